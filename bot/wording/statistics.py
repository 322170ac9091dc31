"""The sentences of the numbers that staff see, and of the week that they are told. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    # The week, told in the staff's channel
    "digest.title": Words("**La semaine des questions**, du {first} au {last}", "**The week in questions**, {first} to {last}"),
    "digest.silent": Words("Personne n’a rien demandé cette semaine-là.", "Nobody asked anything that week."),
    "digest.week": Words(
        "Questions\u00a0: {asked}. Répondues\u00a0: {answered} ({share}\u00a0%). Restées sans réponse\u00a0: {refused}.",
        "Questions: {asked}. Answered: {answered} ({share}%). Left without an answer: {refused}.",
    ),
    "digest.before": Words(
        "La semaine d’avant\u00a0: {asked}, dont {share}\u00a0% répondues.", "The week before: {asked}, {share}% answered."
    ),
    "digest.wrong": Words("«\u00a0Faux\u00a0»\u00a0: {wrong}.", "“Wrong”: {wrong}."),
    "digest.none_open": Words("Rien n’attend l’équipe. Beau travail!", "Nothing waits for the team. Well done!"),
    "digest.open": Words(
        "Groupes en attente\u00a0: {open}. Les plus demandés\u00a0:", "Groups waiting: {open}. The most wanted:"
    ),
    "digest.wanted": Words(
        "{place}. {question} (personnes\u00a0: {askers}, nº\u00a0{id})", "{place}. {question} (people: {askers}, no. {id})"
    ),
    "digest.oldest": Words(
        "La plus ancienne attend depuis le {since}\u00a0: {question} (nº\u00a0{id})",
        "The oldest has been waiting since {since}: {question} (no. {id})",
    ),
    # The page of numbers
    "numbers.title": Words("Ce qui compte", "What matters"),
    "numbers.lead": Words("Du {first} au {last}.", "{first} to {last}."),
    "numbers.asked": Words("questions", "questions"),
    "numbers.answered": Words("répondues", "answered"),
    "numbers.refused": Words("sans réponse", "without an answer"),
    "numbers.wrong": Words("«\u00a0Faux\u00a0»", "“Wrong”"),
    "numbers.open": Words("groupes en attente", "groups waiting"),
    "numbers.weeks": Words("Par semaine", "By week"),
    "numbers.weeks_text": Words(
        "Questions par semaine, la plus récente à droite\u00a0: {asked} en tout, dont {answered} répondues.",
        "Questions by week, the latest on the right: {asked} in all, {answered} of them answered.",
    ),
    "numbers.week_of": Words("Semaine du", "Week of"),
    "numbers.share": Words("Part répondue", "Share answered"),
    "numbers.table": Words("Les mêmes nombres en tableau", "The same numbers as a table"),
    "numbers.entries": Words("Les sujets les plus demandés", "The most asked subjects"),
    "numbers.entry": Words("Sujet", "Subject"),
    "numbers.languages": Words("Par langue", "By language"),
    "numbers.channels": Words("Par canal", "By channel"),
    "numbers.reasons": Words("Pourquoi sans réponse", "Why without an answer"),
    "numbers.reason": Words("Raison", "Reason"),
    "numbers.wrong_entries": Words("Réponses dites fausses", "Answers said to be wrong"),
    "numbers.wanted": Words("Les plus demandées sans réponse", "The most wanted without an answer"),
    "numbers.oldest": Words("Les plus anciennes en attente", "The oldest that wait"),
    "numbers.question": Words("Question", "Question"),
    "numbers.people": Words("Personnes", "People"),
    "numbers.since": Words("Depuis", "Since"),
    "numbers.take": Words("Emporter\u00a0:", "Take along:"),
    "numbers.take_numbers": Words("les chiffres", "the numbers"),
    "numbers.take_questions": Words("les questions", "the questions"),
    "numbers.nothing": Words("Rien encore.", "Nothing yet."),
}
