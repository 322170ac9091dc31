"""What is held of emergencies, and how their signs are written: `<close> .. me <hit>`. Matches nothing, knows no file.

A sign is a row of items: a word, several that do as well (`gun|knife`), a group (`<close>`), `..` for up to six words
in between, `!vie|tout` for a word that is none of these, `^` and `$` for where a sentence begins and ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language, Words

EmergencyKind = Literal["danger", "suicide", "violence", "sexual_assault", "poison", "health"]

DENYING: Final = ("negation", "denial", "refusal")
"""Groups whose words take a sign back: in a gap of it, right after it, right before it. A file may do without."""

GAP: Final = ".."
ANCHOR_START: Final = "^"
ANCHOR_END: Final = "$"

_GROUP: Final = re.compile(r"<([a-z][a-z0-9_-]*)>")
_WORDS: Final = re.compile(r"(!?)([a-z0-9]+(?:\|[a-z0-9]+)*)")


_NATIONAL: Final = 10
"""Digits of a number that the code of the country may stand before; a shorter one is dialled as it is."""


@dataclass(frozen=True, slots=True)
class Helpline:
    """A number to call.

    Attributes:
        label: what the button says. number: as people read it, `1 800 363-9010`.
    """

    label: Words
    number: str

    @property
    def url(self) -> str:
        """What a telephone dials: `tel:+18003639010`, `tel:911`."""
        digits = re.sub(r"\D", "", self.number)
        if len(digits) < _NATIONAL:
            return f"tel:{digits}"
        return f"tel:+{digits if len(digits) > _NATIONAL else f'1{digits}'}"


@dataclass(frozen=True, slots=True)
class Emergency:
    """One kind of emergency, how it is recognised and what is answered.

    Attributes:
        sure: signs that count whatever else the message says. signs: those that do not beside a question for information.
    """

    id: EmergencyKind
    answer: Words
    lines: tuple[Helpline, ...]
    sources: tuple[str, ...]
    sure: Mapping[Language, tuple[str, ...]]
    signs: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Emergencies:
    """All of `emergency.yaml`.

    Attributes:
        spellings: how people write it → the words that are meant.
        fillers: words that no sign looks at.
        groups: words that stand for one another, by the name that signs call them; `<name>` among them is another group.
        harmless: signs of manners of speaking. information: signs that somebody asks to know.
        kinds: in the order in which they are looked for.
    """

    spellings: Mapping[str, str]
    fillers: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    harmless: tuple[str, ...]
    information: tuple[str, ...]
    kinds: Mapping[EmergencyKind, Emergency]

    def all_signs(self) -> tuple[tuple[tuple[str | int, ...], str], ...]:
        """Every sign with its place in the file."""
        found: list[tuple[tuple[str | int, ...], str]] = [
            ((key, at), text)
            for key, texts in (("harmless", self.harmless), ("information", self.information))
            for at, text in enumerate(texts)
        ]
        for kind, emergency in self.kinds.items():
            for key, by_language in (("sure", emergency.sure), ("signs", emergency.signs)):
                found += [
                    (("kinds", kind, key, language, at), text)
                    for language, texts in by_language.items()
                    for at, text in enumerate(texts)
                ]
        return tuple(found)


class SignError(ValueError):
    """A sign that nobody could mean; the message says which part."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a sign.

    Attributes:
        kind: `GAP`, `ANCHOR_START`, `ANCHOR_END`, or empty for one that stands at a word.
        group: the group that is meant; else empty. words: those that do, where no group is meant.
        excluded: whatever stands there must be none of them.
    """

    kind: str = ""
    group: str = ""
    words: tuple[str, ...] = ()
    excluded: bool = False

    @property
    def name(self) -> str:
        """What two items share that take the same words."""
        return f"<{self.group}>" if self.group else "|".join(self.words)


def parsed(text: str) -> tuple[Item, ...]:
    """The items of a sign.

    Raises:
        SignError: a part is none, a gap begins or ends the sign, or nothing in it stands at a word.
    """
    items = tuple(_item(part) for part in text.split())
    if not any(not item.kind and not item.excluded for item in items):
        raise SignError("a sign names at least one word or group")
    if items[0].kind == GAP or items[-1].kind == GAP:
        raise SignError("a sign neither begins nor ends with `..`")
    return items


def _item(part: str) -> Item:
    if part in (GAP, ANCHOR_START, ANCHOR_END):
        return Item(part)
    if (group := _GROUP.fullmatch(part)) is not None:
        return Item(group=group[1])
    if (words := _WORDS.fullmatch(part)) is not None:
        return Item(words=tuple(words[2].split("|")), excluded=bool(words[1]))
    raise SignError(f"{part!r} is neither a word in lower case without accents, nor a `<group>`, `..`, `!word`, `^` or `$`")
