"""Would `subjects.yaml` send somebody nowhere? Topics that are not there, or that two subjects claim. Knows no file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.errors import Both
from bot.knowledge.references import DEAD_TOPIC, none_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.errors import Problem
    from bot.knowledge.base import Knowledge
    from bot.knowledge.documents import Document
    from bot.knowledge.salvage import Unread


def check(knowledge: Knowledge, documents: Mapping[str, Document], unread: Unread) -> Iterator[Problem]:
    """Every topic that is not there, and every one that two subjects claim.

    Args:
        unread: what may stand where nothing could be read: whatever rests upon it is passed over.
    """
    times = Counter(id_ for subject in knowledge.subjects.values() for id_ in set(subject.topics))
    for subject in knowledge.subjects.values():
        document = documents[f"subjects.yaml:{subject.id}"]
        for key, ids in (("guide", (subject.guide,)), ("topics", subject.topics)):
            for id_ in ids:
                if id_ not in knowledge.topics and not unread.may_hold("topics", id_):
                    yield document.problem((subject.id, key), DEAD_TOPIC, none_of("topics", id_, knowledge.topics))
        for id_ in subject.topics:
            if times[id_] > 1:
                message = Both(f"{id_!r} belongs to another subject too", f"{id_!r} est aussi d’un autre domaine")
                yield document.problem((subject.id, "topics"), "duplicate-id", message)
