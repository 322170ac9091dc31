"""`kamouraska check`: every problem of the knowledge files, for a person, a program or a pull request."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from bot.cli.commands import Command, as_json_option, configured, from_here, language, told
from bot.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.authoring.checking import Checked
    from bot.config import Config
    from bot.errors import Problem

_MANY: Final = 10
"""Warnings of one rule, beside the first, from which they are one line."""


@click.command(cls=Command)
@as_json_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option("--strict", is_flag=True)
@click.option("--full", is_flag=True)
@click.option("--rule", type=str)
@click.pass_context
def check(context: click.Context, *, as_json: bool, form: str, strict: bool, full: bool, rule: str | None) -> int:
    """Report every problem; exit 1 when one of them is an error, or with --strict a warning."""
    if rule is not None:
        _explain_rule(rule)
    found = _checked(configured(context), full=full)
    if rule is not None:
        return _of_rule(rule, found)
    errors = sum(problem.severity == "error" for problem in found.problems)
    if as_json or form == "json":
        counts = asdict(found.census) if found.census else None
        told_all = {"problems": [_plain(p) for p in found.problems], "counts": counts, "not_asked": found.not_asked}
        click.echo(json.dumps(told_all, ensure_ascii=False))
    else:
        # What must be mended comes last, nearest to where the person types next.
        shown = sorted(found.problems, key=lambda one: one.severity == "error")
        for line in map(_annotation, shown) if form == "github" else _lines(shown):
            click.echo(line)
        for line in _advice(found.problems) if form == "text" else ():
            click.echo(line, err=True)
        if found.problems:
            click.echo(told("check.count", errors=errors, warnings=len(found.problems) - errors), err=True)
        elif found.census is not None:
            click.echo(told("check.fine", entries=found.census.entries, facts=found.census.facts))
        if found.not_asked:
            click.echo(told("check.not_asked", rules=", ".join(found.not_asked)), err=True)
    return int(errors > 0 or (strict and bool(found.problems)))


def _checked(config: Config, *, full: bool) -> Checked:
    import datetime as dt

    from bot.authoring.checking import Asking
    from bot.authoring.checking import check as checked
    from bot.indexing.engine import build_engine, findings, months

    return checked(
        from_here(config.knowledge.path),
        from_here(config.knowledge.questions),
        today=dt.datetime.now().astimezone().date(),
        months=months(config),
        asking=Asking(lambda knowledge: build_engine(config, knowledge), full, findings(config)),
    )


def _explain_rule(rule: str) -> None:
    """What a rule means, with an example that passes and one that does not."""
    from bot.authoring.manual import MANUALS

    if rule not in MANUALS:
        raise click.UsageError(told("check.no_rule", name=rule, names=", ".join(sorted(MANUALS))))
    click.echo(MANUALS[rule])


def _of_rule(rule: str, found: Checked) -> int:
    """Every problem of one rule, a line each; exit 1 when one is an error."""
    problems = [problem for problem in found.problems if problem.rule == rule]
    click.echo()
    for problem in problems:
        click.echo(_line(problem))
    if rule in found.not_asked:
        click.echo(told("check.not_asked", rules=rule), err=True)
    return int(any(problem.severity == "error" for problem in problems))


def _lines(problems: Iterable[Problem]) -> Iterator[str]:
    """A line a problem; where a rule warns many times, one line with a count, lest it hide what else there is."""
    counts = Counter(problem.rule for problem in problems if problem.severity == "warning")
    summed: set[str] = set()
    for problem in problems:
        others = counts[problem.rule] - 1 if problem.severity == "warning" else 0
        if others < _MANY:
            yield _line(problem)
        elif problem.rule not in summed:
            summed.add(problem.rule)
            yield _line(problem, told("check.others", count=others, rule=problem.rule))


def _plain(problem: Problem) -> dict[str, object]:
    """A problem for another program, its message for whoever reads it there."""
    told = asdict(problem)
    del told["french"]
    return {**told, "message": problem.said(language())}


def _line(problem: Problem, more: str = "") -> str:
    mark = told("check.warning") if problem.severity == "warning" else ""
    said = f"{problem.said(language())}; {more}" if more else problem.said(language())
    return f"{problem.path}:{problem.line}:{problem.column}: {mark}{said} ({problem.rule})"


def _advice(problems: Sequence[Problem]) -> Iterator[str]:
    """What to do about each rule that was broken, once; the messages themselves are for whoever knows the files."""
    from bot.wording.rules import ADVICE

    for rule in sorted({problem.rule for problem in problems}):
        yield f"  {rule} : {say(ADVICE, rule, language())}"


def _annotation(problem: Problem) -> str:
    """A line that GitHub shows beside the file; see its "workflow commands"."""
    place = f"file={_escaped(problem.path, ':,')},line={max(1, problem.line)},col={max(1, problem.column)}"
    return f"::{problem.severity} {place},title={problem.rule}::{_escaped(problem.said(language()))}"


def _escaped(text: str, besides: str = "") -> str:
    for sign in "%\r\n" + besides:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
