"""`kamouraska review waiting`, `approve` and `send-back`: the second pair of eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, as_json_option, by_option, configured, configured_for
from bot.cli.review.answer import with_knowledge
from bot.cli.review.desk import said, show_done, write
from bot.cli.review.effects import counted, moved
from bot.review.approval import Approval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.review.correcting import Corrected
    from bot.review.model import Act
    from bot.review.publishing import Preview, Publishing


@click.command(cls=Command)
@as_json_option
@click.pass_context
def waiting(context: click.Context, *, as_json: bool) -> int:
    """List what waits for approval."""

    async def act(publishing: Publishing) -> Sequence[Act]:
        return await Approval(publishing).waiting()

    acts = with_knowledge(configured(context), act)
    if as_json:
        write([one.as_json() for one in acts])
        return 0
    for one in acts:
        click.echo(said("waiting.one", target=one.entry or one.group, by=one.by, at=one.at))
    if not acts:
        click.echo(said("waiting.none"))
    return 0


@click.command(cls=Command)
@click.argument("id")
@click.option("--override")
@by_option
@click.option("--dry-run", is_flag=True)
@as_json_option
@click.pass_context
def approve(
    context: click.Context,
    id: str,  # noqa: A002 - as help shows it
    *,
    override: str | None,
    by: str,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Publish what somebody else wrote."""

    async def act(publishing: Publishing) -> Preview | Corrected:
        approval = Approval(publishing)
        seen = await approval.one(_target(id))
        if dry_run:
            return await approval.preview(seen)
        return await approval.approve(_target(id), by, seen=seen.id, override=override)

    found = with_knowledge(configured_for(context, by, "approver"), act)
    lines = [said("approve.would" if dry_run else "approve.did", id=id)]
    lines += [*counted(found.changes, found.run), *moved(found.run, found.warnings)]
    return show_done({"dry_run": dry_run, **found.as_json()}, printable("\n".join(lines)), as_json=as_json)


@click.command("send-back", cls=Command)
@click.argument("id")
@click.option("--word", required=True)
@by_option
@click.pass_context
def send_back(context: click.Context, id: str, *, word: str, by: str) -> int:  # noqa: A002 - as help shows it
    """Have its writer look at it again."""

    async def act(publishing: Publishing) -> None:
        approval = Approval(publishing)
        await approval.send_back(_target(id), by, word, seen=(await approval.one(_target(id))).id)

    with_knowledge(configured_for(context, by, "approver"), act)
    click.echo(said("approve.sent_back", id=id))
    return 0


def _target(id_: str) -> int | str:
    """A group by its number, or an entry by its id."""
    return int(id_) if id_.isdecimal() else id_
