"""The one reader of the knowledge folder, for the bot, the checks and the tests. Knows nothing of matching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import Both, KnowledgeError, Problem
from bot.knowledge import documents, emergency_check, references, slots, subject_check, unfinished
from bot.knowledge.files import files_of, revision
from bot.knowledge.gathering import Gathered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.knowledge.base import Knowledge
    from bot.knowledge.documents import Document, Parse

_NONE: Mapping[str, Problem] = {}
_REQUIRED = ("sources.yaml", "relations.yaml", "lexicon.yaml")


def read(folder: Path) -> Knowledge:
    """Read and validate the whole folder.

    Raises:
        KnowledgeError: with every problem of every file, sorted, when at least one is an error.
    """
    return read_files(files_of(folder), str(folder))


def read_files(files: Mapping[str, bytes], shown_as: str = "knowledge", parse: Parse = documents.parse) -> Knowledge:
    """The knowledge that these files hold; what a dry run calls with one file more.

    Args:
        files: content by path inside the folder, `/` between parts.
        shown_as: the folder's name in the problems. parse: as `documents.parse`.

    Raises:
        KnowledgeError: with every problem of every file, sorted.
    """
    examined = examine(files, shown_as, parse=parse)
    if examined.problems:
        raise KnowledgeError(examined.problems)
    return examined.knowledge


@dataclass(frozen=True, slots=True)
class Examined:
    """What these files hold, as far as it could be read, and everything that keeps it from being used.

    Attributes:
        knowledge: whole only when there is no problem; the checks look at what there is, nothing else may.
        documents: where each thing stands, by `entities:<id>`, `topics:<id>`, `relations.yaml:<id>`…
        parsed: every file that is YAML.
        problems: sorted.
    """

    knowledge: Knowledge
    documents: Mapping[str, Document]
    parsed: tuple[Document, ...]
    problems: tuple[Problem, ...]


def examine(
    files: Mapping[str, bytes],
    shown_as: str = "knowledge",
    unreadable: Mapping[str, Problem] = _NONE,
    parse: Parse = documents.parse,
) -> Examined:
    """Read these files as `read_files` does, and keep what is wrong with them instead of raising it.

    Args:
        unreadable: what could not be opened, by path inside the folder, and why: what it would hold is not missing.
        parse: as `documents.parse`.
    """
    gathered = Gathered(shown_as, parse)
    for inside, problem in unreadable.items():
        gathered.missing(inside, problem)
    for inside, content in sorted(files.items()):
        gathered.add(inside, content)
    for name in _REQUIRED:
        if name not in files and not (name == "sources.yaml" and any(f.startswith("sources/") for f in files)):
            gathered.problems.append(
                Problem.of(f"{shown_as}/{name}", 0, 0, "missing-file", Both("this file is needed", "il faut ce fichier"))
            )
            gathered.unread.file([name])
    gathered.merge()
    read = gathered.knowledge("")
    gathered.problems.extend(references.check(read, gathered.documents, gathered.unread))
    gathered.problems.extend(slots.check(read, gathered.documents, gathered.unread))
    gathered.problems.extend(emergency_check.check(read, gathered.documents, gathered.unread))
    gathered.problems.extend(subject_check.check(read, gathered.documents, gathered.unread))
    gathered.problems.extend(problem for document in gathered.drafts for problem in unfinished.check(document))
    knowledge = gathered.knowledge(revision(files))
    return Examined(knowledge, gathered.documents, tuple(gathered.parsed), tuple(sorted(gathered.problems)))
