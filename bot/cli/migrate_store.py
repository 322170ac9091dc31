"""`kamouraska migrate-store`: all that a database holds into another, from a file to a server or back."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.cli.commands import Command, language
from bot.errors import StoreError
from bot.wording import say, say_both
from bot.wording.operation import SENTENCES

if TYPE_CHECKING:
    from bot.store.transfer import Carried

_OF_A_FILE: Final = "sqlite:///"
_OF_A_SERVER: Final = ("postgresql://", "postgres://")


@click.command(cls=Command)
@click.option("--from", "source", required=True)
@click.option("--to", "target", required=True)
def migrate_store(*, source: str, target: str) -> int:
    """Carry it over; nothing is changed at the one end, and all or nothing is kept at the other."""
    here, there = _place(source), _place(target)
    if here == there:
        raise StoreError(*say_both(SENTENCES, "migrate.same"))
    if isinstance(here, Path) and not here.exists():
        raise StoreError(*say_both(SENTENCES, "migrate.nothing", file=here))
    carried = asyncio.run(_carried(here, there))
    whole = hashlib.sha256("".join(table.digest for table in carried).encode()).hexdigest()[:16]
    click.echo(say(SENTENCES, "migrate.done", language(), count=sum(table.rows for table in carried), digest=whole))
    click.echo(say(SENTENCES, "migrate.next", language()))
    return 0


async def _carried(here: Path | str, there: Path | str) -> tuple[Carried, ...]:
    from bot.store.database import Database
    from bot.store.transfer import carry

    async with await Database.open(here) as source, await Database.open(there) as target:
        for database in (source, target):
            if await database.has_a_bot():
                raise StoreError(*say_both(SENTENCES, "migrate.running", name=database.name))
        return await carry(source, target, _tell)


def _place(url: str) -> Path | str:
    if url.startswith(_OF_A_SERVER):
        return url
    if url.startswith(_OF_A_FILE) and (file := url.removeprefix(_OF_A_FILE)):
        return Path(file).absolute()
    raise StoreError(*say_both(SENTENCES, "migrate.no_url", url=url))


def _tell(table: str, count: int, total: int) -> None:
    """On standard error: what is printed at the end is what a program reads."""
    if count == total or count % 50_000 == 0:
        click.echo(say(SENTENCES, "migrate.table", language(), table=table, count=count, total=total), err=True)
