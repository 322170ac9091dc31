"""`kamouraska discord-invite`: the link that brings the bot to a server, with the least permissions. Asks no network."""

from __future__ import annotations

import os
from typing import Final

import click

from bot.cli.commands import Command, told
from bot.secrets import application_of

PERMISSIONS: Final = (1 << 10) | (1 << 11) | (1 << 16) | (1 << 38)
"""View channels, send messages, read history (a reply needs it), send messages in threads; nothing else."""

_AUTHORISE: Final = "https://discord.com/oauth2/authorize"


@click.command("discord-invite", cls=Command)
@click.option("--application", metavar="ID", type=click.IntRange(min=1))
def invite(*, application: int | None) -> int:
    """Print the invite link."""
    id_ = str(application) if application is not None else application_of(os.environ.get("DISCORD_TOKEN", ""))
    if not id_:
        raise click.UsageError(told("invite.unknown"))
    click.echo(told("invite.server"), err=True)
    click.echo(f"{_AUTHORISE}?client_id={id_}&scope=bot+applications.commands&permissions={PERMISSIONS}")
    click.echo(told("invite.person"), err=True)
    click.echo(f"{_AUTHORISE}?client_id={id_}&scope=applications.commands&integration_type=1", err=True)
    return 0
