"""`kamouraska staff-link`: a signed link to the staff pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.commands import Command, configured, user
from bot.review.roles import ROLES

if TYPE_CHECKING:
    from bot.review.roles import Role


@click.command(cls=Command)
@click.option("--by", "--name", "by", default=user)
@click.option("--role", type=click.Choice(ROLES))
@click.pass_context
def staff_link(context: click.Context, *, by: str, role: Role | None) -> int:
    """Print it, and nothing else."""
    from bot import secrets
    from bot.review.intake import now_here
    from bot.review.roles import Roles
    from bot.review.staff_links import StaffLinks

    config = configured(context)
    granted = Roles.of(config.review).grant(by, role)
    address = config.web.public_url or f"http://{config.web.host}:{config.web.port}"
    links = StaffLinks(secrets.load(config.store.path.parent).key, now_here)
    click.echo(links.address(address, by, granted))
    return 0
