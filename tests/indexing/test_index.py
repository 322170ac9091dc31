"""An index is a function of its files: what it takes from an earlier one is what it would have made."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.indexing.index import Index
from bot.knowledge.files import files_of
from tests.eval import ROOT
from tests.village import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TEXT = ("24 juin", "25 novembre")
PHRASING = ("date of the fair]", "date of the fair, the day of the fair]")


def _parts(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Everything in an index, to the last bit, in its order."""
    if isinstance(value, np.ndarray):
        yield path, (value.dtype, value.shape, value.tobytes())
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _parts(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _parts(one, f"{path}[{key!r}]")
    elif isinstance(value, list | tuple):
        for place, one in enumerate(value):
            yield from _parts(one, f"{path}[{place}]")
    elif type(value).__module__.startswith("bot.") and hasattr(value, "__dict__"):
        yield from _parts(vars(value), path)
    else:
        yield path, value


def _same(earlier: Mapping[str, bytes], files: Mapping[str, bytes]) -> bool:
    again = Index.build(files, "knowledge", Index.build(earlier, "knowledge"))
    return dict(_parts(again)) == dict(_parts(Index.build(files, "knowledge")))


@pytest.mark.parametrize(("there", "then"), [TEXT, PHRASING])
def test_an_index_made_from_an_earlier_one_is_the_same_to_the_last_bit(there: str, then: str) -> None:
    """What is made of each phrasing and each text by itself is taken over, and what changed is made anew."""
    files = {name: text.encode() for name, text in FILES.items()}
    name = next(name for name in files if name.endswith("topics/fete.yaml"))
    changed = files | {name: files[name].replace(there.encode(), then.encode())}
    assert changed != files
    assert _same(files, changed)


@pytest.mark.parametrize("name", ["topics/fete.yaml", "organisations/scierie.yaml"])
def test_so_it_is_with_an_entry_that_comes_or_goes(name: str) -> None:
    """And what was there before, or is left, is none the less."""
    files = {path: text.encode() for path, text in FILES.items()}
    path = next(path for path in files if path.endswith(name))
    fewer = {other: content for other, content in files.items() if other != path}
    assert _same(fewer, files)
    assert _same(files, fewer)


def test_so_it_is_from_and_to_an_empty_base() -> None:
    """The first entry of an installation that begins with none."""
    empty = {path: FILES[path].encode() for path in ("sources.yaml", "relations.yaml", "lexicon.yaml", "region.yaml")}
    one = empty | {path: text.encode() for path, text in FILES.items() if path.endswith("topics/meteo.yaml")}
    assert _same(empty, one)
    assert _same(one, empty)


@pytest.mark.slow
def test_so_it_is_over_the_base_that_ships() -> None:
    """An answer corrected in place among all others."""
    files = dict(files_of(ROOT / "knowledge"))
    name = "organisations/optech.yaml"
    changed = files | {name: files[name].replace(b"27 emplois", b"29 emplois")}
    assert changed != files
    assert _same(files, changed)
