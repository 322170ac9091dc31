"""Questions asked on Discord: commands, direct messages, mentions and replies. Nothing else imports discord.py."""

from bot.channels.discord.channel import DiscordChannel, Status
from bot.channels.discord.reach import Reach, Room

__all__ = ["DiscordChannel", "Reach", "Room", "Status"]
