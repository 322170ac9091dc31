"""Examples with the features of their candidates, made ones beside those that people wrote."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.answers.compose import Composer
from bot.nlu import question as questions
from bot.nlu.features import describe
from bot.training.examples import Example
from bot.training.progress import say
from bot.training.wrapping import of_nobody, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.model import Language
    from bot.matching.entries import Entry
    from bot.matching.matcher import Matcher
    from bot.nlu.encoder import Floats
    from bot.nlu.question import Question
    from bot.nlu.ranking import Ranking
    from bot.nlu.retrieve import Candidate

_WRAPPED: Final = 0.25
_OF_NOBODY: Final = 0.2
_TOLD_EVERY: Final = 500


@dataclass(slots=True)
class Case:
    """A question with its candidates described, and which are right.

    Attributes:
        made: whether nobody wrote it so: wrapped in courtesies, or asked of a name that nobody bears.
        rows: a row of features a candidate. right, refusals: of each candidate, 1 or 0.
        readings, new: the question's vectors, see `Likeness`.
        scores: of each candidate, by a forest that did not learn from this case. told: what the verifier is told besides.
        probability: that the first candidate is right, by a verifier that did not learn from this case.
    """

    example: Example
    made: bool
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
    def blind(self) -> bool:
        """Whether its author never saw the knowledge."""
        return self.example.author != "mirrored"


def described(ranking: Ranking, matcher: Matcher, examples: Sequence[Example]) -> tuple[tuple[str, ...], list[Case]]:
    """Every example as a case, and the names of its features."""
    knowledge = ranking.scene.knowledge
    speller = matcher.speller(ranking.model.wording, ranking.scene.index.forms, ranking.model.asking)
    told = _Told(Composer(knowledge))
    order: tuple[str, ...] = ()
    cases = []
    for number, (example, made) in enumerate(_with_made(examples, matcher)):
        seen = matcher.seen(example.text)
        if not seen.words:
            continue
        spoken: Language = seen.guess.language or "fr"
        question = questions.read(example.text, seen.words, seen.mentions, spoken, speller, ranking.model.courtesies)
        likeness, names, found = ranking.retrieved(question, None)
        if not found:
            continue
        order, rows = describe(question, found, likeness, names, ranking.scene)
        refusals = np.array([_refuses(c.entry, ranking) for c in found], np.float32)
        right = np.array([_right(example, c.entry, told, spoken) for c in found], np.float32) * (1 - refusals)
        scores = np.zeros(len(found), np.float32)
        vectors = (likeness.readings, likeness.new)
        cases.append(Case(example, made, question, tuple(found), rows, right, refusals, *vectors, scores))
        if number % _TOLD_EVERY == 0:
            say(f"described {number}…")
    return order, cases


def _refuses(entry: Entry, ranking: Ranking) -> bool:
    return entry.kind == "topic" and ranking.scene.knowledge.topics[entry.name].refusal is not None


def _with_made(examples: Sequence[Example], matcher: Matcher) -> Iterator[tuple[Example, bool]]:
    chance = random.Random(7)  # noqa: S311 - the same examples each time
    for example in examples:
        yield example, False
        seen = matcher.seen(example.text)
        spoken: Language = seen.guess.language or "fr"
        if chance.random() < _WRAPPED:
            yield replace(example, text=wrapped(example.text, spoken, chance)), True
        named = [m for m in seen.mentions if m.kind == "entity"]
        if example.answered and named and chance.random() < _OF_NOBODY:
            made = of_nobody(seen.words, chance.choice(named), chance)
            yield Example(made, example.author, example.group), True


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
    if not example.answered:
        return False
    if not example.file:
        return example.is_right(entry, "")
    return any(example.is_right(entry, told.text(entry, language)) for language in dict.fromkeys((spoken, "fr")))
