"""The staff's verbs, as buttons and forms of the cards bring them to the desk, and what the person is told. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.channels.discord import sheets
from bot.channels.discord.card import question_of
from bot.channels.discord.delivery import acknowledge
from bot.channels.discord.drafting import Drafting
from bot.channels.discord.forms import MOST, custom_id_of, filled
from bot.channels.discord.text import quoted
from bot.errors import KamouraskaError, StoreError
from bot.review.errors import AlreadyDoneError, UnknownGroupError
from bot.review.model import Filters
from bot.review.refused import too_late
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import discord

    from bot.channels.discord.board import Board
    from bot.channels.discord.card import Verb
    from bot.channels.discord.presenting import Presenter, Shown
    from bot.channels.discord.reach import Room
    from bot.channels.discord.seal import Seal
    from bot.knowledge.model import Language

_QUESTION: Final = 90
_REASON_LINE: Final = 300


class DeskWork:
    """Takes what staff do on Discord to the desk; whoever asks was found to be staff before."""

    def __init__(self, room: Room, presenter: Presenter, seal: Seal, board: Board | None) -> None:
        self._room = room
        self._presenter = presenter
        self._seal = seal
        self._board = board
        self.answers = Drafting(room, presenter, seal, self.told)

    async def pressed(self, interaction: discord.Interaction[Any], verb: Verb, group: int) -> None:
        """A button of a card."""
        answering, by = self._room.answering, str(interaction.user)
        match verb:
            case "claim":
                await self._do(interaction, "claim", lambda: answering.desk.claim(group, by))
            case "release":
                await self._do(interaction, "release", lambda: answering.desk.release(group, by))
            case "reopen":
                await self._do(interaction, "reopen", lambda: answering.desk.reopen(group, by))
            case "undo":
                await self._do(interaction, "undo", lambda: answering.undo(group, by))
            case _:
                await self._ask(interaction, verb, group)

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """A form that was sent, if it is one that the bot made."""
        told = sheets.unsealed(custom_id_of(interaction), self._seal)
        if told is None:
            await self._presenter.tell(interaction, "button.stale")
            return
        kind, number = told
        values, desk, by = filled(interaction), self._room.answering.desk, str(interaction.user)
        match kind:
            case "dismiss":
                await self._do(interaction, "dismiss", lambda: desk.dismiss(number, values.get("reason", ""), by))
            case "merge":
                await self._do(interaction, "merge", lambda: desk.merge(number, sheets.merged_into(values), by))
            case "override":
                await self.answers.published(interaction, number, values.get("reason", ""))
            case _:
                await self.answers.tried(interaction, kind, number, values)

    async def told(self, language: Language, act: Callable[[], Awaitable[Shown]]) -> Shown:
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
            if self._board is not None:
                self._board.look()

    async def _do(self, interaction: discord.Interaction[Any], verb: str, act: Callable[[], Awaitable[object]]) -> None:
        async def made(language: Language) -> Shown:
            async def done() -> Shown:
                await act()
                return say(SENTENCES, f"told.{verb}", language)

            return await self.told(language, done)

        await self._presenter.work(interaction, made)

    async def _ask(self, interaction: discord.Interaction[Any], verb: Verb, group: int) -> None:
        """Show the form of a verb, if the group is there to be worked on."""
        language, by = self._presenter.spoken(interaction), str(interaction.user)
        forms: list[discord.ui.Modal] = []

        async def made() -> Shown:
            await self._room.answering.desk.free(group, by)
            match verb:
                case "dismiss":
                    forms.append(sheets.dismiss_form(group, language, self._seal))
                case "merge":
                    forms.append(sheets.merge_form(group, await self._others(group), language, self._seal))
                case "new_entry" | "new_fact" | "new_phrasing" | "new_alias":
                    forms.append(await self.answers.form(verb, group, by, language))
            return ""

        refusal = await self.told(language, made)
        if forms:
            with self._presenter.counted():
                await acknowledge(interaction, lambda: interaction.response.send_modal(forms[0]))
        else:
            await self._presenter.work(interaction, lambda _: _ready(refusal))

    async def _others(self, group: int) -> list[tuple[int, str]]:
        page = await self._room.answering.desk.list(Filters(), limit=MOST + 1)
        return [(one.id, question_of(one, _QUESTION)) for one in page.groups if one.id != group][:MOST]


async def _ready(shown: Shown) -> Shown:
    return shown
