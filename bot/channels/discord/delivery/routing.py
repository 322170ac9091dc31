"""Which handler a pressed button or a sent form goes to, by its `custom_id`. Knows none of them.

The whole state of a button or form lies in its `custom_id`, so that it works after a restart: nothing is kept in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.channels.discord.rendering.forms import custom_id_of

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable, Sequence

    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.rendering.signing import Signer
    from bot.review.roles import Role


@dataclass(frozen=True, slots=True)
class Route:
    """From the `custom_id` of a button or form to what it does.

    Attributes:
        pattern: of the whole `custom_id`; one with a signature is only followed where the signature is ours.
        handle: does what the label says, given what the pattern found.
        form: whether it is that of a form.
        least: the role that it takes among staff, which is looked at each time; None for everybody's.
    """

    pattern: re.Pattern[str]
    handle: Callable[[discord.Interaction, re.Match[str]], Awaitable[None]]
    form: bool = False
    least: Role | None = None


class Router:
    """Has buttons and forms do what they say, for whoever may use them; all others are told why nothing happens."""

    def __init__(
        self,
        routes: Sequence[Route],
        signer: Signer,
        presenter: Presenter,
        passes: Callable[[discord.Interaction, Role], Awaitable[bool]],
    ) -> None:
        """Prepare.

        Args:
            passes: whether the person has at least that role; it tells all others that this is not for them.
        """
        self._routes = routes
        self._signer = signer
        self._presenter = presenter
        self._passes = passes

    async def follow(self, interaction: discord.Interaction) -> None:
        """Do what was pressed or sent; what this version no longer knows, or what was altered, is said to be stale."""
        found = self._found(interaction)
        if found is None:
            await self._presenter.tell(interaction, "button.stale")
            return
        route, match = found
        if route.least is not None and not await self._passes(interaction, route.least):
            return
        if self._signer.accepts(match):
            await route.handle(interaction, match)
        else:
            await self._presenter.tell(interaction, "button.stale")

    def _found(self, interaction: discord.Interaction) -> tuple[Route, re.Match[str]] | None:
        custom_id = custom_id_of(interaction)
        form = interaction.type is discord.InteractionType.modal_submit
        if not form and not _stands_on(interaction.message, custom_id):
            return None
        for route in self._routes:
            if route.form == form and (match := route.pattern.fullmatch(custom_id)) is not None:
                return route, match
        return None


def _stands_on(message: discord.Message | None, custom_id: str) -> bool:
    """Whether the message bears that button."""
    view = discord.ui.LayoutView.from_message(message, timeout=None) if message is not None else discord.ui.LayoutView()
    return any(getattr(item, "custom_id", None) == custom_id for item in view.walk_children())
