"""A question's way, top to bottom: text, names, context, what it is compared with, the answers that may be meant, their scores.

A message that asks several things is read as a whole and, part by part, as several; `bot.answers.parts` says which stands,
and `bot.nlu.decide` whether what ranks first is answered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.nlu import language
from bot.nlu import split as splitting
from bot.nlu.context import Completion, pointed
from bot.nlu.encoder import LETTERS
from bot.nlu.kept_vectors import read_kept
from bot.nlu.languages.signs import signs
from bot.nlu.link import describing, is_origin, narrowed
from bot.nlu.meaning import Meaning, nearest_answers, packed, parts_of
from bot.nlu.model import Candidate, Entry, Reading
from bot.nlu.names import Names
from bot.nlu.negation import negated
from bot.nlu.phrasings import phrasing_rows
from bot.nlu.prepare import prepared
from bot.nlu.rank import VECTORS, model
from bot.nlu.ranking import Ranking
from bot.nlu.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.nlu.kept_vectors import Kept
    from bot.nlu.mention import Mention
    from bot.nlu.model import Context
    from bot.nlu.question import ComparedQuestion
    from bot.nlu.rank import Model
    from bot.nlu.sentences import Sentences
    from bot.nlu.text import Word

_SMALLTALK: Final = "smalltalk:"


@dataclass(frozen=True, slots=True)
class Pipeline:
    """What reads questions for one knowledge. Frozen once made.

    Attributes:
        types: of each entity, by id. small_talk: the label of what is said in just these words.
    """

    knowledge: Knowledge
    names: Names
    vocabulary: Vocabulary
    completion: Completion
    ranking: Ranking
    types: Mapping[str, str]
    small_talk: Mapping[tuple[str, ...], str]

    @classmethod
    def of(
        cls, knowledge: Knowledge, learned: Model | None = None, kept: Kept | None = None, earlier: Pipeline | None = None
    ) -> Pipeline:
        """Index a knowledge; seconds for thousands of phrasings.

        Args:
            learned: what weighs; that of the encoder that is installed, unless told. kept: vectors made beforehand.
            earlier: made by the same code and the same model of other knowledge; what is as it was is taken from it.
        """
        learned = learned or model()
        names = Names(knowledge)
        rows = sorted(phrasing_rows(knowledge, names, learned.wording), key=lambda row: row.label)
        vocabulary = Vocabulary(knowledge, names, rows)
        found = read_kept(VECTORS, learned.encoder.name) if kept is None else kept
        return cls(
            knowledge=knowledge,
            names=names,
            vocabulary=vocabulary,
            completion=Completion(knowledge),
            ranking=Ranking.of(knowledge, rows, vocabulary, found, learned, earlier.ranking if earlier is not None else None),
            types={entity.id: entity.type for entity in knowledge.entities.values()},
            small_talk={row.typed: row.label for row in rows if row.label.startswith(_SMALLTALK)},
        )

    def beside(self) -> Sentences:
        """What a message is compared by, of which nothing was looked at yet: for `look` and `read`."""
        return self.ranking.sentences()

    def look(self, texts: Sequence[str], beside: Sentences) -> None:
        """Look together at what a message and its parts are compared by; others are looked at as they come."""
        seen = [(text, self.seen(text)) for text in texts]
        self.ranking.look([self.question(text, reading) for text, reading in seen if reading.words], beside)

    def read(
        self, text: str, context: Context | None = None, beside: Sentences | None = None, *, explaining: bool = False
    ) -> Reading:
        """Everything that can be seen in a question, with the answers that may be meant, best first.

        Args:
            text: as received; any length, but callers cap it.
            context: what the conversation spoke of.
            beside: what the message that it is a part of is compared by.
            explaining: whether the candidates bear their features.
        """
        seen = self.seen(text, context)
        if not seen.words:
            return seen
        if label := self.small_talk.get(tuple(word.text for word in seen.words)):
            # Word for word what is said to greet or thank: it asks for nothing, in a conversation neither.
            return replace(seen, candidates=(Candidate(Entry("smalltalk", label.removeprefix(_SMALLTALK)), None, label, 1.0),))
        if completed := self.completion.of(seen.words, *self._asked(seen), context):
            return replace(seen, candidates=completed)
        question = self.question(text, seen)
        beside = beside or self.beside()
        found, about = self.ranking.weighed(question, context, beside, explaining=explaining)
        if negated(seen.words):
            # No list of ours is of those that are not: "qui n'est pas Leader" is refused, not answered by its contrary.
            found = tuple(c for c in found if c.entry.kind not in ("list", "count"))
        alone = context is None
        return replace(seen, candidates=found, about=about, sentence=beside.whole(question.plain) if alone else None)

    def split(self, text: str) -> splitting.Split:
        """The questions that a message asks, each to be read as a message of its own; the whole is read in any case."""
        return splitting.split(text, signs())

    def seen(self, text: str, context: Context | None = None) -> Reading:
        """The words, names and language of a question, before any answer is thought of."""
        found, left_out = self.vocabulary.words(text)
        mentions = self._linked(found)
        if pointing := pointed(found, [m for m in mentions if not self._is_home(m)], context, self.types):
            mentions = tuple(sorted((*mentions, *pointing), key=lambda mention: mention.start))
        words = self.vocabulary
        guess = language.guess(found, words.stopwords, words.asked, language.named(found, mentions))
        return Reading(found, mentions, guess, (), left_out)

    def describes(self, text: str, reading: Reading) -> bool:
        """Whether a question says by a word of its own of whom its likeliest answer tells, see `Ranking.describes`."""
        return self.ranking.describes(self.question(text, reading), reading.candidates[0])

    def question(self, text: str, seen: Reading) -> ComparedQuestion:
        """What is compared with the answers."""
        spoken: Language = seen.guess.language or "fr"
        return prepared(text, seen.words, seen.mentions, spoken, self.ranking)

    def meaning(self, text: str, language: Language) -> Meaning | None:
        """What a question is about, whatever its spelling and order; None when it is made of small words alone."""
        return self.meaning_of(self.read(text), language)

    def meaning_of(self, reading: Reading, language: Language) -> Meaning | None:
        """As `meaning`, of a question that was read already, for itself and not in a conversation.

        Args:
            language: of the reply to it.
        """
        mentions = reading.mentions
        parts = parts_of(
            reading.words,
            mentions,
            left_out={mention.start for mention in mentions if self._is_home(mention)},
            stops=self.vocabulary.stops,
            repaired=self.vocabulary.spelling.repaired,
        )
        if not parts:
            return None
        answers = nearest_answers(candidate.label for candidate in reading.candidates)
        name = self.ranking.model.encoder.name
        if reading.sentence is None or name == LETTERS:
            return Meaning(language, parts, answers)
        return Meaning(language, parts, answers, packed(reading.sentence), name)

    def _linked(self, found: Sequence[Word]) -> tuple[Mention, ...]:
        return narrowed(self.names.find(found, self.vocabulary.known), found, self.vocabulary.is_known)

    def _asked(self, seen: Reading) -> tuple[list[Mention], list[str]]:
        """The names that a message asks about, and its words of content beside all names; an interjection is none."""
        inside = [m for m in seen.mentions if not is_origin(m, seen.words)]
        described = describing(inside, self.knowledge)
        named = {index for m in seen.mentions for index in range(m.start, m.end)}
        first = min((seen.words[m.start].clause for m in seen.mentions), default=0)
        vocabulary = self.vocabulary
        asked = [
            word.text
            for i, word in enumerate(seen.words)
            if i not in named and word.text not in vocabulary.stops and (word.clause >= first or vocabulary.is_known(word.text))
        ]
        return [m for m in inside if m.start not in described], asked

    def _is_home(self, mention: Mention) -> bool:
        """Whether a name may stand for the region that the whole base is about."""
        return not self.ranking.homes.isdisjoint(mention.ids())
