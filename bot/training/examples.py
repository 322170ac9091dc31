"""Labelled questions as they are learned from: the questions of the files beside the knowledge, and the blind authors'."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.authoring.expectations import fits
from bot.knowledge.files import files_of
from bot.knowledge.questions import mirrored, read_files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

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


def of_authors(folder: Path) -> Iterator[Example]:
    """The questions of the blind authors, one file each, a JSON object a line."""
    for path in sorted(folder.glob("*.jsonl")):
        begun = set()
        for line in path.read_text(encoding="utf-8").splitlines():
            found = json.loads(line)
            conversation = found.get("conversation")
            if conversation in begun or "expect" not in found:
                continue  # what stands alone is learned from; a follow-up needs what came before
            if conversation is not None:
                begun.add(conversation)
            entries = entries_of(found["expect"])
            group = min(entries, default=f"{path.stem}:{found['question']}")
            yield Example(found["question"], path.stem, group, found.get("language"), entries, subject=found.get("subject", ""))


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
