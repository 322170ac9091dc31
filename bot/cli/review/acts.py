"""`kamouraska review claim`, `release`, `dismiss`, `reopen`, `merge`, `split`: what staff do with a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from bot.cli.commands import Command, as_json_option, by_option, configured_for, told
from bot.cli.review.batch import done_to_several
from bot.cli.review.desk import at_the_desk, said, show_done
from bot.review.batches import BatchOrder
from bot.review.model import DISMISSALS

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.review.desk import Desk
    from bot.review.model import QuestionGroup

_dry_run = click.option("--dry-run", is_flag=True)


def _verb(verb: Literal["release", "reopen"]) -> click.Command:
    """The command of a verb that needs nothing but a group."""

    @click.command(verb, cls=Command)
    @click.argument("id", type=int)
    @by_option
    @as_json_option
    @click.pass_context
    def command(context: click.Context, id: int, *, by: str, as_json: bool) -> int:  # noqa: A002 - as help shows it
        def act(desk: Desk) -> Awaitable[QuestionGroup]:
            acts = {"release": desk.actions.release, "reopen": desk.actions.reopen}
            return acts[verb](id, by)

        group = at_the_desk(configured_for(context, by), act)
        return show_done({"dry_run": False, "group": group.as_json()}, said(f"done.{verb}", id=group.id), as_json=as_json)

    return command


release, reopen = _verb("release"), _verb("reopen")


@click.command(cls=Command)
@click.argument("ids", type=int, nargs=-1, required=True)
@by_option
@as_json_option
@click.pass_context
def claim(context: click.Context, ids: tuple[int, ...], *, by: str, as_json: bool) -> int:
    """Say that one is working on groups: on all of them, or on none."""
    config = configured_for(context, by)
    if len(ids) > 1:
        return done_to_several(config, BatchOrder("claim", ids), by, dry_run=False, as_json=as_json)
    group = at_the_desk(config, lambda desk: desk.actions.claim(ids[0], by))
    return show_done({"dry_run": False, "group": group.as_json()}, said("done.claim", id=group.id), as_json=as_json)


@click.command(cls=Command)
@click.argument("ids", type=int, nargs=-1, required=True)
@click.option("--reason", type=click.Choice(DISMISSALS), required=True)
@by_option
@_dry_run
@as_json_option
@click.pass_context
def dismiss(context: click.Context, ids: tuple[int, ...], *, reason: str, by: str, dry_run: bool, as_json: bool) -> int:
    """Put groups aside: all of them, or none."""
    config = configured_for(context, by)
    if len(ids) > 1:
        return done_to_several(config, BatchOrder("dismiss", ids, reason), by, dry_run=dry_run, as_json=as_json)
    group = at_the_desk(config, lambda desk: desk.actions.dismiss(ids[0], reason, by, dry_run=dry_run))
    key = "review.would_dismiss" if dry_run else "review.dismissed"
    sentence = told(key, id=group.id, count=group.count, reason=reason)
    return show_done({"dry_run": dry_run, "group": group.as_json()}, sentence, as_json=as_json)


@click.command(cls=Command)
@click.argument("ids", type=int, nargs=-1, required=True)
@click.argument("into", type=int)
@by_option
@_dry_run
@as_json_option
@click.pass_context
def merge(context: click.Context, ids: tuple[int, ...], into: int, *, by: str, dry_run: bool, as_json: bool) -> int:
    """Make groups one, the last: all of them, or none."""
    config = configured_for(context, by)
    if len(ids) > 1:
        order = BatchOrder("merge", (*ids, into), into=into)
        return done_to_several(config, order, by, dry_run=dry_run, as_json=as_json)
    group = at_the_desk(config, lambda desk: desk.actions.merge(ids[0], into, by, dry_run=dry_run))
    sentence = said("would.merge" if dry_run else "done.merge", id=ids[0], into=into)
    return show_done({"dry_run": dry_run, "group": group.as_json()}, sentence, as_json=as_json)


@click.command(cls=Command)
@click.argument("id", type=int)
@click.argument("texts", nargs=-1, required=True)
@by_option
@as_json_option
@click.pass_context
def split(context: click.Context, id: int, texts: tuple[str, ...], *, by: str, as_json: bool) -> int:  # noqa: A002
    """Take questions out of a group."""
    new = at_the_desk(configured_for(context, by), lambda desk: desk.actions.split(id, texts, by))
    return show_done({"id": id, "new": new}, said("done.split", id=id, new=new), as_json=as_json)
