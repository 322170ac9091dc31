"""Whether the set-up on Discord is as the configuration says: server, roles, channel. Changes nothing, posts nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

import discord

from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.config import DiscordSection
    from bot.knowledge.model import Language

NEEDED: Final = ("view_channel", "send_messages")
"""What the bot must be allowed in the staff channel."""

Level = Literal["fine", "note", "problem"]
_SIGNS: Final[Mapping[Level, str]] = {"fine": "✅", "note": "•", "problem": "⚠️"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        level: as it should be, worth knowing, or to be mended.
        key: of the sentence that says it; slots: what it names.
        lacking: permissions that the bot was not given.
    """

    level: Level
    key: str
    slots: Mapping[str, object] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()

    def said(self, language: Language) -> str:
        """The finding in words."""
        lacking = ", ".join(say(SENTENCES, f"permission.{name}", language) for name in self.lacking)
        return say(SENTENCES, self.key, language, lacking=lacking, **self.slots)

    def shown(self, language: Language) -> str:
        """The finding on a line of a report."""
        return f"{_SIGNS[self.level]} {self.said(language)}"


def report(findings: Iterable[Finding], language: Language) -> str:
    """Every finding on its line, under a title."""
    return "\n".join([say(SENTENCES, "check.title", language), *(finding.shown(language) for finding in findings)])


def set_up(client: discord.Client, settings: DiscordSection) -> list[Finding]:
    """What the configuration names, and what Discord says of it."""
    if not client.guilds:
        return [Finding("problem", "check.no_server")]
    return [*_roles(client.guilds, settings.staff_role_ids), _channel(client, settings.staff_channel_id)]


def _roles(guilds: Sequence[discord.Guild], ids: Sequence[int]) -> list[Finding]:
    if not ids:
        return [Finding("problem", "check.roles_none")]
    found = {id_: role for id_ in ids for guild in guilds if (role := guild.get_role(id_)) is not None}
    return [
        Finding("fine", "check.role", {"name": discord.utils.escape_markdown(role.name), "server": role.guild.name})
        if (role := found.get(id_)) is not None
        else Finding("problem", "check.role_missing", {"id": id_})
        for id_ in ids
    ]


def _channel(client: discord.Client, id_: int | None) -> Finding:
    if id_ is None:
        return Finding("note", "check.channel_none")
    channel = client.get_channel(id_)
    if channel is None or isinstance(channel, discord.abc.PrivateChannel):
        return Finding("problem", "check.channel_missing", {"id": id_})
    if not isinstance(channel, discord.abc.Messageable):
        return Finding("problem", "check.channel_wordless", {"name": channel.name})
    me = channel.guild.get_member(client.user.id if client.user else 0)
    # Discord sends the bot's own membership with the server; should it not, the test card tells all the same.
    granted = channel.permissions_for(me) if me is not None else discord.Permissions.all()
    if lacking := tuple(name for name in NEEDED if not getattr(granted, name)):
        return Finding("problem", "check.channel_closed", {"name": channel.name}, lacking)
    return Finding("fine", "check.channel", {"name": channel.name, "server": channel.guild.name})
