"""People who wait to be told of an answer: asked, looked up by receipt, told once. Knows no channel and no SQL."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from bot.privacy.retention import TELL_WITHIN
from bot.review.wishes import NewWish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.assistant import Channel, Question, Reply
    from bot.privacy.pseudonyms import Pseudonyms
    from bot.review.intake import Intake
    from bot.review.ports import WishStore
    from bot.review.wishes import Wish

_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""Of a receipt: none that is taken for another when it is copied by hand."""
_RECEIPT: Final = 10


def hyphenated(code: str) -> str:
    """A receipt as it is shown, however it was typed."""
    letters = _letters(code)
    return f"{letters[:5]}-{letters[5:]}"


def _letters(code: str) -> str:
    """Without hyphen, blanks and capitals, which are lost or found on the way."""
    return "".join(char for char in code.lower() if char in _LETTERS)


def _made_of(drawn: bytes) -> str:
    """A receipt of what was drawn, or made of whose it is: the same of the same."""
    number, letters = int.from_bytes(drawn), ""
    for _ in range(_RECEIPT):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return letters


class Notifications:
    """Keeps who wants to be told, and forgets it once they are.

    Args:
        intake: keeps the question that somebody waits for.
        store: where wishes are kept.
    """

    def __init__(self, intake: Intake, store: WishStore, pseudonyms: Pseudonyms, now: Callable[[], datetime]) -> None:
        self._intake = intake
        self._store = store
        self._pseudonyms = pseudonyms
        self._now = now

    async def tell_me(self, question: Question, reply: Reply, address: str | None = None) -> str | None:
        """Remember that somebody wants to be told, for `TELL_WITHIN`; the receipt, or None when nothing was kept.

        Keeps the question too, counted once. `take` ends it, so does erasure and the day on which it expires.

        Args:
            address: where the channel can write to the person (a Discord user's number); kept for this alone, and
                removed once told. None where the person comes back with the receipt.

        Raises:
            StoreError: the store cannot take it.
        """
        kept = await self._intake.awaited(question, reply)
        if kept is None:
            return None
        group, noted = kept
        # Who comes back with a receipt may send the form twice, or load its page again: it is theirs, and stays the same.
        own = noted.asker and address is None
        receipt = _made_of(self._pseudonyms.wish(noted.asker, noted.text) if own else secrets.token_bytes(32))
        await self._store.wish(
            NewWish(
                group=group,
                text=noted.text,
                language=noted.language,
                channel=noted.channel,
                asker=noted.asker,
                address=address,
                receipt=self._pseudonyms.receipt(receipt),
                day=noted.day,
                expires=noted.day + TELL_WITHIN,
            )
        )
        return hyphenated(receipt)

    async def to_tell(self, channel: Channel) -> Sequence[Wish]:
        """People of a channel whose question is answered now. `take` each before telling, so that it is told once."""
        return await self._store.wishes(states=("answered",), channel=channel, today=self._now().date())

    async def take(self, wish: Wish) -> bool:
        """Forget a wish and its address, just before its person is told; False when somebody else is telling.

        Nothing brings it back: who is to be told again asks again.
        """
        return await self._store.fulfil(wish.id)

    async def receipt(self, code: str) -> Wish | None:
        """How the question of a receipt stands; None when the code is nobody's or expired. Changes nothing."""
        return await self._store.by_receipt(self._pseudonyms.receipt(_letters(code)), self._now().date())
