"""Ranked labels + mentions → candidate entries with their evidence. Knows the knowledge model; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from bot.matching.entries import Context, Entry
from bot.matching.evidence import Parts, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.knowledge.model import Intent, Knowledge
    from bot.matching.mentions import Mention

Gap = Literal["entity", "fact", "value", "refusal"]

FROM_AFAR: Final = 0.9
"""How sure a name is that was said in another clause of the message, or a moment ago in the conversation."""
BARE: Final = 0.9
"""Evidence of what a name alone asks for, before the slips in it: its card."""
_MOST_COMPARED: Final = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be meant.

    Attributes:
        entry: None when the label needs an entity or value that was not named: see `gap`.
        gap: what is missing to answer: the entity, the value, the fact (known entity, known intent, nothing recorded),
            or `refusal` for a topic that is known not to be answered.
        label: the intent, topic, fact or smalltalk whose phrasings matched.
        evidence: 0 to 1, before calibration.
        parts: what the evidence is made of; None for a bare name.
    """

    entry: Entry | None
    gap: Gap | None
    label: str
    evidence: float
    parts: Parts | None

    @property
    def score(self) -> float:
        """0 to 100: the chance that this is what was meant, as far as the evidence tells."""
        return 100.0 * min(1.0, max(0.0, self.evidence))


class Filler:
    """Fills the slots of what matched."""

    def __init__(self, knowledge: Knowledge, spoken_of: Mapping[str, frozenset[str]]) -> None:
        self._knowledge = knowledge
        self._spoken_of = spoken_of

    def beside(self, inside: Sequence[Mention]) -> frozenset[int]:
        """Where a name only describes an entity beside it ("the insurer Promutuel"): it is no part of what is asked."""
        tied = {value for m in inside if m.kind == "entity" for id_ in m.ids() for value in self._ties(id_)}
        open_relations = {r.id for r in self._knowledge.relations.values() if not r.closed}
        return frozenset(
            m.start
            for m in inside
            if m.kind == "value" and m.group in open_relations and not tied.isdisjoint(m.ids())
        )

    def fill(
        self,
        ranked: Iterable[tuple[str, Parts]],
        inside: Sequence[Mention],
        everywhere: Sequence[Mention],
        context: Context | None,
        *,
        whole: bool,
    ) -> Iterator[Candidate]:
        """The candidates that a ranking of one segment gives.

        Args:
            ranked: labels with the parts of their evidence that phrasings give.
            inside: the names in the segment. everywhere: those of the whole message.
        """
        for label, parts in ranked:
            kind, _, name = label.partition(":")
            if kind == "intent":
                yield from self._intent(label, parts, inside, everywhere, context)
            elif kind == "topic":
                yield self._topic(label, parts, inside)
            elif kind == "fact":
                intent, _, entity = name.partition(":")
                entry = Entry("fact", intent, (entity,))
                explained = self._spoken_of[label] | {entity}
                yield self._candidate(label, self._accounted(parts, inside, explained), entry, None)
            elif whole and not inside:
                yield self._candidate(label, parts, Entry("smalltalk", name), None)

    @staticmethod
    def _candidate(label: str, parts: Parts, entry: Entry | None, gap: Gap | None) -> Candidate:
        return Candidate(entry, gap, label, score(parts), parts)

    def _accounted(self, parts: Parts, inside: Sequence[Mention], explained: frozenset[str] | set[str]) -> Parts:
        """The parts, with the names counted that are from elsewhere or that the candidate does not account for."""
        foreign = sum(mention.kind == "elsewhere" for mention in inside)
        unexplained = sum(
            mention.kind != "elsewhere" and explained.isdisjoint(mention.ids()) and not self._is_home(mention)
            for mention in inside
        )
        used = [mention.score for mention in inside if not explained.isdisjoint(mention.ids())]
        sure = parts.name * min(used, default=1.0)
        return replace(parts, foreign=foreign, unexplained=unexplained, name=sure, named=bool(used))

    def _topic(self, label: str, parts: Parts, inside: Sequence[Mention]) -> Candidate:
        topic = self._knowledge.topics[label.partition(":")[2]]
        accounted = self._accounted(parts, inside, self._spoken_of[label] | topic.entities)
        return self._candidate(label, accounted, Entry("topic", topic.id), "refusal" if topic.refusal else None)

    def _intent(
        self,
        label: str,
        parts: Parts,
        inside: Sequence[Mention],
        everywhere: Sequence[Mention],
        context: Context | None,
    ) -> Iterator[Candidate]:
        intent = self._knowledge.intents[label.partition(":")[2]]
        if intent.query in ("list", "count"):
            yield self._query(label, parts, intent, inside)
            return
        named, factor = self._suitable(intent, inside), 1.0
        if not named:
            named, factor = self._suitable(intent, everywhere), FROM_AFAR
        if not named and context is not None:
            named = [[id_] for id_ in context.entities if self._knowledge.entities[id_].type in intent.about]
            factor = FROM_AFAR
        if not named:
            named = [[e.id] for e in self._knowledge.entities.values() if e.home and e.type in intent.about]
            named = named if any(self._is_home(m) for m in everywhere) else []
        if not named:
            yield self._candidate(label, self._accounted(parts, inside, self._spoken_of[label]), None, "entity")
            return
        yield from self._asked_of(label, replace(parts, name=factor), intent, named, inside)

    def _is_home(self, mention: Mention) -> bool:
        return any(id_ in self._knowledge.entities and self._knowledge.entities[id_].home for id_ in mention.ids())

    def _suitable(self, intent: Intent, mentions: Sequence[Mention]) -> list[list[str]]:
        """For each mention that the intent can be asked of, the entities it may stand for."""
        found = []
        for mention in mentions:
            if mention.kind == "entity" and not self._is_home(mention):
                ids = [id_ for id_ in mention.ids() if self._knowledge.entities[id_].type in intent.about]
                if ids:
                    found.append(ids)
        return found

    def _asked_of(
        self, label: str, parts: Parts, intent: Intent, named: list[list[str]], inside: Sequence[Mention]
    ) -> Iterator[Candidate]:
        explained = {id_ for ids in named for id_ in ids} | self._spoken_of[label]
        explained |= {value for id_ in list(explained) for value in self._ties(id_)}
        if intent.relation is not None and (relation := self._knowledge.relations.get(intent.relation)):
            explained |= set(relation.values)
        accounted = self._accounted(parts, inside, explained)
        if intent.query == "relation":
            entities = tuple(dict.fromkeys(id_ for ids in named for id_ in ids[:1]))[:_MOST_COMPARED]
            asked = tuple(
                dict.fromkeys((r.group, r.id) for m in inside for r in m.referents if r.group == intent.relation)
            )
            yield self._candidate(label, accounted, Entry("relation", intent.id, entities, asked), None)
            return
        for id_ in dict.fromkeys(id_ for ids in named for id_ in ids):
            if intent.query == "profile":
                yield self._candidate(label, accounted, Entry("profile", intent.id, (id_,)), None)
            else:
                gap: Gap | None = None if self._knowledge.entities[id_].fact(intent.id) else "fact"
                yield self._candidate(label, accounted, Entry("fact", intent.id, (id_,)), gap)

    def _ties(self, id_: str) -> Iterator[str]:
        """What an entity is tied to: naming its town beside it is no surprise."""
        entity = self._knowledge.entities.get(id_)
        for link in entity.links.values() if entity is not None else ():
            yield from link.values

    def bare(self, inside: Sequence[Mention], context: Context | None, *, opened: bool) -> Iterator[Candidate]:
        """What naming something without asking anything means: an entity's card, the list of those that bear a value.

        In a conversation it asks of the new name what was asked of the last one: "et Optech?".

        Args:
            opened: whether the question opens with a word that ties it to the one before ("et", "what about").
        """
        mention = inside[0]
        evidence = BARE * mention.score
        for entry in self._meant_by(mention):
            yield Candidate(entry, None, f"intent:{entry.name}", evidence, None)
        if context is None:
            return
        before = context.entry
        for id_ in mention.ids():
            if mention.kind == "value" and before.kind in ("list", "count"):
                if self._knowledge.intents[before.name].relation == mention.group:
                    entry = replace(before, values=((mention.group, id_),))
                    yield Candidate(entry, None, f"intent:{before.name}", mention.score, None)
            elif mention.kind == "entity" and before.kind in ("fact", "relation"):
                entity = self._knowledge.entities[id_]
                missing = before.kind == "fact" and entity.fact(before.name) is None
                if entity.type in self._knowledge.intents[before.name].about and (opened or not missing):
                    gap: Gap | None = "fact" if missing else None
                    entry = Entry(before.kind, before.name, (id_,))
                    yield Candidate(entry, gap, f"intent:{before.name}", mention.score, None)

    def _meant_by(self, mention: Mention) -> Iterator[Entry]:
        for intent in self._knowledge.intents.values():
            if mention.kind == "entity" and intent.bare:
                for id_ in mention.ids():
                    if self._knowledge.entities[id_].type in intent.about:
                        yield Entry("profile", intent.id, (id_,))
            elif mention.kind == "value" and intent.query == "list" and intent.relation == mention.group:
                yield Entry("list", intent.id, (), ((mention.group, mention.ids()[0]),))

    def _query(self, label: str, parts: Parts, intent: Intent, inside: Sequence[Mention]) -> Candidate:
        values: list[tuple[str, str]] = []
        used: set[str] = set()
        for mention in inside:
            for referent in mention.referents:
                if referent.kind == "value" or (
                    referent.group == "place" and "municipality" in self._knowledge.relations
                ):
                    relation = referent.group if referent.kind == "value" else "municipality"
                    if not self._is_home(mention):
                        values.append((relation, referent.id))
                        used.add(referent.id)
        needs = any(relation == intent.relation for relation, _ in values)
        accounted = self._accounted(parts, inside, used | self._spoken_of[label])
        if not needs:
            return self._candidate(label, accounted, None, "value")
        kind: Literal["list", "count"] = "list" if intent.query == "list" else "count"
        return self._candidate(label, accounted, Entry(kind, intent.id, (), tuple(dict.fromkeys(values))), None)
