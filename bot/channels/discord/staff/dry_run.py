"""What an answer would do, shown to the one who wrote it, with the buttons to publish it or to go on. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.discord.rendering.frames import framed, rows, text_block
from bot.channels.discord.rendering.text import quoted, shortened
from bot.channels.discord.staff.draft_button import draft_button
from bot.review.proposal_form import SAYING
from bot.wording import say, say_counted
from bot.wording.dates import written
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import discord

    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.discord.staff.draft_button import Step
    from bot.errors import Problem
    from bot.knowledge.model import Language
    from bot.privacy.detection import Flag
    from bot.review.catalogue import Catalogue
    from bot.review.dry_run import Changed, DryRun
    from bot.review.errors import ReplacesError
    from bot.review.proposal_form import Kind
    from bot.review.publishing import Preview

_SHOWN: Final = 4
_QUESTION: Final = 120
_ANSWER: Final = 140
_WARNING: Final = 240
_VERSION: Final = 700
LONGEST: Final = 3500
"""Characters of a trial."""
WARNING_COLOUR: Final = 0xC0392B
FINE_COLOUR: Final = 0x2E7D6B


def dry_run_view(
    draft: int,
    preview: Preview,
    fields: Mapping[str, str],
    flags: Sequence[Flag],
    known: Catalogue,
    language: Language,
    signer: Signer,
) -> discord.ui.LayoutView:
    """What would happen; what breaks test questions asks for a reason.

    Args:
        fields: the sheet of the answer. flags: what of it may be somebody's.
    """
    run = preview.run
    first: Step = "override" if run.breaks else "publish"
    colour = WARNING_COLOUR if run.breaks else FINE_COLOUR
    end = list(_end(fields, language))
    text = fitted(lambda shown: [*_lines(preview, flags, known, language, shown), *end], LONGEST)
    return _view(text, draft, (first, *_ways_on(fields["kind"])), language, signer, colour)


def refusal_view(draft: int, why: str, kind: Kind, language: Language, signer: Signer) -> discord.ui.LayoutView:
    """Why an answer cannot be tried as it is written, with the way back to its forms."""
    return _view(why, draft, _ways_on(kind), language, signer, None)


def replaces_view(draft: int, error: ReplacesError, language: Language, signer: Signer) -> discord.ui.LayoutView:
    """What stands there already beside what would, to be compared before anything is replaced."""
    lines = [error.said(language)]
    for one in error.files:
        for key, text in (("dry_run.there", one.there), ("dry_run.wanted", one.wanted)):
            shown = quoted(shortened(text or say(SENTENCES, "dry_run.no_file", language), _VERSION), _VERSION)
            lines.append(f"{say(SENTENCES, key, language, path=one.path)}\n{shown}")
    steps: tuple[Step, ...] = ("amend",) if error.token is None else ("replace", "amend")
    return _view("\n".join(lines), draft, steps, language, signer, WARNING_COLOUR)


def _ways_on(kind: str) -> tuple[Step, ...]:
    """The forms in which an answer of a kind is written."""
    return ("amend", "until") if kind in SAYING else ("amend",)


def _end(fields: Mapping[str, str], language: Language) -> Iterator[str]:
    if fields.get("valid_until"):
        yield say(SENTENCES, "dry_run.until", language, until=written(fields["valid_until"], language))


def _view(
    text: str, draft: int, steps: Sequence[Step], language: Language, signer: Signer, colour: int | None
) -> discord.ui.LayoutView:
    buttons = rows(draft_button(step, draft, language, signer) for step in steps)
    return framed([text_block(text, LONGEST), *buttons], colour)


def fitted(lines: Callable[[int], Iterable[str]], longest: int) -> str:
    """The lines, with as many examples of each kind as have room: how many more there are is told, and never cut away.

    Args:
        lines: makes them, with so many examples.
        longest: characters that have room.
    """
    every = ("\n".join(lines(shown)) for shown in range(_SHOWN, -1, -1))
    return next((text for text in every if len(text) <= longest), "\n".join(lines(0)))


def _lines(preview: Preview, flags: Sequence[Flag], known: Catalogue, language: Language, shown: int) -> Iterator[str]:
    yield say(SENTENCES, "dry_run.title", language)
    yield from opened_lines(preview.run, known, language, shown)
    if preview.refused:
        yield say(SENTENCES, "dry_run.missed", language)
        yield from questions(preview.refused, language, shown)
    yield from moved_lines(preview.run, preview.warnings, language, shown)
    if flags:
        told = ", ".join(
            f"**{quoted(flag.text, _QUESTION)}** ({say(SENTENCES, f'flag.{flag.kind}', language)})" for flag in flags
        )
        yield say(SENTENCES, "dry_run.flags", language, flags=told)


def opened_lines(run: DryRun, known: Catalogue, language: Language, shown: int) -> Iterator[str]:
    """The open questions that would be answered: how many, and the first of them."""
    yield say_counted(SENTENCES, "dry_run.answers", len(run.answers), language)
    for opened in run.answers[:shown]:
        title = quoted(known.title(opened.entry), _QUESTION) if opened.entry else "…"
        question = quoted(opened.question, _QUESTION)
        yield say(SENTENCES, "dry_run.opened", language, id=opened.group, question=question, title=title)
    yield from _more(run.answers, language, shown)


def moved_lines(run: DryRun, warnings: Sequence[Problem], language: Language, shown: int) -> Iterator[str]:
    """The answers that would change, the test questions that would break, the new warnings: how many, the first of each."""
    for key, found in (("dry_run.changes", run.changes), ("dry_run.breaks", run.breaks)):
        yield say_counted(SENTENCES, key, len(found), language)
        yield from (_changed(change, language) for change in found[:shown])
        yield from _more(found, language, shown)
    if warnings:
        yield say(SENTENCES, "dry_run.warnings", language)
        yield from (f"- {quoted(problem.shown(language), _WARNING)}" for problem in warnings[:shown])
        yield from _more(warnings, language, shown)


def questions(texts: Sequence[str], language: Language, shown: int = _SHOWN) -> Iterator[str]:
    """The first of these questions, and how many more there are."""
    yield from (say(SENTENCES, "dry_run.question", language, question=quoted(text, _QUESTION)) for text in texts[:shown])
    yield from _more(texts, language, shown)


def _changed(change: Changed, language: Language) -> str:
    nothing = say(SENTENCES, "dry_run.nothing", language)
    before, after = (quoted(told.text, _ANSWER) if told.text else nothing for told in (change.before, change.after))
    return say(SENTENCES, "dry_run.changed", language, question=quoted(change.question, _QUESTION), before=before, after=after)


def _more(found: Sequence[object], language: Language, shown: int) -> Iterator[str]:
    if (more := len(found) - shown) > 0:
        yield say(SENTENCES, "card.more", language, count=more)
