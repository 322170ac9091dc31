"""The sentences of `kamouraska erase`: what holds a text, what went, and what is left for somebody to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Final[Mapping[str, Words]] = {
    "erase.found": Words(
        "{questions} question(s) dans {groups} groupe(s) contiennent ce texte, et {others} autre(s) trace(s) "
        "(brouillons, journal, demandes d’être prévenu, titres).",
        "{questions} question(s) in {groups} group(s) hold this text, and {others} other trace(s) "
        "(drafts, journal, requests to be told, headings).",
    ),
    "erase.not_yet": Words(
        "Rien n’a été changé. Pour effacer, pour de bon\u00a0: la même commande avec --yes.",
        "Nothing was changed. To erase them, for good: the same command with --yes.",
    ),
    "erase.done": Words(
        "Effacé\u00a0: {questions} question(s) dans {groups} groupe(s), et {others} autre(s) trace(s).",
        "Erased: {questions} question(s) in {groups} group(s), and {others} other trace(s).",
    ),
    "erase.cards": Words(
        "Sur Discord, {cards} carte(s) en parlent encore\u00a0: le bot qui tourne les refait ou les retire dans la minute, "
        "sinon dès son prochain démarrage.",
        "On Discord, {cards} card(s) still tell of it: a bot that is running redraws or deletes them within a minute, "
        "else when it next starts.",
    ),
    "erase.copies": Words(
        "Les sauvegardes prises avant ({count}, dans {folder}) le contiennent peut-être encore, jusqu’à ce qu’elles fassent "
        "place à de plus récentes; remises en place, elles le perdent.",
        "Copies taken before ({count}, in {folder}) may still hold it, until they make way for newer ones; put back, "
        "they lose it.",
    ),
    "erase.left": Words(
        "Ce fichier contient encore ce texte; à vous de le corriger ou de le supprimer\u00a0: {file}",
        "This file still holds the text; it is for you to correct or delete: {file}",
    ),
}
