"""The buttons of a card: one verb of the desk each, upon one group. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast, get_args

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.channels.discord.rendering.text import shortened
from bot.channels.discord.staff.dismiss_form import dismiss_form
from bot.channels.discord.staff.merge_form import merge_form, other_groups
from bot.channels.discord.staff.roles import person_of
from bot.channels.discord.staff.split_form import split_form
from bot.review.proposal_form import KINDS, Kind
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable

    from bot.channels.discord.delivery.presenter import Presenter, Shown
    from bot.channels.discord.ports.services import CardServices
    from bot.channels.discord.rendering.frames import Button
    from bot.channels.discord.staff.desk_acts import DeskActs
    from bot.knowledge.model import Language

Verb = Literal[
    "new_entry", "new_fact", "new_phrasing", "new_alias", "claim", "release", "merge", "split", "dismiss", "reopen", "undo"
]
_WithForm = Kind | Literal["merge", "split", "dismiss"]
ANSWERS: Final[tuple[Verb, ...]] = KINDS
"""The verbs that answer a group, each in a form of its own."""
_SIGNS: Final[dict[Verb, str]] = {"new_entry": "✏️", "claim": "✋", "undo": "↩️"}
_LABEL: Final = 80
_PATTERN: Final = signed_pattern(rf"desk:(?P<verb>{'|'.join(get_args(Verb))})", r"(?P<group>\d{1,9})")


def card_button(verb: Verb, group: int, language: Language, signer: Signer) -> Button:
    """The button on the card of a group."""
    return discord.ui.Button(
        label=shortened(say(SENTENCES, f"act.{verb}", language), _LABEL),
        custom_id=signer.sign_short(f"desk:{verb}", group),
        style=discord.ButtonStyle.primary if verb == "new_entry" else discord.ButtonStyle.secondary,
        emoji=_SIGNS.get(verb),
    )


class CardActions:
    """Does what a button of a card says, or shows the form for it."""

    def __init__(
        self,
        cards: CardServices,
        presenter: Presenter,
        signer: Signer,
        acts: DeskActs,
        answer_form: Callable[[Kind, int, discord.abc.User, Language], Awaitable[discord.ui.Modal]],
    ) -> None:
        """`answer_form` makes the form of one kind of answer to a group, for the one who is to write in it."""
        self._publishing = cards.publishing
        self._presenter = presenter
        self._signer = signer
        self._acts = acts
        self._answer_form = answer_form

    def route(self) -> Route:
        """For staff: the role is looked at again at every press."""
        return Route(_PATTERN, self._pressed, least="editor")

    async def _pressed(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        verb, group, by = cast("Verb", match["verb"]), int(match["group"]), str(interaction.user)
        desk, person = self._publishing.desk, person_of(interaction.user)
        match verb:
            case "claim":
                await self._acts.do(interaction, verb, lambda: desk.actions.claim(group, by, person=person))
            case "release":
                await self._acts.do(interaction, verb, lambda: desk.actions.release(group, by))
            case "reopen":
                await self._acts.do(interaction, verb, lambda: desk.actions.reopen(group, by))
            case "undo":
                await self._acts.do(interaction, verb, lambda: self._publishing.undo(group, by))
            case _:
                await self._show_form(interaction, verb, group)

    async def _show_form(self, interaction: discord.Interaction, verb: _WithForm, group: int) -> None:
        """Show the form of a verb, if the group is there to be worked on."""
        language, user = self._presenter.spoken(interaction), interaction.user
        forms: list[discord.ui.Modal] = []

        async def made() -> Shown:
            await self._publishing.desk.actions.free(group, str(user), person_of(user))
            forms.append(await self._form(verb, group, user, language))
            return ""

        refusal = await self._acts.outcome(language, made)
        if forms:
            await self._presenter.show_form(interaction, forms[0])
        else:
            await self._presenter.work(interaction, lambda _: _ready(refusal))

    async def _form(self, verb: _WithForm, group: int, user: discord.abc.User, language: Language) -> discord.ui.Modal:
        if verb == "dismiss":
            return dismiss_form(group, language, self._signer)
        if verb == "merge":
            return merge_form(group, await other_groups(self._publishing.desk, group), language, self._signer)
        if verb == "split":
            return split_form(group, (await self._publishing.desk.queue.show(group)).texts, language, self._signer)
        return await self._answer_form(verb, group, user, language)


async def _ready(shown: Shown) -> Shown:
    return shown
