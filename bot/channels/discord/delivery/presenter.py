"""Showing people on Discord what they asked for: once, in time, never silence. Knows nothing of questions."""

from __future__ import annotations

import asyncio
import logging
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import TYPE_CHECKING, Final

import discord

from bot import request_ids
from bot.channels.discord.delivery.sending import acknowledge, persist, post_reply, show_typing
from bot.channels.discord.rendering.frames import notice_view
from bot.channels.discord.rendering.localisation import of_guild, of_interaction
from bot.errors import BusyError, StoreError
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping

    from bot.knowledge.model import Language
    from bot.knowledge.region import Region

_log = logging.getLogger(__name__)

LATE_AFTER: Final = 1.5
"""Seconds without an answer after which the person is shown that it is coming. Half of what Discord allows."""

_GIVE_UP_AFTER: Final = 60.0
"""Seconds after which an answer will not come any more."""


Shown = discord.ui.LayoutView | str
"""What is shown: ready, or some words still to be framed."""


class Presenter:
    """Delivers what is ready or takes its making, to commands and buttons alike."""

    def __init__(self, default_language: Language, region: Callable[[], Region]) -> None:
        """Prepare.

        Args:
            region: what the bot's sentences speak of, as of now.
        """
        self._default = default_language
        self.region = region
        self._under_way: set[asyncio.Task[object]] = set()
        self._at_rest = asyncio.Event()
        self._at_rest.set()

    async def tell(
        self, interaction: discord.Interaction, key: str, *, language: Language | None = None, **slots: object
    ) -> None:
        """Say one of the bot's own sentences in answer to a command or button."""
        await self.show(interaction, notice_view(self._said(key, language or self.spoken(interaction), slots)))

    async def tell_under(self, message: discord.Message, key: str, **slots: object) -> None:
        """Say one of the bot's own sentences under a message."""
        with self.counted():
            await post_reply(message, notice_view(self._said(key, self.spoken_under(message), slots)))

    def _said(self, key: str, language: Language, slots: Mapping[str, object]) -> str:
        return say(SENTENCES, key, language, **self.region().slots(language), **slots)

    async def show(self, interaction: discord.Interaction, view: discord.ui.LayoutView, *, to_all: bool = False) -> None:
        """Show something that is ready, in answer to a command or button; to the person alone, unless it is for all."""
        with self.counted():
            private = not to_all and not alone_with_bot(interaction)
            await acknowledge(interaction, lambda: interaction.response.send_message(view=view, ephemeral=private))

    async def show_form(self, interaction: discord.Interaction, form: discord.ui.Modal) -> None:
        """Show a form in answer to a button."""
        with self.counted():
            await acknowledge(interaction, lambda: interaction.response.send_modal(form))

    async def work(
        self,
        interaction: discord.Interaction,
        make: Callable[[Language], Coroutine[object, object, Shown]],
        *,
        language: Language | None = None,
        replacing: bool = False,
    ) -> None:
        """Show what takes its making, in answer to a command or button.

        Args:
            interaction: what the person did.
            make: makes it, in a language.
            language: when it is known; otherwise the person's.
            replacing: put it in place of the message that the button stands on, where that message is the person's alone.
        """
        with self.counted():
            spoken = language or self.spoken(interaction)
            await self._deliver(interaction, self._made(make(spoken), spoken), replacing=replacing and _is_theirs(interaction))

    async def work_under(self, message: discord.Message, make: Callable[[Language], Coroutine[object, object, Shown]]) -> None:
        """Show what takes its making under a message; meanwhile, that it is coming."""
        with self.counted():
            spoken = self.spoken_under(message)
            view, _ = await asyncio.gather(self._made(make(spoken), spoken), show_typing(message.channel))
            await post_reply(message, view)

    async def hand_over(
        self,
        interaction: discord.Interaction,
        make: Callable[[], Coroutine[object, object, bytes]],
        view: discord.ui.LayoutView,
        name: str,
    ) -> None:
        """Give the person, and nobody else, a file that the view names."""
        with self.counted():
            try:
                data = await make()
            except StoreError:
                await self.tell(interaction, "store_unavailable")
                return
            except Exception:  # noqa: BLE001 - as with whatever else cannot be made
                _log.exception("a file that a person asked for on Discord could not be made")
                await self.tell(interaction, "broken")
                return
            await acknowledge(
                interaction,
                # A file is read as it is sent: every try needs its own.
                lambda: interaction.response.send_message(view=view, file=discord.File(BytesIO(data), name), ephemeral=True),
            )

    def spoken(self, interaction: discord.Interaction) -> Language:
        """The language to speak to a person who has not said anything yet."""
        return of_interaction(interaction) or self._default

    def spoken_under(self, message: discord.Message) -> Language:
        """The language to speak under a message, as far as the server tells."""
        return of_guild(message.guild) or self._default

    async def finish(self, within: float) -> None:
        """Let what is under way end, for so many seconds at most; of work that goes on for ever, what it does just now."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._at_rest.wait(), within)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count the current task among those that a stop waits for; from here on its lines in the log bear one number."""
        task = asyncio.current_task()
        if task is None or task in self._under_way:
            yield
            return
        self._under_way.add(task)
        self._at_rest.clear()
        try:
            with request_ids.begun():
                yield
        finally:
            self._under_way.discard(task)
            if not self._under_way:
                self._at_rest.set()

    async def _deliver(
        self,
        interaction: discord.Interaction,
        making: Coroutine[object, object, discord.ui.LayoutView],
        *,
        replacing: bool = False,
    ) -> None:
        private = not alone_with_bot(interaction)
        coming = asyncio.create_task(making)
        ready, _ = await asyncio.wait({coming}, timeout=LATE_AFTER)
        if ready:
            view = coming.result()
            if replacing:
                await acknowledge(interaction, lambda: interaction.response.edit_message(view=view))
            else:
                await acknowledge(interaction, lambda: interaction.response.send_message(view=view, ephemeral=private))
            return
        shown = await acknowledge(interaction, lambda: interaction.response.defer(ephemeral=private, thinking=not replacing))
        view = await coming
        if shown:
            await persist(f"late answer to interaction {interaction.id}", lambda: interaction.edit_original_response(view=view))

    async def _made(self, making: Coroutine[object, object, Shown], spoken: Language) -> discord.ui.LayoutView:
        """What is to be shown. The one place where a failure of the program becomes words: never silence."""
        try:
            async with asyncio.timeout(_GIVE_UP_AFTER):
                shown = await making
                return notice_view(shown) if isinstance(shown, str) else shown
        except StoreError:  # the operator has it from the store itself
            return notice_view(say(SENTENCES, "store_unavailable", spoken))
        except BusyError as busy:
            return notice_view(say(SENTENCES, "busy", spoken, seconds=busy.seconds))
        except Exception:  # noqa: BLE001 - told to the operator and to the person, whatever it is
            _log.exception("what a person asked for on Discord could not be made")
            return notice_view(say(SENTENCES, "broken", spoken))


def alone_with_bot(interaction: discord.Interaction) -> bool:
    """Whether nobody else reads this channel: there an answer need not hide, and stays to be read again."""
    return interaction.context.dm_channel is True


def _is_theirs(interaction: discord.Interaction) -> bool:
    """Whether the message that a button stands on is read by that person alone, so that it may change under their eyes."""
    message = interaction.message
    return message is not None and (message.flags.ephemeral or alone_with_bot(interaction))
