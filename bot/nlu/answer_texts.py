"""What each answer says, in both languages, ready to be compared with a question. Knows no phrasing's meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.knowledge.model import LANGUAGES
from bot.nlu.grams import GramIndex
from bot.nlu.keys import keys_of, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Language
    from bot.nlu.encoder import Encoder
    from bot.nlu.grams import Floats
    from bot.nlu.kept_vectors import Kept
    from bot.nlu.keys import Keys
    from bot.nlu.phrasings import PhrasingRow
    from bot.nlu.statistics import Counted

_LEADING: Final = 3
"""Facts of an entity that describe it when it is asked for by what it is."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """What an answer says: under its label, or `about:ENTITY` for what an entity is."""

    label: str
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class TextIndex:
    """The texts of a knowledge, ready to be compared.

    Attributes:
        keys: what tells each text apart. place: the labels that have a text, each with its number.
        digits: the numbers that each tells. lengths: how many different words it has.
        letters_fr, letters_en: their letters. vectors_fr, vectors_en: their vectors.
    """

    keys: Keys
    place: Mapping[str, int]
    digits: tuple[frozenset[str], ...]
    lengths: tuple[int, ...]
    letters_fr: GramIndex
    letters_en: GramIndex
    vectors_fr: Floats
    vectors_en: Floats

    @classmethod
    def of(
        cls,
        rows: Sequence[TextRow],
        words: Sequence[tuple[Sequence[str], Sequence[str]]],
        encoder: Encoder,
        kept: Kept,
        counted: Counted,
        earlier: TextIndex | None = None,
    ) -> TextIndex:
        """Index texts.

        Args:
            words: of each, in French and in English. kept: vectors made beforehand. counted: how common what they hold is.
            earlier: see `GramIndex.of`.
        """
        keys = keys_of(zip((row.label for row in rows), words, strict=True))
        place = places(keys, earlier.keys) if earlier is not None else None
        before = (earlier.letters_fr, earlier.letters_en) if earlier is not None else (None, None)
        said = [{*french, *english} for french, english in words]
        french, english = [one for one, _ in words], [other for _, other in words]
        return cls(
            keys=keys,
            place={row.label: number for number, row in enumerate(rows)},
            digits=tuple(frozenset(word for word in found if word.isdigit()) for found in said),
            lengths=tuple(map(len, said)),
            letters_fr=GramIndex.of(french, "letters", counted.french, before[0], place),
            letters_en=GramIndex.of(english, "letters", counted.english, before[1], place),
            vectors_fr=encoder.meanings([row.fr for row in rows], kept),
            vectors_en=encoder.meanings([row.en for row in rows], kept),
        )


def sentences(rows: Iterable[PhrasingRow], told: Iterable[TextRow]) -> Iterator[str]:
    """Every sentence that is compared: the phrasings as read, and what the answers say in both languages."""
    yield from (row.sentence for row in rows)
    yield from (text for row in told for text in (row.fr, row.en))


def text_rows(knowledge: Knowledge) -> Iterator[TextRow]:
    """What each answer says, in both languages."""
    for entity in knowledge.entities.values():
        for fact in entity.facts:
            yield TextRow(f"fact:{fact.intent}:{entity.id}", fact.text.fr, fact.text.in_("en"))
        yield TextRow(f"about:{entity.id}", described(entity, "fr"), described(entity, "en"))
    for topic in knowledge.topics.values():
        told = topic.answer or topic.advice
        spoken = [(topic.title.in_(x), told.in_(x) if told is not None else "") for x in LANGUAGES]
        yield TextRow(f"topic:{topic.id}", ". ".join(spoken[0]), ". ".join(spoken[1]))


def described(entity: Entity, language: Language) -> str:
    """What an entity is: its name and the facts that stand first of it."""
    return f"{entity.name.in_(language)}. {' '.join(fact.text.in_(language) for fact in entity.facts[:_LEADING])}"
