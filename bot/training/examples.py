"""Labelled questions as they are learned from: the questions of the files beside the knowledge, and the blind authors'."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from bot.authoring.expectations import fits
from bot.knowledge.files import files_of
from bot.knowledge.questions import mirrored, read_files
from bot.nlu.languages.signs import signs
from bot.nlu.split import split

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from bot.knowledge.model import Entity
    from bot.nlu.model import Entry

ORGANISATION: Final = "organisation"
"""The subject of details of somebody: of an organisation, a town, a person in office. No topic leads on from it."""
_BOT: Final = "bot"
MIRRORED: Final = "mirrored"
"""The author of the questions beside the knowledge."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and which answers are right.

    Attributes:
        author: who wrote it; folds keep authors together. group: what it is about; folds keep these together, too.
        entries: ids of the right answers; none when it must not be answered.
        file, says: of a question beside the knowledge: the file that it mirrors, and what a right answer holds.
        refused: the topic that says that this is not known, where it is refused beside one.
        subject: what a question without an answer is about, where its author's file says so.
    """

    text: str
    author: str
    group: str
    language: str | None = None
    entries: frozenset[str] = frozenset()
    file: str = ""
    says: tuple[str, ...] = ()
    smalltalk: bool = False
    refused: str = ""
    subject: str = ""

    @property
    def answered(self) -> bool:
        """Whether something here answers it."""
        return bool(self.entries or self.file or self.smalltalk)

    def is_right(self, entry: Entry, text: str) -> bool:
        """Whether this entry, with this text, is a right answer."""
        if self.refused:
            return entry.kind == "topic" and entry.name == self.refused
        if self.smalltalk:
            return entry.kind == "smalltalk"
        if not self.file:
            return entry.id in self.entries
        folder, _, name = self.file.partition("/")
        if entry.kind == "smalltalk":
            return False
        if folder == "topics" and entry.kind == "topic" and entry.name == name:
            return True
        return bool(self.says) and fits(text, self.says)


def beside_the_knowledge(folder: Path) -> Iterator[Example]:
    """The questions that mirror the files of the knowledge."""
    for question in read_files(files_of(folder)).questions:
        file = mirrored(question.file)
        yield Example(
            text=question.text,
            author=MIRRORED,
            group=file,
            file=file if question.expected == "answered" else "",
            says=question.says,
            smalltalk=question.expected == "smalltalk",
            refused=_topic(file) if question.expected == "refused" else "",
        )


def _topic(file: str) -> str:
    folder, _, name = file.partition("/")
    return name if folder == "topics" else ""


def of_authors(folder: Path, entities: Mapping[str, Entity]) -> Iterator[Example]:
    """The questions of the blind authors, one file each, a JSON object a line.

    What goes on from another question is taken with the name of whom that one was about in front of it, as
    `bot.answers.unsaid.named` reads it; a message that asks several things part by part, where as many are found in it.

    Args:
        entities: of the knowledge that the labels name, by id.
    """
    for path in sorted(folder.glob("*.jsonl")):
        spoken_of: dict[str, Entity | None] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            found = json.loads(line)
            conversation = found.get("conversation", "")
            before = spoken_of.get(conversation)
            for text, entries in _asked(found):
                group = min(entries, default=f"{path.stem}:{text}")
                example = Example(text, path.stem, group, found.get("language"), entries, subject=found.get("subject", ""))
                if conversation not in spoken_of:
                    yield example
                if before is not None and _may_be_of(before, entries):
                    yield replace(example, text=f"{before.called.in_(found.get('language') or 'fr')}: {text}")
                before = _about(entries, entities) or before
            if conversation:
                spoken_of[conversation] = before


def _asked(line: Mapping[str, Any]) -> list[tuple[str, frozenset[str]]]:
    """The questions of a line, each with what answers it; none where other parts are found than were labelled."""
    if "expect" in line:
        return [(line["question"], entries_of(line["expect"]))]
    labels = [entries_of(one) for one in line["expect_parts"]]
    parts = split(line["question"], signs()).parts
    return [(part.text, label) for part, label in zip(parts, labels, strict=True)] if len(parts) == len(labels) else []


def _about(entries: Collection[str], entities: Mapping[str, Entity]) -> Entity | None:
    """The only one whom these entries are about."""
    of = {id_ for entry in entries if (id_ := entry.partition(":")[2]) in entities}
    return entities[of.pop()] if len(of) == 1 else None


def _may_be_of(one: Entity, entries: Collection[str]) -> bool:
    """Whether an entity, or one that it is tied to, is what these entries are about, if they are about any."""
    return not entries or any(entry.partition(":")[2] in {one.id, *one.ties} for entry in entries)


def entries_of(expected: str | Collection[str] | None) -> frozenset[str]:
    """The entries that answer, as a label says it: one, several of which any does, or none."""
    return frozenset([expected] if isinstance(expected, str) else expected or ())


def subject_of(example: Example, subjects: Mapping[str, str]) -> str:
    """What an example is about; empty where nothing says so.

    Args:
        subjects: of each topic.
    """
    if example.subject:
        return example.subject
    if example.smalltalk:
        return _BOT
    folder, _, name = example.file.partition("/")
    topics = [entry.partition(":")[2] for entry in sorted(example.entries) if entry.startswith("topic:")]
    topics += [example.refused] if example.refused else []
    topics += [name] if folder == "topics" else []
    if topics:
        return subjects.get(topics[0], ORGANISATION)
    return ORGANISATION if example.answered else ""
