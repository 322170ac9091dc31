"""What the review desk speaks of: groups of unanswered questions, acts upon them. Knows no store."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.assistant import Channel, Reason
    from bot.knowledge.model import Language
    from bot.nlu.meaning import Meaning

    Cause = Literal[Reason, "wrong_answer"]
    """Why a question is for the staff: the bot refused, or, graver, somebody said "that is not it" to its answer."""

CAUSES: Final = ("out_of_scope", "below_threshold", "too_close", "unknown_entity", "not_recorded", "wrong_answer")

State = Literal["new", "claimed", "answered", "merged", "dismissed", "reopened"]
"""Where a group stands."""

STATES: Final[tuple[State, ...]] = get_args(State)
OPEN: Final[tuple[State, ...]] = ("new", "claimed", "reopened")
"""The states that still ask something of the staff."""

Dismissal = Literal["out_of_scope", "not_a_question", "spam", "private", "answered_elsewhere", "other"]
DISMISSALS: Final[tuple[Dismissal, ...]] = get_args(Dismissal)

Resolution = Literal[
    Dismissal, "new_entry", "new_fact", "new_phrasing", "new_alias", "duplicate", "answered_by_the_way", "asked_by_more"
]
"""How a review ended; `asked_by_more` stands with a group that came back by itself."""

Verb = Literal[
    "claim", "release", "dismiss", "reopen", "merge", "split", "answer", "close", "return", "undo", "correct", "confirm",
    "propose", "send_back",
]  # fmt: skip
"""`correct` and `confirm` are done to a fact or a topic. `close` and `return` are the program's own: the base answers the
group now; many more asked what was settled."""

RETURN_AFTER: Final = 5
"""A group that was settled comes back when so many more people have asked."""

OURSELVES: Final = "kamouraska"
"""Who does what nobody did by hand."""
ERASED: Final = "erased"
"""In the detail of an act: of which of its parts something was erased, since it held what somebody had erased."""


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """One unanswered question on its way to the store, masked already.

    Attributes:
        utterance: the normalised text, shown for its group.
        meaning: what questions are grouped by; None to go by the utterance.
        asker: keyed digest of who asked; empty when the channel could not tell.
        nearest, score: the entry that came nearest, and how near; with `wrong_answer`, the one that answered.
        escalated: sent to the team by hand.
        at: ISO time with its offset, for the trail of what its coming sets off.
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
    meaning: Meaning | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What an act changes of a group, and what undoing it restores.

    Attributes:
        resolution: how the review ended; None while the group is open. entry: what answers it now.
        into: the group it was merged into. holder: who claimed it. holder_person: a stable id of theirs, see `Writer`.
    """

    state: State = "new"
    resolution: Resolution | None = None
    holder: str | None = None
    entry: str | None = None
    into: int | None = None
    holder_person: str | None = None

    def as_json(self, *, kept: bool = False) -> dict[str, Any]:
        """As it is told or, with the holder's account, kept in the trail; what does not apply is left out, but for two."""
        told = asdict(self) | ({} if kept else {"holder_person": None})
        return {key: value for key, value in told.items() if value is not None or key in ("state", "resolution")}


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Unanswered questions that mean the same.

    Attributes:
        questions: their different texts, oldest first, a handful at most; `count` tells how many there are in all.
        askers: how many different people asked, as far as channels can tell people apart.
        escalated: how many of the questions were sent to the team by hand.
        channels: kinds of channel that they came by.
        nearest, score: as of the last question that joined. first, last: ISO days.
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

    @property
    def title(self) -> str:
        """The question that stands for it."""
        return self.questions[0] if self.questions else self.utterance

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
    """Some of the groups that a filter lets through, and how many it lets through in all; from one reading.

    Attributes:
        languages: how many there are in each language, whichever of them the filter asks for.
        oldest: ISO day on which the oldest of all was first asked; None where there is none.
    """

    total: int
    groups: tuple[QuestionGroup, ...]
    languages: Mapping[Language, int] = field(default_factory=dict)
    oldest: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The object of `review list --json`."""
        told = {"total": self.total, "languages": dict(self.languages), "oldest": self.oldest}
        return {**told, "groups": [group.as_json() for group in self.groups]}


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


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did to a group, or to an entry of the knowledge: the audit trail.

    Attributes:
        group: 0 where it was done to an entry.
        entry: the fact or topic that it was done to; empty where it was done to a group.
        by: name or role, as the channel gives it.
        at: ISO time with its offset.
        detail: what else it moved, wrote or was told, as plain JSON; what undoing it needs.
        undoes: the act that it took back. id: given by the store.
    """

    group: int
    verb: Verb
    by: str
    at: str
    before: Standing
    after: Standing
    detail: Mapping[str, Any] | None = None
    undoes: int | None = None
    id: int = 0
    entry: str = ""

    def as_json(self) -> dict[str, Any]:
        """As `review show --json` lists it."""
        told: dict[str, Any] = {
            "group": self.group,
            "verb": self.verb,
            "by": self.by,
            "at": self.at,
            "before": self.before.as_json(),
            "after": self.after.as_json(),
        }
        if self.entry:
            told.pop("group")
            told |= {"entry": self.entry} | {key: (self.detail or {}).get(key) for key in ("before", "after")}
        note = (self.detail or {}).get("note")
        return told | ({"note": note} if note else {}) | ({"undoes": self.undoes} if self.undoes else {})


@dataclass(frozen=True, slots=True)
class Filters:
    """Which groups to look at; what is left out does not narrow.

    Attributes:
        states: empty for every state.
        channel: the kind of channel that one of the questions came by.
        entry: the fact or topic that answers the group, or that had answered what somebody called wrong.
        text: looked for in the utterance, folded, and in the questions as they were typed.
    """

    states: tuple[State, ...] = OPEN
    language: Language | None = None
    reason: Cause | None = None
    channel: Channel | None = None
    text: str | None = None
    entry: str | None = None


EVERYTHING: Final = Filters(states=())
