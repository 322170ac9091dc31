"""`kamouraska staff-link`: a signed link to the staff pages."""

from __future__ import annotations

import click

from bot.cli.commands import Command, by_option, configured


@click.command(cls=Command)
@by_option
@click.pass_context
def staff_link(context: click.Context, *, by: str) -> int:
    """Print it, and nothing else."""
    from bot import secrets
    from bot.review.intake import now_here
    from bot.review.staff_sessions import StaffSessions

    config = configured(context)
    address = config.web.public_url or f"http://{config.web.host}:{config.web.port}"
    sessions = StaffSessions(secrets.load(config.store.path.parent).key, now_here)
    click.echo(sessions.address(address, by))
    return 0
