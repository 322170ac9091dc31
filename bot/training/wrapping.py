"""Courtesies and background around a question, and names of nobody in it: made examples, for learning alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.nlu.text import words

if TYPE_CHECKING:
    import random

    from bot.knowledge.model import Language
    from bot.nlu.mention import Mention
    from bot.nlu.text import Word

_BEFORE: Final[dict[Language, tuple[str, ...]]] = {
    "fr": (
        "Bonjour!",
        "Bonjour, j'espère que vous allez bien.",
        "Salut la gang.",
        "Bonsoir, je viens tout juste d'arriver dans la région avec ma famille.",
        "Allo! On déménage de Montréal au printemps et on se pose plein de questions.",
        "Mon chum et moi, on pense s'installer par chez vous.",
        "Petite question rapide.",
        "Je ne sais pas si je suis au bon endroit.",
        "Excusez-moi de vous déranger.",
        "J'habite à Lyon pour le moment.",
        "Je fais une recherche pour un travail d'école.",
        "hey",
        "Bon matin,",
    ),
    "en": (
        "Hi there!",
        "Hello, hope you are doing well.",
        "Good evening, my family and I just arrived in the area.",
        "We are moving from Toronto next spring and have many questions.",
        "Quick question.",
        "Not sure if this is the right place to ask.",
        "Sorry to bother you.",
        "I am writing a paper for school.",
        "hey",
    ),
}
_AFTER: Final[dict[Language, tuple[str, ...]]] = {
    "fr": (
        "Merci!",
        "Merci d'avance et bonne journée.",
        "Merci beaucoup, Jean Tremblay",
        "Bonne fin de journée",
        "svp",
        "Envoyé de mon iPhone",
        "Au plaisir de vous lire.",
        "C'est pour ma blonde.",
        "J'aimerais le savoir assez vite.",
    ),
    "en": (
        "Thanks!",
        "Thank you in advance and have a nice day.",
        "Many thanks, John Smith",
        "Sent from my iPhone",
        "please",
        "Looking forward to your answer.",
        "Asking for my wife.",
    ),
}
_NOBODY: Final = (
    "Saint-Zotique-du-Lac",
    "Sainte-Perpétue-des-Bois",
    "Saint-Ludger",
    "Bellechasse",
    "Sainte-Adélaïde",
    "Gérard Plourdeau",
    "Transports Beaumontel inc.",
    "Rimouski",
    "Drummondville",
    "Plastiques Orveau",
    "Kamloops",
    "Saint-Fabien-de-Panet",
    "Boulangerie Grandmaison",
    "Baie-Comeau",
)
_FROM: Final[dict[Language, tuple[str, ...]]] = {
    "fr": (
        "Je suis de {}.",
        "On vit à {} pour le moment,",
        "Je reste à {} pis je pense déménager.",
        "Ma famille est à {},",
        "On arrive de {} au mois de mai,",
        "J'habite {}.",
    ),
    "en": (
        "I'm from {}.",
        "We live in {} right now,",
        "I am writing from {},",
        "My parents are in {}.",
        "Moving from {} soon,",
    ),
}
_ELSEWHERE: Final = ("Lyon", "Dakar", "Rimouski", "Gatineau", "Toronto", "Manille", "Bruxelles", "Laval", "Boston", "Tunis")
_OPENING: Final[dict[Language, tuple[str, ...]]] = {
    "fr": ("c'est qui qui", "quelle organisation", "quel endroit", "qui est-ce qui", "là où", "c'est quoi la place où"),
    "en": ("who is it that", "which organization", "which place", "the one where", "what's the place that", "who"),
}
_KEPT: Final = 0.75
"""Share of a fact's words that somebody who asks by it says."""
_OTHER_WORDS: Final = 6
_AND: Final[dict[Language, str]] = {"fr": "et", "en": "and"}
_AT_ONCE: Final = 0.4


def wrapped(text: str, language: Language, chance: random.Random) -> str:
    """The question with something said before it, after it, or both, which asks nothing."""
    before = f"{_said_before(language, chance)} " if chance.random() > _AT_ONCE else ""
    after = f" {chance.choice(_AFTER[language])}" if chance.random() > _AT_ONCE or not before else ""
    return f"{before}{text}{after}"


def of_nobody(found: tuple[Word, ...], mention: Mention, chance: random.Random) -> str:
    """The question asked of somebody that the knowledge does not hold."""
    said = [word.written for word in found]
    return " ".join((*said[: mention.start], chance.choice(_NOBODY), *said[mention.end :]))


def _said_before(language: Language, chance: random.Random) -> str:
    if chance.random() < 1 / 3:
        return chance.choice(_FROM[language]).format(chance.choice(_ELSEWHERE))
    return chance.choice(_BEFORE[language])


def of_both(found: tuple[Word, ...], mention: Mention, other: str, language: Language) -> str:
    """The question asked of somebody else at once."""
    said = [word.written for word in found]
    return " ".join((*said[: mention.end], _AND[language], other, *said[mention.end :]))


def by_what_is_said(text: str, names: frozenset[str], language: Language, chance: random.Random) -> str:
    """A question that asks for somebody by what is known of them: a part of a fact's words, without any name.

    Args:
        text: of the fact. names: folded words that may not stand in it.
    """
    said = [word.written for word in words(text) if word.text not in names]
    kept = [word for word in said if chance.random() < _KEPT or word.isdigit()]
    return f"{chance.choice(_OPENING[language])} {' '.join(kept)}?"


def otherwise(text: str, other: str, chance: random.Random) -> str:
    """The same with another number, or with words of another fact: nobody is known of whom it is true."""
    if any(letter.isdigit() for letter in text):
        return "".join(str(chance.randrange(10)) if letter.isdigit() else letter for letter in text)
    return f"{text} {' '.join(other.split()[-_OTHER_WORDS:])}"
