"""The sentences of the staff's pages on which an answer is found and looked over. Knows nothing of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words
from bot.wording import finding

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    **finding.SENTENCES,
    "nav.answers": Words("Réponses", "Answers"),
    # Finding
    "answers.title": Words("Les réponses du bot", "The bot’s answers"),
    "answers.lead": Words(
        "Cherchez un mot du titre, du texte, d’un nom, d’une façon de demander ou de la source, en français ou en anglais. "
        "La fiche montre tout d’une réponse, et c’est là qu’on la corrige.",
        "Look for a word of the title, the text, a name, a way to ask or the source, in French or in English. The sheet shows "
        "all about an answer, and it is corrected there.",
    ),
    "answers.label": Words("Chercher une réponse", "Look for an answer"),
    "answers.text": Words("Mots", "Words"),
    "answers.find": Words("Chercher", "Search"),
    "answers.near": Words(
        "Réponses {first} à {last} sur {total}, la plus proche d’abord",
        "Answers {first} to {last} of {total}, the nearest first",
    ),
    "answers.most": Words(
        "Réponses {first} à {last} sur {total}, la plus demandée d’abord",
        "Answers {first} to {last} of {total}, the most asked first",
    ),
    "answers.given.one": Words("fois", "time"),
    "answers.given.many": Words("fois", "times"),
    "answers.dated": Words("Source\u00a0: {day}", "Source: {day}"),
    "answers.undated": Words("Source sans date", "Source without a date"),
    "answers.derived": Words("tirée d’autre chose", "told from something else"),
    # The sheet
    "entry.here": Words("Sur cette fiche", "On this sheet"),
    "entry.waits": Words("Une correction de {by} attend d’être approuvée.", "A correction by {by} waits for approval."),
    "entry.says": Words("Ce que le bot dit", "What the bot says"),
    "entry.no_english": Words(
        "Pas encore d’anglais\u00a0: qui demande en anglais lit le français.",
        "No English yet: whoever asks in English reads the French.",
    ),
    "entry.refuses": Words(
        "Le bot sait qu’on le demande et dit qu’il ne le sait pas\u00a0: il n’y a pas de texte à corriger ici.",
        "The bot knows that this is asked and says that it does not know: there is no text to correct here.",
    ),
    "entry.derived": finding.DERIVED,
    "entry.steps": Words("Prochaine étape", "Next step"),
    "entry.until": Words("Bon jusqu’au {day}.", "Holds until {day}."),
    "entry.due": Words("À relire depuis le {day}.", "To be read again since {day}."),
    "entry.file": Words("Fichier\u00a0:", "File:"),
    "entry.asked": Words("Qui la demande, et comment", "Who asks it, and how"),
    "entry.given.one": Words("Donnée {n} fois", "Given {n} time"),
    "entry.given.many": Words("Donnée {n} fois", "Given {n} times"),
    "entry.last": Words("en dernier le {day}", "last on {day}"),
    "entry.never": Words("Pas encore donnée, d’après les comptes.", "Not given yet, by the counts."),
    "entry.counted": Words("{what}\u00a0:\u00a0{n}", "{what}:\u00a0{n}"),
    "entry.language": Words("Langue", "Language"),
    "entry.nowhere": Words("pas dit", "not told"),
    "entry.examples": Words("Comme des gens l’ont demandé (masqué)", "As people asked it (masked)"),
    "entry.no_example": Words(
        "Les questions qui ont eu leur réponse ne sont pas gardées\u00a0: il n’y a pas d’exemple.",
        "Questions that got their answer are not kept: there is no example.",
    ),
    "entry.ways.one": Words("… et {n} autre façon", "… and {n} other way"),
    "entry.ways.many": Words("… et {n} autres façons", "… and {n} other ways"),
    "entry.more.one": Words("… et {n} groupe de plus", "… and {n} more group"),
    "entry.more.many": Words("… et {n} groupes de plus", "… and {n} more groups"),
    "entry.said": Words("Ce que les gens en disent", "What people say of it"),
    "entry.none_said": Words("Personne n’en a encore rien dit.", "Nobody has said anything of it yet."),
    "entry.all_said": Words("Tous les avis", "All feedback"),
    "entry.older.one": Words("… et {n} geste plus ancien", "… and {n} older act"),
    "entry.older.many": Words("… et {n} gestes plus anciens", "… and {n} older acts"),
    "entry.unchanged": Words("Le texte est resté le même.", "The text stayed the same."),
}
