"""Lines of `ask --jsonl`: bytes → a `Question`, or what is wrong with the line. Reads no file and asks nobody."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from bot.assistant import Question
from bot.knowledge.model import LANGUAGES
from bot.wording import say
from bot.wording.cli import SENTENCES

if TYPE_CHECKING:
    from bot.knowledge.model import Language

Code = Literal["invalid_utf8", "invalid_json", "invalid_question", "invalid_language", "invalid_conversation"]

EXAMPLE: Final = '{"question": "Qui sont les partenaires?"}'


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no question, and the language in which to say so."""

    code: Code
    language: Language

    def as_json(self) -> dict[str, Any]:
        """The error object that stands where the answer would have stood."""
        message = say(SENTENCES, f"line.{self.code}", self.language, example=EXAMPLE)
        return {"error": {"code": self.code, "message": message}}


def parse(line: bytes, *, locale: Language | None, fallback: Language, log: bool) -> Question | BadLine:
    """The question that a line holds.

    Args:
        locale: what the person reads, when the environment says so; for questions that do not show their language.
        fallback: the language of complaints about a line that names none.
        log: whether an unanswered question may be noted.
    """
    try:
        # A byte order mark, which some editors put before the first line, is no part of it.
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return BadLine("invalid_utf8", fallback)
    except (ValueError, RecursionError):  # RecursionError: ten thousand opening brackets
        return BadLine("invalid_json", fallback)
    if not isinstance(value, dict):
        return BadLine("invalid_question", fallback)
    language = value.get("language")
    if language is not None and language not in LANGUAGES:
        return BadLine("invalid_language", fallback)
    conversation = value.get("conversation")
    if not isinstance(value.get("question"), str):
        return BadLine("invalid_question", language or fallback)
    # A boolean is an integer to Python, and no name of a conversation.
    if conversation is not None and (isinstance(conversation, bool) or not isinstance(conversation, str | int)):
        return BadLine("invalid_conversation", language or fallback)
    return Question(
        text=value["question"],
        language=language,
        locale=locale,
        conversation=None if conversation is None else f"jsonl:{conversation}",
        channel="terminal",
        log=log,
    )


def written(value: dict[str, Any]) -> bytes:
    """One object as one line; half a surrogate pair, which UTF-8 cannot carry, goes out as JSON's own escape of it."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
