"""The sentences about what waits for a second pair of eyes. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    "approve.own": Words(
        "Vous l’avez écrit\u00a0: c’est à quelqu’un d’autre de l’approuver.",
        "You wrote it: it is for somebody else to approve.",
    ),
    "approve.no_word": Words("Écrivez ce qui est à revoir.", "Say in a word what is to be looked at again."),
    # In the terminal
    "waiting.one": Words("{target}  écrit par {by}, {at}", "{target}  written by {by}, {at}"),
    "waiting.none": Words("Rien n’attend d’être approuvé.", "Nothing waits for approval."),
    "approve.would": Words("Publierait ce qui attend pour {id}\u00a0:", "Would publish what waits for {id}:"),
    "approve.did": Words("Approuvé et publié ({id})\u00a0:", "Approved and published ({id}):"),
    "approve.sent_back": Words("Renvoyé à qui l’a écrit ({id}).", "Sent back to its writer ({id})."),
    "answer.waits": Words(
        "Proposé pour {id}\u00a0: une autre personne l’approuvera (review approve).",
        "Proposed for {id}: somebody else will approve it (review approve).",
    ),
    # On the web
    "nav.approval": Words("À approuver", "To approve"),
    "approve.title": Words("À approuver", "To approve"),
    "approve.lead": Words(
        "Ce que quelqu’un a écrit et qu’une autre personne doit voir avant que le bot le dise.",
        "What somebody wrote, and somebody else is to see before the bot says it.",
    ),
    "approve.empty": Words("Rien n’attend d’être approuvé.", "Nothing waits for approval."),
    "approve.by": Words("écrit par {by}, {at}", "written by {by}, {at}"),
    "approve.look": Words("Voir l’essai", "See the dry run"),
    "approve.publish": Words("Approuver et publier", "Approve and publish"),
    "approve.send_back": Words("Renvoyer", "Send back"),
    "approve.word": Words("Un mot pour qui l’a écrit", "A word for whoever wrote it"),
    "approve.not_you": Words(
        "Vous l’avez écrit\u00a0: une autre personne l’approuvera. *Annuler le dernier geste* le retire.",
        "You wrote it: somebody else will approve it. *Undo the last act* takes it back.",
    ),
    "approve.no_role": Words("Il faut le rôle d’approbation pour le publier.", "It takes an approver to publish it."),
    "approve.before": Words("Ce que le bot dit maintenant", "What the bot says now"),
    "approve.after": Words("Ce qu’il dirait", "What it would say"),
    "approve.wrote": Words("écrit par {by}", "written by {by}"),
    "told.approve": Words(
        "Approuvé et publié. Le bot le sait dès maintenant.", "Approved and published. The bot knows it from now on."
    ),
    "told.send_back": Words("Renvoyé, avec votre mot.", "Sent back, with your word."),
    "told.propose": Words(
        "Proposé. Une autre personne de l’équipe verra l’essai, et le publiera ou vous le renverra.",
        "Proposed. Somebody else of the team will see the dry run, and publish it or send it back to you.",
    ),
    "told.sent_back": Words("Renvoyé par {by}\u00a0: {word}", "Sent back by {by}: {word}"),
}
