"""What is held of emergencies: what each kind is answered, and the numbers to call. Recognises nothing, knows no file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Words

EmergencyKind = Literal["danger", "suicide", "violence", "sexual_assault", "poison", "health"]

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
    """One kind of emergency, and what is answered."""

    id: EmergencyKind
    answer: Words
    lines: tuple[Helpline, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Emergencies:
    """All of `emergency.yaml`.

    Attributes:
        topics: those whose phrasings may sound like need ("j'ai de la fièvre"); `check --full` refuses such phrasings
            elsewhere.
    """

    kinds: Mapping[EmergencyKind, Emergency]
    topics: frozenset[str] = frozenset()
