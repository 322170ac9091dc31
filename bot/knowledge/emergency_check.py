"""Would `emergency.yaml` send somebody wrong? Numbers that do not stand first, sources that are not there. Knows no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import Both
from bot.knowledge.references import DEAD_SOURCE, DEAD_TOPIC, none_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.errors import Problem
    from bot.knowledge.base import Knowledge
    from bot.knowledge.documents import Document
    from bot.knowledge.emergencies import Emergency
    from bot.knowledge.salvage import Unread

WRONG_VALUE: Final = "wrong-value"


def check(knowledge: Knowledge, documents: Mapping[str, Document], unread: Unread) -> Iterator[Problem]:
    """Every name that leads nowhere, and every answer that does not begin with the number to call.

    Args:
        unread: what may stand where nothing could be read: whatever rests upon it is passed over.
    """
    if (emergencies := knowledge.emergencies) is None:
        return
    document = documents["emergency.yaml"]
    for id_ in sorted(emergencies.topics - knowledge.topics.keys()):
        if not unread.may_hold("topics", id_):
            yield document.problem(("topics",), DEAD_TOPIC, none_of("topics", id_, knowledge.topics))
    for kind, emergency in emergencies.kinds.items():
        for id_ in emergency.sources:
            if id_ not in knowledge.sources and not unread.may_hold("sources", id_):
                message = Both(f"there is no source {id_!r}", f"il n’y a pas de source {id_!r}")
                yield document.problem(("kinds", kind, "source"), DEAD_SOURCE, message)
        yield from _numbers(emergency, document)


def _numbers(emergency: Emergency, document: Document) -> Iterator[Problem]:
    """Whoever reads three words must have read the number; whoever cannot press a button must find all of them in the text."""
    first = emergency.lines[0].number
    for language, text in (("fr", emergency.answer.fr), ("en", emergency.answer.en or "")):
        at = ("kinds", emergency.id, "answer", language)
        if text and not text.startswith(f"**{first}**"):
            message = Both(f"begin with **{first}**, the number to call", f"commencer par **{first}**, le numéro à appeler")
            yield document.problem(at, WRONG_VALUE, message)
        for line in emergency.lines:
            if text and line.number not in text:
                message = Both(f"the answer lacks {line.number}", f"il manque {line.number} dans la réponse")
                yield document.problem(at, WRONG_VALUE, message)
