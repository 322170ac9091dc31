"""`kamouraska review …` and `kamouraska purge`: the staff's verbs, for people and, with `--json`, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, Group, configured, told
from bot.cli.desk import at_the_desk, write
from bot.knowledge.model import LANGUAGES
from bot.review.export import to_csv
from bot.review.model import CAUSES, CHANNELS, OPEN, STATES, Filters

if TYPE_CHECKING:
    from bot.assistant import Channel
    from bot.knowledge.model import Language
    from bot.review.model import Cause, Page, QuestionGroup, State

review: Final = Group(
    "review",
    {
        "list": "bot.cli.reviewing:list_groups",
        "show": "bot.cli.dossier:show",
        "claim": "bot.cli.casework:claim",
        "release": "bot.cli.casework:release",
        "answer": "bot.cli.answering:answer",
        "merge": "bot.cli.casework:merge",
        "split": "bot.cli.casework:split",
        "dismiss": "bot.cli.casework:dismiss",
        "reopen": "bot.cli.casework:reopen",
        "undo": "bot.cli.answering:undo",
        "export": "bot.cli.reviewing:export",
        "import": "bot.cli.seeing:import_",
        "digest": "bot.cli.seeing:digest",
    },
)


@click.command("list", cls=Command)
@click.option("--state", type=click.Choice(["open", "all", *STATES]), default="open", show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--reason", type=click.Choice(CAUSES))
@click.option("--channel", type=click.Choice(CHANNELS))
@click.option("--text")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def list_groups(  # noqa: PLR0913 - one argument an option
    context: click.Context,
    *,
    state: str,
    language: Language | None,
    reason: Cause | None,
    channel: Channel | None,
    text: str | None,
    limit: int,
    as_json: bool,
) -> int:
    """List groups of unanswered questions, most wanted first."""
    filters = Filters(_states(state), language, reason, channel, text)
    page: Page = at_the_desk(configured(context), lambda desk: desk.queue.list(filters, limit=limit))
    if as_json:
        write(page.as_json())
    elif not page.groups:
        click.echo(told("review.none"))
    else:
        for group in page.groups:
            click.echo(on_a_line(group))
        click.echo(told("review.total", shown=len(page.groups), total=page.total), err=True)
    if not as_json:
        french, english = (page.languages.get(one, 0) for one in LANGUAGES)
        click.echo(told("review.languages", french=french, english=english, oldest=page.oldest or "–"), err=True)
        click.echo(told("review.legend"), err=True)
    return 0


@click.command(cls=Command)
@click.option("--state", type=click.Choice(["open", "all", *STATES]), default="all", show_default=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def export(context: click.Context, *, state: str, as_json: bool) -> int:
    """Write every question with its group."""
    rows = at_the_desk(configured(context), lambda desk: desk.queue.export(Filters(states=_states(state))))
    if as_json:
        write([row.as_json() for row in rows])
    else:
        # RFC 4180 ends lines with CR LF, and the rows have them already.
        click.echo(to_csv(rows), nl=False)
    return 0


@click.command(cls=Command)
@click.option("--even-if-clock-jumped", is_flag=True)
@click.pass_context
def purge(context: click.Context, *, even_if_clock_jumped: bool) -> int:
    """Erase what is past retention."""
    config = configured(context)
    days = config.store.retention_days
    erased = at_the_desk(config, lambda desk: desk.retention.purge(days, even_if_clock_jumped=even_if_clock_jumped))
    click.echo(told("purge.done", count=erased, days=days))
    return 0


def _states(name: str) -> tuple[State, ...]:
    match name:
        case "open":
            return OPEN
        case "all":
            return ()
        case _:
            return tuple(state for state in STATES if state == name)


def on_a_line(group: QuestionGroup) -> str:
    """A group as the list has it; the legend says how to read it."""
    asked = printable(group.questions[0] if group.questions else group.utterance).replace("\n", " ")
    near = f"  ~ {group.nearest} {group.score:.0f}" if group.nearest else ""
    return f"#{group.id}  {group.askers}×{group.count}  {group.last}  {group.language}  {group.reason}  {asked}{near}"
