"""`kamouraska review claim`, `release`, `dismiss`, `reopen`, `merge`, `split`: what staff do with a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.commands import Command, by_option, configured, told
from bot.cli.desk import at_the_desk, said, write
from bot.review.model import DISMISSALS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.review.desk import Desk
    from bot.review.model import QuestionGroup

_as_json = click.option("--json", "as_json", is_flag=True)
_dry_run = click.option("--dry-run", is_flag=True)


@click.command(cls=Command)
@click.argument("id", type=int)
@by_option
@_as_json
@click.pass_context
def claim(context: click.Context, id: int, *, by: str, as_json: bool) -> int:  # noqa: A002 - the argument's name, as help shows it
    """Hold a group."""
    return _done(context, "claim", lambda desk: desk.actions.claim(id, by), as_json=as_json)


@click.command(cls=Command)
@click.argument("id", type=int)
@by_option
@_as_json
@click.pass_context
def release(context: click.Context, id: int, *, by: str, as_json: bool) -> int:  # noqa: A002
    """Give it back."""
    return _done(context, "release", lambda desk: desk.actions.release(id, by), as_json=as_json)


@click.command(cls=Command)
@click.argument("id", type=int)
@by_option
@_as_json
@click.pass_context
def reopen(context: click.Context, id: int, *, by: str, as_json: bool) -> int:  # noqa: A002
    """Put it back into the queue."""
    return _done(context, "reopen", lambda desk: desk.actions.reopen(id, by), as_json=as_json)


@click.command(cls=Command)
@click.argument("id", type=int)
@click.option("--reason", type=click.Choice(DISMISSALS), required=True)
@by_option
@_dry_run
@_as_json
@click.pass_context
def dismiss(context: click.Context, id: int, *, reason: str, by: str, dry_run: bool, as_json: bool) -> int:  # noqa: A002
    """Put a group aside."""
    group = at_the_desk(configured(context), lambda desk: desk.actions.dismiss(id, reason, by, dry_run=dry_run))
    if as_json:
        write({"dry_run": dry_run, "group": group.as_json()})
    else:
        key = "review.would_dismiss" if dry_run else "review.dismissed"
        click.echo(told(key, id=group.id, count=group.count, reason=reason))
    return 0


@click.command(cls=Command)
@click.argument("id", type=int)
@click.argument("into", type=int)
@by_option
@_dry_run
@_as_json
@click.pass_context
def merge(context: click.Context, id: int, into: int, *, by: str, dry_run: bool, as_json: bool) -> int:  # noqa: A002
    """Make two groups one."""
    group = at_the_desk(configured(context), lambda desk: desk.actions.merge(id, into, by, dry_run=dry_run))
    if as_json:
        write({"dry_run": dry_run, "group": group.as_json()})
    else:
        click.echo(said("would.merge" if dry_run else "done.merge", id=id, into=into))
    return 0


@click.command(cls=Command)
@click.argument("id", type=int)
@click.argument("texts", nargs=-1, required=True)
@by_option
@_as_json
@click.pass_context
def split(context: click.Context, id: int, texts: tuple[str, ...], *, by: str, as_json: bool) -> int:  # noqa: A002
    """Take questions out of a group."""
    new = at_the_desk(configured(context), lambda desk: desk.actions.split(id, texts, by))
    if as_json:
        write({"id": id, "new": new})
    else:
        click.echo(said("done.split", id=id, new=new))
    return 0


def _done(context: click.Context, verb: str, act: Callable[[Desk], Awaitable[QuestionGroup]], *, as_json: bool) -> int:
    group = at_the_desk(configured(context), act)
    if as_json:
        write({"dry_run": False, "group": group.as_json()})
    else:
        click.echo(said(f"done.{verb}", id=group.id, state=said(f"state.{group.standing.state}")))
    return 0
