"""What staff are told while something is tried, on their pages and in the terminal. Knows nothing of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    "trying.title": Words("À l’essai…", "Being tried…"),
    "trying.begun": Words("On lit les fichiers.", "The files are being read."),
    "trying.asked": Words("Questions reposées\u00a0: {asked} sur {of}", "Questions asked again: {asked} of {of}"),
    "trying.words.one": Words(
        "À première vue, {n} question reçoit une autre réponse", "At first sight {n} question gets another answer"
    ),
    "trying.words.many": Words(
        "À première vue, {n} questions reçoivent une autre réponse", "At first sight {n} questions get another answer"
    ),
    "trying.near.one": Words(
        "{n} question en parle et pourrait changer de réponse", "{n} question speaks of it and may get another answer"
    ),
    "trying.near.many": Words(
        "{n} questions en parlent et pourraient changer de réponse", "{n} questions speak of it and may get another answer"
    ),
    "trying.in_terminal": Words(
        "À première vue, {words} question(s) changent de réponse; {near} en parlent et peuvent changer.",
        "At first sight {words} question(s) get other words; {near} speak of it and may change.",
    ),
    "trying.going": Words("à l’essai", "being tried"),
    "trying.over": Words("essai terminé", "trial done"),
    "trying.again": Words("essai à refaire", "to be tried again"),
    "trying.others": Words("et {n} de plus", "and {n} more"),
    "trying.outdated": Words(
        "Ce que le bot sait a changé pendant ce temps : l’essai ne vaut plus. Votre feuille est là, essayez de nouveau.",
        "What the bot knows has changed meanwhile: the trial no longer holds. Your sheet is here, try again.",
    ),
    "trying.stay": Words(
        "Vous pouvez quitter la page : l’essai continue, et vous le retrouverez ici.",
        "You can leave this page: the trial goes on, and you will find it here.",
    ),
}
