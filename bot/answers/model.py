"""What an answer is made of before a channel shows it. Knows neither matching nor channels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from bot.knowledge.model import Language, Source

LONGEST: Final = 2000
"""Characters of the longest answer: what one Discord message takes."""


def fitted(text: str, most: int = LONGEST) -> str:
    """The text, cut after a whole word and with "…" where so many characters cannot take it all."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(maxsplit=1)[0] + "…"


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as shown beside an answer; the fields are those of the answer object."""

    title: str
    url: str | None
    date: str | None
    date_note: str | None
    checked_on: str

    @classmethod
    def of(cls, source: Source, language: Language, confirmed: str | None = None) -> CitedSource:
        """The source, its note in the language of the answer.

        Args:
            confirmed: ISO day on which somebody read there again what this answer says.
        """
        note = source.date_note.in_(language) if source.date_note else None
        return cls(source.title, source.url, source.date, note, max(source.checked_on, confirmed or ""))


@dataclass(frozen=True, slots=True)
class Action:
    """What a person can do next, outside the conversation.

    Attributes:
        label: what a link or a button says, in the language of the answer.
        url: begins with `https://`, `http://`, `tel:` or `mailto:`; for `page` with the bot's own address.
    """

    kind: Literal["website", "phone", "email", "map", "page"]
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to offer next: `text` on a button, `question` asked when it is pressed."""

    text: str
    question: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A text with what it rests on: ids of its sources, and what to offer next."""

    text: str
    sources: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
