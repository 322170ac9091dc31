"""What can still be read of a file with slips, and what cannot: nobody may call that missing. Knows forms and names."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic import TypeAdapter

    from bot.knowledge.documents import Location

Kind = Literal["sources", "relations", "inside", "synonyms", "entities", "intents", "topics"]
"""What a name may lead to; `inside` a relation are its values and its sentences."""

_FILED: Final[tuple[Kind, ...]] = ("entities", "intents", "topics")
_WHOLE: Final[dict[str, Kind]] = {"sources": "sources", "relations": "relations", "lexicon": "synonyms"}
_KINDS: Final[dict[str, Kind]] = {
    "organisations": "entities",
    "places": "entities",
    "people": "entities",
    "intents": "intents",
    "topics": "topics",
}


@dataclass(slots=True)
class Unread:
    """Names that stand, or may stand, where nothing could be read. A name among them is not dead, as far as anybody knows.

    Attributes:
        kinds: those of which anything may be missing: their file is not even YAML.
    """

    names: set[tuple[Kind, str]] = field(default_factory=set)
    kinds: set[Kind] = field(default_factory=set)

    def may_hold(self, kind: Kind, name: str) -> bool:
        """Whether there may be such a one."""
        return kind in self.kinds or (kind, name) in self.names

    def file(self, parts: Sequence[str], inside: Iterable[str] = ()) -> None:
        """Note a whole file or folder, by its path inside the knowledge folder.

        Args:
            inside: the keys of a file that lies where nobody looks, for those may be sources.
        """
        *folders, name = parts
        if not folders and "." not in name:  # a whole folder, or the knowledge folder itself
            self.kinds.update([_KINDS[name]] if name in _KINDS else [*_WHOLE.values(), *_KINDS.values()])
            return
        id_ = name.rsplit(".", 1)[0]
        folder = folders[0] if folders else id_
        if folder in _WHOLE:
            self.kinds.add(_WHOLE[folder])
        elif folder in _KINDS:
            self.names.add((_KINDS[folder], id_))
        else:
            self.names.update((kind, id_) for kind in _FILED)
            self.names.update(("sources", key) for key in inside)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A file with slips in it, as far as it makes sense.

    Attributes:
        form: None when nothing is left.
        data: the file's data without what is wrong. cut: where that stood.
    """

    form: Any
    data: Any
    cut: frozenset[Location]


def salvaged(data: Any, error: ValidationError, adapter: TypeAdapter[Any]) -> Salvaged:  # noqa: ANN401 - whatever YAML holds
    """What is left when everything wrong is cut out: the rest of the file is looked at all the same."""
    left = copy.deepcopy(data)
    cut: set[Location] = set()
    while True:
        wrong = {_cut(left, location) for location in _places(error)}
        if () in wrong or wrong <= cut:
            return Salvaged(None, None, frozenset({()}))
        cut |= wrong
        try:
            return Salvaged(adapter.validate_python(left), left, frozenset(cut))
        except ValidationError as more:
            error = more


def _places(error: ValidationError) -> Iterator[Location]:
    """What to take out: the part that is wrong, a list as a whole so that the others keep their places."""
    for item in error.errors(include_url=False, include_context=False, include_input=False):
        location = tuple(part for part in item["loc"] if part != "[key]")
        location = location[:-1] if item["type"] == "missing" else location
        first = next((at for at, part in enumerate(location) if isinstance(part, int)), len(location))
        yield location[:first]


def _cut(data: Any, location: Location) -> Location:  # noqa: ANN401 - whatever YAML holds
    """Take out what stands at a location, or the text that stands in its way; where it was cut."""
    for depth, part in enumerate(location, 1):
        if not isinstance(data, dict) or part not in data:
            return location  # cut out already, with what stood around it
        if depth == len(location) or not isinstance(data[part], dict):
            del data[part]
            return location[:depth]
        data = data[part]
    return ()
