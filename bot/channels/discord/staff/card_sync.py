"""The cards in the staff's channel: which are posted, drawn anew, taken away, and when. Knows not what a card shows.

It looks at what the store holds, not at who wrote it: a group changes from the web, the terminal, a card, by the program
itself or by somebody who asks, and each change finds its card. However many come in a moment, a card is drawn once.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

import discord

from bot.channels.discord.delivery.sending import persist
from bot.channels.discord.rendering.localisation import of_guild
from bot.channels.discord.staff.card import card_view, near_now
from bot.errors import StoreError
from bot.review.cards import Card
from bot.review.catalogue import Catalogue
from bot.review.errors import UnknownGroupError
from bot.review.intake import now_here

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.ports.services import CardServices
    from bot.channels.discord.rendering.signing import Signer
    from bot.knowledge.model import Language
    from bot.review.cards import Behind, Wanting

_log = logging.getLogger(__name__)

EVERY: Final = 2.0
"""Seconds between two looks; Discord allows about one message a second in a channel."""
GATHER: Final = 0.2
"""Seconds in which what happens together is drawn together, after somebody pressed a button."""
REST: Final = 600.0
"""Seconds without a try, once the channel is closed to us."""
MOST: Final = 25
"""Open groups, most wanted, that get a card; a channel that nobody reads to the end is no help. The rest wait."""
KEPT: Final = 50
"""Most wanted whose card stays: so many more that two groups of like demand do not chase each other away."""
_AT_ONCE: Final = 5

_NOBODY: Final = discord.AllowedMentions.none()
_UNKNOWN_MESSAGE: Final = 10008
_BAD_REQUEST: Final = 400

_Outcome = Literal["done", "gone", "unfit", "closed"]


class CardSync:
    """Keeps one card a group in one channel."""

    def __init__(
        self,
        client: discord.Client,
        cards: CardServices,
        channel_id: int,
        presenter: Presenter,
        signer: Signer,
        language: Language,
    ) -> None:
        self.channel_id = channel_id
        self._client = client
        self._services = cards
        self._cards = cards.store
        self._presenter = presenter
        self._signer = signer
        self._language: Language = language
        self._asked = asyncio.Event()
        self._seen: int | None = None
        self._resting_until = 0.0
        self._deleted: Counter[int] = Counter()
        self._engine = cards.engine()
        self._untitled: dict[int, Card] = {}

    async def open(self) -> None:
        """Post the cards from now on, also after a restart; at once, where the channel was closed a moment ago.

        Raises:
            StoreError: it cannot be remembered.
        """
        await self._cards.open(str(self.channel_id), now_here().isoformat(timespec="seconds"))
        self._resting_until, self._seen = 0.0, None
        self.refresh()

    def refresh(self) -> None:
        """Look now: something was done."""
        self._asked.set()

    async def run(self) -> None:
        """Go on until cancelled; a store that fails is asked again the next time."""
        await self._client.wait_until_ready()
        while True:
            try:
                with self._presenter.counted():
                    await self._round()
            except StoreError as error:
                _log.warning("the cards of the desk cannot be drawn now: %s", error)
            except Exception:  # noqa: BLE001 - told to the operator; the other cards go on
                _log.exception("the cards of the desk could not be drawn")
                self._rest()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), EVERY)
            self._asked.clear()
            await asyncio.sleep(GATHER)

    async def _round(self) -> None:
        cards, channel = self._cards, str(self.channel_id)
        if asyncio.get_running_loop().time() < self._resting_until:
            return
        await self._named_anew()
        version = await cards.version()
        if version == self._seen or not await cards.is_open(channel):
            return
        behind = await cards.behind(channel, KEPT, _AT_ONCE)
        for each in behind:
            if await self._caught_up(each) == "closed":
                return
        wanting = await cards.wanting(MOST, _AT_ONCE)
        for one in wanting:
            if await self._posted(one) == "closed":
                return
        if not behind and not wanting:
            self._seen = version

    async def _named_anew(self) -> None:
        """Have the cards drawn again that name what the engine did not know yet: it takes an answer after the desk does."""
        if (engine := self._services.engine()) is self._engine:
            return
        self._engine, self._seen = engine, None
        for card in self._untitled.values():
            await self._cards.drawn(replace(card, stamp=""))
        self._untitled.clear()

    async def _caught_up(self, behind: Behind) -> _Outcome:
        """Draw a card anew, or take it away where its group is gone or it hangs in another channel."""
        card, cards = behind.card, self._cards
        message = self._channel(int(card.channel)).get_partial_message(int(card.message))
        if behind.stamp is None:
            outcome = await self._sent(f"removal of the card of group {card.group}", message.delete)
            if outcome == "closed" and card.channel == str(self.channel_id):
                return outcome
            await self._forgotten(card.group)
            return "done"
        view, untitled = await self._drawn(card.group)
        if view is None:
            return "done"
        outcome = await self._sent(f"card of group {card.group}", lambda: message.edit(view=view, allowed_mentions=_NOBODY))
        match outcome:
            case "gone":
                await self._forgotten(card.group)
            case "done" | "unfit":  # what Discord does not take now it will not take later either
                await cards.drawn(replace(card, stamp=behind.stamp))
                if untitled:
                    self._untitled[card.group] = card
            case "closed":
                pass
        return outcome

    async def _forgotten(self, group: int) -> None:
        """A card is no longer there; the next one is another message, not the same sent again."""
        self._deleted[group] += 1
        await self._cards.gone(group)

    async def _posted(self, wanting: Wanting) -> _Outcome:
        view, _ = await self._drawn(wanting.group)  # an open group names no entry
        if view is None:
            return "done"
        posted: list[discord.Message] = []
        # The same for as long as the card hangs there: a kill before it is written down does not post it twice.
        nonce = f"card-{wanting.group}-{self._deleted[wanting.group]}"

        async def post() -> None:
            posted.append(await self._channel(self.channel_id).send(view=view, nonce=nonce))

        outcome = await self._sent(f"card of group {wanting.group}", post)
        if outcome == "done":
            # What hung there already shows what was so then: it is behind.
            stamp = wanting.stamp if _texts(discord.ui.LayoutView.from_message(posted[-1])) == _texts(view) else ""
            await self._cards.drawn(Card(wanting.group, str(self.channel_id), str(posted[-1].id), stamp))
            return outcome
        self._rest()
        return "closed"

    async def _drawn(self, group: int) -> tuple[discord.ui.LayoutView | None, bool]:
        """The card as it is now, None where the group went this very moment; and whether it names an entry by its id."""
        language = self._spoken()
        try:
            dossier = await self._services.publishing.desk.queue.show(group)
        except UnknownGroupError:
            return None, False
        known, entry = Catalogue(self._services.engine(), language), dossier.group.standing.entry
        near = await self._services.publishing.desk.aside.do(partial(near_now, dossier.group, known))
        return card_view(dossier, known, near, language, self._signer), entry is not None and known.title(entry) == entry

    async def _sent(self, what: str, send: Callable[[], Awaitable[object]]) -> _Outcome:
        refusals: list[discord.HTTPException] = []

        async def noting() -> None:
            try:
                await send()
            except discord.NotFound as error:
                if error.code != _UNKNOWN_MESSAGE:
                    raise
                refusals.append(error)  # somebody deleted the card: no fault, and nothing to try again
            except discord.HTTPException as error:
                refusals.append(error)
                raise

        if await persist(what, noting):
            return "gone" if refusals and refusals[-1].code == _UNKNOWN_MESSAGE else "done"
        if refusals and refusals[-1].status == _BAD_REQUEST:
            return "unfit"
        self._rest()
        return "closed"

    def _rest(self) -> None:
        """Leave alone for a while what did not work: a channel that is closed to us, a card that cannot be drawn."""
        _log.warning("the cards in channel %d rest for %.0f minutes", self.channel_id, REST / 60)
        self._resting_until = asyncio.get_running_loop().time() + REST

    def _channel(self, channel_id: int) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(channel_id)

    def _spoken(self) -> Language:
        """The language of the channel's server."""
        channel = self._client.get_channel(self.channel_id)
        return of_guild(getattr(channel, "guild", None)) or self._language


def _texts(view: discord.ui.View | discord.ui.LayoutView) -> list[str]:
    return [item.content for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay)]
