"""Questions asked on Discord: commands, direct messages, mentions and replies. Nothing else imports discord.py.

The way in is `DiscordChannel`, which is given the program as `Services`. From the top down, and never back:

- `client`: the connection, and who is called for which event.
- `questions`: what people ask, and what they do with a reply. `staff`: what the team does. Neither knows the other.
- `delivery`: getting to Discord what is to be shown.
- `rendering`: texts, forms and frames as Discord takes them.
- `ports`: what the channel needs of the program.
"""

from bot.channels.discord.client.channel import DiscordChannel, Status
from bot.channels.discord.ports.services import CardServices, Services

__all__ = ["CardServices", "DiscordChannel", "Services", "Status"]
