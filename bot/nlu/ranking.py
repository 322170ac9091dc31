"""From a question to candidates with a learned score: index, encoder and model of one knowledge together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.nlu import likeness as likenesses
from bot.nlu import retrieve
from bot.nlu.answer_words import in_words
from bot.nlu.features import Scene, describe, unrecorded
from bot.nlu.index import AnswerIndex
from bot.nlu.model import Candidate, Entry
from bot.nlu.sentences import Sentences
from bot.nlu.verify import explained

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.kept_vectors import Kept
    from bot.nlu.model import Context, Gap
    from bot.nlu.phrasings import PhrasingRow
    from bot.nlu.question import ComparedQuestion
    from bot.nlu.rank import Model
    from bot.nlu.vocabulary import Vocabulary

_SHOWN: Final = 8
_SURE_MISSING: Final = (0.55, 0.35)
"""Likeness from which something is asked for that is not recorded, and how much above that makes it certain."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What ranks the answers of one knowledge.

    Attributes:
        vocabulary: its words. homes: ids of the region itself.
    """

    scene: Scene
    model: Model
    vocabulary: Vocabulary
    homes: frozenset[str]

    @classmethod
    def of(
        cls,
        knowledge: Knowledge,
        rows: Sequence[PhrasingRow],
        vocabulary: Vocabulary,
        kept: Kept,
        learned: Model,
        earlier: Ranking | None = None,
    ) -> Ranking:
        """The ranking of a knowledge.

        Args:
            rows: its phrasings, by label. kept: vectors made beforehand. earlier: see `AnswerIndex.of`.
        """
        encoder = learned.encoder
        before = earlier.scene.index if earlier is not None and earlier.model is learned else None
        index = AnswerIndex.of(knowledge, rows, encoder, kept, learned.statistics, before)
        ties = {entity.id: entity.ties for entity in knowledge.entities.values()}
        back: dict[str, set[str]] = defaultdict(set)
        for id_, tied in ties.items():
            for tie in tied:
                back[tie].add(id_)
        tied_by = {id_: frozenset(found) for id_, found in back.items()}
        homes = frozenset(entity.id for entity in knowledge.entities.values() if entity.home)
        scene = Scene(knowledge, index, ties, tied_by, vocabulary.spoken_of, learned.cues)
        return cls(scene, learned, vocabulary, homes)

    def sentences(self) -> Sentences:
        """What the questions of one message are compared by, of which nothing was looked at yet."""
        return Sentences(self.model.encoder, self.scene.index.sentences)

    def look(self, questions: Sequence[ComparedQuestion], sentences: Sentences) -> None:
        """Look at what several questions of one message are compared by, together."""
        likenesses.look(questions, self.scene.index, sentences)

    def weighed(
        self,
        question: ComparedQuestion,
        context: Context | None,
        sentences: Sentences,
        *,
        explaining: bool = False,
    ) -> tuple[tuple[Candidate, ...], Mapping[str, float]]:
        """The likeliest answers, best first, each with the chance that it is what was wanted; and the chance of each subject.

        Args:
            sentences: of the message that it is a part of.
        """
        likeness, names, found = self.retrieved(question, context, sentences)
        about = self.model.subjects.chances(likeness.readings)
        if not found:
            return (), about
        order, rows = describe(question, found, likeness, names, self.scene)
        ranked = self.model.ranked(order, rows, lambda place: self.told(question, found[place], likeness))
        probability, verified = self._verified(ranked.probability, question, found[ranked.order[0]], sentences)
        first = float(ranked.scores[ranked.order[0]]) or 1.0
        weighed = []
        for place in ranked.order[:_SHOWN]:
            candidate = found[place]
            share = probability * float(ranked.scores[place]) / first
            told = dict(zip(order, rows[place].tolist(), strict=True)) if explaining else {}
            told |= verified if explaining and place == ranked.order[0] else {}
            weighed.append(Candidate(candidate.entry, self._gap(candidate.entry), candidate.label, share, told))
        if (missing := self._missing(names, likeness, probability)) is not None:
            weighed.append(missing)
        return tuple(sorted(weighed, key=lambda one: -one.evidence)), about

    def told(
        self, question: ComparedQuestion, candidate: retrieve.Retrieved, likeness: likenesses.Likeness
    ) -> dict[str, float]:
        """What the verifier is told of a candidate besides its features."""
        accounted = explained(question, candidate, self.scene.index, likeness.new)
        return accounted | self.model.precedents.near(likeness.readings)

    def retrieved(
        self, question: ComparedQuestion, context: Context | None, sentences: Sentences | None = None
    ) -> tuple[likenesses.Likeness, retrieve.Linked, list[retrieve.Retrieved]]:
        """How like the question is to everything, what its names stand for, and the answers to weigh."""
        likeness = likenesses.likeness(question, self.scene.index, sentences or self.sentences())
        names = retrieve.linked(question, self.scene.knowledge, context)
        return likeness, names, retrieve.candidates(self.scene.knowledge, self.scene.index, likeness, names)

    def _verified(
        self, by_forest: float, question: ComparedQuestion, first: retrieve.Retrieved, sentences: Sentences
    ) -> tuple[float, Mapping[str, float]]:
        """The chance that the first candidate is what was wanted, and what it was made of; where it is open both are read."""
        rereader = self.model.rereader
        if rereader is None or not rereader.reads(by_forest):
            return by_forest, {"by_forest": by_forest}
        knowledge, asked = self.scene.knowledge, question.plain
        if first.origin == "context":  # what a conversation leaves unsaid
            names = [knowledge.entities[id_].name.in_(question.language) for id_ in first.entry.entities]
            asked = f"{', '.join(names)} : {asked}"
        said = sentences.likely(asked, in_words(first.entry, knowledge, question.language), rereader.cross_encoder)
        chance = rereader.counts.chance(by_forest, said)
        unnamed = bool(first.entry.entities) and first.origin in ("label", "text")
        if unnamed and (question.numbers or question.years or not self.describes(question, first)):
            # Whoever is neither named nor described may be anybody of whom that is told; and 13 employees read like 12.
            chance = min(by_forest, chance)
        return chance, {"by_forest": by_forest, "read_together": said}

    def describes(self, question: ComparedQuestion, candidate: Candidate | retrieve.Retrieved) -> bool:
        """Whether a question holds a word of what an answer says, or of its names, that does not only ask for it.

        "Which research centre opened in 2002?" describes one; "how many employees?" describes nobody.
        """
        index, entry = self.scene.index, candidate.entry
        facts = [self.scene.knowledge.entities[id_].fact(entry.name) for id_ in entry.entities if entry.kind == "fact"]
        if any(fact is not None and fact.amount is not None for fact in facts) and not (question.numbers or question.years):
            return False  # what somebody has so much of describes them by how much: a number in words is none to us
        labels = [f"about:{id_}" for id_ in entry.entities] + [f"fact:{entry.name}:{id_}" for id_ in entry.entities]
        told = [index.held.told[index.texts.place[label]] for label in labels if label in index.texts.place]
        named = [index.held.names[id_] for id_ in entry.entities]
        asking = index.held.asked[index.place[candidate.label]] if candidate.label in index.place else frozenset()
        return not question.readings[0].content.isdisjoint(frozenset().union(*told, *named) - asking)

    def _gap(self, entry: Entry) -> Gap | None:
        refused = entry.kind == "topic" and self.scene.knowledge.topics[entry.name].refusal is not None
        return "refusal" if refused else None

    def _missing(self, names: retrieve.Linked, likeness: likenesses.Likeness, probability: float) -> Candidate | None:
        """What seems to be asked of a named entity and is not recorded of it; it counts where nothing else answers."""
        index = self.scene.index
        labels = list(unrecorded(names, self.scene))
        if not labels:
            return None
        like = likeness.labels["meaning"]
        label = max(labels, key=lambda one: (float(like[index.place[one]]), one))
        least, span = _SURE_MISSING
        sure = min(1.0, max(0.0, (float(like[index.place[label]]) - least) / span))
        intent = self.scene.knowledge.intents[label.removeprefix("intent:")]
        of = tuple(id_ for id_ in names.entities if self.scene.knowledge.entities[id_].type in intent.about)
        of = of if names.together else of[:1]
        return Candidate(Entry("fact", intent.id, of), "fact", label, (1.0 - probability) * sure)
