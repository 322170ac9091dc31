"""Would `subjects.yaml` or `needs.yaml` send somebody nowhere, or twice to the same? Knows no file."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from bot.errors import Both
from bot.knowledge.base import by_topic
from bot.knowledge.references import DEAD_SUBJECT, DEAD_TOPIC, none_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.errors import Problem
    from bot.knowledge.base import Knowledge
    from bot.knowledge.documents import Document
    from bot.knowledge.salvage import Unread


def check(knowledge: Knowledge, documents: Mapping[str, Document], unread: Unread) -> Iterator[Problem]:
    """Every topic or subject that is not there, and every one that two subjects, or two needs, claim.

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
    yield from _check_needs(knowledge, documents, unread)


def _check_needs(knowledge: Knowledge, documents: Mapping[str, Document], unread: Unread) -> Iterator[Problem]:
    subject_of = by_topic(knowledge)
    times = Counter(chain.from_iterable({*need.subjects, *need.topics} for need in knowledge.needs.values()))
    for need in knowledge.needs.values():
        document = documents[f"needs.yaml:{need.id}"]
        for id_ in need.subjects:
            if id_ not in knowledge.subjects:
                yield document.problem((need.id, "subjects"), DEAD_SUBJECT, _no_subject(id_))
        for id_ in need.topics:
            if id_ not in knowledge.topics and not unread.may_hold("topics", id_):
                yield document.problem((need.id, "topics"), DEAD_TOPIC, none_of("topics", id_, knowledge.topics))
            if id_ in subject_of:
                message = Both(f"{id_!r} is of the subject {subject_of[id_]!r}", f"{id_!r} est du domaine {subject_of[id_]!r}")
                yield document.problem((need.id, "topics"), "duplicate-id", message)
        for key, ids in (("subjects", need.subjects), ("topics", need.topics)):
            for id_ in ids:
                if times[id_] > 1:
                    message = Both(f"{id_!r} stands under another need too", f"{id_!r} est aussi sous un autre besoin")
                    yield document.problem((need.id, key), "duplicate-id", message)


def _no_subject(id_: str) -> Both:
    return Both(f"subjects.yaml has no subject {id_!r}", f"subjects.yaml n’a pas de domaine {id_!r}")
