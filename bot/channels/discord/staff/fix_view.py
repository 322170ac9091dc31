"""What a correction would do, shown to the one who wrote it, with the buttons to publish it or to go on. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.discord.rendering.frames import MESSAGE_LIMIT, framed, rows, text_block
from bot.channels.discord.rendering.pages import Block, laid_out
from bot.channels.discord.rendering.text import code, quoted, shortened
from bot.channels.discord.staff.answer_button import answer_button
from bot.channels.discord.staff.answer_sheet import difference_block
from bot.channels.discord.staff.dry_run import FINE_COLOUR, LONGEST, WARNING_COLOUR, fitted, moved_lines, opened_lines
from bot.channels.discord.staff.fix_button import fix_button
from bot.channels.discord.staff.paging import PAGE, paged_view
from bot.review.difference import difference
from bot.wording import say
from bot.wording.dates import written
from bot.wording.discord_answers import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import discord

    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.discord.staff.fix_button import FixStep
    from bot.knowledge.model import Language
    from bot.review.catalogue import Catalogue
    from bot.review.correcting import Corrected
    from bot.review.correction_drafts import CorrectionDraft
    from bot.review.drafted_corrections import Rewritten
    from bot.review.errors import ReplacesError

_LINES: Final = 4
"""Lines of the difference that are shown for each example of what else a trial does; `whole` shows all."""
_LINE: Final = 100
"""Characters of each."""


def fix_view(
    draft: CorrectionDraft,
    found: Corrected,
    known: Catalogue,
    language: Language,
    signer: Signer,
    *,
    english: bool,
    note: str = "",
) -> discord.ui.LayoutView:
    """What would happen; what takes an answer from a test question asks for a reason.

    Args:
        english: whether the answer lacks English beside its text.
        note: what is to be said before all else.
    """
    until = draft.fields.get("valid_until", "").strip()

    def lines(shown: int) -> Iterator[str]:
        yield from (said for said in (note, say(SENTENCES, "dry_run.title", language)) if said)
        if found.lost:
            yield say(SENTENCES, "trial.loses", language)
        elif found.run.breaks:
            yield say(SENTENCES, "trial.mend", language)
        yield from _brief(found, language, shown * _LINES)
        if until:
            yield say(SENTENCES, "dry_run.until", language, until=written(until, language))
        yield from opened_lines(found.run, known, language, shown)
        yield from moved_lines(found.run, found.warnings, language, shown)

    first: FixStep = "override" if found.lost else "publish"
    steps: tuple[FixStep, ...] = (first, "whole", *_ways_on(english=english))
    colour = WARNING_COLOUR if found.lost else FINE_COLOUR
    return _view(fitted(lines, LONGEST), draft.id, steps, language, signer, colour)


def fix_refusal_view(draft: int, why: str, language: Language, signer: Signer, *, english: bool) -> discord.ui.LayoutView:
    """Why a correction cannot be tried as it is written, with the way back to its forms."""
    return _view(why, draft, _ways_on(english=english), language, signer, None)


def whole_view(draft: int, found: Rewritten, page: int, language: Language, signer: Signer) -> discord.ui.LayoutView:
    """The whole difference, and what visitors will see in either language; by pages."""
    blocks = [Block((say(SENTENCES, "trial.difference", language),)), difference_block(found.before, found.after)]
    for reply in found.replies:
        title = say(SENTENCES, "trial.seen", language, question=quoted(reply.question))
        blocks.append(Block((title, *(f"> {line}" for line in reply.text.splitlines()))))
    return paged_view(laid_out(blocks, PAGE), page, language, [], lambda way, to: fix_button(way, draft, language, signer, to))


def compared_view(entry: str, error: ReplacesError, language: Language, signer: Signer) -> discord.ui.LayoutView:
    """What taking an act back would change of what others wrote since; where that is long, the rest is on the page."""
    blocks = [Block((error.said(language),))]
    for one in error.files:
        blocks.append(Block((say(SENTENCES, "trial.replaced", language, path=quoted(one.path)),)))
        blocks.append(difference_block(one.there or "", one.wanted or ""))
    first, *others = laid_out(blocks, PAGE)
    text = f"{first}\n{say(SENTENCES, 'trial.longer', language)}" if others else first
    button = answer_button("put_back", entry, language, signer, error.token or "")
    return framed([text_block(text, MESSAGE_LIMIT), *rows([button])], WARNING_COLOUR)


def _ways_on(*, english: bool) -> tuple[FixStep, ...]:
    """The forms in which it is written."""
    return ("amend", "english") if english else ("amend",)


def _brief(found: Corrected, language: Language, shown: int) -> Iterator[str]:
    """The first lines of the difference, and how many more there are."""
    every = list(difference(found.before, found.after))
    yield say(SENTENCES, "trial.difference", language)
    if shown:
        yield "\n".join(["```diff", *(f"{sign} {code(shortened(line, _LINE))}" for sign, line in every[:shown]), "```"])
    if more := len(every[shown:]):
        yield say(SENTENCES, "card.more", language, count=more)


def _view(
    text: str, draft: int, steps: Sequence[FixStep], language: Language, signer: Signer, colour: int | None
) -> discord.ui.LayoutView:
    buttons = rows(fix_button(step, draft, language, signer) for step in steps)
    return framed([text_block(text, LONGEST), *buttons], colour)
