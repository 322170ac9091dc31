"""What the bot knows, as staff are told of it: entries by title, whom an answer can be about, what comes nearest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from bot.nlu.model import Entry
from bot.nlu.text import fold
from bot.review.errors import NotPossibleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.considered import Considered
    from bot.answers.engine import Engine
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Fact, Language, Topic

_WHOM: Final = "…"
_ALIKE: Final = 88.0
"""Likeness, of 100, of a title that was mistyped."""
_NAMED: Final = 5
_NEIGHBOURS: Final = 3
"""Answers side by side: as many as a person compares, and as fit a desk."""
_WAYS: Final = 2
_GUESSES: Final = 5
TYPES: Final = ("organisation", "place", "person")


@dataclass(frozen=True, slots=True)
class Nearest:
    """What comes nearest to a question now.

    Attributes:
        entry: its id; None when nothing came near.
        answers: whether it is given as the answer now.
        text: what a person would read now.
        entity, intent: whom it seems to be about, and what seems to be asked of them; empty where nobody can tell.
    """

    entry: str | None
    title: str
    score: float
    answers: bool
    text: str
    entity: str = ""
    intent: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An answer that exists and comes near a question: perhaps it only lacks this way of asking.

    Attributes:
        entry: a fact or a topic, which can get a phrasing.
        text: what it says. asked: some of the ways in which it can be asked for now.
    """

    entry: str
    title: str
    score: float
    text: str
    asked: tuple[str, ...]


class Catalogue:
    """One knowledge, for whoever answers from it by hand."""

    def __init__(self, engine: Engine, language: Language) -> None:
        self._engine = engine
        self._known: Knowledge = engine.knowledge
        self._language: Language = language

    def nearest(self, question: str, language: Language) -> Nearest:
        """What the base says to a question that stands alone, and what comes nearest to it; takes as long as an answer."""
        considered = self._engine.consider(question, language=language)
        decision = considered.decision
        entry = decision.entry or (decision.candidate.entry if decision.candidate is not None else None)
        label = decision.candidate.label if entry is None and decision.candidate is not None else None
        id_ = entry.id if entry is not None else label
        answers = decision.outcome == "answer"
        entity, intent = self._guessed(considered)
        return Nearest(id_, self.title(id_) if id_ else "", decision.score, answers, considered.text, entity, intent)

    def neighbours(self, question: str, language: Language, without: str | None = None) -> tuple[Neighbour, ...]:
        """The answers that come nearest to a question, side by side; those that can get a phrasing.

        Args:
            language: of the question, in which the answers are shown.
            without: an entry that is none of them: it was said to be wrong.
        """
        reading = self._engine.consider(question, language=language).reading
        found: dict[str, Neighbour] = {}
        for candidate in reading.candidates if reading is not None else ():
            entry, written = candidate.entry, self._written(candidate.entry)
            if candidate.gap is None and written is not None and entry.id not in (*found, without):
                asked = written.phrasings.fr if language == "fr" else written.phrasings.en
                text = self._engine.compose(entry, language).text
                found[entry.id] = Neighbour(entry.id, self.title(entry.id), candidate.score, text, asked[:_WAYS])
        return tuple(found.values())[:_NEIGHBOURS]

    def question(self, id_: str, language: Language) -> str:
        """The question that asks for a fact or a topic, as a button would; empty for what is neither."""
        kind, _, name = id_.partition(":")
        if kind == "topic" and name in self._known.topics:
            return self._known.topics[name].question.in_(language)
        if kind in self._known.intents and name in self._known.entities:
            return self._engine.question(Entry("fact", kind, (name,)), language)
        return ""

    def ids(self) -> list[str]:
        """The id of every topic and every fact."""
        ids = [f"topic:{id_}" for id_ in self._known.topics]
        return ids + [f"{fact.intent}:{entity.id}" for entity in self._known.entities.values() for fact in entity.facts]

    def said(self, id_: str) -> Fact | Topic | None:
        """A fact or a topic by its id, as it is answered now; None for what is neither."""
        return said_in(self._known, id_)

    def _written(self, entry: Entry) -> Fact | Topic | None:
        """What somebody wrote that an entry says alone."""
        if entry.kind == "topic":
            return self._known.topics[entry.name]
        return self._known.entities[entry.entities[0]].fact(entry.name) if _is_a_fact(entry) else None

    def _guessed(self, considered: Considered) -> tuple[str, str]:
        """Whom a question names, and what it asks of them: of what may be meant, the likeliest fact of theirs."""
        reading = considered.reading
        if reading is None:
            return "", ""
        named = [one.id for mention in reading.mentions for one in mention.referents if one.id in self._known.entities]
        for candidate in reading.candidates[:_GUESSES]:
            entry = candidate.entry
            if _is_a_fact(entry) and self._known.intents[entry.name].query == "fact" and entry.entities[0] in named:
                return entry.entities[0], entry.name
        return next(iter(named), ""), ""

    def title(self, id_: str) -> str:
        """See `title_in`."""
        return title_in(self._known, id_, self._language)

    def entities(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Whom an answer can be about: (id, name) by type, as people sort names."""
        found: dict[str, list[tuple[str, str]]] = {type_: [] for type_ in TYPES}
        for entity in self._known.entities.values():
            found[entity.type].append((entity.id, entity.name.in_(self._language)))
        return [(type_, sorted(names, key=lambda one: fold(one[1]))) for type_, names in found.items() if names]

    def intents(self) -> list[tuple[str, str]]:
        """What can be wanted of them and is written down for each: (id, title)."""
        facts = [intent for intent in self._known.intents.values() if intent.query == "fact"]
        named = [(one.id, one.title.in_(self._language).replace("{entity}", _WHOM)) for one in facts]
        return sorted(named, key=lambda one: fold(one[1]))

    def entries(self) -> list[tuple[str, str]]:
        """What can get a phrasing: (id, title) of every topic and every fact."""
        return sorted(((id_, self.title(id_)) for id_ in self.ids()), key=lambda one: fold(one[1]))

    def called(self) -> list[tuple[str, str]]:
        """Whom an answer can be about, by each of their names: (id, name)."""
        entities = self._known.entities.values()
        return [(entity.id, name) for entity in entities for name in (entity.name.in_(self._language), *entity.aliases)]

    def named(self, typed: str, among: Sequence[tuple[str, str]]) -> str:
        """The id of what somebody means of these (id, title): by its id, a title of it, or what is much like one alone.

        Raises:
            NotPossibleError: none is, or several are.
        """
        wanted, titles = fold(" ".join(typed.split())), [fold(title) for _, title in among]
        alike = {id_ for (id_, _), title in zip(among, titles, strict=True) if typed.strip() == id_ or wanted == title}
        alike = alike or {among[n][0] for _, _, n in process.extract(wanted, titles, scorer=fuzz.ratio, score_cutoff=_ALIKE)}
        alike = alike or {id_ for (id_, _), title in zip(among, titles, strict=True) if wanted and wanted in title}
        if len(alike) == 1:
            return alike.pop()
        if alike:
            several = ", ".join(sorted(dict(reversed(among))[id_] for id_ in alike)[:_NAMED])
            raise NotPossibleError(
                f"“{typed}” may be several: {several}", f"«\u00a0{typed}\u00a0» peut en être plusieurs\u00a0: {several}"
            )
        raise NotPossibleError(f"nothing of the knowledge is called “{typed}”", f"rien ne s’appelle «\u00a0{typed}\u00a0»")

    def names(self) -> frozenset[str]:
        """Every name that the bot speaks of anyway, folded."""
        return names_of(self._known)


def said_in(known: Knowledge, id_: str) -> Fact | Topic | None:
    """A fact or a topic of a knowledge by its id; None for what is neither."""
    kind, _, name = id_.partition(":")
    if kind == "topic":
        return known.topics.get(name)
    return known.entities[name].fact(kind) if name in known.entities else None


def title_in(known: Knowledge, id_: str, language: Language) -> str:
    """The curated name of an entry, from its id; the id itself for what the knowledge no longer holds."""
    kind, _, name = id_.partition(":")
    if kind == "topic" and name in known.topics:
        return known.topics[name].title.in_(language)
    if kind == "smalltalk":
        return name
    if kind == "intent":  # understood, but not of whom
        kind, name = name, ""
    names = [known.entities[one].name.in_(language) for one in name.split("+") if one in known.entities]
    if kind in known.intents:
        title, who = known.intents[kind].title.in_(language), ", ".join(names)
        if "{entity}" in title:
            return title.replace("{entity}", who or _WHOM)
        return f"{title} ({who})" if who else title
    if kind in known.relations:
        values = known.relations[kind].values
        told = ", ".join(values[one].name.in_(language) for one in name.split("+") if one in values)
        return f"{known.relations[kind].name.in_(language)} ({told})" if told else known.relations[kind].name.in_(language)
    return id_


def _is_a_fact(entry: Entry) -> bool:
    return entry.kind == "fact" and len(entry.entities) == 1


def names_of(knowledge: Knowledge) -> frozenset[str]:
    """Names and other names of entities and of places elsewhere, folded."""
    aliases: Sequence[str] = [alias for entity in knowledge.entities.values() for alias in entity.aliases]
    return frozenset(map(fold, (*aliases, *knowledge.lexicon.elsewhere)))
