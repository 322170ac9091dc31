"""Slots of a sentence filled as the language wants it: "de" + "le Cégep" is "du Cégep". Knows no sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language

_JOINED: Final = re.compile(r"\b([Dd]e|[ÀàAa]|[Qq]ue|[Qq]u’est-ce que) \{(\w+)\}")
_ARTICLES: Final = {"de": {"le": "du", "les": "des"}, "à": {"le": "au", "les": "aux"}}
_VOWELS: Final = "aeiouyàâäéèêëîïôöùûüœæ"


def filled(template: str, language: Language, slots: Mapping[str, object]) -> str:
    """The sentence with its slots filled; in French, articles contracted and vowels elided where a slot meets `de`, `à`, `que`.

    Raises:
        KeyError: a slot of the sentence was not given.
    """
    if "{" not in template:
        return template
    if language == "fr":
        template = _JOINED.sub(lambda match: _met(match[1], match[2], slots), template)
    return template.format_map(slots)


def _met(word: str, slot: str, slots: Mapping[str, object]) -> str:
    """The word before a slot, joined with the value; the value is put in at once, its braces doubled for the format."""
    value = str(slots[slot]).replace("{", "{{").replace("}", "}}")
    article, _, rest = value.partition(" ")
    contracted = _ARTICLES.get(word.lower(), {}).get(article.lower())
    if contracted is not None and rest:
        return (contracted.capitalize() if word[0].isupper() else contracted) + " " + rest
    if word.lower().endswith("e") and value[:1].lower() in _VOWELS and not value.isupper():
        return word[:-1] + "’" + value
    return f"{word} {value}"
