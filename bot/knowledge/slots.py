"""Do the sentences that the knowledge holds name only slots that will be filled? Knows the model and where things stand."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Final

from bot.errors import Both
from bot.knowledge.derived import LOCATION
from bot.knowledge.relations import FILTER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.errors import Problem
    from bot.knowledge.base import Knowledge
    from bot.knowledge.documents import Document, Location
    from bot.knowledge.model import Intent, Words
    from bot.knowledge.relations import Relation
    from bot.knowledge.salvage import Unread

UNKNOWN_SLOT: Final = "unknown-slot"
MISSING_WORDING: Final = "missing-wording"
MISSING_SOURCE: Final = "missing-source"

_OF_ONE: Final = frozenset({"entity", "Entity"})
_OF_STEP: Final = frozenset({"entity", "value"})
_OF_MANY: Final = frozenset({"count", "names", "value", "plural"})
_SLOTS: Final[Mapping[str, frozenset[str]]] = {
    "none": _OF_ONE,
    "one": _OF_ONE | {"value"},
    "member": _OF_ONE | {"value", "listing", "members"},
    "listing": _OF_ONE | {"value", "members"},
    "list": _OF_MANY,
    "count": _OF_MANY,
    FILTER: frozenset({"value"}),
    LOCATION: _OF_ONE | {"value"},
}
"""Key of a relation's wording → what its sentence may name."""


def check(knowledge: Knowledge, documents: Mapping[str, Document], unread: Unread) -> Iterator[Problem]:
    """Every slot that nothing would fill, and every sentence that an answer would look for in vain.

    Args:
        unread: what may stand where nothing could be read: whatever rests upon it is passed over.
    """
    slots = {*knowledge.relations, *(name for kind, name in unread.names if kind == "relations")}
    for intent in knowledge.intents.values() if "relations" not in unread.kinds else ():
        yield from _intent(intent, slots, documents[f"intents:{intent.id}"])
    standing = {intent.relation for intent in knowledge.intents.values() if intent.query == "relation"}
    asked = {intent.relation for intent in knowledge.intents.values() if intent.relation is not None}
    for relation in knowledge.relations.values():
        if unread.may_hold("inside", relation.id):
            continue
        document = documents[f"relations.yaml:{relation.id}"]
        yield from _wording(relation, document, of_one=relation.closed or relation.id in standing)
        if (relation.closed or relation.id in asked) and not relation.sources:
            message = Both(
                f"that nobody bears a {relation.id} is an answer too, and so it needs a `source`",
                f"dire que personne n’a de {relation.id} est aussi une réponse, il y faut une `source`",
            )
            yield document.problem((relation.id,), MISSING_SOURCE, message)


def _intent(intent: Intent, relations: Collection[str], document: Document) -> Iterator[Problem]:
    across = intent.query in ("list", "count", "ranking")
    yield from _unknown(intent.title, () if across else ("entity",), document, ("title",))
    yield from _unknown(intent.ask, (intent.relation or "",) if across else ("entity",), document, ("ask",))
    yield from _unknown(intent.lacking, (), document, ("lacking",)) if intent.lacking is not None else ()
    yield from _unknown(intent.from_step, _OF_STEP, document, ("from_step",)) if intent.from_step is not None else ()
    yield from _unknown(intent.heading, (intent.relation or "",), document, ("heading",)) if intent.heading is not None else ()
    known = {*relations, "entity", "organisation", "place", "person"}
    for language, texts in (("fr", intent.phrasings.fr), ("en", intent.phrasings.en)):
        for number, text in enumerate(texts):
            yield from _strange(text, known, document, ("phrasings", language, number))


def _wording(relation: Relation, document: Document, *, of_one: bool) -> Iterator[Problem]:
    at: Location = (relation.id, "wording")
    for key, words in relation.wording.items():
        if key in _SLOTS:
            yield from _unknown(words, _SLOTS[key], document, (*at, key))
        else:
            known = ", ".join(sorted(_SLOTS))
            message = Both(
                f"nothing uses the wording {key!r}; known are {known}", f"la phrase {key!r} ne sert à rien; il y a {known}"
            )
            yield document.problem((*at, key), "unknown-key", message)
    for key in ("one", "none", "member") if of_one else ():
        if key not in relation.wording:
            message = Both(
                f"{relation.id} is answered, and so needs the wording {key!r}",
                f"on répond sur {relation.id}, il y faut donc la phrase {key!r}",
            )
            yield document.problem(at, MISSING_WORDING, message)


def _unknown(words: Words, known: Collection[str], document: Document, at: Location) -> Iterator[Problem]:
    for language, text in (("fr", words.fr), ("en", words.en or "")):
        yield from _strange(text, known, document, (*at, language))


def _strange(text: str, known: Collection[str], document: Document, at: Location) -> Iterator[Problem]:
    """The slots of a text that are not known; a brace that is no slot is as wrong."""
    try:
        slots = [(name, spec, turn) for _, name, spec, turn in Formatter().parse(text) if name is not None]
    except ValueError as error:
        brace = Both(
            f"a brace that opens or closes nothing: {error}", f"une accolade qui n’ouvre ou ne ferme rien\u00a0: {error}"
        )
        yield document.problem(at, UNKNOWN_SLOT, brace)
        return
    for name, spec, turn in slots:
        if name not in known or spec or turn:
            there = ", ".join(f"{{{slot}}}" for slot in sorted(known))
            message = Both(
                f"nothing fills {{{name}}} here; known are: {there or 'none'}",
                f"rien ne remplit {{{name}}} ici; il y a\u00a0: {there or 'rien'}",
            )
            yield document.problem(at, UNKNOWN_SLOT, message)
