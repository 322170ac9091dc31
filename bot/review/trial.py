"""Changed files tried before they are written: checked, and asked everything. Knows no file format, no channel."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.errors import Both, KnowledgeError
from bot.privacy.marks import MARK
from bot.privacy.masking import mask_shapes
from bot.review import sweep
from bot.review.dry_run import TrialProgress, replay
from bot.review.errors import PrivateTextError, ReplacesError, Version, token_of
from bot.review.model import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.errors import Problem
    from bot.knowledge.model import Language
    from bot.review.desk import Desk
    from bot.review.dry_run import Changed, DryRun, KnowledgeVersion, Outlook, Tell
    from bot.review.library import Library
    from bot.review.model import QuestionGroup
    from bot.review.proposals import Proposal, ProposedFiles


@dataclass(frozen=True, slots=True)
class Trial:
    """What changed files would do.

    Attributes:
        base: the knowledge of these files.
        warnings: what the authors' checks would find that they do not find now, and that keeps nobody from publishing.
    """

    run: DryRun
    base: KnowledgeVersion
    warnings: tuple[Problem, ...]


async def tried(
    desk: Desk,
    library: Library,
    files: Mapping[str, bytes],
    changes: Mapping[str, bytes | None],
    *,
    in_hand: QuestionGroup | None = None,
    tell: Tell | None = None,
) -> Trial:
    """Try changes of the files, and change nothing.

    Args:
        in_hand: the group that somebody is answering.
        tell: is told what can be said at once, and then how far it is.

    Raises:
        KnowledgeError: the files would not be valid, or the authors' checks would find a new error in them.
    """
    then = applied(files, changes)
    asked = await sweep.asked(desk, EVERYTHING, in_hand)
    tests = await asyncio.to_thread(library.tests)
    every: list[tuple[str, Language | None]] = [(text, item.group.language) for item in asked for text in item.texts]
    every += [(test.question, None) for test in tests]
    telling = _Telling(tell, await library.outlook(then, every)) if tell is not None else None
    base = await library.tried(then)
    asking = asyncio.create_task(library.prepared(base, every, telling.further if telling is not None else _unheard))
    try:
        problems = await library.new_problems(files, then, base, desk.today())
        if errors := [problem for problem in problems if problem.severity == "error"]:
            raise KnowledgeError(errors)
        after = await asking
    finally:
        asking.cancel()  # of what may not be published nobody wants to know more
    id_ = in_hand.id if in_hand is not None else 0
    run = await asyncio.to_thread(replay, asked, tests, library.serving(), after, in_hand=id_)
    return Trial(run, base, tuple(problems))


async def served(
    desk: Desk, group: QuestionGroup, base: KnowledgeVersion, draft: ProposedFiles
) -> tuple[str | None, tuple[str, ...]]:
    """What a knowledge answers to a group, and those of its questions that it would not give this answer."""

    def asked() -> tuple[str | None, tuple[str, ...]]:
        entry = next((told.entry for text in group.questions if (told := base.tell(text)).outcome == "answer"), None)
        return entry, tuple(text for text in group.questions if not draft.serves(base.tell(text, group.language)))

    return await desk.aside.do(asked)


class _Telling:
    """Counts what was asked, for whoever waits."""

    def __init__(self, tell: Tell, outlook: Outlook) -> None:
        self._tell = tell
        self._now = TrialProgress(outlook)
        tell(self._now)

    def further(self, more: int) -> None:
        """So many more were asked."""
        self._now = replace(self._now, asked=self._now.asked + more)
        self._tell(self._now)


def _unheard(_: int) -> None:
    """Nobody waits to be told."""


def broken(breaks: Sequence[Changed]) -> Both:
    """That test questions would break, and which first."""
    shown = "; ".join(f"{one.question!r} ({one.file})" for one in breaks[:5])
    return Both(
        f"refused: it would break {len(breaks)} test question(s): {shown}",
        f"refusé\u00a0: cela briserait {len(breaks)} question(s) d’essai\u00a0: {shown}",
    )


def ask_first(wanted: Mapping[str, bytes | None], files: Mapping[str, bytes], replacing: str | None) -> None:
    """Let nothing of somebody's be replaced before both versions were looked at.

    Raises:
        ReplacesError: `replacing` does not name what stands there.
    """
    there = {path: files[path] for path in wanted if path in files}
    token = token_of(there)
    if wanted and replacing != token:
        versions = tuple(Version(path, as_text(files.get(path)), as_text(content)) for path, content in wanted.items())
        raise ReplacesError(versions, token)


def applied(files: Mapping[str, bytes], changes: Mapping[str, bytes | None]) -> dict[str, bytes]:
    """The files with the changes made."""
    changed = {**files, **changes}
    return {path: content for path, content in changed.items() if content is not None}


def texts_of(changes: Mapping[str, bytes | None], files: Mapping[str, bytes]) -> dict[str, list[str | None]]:
    """Each changed file as it is and as it will be, as the journal keeps them for whoever takes the act back."""
    return {path: [as_text(files.get(path)), as_text(content)] for path, content in changes.items()}


def as_text(content: bytes | None) -> str | None:
    """The text of a file; None for no file."""
    return None if content is None else content.decode("utf-8", errors="replace")


def refuse_private(proposal: Proposal) -> None:
    """What is a name to the tagger may be a firm's: staff are asked about it (`privacy/detection.py`), and not refused."""
    for _, text in proposal.items:
        if mask_shapes(text) != text or MARK.search(text):
            raise PrivateTextError(text)
