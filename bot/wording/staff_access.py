"""The sentences about who gets into the staff's pages: a link's page, roles, sessions. Knows nothing of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    "nav.inside": Words("Sessions", "Sessions"),
    "role.reader": Words("lecture", "reader"),
    "role.editor": Words("rédaction", "editor"),
    "role.approver": Words("approbation", "approver"),
    "role.admin": Words("administration", "admin"),
    # Signing in
    "sign_in.title": Words("Bonjour, {by}", "Hello, {by}"),
    "sign_in.lead": Words(
        "Ce lien est à vous et sert une fois\u00a0: le bouton vous fait entrer.",
        "This link is yours, and works once: it is the button that opens it.",
    ),
    "sign_in.skip": Words("Aller au bouton", "Skip to the button"),
    "sign_in.enter": Words("Entrer", "Enter"),
    # Who is inside
    "inside.title": Words("Sessions ouvertes", "Open sessions"),
    "inside.lead": Words(
        "Les vôtres, sur chaque appareil. Fermez-en une\u00a0: c’est fini partout, tout de suite.",
        "Yours, on each device. One that is ended is over everywhere, at once.",
    ),
    "inside.lead_all": Words(
        "Celles de toute l’équipe. Fermez-en une\u00a0: c’est fini partout, tout de suite.",
        "The whole team’s. One that is ended is over everywhere, at once.",
    ),
    "inside.here": Words("ici", "here"),
    "inside.row": Words("{role} · ouverte {opened}, jusqu’à {expires}", "{role} · opened {opened}, until {expires}"),
    "inside.end": Words("Fermer cette session", "End this session"),
    "inside.ended": Words("La session est fermée.", "The session is over."),
    "inside.end_all": Words("Sortir partout", "Leave everywhere"),
    "inside.end_all_hint": Words("Ferme toutes vos sessions, celle-ci aussi.", "Ends every session of yours, this one too."),
}
