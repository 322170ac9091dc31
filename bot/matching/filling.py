"""Ranked labels + mentions → candidate entries with their evidence. Knows the knowledge model; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from bot.matching.entries import Context, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.model import Intent, Knowledge
    from bot.matching.lexical import Candidate as Ranked
    from bot.matching.mentions import Mention

Gap = Literal["entity", "fact", "value", "refusal"]

UNEXPLAINED: Final = 0.35
"""What a candidate keeps of its evidence for each name in the question that it does not account for."""
FOREIGN: Final = 0.1
"""…and for each name from elsewhere: what is asked about Rimouski is not answered about us."""
FROM_AFAR: Final = 0.9
"""…when its entity was named in another clause. From the conversation it keeps as much."""
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
        parts: what the evidence is made of, in the order it was applied.
    """

    entry: Entry | None
    gap: Gap | None
    label: str
    evidence: float
    parts: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """0 to 100: the chance that this is what was meant, as far as the evidence tells."""
        return 100.0 * min(1.0, max(0.0, self.evidence))


class Filler:
    """Fills the slots of what matched."""

    def __init__(self, knowledge: Knowledge, spoken_of: Mapping[str, frozenset[str]]) -> None:
        self._knowledge = knowledge
        self._spoken_of = spoken_of

    def fill(
        self,
        ranked: Sequence[Ranked],
        inside: Sequence[Mention],
        everywhere: Sequence[Mention],
        context: Context | None,
        *,
        whole: bool,
    ) -> Iterator[Candidate]:
        """The candidates that a ranking of one segment gives.

        Args:
            inside: the names in the segment. everywhere: those of the whole message.
        """
        for item in ranked:
            kind, _, name = item.entry.partition(":")
            if kind == "intent":
                yield from self._intent(item, self._knowledge.intents[name], inside, everywhere, context)
            elif kind == "topic":
                yield self._topic(item, name, inside)
            elif kind == "fact":
                intent, _, entity = name.partition(":")
                entry = Entry("fact", intent, (entity,))
                explained = self._spoken_of[item.entry] | {entity}
                yield self._candidate(item, entry, None, self._accounted(inside, explained))
            elif whole and not inside:
                yield self._candidate(item, Entry("smalltalk", name), None, 1.0)

    def _candidate(
        self, item: Ranked, entry: Entry | None, gap: Gap | None, accounted: float, factor: float = 1.0
    ) -> Candidate:
        evidence = item.score * factor * accounted
        parts = (*item.parts, ("entity", factor), ("accounted", accounted))
        return Candidate(entry, gap, item.entry, evidence, parts)

    def _accounted(self, inside: Sequence[Mention], explained: frozenset[str] | set[str]) -> float:
        """1.0 when the candidate accounts for every name of the segment but the home region, less for each other."""
        share = 1.0
        for mention in inside:
            if mention.kind == "elsewhere":
                share *= FOREIGN
            elif explained.isdisjoint(mention.ids()) and not self._is_home(mention):
                share *= UNEXPLAINED
        return share

    def _topic(self, item: Ranked, name: str, inside: Sequence[Mention]) -> Candidate:
        topic = self._knowledge.topics[name]
        accounted = self._accounted(inside, self._spoken_of[item.entry] | topic.entities)
        return self._candidate(item, Entry("topic", name), "refusal" if topic.refusal else None, accounted)

    def _intent(
        self,
        item: Ranked,
        intent: Intent,
        inside: Sequence[Mention],
        everywhere: Sequence[Mention],
        context: Context | None,
    ) -> Iterator[Candidate]:
        if intent.query in ("list", "count"):
            yield self._query(item, intent, inside)
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
            yield self._candidate(item, None, "entity", self._accounted(inside, self._spoken_of[item.entry]))
            return
        yield from self._asked_of(item, intent, named, inside, factor)

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
        self, item: Ranked, intent: Intent, named: list[list[str]], inside: Sequence[Mention], factor: float
    ) -> Iterator[Candidate]:
        explained = {id_ for ids in named for id_ in ids} | self._spoken_of[item.entry]
        explained |= {value for id_ in list(explained) for value in self._ties(id_)}
        if intent.relation is not None and (relation := self._knowledge.relations.get(intent.relation)):
            explained |= set(relation.values)
        accounted = self._accounted(inside, explained)
        if intent.query == "relation":
            entities = tuple(dict.fromkeys(id_ for ids in named for id_ in ids[:1]))[:_MOST_COMPARED]
            asked = tuple(
                dict.fromkeys((r.group, r.id) for m in inside for r in m.referents if r.group == intent.relation)
            )
            yield self._candidate(item, Entry("relation", intent.id, entities, asked), None, accounted, factor)
            return
        for id_ in dict.fromkeys(id_ for ids in named for id_ in ids):
            if intent.query == "profile":
                yield self._candidate(item, Entry("profile", intent.id, (id_,)), None, accounted, factor)
            else:
                gap: Gap | None = None if self._knowledge.entities[id_].fact(intent.id) else "fact"
                yield self._candidate(item, Entry("fact", intent.id, (id_,)), gap, accounted, factor)

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
        evidence = mention.score
        for entry in self._meant_by(mention):
            yield Candidate(entry, None, f"intent:{entry.name}", evidence, (("bare", evidence),))
        if context is None:
            return
        before = context.entry
        for id_ in mention.ids():
            if mention.kind == "value" and before.kind in ("list", "count"):
                if self._knowledge.intents[before.name].relation == mention.group:
                    entry = replace(before, values=((mention.group, id_),))
                    yield Candidate(entry, None, f"intent:{before.name}", evidence + 0.1, (("continued", evidence),))
            elif mention.kind == "entity" and before.kind in ("fact", "relation"):
                entity = self._knowledge.entities[id_]
                missing = before.kind == "fact" and entity.fact(before.name) is None
                if entity.type in self._knowledge.intents[before.name].about and (opened or not missing):
                    gap: Gap | None = "fact" if missing else None
                    entry = Entry(before.kind, before.name, (id_,))
                    yield Candidate(entry, gap, f"intent:{before.name}", evidence + 0.1, (("continued", evidence),))

    def _meant_by(self, mention: Mention) -> Iterator[Entry]:
        for intent in self._knowledge.intents.values():
            if mention.kind == "entity" and intent.bare:
                for id_ in mention.ids():
                    if self._knowledge.entities[id_].type in intent.about:
                        yield Entry("profile", intent.id, (id_,))
            elif mention.kind == "value" and intent.query == "list" and intent.relation == mention.group:
                yield Entry("list", intent.id, (), ((mention.group, mention.ids()[0]),))

    def _query(self, item: Ranked, intent: Intent, inside: Sequence[Mention]) -> Candidate:
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
        accounted = self._accounted(inside, used | self._spoken_of[item.entry])
        if not needs:
            return self._candidate(item, None, "value", accounted)
        kind: Literal["list", "count"] = "list" if intent.query == "list" else "count"
        return self._candidate(item, Entry(kind, intent.id, (), tuple(dict.fromkeys(values))), None, accounted)
