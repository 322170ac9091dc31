"""The one reader of the knowledge folder, for the bot, the checks and the tests. Knows nothing of matching."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from bot.errors import Both, KnowledgeError, Problem
from bot.knowledge import documents, emergency_check, references, schema, slots, unfinished
from bot.knowledge.complaints import said
from bot.knowledge.files import files_of, revision
from bot.knowledge.model import Entity, Intent, Knowledge, Relation, Smalltalk, Source, Topic
from bot.knowledge.salvage import Unread, salvaged

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from bot.knowledge.documents import Document, Location
    from bot.knowledge.emergencies import Emergencies

LEARNED = "learned"
"""A second tree of the same folders, inside the knowledge folder: what staff answered from the review desk."""

_TYPES = {"organisations": "organisation", "places": "place", "people": "person"}
_SINGLE: Mapping[str, Any] = {
    "sources.yaml": TypeAdapter(dict[schema.Identifier, schema.SourceForm]),
    "relations.yaml": TypeAdapter(dict[schema.Identifier, schema.RelationForm]),
    "lexicon.yaml": TypeAdapter(schema.LexiconForm),
    "ordinary.yaml": TypeAdapter(schema.OrdinaryForm),
    "emergency.yaml": TypeAdapter(schema.EmergenciesForm),
}
_NONE: Mapping[str, Problem] = {}
_REQUIRED = ("sources.yaml", "relations.yaml", "lexicon.yaml")


def read(folder: Path) -> Knowledge:
    """Read and validate the whole folder.

    Raises:
        KnowledgeError: with every problem of every file, sorted, when at least one is an error.
    """
    return read_files(files_of(folder), str(folder))


def read_files(files: Mapping[str, bytes], shown_as: str = "knowledge") -> Knowledge:
    """The knowledge that these files hold; what a dry run calls with one file more.

    Args:
        files: content by path inside the folder, `/` between parts.
        shown_as: the folder's name in the problems.

    Raises:
        KnowledgeError: with every problem of every file, sorted.
    """
    examined = examine(files, shown_as)
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


def examine(files: Mapping[str, bytes], shown_as: str = "knowledge", unreadable: Mapping[str, Problem] = _NONE) -> Examined:
    """Read these files as `read_files` does, and keep what is wrong with them instead of raising it.

    Args:
        unreadable: what could not be opened, by path inside the folder, and why: what it would hold is not missing.
    """
    gathered = _Gathered(shown_as)
    for inside, problem in unreadable.items():
        gathered.problems.append(problem)
        gathered.unread.file(_parts(inside))
    for inside, content in sorted(files.items()):
        gathered.add(inside, content)
    for name in _REQUIRED:
        if name not in files and not (name == "sources.yaml" and any(f.startswith("sources/") for f in files)):
            gathered.problems.append(
                Problem.of(f"{shown_as}/{name}", 0, 0, "missing-file", Both("this file is needed", "il faut ce fichier"))
            )
            gathered.unread.file([name])
    read = gathered.knowledge("")
    gathered.problems.extend(references.check(read, gathered.documents, gathered.unread))
    gathered.problems.extend(slots.check(read, gathered.documents, gathered.unread))
    gathered.problems.extend(emergency_check.check(read, gathered.documents, gathered.unread))
    gathered.problems.extend(problem for document in gathered.drafts for problem in unfinished.check(document))
    knowledge = gathered.knowledge(revision(files))
    return Examined(knowledge, gathered.documents, tuple(gathered.parsed), tuple(sorted(gathered.problems)))


class _Gathered:
    """What has been read so far, and what is wrong with it."""

    def __init__(self, shown_as: str) -> None:
        self.shown_as = shown_as
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.parsed: list[Document] = []
        self.drafts: list[Document] = []
        self.unread = Unread()
        self._sources: dict[str, Source] = {}
        self._relations: dict[str, Relation] = {}
        self._entities: dict[str, Entity] = {}
        self._intents: dict[str, Intent] = {}
        self._topics: dict[str, Topic] = {}
        self._smalltalk: dict[str, Smalltalk] = {}
        self._lexicon = schema.LexiconForm().made()
        self._emergencies: Emergencies | None = None

    def add(self, inside: str, content: bytes) -> None:
        path = f"{self.shown_as}/{inside}"
        parts = _parts(inside)
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            self.problems.append(Problem.of(path, line, 1, "not-utf8", documents.NOT_UTF8))
            self.unread.file(parts)
            return
        document = documents.parse(path, text)
        self.problems.extend(document.problems)
        if document.problems:
            self.unread.file(parts)
            return
        self.parsed.append(document)
        if unfinished.MARK in text:
            self.drafts.append(document)
        if len(parts) == 2 and parts[0] == "sources":  # noqa: PLR2004 - folder and file
            self._single("sources.yaml", document)
        elif len(parts) == 1 and parts[0] in _SINGLE:
            self._single(parts[0], document)
        elif len(parts) == 2 and parts[0] in schema.FOLDERS:  # noqa: PLR2004 - as above
            self._filed(parts, document)
        else:
            self.unread.file(parts, document.data if isinstance(document.data, dict) else ())
            known = ", ".join(sorted(["sources/", *_SINGLE, *(f"{folder}/" for folder in schema.FOLDERS)]))
            message = Both(f"no such file belongs here; known are {known}", f"ce fichier n’a pas sa place ici; il y a {known}")
            self.problems.append(Problem.of(path, 1, 1, "unknown-file", message))

    def _single(self, name: str, document: Document) -> None:
        form, document, cut = self._validated(document, _SINGLE[name])
        for location in cut:
            self._uncertain(name, location)
        if form is None:
            return
        if name in ("lexicon.yaml", "ordinary.yaml", "emergency.yaml"):
            self._only_one(name, document, form.made())
            return
        target: dict[str, Any] = self._sources if name == "sources.yaml" else self._relations
        for id_, item in form.items():
            if id_ in target:
                message = Both(f"{id_!r} is defined elsewhere too", f"{id_!r} est défini ailleurs aussi")
                self.problems.append(document.problem((id_,), "duplicate-id", message))
            target[id_] = item.made(id_)
            self.documents[f"{name}:{id_}"] = document

    def _only_one(self, name: str, document: Document, made: Any) -> None:  # noqa: ANN401 - what one of three forms makes
        """Keep what a file holds of which there is one alone."""
        if name in self.documents:
            message = Both(f"there is another {name}", f"il y a un autre {name}")
            self.problems.append(document.problem((), "duplicate-id", message))
        self.documents[name] = document
        if name == "emergency.yaml":
            self._emergencies = made
        elif name == "ordinary.yaml":
            self._lexicon = replace(self._lexicon, ordinary=made)
        else:
            self._lexicon = replace(made, ordinary=self._lexicon.ordinary)

    def _uncertain(self, name: str, location: Location) -> None:
        """Note what could not be read of one of the single files."""
        if location == () or name == "lexicon.yaml":
            self.unread.file([name])
        elif name == "relations.yaml":
            self.unread.names.update({("relations", str(location[0])), ("inside", str(location[0]))})
        elif name == "sources.yaml":
            self.unread.names.add(("sources", str(location[0])))

    def _filed(self, parts: Sequence[str], document: Document) -> None:
        folder, id_ = parts[0], parts[1].rsplit(".", 1)[0]
        form, document, _ = self._validated(document, TypeAdapter(schema.FOLDERS[folder]))
        if not schema.is_identifier(id_):
            message = Both(
                "a file name is lower-case letters without accents, digits and hyphens",
                "un nom de fichier se fait de minuscules sans accents, de chiffres et de traits d’union",
            )
            self.problems.append(document.problem((), "id-is-file-name", message))
            return
        if form is None:
            self.unread.file(parts)
            return
        made = form.made(id_, _TYPES[folder]) if folder in _TYPES else form.made(id_)
        shelves: dict[str, dict[str, Any]] = {
            "topics": self._topics,
            "intents": self._intents,
            "smalltalk": self._smalltalk,
        }
        target = shelves.get(folder, self._entities)
        if id_ in target:
            message = Both(f"another file is called {id_!r} too", f"un autre fichier s’appelle {id_!r} aussi")
            self.problems.append(document.problem((), "duplicate-id", message))
        target[id_] = made
        self.documents[f"{'entities' if folder in _TYPES else folder}:{id_}"] = document

    def _validated(self, document: Document, adapter: TypeAdapter[Any]) -> tuple[Any, Document, Collection[Location]]:
        """The form, or what is left of it; the document that holds as much; where something was cut out."""
        try:
            return adapter.validate_python(document.data), document, ()
        except ValidationError as error:
            self.problems.extend(said(document, error))
            left = salvaged(document.data, error, adapter)
            return left.form, replace(document, data=left.data), left.cut

    def knowledge(self, revision: str) -> Knowledge:
        return Knowledge(
            revision=revision,
            sources=self._sources,
            relations=self._relations,
            entities=self._entities,
            intents=self._intents,
            topics=self._topics,
            smalltalk=self._smalltalk,
            lexicon=self._lexicon,
            emergencies=self._emergencies,
        )


def _parts(inside: str) -> list[str]:
    """Folder and file, wherever the tree stands."""
    return inside.removeprefix(f"{LEARNED}/").split("/")
