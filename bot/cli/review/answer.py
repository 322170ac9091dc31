"""`kamouraska review answer` and `undo`: what staff write into the knowledge, tried first, and taken back."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, as_json_option, by_option, configured_for
from bot.cli.review.desk import said, show_done
from bot.cli.review.effects import counted, differing, followed, moved
from bot.review.correcting import Correcting
from bot.review.errors import NotPossibleError, ReplacesError
from bot.review.proposals import Proposal
from bot.standalone import staffing
from bot.wording import say_both
from bot.wording.review import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from bot.config import Config
    from bot.review.model import QuestionGroup
    from bot.review.publishing import Preview, Publishing

Result = TypeVar("Result")


@click.command(cls=Command)
@click.argument("id", type=int)
@click.option("--from", "source", type=click.File("r", encoding="utf-8"))
@click.option("--as", "place")
@click.option("--phrasing-of", "entry")
@click.option("--alias-of", "entity")
@click.option("--text", "texts", multiple=True)
@click.option("--action", "actions", multiple=True)
@click.option("--override")
@click.option("--replace", "replacing")
@by_option
@click.option("--dry-run", is_flag=True)
@as_json_option
@click.pass_context
def answer(  # noqa: PLR0913 - one argument an option
    context: click.Context,
    id: int,  # noqa: A002 - the argument's name, as help shows it
    *,
    source: TextIO | None,
    place: str | None,
    entry: str | None,
    entity: str | None,
    texts: tuple[str, ...],
    actions: tuple[str, ...],
    override: str | None,
    replacing: str | None,
    by: str,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Answer a group."""
    if sum(given is not None for given in (source, entry, entity)) != 1:
        raise click.UsageError(said("answer.how"), context)
    if actions and source is None:
        raise click.UsageError(said("answer.no_action"), context)

    async def act(answering: Publishing) -> Preview:
        if source is not None:
            proposal = Proposal("new_entry", content=source.read(), place=place or _place_of(source.name), actions=actions)
        else:
            proposal = await _extending(answering, id, entry, entity, texts)
        if dry_run:
            return await answering.preview(id, proposal, by, replacing=replacing, tell=followed(sys.stderr))
        return await answering.answer(id, proposal, by, override=override, replacing=replacing)

    preview = with_knowledge(configured_for(context, by), act)
    sentences = printable("\n".join(_told(preview, dry_run=dry_run)))
    return show_done({"dry_run": dry_run, **preview.as_json()}, sentences, as_json=as_json)


@click.command(cls=Command)
@click.argument("id")
@click.option("--replace", "replacing")
@by_option
@as_json_option
@click.pass_context
def undo(context: click.Context, id: str, *, replacing: str | None, by: str, as_json: bool) -> int:  # noqa: A002
    """Take the last act upon a group, or upon a fact or topic, back, with the files that it wrote."""
    config = configured_for(context, by)
    if not id.isdecimal():
        back = with_knowledge(config, lambda answering: Correcting(answering).undo(id, by, replacing=replacing))
        lines = [said("correct.undone", entry=back.entry), *differing(back.before, back.after)]
        return show_done({"dry_run": False, **back.as_json()}, printable("\n".join(lines)), as_json=as_json)
    group: QuestionGroup = with_knowledge(config, lambda answering: answering.undo(int(id), by, replacing=replacing))
    sentence = said("done.undo", id=group.id, state=said(f"state.{group.standing.state}"))
    return show_done({"dry_run": False, "group": group.as_json()}, sentence, as_json=as_json)


def with_knowledge(config: Config, act: Callable[[Publishing], Awaitable[Result]]) -> Result:
    """Open the desk with the knowledge beside it, act, close it."""

    async def open_and_act() -> Result:
        async with staffing(config) as answering:
            for healed in await answering.recover():
                of = "entry_" if healed.entry else ""
                key = f"heal.{of}by_hand" if healed.by_hand else f"heal.{of}done"
                click.echo(said(key, id=healed.entry or healed.group, files=", ".join(healed.files)), err=True)
            return await act(answering)

    try:
        return asyncio.run(open_and_act())
    except ReplacesError as error:
        for version in error.files:
            for key, text in (("answer.there", version.there), ("answer.wanted", version.wanted)):
                click.echo(said(key, path=version.path), err=True)
                click.echo(printable("\n".join(f"  {line}" for line in (text or "—").splitlines())), err=True)
        if error.token is not None:
            click.echo(said("answer.replace", token=error.token), err=True)
        raise


def _place_of(name: str) -> str | None:
    """Where a file goes that already bears its place: `…/organisations/amisco.yaml`."""
    path = Path(name)
    folders = ("organisations", "places", "people", "topics", "intents", "smalltalk")
    return f"{path.parent.name}/{path.stem}" if path.parent.name in folders else None


async def _extending(
    answering: Publishing, group_id: int, entry: str | None, entity: str | None, texts: tuple[str, ...]
) -> Proposal:
    """Phrasings are the questions of the group unless others are given; a name must be given."""
    group = (await answering.desk.queue.show(group_id)).group
    if entity is not None:
        if not texts:
            raise NotPossibleError(*say_both(SENTENCES, "answer.no_name"))
        return Proposal("new_alias", target=entity, items=tuple((group.language, text) for text in texts))
    return Proposal(
        "new_phrasing", target=entry or "", items=tuple((group.language, text) for text in texts or group.questions)
    )


def _told(preview: Preview, *, dry_run: bool) -> Iterator[str]:
    run = preview.run
    if preview.waits:
        yield said("answer.waits", id=preview.group.id)
        return
    yield said("answer.would" if dry_run else "answer.did", id=preview.group.id, entry=preview.entry or "—")
    yield from counted(preview.changes, run)
    if preview.refused:
        yield said("answer.stays_open")
    for text in preview.refused:
        yield said("answer.missed", question=text)
    yield from moved(run, preview.warnings)
