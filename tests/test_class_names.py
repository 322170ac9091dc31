"""One meaning a word: a class of the review desk, the store or privacy shares its name with no other class of the bot."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import Final

import bot

BOT: Final = Path(bot.__file__).parent
ROOMS: Final = ("review", "store", "privacy")
"""Rooms whose words are settled; the others follow."""


def test_a_class_name_of_these_rooms_stands_once() -> None:
    """Whoever reads `Draft` or `Base` in a trace or a search finds one class, and not two that have nothing in common."""
    places: dict[str, list[str]] = defaultdict(list)
    for file in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(file.relative_to(BOT)))
    assert places, "the bot has classes"
    twice = {name: files for name, files in places.items() if len(files) > 1}
    assert {name: files for name, files in twice.items() if any(file.startswith(ROOMS) for file in files)} == {}
