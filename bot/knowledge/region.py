"""What the region is called, where the bot speaks of it, and what the bot itself is called there. Knows no file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.knowledge.model import Entity, Language
    from bot.knowledge.positions import Point


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom people turn to when nobody nearer is known: a name and an address, `https://…`."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Shore:
    """The bank of a river, a lake or a sea, as a line through a few points that somebody wrote down.

    Attributes:
        name: of the water, as a map writes it ("le fleuve").
        points: two at the least, in their order along the bank; the water lies on the left of whoever follows them.
    """

    name: Words
    points: tuple[Point, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """All of `region.yaml`: what the bot's own sentences take from the region.

    Attributes:
        name: bare ("Kerval"). called: as a sentence takes it, article included ("le Kerval"): "de" and "à" before it are
            joined with its article. inside: what says that something is there ("au Kerval", "en Gaspésie").
        covers: what of its life the bot answers about ("se loger, travailler"), within brackets; None to leave it unsaid.
        examples: questions to begin with, by language; the first one stands in sentences.
        bot: what the bot calls itself. short: the same where there is little room.
        contact: None where nobody was named.
        time_zone: whose day it is in the answers, as `America/Montreal`; None for that of the machine.
        shore: the bank that its map shows; None to show none.
        written: whether somebody wrote it down; what is guessed, `check` warns of.
    """

    name: Words
    called: Words
    inside: Words
    covers: Words | None
    examples: Mapping[Language, tuple[str, ...]]
    bot: Words
    short: Words
    contact: Contact | None = None
    time_zone: str | None = None
    shore: Shore | None = None
    written: bool = True

    def slots(self, language: Language) -> dict[str, str]:
        """What fills the slots that any sentence of the bot may name."""
        return {
            "region": self.name.in_(language),
            "the_region": self.called.in_(language),
            "in_region": self.inside.in_(language),
            "covers": f" ({self.covers.in_(language)})" if self.covers is not None else "",
            "example": self.examples[language][0],
            "bot": self.bot.in_(language),
            "bot_short": self.short.in_(language),
        }


def nameless(entities: Collection[Entity] = ()) -> Region:
    """The region of a knowledge without `region.yaml`: called as its home, where one of its places is marked so."""
    home = next((entity for entity in entities if entity.home), None)
    called = home.called if home is not None else Words("la région", "the region")
    # « le Lac (la région) » is told apart from the village of that name where both stand in a list.
    name = Words(*(home.name.in_(language).split(" (")[0] for language in ("fr", "en"))) if home is not None else called
    english = called.in_("en")
    bot = Words(f"Questions sur {called.fr}", f"Questions about {english}")
    return Region(
        name=name,
        called=called,
        inside=Words(f"dans {called.fr}", f"in {english}"),
        covers=None,
        examples={"fr": (f"Où est {called.fr}?",), "en": (f"Where is {english}?",)},
        bot=bot,
        short=bot,
        written=False,
    )
