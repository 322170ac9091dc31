"""Runs the whole program with discord.py pointed at a stand-in: `pointed_at.py URL run …`. Only tests know of it.

Two class attributes of discord.py are set before the program imports it; nothing of the program is touched.
"""

from __future__ import annotations

import runpy
import sys

import discord.gateway
import discord.http
import yarl

if __name__ == "__main__":
    url = sys.argv.pop(1)
    discord.http.Route.BASE = f"{url}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{url.replace('http', 'ws', 1)}/gateway")
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
