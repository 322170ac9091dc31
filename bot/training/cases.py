"""Examples with the features of their candidates, made ones beside those that people wrote."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.answers.compose import Composer
from bot.nlu.features import describe
from bot.nlu.text import words
from bot.training.examples import MIRRORED, Example
from bot.training.progress import say
from bot.training.wrapping import by_what_is_said, of_both, of_nobody, otherwise, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.nlu.grams import Floats
    from bot.nlu.model import Entry, Reading
    from bot.nlu.pipeline import Pipeline
    from bot.nlu.question import ComparedQuestion as Question
    from bot.nlu.ranking import Ranking
    from bot.nlu.retrieve import Retrieved as Candidate

_WRAPPED: Final = 0.25
_OF_NOBODY: Final = 0.2
_OF_BOTH: Final = 0.4
_BY_FACTS: Final = 350
_OTHERWISE: Final = 0.5
_MADE: Final = "made"
_TOLD_EVERY: Final = 500


@dataclass(slots=True)
class Case:
    """A question with its candidates described, and which are right.

    Attributes:
        made: whether nobody wrote it so: wrapped in courtesies, or asked of a name that nobody bears.
        ranking: what described it.
        rows: a row of features a candidate. right, refusals: of each candidate, 1 or 0.
        readings, new: the question's vectors, see `Likeness`.
        scores: of each candidate, by a forest that did not learn from this case. told: what the verifier is told besides.
        probability: that the first candidate is right, by a verifier that did not learn from this case.
    """

    example: Example
    made: bool
    ranking: Ranking
    question: Question
    candidates: tuple[Candidate, ...]
    rows: Floats
    right: Floats
    refusals: Floats
    readings: Floats
    new: Mapping[str, Floats]
    scores: Floats
    told: Mapping[str, float] = field(default_factory=dict)
    probability: float = 0.0

    @property
    def first(self) -> int:
        """The place of the candidate that ranks first."""
        return int(np.argmax(self.scores))

    @property
    def doubtful(self) -> bool:
        """Whether what ranks first may be right though no label says so: it says, as the label does, that nobody here knows."""
        return not self.example.answered and bool(self.refusals[self.first]) and not self.right[self.first]

    @property
    def blind(self) -> bool:
        """Whether its author never saw the knowledge."""
        return self.example.author not in (MIRRORED, _MADE)


def described(
    pipeline: Pipeline, readers: Mapping[str, Pipeline], examples: Sequence[Example]
) -> tuple[tuple[str, ...], list[Case]]:
    """Every example as a case, and the names of its features.

    Args:
        readers: what reads the questions of an author from whom the pipeline learned how strangers ask.
    """
    told = _Told(Composer(pipeline.knowledge))
    order: tuple[str, ...] = ()
    cases = []
    by_facts = ((example, True) for example in _by_facts(pipeline.knowledge))
    for number, (example, made) in enumerate(chain(_with_made(examples, pipeline), by_facts)):
        reader = readers.get(example.author, pipeline)
        ranking = reader.ranking
        seen = reader.seen(example.text)
        if not seen.words:
            continue
        spoken: Language = seen.guess.language or "fr"
        question = reader.question(example.text, seen)
        likeness, names, found = ranking.retrieved(question, None)
        if not found:
            continue
        order, rows = describe(question, found, likeness, names, ranking.scene)
        refusals = np.array([_refuses(c.entry, ranking) for c in found], np.float32)
        right = np.array([_right(example, c.entry, told, spoken) for c in found], np.float32)
        right *= refusals if example.refused else 1 - refusals
        scores = np.zeros(len(found), np.float32)
        vectors = (likeness.readings, likeness.new)
        cases.append(Case(example, made, ranking, question, tuple(found), rows, right, refusals, *vectors, scores))
        if number % _TOLD_EVERY == 0:
            say(f"described {number}…")
    return order, cases


def _refuses(entry: Entry, ranking: Ranking) -> bool:
    return entry.kind == "topic" and ranking.scene.knowledge.topics[entry.name].refusal is not None


def _with_made(examples: Sequence[Example], pipeline: Pipeline) -> Iterator[tuple[Example, bool]]:
    chance = random.Random(7)  # noqa: S311 - the same examples each time
    for example in examples:
        yield example, False
        seen = pipeline.seen(example.text)
        spoken: Language = seen.guess.language or "fr"
        if chance.random() < _WRAPPED:
            yield replace(example, text=wrapped(example.text, spoken, chance)), True
        named = [m for m in seen.mentions if m.kind == "entity"]
        if example.answered and named and chance.random() < _OF_NOBODY:
            made = of_nobody(seen.words, chance.choice(named), chance)
            yield Example(made, example.author, example.group), True
        if example.entries and chance.random() < _OF_BOTH:
            yield from ((made, True) for made in _of_both(example, seen, spoken, pipeline.knowledge, chance))


def _of_both(
    example: Example, seen: Reading, spoken: Language, knowledge: Knowledge, chance: random.Random
) -> Iterator[Example]:
    """A question about one that is asked of another one, too; both have the fact."""
    for mention in seen.mentions:
        own = mention.entities()
        if len(own) != 1:
            continue
        type_ = knowledge.entities[own[0]].type
        for label in sorted(example.entries):
            intent, _, id_ = label.partition(":")
            if id_ != own[0]:
                continue
            others = [e for e in knowledge.entities.values() if e.type == type_ and e.id != id_ and e.fact(intent)]
            if others:
                other = chance.choice(others)
                text = of_both(seen.words, mention, other.name.in_(spoken), spoken)
                yield Example(text, _MADE, example.group, spoken, frozenset({f"{label}+{other.id}"}))
                return


def _by_facts(knowledge: Knowledge) -> Iterator[Example]:
    """Made questions for somebody by what is known of them, and fewer for somebody of whom none of it is true."""
    chance = random.Random(11)  # noqa: S311 - the same examples each time
    known = [(entity, fact) for entity in knowledge.entities.values() for fact in entity.facts if not entity.home]
    for entity, fact in chance.sample(known, min(_BY_FACTS, len(known))):
        language: Language = chance.choice(("fr", "en"))
        names = frozenset(word.text for alias in entity.aliases for word in words(alias))
        text, other = fact.text.in_(language), chance.choice(known)[1].text.in_(language)
        group = f"{fact.intent}:{entity.id}"
        right = frozenset({group, f"profile:{entity.id}"})
        yield Example(by_what_is_said(text, names, language, chance), _MADE, group, language, right)
        if chance.random() < _OTHERWISE:
            yield Example(by_what_is_said(otherwise(text, other, chance), names, language, chance), _MADE, group, language)


class _Told:
    """What each entry says, composed once."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._known: dict[tuple[Entry, str], str] = {}

    def text(self, entry: Entry, language: Language) -> str:
        key = (entry, language)
        if key not in self._known:
            try:
                self._known[key] = self._composer.compose(entry, language).text
            except LookupError:  # a refusal, which says nothing that could be right
                self._known[key] = ""
        return self._known[key]


def _right(example: Example, entry: Entry, told: _Told, spoken: Language) -> bool:
    if not example.answered and not example.refused:
        return False
    if not example.file:
        return example.is_right(entry, "")
    return any(example.is_right(entry, told.text(entry, language)) for language in dict.fromkeys((spoken, "fr")))
