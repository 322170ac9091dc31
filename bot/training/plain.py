"""Messages that tell plainly who somebody is, and others that only look like it: made examples, for learning alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from bot.training.personal import ToldMessage

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

_SLOT: Final = re.compile(r"\{(\w+)\}")
_NOT_PERSONAL: Final = "age"
_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
)
_SMALL: Final = 0.3
"""Share of what is told that is typed in small letters; of the names that are a given name alone."""
_ALONE: Final = 0.2
"""Share of the messages that tell it and ask nothing."""
_HARMLESS: Final = 0.5
"""Share of the messages that tell of nobody."""


class Plain:
    """Makes such messages, by chance."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        """Read what they are made of."""
        self._chance = chance
        self._held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))

    def message(self, questions: Sequence[ToldMessage]) -> ToldMessage:
        """What somebody says, of themselves or not, alone or beside an ordinary question."""
        told = self._not_told() if self._chance.random() < _HARMLESS else self._told()
        question = self._chance.choice(questions)
        drawn = self._chance.random()
        if drawn < _ALONE:
            return told
        sign = self._chance.choice([" ", ". ", ", "])
        return told.then(question, sign) if drawn < (1 + _ALONE) / 2 else question.then(told, sign)

    def _told(self) -> ToldMessage:
        said, slots = self._filled("said")
        return self._typed(ToldMessage.of("".join(said), [piece for slot, piece in slots if slot != _NOT_PERSONAL]))

    def _not_told(self) -> ToldMessage:
        said, _ = self._filled("not_said")
        return self._typed(ToldMessage.of("".join(said)))

    def _typed(self, message: ToldMessage) -> ToldMessage:
        return ToldMessage(message.text.lower(), message.kinds) if self._chance.random() < _SMALL else message

    def _filled(self, kind: str) -> tuple[list[str], list[tuple[str, str]]]:
        """What is said, part by part, and what stands in each slot of it."""
        said = _SLOT.split(self._chance.choice(self._held[kind]))
        slots = [(slot, self._made(slot)) for slot in said[1::2]]
        said[1::2] = [piece for _, piece in slots]
        return said, slots

    def _made(self, slot: str) -> str:
        chance = self._chance
        if slot in self._held["shapes"]:
            return self._figures(chance.choice(self._held["shapes"][slot]))
        if slot in self._held:
            return str(chance.choice(self._held[slot].split("|" if "|" in self._held[slot] else None))).strip()
        day, month, year = chance.randint(1, 28), chance.choice(_MONTHS), chance.randint(1935, 2022)
        number = f"{month} {day}, {year}" if month[0].isupper() else f"{day} {month} {year}"
        handle = f"{self._made('given').lower()}{chance.choice('._-')}{self._made('family').lower()}"
        made = {
            "name": self._made("given") if chance.random() < _SMALL else f"{self._made('given')} {self._made('family')}",
            "born": chance.choice([number, f"{year}-{day % 12 + 1:02}-{day:02}", f"{day:02}/{day % 12 + 1:02}/{year}"]),
            "day": number.replace(f" {year}", "").strip(","),
            "street": f"{chance.randint(1, 2400)}{chance.choice(['', ' ', ','])} {self._made('ways')} {self._made('streets')}",
            "handle": chance.choice(
                [handle, f"{self._made('given').lower()}{self._figures('##')}", f"{self._made('family')}_{day}"]
            ),
            "secret": self._made("streets").split()[-1].capitalize()
            + self._figures(chance.choice(["##", "####", "##!", "#_@@"])),
        }
        return made[slot].replace("  ", " ")

    def _figures(self, shape: str) -> str:
        figures = re.sub("#", lambda _: self._chance.choice("0123456789"), shape)
        return re.sub("@", lambda _: self._chance.choice("ABCDEFGHJKLMNPRSTVWXYZ"), figures)
