"""What may be kept of a question, and what it is about: masked, normalised and read once more. Pure.

Made where the question is understood, since it costs as much: masking 2,000 hostile characters takes up to 45 ms, and
reading what is left of them 20 ms more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from bot.assistant import Note, Reply
from bot.nlu.text import words
from bot.privacy.masking import clean, mask
from bot.privacy.public import NOTHING, Public, public_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answers.engine import Engine
    from bot.knowledge.model import Language
    from bot.nlu.meaning import Meaning
    from bot.nlu.model import Context, Reading

    Means = Callable[[str, Language], Meaning | None]
    """What a text is about, given the language of the reply to it."""

_READ: Final = 4000
"""Characters of a question that are looked at; nobody's question is longer, and masking has a cost."""
_KEPT: Final = 2000
"""Characters of its text that are kept: what a person may send, and no more on the disk for a stranger."""
KEPT_UTTERANCE: Final = 500
"""Characters that are kept to show a group, which staff read as one line."""

_public: Final[WeakKeyDictionary[Engine, Public]] = WeakKeyDictionary()

_REFUSED: Final = ("abstain", "clarify")


def understood_with_note(
    engine: Engine, text: str, language: Language | None, locale: Language | None, context: Context | None
) -> tuple[Reply, Context | None]:
    """As `understood`; to a question that is to be noted, with what may be kept of it."""
    considered = engine.consider(text, language=language, locale=locale, context=context)
    reply = _with_note(Reply.of(text, considered), considered.reading, engine)
    read = (part.considered.reading for part in considered.parts)
    parts = tuple(_with_note(part, reading, engine) for part, reading in zip(reply.parts, read, strict=True))
    return replace(reply, parts=parts), considered.context


def _with_note(reply: Reply, reading: Reading | None, engine: Engine) -> Reply:
    """The reply, with what may be kept of its question where it is a refusal."""
    text = reply.question

    def meaning(masked: str, language: Language) -> Meaning | None:
        # Where nothing was masked, and nobody spoke of anything before, what was read is what is kept, and is not read again.
        # Lines are read each for itself.
        if reading is None or reading.sentence is None or len(text.strip().splitlines()) > 1 or masked != clean(text):
            return engine.meaning(masked, language)
        return engine.meaning_of(reading, language)

    return replace(reply, note=note(text, reply, meaning, _held_by(engine))) if reply.outcome in _REFUSED else reply


def _held_by(engine: Engine) -> Public:
    """What the knowledge of an engine holds; looked through once."""
    if (found := _public.get(engine)) is None:
        found = _public[engine] = public_of(engine.knowledge)
    return found


def note(text: str, reply: Reply, meaning: Means | None, public: Public = NOTHING) -> Note:
    """What may be kept of a question.

    Args:
        text: as received.
        meaning: what a masked text is about, answered in a language; None to group questions by their words.
        public: names and telephones that are nobody's secret.
    """
    cleaned = clean(text[:_READ])
    masked = mask(cleaned, public)
    # Once normalised, an address is only words and could not be told any more: "jean tremblay exemple ca".
    utterance = reply.utterance if masked == cleaned else ""
    return Note(
        masked[:_KEPT],
        (utterance or normal(masked))[:KEPT_UTTERANCE],
        meaning(masked, reply.language) if masked and meaning is not None else None,
    )


def normal(masked: str) -> str:
    """What a masked question is grouped by without a meaning; its signs as they are where it has no word ("🙂")."""
    return " ".join(word.text for word in words(masked)) or masked
