"""Courtesies and background around a question, and names of nobody in it: made examples, for learning alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random

    from bot.knowledge.model import Language
    from bot.matching.mentions import Mention
    from bot.matching.text import Word

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
_AT_ONCE: Final = 0.4


def wrapped(text: str, language: Language, chance: random.Random) -> str:
    """The question with something said before it, after it, or both, which asks nothing."""
    before = f"{chance.choice(_BEFORE[language])} " if chance.random() > _AT_ONCE else ""
    after = f" {chance.choice(_AFTER[language])}" if chance.random() > _AT_ONCE or not before else ""
    return f"{before}{text}{after}"


def of_nobody(found: tuple[Word, ...], mention: Mention, chance: random.Random) -> str:
    """The question asked of somebody that the knowledge does not hold."""
    said = [word.written for word in found]
    return " ".join((*said[: mention.start], chance.choice(_NOBODY), *said[mention.end :]))
