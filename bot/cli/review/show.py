"""`kamouraska review show`: one group, what comes nearest to it now, and what to look at before it becomes a phrasing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, as_json_option, configured, language, told
from bot.cli.review.desk import at_the_desk, write
from bot.cli.review.list import on_a_line
from bot.privacy.detection import flags
from bot.review.model import OPEN
from bot.review.own_words import phrasing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.review.catalogue import Nearest
    from bot.review.desk import Desk
    from bot.review.model import QuestionGroup
    from bot.review.queue import Dossier


@click.command(cls=Command)
@click.argument("id", type=int)
@as_json_option
@click.pass_context
def show(context: click.Context, id: int, *, as_json: bool) -> int:  # noqa: A002 - the argument's name, as help shows it
    """Show one group with its questions, what comes nearest to it now, and what was done."""
    # Only here: the other verbs need no index.
    from bot.indexing.engine import build_engine
    from bot.review.catalogue import Catalogue

    config = configured(context)
    dossier, alike = at_the_desk(config, lambda desk: _looked_up(desk, id))
    known = Catalogue(build_engine(config), language())
    asked = dossier.group.questions
    nearest = known.nearest(asked[0], dossier.group.language) if asked else None
    proposed = _proposed(dossier, known.names())
    if as_json:
        told = [{"id": one.id, "question": one.title, "state": one.standing.state} for one in alike]
        write(dossier.as_json() | {"alike": told, "nearest_now": _as_json(nearest), "phrasings": proposed})
        return 0
    for line in _lines(dossier, alike, nearest, proposed):
        click.echo(line)
    return 0


async def _looked_up(desk: Desk, group_id: int) -> tuple[Dossier, Sequence[QuestionGroup]]:
    """The group, and while it is open those that it may be one with."""
    dossier = await desk.queue.show(group_id)
    return dossier, await desk.queue.alike(group_id) if dossier.group.standing.state in OPEN else ()


def _proposed(dossier: Dossier, names: Collection[str]) -> list[dict[str, Any]]:
    """Each question as a phrasing would be written, and what of it may be somebody's."""
    return [
        {
            "phrasing": phrasing(question),
            "flags": [{"kind": flag.kind, "text": flag.text} for flag in flags(question, names)],
        }
        for question in dossier.group.questions
    ]


def _as_json(nearest: Nearest | None) -> dict[str, Any] | None:
    if nearest is None or nearest.entry is None:
        return None
    return {"entry": nearest.entry, "score": round(nearest.score, 1), "answers": nearest.answers}


def _lines(
    dossier: Dossier, alike: Sequence[QuestionGroup], nearest: Nearest | None, proposed: list[dict[str, Any]]
) -> Iterator[str]:
    yield on_a_line(dossier.group)
    for question in dossier.questions:
        yield f"  {question.day}  {question.channel:<8}  {printable(question.text)}"
    for other in alike:
        yield told("review.alike", id=dossier.group.id, other=other.id, question=printable(other.title))
    if nearest is None or nearest.entry is None:
        yield told("review.nearest.none")
    else:
        key = "review.nearest.answers" if nearest.answers else "review.nearest"
        yield told(key, title=nearest.title, entry=nearest.entry, score=round(nearest.score))
    for one in proposed:
        marked = "; ".join(f"{told('review.flag.' + flag['kind'])} {printable(flag['text'])}" for flag in one["flags"])
        yield told("review.phrasing", phrasing=printable(one["phrasing"])) + (f"  ⚑ {marked}" if marked else "")
    for act in dossier.acts:
        yield f"  {act.at}  {act.verb}  {printable(act.by)}  {act.after.resolution or ''}".rstrip()
