"""`kamouraska check` and `kamouraska explain`: what an author of the knowledge needs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from bot.cli.commands import Command, configured, told
from bot.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.errors import Problem
    from bot.knowledge.census import Census
    from bot.matching.decision import Decision
    from bot.matching.filling import Candidate
    from bot.matching.matcher import Reading


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def check(context: click.Context, *, as_json: bool) -> int:
    """Report every problem; exit 1 when one of them is an error."""
    from bot.knowledge.census import count
    from bot.knowledge.reader import read

    census: Census | None = None
    problems: Sequence[Problem] = ()
    try:
        census = count(read(configured(context).knowledge.path))
    except KnowledgeError as error:
        problems = error.problems
    errors = sum(problem.severity == "error" for problem in problems)
    if as_json:
        counts = asdict(census) if census else None
        click.echo(json.dumps({"problems": [asdict(p) for p in problems], "counts": counts}, ensure_ascii=False))
        return int(errors > 0)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(told("check.count", errors=errors, warnings=len(problems) - errors), err=True)
    elif census is not None:
        click.echo(told("check.fine", entries=census.entries, facts=census.facts))
    return int(errors > 0)


@click.command(cls=Command)
@click.argument("question", nargs=-1, required=True)
@click.pass_context
def explain(context: click.Context, question: tuple[str, ...]) -> int:
    """Show the reading of a question that stands alone, and the decision."""
    from bot.channels.terminal import printable
    from bot.indexing.engine import build_engine

    reading, decision = build_engine(configured(context)).read(" ".join(question))
    for line in _explained(reading, decision):
        click.echo(printable(line))
    return 0


def _explained(reading: Reading, decision: Decision) -> Iterator[str]:
    """Labels are the project's own words, the same in every language."""
    yield f"utterance   {reading.utterance}"
    yield f"language    {reading.guess.language or '?'}"
    for mention in reading.mentions:
        yield f"mention     {mention.name} → {mention.kind} {', '.join(mention.ids())} ({mention.score:.2f})"
    for candidate in reading.candidates:
        yield f"candidate   {_scored(candidate)}"
    yield f"decision    {decision.outcome}{f' ({decision.reason})' if decision.reason else ''}, {decision.score:.1f}"
    if decision.entry is not None:
        yield f"entry       {decision.entry.id}"
    for choice in decision.choices:
        yield f"choice      {choice.id}"


def _scored(candidate: Candidate) -> str:
    named = candidate.entry.id if candidate.entry is not None else f"{candidate.label}, missing: {candidate.gap}"
    weighed = asdict(candidate.parts) if candidate.parts is not None else {}
    # What is zero had no part in it.
    parts = " ".join(f"{name}={value:.2g}" for name, value in weighed.items() if value)
    return f"{candidate.score:5.1f}  {named}  [{parts}]"
