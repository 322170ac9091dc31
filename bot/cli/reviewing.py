"""`kamouraska review …` and `kamouraska purge`: the staff's verbs, for people and, with `--json`, for programs."""

from __future__ import annotations

import asyncio
import getpass
import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from bot.app import reviewing
from bot.channels.terminal import printable
from bot.cli.commands import Command, Group, configured, told
from bot.review.export import to_csv
from bot.review.model import DISMISSALS, OPEN, STATES, Filters

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.config import Config
    from bot.review.desk import Desk, Dossier
    from bot.review.model import Group as QuestionGroup
    from bot.review.model import Page, State

Result = TypeVar("Result")

review: Final = Group(
    "review",
    {
        "list": "bot.cli.reviewing:list_groups",
        "show": "bot.cli.reviewing:show",
        "dismiss": "bot.cli.reviewing:dismiss",
        "export": "bot.cli.reviewing:export",
    },
)


@click.command("list", cls=Command)
@click.option("--state", type=click.Choice(["open", "all", *STATES]), default="open", show_default=True)
@click.option("--text")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def list_groups(context: click.Context, *, state: str, text: str | None, limit: int, as_json: bool) -> int:
    """List groups of unanswered questions, most wanted first."""
    filters = Filters(states=_states(state), text=text)
    page: Page = _at_the_desk(configured(context), lambda desk: desk.list(filters, limit=limit))
    if as_json:
        _write(page.as_json())
    elif not page.groups:
        click.echo(told("review.none"))
    else:
        for group in page.groups:
            click.echo(_on_a_line(group))
        click.echo(told("review.total", shown=len(page.groups), total=page.total), err=True)
    return 0


@click.command(cls=Command)
@click.argument("id", type=int)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def show(context: click.Context, id: int, *, as_json: bool) -> int:  # noqa: A002 - the argument's name, as help shows it
    """Show one group with its questions and what was done."""
    dossier: Dossier = _at_the_desk(configured(context), lambda desk: desk.show(id))
    if as_json:
        _write(dossier.as_json())
        return 0
    click.echo(_on_a_line(dossier.group))
    for question in dossier.questions:
        click.echo(f"  {question.day}  {question.channel:<8}  {printable(question.text)}")
    for act in dossier.acts:
        click.echo(f"  {act.at}  {act.verb}  {printable(act.by)}  {act.after.resolution or ''}".rstrip())
    return 0


@click.command(cls=Command)
@click.argument("id", type=int)
@click.option("--reason", type=click.Choice(DISMISSALS), required=True)
@click.option("--by", default=getpass.getuser)
@click.option("--dry-run", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def dismiss(context: click.Context, id: int, *, reason: str, by: str, dry_run: bool, as_json: bool) -> int:  # noqa: A002
    """Put a group aside."""
    group: QuestionGroup = _at_the_desk(configured(context), lambda desk: desk.dismiss(id, reason, by, dry_run=dry_run))
    if as_json:
        _write({"dry_run": dry_run, "group": group.as_json()})
    else:
        key = "review.would_dismiss" if dry_run else "review.dismissed"
        click.echo(told(key, id=group.id, count=group.count, reason=reason))
    return 0


@click.command(cls=Command)
@click.option("--state", type=click.Choice(["open", "all", *STATES]), default="all", show_default=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def export(context: click.Context, *, state: str, as_json: bool) -> int:
    """Write every question with its group."""
    rows = _at_the_desk(configured(context), lambda desk: desk.export(Filters(states=_states(state))))
    if as_json:
        _write([row.as_json() for row in rows])
    else:
        # RFC 4180 ends lines with CR LF, and the rows have them already.
        click.echo(to_csv(rows), nl=False)
    return 0


@click.command(cls=Command)
@click.pass_context
def purge(context: click.Context) -> int:
    """Erase what is past retention."""
    config = configured(context)
    days = config.store.retention_days
    erased = _at_the_desk(config, lambda desk: desk.purge(days))
    click.echo(told("purge.done", count=erased, days=days))
    return 0


def _at_the_desk(config: Config, act: Callable[[Desk], Awaitable[Result]]) -> Result:
    async def open_and_act() -> Result:
        async with reviewing(config) as desk:
            return await act(desk)

    return asyncio.run(open_and_act())


def _states(name: str) -> tuple[State, ...]:
    match name:
        case "open":
            return OPEN
        case "all":
            return ()
        case _:
            return tuple(state for state in STATES if state == name)


def _on_a_line(group: QuestionGroup) -> str:
    asked = printable(group.questions[0] if group.questions else group.utterance).replace("\n", " ")
    near = f"  ~ {group.nearest} {group.score:.0f}" if group.nearest else ""
    return f"#{group.id}  {group.askers}×{group.count}  {group.last}  {group.language}  {group.reason}  {asked}{near}"


def _write(value: dict[str, Any] | list[dict[str, Any]]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))
