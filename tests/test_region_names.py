"""No sentence of the program names the region that it ships with: another one starts from a folder of its own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
READ = {".py", ".html", ".js", ".yaml", ".css", ".sql", ".svg"}
"""What people write; what was learned from questions (`weights.json`, `precedents.npz`) is no sentence."""

ABOUT = re.compile(r"kamouraska|pocatière|saint-pascal|bas[- ]saint[- ]laurent|\bmrc\b", re.IGNORECASE)

PROGRAM = re.compile(
    r"""
    kamouraska            # the package's command, and who does what nobody did by hand: never with a capital
    | kamouraska-         # what begins the name of a temporary folder
    | kamouraska-(bot|widget)      # the package; the element that other people's pages place
    | --kamouraska-widget-height   # what those pages say of it
    | kamouraska\.(secret|periods)  # the files beside the database
    | kamouraska_(session|staff)   # cookies
    | kamouraska_(questions|emergencies|answer_seconds|feedback|log_failures|store_refusals)  # what /metrics counts
    | kamouraska_(http_responses|knowledge|waiting_groups|waiting_days)?                      # and shows
    | _?KAMOURASKA_(\w+)? # the environment
    | KamouraskaError     # what the program raises
    """,
    re.VERBOSE,
)
"""Identifiers that bear the program's name, which installations, cookies and scripts rely on."""

WORD = re.compile(r"[\w.-]*kamouraska[\w-]*(?:\.\w+)?", re.IGNORECASE)


@cache
def names() -> re.Pattern[str]:
    """Every proper name of an entity: as it is called, and its aliases that begin with a capital."""
    entities = shipped.knowledge().entities.values()
    found = {
        name for entity in entities for name in (entity.name.fr, entity.name.en, *entity.aliases) if name and name[0].isupper()
    }
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})(?!\w)")


def named_in(line: str) -> set[str]:
    """What a line names of the region, identifiers of the program apart."""
    rest = WORD.sub(lambda word: "" if PROGRAM.fullmatch(word[0].rstrip(".")) else word[0], line)
    return {match[0] for pattern in (ABOUT, names()) for match in pattern.finditer(rest)}


def written() -> Iterator[tuple[str, str]]:
    """Every line of the program's own files, with its place."""
    for path in sorted((ROOT / "bot").rglob("*")):
        if path.suffix in READ and "initial" not in path.parts:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                yield f"{path.relative_to(ROOT)}:{number}", line


def test_nothing_in_the_program_names_the_region_that_it_ships_with() -> None:
    """The region is `knowledge/region.yaml`; what is in it stands nowhere else, comments and examples included."""
    assert [(place, *found) for place, line in written() if (found := named_in(line))] == []


def test_a_name_would_be_found() -> None:
    """The search knows the region, its neighbours, its organisations and people, and lets the program's own name be."""
    for line in (
        "Bonjour du Kamouraska!",
        "kamouraskois et Kamouraska",
        "à La Pocatière",
        "la MRC",
        "et Optech?",
        "Jean Lachance",
    ):
        assert named_in(line), line
    for line in (
        "`kamouraska ask`",
        "class BusyError(KamouraskaError):",
        "KAMOURASKA_STORE__PATH",
        "kamouraska_session.",
        "amrcx",
    ):
        assert not named_in(line), line
