"""What the staff are told when something is not taken: changed knowledge files, an act that came second. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.review.errors import AlreadyDoneError
from bot.wording import say
from bot.wording.dates import moment
from bot.wording.review import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.errors import KamouraskaError, Problem
    from bot.knowledge.model import Language

_SHOWN: Final = 10
_LIMIT: Final = 150


def refused(problems: Sequence[Problem], language: Language) -> str:
    """Where the errors are, file and line first, in the Markdown that Discord shows; empty when there is none."""
    errors = [problem.shown(language).replace("`", "'") for problem in problems if problem.severity == "error"]
    if not errors:
        return ""
    lines = [say(SENTENCES, "refused.title", language, count=len(errors))]
    lines += [f"- `{text[:_LIMIT]}`" for text in errors[:_SHOWN]]
    if (more := len(errors) - _SHOWN) > 0:
        lines.append(say(SENTENCES, "refused.more", language, count=more))
    return "\n".join(lines)


def mended(language: Language) -> str:
    """That the files are read again."""
    return say(SENTENCES, "refused.mended", language)


def why_not(error: KamouraskaError, language: Language) -> str:
    """Why an act upon a group was not taken: that somebody was faster, or whatever else it was."""
    return too_late(error, language) if isinstance(error, AlreadyDoneError) else error.said(language)


def too_late(error: AlreadyDoneError, language: Language) -> str:
    """Who did what to the group meanwhile, and when."""
    who, when = (error.last.by, moment(error.last.at, language)) if error.last else ("?", "?")
    return say(SENTENCES, f"already.{error.group.standing.state}", language, id=error.group.id, who=who, when=when)
