"""What the knowledge is made of: entities, facts, intents, topics. Knows neither the whole, nor files, nor matching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.positions import Position
    from bot.knowledge.units import Amount

Language = Literal["fr", "en"]
LANGUAGES: Final[tuple[Language, Language]] = ("fr", "en")

EntityType = Literal["organisation", "place", "person"]

Query = Literal["fact", "profile", "relation", "list", "count", "ranking"]
"""How an intent finds its answer.

`fact`: the entity's own fact of that intent. `profile`: the card of the entity. `relation`: the value of one relation
of the entity, or an honest "no" when the relation is closed. `list`, `count`: the entities that satisfy the values named.
`ranking`: the entities by the amount of one of their facts.
"""

Refusal = Literal["out_of_scope", "not_recorded"]
"""Why a topic that people are known to ask about has no answer."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in French, the source, and in English where it has been written."""

    fr: str
    en: str | None = None

    def in_(self, language: Language) -> str:
        """The text in that language, or in French where the English is missing."""
        return self.en if language == "en" and self.en is not None else self.fr

    def has(self, language: Language) -> bool:
        """Whether the text was written in that language."""
        return language == "fr" or self.en is not None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read.

    Attributes:
        date: the source's own date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None when it bears none.
        date_note: what can be said of the date when `date` is missing or not exact.
        checked_on: ISO day on which somebody last read the source for us.
    """

    id: str
    title: str
    url: str | None
    date: str | None
    date_note: Words | None
    checked_on: str


@dataclass(frozen=True, slots=True)
class Phrasings:
    """Authored examples of a question, by language. A phrasing may hold slots such as `{organisation}`."""

    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def all(self) -> Iterator[tuple[Language, str]]:
        """Every phrasing with its language, French first, in the author's order."""
        for text in self.fr:
            yield "fr", text
        for text in self.en:
            yield "en", text


StepKind = Literal["website", "form", "phone", "email", "map"]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What helps with the next step: an address, a number, a street address to find on a map.

    Attributes:
        label: what a link says; None for the usual words of its kind.
        intents: what it is for ("jobs"), so that it comes first when that is asked and last otherwise; none for anything.
    """

    kind: StepKind
    value: str
    label: Words | None
    sources: tuple[str, ...]
    intents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one entity under one intent.

    Attributes:
        phrasings: questions that ask for this very fact without naming the entity ("qui parlait d'un langage commun?").
        actions: what helps who asked for this very fact, before whatever helps with the entity.
        checked_on: ISO day on which somebody last read this very fact again at its source; None where nobody has since the
            source was taken in.
        valid_until: ISO day after which it no longer holds, unless somebody has read it again since; None without an end.
    """

    intent: str
    text: Words
    sources: tuple[str, ...]
    phrasings: Phrasings = Phrasings()
    amount: Amount | None = None
    actions: tuple[NextStep, ...] = ()
    checked_on: str | None = None
    valid_until: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The values of one relation of an entity: value ids or entity ids, as the relation says; with their sources."""

    values: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation, a place or a person.

    Attributes:
        name: as a heading; called: as it stands inside a sentence, article included ("la Forge de Valbrune").
        home: the region that the whole base is about, so that naming it narrows nothing.
        actions: how to reach it.
        aliases: every form by which people name it, the name included; shared: those that other entities bear too.
        position: of a place, where it lies on a map, if somebody wrote it down.
    """

    id: str
    type: EntityType
    name: Words
    called: Words
    home: bool
    aliases: tuple[str, ...]
    shared: frozenset[str]
    links: Mapping[str, Link]
    facts: tuple[Fact, ...]
    actions: tuple[NextStep, ...] = ()
    position: Position | None = None

    @property
    def ties(self) -> frozenset[str]:
        """What it is tied to, by id, whatever the relation."""
        return frozenset(value for link in self.links.values() for value in link.values)

    def fact(self, intent: str) -> Fact | None:
        """The fact recorded under that intent, if there is one."""
        return next((fact for fact in self.facts if fact.intent == intent), None)


@dataclass(frozen=True, slots=True)
class Intent:
    """What can be wanted of an entity, or of the base as a whole when `query` is `list` or `count`.

    Attributes:
        title: short name, with `{entity}` where it is about one.
        ask: the question that a button asks, with `{entity}`.
        about: types of entity that it can be asked of; of a list, the types it lists, all when empty.
        relation: the relation that a `relation`, `list` or `count` query looks at.
        needs: a synonym group that a question must name a word of: without "partenaire" nobody asks for partners.
        fact: the intent whose amounts a `ranking` compares; order: whether the most or the least comes first.
        among: a relation that listed entities must bear besides: `partner_tier` keeps the partners.
        not_recorded: what to say, and whom to ask, when nothing is recorded; None for the general sentence.
        lacking: what is then not known, as after « je connais le Fournil, mais pas »: « ses heures d’ouverture ».
        from_step: what is said when nobody wrote the fact, but a next step of that name (`phone`) holds its `{value}`.
        heading: what stands over a list, with a slot for its relation's value: « {kind} de la région ».
        volatile: such facts age, so that the source's own date decides when they need checking.
        bare: asked by naming the entity alone.
    """

    id: str
    title: Words
    ask: Words
    about: frozenset[EntityType]
    query: Query
    relation: str | None
    phrasings: Phrasings
    not_recorded: Words | None = None
    lacking: Words | None = None
    from_step: Words | None = None
    heading: Words | None = None
    volatile: bool = False
    bare: bool = False
    among: str | None = None
    needs: str | None = None
    fact: str | None = None
    order: Literal["most", "least"] = "most"


@dataclass(frozen=True, slots=True)
class Topic:
    """A free-standing question with its answer, or one that people ask and that is known not to be answered here.

    Attributes:
        title: curated name, shown on buttons. question: the question that such a button asks.
        answer: None when `refusal` says why there is none.
        advice: with a refusal, what to say besides: whom to ask.
        entities: entities that the topic speaks of, so that naming them is no surprise.
        next: topics to offer after this one. actions: what helps with the next step.
        checked_on, valid_until: as of a fact.
    """

    id: str
    title: Words
    question: Words
    phrasings: Phrasings
    answer: Words | None
    sources: tuple[str, ...]
    refusal: Refusal | None = None
    advice: Words | None = None
    entities: frozenset[str] = frozenset()
    next: tuple[str, ...] = ()
    actions: tuple[NextStep, ...] = ()
    checked_on: str | None = None
    valid_until: str | None = None


@dataclass(frozen=True, slots=True)
class Smalltalk:
    """A greeting, thanks, a call for help: how people say it and what the bot replies.

    Attributes:
        actions: what helps besides, each with a label: the number of who says « aidez-moi » and may mean it.
    """

    id: str
    phrasings: Phrasings
    reply: Words
    actions: tuple[NextStep, ...] = ()
