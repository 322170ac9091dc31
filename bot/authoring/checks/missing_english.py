"""A French text has no English beside it: whoever asks in English is answered in French, with a word about it. A warning.

Passes:
    # topics/bac.yaml
    title: {fr: Bac de récupération, en: Recycling bin}
    question: {fr: Quand sort-on le bac?, en: When does the bin go out?}
    phrasings: {fr: [quand sortir le bac bleu], en: [which day is the blue bin]}
    answer: {fr: Le bac sort le mardi., en: The bin goes out on Tuesdays.}
    source: gazette

Fails:
    # topics/bac.yaml
    title: {fr: Bac de récupération, en: Recycling bin}
    question: {fr: Quand sort-on le bac?, en: When does the bin go out?}
    phrasings: {fr: [quand sortir le bac bleu]}
    answer: {fr: Le bac sort le mardi.}
    source: gazette
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem
    from bot.knowledge.documents import Document, Location

ID: Final = "missing-english"
SOUND_BASE: Final = False

_PHRASING: Final = Both("no English phrasing beside the French", "pas de formulation anglaise à côté du français")
_TEXT: Final = Both("no English text beside the French", "pas de texte anglais à côté du français")


def find(base: Base) -> Iterator[Problem]:
    """Every group of keys that has `fr` and not `en`, whatever the file."""
    for document in base.parsed:
        yield from _without(document.data, (), document)


def _without(data: Any, location: Location, document: Document) -> Iterator[Problem]:  # noqa: ANN401 - whatever YAML holds
    if isinstance(data, dict):
        if data.get("fr") and not data.get("en"):
            yield document.problem((*location, "fr"), ID, _PHRASING if isinstance(data["fr"], list) else _TEXT).as_warning()
        for key, value in data.items():
            yield from _without(value, (*location, str(key)), document)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _without(value, (*location, number), document)
