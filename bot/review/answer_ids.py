"""The ids of answers, by which people say something back: all that has to be known stands in them, signed. Keeps nothing.

An id is `TOKEN.ENTRY`. The token holds the day, the language and what tells this answer from any other; its signature
covers the entry too. So a verdict finds its answer after a restart and days later, and of what was asked nothing is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.exchange import EMERGENCY
from bot.privacy.retention import JUDGE_WITHIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.exchange import Reply
    from bot.knowledge.model import Language


LONGEST: Final = 81
"""Characters of an id: with the rest of what a button carries it fits the hundred that Discord allows."""

_RANDOM_BYTES: Final = 6
_SIGNATURE_BYTES: Final = 7
_TOKEN_CHARACTERS: Final = 20  # of the 15 bytes: a day, what is drawn, a signature
_LONGEST_ENTRY: Final = LONGEST - _TOKEN_CHARACTERS - 1
_FIRST_DAY: Final = date(2020, 1, 1)
_ENGLISH: Final = 1 << 15
_SHAPE: Final = re.compile(rf"(?P<token>[\w-]{{{_TOKEN_CHARACTERS}}})\.(?P<entry>[\w:+-]{{0,{_LONGEST_ENTRY}}})", re.ASCII)
_CLOCK_SLIPS: Final = timedelta(days=1)
"""Clocks are set back, and midnight is a moment: an answer may seem to be of tomorrow."""


@dataclass(frozen=True, slots=True)
class NamedAnswer:
    """What an id tells of its answer.

    Attributes:
        entry: what answered; empty where nothing did. Of an emergency no more than that it was one.
        day: on which it was given.
    """

    entry: str
    language: Language
    day: date

    @property
    def urgent(self) -> bool:
        """Whether it was an answer to an emergency."""
        return self.entry == EMERGENCY


class AnswerIds:
    """Names answers, and tells an id of ours from any other text.

    Args:
        secret: signs the ids; with a new one, those of before are unknown.
        today: the day it is.
    """

    def __init__(self, secret: bytes, today: Callable[[], date]) -> None:
        self._key = hashlib.blake2b(secret[: hashlib.blake2b.MAX_KEY_SIZE], person=b"answer-id").digest()
        self._today = today

    def name(self, reply: Reply) -> str:
        """A new id for a reply."""
        entry = EMERGENCY if reply.urgent else _fitted(reply.entry or "")
        day = (self._today() - _FIRST_DAY).days | (_ENGLISH if reply.language == "en" else 0)
        said = day.to_bytes(2) + secrets.token_bytes(_RANDOM_BYTES)
        return f"{urlsafe_b64encode(said + self._signature(said, entry)).decode()}.{entry}"

    def read(self, id_: str) -> NamedAnswer | None:
        """What the id tells; None when it is not ours, was altered, or is older than `JUDGE_WITHIN`."""
        if (match := _SHAPE.fullmatch(id_)) is None:
            return None
        raw = urlsafe_b64decode(match["token"])
        said, signature = raw[:-_SIGNATURE_BYTES], raw[-_SIGNATURE_BYTES:]
        if not hmac.compare_digest(signature, self._signature(said, match["entry"])):
            return None
        day = int.from_bytes(said[:2])
        given = _FIRST_DAY + timedelta(days=day & ~_ENGLISH)
        age = self._today() - given
        if not -_CLOCK_SLIPS <= age <= JUDGE_WITHIN:
            return None
        return NamedAnswer(match["entry"], "en" if day & _ENGLISH else "fr", given)

    def _signature(self, said: bytes, entry: str) -> bytes:
        return hashlib.blake2b(said + entry.encode(), key=self._key, digest_size=_SIGNATURE_BYTES).digest()


def _fitted(entry: str) -> str:
    """The entry; of one about very many, as many as fit, and the sign that others follow."""
    return entry if len(entry) <= _LONGEST_ENTRY else entry[:_LONGEST_ENTRY].rpartition("+")[0] + "+"
