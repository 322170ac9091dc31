"""The values that understanding hands on: what can be answered, what a conversation spoke of, what was seen and weighed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language
    from bot.nlu.grams import Floats
    from bot.nlu.language import LanguageGuess
    from bot.nlu.mention import Mention
    from bot.nlu.text import Word

EntryKind = Literal["fact", "profile", "relation", "list", "count", "ranking", "topic", "smalltalk"]

MORE_THAN: Final = "more_than"
LESS_THAN: Final = "less_than"
"""Values of a ranking that are numbers asked for ("plus de 2000 habitants"), beside (relation, value) pairs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the bot can say something about.

    Attributes:
        name: id of the intent, topic or smalltalk.
        entities: ids of the entities it is asked of, in the order they were named; several in a comparison.
        values: (relation, value) pairs that a list or count filters by.
    """

    kind: EntryKind
    name: str
    entities: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The entry as the answer object and the log name it."""
        if self.kind in ("topic", "smalltalk"):
            return f"{self.kind}:{self.name}"
        if self.kind in ("list", "count"):
            relation = self.values[0][0] if self.values else self.name
            return f"{relation}:{'+'.join(value for _, value in self.values) or 'all'}"
        if self.kind == "ranking":
            return f"{self.name}:{'+'.join(value for _, value in self.values) or 'all'}"
        return f"{self.name}:{'+'.join(self.entities)}"


@dataclass(frozen=True, slots=True)
class Context:
    """What a conversation spoke of last: enough to complete "et Fournil?" or "pis leur rôle?".

    Attributes:
        entry: what was answered last. entities: of whom.
        listed: ids of the entities that the last list, ranking or comparison showed, in its order: "la première", "the other
            two".
    """

    entry: Entry
    entities: tuple[str, ...]
    language: Language
    listed: tuple[str, ...] = ()


Gap = Literal["fact", "refusal"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that may be meant.

    Attributes:
        gap: what is missing to answer: `fact` of a known entity and a known intent of which nothing is recorded, or
            `refusal` for a topic that is known not to be answered.
        label: the intent, topic, fact or smalltalk whose phrasings ask for it.
        evidence: 0 to 1, the chance that this is what was meant.
        features: by name, what was counted of it; only where somebody wants an explanation.
    """

    entry: Entry
    gap: Gap | None
    label: str
    evidence: float
    features: Mapping[str, float] = field(default_factory=dict, compare=False)

    @property
    def score(self) -> float:
        """The evidence, 0 to 100."""
        return 100.0 * min(1.0, max(0.0, self.evidence))


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was seen in a question, before any decision.

    Attributes:
        words: the utterance. mentions: the names in it.
        guess: what speaks for French and for English.
        candidates: best first.
        left_out: how many words of a very long message were not read; see `text.bounded`.
        about: the chance of each subject that it may be about, see `subject`.
        sentence: the encoder's own vector of the message with its names; None where it was read in a conversation, or nothing
            had to be compared.
    """

    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    guess: LanguageGuess
    candidates: tuple[Candidate, ...]
    left_out: int = 0
    about: Mapping[str, float] = field(default_factory=dict, compare=False)
    sentence: Floats | None = field(default=None, compare=False)

    @property
    def utterance(self) -> str:
        """The normalised text, what unanswered questions are grouped by."""
        return " ".join(word.text for word in self.words)

    @property
    def subjects(self) -> list[tuple[str, float]]:
        """What it may be about, each with its chance, the likeliest first."""
        return sorted(self.about.items(), key=lambda one: (-one[1], one[0]))
