"""Cuts a message into the questions that it asks, as they were typed. Knows where stretches end; `asking` which of them ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.nlu.asking import Stretch, Token, asks, content, goes_on, is_tail, joins, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.nlu.languages.signs import Signs

MOST: Final = 4
"""Questions of one message that are read; each costs as much as a message of its own."""
LONGEST: Final = 600
"""Characters of a message that is cut; each part is read again, and a long story that somebody tells is about one thing."""
_FEWEST: Final = 3
"""Words of content that a sentence must hold to be read without what is told beside it."""
_END: Final = re.compile(r"[?!]+[?!\s]*|[.;…]+(?=\s|$)|\n+")
_MARKER: Final = re.compile(r"^[ \t]*(?:\d{1,2}[.)]|[a-d]\)|[-*•–—])[ \t]+|(?<=[\s:])\d{1,2}\)[ \t]+", re.MULTILINE)
"""What begins an item of a list."""
_LOOSE: Final = re.compile(r"(?:^|\s)(?:\d{1,2}[.)]|[a-d]\)|[-*•–—])$")
"""The same where it was left at the end of the item before."""
_EDGE: Final = " \t\r\n,;:-–—"


@dataclass(frozen=True, slots=True)
class Asked:
    """One of several questions.

    Attributes:
        text: as typed, with the background told before it.
        joined: whether it goes on from the one before it, in the same sentence or by "et", "pis", "and".
        tail: whether it does so only to have said more precisely what was asked: "et de quel type?".
        content: how many words say what is asked about, see `asking.content`.
    """

    text: str
    joined: bool
    tail: bool
    content: int


@dataclass(frozen=True, slots=True)
class Split:
    """A message by what it asks.

    Attributes:
        parts: in order; none when the message asks one thing at most.
        rest: what follows the last of them, where a message asks more than `MOST`; else empty.
        alone: of a message that asks one thing and tells something besides, the sentence that asks; else empty.
    """

    parts: tuple[Asked, ...] = ()
    rest: str = ""
    alone: str = ""


def split(text: str, signs: Signs) -> Split:
    """Cut a message where one question ends and the next begins: sentences, lines, items of lists, "… et qui …".

    A message of more than `LONGEST` characters is left whole.

    What asks nothing (a courtesy, a background) stays with the question after it; at the end, with the one before it.
    """
    if len(text) > LONGEST:
        return Split()
    begins: list[int] = []
    asking: Stretch | None = None
    stretches = list(_stretches(text, signs))
    told: list[tuple[bool, bool, int]] = []
    start: int | None = None
    for stretch in stretches:
        for place, piece in enumerate(_questions(stretch, signs)):
            start = piece.tokens[0].start if start is None else start
            if asks(piece, signs):
                begins.append(start)
                joined = place > 0 or goes_on(piece, signs)
                told.append((joined, joined and is_tail(piece, signs), content(piece, signs)))
                asking = stretch
                start = None
    if len(begins) < 2:  # noqa: PLR2004 - nothing to tell apart
        if asking is None or len(stretches) == 1 or told[0][-1] < _FEWEST:
            return Split()
        return Split(alone=_typed(f"{text[asking.tokens[0].start : asking.tokens[-1].end]}{asking.tail}"))
    ends = [*begins[1:], len(text)]
    typed = [_typed(text[begin:end]) for begin, end in zip(begins, ends, strict=True)]
    parts = tuple(Asked(one, *hung) for one, hung in zip(typed[:MOST], told, strict=False))
    return Split(parts, _typed(text[begins[MOST] :]) if len(begins) > MOST else "")


def _typed(stretch: str) -> str:
    """The stretch as typed, without the marker of the next item of a list, nor what stands loose at its edges."""
    kept = stretch.strip(_EDGE)
    while (marker := _LOOSE.search(kept)) is not None:
        kept = kept[: marker.start()].strip(_EDGE)
    return kept


def _stretches(text: str, signs: Signs) -> Iterator[Stretch]:
    """The sentences, lines and items of a message, those without a word left out."""
    begin = 0
    found = tokens(text)
    at = 0
    for end, after, tail in _ends(text):
        inside: list[Token] = []
        while at < len(found) and found[at].start < end:
            if found[at].start >= begin:  # the number that begins an item is none of its words
                inside.append(found[at])
            at += 1
        if inside and tail == "." and _is_shortened(inside[-1], signs):
            at -= len(inside)
            continue
        if inside:
            yield Stretch(tuple(inside), tail)
        begin = after


def _is_shortened(last: Token, signs: Signs) -> bool:
    """Whether a point after that word ends no sentence ("St. Pascal", "J. Tremblay")."""
    return last.text in signs.shortened or (len(last.text) == 1 and last.text.isalpha())


def _ends(text: str) -> list[tuple[int, int, str]]:
    """Where each stretch ends, where the next one begins, and the sign between them."""
    markers = [(match.start(), match.end(), "") for match in _MARKER.finditer(text)]
    stops = [(match.start(), match.end(), match.group().strip()) for match in _END.finditer(text)]
    kept = [stop for stop in stops if not any(start <= stop[0] < end for start, end, _ in markers)]
    return [*sorted([*markers, *kept]), (len(text), len(text), "")]


def _questions(stretch: Stretch, signs: Signs) -> Iterator[Stretch]:
    """The questions coordinated inside one sentence; the sentence itself where it holds no more than one."""
    words = stretch.tokens
    begin = 0
    for at in range(1, len(words)):
        right = Stretch(words[at:], "?")
        left = Stretch(words[begin:at], "?" if begin or goes_on(right, signs) else ",")
        if at > begin and joins(left, right, signs) and asks(left, signs, outright=True):
            yield left
            begin = at
    yield Stretch(words[begin:], "?" if begin else stretch.tail)
