"""From a message and the names in it to the question that is compared. Knows what it will be compared with, not the answers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.nlu.accents import sentence
from bot.nlu.amounts import limits
from bot.nlu.languages.function_words import function_words
from bot.nlu.link import in_a_row, is_origin, set_aside
from bot.nlu.name_classes import classed
from bot.nlu.phrasings import read_as
from bot.nlu.question import YEAR, ComparedQuestion, Passage
from bot.nlu.spelling import stem
from bot.nlu.text import MOST_NAMES, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.knowledge.model import Language
    from bot.nlu.mention import Mention
    from bot.nlu.ranking import Ranking
    from bot.nlu.text import Word

_LONG: Final = 9
"""Words up to which a message is compared only as a whole."""
_MOST_SENTENCES: Final = 3
"""Clauses of a longer message that are compared alone, too: those with a word that asks, then the last ones."""
_FEWEST_ASKED: Final = 2
_FEWEST_WORDS: Final = 3
_SHORTEST_MENDED: Final = 5
"""Letters of a word that is mended: a short one that nobody here uses ("boys") is seldom a slip for one of ours."""
_MOST_WORDS: Final = 60
"""Of a passage: the last ones, since what is asked tends to come last; comparing takes time by the word."""
_CAPITAL: Final = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][\w’'-]{2,}")


def prepared(
    text: str,
    found: tuple[Word, ...],
    mentions: tuple[Mention, ...],
    language: Language,
    base: Ranking,
) -> ComparedQuestion:
    """Prepare a message for comparison.

    Args:
        text: as received.
        found: its words. mentions: the names in them, in order. base: what it will be compared with.
    """
    named = {index for mention in mentions for index in range(mention.start, mention.end)}
    repaired = base.vocabulary.spelling.repaired([word.text for word in found])
    mended = tuple(
        word if index in named or len(word.text) < _SHORTEST_MENDED else replace(word, text=better)
        for index, (word, better) in enumerate(zip(found, repaired, strict=True))
    )
    begin, end = base.model.courtesies.asked([word.text for word in mended], text)
    mended = mended[begin:end]
    mentions = tuple(
        replace(m, start=m.start - begin, end=m.end - begin) for m in mentions if m.start >= begin and m.end <= end
    )
    found = found[begin:end]
    for start, stop in reversed(set_aside(mentions, found)):
        found, mended = found[:start] + found[stop:], mended[:start] + mended[stop:]
        mentions = _shifted(mentions, start, stop)
    named = {index for mention in mentions for index in range(mention.start, mention.end)}
    mentions = _joined(mentions, base.scene.ties)
    home = tuple(m for m in mentions if not base.homes.isdisjoint(m.ids()))
    entities = [m for m in mentions if m.kind == "entity" and m not in home]
    unknown = [i for i, word in enumerate(found) if i not in named and not base.vocabulary.is_known(word.text)]
    digits = {word.text for word in found if word.text.isdigit()}
    years = {digit for digit in digits if YEAR.fullmatch(digit)}
    return ComparedQuestion(
        plain=sentence([word.text for word in mended[-_MOST_WORDS:]], base.scene.index.forms, language),
        language=language,
        words=found,
        readings=tuple(_passages(mended, mentions, home, language, base)),
        mentions=mentions[:MOST_NAMES],
        home=home,
        together=(len(entities) > 1 or any(m.joint for m in entities)) and in_a_row(entities, mended),
        years=frozenset(years),
        numbers=frozenset(digits - years),
        limits=limits(found),
        unknown=len(unknown),
        invented=_invented(found, unknown) + _capitals(text, {found[i].text for i in unknown}),
        elsewhere=sum(m.kind == "elsewhere" and not is_origin(m, found) for m in mentions),
    )


def _shifted(mentions: Sequence[Mention], start: int, stop: int) -> tuple[Mention, ...]:
    """The names, where these words are left out with whatever they name."""
    size = stop - start
    before = [m for m in mentions if m.end <= start]
    return (*before, *(replace(m, start=m.start - size, end=m.end - size) for m in mentions if m.start >= stop))


def _passages(
    mended: tuple[Word, ...],
    mentions: Sequence[Mention],
    home: Sequence[Mention],
    language: Language,
    base: Ranking,
) -> Iterator[Passage]:
    yield _passage(mended, 0, len(mended), mentions, home, language, base)
    starts = [i for i, word in enumerate(mended) if i == 0 or word.clause != mended[i - 1].clause]
    if len(mended) <= _LONG or len(starts) == 1:
        return
    clauses = list(zip(starts, [*starts[1:], len(mended)], strict=True))
    asking = [any(word.text in base.model.asking for word in mended[start:end]) for start, end in clauses]
    read = [one for one, asks in zip(clauses, asking, strict=True) if asks or one[1] - one[0] >= _FEWEST_WORDS]
    likeliest = sorted(read, key=lambda one: (asking[clauses.index(one)], one))[-_MOST_SENTENCES:]
    for start, end in sorted(likeliest):
        one = _passage(mended, start, end, mentions, home, language, base)
        if len(one.content) >= (1 if asking[clauses.index((start, end))] else _FEWEST_ASKED):
            yield one


def _passage(
    mended: tuple[Word, ...],
    start: int,
    end: int,
    mentions: Sequence[Mention],
    home: Sequence[Mention],
    language: Language,
    base: Ranking,
) -> Passage:
    start = max(start, end - _MOST_WORDS)
    inside = [m for m in mentions if m.start >= start and m.end <= end]
    named = {index for m in inside for index in range(m.start, m.end)}
    stretch = mended[start:end]
    articles = frozenset().union(*function_words().articles.values())
    said: list[str] = []
    by_start = {m.start: m for m in inside}
    index = start
    while index < end:
        if (mention := by_start.get(index)) is not None and mention.end > index:
            if said and said[-1] in articles and mention not in home:
                said.pop()  # what a class is read as has an article of its own
            said.extend(_named(mention, mended, home, language, base))
            index = mention.end
        else:
            said.append(mended[index].text)
            index += 1
    asked = [word.text for i, word in enumerate(stretch, start) if i not in named and word.text not in base.vocabulary.stops]
    return Passage(
        tokens=classed(stretch, inside, {m.start for m in home}, start),
        typed=tuple(word.text for word in stretch),
        sentence=sentence(said, base.scene.index.forms, language),
        asked=tuple(dict.fromkeys(asked)),
        content=frozenset(map(stem, asked)),
    )


def _named(mention: Mention, mended: Sequence[Word], home: Sequence[Mention], language: Language, base: Ranking) -> list[str]:
    if mention in home:
        return [word.text for word in mended[mention.start : mention.end]]
    return [read_as(mention.group, language, base.model.wording)]


def _joined(mentions: Sequence[Mention], kinds: Mapping[str, frozenset[str]]) -> tuple[Mention, ...]:
    """The names, each with what beside it only says what it is: "the sawmill Boisvert-de-l'Anse"."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        if before is not None and before.end == mention.start and {before.kind, mention.kind} == {"entity", "value"}:
            named, kind = (before, mention) if before.kind == "entity" else (mention, before)
            if any(not kinds.get(id_, frozenset()).isdisjoint(kind.ids()) for id_ in named.ids()):
                found[-1] = replace(named, start=before.start, end=mention.end)
                continue
        found.append(mention)
    return tuple(found)


def _invented(found: Sequence[Word], unknown: Collection[int]) -> int:
    """Unknown words after "Saint" or "chez": names of places and firms that nobody here bears."""
    before = function_words().before_names
    return sum(1 for i in unknown if i > 0 and found[i - 1].text in before)


def _capitals(text: str, unknown: Collection[str]) -> int:
    """Unknown words that are typed with a capital inside a sentence."""
    return sum(1 for match in _CAPITAL.finditer(text) if fold(match.group()).strip("'-") in unknown)
