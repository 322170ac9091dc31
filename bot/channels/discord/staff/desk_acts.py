"""Has the review desk do something, and says what came of it, or why it was refused. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.discord.rendering.text import quoted
from bot.errors import KamouraskaError, StoreError
from bot.review.errors import AlreadyDoneError, UnknownGroupError
from bot.review.refusal_text import too_late
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import discord

    from bot.channels.discord.delivery.presenter import Presenter, Shown
    from bot.knowledge.model import Language

_REASON_LINE: Final = 300


class DeskActs:
    """Takes what staff do on Discord to the desk; whoever asks was found to be staff before."""

    def __init__(self, presenter: Presenter, refresh_cards: Callable[[], None]) -> None:
        self._presenter = presenter
        self._refresh_cards = refresh_cards

    async def outcome(self, language: Language, act: Callable[[], Awaitable[Shown]]) -> Shown:
        """What came of an act at the desk; why it was refused, where it was. The cards are looked at in any case."""
        try:
            return await act()
        except UnknownGroupError:
            return say(SENTENCES, "group.gone", language)
        except AlreadyDoneError as error:
            return quoted(too_late(error, language), _REASON_LINE)
        except StoreError:  # names files: the presenter has words for it
            raise
        except KamouraskaError as error:
            return "\n".join(quoted(line, _REASON_LINE) for line in error.said(language).splitlines())
        finally:
            self._refresh_cards()

    async def do(self, interaction: discord.Interaction, verb: str, act: Callable[[], Awaitable[object]]) -> None:
        """Do it, and tell the person so."""

        async def made(language: Language) -> Shown:
            async def done() -> Shown:
                await act()
                return say(SENTENCES, f"told.{verb}", language)

            return await self.outcome(language, done)

        await self._presenter.work(interaction, made)
