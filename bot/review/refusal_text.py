"""What the staff are told when something is not taken: changed knowledge files, an act that came second. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.wording import say
from bot.wording.dates import moment
from bot.wording.review import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.errors import Problem
    from bot.knowledge.model import Language
    from bot.review.errors import AlreadyDoneError

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


def too_late(error: AlreadyDoneError, language: Language) -> str:
    """Who did what to the group meanwhile, and when."""
    who, when = (error.last.by, moment(error.last.at, language)) if error.last else ("?", "?")
    return say(SENTENCES, f"already.{error.group.standing.state}", language, id=error.group.id, who=who, when=when)
