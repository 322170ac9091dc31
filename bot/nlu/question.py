"""A question as it is compared: its words mended, its names as classes, its sentences. Knows no answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.matching.bounds import MOST_NAMES
from bot.matching.masking import masked
from bot.matching.strangers import is_origin
from bot.matching.text import fold
from bot.matching.words import stem
from bot.nlu.index import read_as

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.knowledge.model import Language
    from bot.matching.mentions import Mention
    from bot.matching.speller import Speller
    from bot.matching.text import Word

YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONG: Final = 9
"""Words up to which a message is compared only as a whole."""
_MOST_SENTENCES: Final = 3
"""Of a longer message the last sentences are compared alone, too: what is asked tends to come last."""
_FEWEST_ASKED: Final = 2
_MOST_WORDS: Final = 60
"""Of a reading: the last ones, since what is asked tends to come last; comparing takes time by the word."""
_SAINTS: Final = frozenset({"saint", "sainte", "saints", "saintes"})
_AT: Final = frozenset({"chez"})
_CAPITAL: Final = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][\w’'-]{2,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a message: the whole of it, or one of its sentences.

    Attributes:
        tokens: with names as classes. typed: mended words. sentence: names read as their class, for the encoder.
        content: stems of the words that carry what is asked, names left out.
    """

    tokens: tuple[str, ...]
    typed: tuple[str, ...]
    sentence: str
    content: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared with the answers.

    Attributes:
        plain: as typed. readings: the whole message first.
        mentions: names in it, the first of very many; home: those of the region itself, which narrow nothing.
        years, numbers: as digits. unknown: words that nobody here knows. invented: how many of them look like a name.
        elsewhere: names of elsewhere that are asked about, not only come from.
    """

    plain: str
    language: Language
    words: tuple[Word, ...]
    readings: tuple[Reading, ...]
    mentions: tuple[Mention, ...]
    home: tuple[Mention, ...]
    years: frozenset[str]
    numbers: frozenset[str]
    unknown: int
    invented: int
    elsewhere: int

    @property
    def texts(self) -> frozenset[str]:
        """The mended words."""
        return frozenset(self.readings[0].typed)


def read(
    text: str, plain: str, found: tuple[Word, ...], mentions: tuple[Mention, ...], language: Language, speller: Speller
) -> Question:
    """Prepare a message for comparison.

    Args:
        text: as received. plain: the same with texting opened.
        found: its words. mentions: the names in them, in order.
    """
    named = {index for mention in mentions for index in range(mention.start, mention.end)}
    repaired = speller.repaired([word.text for word in found])
    mended = tuple(
        word if index in named else replace(word, text=better)
        for index, (word, better) in enumerate(zip(found, repaired, strict=True))
    )
    home = tuple(m for m in mentions if not speller.homes.isdisjoint(m.ids()))
    unknown = [i for i, word in enumerate(found) if i not in named and not speller.is_known(word.text)]
    digits = {word.text for word in found if word.text.isdigit()}
    years = {digit for digit in digits if YEAR.fullmatch(digit)}
    return Question(
        plain=plain,
        language=language,
        words=found,
        readings=tuple(_readings(mended, mentions, home, language, speller)),
        mentions=mentions[:MOST_NAMES],
        home=home,
        years=frozenset(years),
        numbers=frozenset(digits - years),
        unknown=len(unknown),
        invented=_invented(found, unknown) + _capitals(text, {found[i].text for i in unknown}),
        elsewhere=sum(m.kind == "elsewhere" and not is_origin(m, found) for m in mentions),
    )


def _readings(
    mended: tuple[Word, ...],
    mentions: Sequence[Mention],
    home: Sequence[Mention],
    language: Language,
    speller: Speller,
) -> Iterator[Reading]:
    yield _reading(mended, 0, len(mended), mentions, home, language, speller)
    starts = [i for i, word in enumerate(mended) if i == 0 or word.clause != mended[i - 1].clause]
    if len(mended) <= _LONG or len(starts) == 1:
        return
    for start, end in list(zip(starts, [*starts[1:], len(mended)], strict=True))[-_MOST_SENTENCES:]:
        one = _reading(mended, start, end, mentions, home, language, speller)
        if len(one.content) >= _FEWEST_ASKED:
            yield one


def _reading(
    mended: tuple[Word, ...],
    start: int,
    end: int,
    mentions: Sequence[Mention],
    home: Sequence[Mention],
    language: Language,
    speller: Speller,
) -> Reading:
    start = max(start, end - _MOST_WORDS)
    inside = [m for m in mentions if m.start >= start and m.end <= end]
    named = {index for m in inside for index in range(m.start, m.end)}
    stretch = mended[start:end]
    said: list[str] = []
    by_start = {m.start: m for m in inside}
    index = start
    while index < end:
        if (mention := by_start.get(index)) is not None and mention.end > index:
            said.append(_named(mention, mended, home, language, speller))
            index = mention.end
        else:
            said.append(mended[index].text)
            index += 1
    return Reading(
        tokens=masked(stretch, inside, {m.start for m in home}, start),
        typed=tuple(word.text for word in stretch),
        sentence=" ".join(said),
        content=frozenset(
            stem(word.text) for i, word in enumerate(stretch, start) if i not in named and word.text not in speller.stops
        ),
    )


def _named(mention: Mention, mended: Sequence[Word], home: Sequence[Mention], language: Language, speller: Speller) -> str:
    if mention in home:
        return " ".join(word.text for word in mended[mention.start : mention.end])
    return read_as(mention.group, language, speller.wording)


def _invented(found: Sequence[Word], unknown: Collection[int]) -> int:
    """Unknown words after "Saint" or "chez": names of places and firms that nobody here bears."""
    return sum(1 for i in unknown if i > 0 and (found[i - 1].text in _SAINTS or found[i - 1].text in _AT))


def _capitals(text: str, unknown: Collection[str]) -> int:
    """Unknown words that are typed with a capital inside a sentence."""
    return sum(1 for match in _CAPITAL.finditer(text) if fold(match.group()).strip("'-") in unknown)
