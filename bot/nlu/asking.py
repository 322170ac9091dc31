"""Whether a stretch of a message asks something, and whether a new question begins inside it. Knows words, and no answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bot.nlu.languages.lists import WORD
from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.nlu.languages.lists import Phrases
    from bot.nlu.languages.signs import Signs

_Tying = Literal["always", "verb", "never"]

_LONGEST: Final = 6
"""Words of the longest phrase that is looked for."""
_NEAR: Final = 5
"""Words from its beginning within which a question shows a verb and the subject after it ("à Ixe, y a-t-il")."""
_LEAD: Final = 4
"""Words that may stand before a question word ("et jusqu'à", "ok donc de")."""
_NAME: Final = 3
"""Words of content that a word counts for which is typed with a capital inside a sentence: it says who or where."""
_SPOKEN: Final = 8
"""Words within which the question word of a spoken question is looked for ("il faut compter combien de temps")."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a message, folded.

    Attributes:
        start, end: where it stands. paused: whether a comma, a colon or the like stands before it.
        accented: whether it was typed with an accent. capital: whether it begins with a capital letter.
    """

    text: str
    start: int
    end: int
    paused: bool
    accented: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or one question of it; `tail` is the sign that ends it."""

    tokens: tuple[Token, ...]
    tail: str

    def after(self, count: int) -> Stretch:
        """What follows so many words."""
        return Stretch(self.tokens[count:], self.tail)


def tokens(text: str) -> list[Token]:
    """The words of a message, in order."""
    found: list[Token] = []
    for match in WORD.finditer(text):
        between = text[found[-1].end if found else 0 : match.start()]
        paused = any(sign in between for sign in (",", ":", "(", " - ", "–", "—"))
        typed = match.group()
        found.append(Token(fold(typed), match.start(), match.end(), paused, not typed.isascii(), typed[0].isupper()))
    return found


def asks(stretch: Stretch, signs: Signs, *, outright: bool = False) -> bool:
    """Whether a stretch asks something of its own.

    Args:
        outright: whether only words tell, since the sign at the end is another's.
    """
    if not _has_content(stretch, signs):
        return False
    if "?" in stretch.tail and not outright:
        return True
    if "!" in stretch.tail:
        return False
    if _closes(stretch, signs) or _spoken(stretch, signs):
        return True
    # Without its sign, "quand on arrive, …" and "where I come from …" tell as often as they ask, "where is …" does not; but
    # after a pause that tells, too: "j'ai un ami, qui est soudeur".
    signed = "?" in stretch.tail
    at_first: _Tying = "always" if signed or (stretch.tail == "" and not _paused(stretch)) else "verb"
    later: _Tying = "always" if signed else "verb" if outright else "never"
    if _opens(stretch, signs, at_first) or any(_opens(stretch.after(start), signs, later) for start in _paused(stretch)):
        return True
    return outright and any(_matched(stretch.after(i), signs.asking) for i in range(len(stretch.tokens)))


def _paused(stretch: Stretch) -> list[int]:
    """The places after its first word that come after a comma or the like."""
    return [i for i, token in enumerate(stretch.tokens) if i and token.paused]


def joins(left: Stretch, right: Stretch, signs: Signs) -> bool:
    """Whether a new question begins with the words at the right: after a conjunction, or after a comma by asking outright."""
    if joined := _matched(right, signs.conjunctions):
        clause = right.after(joined)
        if not clause.tokens or _ties_again(left, clause, signs):
            return False
        return _opens(clause, signs, "always") or _spoken(clause, signs) or _closes(clause, signs)
    if not right.tokens[0].paused:
        return False
    listed = bool(_matched(right, signs.listed)) and _tying(right, signs) and not _ties_again(left, right, signs)
    return listed or _opens(right, signs, "verb") or _spoken(right, signs)


def _has_content(stretch: Stretch, signs: Signs) -> bool:
    """Whether there is more than courtesies and words that say nothing."""
    at = 0
    while at < len(stretch.tokens):
        rest = stretch.after(at)
        if courtesy := _matched(rest, signs.courtesies):
            at += courtesy
        elif rest.tokens[0].text in signs.empty:
            at += 1
        else:
            return True
    return False


def goes_on(stretch: Stretch, signs: Signs) -> bool:
    """Whether a stretch begins as what goes on from something said before."""
    return bool(_matched(stretch, signs.conjunctions))


def is_tail(stretch: Stretch, signs: Signs) -> bool:
    """Whether a stretch only asks to have said more precisely what was asked before it: "et où?", "and in which class?"."""
    for rest in _led(stretch, signs):
        if determined := _matched(rest, signs.determiners):
            return len(rest.tokens) <= determined + 1
        if asked := _matched(rest, signs.asking) or _matched(rest, signs.tying):
            return len(rest.tokens) == asked
    return False


def content(stretch: Stretch, signs: Signs) -> int:
    """How many words say what is asked about: no courtesies, question words, little words; a name counts for several."""
    count = at = 0
    while at < len(stretch.tokens):
        rest = stretch.after(at)
        said = _matched(rest, signs.courtesies) or _matched(rest, signs.asking) or _matched(rest, signs.tying)
        if not said and rest.tokens[0].text not in signs.empty:
            count += _NAME if at and rest.tokens[0].capital else 1
        at += said or 1
    return count


def _opens(stretch: Stretch, signs: Signs, tying: _Tying) -> bool:
    """Whether a stretch begins as a question does.

    Args:
        tying: when a word counts that ties clauses as well; `verb`: with a verb right after it.
    """
    for rest in _led(stretch, signs):
        if _matched(rest, signs.asking) or _matched(rest, signs.requests) or _fronted(rest, signs):
            return True
        if tying != "never" and _tying(rest, signs):
            return tying == "always" or _verb(rest.after(_matched(rest, signs.tying)), signs)
    return any(_pair(stretch.after(at), signs.inverted) for at in range(min(_NEAR, len(stretch.tokens))))


def _led(stretch: Stretch, signs: Signs) -> Iterator[Stretch]:
    """The stretch, then without one and more of the words that may stand before a question word."""
    yield stretch
    for _ in range(_LEAD):
        lead = _matched(stretch, signs.before) or _matched(stretch, signs.conjunctions)
        if not lead or lead >= len(stretch.tokens):
            return
        stretch = stretch.after(lead)
        yield stretch


def _closes(stretch: Stretch, signs: Signs) -> bool:
    """Whether it ends as a spoken question does: "le bureau est où", courtesies after it aside."""
    kept = stretch.tokens
    for size in range(1, _LONGEST):
        if tuple(token.text for token in kept[-size:]) in signs.courtesies:
            kept = kept[:-size]
            break
    if len(kept) < 2:  # noqa: PLR2004 - a question word alone closes nothing
        return False
    last = (kept[-1].text,)
    return last in signs.asking or last in signs.tying


def _spoken(stretch: Stretch, signs: Signs) -> bool:
    """Whether somebody is spoken of first and the question word comes after: "ça coûte combien par mois"."""
    for rest in _led(stretch, signs):
        if _matched(rest, signs.subjects):
            return any(_matched(rest.after(at), signs.asking) for at in range(1, min(_SPOKEN, len(rest.tokens))))
    return False


def _tying(stretch: Stretch, signs: Signs) -> bool:
    """Whether it begins with a word that ties clauses; "ou" without its accent only where what follows tells it from "or"."""
    if not _matched(stretch, signs.tying):
        return False
    first = stretch.tokens[0]
    if first.accented or first.text not in signs.unaccented:
        return True
    return len(stretch.tokens) > 1 and stretch.tokens[1].text in signs.unaccented[first.text]


def _ties_again(left: Stretch, clause: Stretch, signs: Signs) -> bool:
    """Whether the clause goes on with what a clause before it began: "l'organisme qui aide … et qui offre …"."""
    first = clause.tokens[0].text
    if (first,) not in signs.tying:
        return False
    # At the beginning, after a pause or as a part of "c'est qui" it asks; elsewhere it ties.
    words = [token.text for token in left.tokens]
    return any(
        token.text == first
        and not token.paused
        and (words[at - 1],) not in signs.before
        and not any(tuple(words[max(0, at - size) : at + 1]) in signs.asking for size in range(1, _LONGEST))
        for at, token in enumerate(left.tokens)
        if at
    )


def _fronted(stretch: Stretch, signs: Signs) -> bool:
    """Whether it begins with a verb and its subject, or a name in its place: "is there", "is Fournil"."""
    verb = _matched(stretch, signs.fronted[0])
    named = 0 < verb < len(stretch.tokens) and stretch.tokens[verb].capital
    return named or _pair(stretch, signs.fronted)


def _verb(stretch: Stretch, signs: Signs) -> bool:
    return bool(_matched(stretch, signs.inverted[0]) or _matched(stretch, signs.fronted[0]))


def _pair(stretch: Stretch, pair: tuple[Phrases, Phrases]) -> bool:
    """Whether it begins with a verb and, after it, its subject."""
    verb = _matched(stretch, pair[0])
    return bool(verb) and bool(_matched(stretch.after(verb), pair[1]))


def _matched(stretch: Stretch, phrases: Phrases) -> int:
    """How many words of its beginning are one of these phrases, the longest; 0 when none is."""
    words = tuple(token.text for token in stretch.tokens[:_LONGEST])
    return next((size for size in range(len(words), 0, -1) if words[:size] in phrases), 0)
