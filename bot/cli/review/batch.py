"""Several groups at once in the terminal: all of them, or none and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.channels.terminal import printable
from bot.cli.commands import language
from bot.cli.review.desk import at_the_desk, show_done
from bot.review.refusal_text import why_not
from bot.wording import say, say_counted
from bot.wording.batches import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.config import Config
    from bot.review.batches import BatchOrder, BatchPlan


def done_to_several(config: Config, order: BatchOrder, by: str, *, dry_run: bool, as_json: bool) -> int:
    """Do it to every group, or to none; exit 2 where one of them does not allow it."""
    plan = at_the_desk(config, lambda desk: (desk.batches.plan if dry_run else desk.batches.do)(order, by))
    if plan.refused:
        for line in _refused(plan):
            click.echo(printable(line), err=True)
        click.echo(say(SENTENCES, "batch.none_done", language()), err=True)
        return 2
    groups = [part.group.as_json() | part.after.as_json() for part in plan.parts]
    if dry_run:
        sentence = say(SENTENCES, "batch.sum", language(), groups=len(plan.parts), questions=plan.questions)
        sentence = f"{say(SENTENCES, 'batch.would', language())} {sentence}"
    else:
        sentence = say_counted(SENTENCES, f"batch.done.{order.verb}", len(plan.parts), language())
    return show_done({"dry_run": dry_run, "groups": groups}, sentence, as_json=as_json)


def _refused(plan: BatchPlan) -> Iterator[str]:
    for part in plan.refused:
        why = why_not(part.refused, language()) if part.refused else ""
        yield f"#{part.group.id}  {part.group.title}\u00a0: {why}"
