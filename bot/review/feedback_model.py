"""What people say back about an answer, how that stands with the staff, and the store that keeps it. Knows no SQL."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.exchange import Channel, Question, Reply
    from bot.knowledge.model import Language

Verdict = Literal["helpful", "not_helpful", "wrong"]
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)

Why = Literal["outdated", "incomplete", "other_subject", "unclear", "other"]
"""Why an answer did not help, as its person chose."""
WHYS: Final[tuple[Why, ...]] = get_args(Why)

LONGEST_COMMENT: Final = 500
"""Characters that a person may write."""

Case = Literal["none", "open", "settled"]
"""How an entry stands: nobody called it wrong; somebody did, and nobody has looked since; staff have dealt with it."""

CaseVerb = Literal["settle", "reopen"]


Taken = Literal["kept", "unknown", "too_many"]
"""What became of it: kept; about no answer of ours, or one of too long ago; more than one person may say in a day."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a person says back about an answer.

    Attributes:
        answer: the answer's id, as it came.
        asker: who says it, by the channel's key; None where the channel cannot tell, and the answer was given to one alone.
        comment: as typed; no more than `LONGEST_COMMENT` of it is read.
    """

    answer: str
    verdict: Verdict
    channel: Channel
    asker: str | None = None
    reason: Why | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class NewFeedback:
    """Something said back, on its way to the store, masked already.

    Attributes:
        answer: keyed digest of the answer's id.
        asker: keyed digest of who says it; empty of an answer to an emergency.
        entry: what had answered; empty where nothing did.
        reason, comment: empty when nothing was added.
    """

    answer: str
    asker: str
    entry: str
    channel: Channel
    language: Language
    verdict: Verdict
    reason: Why | Literal[""]
    comment: str
    day: date


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote about an answer; `day` is ISO."""

    day: str
    verdict: Verdict
    reason: Why | Literal[""]
    text: str


@dataclass(frozen=True, slots=True)
class CaseAct:
    """What staff did about an entry; `at` is an ISO time with its offset."""

    entry: str
    verb: CaseVerb
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class EntryFeedback:
    """What was said back about one entry, as long as it is kept.

    Attributes:
        wrong, not_helpful, helpful: different people, each counted once a verdict.
        reasons: how often each was chosen. comments: the newest, newest first. acts: oldest first.
        last: ISO day of the last thing said.
    """

    entry: str
    case: Case
    wrong: int
    not_helpful: int
    helpful: int
    reasons: Mapping[str, int]
    comments: tuple[Comment, ...]
    acts: tuple[CaseAct, ...]
    last: str

    def as_json(self) -> dict[str, Any]:
        """An item of `review feedback --json`."""
        return asdict(self) | {"reasons": dict(self.reasons)}


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """Some of the entries, most harmful first, and how many there are; `open` of them wait for the staff."""

    total: int
    open: int
    entries: tuple[EntryFeedback, ...]

    def as_json(self) -> dict[str, Any]:
        """The object of `review feedback --json`."""
        return {"total": self.total, "open": self.open, "entries": [one.as_json() for one in self.entries]}


class FeedbackStore(Protocol):
    """Where it is kept; each raises `StoreError` when the store fails."""

    async def keep(self, new: NewFeedback, *, daily_limit: int) -> bool:
        """Keep it in the place of what the same person said before of the same answer.

        False, and nothing changed, once that person has said so much that day of other answers.
        """

    async def page(self, today: date, *, limit: int, offset: int = 0) -> FeedbackPage:
        """Entries, most harmful first: what is called wrong before what does not help, by people, those of late first."""

    async def of(self, entry: str, today: date) -> EntryFeedback | None:
        """What was said back about one entry; None where nothing was, as far as it is kept."""

    async def act(self, act: CaseAct) -> bool:
        """Write down what staff did about an entry; False when nothing is kept about it."""


class TakesFeedback(Protocol):
    """What a channel needs to bring what is said: the review desk, or a small stand-in in tests."""

    async def say(self, said: Said, asked: tuple[Question, Reply] | None = None) -> Taken:
        """Take it, with what was asked where the channel still knows it; what became of it.

        Raises:
            StoreError: it cannot be kept.
        """
