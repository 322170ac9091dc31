"""`kamouraska review feedback`: what people said back of the answers, by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, as_json_option, configured, told
from bot.cli.review.desk import at_the_desk, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.review.feedback_model import Case, EntryFeedback


@click.command(cls=Command)
@click.option("--limit", type=click.IntRange(min=1), default=25, show_default=True)
@as_json_option
@click.pass_context
def feedback(context: click.Context, *, limit: int, as_json: bool) -> int:
    """Show what people said back, by entry, most harmful first."""
    page = at_the_desk(configured(context), lambda desk: desk.feedback.list(limit=limit))
    if as_json:
        write(page.as_json())
    elif not page.entries:
        click.echo(told("review.no_feedback"))
    else:
        for one in page.entries:
            click.echo("\n".join(_lines(one)))
        click.echo(told("review.feedback_total", shown=len(page.entries), total=page.total, open=page.open), err=True)
    return 0


_CASES: Final[Mapping[Case, str]] = {
    "open": "review.feedback_open",
    "settled": "review.feedback_settled",
    "none": "review.feedback_no_case",
}


def _lines(one: EntryFeedback) -> Iterator[str]:
    """An entry, and under it what people wrote."""
    counts = {"wrong": one.wrong, "not_helpful": one.not_helpful, "helpful": one.helpful}
    entry = one.entry or told("review.feedback_none")
    yield told(_CASES[one.case], entry=entry, last=one.last, **counts)
    for comment in one.comments:
        reason = f" ({told(f'feedback.reason.{comment.reason}')})" if comment.reason else ""
        verdict = told(f"feedback.verdict.{comment.verdict}") + reason
        yield told("review.feedback_comment", day=comment.day, verdict=verdict, text=printable(comment.text))
