"""What the review desk speaks of: groups of unanswered questions, acts upon them, their store. Knows no SQL."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, get_args

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.assistant import Channel, Reason
    from bot.knowledge.model import Language

    Cause = Literal[Reason, "wrong_answer"]
    """Why a question is for the staff: the bot refused, or, graver, somebody said "that is not it" to its answer."""

State = Literal["new", "claimed", "answered", "merged", "dismissed", "reopened"]
"""Where a group stands."""

STATES: Final[tuple[State, ...]] = get_args(State)
OPEN: Final[tuple[State, ...]] = ("new", "claimed", "reopened")
"""The states that still ask something of the staff."""

Dismissal = Literal["out_of_scope", "not_a_question", "spam", "private", "answered_elsewhere", "other"]
DISMISSALS: Final[tuple[Dismissal, ...]] = get_args(Dismissal)


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """One unanswered question on its way to the store, masked already.

    Attributes:
        utterance: what questions are grouped by, together with `reason`.
        asker: keyed digest of who asked; empty when the channel could not tell.
        nearest, score: the entry that came nearest, and how near; with `wrong_answer`, the one that answered.
        escalated: sent to the team by hand.
    """

    text: str
    utterance: str
    reason: Cause
    language: Language
    channel: Channel
    day: date
    asker: str
    nearest: str | None
    score: float
    escalated: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What an act changes of a group, and what undoing it would restore.

    Attributes:
        resolution: how the review ended; None while the group is open.
    """

    state: State = "new"
    resolution: Dismissal | None = None

    def as_json(self) -> dict[str, Any]:
        """As kept in the audit trail."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Group:
    """Unanswered questions of the same utterance and reason.

    Attributes:
        questions: their different texts, oldest first, a handful at most; `count` tells how many there are in all.
        askers: how many different people asked, as far as channels can tell people apart.
        escalated: how many of the questions were sent to the team by hand.
        channels: kinds of channel that they came by.
        nearest, score: as of the last question that joined.
        first, last: ISO days.
    """

    id: int
    utterance: str
    reason: Cause
    language: Language
    standing: Standing
    questions: tuple[str, ...]
    count: int
    askers: int
    channels: tuple[Channel, ...]
    nearest: str | None
    score: float
    first: str
    last: str
    escalated: int = 0

    def as_json(self) -> dict[str, Any]:
        """An item of `review list --json`."""
        return {
            "id": self.id,
            "utterance": self.utterance,
            "questions": list(self.questions),
            "count": self.count,
            "askers": self.askers,
            "escalated": self.escalated,
            "language": self.language,
            "reason": self.reason,
            **self.standing.as_json(),
            "channels": list(self.channels),
            "nearest": None if self.nearest is None else {"entry": self.nearest, "score": round(self.score, 1)},
            "first": self.first,
            "last": self.last,
        }


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the groups that a filter lets through, and how many it lets through in all."""

    total: int
    groups: tuple[Group, ...]

    def as_json(self) -> dict[str, Any]:
        """The object of `review list --json`."""
        return {"total": self.total, "groups": [group.as_json() for group in self.groups]}


@dataclass(frozen=True, slots=True)
class StoredQuestion:
    """One question of a group.

    Attributes:
        group: id of the group.
        asker: a number within the group, so that distinct askers can be told apart and nobody recognised.
        day: ISO day.
    """

    group: int
    text: str
    language: Language
    channel: Channel
    day: str
    asker: int

    def as_json(self) -> dict[str, Any]:
        """As `review show --json` lists it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did to a group: the audit trail.

    Attributes:
        by: name or role, as the channel gives it.
        at: ISO time with its offset.
    """

    group: int
    verb: Literal["dismiss"]
    by: str
    at: str
    before: Standing
    after: Standing

    def as_json(self) -> dict[str, Any]:
        """As `review show --json` lists it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which groups to look at; what is left out does not narrow.

    Attributes:
        states: empty for every state.
        text: looked for in the utterance, folded, and in the questions as they were typed.
    """

    states: tuple[State, ...] = OPEN
    language: Language | None = None
    reason: Cause | None = None
    text: str | None = None


EVERYTHING: Final = Filters(states=())


class QuestionStore(Protocol):
    """Where questions are kept; a contract, so that the desk need not know SQL."""

    async def add(self, question: NewQuestion, *, daily_limit: int, again: bool = True) -> int | None:
        """Keep a question and return its group; None, and nothing kept, once its asker has had `daily_limit` that day.

        A question without asker is not limited: nobody would be told from anybody. What is escalated has a limit of
        its own.

        Args:
            again: False for somebody who comes back to a question: one that is kept already is not counted twice.
        """

    async def page(self, filters: Filters, *, limit: int, offset: int = 0) -> Page:
        """Groups by demand: sent to the team, distinct askers, count, age. `filters.text` comes folded."""

    async def group(self, group_id: int) -> Group | None:
        """One group, or None when there is none of that id."""

    async def questions(self, filters: Filters) -> Sequence[tuple[Group, StoredQuestion]]:
        """Every question of the groups, groups by demand, their questions by age."""

    async def questions_of(self, group_id: int) -> Sequence[StoredQuestion]:
        """The questions of one group, oldest first."""

    async def acts_of(self, group_id: int) -> Sequence[Act]:
        """What was done to one group, oldest first."""

    async def record(self, act: Act) -> bool:
        """Change the group and write the act down, or neither; False when it no longer stands as `act.before`."""

    async def purge(self, before: date, today: date) -> int:
        """Remove questions older than the day `before` and return how many; wishes that expired by today go too.

        Groups left empty go too, and acts that old of groups that are gone.
        """
