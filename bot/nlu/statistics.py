"""What was counted of the base that was learned from, and stays as it was: a new entry moves the score of no other."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.nlu.frequencies import Frequencies
from bot.nlu.keys import keys_of
from bot.nlu.regression import Regression

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import Any

    import numpy.typing as npt

    from bot.nlu.keys import Keys
    from bot.nlu.phrasings import PhrasingRow


@dataclass(frozen=True, slots=True)
class Counted:
    """How many texts hold each feature.

    Attributes:
        stems, letters, typed: of the phrasings, the last as typed. french, english: the letters of what answers say.
        held: stems of both, each label and each answer being a text.
    """

    stems: Frequencies
    letters: Frequencies
    typed: Frequencies
    french: Frequencies
    english: Frequencies
    held: Frequencies


class Statistics(NamedTuple):
    """All that is counted of a base and frozen.

    Attributes:
        phrasings: a key of each one that was learned from, sorted.
        wanted: the regression on their vectors; spelled: on what is hashed of them.
    """

    counted: Counted
    phrasings: Keys
    spelled: Regression
    wanted: Regression

    def knows(self, keys: Keys) -> npt.NDArray[np.bool_]:
        """Whether each phrasing is one that was learned from."""
        return np.isin(keys, self.phrasings)


def phrasing_keys(rows: Iterable[PhrasingRow]) -> Keys:
    """What tells each phrasing apart by its label and all that is compared of it."""
    return keys_of((row.label, row.tokens, row.typed, row.sentence) for row in rows)


def write(path: Path, statistics: Statistics) -> None:
    """Keep what is the same whatever sentences are compared by; the same values give the same bytes."""
    kept: dict[str, Any] = {
        "phrasings": statistics.phrasings,
        "spelled": statistics.spelled.packed(),
    }
    for field in fields(Counted):
        found: Frequencies = getattr(statistics.counted, field.name)
        kept[f"{field.name}_texts"] = np.array(found.texts)
        kept[f"{field.name}_keys"] = found.keys
        kept[f"{field.name}_held"] = found.held
    np.savez_compressed(path, allow_pickle=False, **kept)


def read(path: Path, wanted: Regression) -> Statistics:
    """What `write` kept, beside what is kept with the weights of an encoder."""
    with np.load(path, allow_pickle=False) as content:
        found = {name: content[name] for name in content.files}
    counted = Counted(**{field.name: _frequencies(field.name, found) for field in fields(Counted)})
    return Statistics(counted, found["phrasings"], Regression.unpacked(found["spelled"]), wanted)


def _frequencies(name: str, found: Mapping[str, Any]) -> Frequencies:
    return Frequencies(int(found[f"{name}_texts"]), found[f"{name}_keys"], found[f"{name}_held"])
