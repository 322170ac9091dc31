"""From what a person typed to folded words: case, accents, elisions, texting. Knows no entity and no phrasing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
_WORD: Final = re.compile(r"[a-z]+(?:\d+)?|\d+(?:[  ,.]\d{3}(?!\d))+|\d+|[$%&]")
_BREAK: Final = re.compile(r"[.!?;:,\n()«»\"“”…]|\s[-–—]\s")
_SIGNS: Final = {"$": "dollars", "%": "pourcent", "&": "et"}
_SAINTS: Final = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_INITIALS: Final = re.compile(r"\b[a-z](?:\.[a-z])+\b\.?")
_REMEMBERED: Final = 4096
_LONG_RUN: Final = re.compile(r"([aeiouy])\1{2,}|([a-z])\2{3,}")


def fold(text: str) -> str:
    """Lower case, without accents, ligatures opened, typographic quotes and dashes made plain.

    Invisible and control characters become blanks, so that nothing pasted from elsewhere can split a word unseen.
    """
    # Lowered twice: `№` and `™` only show their capitals once they are taken apart.
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES)).lower()
    return decomposed.translate(_PLAIN)


class _Plain(dict[int, str]):
    """A table for `str.translate` that learns each character when it is first met: three times as fast as one by one."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()  # whoever types every sign there is must not fill the memory with them
        found = self[code] = _plain(chr(code))
        return found


_PLAIN: Final = _Plain()


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category.startswith("M") or char in "\u200b\u200c\u200d\u2060\ufeff\u00ad":
        return ""
    if char in "\u2019\u2018\u02bc`\u00b4\u02b9":
        return "'"
    if category == "Pd":
        return "-"
    if category.startswith("C") and char != "\n":
        return " "
    return char


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word of an utterance.

    Attributes:
        text: folded, texting opened; lower-case ASCII letters or digits.
        clause: which clause of the message it stands in, from 0; clauses end at punctuation.
        written: what the person had typed there, folded; differs from `text` when the lexicon opened it.
    """

    text: str
    clause: int
    written: str


def words(text: str, texting: Mapping[str, str] | None = None) -> tuple[Word, ...]:
    """Cut a message into folded words, in order.

    An elided word is cut from its host (`l'Anse` → `l`, `anse`), hyphens separate, `St-` becomes `saint`, thousands are
    joined (`65 000` → `65000`), a letter held down counts once, spellings that `texting` lists are opened.
    """
    found: list[Word] = []
    folded = _INITIALS.sub(lambda match: match.group().replace(".", ""), fold(text))
    start = 0
    clause = 0
    for stop in (*_BREAK.finditer(folded), None):
        end = len(folded) if stop is None else stop.start()
        if stop is not None and _inside_number(folded, stop):
            continue
        piece = [
            Word(part, clause, token)
            for token, elided in _tokens(folded[start:end])
            for part in ((token,) if elided else _open(token, texting or {}))
        ]
        if piece:
            found.extend(piece)
            clause += 1
        start = len(folded) if stop is None else stop.end()
    return tuple(found)


def _inside_number(folded: str, stop: re.Match[str]) -> bool:
    """A comma or a point between digits belongs to a number."""
    before, after = folded[: stop.start()][-1:], folded[stop.end() :][:1]
    return stop.group() in ",." and before.isdigit() and after.isdigit()


def _tokens(piece: str) -> Iterator[tuple[str, bool]]:
    """Each token, and whether it is elided: the `c` of `c'est` is no texting for `c'est`."""
    for match in _WORD.finditer(piece.replace("-", " ").replace("_", " ")):
        token = match.group()
        elided = token.isalpha() and piece[match.end() : match.end() + 1] == "'"
        yield (re.sub(r"\D", "", token) if token[0].isdigit() else token), elided


def _open(token: str, texting: Mapping[str, str]) -> tuple[str, ...]:
    if token in _SIGNS:
        return (_SIGNS[token],)
    if token in texting:
        return tuple(texting[token].split())
    if token in _SAINTS:
        return (_SAINTS[token],)
    shorter = _LONG_RUN.sub(lambda run: run[0][0], token)
    if shorter != token:
        return _open(shorter, texting)
    return (token,)


_GLUED: Final = re.compile(r"(qu|[ldjcmtsn])([a-z]{2,})")


def unglued(utterance: Iterable[Word], known: Collection[str]) -> tuple[Word, ...]:
    """The words, those cut in two that lost their apostrophe: `lislet` → `l`, `islet` when only the second is known."""
    found: list[Word] = []
    for word in utterance:
        match = _GLUED.fullmatch(word.text)
        if match is not None and word.text not in known and match[2] in known:
            found += [replace(word, text=match[1]), replace(word, text=match[2])]
        else:
            found.append(word)
    return tuple(found)


# How much of a message is read, so that none holds up whoever asks next. What costs is what the base never saw: each such
# word is compared with every word of the base, thrice (as a name, as a slip, as a stranger), about a millisecond a word.
MOST_UNSEEN: Final = 16
"""Different words that the base never saw, of one message. Of the 2,882 questions of the tests none has more than eight."""

MOST_NAMES: Final = 6
"""Names that are weighed against each other: four are compared at the most, and each one too many speaks against an answer."""


def bounded(utterance: Sequence[Word], is_seen: Callable[[str], bool]) -> tuple[tuple[Word, ...], int]:
    """The words that are read, and how many were left out: of the words never seen before, the longest stay.

    Short ones are left out first, since a short unknown word says least and is never mended. What stays is still unknown,
    and speaks as clearly against an answer.
    """
    unseen = dict.fromkeys(word.text for word in utterance if not is_seen(word.text))
    if len(unseen) <= MOST_UNSEEN:
        return tuple(utterance), 0
    left_out = set(sorted(unseen, key=lambda text: -len(text))[MOST_UNSEEN:])
    kept = tuple(word for word in utterance if word.text not in left_out)
    return kept, len(utterance) - len(kept)


def key(text: str) -> str:
    """The folded words of a text joined by blanks: two texts with one key are the same to the matcher."""
    return " ".join(word.text for word in words(text))


_SOUNDS: Final = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"ph", "f"),
        (r"(?:qu|q|ck|ch(?=[rl])|k|c(?![eiyh]))", "k"),
        (r"ge(?=[aou])|g(?=[eiy])", "j"),
        (r"(?:sc|c)(?=[eiy])|ss|ç", "s"),
        (r"(?:eau|au|oo)", "o"),
        (r"(?:ai|ei|est|et|er|ez)\b|ai|ei", "e"),
        (r"y", "i"),
        (r"z", "s"),
        (r"w", "v"),
        (r"h", ""),
        (r"([a-z])\1", r"\1"),
        (r"(?<=[a-z]{3})(?:es|s|e|t|d|x)\b", ""),
    )
)


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A rough key of how a folded word sounds to a French ear (`segep` and `cegep`, `soucie` and `soucy` agree).

    Own rules, in the spirit of the French phonetic keys (Soundex2, Phonex): coarse on purpose, since it only proposes.
    """
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word
