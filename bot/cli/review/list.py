"""`kamouraska review list`: the groups of unanswered questions, most wanted first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, as_json_option, configured, told
from bot.cli.review.desk import at_the_desk, state_option, states, write
from bot.exchange import CHANNELS
from bot.knowledge.model import LANGUAGES
from bot.review.model import CAUSES, Filters

if TYPE_CHECKING:
    from bot.assistant import Channel
    from bot.cli.review.desk import StateChoice
    from bot.knowledge.model import Language
    from bot.review.model import Cause, Page, QuestionGroup


@click.command("list", cls=Command)
@state_option("open")
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--reason", type=click.Choice(CAUSES))
@click.option("--channel", type=click.Choice(CHANNELS))
@click.option("--text")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@as_json_option
@click.pass_context
def list_groups(  # noqa: PLR0913 - one argument an option
    context: click.Context,
    *,
    state: StateChoice,
    language: Language | None,
    reason: Cause | None,
    channel: Channel | None,
    text: str | None,
    limit: int,
    as_json: bool,
) -> int:
    """List groups of unanswered questions, most wanted first."""
    filters = Filters(states(state), language, reason, channel, text)
    page: Page = at_the_desk(configured(context), lambda desk: desk.queue.list(filters, limit=limit))
    if as_json:
        write(page.as_json())
        return 0
    for group in page.groups:
        click.echo(on_a_line(group))
    if page.groups:
        click.echo(told("review.total", shown=len(page.groups), total=page.total), err=True)
    else:
        click.echo(told("review.none"))
    french, english = (page.languages.get(one, 0) for one in LANGUAGES)
    click.echo(told("review.languages", french=french, english=english, oldest=page.oldest or "–"), err=True)
    click.echo(told("review.legend"), err=True)
    return 0


def on_a_line(group: QuestionGroup) -> str:
    """A group as the list has it; the legend says how to read it."""
    asked = printable(group.title).replace("\n", " ")
    near = f"  ~ {group.nearest} {group.score:.0f}" if group.nearest else ""
    return f"#{group.id}  {group.askers}×{group.count}  {group.last}  {group.language}  {group.reason}  {asked}{near}"
