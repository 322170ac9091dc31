"""`kamouraska check` and `kamouraska explain`: what an author of the knowledge needs."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from bot.cli.commands import PROGRAM, Command, configured, language, told
from bot.wording import say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.considered import Considered
    from bot.authoring.checking import Checked
    from bot.authoring.skeleton import Kind
    from bot.config import Config
    from bot.errors import Problem
    from bot.nlu.decide import Decision, Settings
    from bot.nlu.model import Candidate, Reading

_TOLD: Final = (
    "near_meaning",
    "near_letters",
    "text_vector",
    "named",
    "named_aside",
    "named_elsewhere",
    "left_share",
    "unknown",
)
"""Features that `explain` shows a person; `--json` holds all of them."""
_SUBJECTS: Final = 3
"""Subjects that `explain` shows, the likeliest."""
_MANY: Final = 10
"""Warnings of one rule, beside the first, from which they are one line."""


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True)
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
        _from_here(config.knowledge.path),
        _from_here(config.knowledge.questions),
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


def _from_here(path: Path) -> Path:
    """A path as the person at the terminal would type it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


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


@click.command(cls=Command)
@click.argument("kind", type=click.Choice(["organisation", "place", "person", "topic", "region"]))
@click.argument("name", metavar="NAME|DIR")
@click.pass_context
def new(context: click.Context, kind: Kind | Literal["region"], name: str) -> int:
    """Write a skeleton, or the knowledge of another region; say where it is and what is left to do."""
    import datetime as dt

    from bot.authoring.skeleton import write

    today = dt.datetime.now().astimezone().date()
    if kind == "region":
        return _new_region(Path(name), today)
    config = configured(context).knowledge
    for path in write(kind, name, config.path, config.questions, today=today):
        click.echo(_from_here(path))
    click.echo(told("new.next", command="kamouraska check"), err=True)
    return 0


def _new_region(folder: Path, today: dt.date) -> int:
    from bot.authoring.new_region import write
    from bot.cli.starting import initial_files

    inside = "knowledge/"
    base = {name.removeprefix(inside): path for name, path in initial_files().items() if name.startswith(inside)}
    click.echo(told("new.region", folder=folder, count=len(write(folder, base, today=today))))
    click.echo(told("new.region_next", place=shlex.quote(str(folder.resolve())), program=PROGRAM), err=True)
    return 0


@click.command(cls=Command)
@click.argument("question", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def explain(context: click.Context, question: tuple[str, ...], *, as_json: bool) -> int:
    """Show the reading of a question that stands alone, and the decision."""
    from bot.channels.terminal import printable
    from bot.cli.lines import written
    from bot.indexing.engine import build_engine

    engine = build_engine(configured(context))
    asked = " ".join(question)
    reading, decision = engine.read(asked)
    if as_json:
        click.echo(written(_steps(asked, reading, decision, engine.settings)), nl=False)
        return 0
    for line in (*_explained(reading, decision, engine.settings), *_in_parts(engine.consider(asked))):
        click.echo(printable(line))
    return 0


def _steps(text: str, reading: Reading, decision: Decision, settings: Settings) -> dict[str, object]:
    """What `explain` shows, for another program: each step of understanding in its order."""
    return {
        "question": text,
        "text": reading.utterance,
        "left_out": reading.left_out,
        "language": reading.guess.language,
        "mentions": [{"name": m.name, "kind": m.kind, "ids": m.ids(), "score": round(m.score, 4)} for m in reading.mentions],
        "about": {name: round(chance, 4) for name, chance in reading.subjects[:_SUBJECTS]},
        "candidates": [_weighed(candidate) for candidate in reading.candidates],
        "decision": {
            "outcome": decision.outcome,
            "reason": decision.reason,
            "score": round(decision.score, 1),
            "entry": decision.entry.id if decision.entry is not None else None,
            "choices": [choice.id for choice in decision.choices],
        },
        "settings": asdict(settings),
    }


def _weighed(candidate: Candidate) -> dict[str, object]:
    """A candidate with all that was counted of it; nothing where a bare name or a gap proposed it."""
    return {
        "entry": candidate.entry.id,
        "label": candidate.label,
        "missing": candidate.gap,
        "score": round(candidate.score, 1),
        "features": {name: round(value, 4) for name, value in candidate.features.items()},
    }


def _explained(reading: Reading, decision: Decision, settings: Settings) -> Iterator[str]:
    """Labels are the project's own words, the same in every language."""
    yield f"utterance   {reading.utterance}"
    if reading.left_out:
        yield f"left out    {reading.left_out} words"
    yield f"language    {reading.guess.language or '?'}"
    for mention in reading.mentions:
        yield f"mention     {mention.name} → {mention.kind} {', '.join(mention.ids())} ({mention.score:.2f})"
    about = [f"{name} {chance:.2f}" for name, chance in reading.subjects[:_SUBJECTS]]
    yield f"about       {', '.join(about) or '?'}"
    for candidate in reading.candidates:
        yield f"candidate   {_scored(candidate)}"
    yield f"decision    {decision.outcome}{f' ({decision.reason})' if decision.reason else ''}, {decision.score:.1f}"
    yield f"settings    threshold {settings.threshold:g}, margin {settings.margin:g}"
    if decision.entry is not None:
        yield f"entry       {decision.entry.id}"
    for choice in decision.choices:
        yield f"choice      {choice.id}"


def _in_parts(considered: Considered) -> Iterator[str]:
    """What each of several questions in one message gets; nothing where it is taken as one."""
    for part in considered.parts:
        decision = part.considered.decision
        got = decision.entry.id if decision.entry is not None else f"{decision.outcome} ({decision.reason or 'which'})"
        yield f"part        {part.question} → {got}, {decision.score:.1f}"
    if considered.rest:
        yield f"beyond      {considered.rest}"


def _scored(candidate: Candidate) -> str:
    """The score of a candidate, and what weighed most in the looks of it: likeness, names, what is left unexplained."""
    missing = f", missing: {candidate.gap}" if candidate.gap is not None else ""
    told = {name: candidate.features[name] for name in _TOLD if candidate.features.get(name)}
    return f"{candidate.score:5.1f}  {candidate.entry.id}{missing}  [{' '.join(f'{k}={v:.2g}' for k, v in told.items())}]"
