"""The sentences of the review desk, the same in the terminal, on the staff pages and on Discord. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    # Somebody else was faster, or the group does not stand as the act needs
    "already.new": Words("Le groupe {id} attend dans la file.", "Group {id} is waiting in the queue."),
    "already.claimed": Words(
        "Le groupe {id} est déjà réservé, par {who}, le {when}.", "Group {id} is held by {who}, since {when}."
    ),
    "already.answered": Words(
        "Le groupe {id} a déjà sa réponse, par {who}, le {when}.", "Group {id} was answered by {who}, at {when}."
    ),
    "already.merged": Words(
        "Le groupe {id} a déjà été fusionné, par {who}, le {when}.", "Group {id} was merged by {who}, at {when}."
    ),
    "already.dismissed": Words(
        "Le groupe {id} a déjà été écarté, par {who}, le {when}.", "Group {id} was dismissed already, by {who}, at {when}."
    ),
    "already.reopened": Words(
        "Le groupe {id} a été rouvert, par {who}, le {when}.", "Group {id} was reopened by {who}, at {when}."
    ),
    # What was done
    "done.claim": Words("Groupe {id} réservé.", "Group {id} claimed."),
    "done.release": Words("Groupe {id} remis à tous.", "Group {id} released."),
    "done.reopen": Words("Groupe {id} rouvert.", "Group {id} reopened."),
    "done.merge": Words("Groupe {id} fusionné dans le groupe {into}.", "Group {id} merged into group {into}."),
    "would.merge": Words("Fusionnerait le groupe {id} dans le groupe {into}.", "Would merge group {id} into group {into}."),
    "done.split": Words("Nouveau groupe {new}, tiré du groupe {id}.", "New group {new}, taken out of group {id}."),
    "done.undo": Words("Groupe {id}\u00a0: dernier geste annulé ({state}).", "Group {id}: last act undone ({state})."),
    # How a group stands
    "state.new": Words("nouveau", "new"),
    "state.claimed": Words("réservé", "claimed"),
    "state.answered": Words("répondu", "answered"),
    "state.merged": Words("fusionné", "merged"),
    "state.dismissed": Words("écarté", "dismissed"),
    "state.reopened": Words("rouvert", "reopened"),
}
