"""Keyed digests in the place of people and of the codes that they hold. Pure; keeps nothing but the key.

Who asked is a digest of a period, made with the secret and a key that is drawn for that period alone. Within a period the
same person has the same digest, and is counted once; in the next they have another, and without the keys nothing tells
that the two are one. The person finds what is theirs by the keys that are kept; a key that is gone leads nobody anywhere.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Length: TypeAlias = Literal["week", "month", "year"]
"""How long somebody keeps one digest."""

_MONTHS: Final = 12


class PeriodKeys(Protocol):
    """Where the keys of periods are kept: beside the secret, and nowhere with what they lead to."""

    def of(self, first: date, last: date) -> bytes:
        """The key of the period of these days, drawn where there is none; raises `StoreError` when it cannot be kept."""

    def kept(self) -> Sequence[bytes]:
        """Every key that is kept; raises `StoreError` when they cannot be read."""

    def forget(self, before: date) -> int:
        """Remove the keys of periods that ended before a day, for good; how many. Raises `StoreError` as `of`."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What digests are made with.

    Attributes:
        secret: a new one makes everyone a stranger.
        periods: of which each makes everyone a stranger to the one before.
        length: of a period.
    """

    secret: bytes = field(repr=False)
    periods: PeriodKeys
    length: Length = "month"


class Pseudonyms:
    """Digests that tell people apart within a period and, without the keys, lead back to nobody."""

    def __init__(self, keys: Keys) -> None:
        self._secret = keys.secret
        self._periods = keys.periods
        self._length = keys.length

    def asker(self, key: str, day: date) -> str:
        """The digest of who asked, given the channel's key of the person, in the period of a day.

        Raises:
            StoreError: the key of the period cannot be kept, and so nobody would find what is theirs.
        """
        return self._of_period(self._periods.of(*period_of(day, self._length)), key)

    def askers(self, key: str) -> tuple[str, ...]:
        """Every digest under which something of a person may be kept.

        Raises:
            StoreError: the keys of the periods cannot be read.
        """
        # The last is that of versions that knew no periods: what they kept goes with retention.
        return (*(self._of_period(period, key) for period in self._periods.kept()), self._keyed("asker", key).hex())

    def receipt(self, code: str) -> str:
        """The digest of a code that a person holds."""
        return self._keyed("receipt", code).hex()

    def answer(self, id_: str) -> str:
        """The digest of an answer that somebody says something back about, given its id."""
        return self._keyed("answer", id_).hex()

    def wish(self, asker: str, text: str) -> bytes:
        """What the code of a person's receipt for a question is made of: the same for a period, and nobody else's."""
        return self._keyed("wish", f"{asker}\n{text}")

    def _of_period(self, period: bytes, key: str) -> str:
        # Made with both: who reads the keys of periods cannot try people out, and who has the secret cannot without them.
        return hmac.digest(period, self._keyed("asker of a period", key), "sha256").hex()

    def _keyed(self, use: str, text: str) -> bytes:
        # The secret signs links too: the word in front keeps the uses apart.
        return hmac.digest(self._secret, f"{use}:{text}".encode(), "sha256")


def period_of(day: date, length: Length) -> tuple[date, date]:
    """The first and the last day of the period that holds a day, as calendars count."""
    match length:
        case "week":
            first = day - timedelta(days=day.weekday())
            return first, first + timedelta(days=6)
        case "month":
            following = date(day.year + day.month // _MONTHS, day.month % _MONTHS + 1, 1)
            return day.replace(day=1), following - timedelta(days=1)
        case "year":
            return date(day.year, 1, 1), date(day.year, _MONTHS, 31)
