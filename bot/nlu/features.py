"""What can be counted of a question beside one answer. Every feature is the same whichever answer it is: names none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.link import is_origin
from bot.nlu.model import LESS_THAN, MORE_THAN
from bot.nlu.question import YEAR
from bot.nlu.unexplained import left

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Intent
    from bot.nlu.grams import Floats
    from bot.nlu.index import AnswerIndex
    from bot.nlu.likeness import Likeness
    from bot.nlu.question import ComparedQuestion
    from bot.nlu.retrieve import Linked, Retrieved

_ORIGINS: Final = ("linked", "row", "label", "home", "context", "text")
_KINDS: Final = ("fact", "profile", "relation", "list", "count", "ranking", "topic", "smalltalk")
_LEAST: Final = frozenset({"left_share", "left_asked"})
"""Features of which the smallest is the best."""
_NONE: Final = -1.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What the features of a base's candidates are counted with.

    Attributes:
        ties: for each entity, what it is tied to; tied_by: the way back.
        spoken_of: for each label, the ids that its phrasings name.
        cues: words that tell what kind of thing is asked for, by name.
    """

    knowledge: Knowledge
    index: AnswerIndex
    ties: Mapping[str, frozenset[str]]
    tied_by: Mapping[str, frozenset[str]]
    spoken_of: Mapping[str, frozenset[str]]
    cues: Mapping[str, frozenset[str]]


def describe(
    question: ComparedQuestion, candidates: Sequence[Retrieved], like: Likeness, names: Linked, scene: Scene
) -> tuple[tuple[str, ...], Floats]:
    """The features of each candidate: their names, and one row a candidate."""
    columns = dict(_of_likeness(candidates, like, _missing(like, names, scene), scene.index))
    columns |= left(question, candidates, scene.index)
    rows = [(*_of_answer(question, one, names, scene), *_names(question, one, scene)) for one in candidates]
    columns |= dict(zip((*_ANSWERS, *_NAMED), np.array(rows, np.float32).T, strict=True))
    for name in [n for n in columns if n.startswith(("near_", "own_", "text_")) or n in _LEAST]:
        values = columns[name]
        columns[f"behind_{name}"] = values - (values.min() if name in _LEAST else values.max())
    for name, value in _of_question(question, scene):
        columns[name] = np.full(len(candidates), value, np.float32)
    order = tuple(sorted(columns))
    return order, np.stack([columns[name] for name in order], axis=1)


def _of_likeness(
    candidates: Sequence[Retrieved], like: Likeness, missing: Mapping[str, float], index: AnswerIndex
) -> Iterator[tuple[str, Floats]]:
    """How near the question is to what asks for each answer, and to what it says; nought where there is neither."""
    asked_at = np.array([index.place.get(candidate.label, -1) for candidate in candidates], np.int64)
    own_at = np.array([index.place.get(candidate.own, -1) for candidate in candidates], np.int64)
    text_at = np.array([index.texts.place.get(candidate.text, -1) for candidate in candidates], np.int64)
    for name, values in like.labels.items():
        asked, own = (np.where(at >= 0, values[at], np.float32(0)) for at in (asked_at, own_at))
        near = np.maximum(asked, own)
        yield f"asked_{name}", asked
        yield f"own_{name}", own
        yield f"near_{name}", near
        yield f"over_missing_{name}", near - np.float32(missing[name])
    for name, values in like.texts.items():
        yield f"text_{name}", np.where(text_at >= 0, values[text_at], np.float32(0))


def _missing(like: Likeness, names: Linked, scene: Scene) -> dict[str, float]:
    """How near the question comes to something that is not recorded of the entities named."""
    found = dict.fromkeys(like.labels, 0.0)
    for label in unrecorded(names, scene):
        place = scene.index.place[label]
        for name, values in like.labels.items():
            found[name] = max(found[name], float(values[place]))
    return found


def unrecorded(names: Linked, scene: Scene) -> Iterator[str]:
    """The labels of what could be wanted of the entities named, and is recorded of none of them."""
    entities = [scene.knowledge.entities[id_] for id_ in names.entities]
    if not entities:
        return
    for intent in scene.knowledge.intents.values():
        label = f"intent:{intent.id}"
        if intent.query != "fact" or label not in scene.index.place:
            continue
        if any(e.type in intent.about for e in entities) and not any(e.fact(intent.id) for e in entities):
            yield label


def _of_question(question: ComparedQuestion, scene: Scene) -> Iterator[tuple[str, float]]:
    texts = question.texts
    for name, words in scene.cues.items():
        yield f"asks_{name}", float(not words.isdisjoint(texts))
    yield "words", float(len(question.words))
    yield "content", float(len(question.readings[0].content))
    yield "readings", float(len(question.readings))
    yield "unknown", float(question.unknown)
    yield "invented", float(question.invented)
    yield "elsewhere", float(question.elsewhere)
    yield "home_named", float(len(question.home))
    yield "entities_named", float(sum(m.kind == "entity" and m not in question.home for m in question.mentions))
    yield "values_named", float(sum(m.kind == "value" for m in question.mentions))


_ANSWERS: Final = (
    *("linked", "of_home", "of_person", "of_place", "origin", "kind", "refusal", "bare", "entities", "values"),
    *("year_missing", "number_missing", "tells_number", "tells_year", "text_words"),
)


def _of_answer(question: ComparedQuestion, candidate: Retrieved, names: Linked, scene: Scene) -> tuple[float, ...]:
    """What the answer is, in the order of `_ANSWERS`."""
    entry, index, knowledge = candidate.entry, scene.index, scene.knowledge
    text = index.texts.place.get(candidate.text)
    intent = knowledge.intents.get(entry.name) if entry.kind not in ("topic", "smalltalk") else None
    digits = index.texts.digits[text] if text is not None else frozenset()
    digits |= {value for relation, value in entry.values if relation in (MORE_THAN, LESS_THAN)}
    ids = entry.entities
    of = [knowledge.entities[id_] for id_ in ids]
    types = {one.type for one in of}
    return (
        sum(id_ in names.entities for id_ in ids) / len(ids) if ids else _NONE,
        any(one.home for one in of) if ids else _NONE,
        "person" in types if ids else _NONE,
        "place" in types if ids else _NONE,
        _ORIGINS.index(candidate.origin),
        _KINDS.index(entry.kind),
        entry.kind == "topic" and knowledge.topics[entry.name].refusal is not None,
        intent.bare if intent is not None else _NONE,
        len(ids),
        len(entry.values),
        len(question.years - digits) if question.years else _NONE,
        len(question.numbers - digits) if question.numbers else _NONE,
        bool(digits),
        any(YEAR.fullmatch(word) for word in digits),
        index.texts.lengths[text] if text is not None else 0,
    )


_NAMED: Final = ("named", "named_tied", "named_back", "named_aside", "values_aside", "named_elsewhere", "named_sure")


def _names(question: ComparedQuestion, candidate: Retrieved, scene: Scene) -> tuple[float, ...]:
    """Which of the names in the question the answer speaks of, which it is tied to, and which it leaves aside: `_NAMED`."""
    entry = candidate.entry
    if not question.mentions:
        return (0.0,) * (len(_NAMED) - 1) + (1.0,)
    counts = dict.fromkeys(_NAMED, 0.0)
    explained = {*entry.entities, *(value for _, value in entry.values), *_spoken_of(candidate, scene)}
    tied = {tie for id_ in entry.entities for tie in scene.ties[id_]}
    tied_by = {tie for id_ in entry.entities for tie in scene.tied_by.get(id_, ())}
    sure = 1.0
    for mention in question.mentions:
        ids = set(mention.ids())
        if mention in question.home:
            continue
        if mention.kind == "elsewhere":
            counts["named_elsewhere"] += not is_origin(mention, question.words) and ids.isdisjoint(explained)
        elif not ids.isdisjoint(explained):
            counts["named"] += 1
            sure = min(sure, mention.score)
        elif not ids.isdisjoint(tied):
            counts["named_tied"] += 1
        elif not ids.isdisjoint(tied_by):
            counts["named_back"] += 1
        elif mention.kind == "value":
            counts["values_aside"] += 1
        else:
            counts["named_aside"] += 1
    counts["named_sure"] = sure
    return tuple(counts.values())


def _spoken_of(candidate: Retrieved, scene: Scene) -> frozenset[str]:
    entry, knowledge = candidate.entry, scene.knowledge
    if entry.kind == "topic":
        return knowledge.topics[entry.name].entities | scene.spoken_of.get(candidate.label, frozenset())
    found = scene.spoken_of.get(candidate.own, frozenset())
    intent: Intent | None = knowledge.intents.get(entry.name) if entry.kind != "smalltalk" else None
    if entry.kind in ("list", "count", "ranking"):
        found |= scene.spoken_of.get(candidate.label, frozenset())
    if intent is not None and intent.relation is not None:
        found |= frozenset(knowledge.relations[intent.relation].values)
    return found
