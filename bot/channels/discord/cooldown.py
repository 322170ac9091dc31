"""How many questions one member may ask in a minute: the rate limit of every channel, by the person's number."""

from __future__ import annotations

from typing import TypeAlias

from bot.channels.rate_limit import RateLimit

Cooldown: TypeAlias = RateLimit[int]
