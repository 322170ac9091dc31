"""Would `emergency.yaml` send somebody wrong? Groups that nothing fills, numbers that do not stand first. Knows no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import Both
from bot.knowledge.emergencies import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.errors import Problem
    from bot.knowledge.documents import Document
    from bot.knowledge.emergencies import Emergencies, Emergency
    from bot.knowledge.model import Knowledge
    from bot.knowledge.salvage import Unread

DEAD_GROUP: Final = "dead-group"
WRONG_VALUE: Final = "wrong-value"
DEAD_SOURCE: Final = "dead-source"


def check(knowledge: Knowledge, documents: Mapping[str, Document], unread: Unread) -> Iterator[Problem]:
    """Every name that leads nowhere, and every answer that does not begin with the number to call.

    Args:
        unread: what may stand where nothing could be read: whatever rests upon it is passed over.
    """
    if (emergencies := knowledge.emergencies) is None:
        return
    document = documents["emergency.yaml"]
    yield from _dead_groups(emergencies, document)
    for kind, emergency in emergencies.kinds.items():
        for id_ in emergency.sources:
            if id_ not in knowledge.sources and not unread.may_hold("sources", id_):
                message = Both(f"there is no source {id_!r}", f"il n’y a pas de source {id_!r}")
                yield document.problem(("kinds", kind, "source"), DEAD_SOURCE, message)
        yield from _numbers(emergency, document)


def _dead_groups(emergencies: Emergencies, document: Document) -> Iterator[Problem]:
    named = [(place, item.group) for place, text in emergencies.all_signs() for item in parsed(text) if item.group]
    named += [
        (("groups", name, at), member.strip("<>"))
        for name, members in emergencies.groups.items()
        for at, member in enumerate(members)
        if member.startswith("<")
    ]
    for place, group in named:
        if group not in emergencies.groups:
            message = Both(f"there is no group of words {group!r}", f"il n’y a pas de groupe de mots {group!r}")
            yield document.problem(place, DEAD_GROUP, message)
    for name in emergencies.groups:
        if name in _inside(name, emergencies.groups):
            message = Both(f"the group {name!r} holds itself", f"le groupe {name!r} se contient lui-même")
            yield document.problem(("groups", name), DEAD_GROUP, message)


def _inside(name: str, groups: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Every group that stands in a group, however deep."""
    found: set[str] = set()
    pending = [name]
    while pending:
        inner = {member.strip("<>") for member in groups.get(pending.pop(), ()) if member.startswith("<")}
        pending.extend(inner - found)
        found |= inner
    return found


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
