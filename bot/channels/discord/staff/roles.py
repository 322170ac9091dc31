"""Who is staff on Discord: the check that stands before every command, button and form of theirs. Knows none of them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Coroutine

    from bot.channels.discord.delivery.presenter import Presenter, Shown
    from bot.knowledge.model import Language

_log = logging.getLogger(__name__)


class StaffCheck:
    """Lets members with one of the configured roles through, and tells all others kindly, without any effect.

    Discord hides the commands from most members by itself; what it hides can still be sent, so that every use is
    checked here, and every press of a button again: a role may have been taken away since.
    """

    def __init__(self, role_ids: Collection[int], presenter: Presenter) -> None:
        self._role_ids = frozenset(role_ids)
        self._presenter = presenter

    async def work(
        self, interaction: discord.Interaction, make: Callable[[Language], Coroutine[object, object, Shown]]
    ) -> None:
        """Show staff what they asked for; `make` is called for nobody else."""
        if await self.passes(interaction):
            await self._presenter.work(interaction, make)

    async def passes(self, interaction: discord.Interaction) -> bool:
        """Whether the person is staff; all others are told that this is not for them."""
        if self._includes(interaction.user):
            return True
        _log.warning("person %d without a staff role was refused", interaction.user.id)
        await self._presenter.tell(interaction, "team.only" if self._role_ids else "team.no_roles")
        return False

    def _includes(self, person: discord.abc.User) -> bool:
        """Whether the person is a member, on the server where they act, with one of the roles."""
        return isinstance(person, discord.Member) and any(role.id in self._role_ids for role in person.roles)
