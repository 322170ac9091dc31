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
    "digest.wrong": Words("«\u00a0Ce n’est pas ça\u00a0»\u00a0: {wrong}.", "“That is not it”: {wrong}."),
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
}
