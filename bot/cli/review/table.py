"""A filled-in table of the queue, taken back in the terminal: tried or done, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from bot.channels.terminal import printable
from bot.cli.commands import language
from bot.cli.review.answer import with_knowledge
from bot.cli.review.effects import counted
from bot.wording import say
from bot.wording.queue_table import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.config import Config
    from bot.review.publishing import Publishing
    from bot.review.queue_plan import RowPlan, TablePlan

ENDINGS: Final = (".xlsx", ".csv")


def table_in(config: Config, file: Path, by: str, *, dry_run: bool) -> int:
    """Do what a table says, all or nothing; exit 1 when a cell is refused."""
    from bot.authoring.spreadsheet import read
    from bot.review.queue_import import QueueImport
    from bot.review.queue_table import CALLED, COLUMNS, heading

    table = read(file.name, file.read_bytes(), COLUMNS, called=CALLED)

    async def act(publishing: Publishing) -> TablePlan:
        order = QueueImport(publishing)
        return await (order.plan if dry_run else order.do)(table.rows, by)

    plan: TablePlan = with_knowledge(config, act)
    if plan.refused:
        titles = heading(language()) | table.titles
        for one in plan.refused:
            why, column = one.message.in_(language()), titles.get(one.cell.column, one.cell.column)
            told = _said("table.at", sheet=table.sheet, row=one.cell.row, column=column, said=why)
            click.echo(printable(told), err=True)
        click.echo(_said("table.refused", n=len(plan.refused)), err=True)
        return 1
    for line in _told(plan):
        click.echo(printable(line))
    key = "table.would" if dry_run else "table.done"
    click.echo(_said(key, n=len(plan.rows)) if plan.rows else _said("table.nothing"), err=True)
    if plan.waits:
        click.echo(_said("table.waits"), err=True)
    return 0


def _told(plan: TablePlan) -> Iterator[str]:
    for row in plan.rows:
        yield _row(row)
        yield from (f"  {_said('row.missed', question=text)}" for text in row.missed)
    if plan.answers:
        yield from counted({}, plan.run)


def _row(row: RowPlan) -> str:
    cells, id_ = row.order.cells, row.group.id
    match row.order.verb:
        case "answer":
            return _said("row.answer", id=id_, title=cells["answer_fr"])
        case "add":
            return _said("row.add", id=id_, title=cells["add_to"])
        case "merge":
            return _said("row.merge", id=id_, into=cells["merge_into"])
        case "dismiss":
            return _said("row.dismiss", id=id_, reason=cells["dismiss"])


def _said(key: str, **slots: object) -> str:
    return say(SENTENCES, key, language(), **slots)
