"""Who is staff on Discord: the check that stands before every command, button and form of theirs. Knows none of them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.review.roles import may

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.channels.discord.delivery.presenter import Presenter, Shown
    from bot.knowledge.model import Language
    from bot.review.roles import Role, Roles

_log = logging.getLogger(__name__)


class StaffCheck:
    """Lets members with one of the configured roles through, as far as it reaches; tells all others kindly, without effect.

    Discord hides the commands from most members by itself; what it hides can still be sent, so that every use is
    checked here, and every press of a button again: a role may have been taken away since.
    """

    def __init__(self, roles: Roles, presenter: Presenter) -> None:
        self._roles = roles
        self._presenter = presenter

    async def work(
        self,
        interaction: discord.Interaction,
        make: Callable[[Language], Coroutine[object, object, Shown]],
        least: Role = "editor",
    ) -> None:
        """Show staff what they asked for; `make` is called for nobody else."""
        if await self.passes(interaction, least):
            await self._presenter.work(interaction, make)

    async def passes(self, interaction: discord.Interaction, least: Role) -> bool:
        """Whether the person is staff with at least that role; all others are told that this is not for them."""
        role = self.role(interaction.user)
        if role is not None and may(role, least):
            return True
        _log.warning("person %d without a staff role for this was refused", interaction.user.id)
        key = "team.not_your_role" if role else "team.only" if self._roles.on_discord else "team.no_roles"
        await self._presenter.tell(interaction, key)
        return False

    def role(self, person: discord.abc.User) -> Role | None:
        """What the person may do on the server where they act, by the roles that they have there now; None for no staff."""
        return self._roles.of_member({role.id for role in person.roles}) if isinstance(person, discord.Member) else None


async def still_of_staff(client: discord.Client, roles: Roles, person: int) -> bool:
    """Whether somebody has a role of the staff on one of our servers, asked of Discord now."""
    for guild in client.guilds:
        try:
            member = await guild.fetch_member(person)
        except discord.NotFound:
            continue
        if roles.of_member({role.id for role in member.roles}) is not None:
            return True
    return False


def person_of(user: discord.abc.User) -> str:
    """Who somebody is at the desk for good, whatever they call themselves."""
    return f"discord:{user.id}"
