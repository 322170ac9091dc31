"""The sheet of an answer: what it says and rests on, who asks it, what came back, what was done. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.assistant import CitedSource
from bot.channels.discord.rendering.pages import Block, laid_out
from bot.channels.discord.rendering.sources import source_line
from bot.channels.discord.rendering.text import code, quoted
from bot.channels.discord.staff.answer_button import answer_button
from bot.channels.discord.staff.paging import PAGE, paged_view
from bot.knowledge.model import LANGUAGES
from bot.review.correction_form import english_lacking, step_lines, words_of
from bot.review.difference import difference
from bot.wording import say, say_counted
from bot.wording.dates import moment, written
from bot.wording.discord_answers import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import discord

    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.discord.staff.answer_button import AnswerVerb
    from bot.knowledge.model import Language
    from bot.review.catalogue import Catalogue
    from bot.review.entry_dossier import EntryDossier
    from bot.review.model import Act

_ACTS: Final = 5
"""Acts that are shown with what they changed; the journal of the page has all."""


def sheet_view(
    dossier: EntryDossier, known: Catalogue, page: int, language: Language, signer: Signer, note: str = ""
) -> discord.ui.LayoutView:
    """One page of the sheet, the last one where there are fewer, with what can be done.

    Args:
        note: what was just done.
    """
    pages = laid_out([*([Block((note, ""))] if note else []), *sheet_blocks(dossier, known, language)], PAGE)
    buttons = [answer_button(verb, dossier.entry, language, signer) for verb in _verbs(dossier)]
    return paged_view(
        pages, page, language, buttons, lambda way, to: answer_button(way, dossier.entry, language, signer, str(to))
    )


def _verbs(dossier: EntryDossier) -> Iterator[AnswerVerb]:
    if words_of(dossier.said) is None:
        return
    yield "confirm"
    yield "correct"
    if english_lacking(dossier.said):
        yield "english"
    if dossier.undoable:
        yield "undo"


def sheet_blocks(dossier: EntryDossier, known: Catalogue, language: Language) -> Iterator[Block]:
    """Everything that the sheet says."""
    title, entry = quoted(known.title(dossier.entry)), quoted(dossier.entry)
    yield Block((say(SENTENCES, "sheet.title", language, title=title, entry=entry),))
    if (act := dossier.waits) is not None:
        yield Block((say(SENTENCES, "sheet.waits", language, by=quoted(act.by)),))
    yield Block(tuple(_said(dossier, language)))
    yield Block(tuple(_rests_on(dossier, language)))
    yield Block(tuple(_asked(dossier, language)))
    yield Block(tuple(_said_back(dossier, language)))
    yield from _done(dossier.acts, language)


def _said(dossier: EntryDossier, language: Language) -> Iterator[str]:
    words = words_of(dossier.said)
    if words is None:
        yield say(SENTENCES, "sheet.refusal", language)
        return
    for tongue in LANGUAGES:
        if words.has(tongue):
            yield say(SENTENCES, f"sheet.{tongue}", language)
            yield from (f"> {line}" for line in words.in_(tongue).splitlines())
        else:
            yield say(SENTENCES, "sheet.no_english", language)


def _rests_on(dossier: EntryDossier, language: Language) -> Iterator[str]:
    said = dossier.said
    yield say(SENTENCES, "sheet.sources", language)
    yield from (source_line(CitedSource.of(source, language), language) for source in dossier.sources)
    if said.checked_on:
        yield say(SENTENCES, "entry.confirmed", language, day=written(said.checked_on, language))
    if said.valid_until:
        yield say(SENTENCES, "sheet.until", language, day=written(said.valid_until, language))
    if dossier.due is not None:
        yield say(SENTENCES, "sheet.due", language, day=written(dossier.due.since.isoformat(), language))
    if steps := step_lines(said):
        yield say(SENTENCES, "sheet.steps", language)
        yield from (f"- {quoted(step)}" for step in steps)
    yield say(SENTENCES, "sheet.file", language, file=code(dossier.file))


def _asked(dossier: EntryDossier, language: Language) -> Iterator[str]:
    askings = dossier.askings
    yield say_counted(SENTENCES, "sheet.asked", askings.total, language)
    if askings.last is not None:
        languages, channels = (
            _counted(kind, of, language) for kind, of in (("language", askings.languages), ("channel", askings.channels))
        )
        day = written(askings.last, language)
        yield say(SENTENCES, "sheet.asked_by", language, languages=languages, channels=channels, day=day)
    if not dossier.groups:
        yield say(SENTENCES, "sheet.no_example", language)
        return
    yield say(SENTENCES, "sheet.examples", language)
    for group in dossier.groups:
        askers = say_counted(SENTENCES, "card.askers", max(group.askers, 1), language)
        for question in group.questions:
            yield say(SENTENCES, "sheet.example", language, question=quoted(question), askers=askers)
    if dossier.more:
        yield say(SENTENCES, "sheet.more", language, count=dossier.more)


def _counted(kind: str, counts: Mapping[str, int], language: Language) -> str:
    """How often, of each; a channel that is not told is left to the total."""
    named = {what: n for what, n in counts.items() if what}
    return ", ".join(
        say(SENTENCES, "sheet.counted", language, what=say(SENTENCES, f"{kind}.{what}", language), n=n)
        for what, n in named.items()
    )


def _said_back(dossier: EntryDossier, language: Language) -> Iterator[str]:
    found = dossier.said_back
    if found is None:
        return
    yield say(SENTENCES, "sheet.said_back", language)
    counts = {"wrong": found.wrong, "not_helpful": found.not_helpful, "helpful": found.helpful}
    yield say(SENTENCES, "said.counts", language, **counts, last=written(found.last, language))
    reasons = {reason: n for reason, n in found.reasons.items() if n}
    if reasons:
        yield f"-# {_counted('feedback.reason', reasons, language)}"
    for comment in found.comments:
        verdict = say(SENTENCES, f"feedback.verdict.{comment.verdict}", language)
        told = say(SENTENCES, "said.wrote", language, verdict=verdict, day=written(comment.day, language))
        yield say(SENTENCES, "sheet.comment", language, text=quoted(comment.text), told=told)


def _done(acts: Sequence[Act], language: Language) -> Iterator[Block]:
    """The last acts, newest first, each with what it changed."""
    if not acts:
        return
    yield Block((say(SENTENCES, "sheet.journal", language),))
    for act in reversed(acts[-_ACTS:]):
        what, by = say(SENTENCES, f"verb.{act.verb}", language), quoted(act.by)
        yield Block((say(SENTENCES, "sheet.act", language, what=what, by=by, at=moment(act.at, language)),))
        detail = act.detail or {}
        yield difference_block(detail.get("before") or "", detail.get("after") or "")
    if older := len(acts[:-_ACTS]):
        yield Block((say(SENTENCES, "sheet.acts_more", language, count=older),))


def difference_block(before: str, after: str) -> Block:
    """What went and what came, in red and in green; no line where nothing did."""
    return Block(tuple(f"{sign} {code(line)}" for sign, line in difference(before, after)), "diff")
