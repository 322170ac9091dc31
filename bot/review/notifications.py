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
        receipt = "".join(secrets.choice(_LETTERS) for _ in range(_RECEIPT))
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
        return f"{receipt[:5]}-{receipt[5:]}"

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
        typed = "".join(char for char in code.lower() if char in _LETTERS)
        return await self._store.by_receipt(self._pseudonyms.receipt(typed), self._now().date())
