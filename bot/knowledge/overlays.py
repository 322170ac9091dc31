"""A file and what overlays add to it, as one document that still knows where each part stands. Knows no form of a file.

What staff add is a file of its own under `learned/`: the base comes with the program and is replaced with it, while
`learned/` is the installation's own. What is added takes nothing's place: what stands in both is an error. A file that
corrects another says so, and what it says wins; staff's corrections stand there where the base cannot be written.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.errors import Problem
    from bot.knowledge.documents import Document, Location

KEY: Final = "adds_to"
"""What an overlay names the file by which it adds to; no other file has this key."""

CORRECTS: Final = "corrects"
"""What a correction names the file by whose facts, or whose topic, it takes the place of."""

DUPLICATE_FACT: Final = "duplicate-fact"
DEAD_FACT: Final = "dead-fact"
DEAD_OVERLAY: Final = "dead-overlay"

_LISTS: Final = ("aliases", "shared", "actions")


def is_overlay(document: Document) -> bool:
    """Whether a document adds to another one."""
    return isinstance(document.data, dict) and KEY in document.data


def is_correction(document: Document) -> bool:
    """Whether a document corrects another one."""
    return isinstance(document.data, dict) and CORRECTS in document.data


def corrected(base: Document, correction: Document) -> tuple[Document, tuple[Problem, ...]]:
    """The base with what a valid correction says in place of its own, and what of that there is nothing to correct of.

    A topic is the correction's alone; of an entity, each fact that it names. What stands there now knows its place.
    """
    if "facts" not in correction.data:
        whole = {key: value for key, value in correction.data.items() if key != CORRECTS}
        if () in base.elsewhere:
            said = Both("this topic is corrected in another file too", "ce sujet est aussi corrigé dans un autre fichier")
            return base, (correction.problem((CORRECTS,), DUPLICATE_FACT, said),)
        return replace(correction, data=whole, elsewhere={(): (correction.path, 1, 1)}), ()
    data, problems = copy.deepcopy(base.data), []
    places: dict[Location, Location] = {}
    for intent, fact in correction.data["facts"].items():
        at: Location = ("facts", intent)
        if intent not in (data.get("facts") or {}):
            said = Both(f"there is no fact {intent!r} to correct", f"il n’y a pas de fait {intent!r} à corriger")
            problems.append(correction.problem(at, DEAD_FACT, said))
        elif any(place[:2] == at for place in base.elsewhere):
            said = Both(f"{intent!r} is corrected or added in another file too", f"{intent!r} est aussi dans un autre fichier")
            problems.append(correction.problem(at, DUPLICATE_FACT, said))
        else:
            data["facts"][intent], places[at] = copy.deepcopy(fact), at
    old = {place: at for place, at in base.positions.items() if place[:2] not in places}
    there = {**base.elsewhere, **dict(_moved(correction, places))}
    return replace(base, data=data, positions=old, elsewhere=there), tuple(problems)


def order(overlay: Document) -> tuple[bool, str]:
    """The order in which overlays are merged: facts before the phrasings that may be theirs."""
    return "phrasings" in overlay.data, overlay.path


def merged(base: Document, overlay: Document) -> tuple[Document, tuple[Problem, ...]]:
    """The base with what a valid overlay adds, and what of it has no place there.

    Every part keeps the position of where it is written: a problem with it points into the overlay.
    """
    merging = _Merging(copy.deepcopy(base.data), overlay)
    merging.lists()
    merging.facts()
    merging.phrasings()
    added = {**base.elsewhere, **dict(_moved(overlay, merging.places))}
    return replace(base, data=merging.data, elsewhere=added), tuple(merging.problems)


class _Merging:
    """Grows the data of a base.

    Attributes:
        places: where each part of the overlay has come to stand.
    """

    def __init__(self, data: Any, overlay: Document) -> None:  # noqa: ANN401 - whatever YAML holds
        self.data = data
        self.places: dict[Location, Location] = {}
        self.problems: list[Problem] = []
        self._overlay = overlay
        self._held: Mapping[str, Any] = overlay.data

    def lists(self) -> None:
        for name in _LISTS:
            self._append(self.data, (name,), self._held.get(name) or (), (name,))

    def facts(self) -> None:
        for intent, fact in (self._held.get("facts") or {}).items():
            if intent in (self.data.get("facts") or {}):
                said = Both(
                    f"the fact {intent!r} is there already: change it where it stands, or take this one out",
                    f"le fait {intent!r} y est déjà\u00a0: le changer là où il est, ou enlever celui-ci",
                )
                self.problems.append(self._overlay.problem(("facts", intent), DUPLICATE_FACT, said))
                continue
            self._grown(self.data, "facts", {})[intent] = copy.deepcopy(fact)
            self.places["facts", intent] = ("facts", intent)

    def phrasings(self) -> None:
        held = self._held.get("phrasings") or {}
        if "name" not in self.data:  # what is asked has phrasings of its own; what has a name, those of its facts
            self._spoken(self.data, (), held, ("phrasings",))
            return
        for intent, phrasings in held.items():
            if intent not in (self.data.get("facts") or {}):
                said = Both(f"there is no fact {intent!r} to ask for", f"il n’y a pas de fait {intent!r} à demander")
                self.problems.append(self._overlay.problem(("phrasings", intent), DEAD_FACT, said))
                continue
            self._spoken(self.data["facts"][intent], ("facts", intent), phrasings, ("phrasings", intent))

    def _spoken(self, holder: Any, at: Location, phrasings: Mapping[str, Any], written: Location) -> None:  # noqa: ANN401
        into = self._grown(holder, "phrasings", {})
        for language, texts in phrasings.items():
            self._append(into, (*at, "phrasings", language), texts or (), (*written, language))

    def _append(self, holder: Any, at: Location, texts: Sequence[Any], written: Location) -> None:  # noqa: ANN401
        if not texts:
            return
        there = self._grown(holder, str(at[-1]), [])
        for number, text in enumerate(texts):
            self.places[*written, number] = (*at, len(there))
            there.append(text)

    def _grown(self, holder: Any, key: str, empty: Any) -> Any:  # noqa: ANN401 - as above
        """What stands under a key, made where nothing does."""
        if holder.get(key) is None:
            holder[key] = empty
        return holder[key]


def _moved(overlay: Document, places: Mapping[Location, Location]) -> Iterator[tuple[Location, tuple[str, int, int]]]:
    """Where the parts of an overlay stand, by their place in the whole."""
    for location, position in overlay.positions.items():
        for length in range(len(location), 0, -1):
            if (place := places.get(location[:length])) is not None:
                yield (*place, *location[length:]), (overlay.path, *position)
                break
