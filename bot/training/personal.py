"""Messages as it is learned from them what is personal: of blind authors, ordinary ones, and what others might have sent."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Final

from bot.evaluation import labelled
from bot.knowledge.files import files_of
from bot.knowledge.questions import read_files
from bot.privacy.certain import mask_certain
from bot.privacy.marks import ADDRESS, HIDDEN, MARK, NAME, NUMBER
from bot.privacy.masking import clean
from bot.privacy.phones import KEPT, mask_phones
from bot.privacy.tagger import MARKS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bot.privacy.public import Public

_WAY: Final = re.compile(
    r"(?i)\b(?:rue|avenue|ave?|boul(?:evard)?|blvd|chemin|ch|rang|route|rte|c[ôo]te|place|street|st|road|rd|drive|lane"
    r"|mont[ée]e)\b"
)
_COUNTED: Final = re.compile(
    r"(?i)\d|\b(?:z[ée]ro|oh|une?|one|deux|two|trois|three|quatre|four|cinq|five|six|sept|seven|huit|eight|neuf|nine|dix|ten|onze"
    r"|douze|treize|quatorze|quinze|seize|\w{3,5}teen|eleven|twelve|vingts?|twenty|trente|thirty|quarante|fou?rty|cinquante|fifty"
    r"|soixante|sixty|seventy|eighty|ninety|cent|hundred|double|triple)\b"
)
_MAIL: Final = re.compile(r"(?i)@|\barobas|\bcommercial\b|\b(?:dot|point) ?(?:com|ca|net|org|fr)\b|\((?:at|a)\)")
_MAY_TELL: Final = re.compile(
    r"(?i:m['’ ]?appel|my name|mon nom|moi,? c['’ ]?est|au nom de|\bn[ée]e? le |\d,? (?:rue|avenue|chemin|rang|route) )"
    r"|(?i:\b(?:merci|thanks|thank you|vous|plaisir|salutations|regards|cordialement|cheers)\b)[^?]{0,30}[,.!–—-] ?"
    r"[A-ZÉ][\w'’. -]{1,30}(?:,[^?]{0,60})?$"
    r"|[?.!] [—–-]? ?[A-ZÉ][\w-]+(?: (?:et |and )?[A-ZÉ][\w.-]+)*[.!]?$"
    r"|(?i:\b(?:mon|ma|notre|son|sa|my|our|his|her|monsieur|madame|mr|mrs|mme|certaine?) )[\w-]+,?(?: est| is)? [A-ZÉ]"
)
"""A question of a stranger that may be signed, or give a name: nobody has said which of its pieces are personal."""
_PART: Final = 0.35
_ASKED_TOO: Final = 0.5
"""Share of the messages of which a part is read alone, and share of these that an ordinary question stands beside: else it
would be learned that what is short, and what asks as most ask, tells of nobody."""
_BESIDE: Final = 7
"""Words of a part before and behind a personal piece, at most."""
_OTHERWISE: Final = 0.6
"""Share of the messages that are read with other names and digits, and what share of their names and numbers changes."""
_OTHER_NAME: Final = 0.5
_OTHER_DIGITS: Final = 0.6
_SMALL: Final = 0.12
_PLAIN: Final = 0.06
"""Shares that are read in small letters, and without accents."""
_BY_SHAPE: Final = 0.5
"""Share of which what its shape tells is masked, as it is where the bot reads it."""
_PARTLY: Final = 0.2
_MASKED: Final = 0.6
"""Share of which some pieces are masked, as when a message is read again; and how many of its pieces."""


@dataclass(frozen=True, slots=True)
class ToldMessage:
    """What somebody wrote.

    Attributes:
        kinds: of each sign 0, or which kind of `tagger.MARKS` it belongs to, from 1.
    """

    text: str
    kinds: tuple[int, ...]

    @classmethod
    def of(cls, text: str, personal: Sequence[str] = ()) -> ToldMessage:
        """From a message and the pieces of it that are personal."""
        kinds = [0] * len(text)
        for piece in personal:
            places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(piece)}(?!\w)", text)]
            for place in places or [at for at in (text.find(piece),) if at >= 0]:
                kinds[place : place + len(piece)] = [kind_of(piece)] * len(piece)
        return cls(text, tuple(kinds))

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Where its personal pieces stand."""
        start = 0
        for end in range(1, len(self.text) + 1):
            if end == len(self.text) or self.kinds[end] != self.kinds[start]:
                if self.kinds[start]:
                    yield start, end
                start = end

    def part(self, start: int, end: int) -> ToldMessage:
        """A part of it."""
        return ToldMessage(self.text[start:end], self.kinds[start:end])

    def then(self, other: ToldMessage, sign: str = " ") -> ToldMessage:
        """This one and another, in one message."""
        return ToldMessage(f"{self.text}{sign}{other.text}", (*self.kinds, *[0] * len(sign), *other.kinds))

    def with_pieces(self, other: Callable[[str, int], tuple[str, bool]]) -> ToldMessage:
        """With other pieces: `other` gives what stands for one, and whether that is personal, too."""
        text, kinds, end = "", [], 0
        for start, behind in self.pieces():
            shown, told = other(self.text[start:behind], self.kinds[start])
            text += self.text[end:start] + shown
            kinds += [*self.kinds[end:start], *[self.kinds[start] * told] * len(shown)]
            end = behind
        return ToldMessage(text + self.text[end:], (*kinds, *self.kinds[end:]))

    def masked_as(self, masked: str) -> ToldMessage:
        """Once parts of it were replaced by marks, which tell of nobody."""
        split = re.compile(rf"{MARK.pattern}|{KEPT.pattern}")
        parts = [found.span() for found in split.finditer(masked)]
        bounds = pairwise([0, *chain.from_iterable(parts), len(masked)])
        stays = [masked[start:end] for start, end in islice(bounds, 0, None, 2)]
        found = re.fullmatch("(.*?)".join(f"({re.escape(one)})" for one in stays), self.text, re.DOTALL)
        if found is None:  # a link, of which the middle went
            return self
        kinds: list[int] = []
        for number in range(len(stays)):
            kinds += self.kinds[slice(*found.span(2 * number + 1))]
            kinds += [0] * (parts[number][1] - parts[number][0]) if number < len(parts) else []
        return ToldMessage(masked, tuple(kinds))


def kind_of(piece: str) -> int:
    """Which of `tagger.MARKS` stands for a piece, from 1, by its looks."""
    counted = _COUNTED.search(piece) is not None
    mark = ADDRESS if counted and _WAY.search(piece) else HIDDEN if counted or _MAIL.search(piece) else NAME
    return 1 + MARKS.index(mark)


def of_authors(folder: Path) -> Iterator[ToldMessage]:
    """The messages of blind authors."""
    for path in sorted(folder.glob("*.jsonl")):
        for item in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            yield ToldMessage.of(clean(item["text"]), [clean(piece) for piece in item["personal"]])


def ordinary(root: Path) -> list[str]:
    """Questions that tell of nobody: those beside the knowledge, and those of strangers that are not signed."""
    gate = read_files(files_of(root / "tests" / "questions" / "gate"))
    asked = [line.question for line in labelled.read(sorted((root / "knowledge" / "examples").glob("*.jsonl")))]
    ours = [clean(question.text) for question in gate.questions]
    theirs = [text for text in map(clean, asked) if not _MAY_TELL.search(text) and mask_certain(text) == text]
    return list(dict.fromkeys([*ours, *theirs]))


@dataclass(frozen=True, slots=True)
class Others:
    """Makes of a message what somebody else might have sent.

    Attributes:
        names: those that may stand for another. questions: ordinary ones, see `ordinary`.
    """

    names: Sequence[str]
    questions: Sequence[ToldMessage]
    public: Public
    chance: random.Random

    def of(self, message: ToldMessage) -> ToldMessage:
        """Another one like it, or itself."""
        chance = self.chance.random
        if chance() < _PART:
            message = self._part(message)
            if chance() < _ASKED_TOO:
                question = self.chance.choice(self.questions)
                message = message.then(question) if chance() < _ASKED_TOO else question.then(message)
        if chance() < _OTHERWISE:
            message = message.with_pieces(self._other)
        message = self._typed(message)
        if chance() < _BY_SHAPE:
            message = message.masked_as(mask_phones(mask_certain(message.text), self.public)[0])
        return message.with_pieces(self._masked) if chance() < _PARTLY else message

    def _part(self, message: ToldMessage) -> ToldMessage:
        """Some words, around a personal piece if there is one; no piece is cut."""
        words = [found.span() for found in re.finditer(r"\S+", message.text)]
        pieces = list(message.pieces()) or words
        start, end = self.chance.choice(pieces)
        before, behind = self.chance.randint(0, _BESIDE), self.chance.randint(0, _BESIDE)
        begins = [at for at, _ in words if at <= start][-1 - before :]
        ends = [at for _, at in words if at >= end][: 1 + behind]
        start, end = begins[0], ends[-1]
        for first, last in pieces:
            if first < start < last:
                start = first
            if first < end < last:
                end = last
        return message.part(start, end)

    def _other(self, piece: str, kind: int) -> tuple[str, bool]:
        if MARKS[kind - 1] == NAME:
            name = self.chance.choice(self.names) if self.chance.random() < _OTHER_NAME else piece
            return name.lower() if piece.islower() else name, True
        if self.chance.random() < _OTHER_DIGITS:
            piece = re.sub(r"\d", lambda _: self.chance.choice("0123456789"), piece)
        return piece, True

    def _typed(self, message: ToldMessage) -> ToldMessage:
        drawn = self.chance.random()
        text = message.text
        if drawn < _SMALL:
            text = text.lower()
        elif drawn < _SMALL + _PLAIN:
            text = "".join(unicodedata.normalize("NFD", sign)[0] for sign in text)
        return ToldMessage(text, message.kinds) if len(text) == len(message.text) else message

    def _masked(self, piece: str, kind: int) -> tuple[str, bool]:
        if self.chance.random() >= _MASKED:
            return piece, True
        return self.chance.choice([NUMBER, HIDDEN]) if MARKS[kind - 1] == HIDDEN else MARKS[kind - 1], False
