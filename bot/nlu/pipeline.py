"""A question's way, top to bottom: words and names, what it is compared with, the answers that may be meant, their scores.

A message that asks several things is read as a whole and, part by part, as several; `bot.answers.parts` says which stands.

A base that is too small for what was learned, or a machine without the encoder, is matched by the rules of
`bot.matching` alone, as all bases were; `ranked` says which.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.matching.matcher import Matcher, Reading
from bot.nlu import question as questions
from bot.nlu import split as splitting
from bot.nlu.encoder import installed, read_kept
from bot.nlu.index import labels_of
from bot.nlu.languages import signs
from bot.nlu.rank import VECTORS, model
from bot.nlu.ranking import FEWEST_LABELS, Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.knowledge.model import Knowledge, Language
    from bot.matching.entries import Context
    from bot.matching.limits import Limit
    from bot.matching.semantic import Encoder
    from bot.matching.speller import Speller
    from bot.nlu.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Pipeline:
    """What reads questions for one knowledge. Frozen once made.

    Attributes:
        ranking: what was learned, on this knowledge; None where rules alone decide.
    """

    matcher: Matcher
    ranking: Ranking | None
    speller: Speller | None

    @classmethod
    def of(cls, knowledge: Knowledge, encoder: Encoder | None = None) -> Pipeline:
        """Index a knowledge; seconds for thousands of phrasings.

        Args:
            encoder: for the rules, see `Matcher`.
        """
        if len(labels_of(knowledge)) < FEWEST_LABELS:
            return cls(Matcher(knowledge, encoder=encoder), None, None)
        learned = model()
        if installed() != learned.encoder:
            return cls(Matcher(knowledge, encoder=encoder), None, None)
        matcher = Matcher(knowledge, learns=False)
        ranking = Ranking.of(knowledge, matcher.names, matcher.spoken_of, read_kept(VECTORS, learned.encoder), learned)
        if ranking is None:
            return cls(matcher, None, None)
        return cls(matcher, ranking, matcher.speller(learned.wording, ranking.scene.index.forms, learned.asking))

    @property
    def is_missing_its_encoder(self) -> bool:
        """Whether this base would be ranked, had the machine the encoder."""
        return self.ranking is None and self.matcher.labels >= FEWEST_LABELS

    def beside(self, texts: Sequence[str]) -> Sentences | None:
        """What a message and its parts are compared by, looked at together: for `read`. None where rules alone decide."""
        if self.ranking is None:
            return None
        seen = [(text, self.matcher.seen(text)) for text in texts]
        return self.ranking.sentences([self.question(text, reading) for text, reading in seen if reading.words])

    def read(self, text: str, context: Context | None = None, beside: Sentences | None = None) -> Reading:
        """Everything that can be seen in a question, with the answers that may be meant, best first.

        Args:
            beside: what the message that it is a part of is compared by.
        """
        if self.ranking is None:
            return self.matcher.read(text, context)
        seen = self.matcher.seen(text, context)
        if not seen.words:
            return seen
        if completed := self.matcher.ellipsis(seen, context):
            return replace(seen, candidates=tuple(sorted(completed, key=lambda c: -c.evidence)))
        found = self.ranking.weighed(self.question(text, seen), context, beside)
        if self.matcher.negated(seen):
            found = tuple(c for c in found if c.entry is None or c.entry.kind not in ("list", "count"))
        return replace(seen, candidates=found)

    def split(self, text: str) -> splitting.Split:
        """The questions that a message asks, each to be read as a message of its own; the whole is read in any case."""
        return splitting.split(text, signs())

    def question(self, text: str, seen: Reading) -> questions.Question:
        """What is compared with the answers."""
        if self.speller is None or self.ranking is None:
            raise LookupError("a base without a ranking compares nothing")
        spoken: Language = seen.guess.language or "fr"
        return questions.read(text, seen.words, seen.mentions, spoken, self.speller, self.ranking.model.courtesies)

    def meaning(self, text: str) -> str:
        """See `Matcher.meaning`."""
        return self.matcher.meaning(text)

    def meaning_of(self, reading: Reading) -> str:
        """See `Matcher.meaning_of`."""
        return self.matcher.meaning_of(reading)

    def limits(self) -> tuple[Limit, ...]:
        """See `Matcher.limits`; the ranking has none."""
        return self.matcher.limits() if self.ranking is None else ()

    def doubtful(self, phrasings: Sequence[tuple[str, str, str]], least: float) -> list[bool]:
        """See `Matcher.doubtful`. With a ranking all are: no quicker look at a phrasing finds more than nine in ten of them."""
        return self.matcher.doubtful(phrasings, least) if self.ranking is None else [True] * len(phrasings)
