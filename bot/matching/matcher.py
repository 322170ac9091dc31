"""From a question to candidate entries: names found, phrasings ranked, slots filled. Decides nothing, knows no channel."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.matching import language
from bot.matching.amounts import limits
from bot.matching.anaphora import POINTING, PRONOUNS, implicit, pointed
from bot.matching.base import gather
from bot.matching.bounds import MOST_NAMES, bounded
from bot.matching.concepts import Concepts, concept
from bot.matching.coverage import Coverage, Weighed
from bot.matching.ellipsis import TYING, Completion
from bot.matching.filling import Filler, Scene
from bot.matching.lexical import LexicalMatcher, Phrasing
from bot.matching.masking import class_token, masked, opened
from bot.matching.meaning import meaning
from bot.matching.mentions import Mention, Names, in_a_row
from bot.matching.near import NearLengths
from bot.matching.segments import Segment, segments
from bot.matching.speller import Speller
from bot.matching.strangers import is_origin, narrowed
from bot.matching.text import Word, negated, unglued, words
from bot.matching.weighing import weighed_against

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.knowledge.model import Knowledge
    from bot.matching.candidates import Candidate
    from bot.matching.entries import Context
    from bot.matching.evidence import Parts
    from bot.matching.language import LanguageGuess
    from bot.matching.limits import Limit
    from bot.matching.semantic import Encoder

_SHORTEST_NAME: Final = 4
_LONG_WORD: Final = 8
_RANKED: Final = 8
"""Labels a segment is weighed against in full; the right one is hardly ever further down."""
_DEEPEST: Final = 40
"""How far down the ranking a fact is looked for that an entity named in the question is known to have."""
_CUT_SHORT: Final = 2
"""Words of weight up to which a question without a name may go on with the conversation: "depuis quand?"."""
_FEWEST_ASKED: Final = 2
"""Words of weight that a clause must have to be tried alone: "lesquelles étaient-ce, s’il vous plaît?" asks nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was seen in a question, before any decision.

    Attributes:
        words: the utterance. mentions: the names in it.
        guess: what speaks for French and for English.
        candidates: best first, each with the parts of its score.
        left_out: how many words of a very long message were not read; see `bounds`.
    """

    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    guess: LanguageGuess
    candidates: tuple[Candidate, ...]
    left_out: int = 0

    @property
    def utterance(self) -> str:
        """The normalised text, what unanswered questions are grouped by."""
        return " ".join(word.text for word in self.words)


class Matcher:
    """The index over one knowledge, frozen after construction."""

    def __init__(self, knowledge: Knowledge, *, encoder: Encoder | None = None, learns: bool = True) -> None:
        """Index a knowledge; seconds for thousands of phrasings.

        Args:
            encoder: compares by meaning too; None for spelling alone.
            learns: whether the rules are to rank, too; else they only see names, words and language.
        """
        lexicon = knowledge.lexicon
        self._texting = lexicon.texting
        self._stopwords = lexicon.stopwords
        self._stops = frozenset(word for group in lexicon.stopwords.values() for word in group)
        self._names = Names(knowledge)
        base = gather(knowledge, self._names)
        self._vocabulary = base.vocabulary
        self._used = frozenset(token for phrasing in base.phrasings for token in phrasing.tokens)
        everyday = frozenset(word for group in lexicon.ordinary.values() for word in group)
        spelled = base.vocabulary["fr"] | base.vocabulary["en"] | self._stops | self._names.parts
        by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(word for word in spelled if len(word) >= _SHORTEST_NAME):
            by_letter[word[0]].append(word)
        self._spelled = {letter: NearLengths(found, (1, 2)) for letter, found in by_letter.items()}
        self._known = spelled | everyday
        self._ordinary = (base.vocabulary["fr"] | base.vocabulary["en"] | self._stops | everyday) - self._names.parts
        self._concepts = Concepts(lexicon.synonyms)
        self._lexical: LexicalMatcher = LexicalMatcher.build(
            [Phrasing(p.entry, self._concepts.added(p.tokens)) for p in base.phrasings],
            encoder=encoder,
            learns=learns,
        )
        labelled = [(phrasing.entry, phrasing.tokens) for phrasing in base.phrasings]
        wanted = frozenset(map(concept, lexicon.asked_for))
        known = everyday | self._names.parts
        self._coverage = Coverage(labelled, self._concepts, self._stops, known, base.told, wanted)
        self._needs = {f"intent:{i.id}": concept(i.needs) for i in knowledge.intents.values() if i.needs is not None}
        self._filler = Filler(knowledge, base.spoken_of)
        self._ellipsis = Completion(knowledge)
        self._homes = frozenset(entity.id for entity in knowledge.entities.values() if entity.home)
        self._kinds = {entity.id: entity.ties for entity in knowledge.entities.values()}
        self._types = {entity.id: entity.type for entity in knowledge.entities.values()}

    def read(self, text: str, context: Context | None = None) -> Reading:
        """Everything that can be seen in a question.

        Args:
            text: as received; any length, but callers cap it.
            context: what the conversation spoke of, to complete an ellipsis.
        """
        seen = self.seen(text, context)
        found, mentions = seen.words, seen.mentions
        best: dict[object, Candidate] = {}
        for segment in segments(found):
            for candidate in self._candidates(found, mentions, segment, context):
                kept = best.get((candidate.entry, candidate.gap))
                if kept is None or candidate.evidence > kept.evidence:
                    best[candidate.entry, candidate.gap] = candidate
        # Of two as likely, what can be answered goes before what is missing.
        ordered = sorted(best.values(), key=lambda c: (-c.evidence, c.gap is not None, c.label, str(c.entry)))
        return replace(seen, candidates=tuple(ordered))

    def seen(self, text: str, context: Context | None = None) -> Reading:
        """The words, names and language of a question, before any answer is thought of."""
        found, left_out = self._words(text)
        mentions = narrowed(self._names.find(found, self._ordinary), found, self._is_known)
        if pointing := pointed(found, [m for m in mentions if not self._filler.is_home(m)], context, self._types):
            mentions = tuple(sorted((*mentions, *pointing), key=lambda mention: mention.start))
        guess = language.guess(found, self._stopwords, self._vocabulary, language.named(found, mentions))
        return Reading(found, mentions, guess, (), left_out)

    def ellipsis(self, seen: Reading, context: Context | None) -> tuple[Candidate, ...]:
        """What a message means that asks nothing by itself: a bare name, "et Optech?", "combien sont-ils?"."""
        inside = [m for m in seen.mentions if not is_origin(m, seen.words)]
        named = {index for m in seen.mentions for index in range(m.start, m.end)}
        asked = [w.text for i, w in enumerate(seen.words) if i not in named and w.text not in self._stops]
        beside = self._filler.beside(inside)
        spoken = [m for m in inside if m.start not in beside]
        if not spoken and not asked:
            return ()
        return tuple(self._completed(seen.words, spoken, [*asked, *(class_token(m.group) for m in spoken)], context))

    def negated(self, seen: Reading) -> bool:
        """Whether a question asks for those that are not, of which no list here is."""
        return negated(seen.words)

    @property
    def names(self) -> Names:
        """Every name of the base."""
        return self._names

    @property
    def spoken_of(self) -> Mapping[str, frozenset[str]]:
        """For each label, the ids of entities and values that its phrasings name."""
        return self._filler.spoken_of

    @property
    def labels(self) -> int:
        """How many labels have phrasings."""
        return len(self._lexical.entries)

    def speller(
        self,
        wording: Mapping[str, tuple[str, str]],
        forms: Mapping[str, str],
        asking: frozenset[str],
    ) -> Speller:
        """What reading a question needs of this base, see `Speller`."""
        return Speller(
            repaired=self._lexical.vocabulary.repaired,
            is_known=self._is_known,
            stops=self._stops,
            homes=self._homes,
            wording=wording,
            forms=forms,
            kinds=self._kinds,
            asking=asking,
        )

    def _words(self, text: str) -> tuple[tuple[Word, ...], int]:
        """The words of a message that are read, and how many were left out."""
        return bounded(unglued(words(text, self._texting), self._known), self._is_seen)

    def _is_seen(self, word: str) -> bool:
        """Whether a word is read without being compared with every word of the base."""
        return word in self._used or word in self._stops or word in self._names.parts

    def meaning(self, text: str) -> str:
        """What a question is about, whatever its spelling and order; empty when it is made of small words alone."""
        found, _ = self._words(text)
        return self._meaning(found, narrowed(self._names.find(found, self._ordinary), found, self._is_known))

    def meaning_of(self, reading: Reading) -> str:
        """As `meaning`, of a question that was read already. What it only points at is left out: it would be another's."""
        return self._meaning(reading.words, [mention for mention in reading.mentions if mention.name])

    def _meaning(self, found: Sequence[Word], mentions: Sequence[Mention]) -> str:
        vocabulary = self._lexical.vocabulary
        return meaning(
            found,
            mentions,
            left_out={mention.start for mention in mentions if self._filler.is_home(mention)},
            stops=self._stops,
            repaired=vocabulary.repaired,
            sees=vocabulary.sees,
            concepts=self._concepts.of,
        )

    def limits(self) -> tuple[Limit, ...]:
        """The limits that this base is past; each changes how the bot decides."""
        return self._lexical.limits()

    def doubtful(self, phrasings: Sequence[tuple[str, str, str]], least: float) -> list[bool]:
        """Of each phrasing of this base, whether it might be taken for something else, at little cost.

        It might when the classifier does not find its own label `least` times likelier than any other, when there is hardly
        a word beside a name, or when the question that it makes is seen as other words than the phrasing ("la ville de" +
        "La Pocatière").

        Args:
            phrasings: the label, the phrasing, and the question that it makes with its slots filled.
            least: 1 and more.
        """
        leads = self._lexical.leads()
        found = []
        for label, text, question in phrasings:
            tokens = self._indexed(text)
            lead = leads.get(Phrasing(label, self._concepts.added(tokens)), 0.0)
            named = any(token.startswith("<") for token in tokens)
            bare = all(token.startswith("<") or token in self._stops for token in tokens)
            found.append(lead < least or bare or (named and self._seen(question) != tokens))
        return found

    def _indexed(self, phrasing: str) -> tuple[str, ...]:
        """A phrasing as it was indexed."""
        found = words(opened(phrasing), self._texting)
        mentions = self._names.find(found, {word.text for word in found})
        return masked(found, mentions, {m.start for m in mentions if self._filler.is_home(m)})

    def _seen(self, question: str) -> tuple[str, ...]:
        """A question as it is read as a whole, without its fillers being taken for anything else."""
        found = words(question, self._texting)
        mentions = narrowed(self._names.find(found, self._ordinary), found, self._is_known)
        home = {m.start for m in mentions if self._filler.is_home(m)}
        return masked(found, mentions, self._filler.beside(mentions) | home)

    def _candidates(
        self, found: Sequence[Word], mentions: Sequence[Mention], segment: Segment, context: Context | None
    ) -> Iterator[Candidate]:
        """What one segment may ask."""
        within = [m for m in mentions if m.start >= segment.start and m.end <= segment.end]
        theirs = [m for m in within if not is_origin(m, found)]  # asked about, not only come from
        beside = self._filler.beside(within) | {m.start for m in within if m not in theirs}
        inside = [m for m in theirs if m.start not in beside]
        home = {m.start for m in within if self._filler.is_home(m)}
        tokens = masked(found[segment.start : segment.end], within, beside | home, segment.start)
        tokens = tuple(token for token in tokens if token in self._used or token not in self._stops)
        asked = [token for token in tokens if token not in self._stops]
        if not segment.whole and len(asked) < _FEWEST_ASKED:
            return
        if segment.whole and (completed := list(self._completed(found, inside, asked, context))):
            yield from completed
            return
        yield from self._asked(tokens, found, inside, mentions, segment, context)
        cut_short = segment.whole and not inside and len(asked) <= _CUT_SHORT
        if cut_short and (implied := implicit(len(found), context, self._types)):
            tokens = (*tokens, class_token(implied.group))
            yield from self._asked(tokens, found, [implied], [*mentions, implied], segment, context)

    def _asked(
        self,
        tokens: Sequence[str],
        found: Sequence[Word],
        inside: Sequence[Mention],
        mentions: Sequence[Mention],
        segment: Segment,
        context: Context | None,
    ) -> Iterator[Candidate]:
        """What the tokens of a segment ask of the names inside it."""
        inside, mentions = inside[:MOST_NAMES], mentions[:MOST_NAMES]
        weighed = self._coverage.weigh(tokens)
        stretch = found[segment.start : segment.end]
        pointing = not segment.whole and not PRONOUNS.isdisjoint(word.text for word in stretch)
        covered = partial(self._coverage.share, weighed)
        row = in_a_row(inside, found)
        scene = Scene(inside, mentions, context, segment.whole, row, pointing, limits(found), covered)
        turned = negated(stretch)
        for candidate in self._filler.fill(self._ranked(tokens, weighed, segment, self._filler.recorded(mentions)), scene):
            # No list of ours is of those that are not: "qui n'est pas Leader" is refused rather than answered by its contrary.
            if not (turned and candidate.entry is not None and candidate.entry.kind in ("list", "count")):
                yield candidate

    def _completed(
        self, found: Sequence[Word], inside: Sequence[Mention], asked: Sequence[str], context: Context | None
    ) -> Iterator[Candidate]:
        """What a message means that asks nothing by itself: what phrasings happen to share with it says nothing then."""
        empty = POINTING | TYING if context is not None else frozenset()
        left = [token for token in asked if not token.startswith("<") and token not in empty]
        if not left and len(inside) == 1:
            yield from self._ellipsis.candidates(inside[0], context, tied=found[0].text in TYING or len(asked) > len(inside))
        elif left and not any(m.name for m in inside) and context is not None:
            yield from self._ellipsis.recounted(left, context.entry)

    def _ranked(
        self, tokens: Sequence[str], weighed: Weighed, segment: Segment, recorded: Collection[str]
    ) -> Iterator[tuple[str, Parts]]:
        """The labels whose phrasings are nearest, with what speaks for them.

        Args:
            recorded: labels of what is recorded of the entities named, which are looked for further down the ranking.
        """
        asked = {"", *(group for one, _ in weighed.stems for group in self._concepts.of(one))}
        for place, item in enumerate(self._lexical.rank(self._concepts.added(tokens), limit=_DEEPEST if recorded else _RANKED)):
            if (place >= _RANKED and item.entry not in recorded) or self._needs.get(item.entry, "") not in asked:
                continue
            nearest = self._lexical.phrasings[item.phrasing].tokens
            parts = weighed_against(item, nearest, weighed, self._coverage)
            yield item.entry, replace(parts, clause=not segment.whole, followed=segment.followed)

    def _is_known(self, word: str) -> bool:
        """Whether a word is an everyday one, or one that the base uses, slips forgiven."""
        if word in self._known or not word.isalpha() or len(word) < _SHORTEST_NAME:
            return True
        allowed = 1 if len(word) < _LONG_WORD else 2
        # As for names: the first letter is seldom missed, and Lachine is no slip for a machine.
        alike = self._spelled.get(word[0])
        if alike is None:
            return False
        near = alike.of(word, allowed)
        return process.extractOne(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=allowed) is not None
