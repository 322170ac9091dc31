"""`kamouraska explain`: each step of understanding a question, and the decision, for a person or a program."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from bot.cli.commands import Command, as_json_option, configured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.considered import Considered
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
    "by_forest",
    "read_together",
)
"""Features that are shown to a person; `--json` holds all of them."""
_SUBJECTS: Final = 3
"""Subjects that are shown, the likeliest."""


@click.command(cls=Command)
@click.argument("question", nargs=-1, required=True)
@as_json_option
@click.pass_context
def explain(context: click.Context, question: tuple[str, ...], *, as_json: bool) -> int:
    """Show the reading of a question that stands alone, and the decision."""
    from bot.channels.terminal import printable
    from bot.cli.jsonl import written
    from bot.indexing.engine import build_engine

    engine = build_engine(configured(context))
    asked = " ".join(question)
    reading, decision = engine.read(asked)
    considered = engine.consider(asked)
    if as_json:
        click.echo(written(_steps(asked, reading, decision, considered, engine.settings)), nl=False)
        return 0
    for line in (*_explained(reading, decision, engine.settings), *_read_as(considered), *_in_parts(considered)):
        click.echo(printable(line))
    return 0


def _steps(text: str, reading: Reading, decision: Decision, considered: Considered, settings: Settings) -> dict[str, object]:
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
        "read_as": _read_instead(considered),
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


def _read_instead(considered: Considered) -> dict[str, object] | None:
    """What was read in a question's stead, and what that gets; None where it was taken as it stands."""
    if not considered.read_as or considered.parts:
        return None
    entry = considered.decision.entry
    return {"text": considered.read_as, "entry": entry.id if entry else None, "score": round(considered.decision.score, 1)}


def _read_as(considered: Considered) -> Iterator[str]:
    if (found := _read_instead(considered)) is not None:
        yield f"read as     {found['text']} → {found['entry'] or considered.decision.outcome}, {found['score']}"


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
