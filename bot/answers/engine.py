"""One knowledge, ready to answer: matcher, decision and composer together. Pure; a reload makes a new one."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bot.answers.actions import Actions, of_whom
from bot.answers.aging import confirmed_on
from bot.answers.compose import Composer
from bot.answers.considered import Considered
from bot.answers.lead import lead
from bot.answers.model import CitedSource, Suggestion, fitted
from bot.answers.parts import one_by_one, standing
from bot.answers.refusal import Refusals
from bot.answers.spoken_of import SpokenOf
from bot.answers.together import together
from bot.answers.unsaid import Means, said_in_full
from bot.answers.yes_or_no import wants_more, wants_yes_or_no
from bot.knowledge.derived import completed
from bot.knowledge.staleness import DEFAULT_MONTHS, Months
from bot.nlu.decide import Decision, Settings, decide
from bot.nlu.language import shows_accents
from bot.nlu.pipeline import Pipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answers.lead import Lead
    from bot.answers.model import Action, Composed
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.nlu.meaning import Meaning
    from bot.nlu.model import Context, Entry, Reading
    from bot.nlu.sentences import Sentences
    from bot.nlu.text import Word

_FEWEST_LETTERS: Final = 2


@dataclass(frozen=True, slots=True)
class Answering:
    """How the engine answers.

    Attributes:
        default_language: of a question that does not show its own.
        most_characters: of a question that is read.
        today: the day, asked at every answer; months: after how many an answer is to be checked.
    """

    default_language: Language = "fr"
    most_characters: int = 2000
    settings: Settings = field(default_factory=Settings)
    today: Callable[[], dt.date] = dt.date.today
    months: Months = DEFAULT_MONTHS


class Engine:
    """Answers questions from one knowledge, which a pipeline reads."""

    def __init__(self, knowledge: Knowledge, pipeline: Pipeline, answering: Answering) -> None:
        self.knowledge = knowledge
        self.pipeline = pipeline
        self._answering = answering
        self._composer = Composer(knowledge, answering.today, answering.months)
        self._actions = Actions(knowledge, self._composer.shown)
        self._refusals = Refusals(knowledge, self._composer)
        self._spoken = SpokenOf(knowledge, self._composer)

    @classmethod
    def build(cls, knowledge: Knowledge, answering: Answering | None = None) -> Engine:
        """Index a knowledge; takes some tenths of a second."""
        knowledge = completed(knowledge)
        return cls(knowledge, Pipeline.of(knowledge), answering or Answering())

    def saying(self, knowledge: Knowledge) -> Engine:
        """What reads as this one does and says what another knowledge holds: to compose entries of it, and not to be asked."""
        return Engine(knowledge, self.pipeline, self._answering)

    @property
    def settings(self) -> Settings:
        """Threshold and margin by which it decides."""
        return self._answering.settings

    @property
    def default_language(self) -> Language:
        """The language of a reply when nothing shows the person's own."""
        return self._answering.default_language

    def consider(
        self,
        text: str,
        *,
        language: Language | None = None,
        locale: Language | None = None,
        context: Context | None = None,
        beside: Sentences | None = None,
    ) -> Considered:
        """Read a question, decide and write the answer; never raises for what the question holds.

        Args:
            language: the answer's language, when the person chose one.
            locale: its language when neither the question nor the conversation shows one.
            beside: `Pipeline.beside`, for whoever wants to know afterwards by what it was compared.
        """
        fallback = language or locale or self._answering.default_language
        if (bad := self._unreadable(text)) is not None:
            return self._refuse_to_read(bad, text, fallback)
        context = self._spoken.still_known(context)
        split = self.pipeline.split(text)
        beside = beside or self.pipeline.beside()
        if split.parts:
            self.pipeline.look([text, *(part.text for part in split.parts)], beside)
        whole = self._read(text, language, fallback, context, beside)
        spoken = whole.language

        def read(part: str, before: Context | None) -> Considered:
            return self._read(part, spoken, spoken, before, beside)

        def called(id_: str) -> str:
            return self._called(id_, spoken)

        means = Means(read, called, lambda entry: self.question(entry, spoken), self.pipeline.describes)
        whole = said_in_full(text, whole, context, split.alone, means)
        each = one_by_one(split.parts, context, read=read, refuse=self._refuse, called=called)
        parts = standing(whole, each)
        return together(whole, parts, split.rest, titled=self._named, steps=self._steps) if parts else whole

    def _called(self, id_: str, language: Language) -> str:
        """What names an entity alone: « la forge du bourg » names a town, too, where its heading is found whole."""
        entity = self.knowledge.entities[id_]
        called, name = (words.in_(language).split(" (")[0] for words in (entity.called, entity.name))  # « (autrefois le Four) »
        return called if len(self.pipeline.seen(called).mentions) <= 1 else name

    def _read(
        self, text: str, language: Language | None, fallback: Language, context: Context | None, beside: Sentences
    ) -> Considered:
        """A message, or a part of one, taken as one question."""
        reading = self.pipeline.read(text, context, beside)
        answer_in = language or self._language(text, reading, context, fallback)
        if not reading.words:
            return self._refuse_to_read("unreadable", text, answer_in)
        decision = decide(reading, self.knowledge, self._answering.settings)
        return self._answer(reading, decision, answer_in, context)

    def _answer(self, reading: Reading, decision: Decision, language: Language, context: Context | None) -> Considered:
        """What was decided, in words."""
        led = lead(reading, decision, self.knowledge)
        actions = self._actions.of(reading, decision, language, led)
        composed = self._compose(reading, decision, language, actions, led)
        return Considered(
            reading=reading,
            decision=decision,
            language=language,
            text=fitted(composed.text),
            sources=self._cited(composed.sources, decision, language),
            suggestions=composed.suggestions,
            context=self._spoken.after(decision, reading, language, context),
            actions=actions,
        )

    def _cited(self, sources: Sequence[str], decision: Decision, language: Language) -> tuple[CitedSource, ...]:
        """The sources, read again on the day on which somebody confirmed this answer; of several in one, each knows its own."""
        entry = decision.entry if decision.outcome == "answer" else None
        confirmed = confirmed_on(self.knowledge, entry) if entry is not None else None
        return tuple(CitedSource.of(self.knowledge.sources[id_], language, confirmed) for id_ in sources)

    def _refuse(self, considered: Considered, score: float) -> Considered:
        """The same question without the answer, which only seemed to be what was wanted."""
        if considered.reading is None:
            return considered
        decision = replace(considered.decision, outcome="abstain", reason="below_threshold", score=score)
        return self._answer(considered.reading, decision, considered.language, None)

    def meaning(self, text: str, language: Language) -> Meaning | None:
        """What a question is about, whatever its spelling and order: what unanswered questions are grouped by."""
        return self.pipeline.meaning(text, language)

    def meaning_of(self, reading: Reading, language: Language) -> Meaning | None:
        """As `meaning`, of a question that was read already, for itself and not in a conversation."""
        return self.pipeline.meaning_of(reading, language)

    def read(self, text: str, context: Context | None = None) -> tuple[Reading, Decision]:
        """What `explain` shows: the reading, its candidates with their features, and the decision without the words."""
        reading = self.pipeline.read(text, self._spoken.still_known(context), explaining=True)
        return reading, decide(reading, self.knowledge, self._answering.settings)

    def compose(self, entry: Entry, language: Language, asked: Sequence[Word] = ()) -> Composed:
        """The answer of an entry; some begin otherwise for the words that it was asked with."""
        return self.composed(entry, language, yes_or_no=wants_yes_or_no(asked), more=wants_more(asked))

    def composed(self, entry: Entry, language: Language, *, yes_or_no: bool, more: bool) -> Composed:
        """The same, of a question of which only this is known; see `yes_or_no`."""
        return self._composer.compose(entry, language, yes_or_no=yes_or_no, more=more)

    def _named(self, entry: Entry, language: Language) -> Suggestion:
        """The curated name of an entry, and the question that asks for it; none where it takes numbers that were asked with."""
        question = "" if entry.kind == "ranking" else self._composer.question(entry, language)
        return Suggestion(self.title(entry, language), question)

    def _steps(self, considered: Considered) -> Sequence[Action]:
        """What a person can do next, saying with whom where the answer is about one."""
        entry = considered.decision.entry
        if entry is None or len(entry.entities) != 1:
            return considered.actions
        entity = self.knowledge.entities[entry.entities[0]]
        return [of_whom(action, entity, considered.language) for action in considered.actions]

    def title(self, entry: Entry, language: Language) -> str:
        """The curated name of an entry."""
        return self._composer.title(entry, language)

    def question(self, entry: Entry, language: Language) -> str:
        """The question that asks for an entry, as a button has it."""
        return self._composer.question(entry, language)

    def _unreadable(self, text: str) -> str | None:
        """Why a text is not even read, as the key of a sentence; None when it is fine."""
        if not text.strip():
            return "empty"
        if len(text) > self._answering.most_characters:
            return "too_long"
        letters = sum(1 for char in text if unicodedata.category(char)[0] in "LN")
        return "unreadable" if letters < _FEWEST_LETTERS else None

    def _refuse_to_read(self, key: str, text: str, language: Language) -> Considered:
        sentence = self._refusals.unread(key, language, length=len(text), most=self._answering.most_characters)
        decision = Decision("abstain", "below_threshold", None, (), 0.0)
        return Considered(None, decision, language, sentence, (), ())

    def _language(self, text: str, reading: Reading, context: Context | None, fallback: Language) -> Language:
        """The question's own language; else French if it bears accents; else the conversation's; else the fallback."""
        if (seen := reading.guess.language) is not None:
            return seen
        if shows_accents(text) and not reading.mentions:
            return "fr"
        return context.language if context is not None else fallback

    def _compose(
        self, reading: Reading, decision: Decision, language: Language, actions: Sequence[Action], led: Lead
    ) -> Composed:
        if decision.entry is not None:
            return self.compose(decision.entry, language, reading.words)
        if decision.outcome == "clarify":
            return self._refusals.clarify(decision, language)
        beside = bool(actions) and tuple(actions) != self._actions.to_contact(language)
        return self._refusals.abstain(reading, decision, language, beside=beside, led=led)
