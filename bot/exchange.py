"""What goes in at the one door and what comes out of it: `Question` and `Reply`. Knows neither who asks nor who answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from bot.nlu.decide import Reason
from bot.wording import say
from bot.wording.answers import SENTENCES

if TYPE_CHECKING:
    from bot.answers.considered import Considered
    from bot.answers.model import Action, CitedSource, Suggestion
    from bot.knowledge.model import Language
    from bot.nlu.decide import Outcome
    from bot.nlu.meaning import Meaning

Channel = Literal["web", "discord", "terminal"]
CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)

PAUSED: Final = "paused"
RefusalReason = Literal[Reason, "paused"]
"""Why there is no answer: what understanding found, or that whoever runs the bot has it answer nothing for now."""

EMERGENCY: Final = "emergency"
"""What the entry of an answer to an emergency begins with."""
_OF_EMERGENCY: Final = f"{EMERGENCY}:"


def source_as_json(source: CitedSource) -> dict[str, str | None]:
    """A source as programs are given it."""
    told = {"title": source.title, "url": source.url, "date": source.date, "checked_on": source.checked_on}
    return told | ({"date_note": source.date_note} if source.date_note else {})


def action_as_json(action: Action) -> dict[str, str]:
    """A next step as programs are given it."""
    return {"kind": action.kind, "label": action.label, "url": action.url}


@dataclass(frozen=True, slots=True)
class Note:
    """What may be kept of a question, and what it is about.

    Attributes:
        text: masked; empty when there is nothing to keep.
        utterance: the masked text normalised, to be shown for its group.
        meaning: what it is grouped by; None to go by the utterance.
    """

    text: str
    utterance: str
    meaning: Meaning | None


@dataclass(frozen=True, slots=True)
class Question:
    """What a person sent, and what the channel knows of the circumstances.

    Attributes:
        text: raw, as received.
        language: the language the reply must be in; None to follow the question.
        locale: what to fall back on when the question does not show its language ("optech").
        conversation: questions that share this key share context; None for a question that stands alone.
        channel: the kind of channel, for the log.
        asker: opaque and stable for one person on one channel ("discord:42"); only a keyed digest of it is ever stored.
        log: whether an unanswered question may be noted.
        turn: by what people take turns when more is asked than can be answered at once: a network address, since whoever
            wants has a thousand conversations; None to go by the asker. Never stored.
    """

    text: str
    language: Language | None = None
    locale: Language | None = None
    conversation: str | None = None
    channel: Channel = "terminal"
    asker: str | None = None
    log: bool = True
    turn: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person gets, and what the log needs.

    Attributes:
        text: never empty, at most 2,000 characters, of the small Markdown that Discord shows.
        entry: what answered, as `intent:entity`, `relation:value` or `topic:id`; None when nothing did.
        score: 0 to 100, an estimate of the chance that the entry is the right one.
        utterance: the normalised question, what unanswered questions are grouped by.
        nearest: the nearest entry when nothing was answered.
        actions: what the person can do next.
        noted: whether the question was written to the log for the staff.
        latency_ms: from the received question to this object, waiting for one's turn and noting included.
        note: what may be kept of the question, where that was found out with the reply.
        parts: of a message that asks several things, the reply to each, in order; else empty.
        rest: as typed, what was asked beyond the parts that are read.
        id: names this reply to whoever says something back about it; empty where nobody can.
    """

    question: str
    outcome: Outcome
    reason: RefusalReason | None
    language: Language
    text: str
    entry: str | None
    score: float
    sources: tuple[CitedSource, ...]
    suggestions: tuple[Suggestion, ...]
    utterance: str = ""
    nearest: str | None = None
    noted: bool = False
    latency_ms: float = 0.0
    note: Note | None = None
    actions: tuple[Action, ...] = ()
    parts: tuple[Reply, ...] = ()
    rest: str = ""
    id: str = ""

    @classmethod
    def of(cls, text: str, considered: Considered) -> Reply:
        """The reply to a question that was considered."""
        decision = considered.decision
        candidate = decision.candidate
        nearest = None
        if decision.entry is None and candidate is not None:
            nearest = candidate.entry.id
        return cls(
            question=text,
            outcome=decision.outcome,
            reason=decision.reason,
            language=considered.language,
            text=considered.text,
            entry=decision.entry.id if decision.entry is not None else None,
            score=decision.score,
            sources=considered.sources,
            suggestions=considered.suggestions,
            actions=considered.actions,
            utterance=considered.reading.utterance if considered.reading is not None else "",
            nearest=nearest,
            parts=tuple(cls.of(part.question, part.considered) for part in considered.parts),
            rest=considered.rest,
        )

    @classmethod
    def of_pause(cls, question: Question, message: str, language: Language) -> Reply:
        """The reply to any question while the bot is paused.

        Args:
            message: what whoever paused it has people told; empty for the bot's own words.
            language: of a reply when nothing shows the person's own.
        """
        told = question.language or question.locale or language
        return cls(
            question=question.text,
            outcome="abstain",
            reason=PAUSED,
            language=told,
            text=message or say(SENTENCES, PAUSED, told),
            entry=None,
            score=0.0,
            sources=(),
            suggestions=(),
        )

    @property
    def paused(self) -> bool:
        """Whether it only says that the bot is paused: nothing was understood, and nothing of it is kept."""
        return self.reason == PAUSED

    @property
    def refused(self) -> tuple[Reply, ...]:
        """The parts that got no answer."""
        return tuple(part for part in self.parts if part.outcome in ("abstain", "clarify"))

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What got no answer among several questions, as typed."""
        return (*(part.question for part in self.refused), *([self.rest] if self.rest else []))

    @property
    def urgent(self) -> bool:
        """Whether it answers an emergency: told at once, and nothing of it kept."""
        return self.entry is not None and self.entry.startswith(_OF_EMERGENCY)

    @property
    def for_anybody(self) -> bool:
        """Whether whoever asks the same in the same words may be given it again: an answer, with nothing left open.

        A refusal may not: what nobody foresaw may be somebody's own. Nothing of an emergency is kept.
        """
        return self.outcome == "answer" and not self.unanswered and not self.urgent

    def as_json(self) -> dict[str, Any]:
        """The answer object that `--json`, `--jsonl` and `POST /api/ask` give."""
        return {
            "id": self.id,
            "question": self.question,
            "outcome": self.outcome,
            "reason": self.reason,
            "language": self.language,
            "text": self.text,
            "entry": self.entry,
            "score": round(self.score, 1),
            "sources": [source_as_json(source) for source in self.sources],
            "actions": [action_as_json(action) for action in self.actions],
            "suggestions": [{"text": s.text, "question": s.question} for s in self.suggestions],
            "parts": [
                {
                    "question": part.question,
                    "outcome": part.outcome,
                    "reason": part.reason,
                    "entry": part.entry,
                    "score": round(part.score, 1),
                }
                for part in self.parts
            ],
            "unanswered": list(self.unanswered),
            "noted": self.noted,
            "latency_ms": round(self.latency_ms, 3),
        }
