"""Labels whose phrasings matched + names found → candidate entries, slots filled. Knows the knowledge; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from bot.matching.candidates import Candidate, Gap
from bot.matching.entries import Context, Entry
from bot.matching.evidence import Parts, score

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from bot.knowledge.model import Intent, Knowledge
    from bot.matching.coverage import Share
    from bot.matching.mentions import Mention

FROM_AFAR: Final = 0.9
"""How sure a name is that was said in another clause of the message, or a moment ago in the conversation."""
_ASIDE: Final = 0.5
"""How much an entity of another clause counts that a candidate does not account for."""
_MOST_COMPARED: Final = 4
MUNICIPALITY: Final = "municipality"
"""The relation that a place stands for in a list: "employeurs à Saint-Pascal"."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The names around a question.

    Attributes:
        inside: those in the stretch of the message that is tried as the question.
        everywhere: those in the whole message.
        context: what the conversation spoke of last.
        whole: whether the stretch is the whole message.
        side_by_side: whether the names in it stand in one row, "Optech et Alstom".
        pointing: whether a pronoun in it may stand for a name of another clause.
        limits: numbers that it asks for more or less than, as values of a ranking.
        covered: how much of the question a label explains, and how many words it leaves, given the fact that would answer.
    """

    inside: Sequence[Mention]
    everywhere: Sequence[Mention]
    context: Context | None
    whole: bool
    side_by_side: bool
    pointing: bool
    limits: Sequence[tuple[str, str]]
    covered: Callable[[str, str], Share]


class Filler:
    """Fills the slots of what matched."""

    def __init__(self, knowledge: Knowledge, spoken_of: Mapping[str, frozenset[str]]) -> None:
        """Take the knowledge, and for each label the ids that its phrasings name."""
        self._knowledge = knowledge
        self.spoken_of = self._spoken_of = spoken_of
        self._homes = frozenset(entity.id for entity in knowledge.entities.values() if entity.home)
        self._open = frozenset(relation.id for relation in knowledge.relations.values() if not relation.closed)

    def is_home(self, mention: Mention) -> bool:
        """Whether a name may stand for the region that the whole base is about."""
        return not self._homes.isdisjoint(mention.ids())

    def beside(self, inside: Sequence[Mention]) -> frozenset[int]:
        """Where a name only describes an entity beside it ("the insurer Promutuel", "le Cégep à La Pocatière").

        It is no part of what is asked.
        """
        tied = {tie for m in inside if m.group == "organisation" for id_ in m.ids() for tie in self._ties(id_)}
        return frozenset(
            m.start for m in inside if (m.group in self._open or m.group == "place") and not tied.isdisjoint(m.ids())
        )

    def recorded(self, mentions: Sequence[Mention]) -> frozenset[str]:
        """The labels of the intents under which something is recorded of the entities named."""
        return frozenset(
            f"intent:{fact.intent}"
            for mention in mentions
            for id_ in mention.entities()
            for fact in self._knowledge.entities[id_].facts
        )

    def fill(self, ranked: Iterable[tuple[str, Parts]], scene: Scene) -> Iterator[Candidate]:
        """The candidates that a ranking of labels gives, each with the parts of its evidence completed."""
        for label, parts in ranked:
            kind, _, name = label.partition(":")
            match kind:
                case "intent":
                    yield from self._intent(label, parts, self._knowledge.intents[name], scene)
                case "topic":
                    topic = self._knowledge.topics[name]
                    explained = self._spoken_of[label] | topic.entities
                    gap: Gap | None = "refusal" if topic.refusal else None
                    yield self._candidate(label, parts, scene, explained, Entry("topic", name), gap)
                case "fact":
                    intent, _, entity = name.partition(":")
                    explained = self._spoken_of.get(label, frozenset()) | {entity, *self._ties(entity)}
                    yield self._candidate(label, parts, scene, explained, Entry("fact", intent, (entity,)))
                case _ if scene.whole and not scene.inside:
                    yield self._candidate(label, parts, scene, (), Entry("smalltalk", name))

    def _candidate(
        self,
        label: str,
        parts: Parts,
        scene: Scene,
        explained: Collection[str],
        entry: Entry | None,
        gap: Gap | None = None,
    ) -> Candidate:
        counted = self._counted(parts, scene, frozenset(explained))
        return Candidate(entry, gap, label, score(counted), counted)

    def _counted(self, parts: Parts, scene: Scene, explained: frozenset[str]) -> Parts:
        """The parts, with the names counted that are from elsewhere or that the candidate does not account for.

        A name from another clause is often what the question goes on about ("J'ai une entrevue chez Biopterre: à quel
        titre est-ce qu'ils sont partenaires?"), so that leaving it out counts a little, too.
        """
        foreign = sum(m.kind == "elsewhere" and explained.isdisjoint(m.ids()) for m in scene.inside)
        stray = [m for m in scene.inside if m.kind != "elsewhere" and not self.is_home(m) and explained.isdisjoint(m.ids())]
        aside = any(
            m.kind == "entity" and m not in scene.inside and not self.is_home(m) and explained.isdisjoint(m.ids())
            for m in scene.everywhere
        )
        used = [mention.score for mention in scene.inside if not explained.isdisjoint(mention.ids())]
        return replace(
            parts,
            foreign=foreign,
            unexplained=len(stray) + aside * (1.0 if scene.pointing else _ASIDE),
            name=parts.name * min(used, default=1.0),
            named=bool(used),
        )

    def _intent(self, label: str, parts: Parts, intent: Intent, scene: Scene) -> Iterator[Candidate]:
        if intent.query in ("list", "count", "ranking"):
            yield self._query(label, parts, intent, scene)
            return
        named, sure = self._asked_of(intent, scene)
        if not named:
            yield self._candidate(label, parts, scene, self._spoken_of[label], None, "entity")
            return
        parts = replace(parts, name=sure)
        for entry, gap in self._entries(intent, named, scene):
            of = entry.entities if entry.kind == "profile" else tuple(id_ for ids in named for id_ in ids)
            explained = self._explained(label, intent, of)
            # What is known of the entity explains how it is described: "the peat moss company Lambert started when".
            of_all = scene.covered(label, f"entity:{entry.entities[0]}")
            of_this = scene.covered(label, f"fact:{intent.id}:{entry.entities[0]}")
            told = replace(
                parts,
                coverage=of_this.coverage,
                left=of_all.left,
                unmet=of_this.unmet,
                years=of_this.years,
            )
            yield self._candidate(label, told, scene, explained, entry, gap)

    def _asked_of(self, intent: Intent, scene: Scene) -> tuple[list[tuple[str, ...]], float]:
        """Whom the intent is asked of, each name with what it may stand for, and how sure that is.

        The names of the stretch itself come first, then those of the whole message, of the conversation, and the home
        region where nothing but it was named.
        """
        for mentions, sure in ((scene.inside, 1.0), (scene.everywhere, FROM_AFAR)):
            if found := self._suitable(intent, mentions):
                return found, sure
        if scene.context is not None:
            spoken = [id_ for id_ in scene.context.entities if self._knowledge.entities[id_].type in intent.about]
            if spoken:
                return [(id_,) for id_ in spoken], FROM_AFAR
        if any(self.is_home(mention) for mention in scene.everywhere):
            return [(id_,) for id_ in sorted(self._homes) if self._knowledge.entities[id_].type in intent.about], FROM_AFAR
        return [], 1.0

    def _suitable(self, intent: Intent, mentions: Sequence[Mention]) -> list[tuple[str, ...]]:
        """For each mention that the intent can be asked of, the entities it may stand for.

        Beside an organisation or a person, a place only says where: "l'adresse de Mallette à La Pocatière".
        """
        found: list[tuple[str, tuple[str, ...]]] = []
        for mention in mentions:
            if not self.is_home(mention):
                ids = tuple(id_ for id_ in mention.entities() if self._knowledge.entities[id_].type in intent.about)
                if ids:
                    found.extend((mention.group, group) for group in ([(id_,) for id_ in ids] if mention.joint else [ids]))
        others = [ids for group, ids in found if group != "place"]
        return others or [ids for _, ids in found]

    def _explained(self, label: str, intent: Intent, entities: Sequence[str]) -> set[str]:
        """The names that asking this of these entities accounts for: themselves, what they are tied to, the values asked."""
        explained = set(entities)
        explained |= {tie for id_ in tuple(explained) for tie in self._ties(id_)}
        if intent.relation is not None:
            explained |= set(self._knowledge.relations[intent.relation].values)
        return explained | self._spoken_of[label]

    def _entries(self, intent: Intent, named: list[tuple[str, ...]], scene: Scene) -> Iterator[tuple[Entry, Gap | None]]:
        if intent.query == "relation":
            entities = tuple(dict.fromkeys(ids[0] for ids in named))[:_MOST_COMPARED]
            asked = tuple(
                dict.fromkeys((r.group, r.id) for m in scene.inside for r in m.referents if r.group == intent.relation)
            )
            yield Entry("relation", intent.id, entities, asked), None
            return
        if intent.query == "fact" and scene.side_by_side and len(named) > 1 and all(len(ids) == 1 for ids in named):
            # Each by a name of its own: asked of all at once.
            several = tuple(dict.fromkeys(id_ for ids in named for id_ in ids))[:_MOST_COMPARED]
            missing = not any(self._knowledge.entities[id_].fact(intent.id) for id_ in several)
            yield Entry("fact", intent.id, several), "fact" if missing else None
            return
        for id_ in dict.fromkeys(id_ for ids in named for id_ in ids):
            if intent.query == "profile":
                yield Entry("profile", intent.id, (id_,)), None
            else:
                missing = self._knowledge.entities[id_].fact(intent.id) is None
                yield Entry("fact", intent.id, (id_,)), "fact" if missing else None

    def _ties(self, id_: str) -> Iterator[str]:
        """What an entity is tied to: naming its town beside it is no surprise."""
        entity = self._knowledge.entities.get(id_)
        for link in entity.links.values() if entity is not None else ():
            yield from link.values

    def _query(self, label: str, parts: Parts, intent: Intent, scene: Scene) -> Candidate:
        """A list or count over the relation values named; a place stands for the municipality."""
        parts = replace(parts, years=0)  # a list is made when it is asked for, and tells no year of its own
        values: dict[tuple[str, str], None] = {}
        # "We are moving to Saint-Pascal. Is there a school?": the place of another clause narrows the list, too.
        places = [m for m in scene.everywhere if m.group == "place" and m not in scene.inside]
        for mention in (*scene.inside, *places):
            for referent in mention.referents if not self.is_home(mention) else ():
                if referent.kind == "value":
                    values[referent.group, referent.id] = None
                elif referent.group == "place" and MUNICIPALITY in self._knowledge.relations:
                    values[MUNICIPALITY, referent.id] = None
        explained = {value for _, value in values} | self._spoken_of[label]
        if intent.query == "ranking":
            entry = Entry("ranking", intent.id, (), (*values, *scene.limits))
            return self._candidate(label, parts, scene, explained, entry)
        if not any(relation == intent.relation for relation, _ in values):
            return self._candidate(label, parts, scene, explained, None, "value")
        kind: Literal["list", "count"] = "list" if intent.query == "list" else "count"
        return self._candidate(label, parts, scene, explained, Entry(kind, intent.id, (), tuple(values)))
