"""What can be counted of a question beside one answer. Every feature is the same whichever answer it is: names none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.matching.strangers import is_origin
from bot.nlu.question import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.model import Intent, Knowledge
    from bot.nlu.encoder import Floats
    from bot.nlu.index import AnswerIndex
    from bot.nlu.question import Question
    from bot.nlu.retrieve import Candidate, Likeness, Linked

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
    question: Question, candidates: Sequence[Candidate], like: Likeness, names: Linked, scene: Scene
) -> tuple[tuple[str, ...], Floats]:
    """The features of each candidate: their names, and one row a candidate."""
    missing = _missing(like, names, scene)
    shared = dict(_of_question(question, scene))
    rows = [_row(question, candidate, like, names, scene, missing) for candidate in candidates]
    for name in [n for n in rows[0] if n.startswith(("near_", "own_", "text_")) or n in _LEAST]:
        values = [row[name] for row in rows]
        best = min(values) if name in _LEAST else max(values)
        for row in rows:
            row[f"behind_{name}"] = row[name] - best
    order = tuple(sorted({*rows[0], *shared}))
    return order, np.array([[row[n] if n in row else shared[n] for n in order] for row in rows], np.float32)


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
    for intent in scene.knowledge.intents.values():
        label = f"intent:{intent.id}"
        if intent.query != "fact" or label not in scene.index.place:
            continue
        if any(e.type in intent.about for e in entities) and not any(e.fact(intent.id) for e in entities):
            yield label


def _of_question(question: Question, scene: Scene) -> Iterator[tuple[str, float]]:
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


def _row(
    question: Question, candidate: Candidate, like: Likeness, names: Linked, scene: Scene, missing: Mapping[str, float]
) -> dict[str, float]:
    entry, index, knowledge = candidate.entry, scene.index, scene.knowledge
    row: dict[str, float] = {}
    place, own = index.place.get(candidate.label), index.place.get(candidate.own)
    for name, values in like.labels.items():
        asked = float(values[place]) if place is not None else 0.0
        told = float(values[own]) if own is not None else 0.0
        near = max(asked, told)
        row[f"asked_{name}"], row[f"own_{name}"], row[f"near_{name}"] = asked, told, near
        row[f"over_missing_{name}"] = near - missing[name]
    text = index.texts.get(candidate.text)
    for name, values in like.texts.items():
        row[f"text_{name}"] = float(values[text]) if text is not None else 0.0
    row.update(_left(question, candidate, index, text))
    row.update(_names(question, candidate, scene))
    intent = knowledge.intents.get(entry.name) if entry.kind not in ("topic", "smalltalk") else None
    digits = index.digits[text] if text is not None else frozenset()
    ids = entry.entities
    row.update(
        linked=float(np.mean([id_ in names.entities for id_ in ids])) if ids else _NONE,
        of_home=float(any(knowledge.entities[id_].home for id_ in ids)) if ids else _NONE,
        of_person=float(any(knowledge.entities[id_].type == "person" for id_ in ids)) if ids else _NONE,
        of_place=float(any(knowledge.entities[id_].type == "place" for id_ in ids)) if ids else _NONE,
        origin=float(_ORIGINS.index(candidate.origin)),
        kind=float(_KINDS.index(entry.kind)),
        refusal=float(entry.kind == "topic" and knowledge.topics[entry.name].refusal is not None),
        bare=float(intent.bare) if intent is not None else _NONE,
        entities=float(len(ids)),
        values=float(len(entry.values)),
        year_missing=float(len(question.years - digits)) if question.years else _NONE,
        number_missing=float(len(question.numbers - digits)) if question.numbers else _NONE,
        tells_number=float(bool(digits)),
        tells_year=float(any(YEAR.fullmatch(word) for word in digits)),
        text_words=float(index.lengths[text] if text is not None else 0),
    )
    return row


def _left(question: Question, candidate: Candidate, index: AnswerIndex, text: int | None) -> dict[str, float]:
    """What of the question's content the answer leaves unexplained; of several readings, the one it explains best."""
    asked: set[str] = set()
    for label in (candidate.label, candidate.own):
        if (place := index.place.get(label)) is not None:
            asked |= index.asked[place]
    told = set(index.told[text]) if text is not None else set()
    for id_ in candidate.entry.entities:
        told |= index.names[id_]
        told |= index.told[index.texts[f"about:{id_}"]]
    found: list[tuple[float, float, float, float, float]] = []
    for reading in question.readings:
        total = left = most = not_asked = not_told = 0.0
        for one in sorted(reading.content):
            weight = index.weight(one)
            total += weight
            if one not in asked:
                not_asked += weight
                if one not in told:
                    left += weight
                    most = max(most, weight)
            if one not in told:
                not_told += weight
        total = total or 1e-6
        found.append((left / total, left, most, not_asked / total, not_told / total))
    best = min(found)
    return {
        "left_share": best[0],
        "left": best[1],
        "left_most": best[2],
        "left_asked": best[3],
        "left_told": best[4],
        "left_whole": found[0][0],
    }


def _names(question: Question, candidate: Candidate, scene: Scene) -> dict[str, float]:
    """Which of the names in the question the answer speaks of, which it is tied to, and which it leaves aside."""
    entry = candidate.entry
    explained = {*entry.entities, *(value for _, value in entry.values), *_spoken_of(candidate, scene)}
    tied = {tie for id_ in entry.entities for tie in scene.ties[id_]}
    tied_by = {tie for id_ in entry.entities for tie in scene.tied_by.get(id_, ())}
    counts = dict.fromkeys(("named", "named_tied", "named_back", "named_aside", "values_aside", "named_elsewhere"), 0.0)
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
    return counts | {"named_sure": sure}


def _spoken_of(candidate: Candidate, scene: Scene) -> frozenset[str]:
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
