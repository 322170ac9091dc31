"""The lists of words in the YAML files of the languages, folded as the words of a message are. Knows what none is for."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bot.knowledge.model import LANGUAGES
from bot.nlu.text import fold
from bot.yaml_loader import Loader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.model import Language

_HERE: Final = Path(__file__).parent
WORD: Final = re.compile(r"[^\W_]+")
"""A word as these lists and `split` see it: what an apostrophe or a hyphen holds together counts as two."""

Phrases = frozenset[tuple[str, ...]]
"""Phrases as folded words: "c'est où" is `("c", "est", "ou")`."""


@lru_cache(maxsize=1)
def _read() -> Mapping[Language, Mapping[str, Any]]:
    return {language: _content(_HERE / f"{language}.yaml") for language in LANGUAGES}


def _content(file: Path) -> dict[str, Any]:
    loader = Loader(file.read_text(encoding="utf-8"))
    try:
        content: dict[str, Any] = loader.get_single_data()
    finally:
        loader.dispose()
    return content


def phrases(name: str) -> Phrases:
    """The phrases of a list, in all languages together: many a message mixes them."""
    return frozenset(phrase for content in _read().values() for phrase in _folded(content.get(name, ())))


def words(name: str, language: Language | None = None) -> frozenset[str]:
    """The words of a list, in all languages together unless one is told."""
    asked = _read().values() if language is None else (_read()[language],)
    return frozenset(word for content in asked for phrase in _folded(content.get(name, ())) for word in phrase)


def values(name: str) -> dict[str, int]:
    """The words of a list that each stand for a number, in all languages together."""
    return {fold(word): number for content in _read().values() for word, number in content.get(name, {}).items()}


def groups(name: str) -> dict[str, frozenset[str]]:
    """The words of a list that each go with others, in all languages together."""
    return {
        fold(word): frozenset(map(fold, others))
        for content in _read().values()
        for word, others in content.get(name, {}).items()
    }


def _folded(found: Iterable[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(WORD.findall(fold(phrase))) for phrase in found)
