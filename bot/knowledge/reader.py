"""The one reader of the knowledge folder, for the bot, the checks and the tests. Knows nothing of matching."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from bot.errors import KnowledgeError, Problem
from bot.knowledge import documents, references, schema, slots
from bot.knowledge.model import Entity, Intent, Knowledge, Relation, Smalltalk, Source, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.knowledge.documents import Document

LEARNED = "learned"
"""A second tree of the same folders, inside the knowledge folder: what staff answered from the review desk."""

_TYPES = {"organisations": "organisation", "places": "place", "people": "person"}
_SINGLE: Mapping[str, Any] = {
    "sources.yaml": TypeAdapter(dict[schema.Identifier, schema.SourceForm]),
    "relations.yaml": TypeAdapter(dict[schema.Identifier, schema.RelationForm]),
    "lexicon.yaml": TypeAdapter(schema.LexiconForm),
    "ordinary.yaml": TypeAdapter(schema.OrdinaryForm),
}
_REQUIRED = ("sources.yaml", "relations.yaml", "lexicon.yaml")


def read(folder: Path) -> Knowledge:
    """Read and validate the whole folder.

    Raises:
        KnowledgeError: with every problem of every file, sorted, when at least one is an error.
    """
    return read_files(files_of(folder), str(folder))


def files_of(folder: Path) -> dict[str, bytes]:
    """The YAML files of a knowledge folder by their path inside it, as bytes; hidden files and folders left out.

    Raises:
        KnowledgeError: the folder is missing or a file cannot be read.
    """
    if not folder.is_dir():
        raise KnowledgeError([Problem(str(folder), 0, 0, "no-folder", "there is no such knowledge folder")])
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.y*ml")):
        inside = path.relative_to(folder)
        if path.suffix not in (".yaml", ".yml") or any(part.startswith((".", "_")) for part in inside.parts):
            continue
        try:
            found[inside.as_posix()] = path.read_bytes()
        except OSError as error:
            problems.append(Problem(str(path), 0, 0, "unreadable-file", f"cannot be read: {error.strerror}"))
    if problems:
        raise KnowledgeError(problems)
    return found


def read_files(files: Mapping[str, bytes], shown_as: str = "knowledge") -> Knowledge:
    """The knowledge that these files hold; what a dry run calls with one file more.

    Args:
        files: content by path inside the folder, `/` between parts.
        shown_as: the folder's name in the problems.
    """
    gathered = _Gathered(shown_as)
    for inside, content in sorted(files.items()):
        gathered.add(inside, content)
    for name in _REQUIRED:
        if name not in files and not (name == "sources.yaml" and any(f.startswith("sources/") for f in files)):
            gathered.problems.append(Problem(f"{shown_as}/{name}", 0, 0, "missing-file", "this file is needed"))
    if not gathered.problems:
        gathered.problems.extend(references.check(gathered.knowledge(""), gathered.documents))
        gathered.problems.extend(slots.check(gathered.knowledge(""), gathered.documents))
    if gathered.problems:
        raise KnowledgeError(sorted(gathered.problems))
    digest = hashlib.sha256()
    for inside, content in sorted(files.items()):
        digest.update(f"{inside}\0{len(content)}\0".encode())
        digest.update(content)
    return gathered.knowledge(digest.hexdigest()[:16])


class _Gathered:
    """What has been read so far, and what is wrong with it."""

    def __init__(self, shown_as: str) -> None:
        self.shown_as = shown_as
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self._sources: dict[str, Source] = {}
        self._relations: dict[str, Relation] = {}
        self._entities: dict[str, Entity] = {}
        self._intents: dict[str, Intent] = {}
        self._topics: dict[str, Topic] = {}
        self._smalltalk: dict[str, Smalltalk] = {}
        self._lexicon = schema.LexiconForm().made()

    def add(self, inside: str, content: bytes) -> None:
        path = f"{self.shown_as}/{inside}"
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            self.problems.append(Problem(path, line, 1, "not-utf8", "the file is not UTF-8 text"))
            return
        document = documents.parse(path, text)
        self.problems.extend(document.problems)
        if document.problems:
            return
        parts = inside.removeprefix(f"{LEARNED}/").split("/")
        if len(parts) == 2 and parts[0] == "sources":  # noqa: PLR2004 - folder and file
            self._single("sources.yaml", document)
        elif len(parts) == 1 and parts[0] in _SINGLE:
            self._single(parts[0], document)
        elif len(parts) == 2 and parts[0] in schema.FOLDERS:  # noqa: PLR2004 - as above
            self._filed(parts[0], parts[1].rsplit(".", 1)[0], document)
        else:
            known = ", ".join(sorted(["sources/", *_SINGLE, *(f"{folder}/" for folder in schema.FOLDERS)]))
            self.problems.append(Problem(path, 1, 1, "unknown-file", f"no such file belongs here; known are {known}"))

    def _single(self, name: str, document: Document) -> None:
        form = self._validated(document, _SINGLE[name])
        if form is None:
            return
        if name in ("lexicon.yaml", "ordinary.yaml"):
            if name in self.documents:
                self.problems.append(document.problem((), "duplicate-id", f"there is another {name}"))
            self.documents[name] = document
            made, before = form.made(), self._lexicon
            words = name == "ordinary.yaml"
            self._lexicon = replace(before, ordinary=made) if words else replace(made, ordinary=before.ordinary)
            return
        target: dict[str, Any] = self._sources if name == "sources.yaml" else self._relations
        for id_, item in form.items():
            if id_ in target:
                self.problems.append(document.problem((id_,), "duplicate-id", f"{id_!r} is defined elsewhere too"))
            target[id_] = item.made(id_)
            self.documents[f"{name}:{id_}"] = document

    def _filed(self, folder: str, id_: str, document: Document) -> None:
        form = self._validated(document, TypeAdapter(schema.FOLDERS[folder]))
        if form is None:
            return
        if not schema.is_identifier(id_):
            message = "a file name is lower-case letters without accents, digits and hyphens"
            self.problems.append(document.problem((), "id-is-file-name", message))
            return
        made = form.made(id_, _TYPES[folder]) if folder in _TYPES else form.made(id_)
        shelves: dict[str, dict[str, Any]] = {
            "topics": self._topics,
            "intents": self._intents,
            "smalltalk": self._smalltalk,
        }
        target = shelves.get(folder, self._entities)
        if id_ in target:
            self.problems.append(document.problem((), "duplicate-id", f"another file is called {id_!r} too"))
        target[id_] = made
        self.documents[f"{'entities' if folder in _TYPES else folder}:{id_}"] = document

    def _validated(self, document: Document, adapter: TypeAdapter[Any]) -> Any:  # noqa: ANN401 - each form has its own type
        try:
            return adapter.validate_python(document.data)
        except ValidationError as error:
            self.problems.extend(_said(document, error))
            return None

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
        )


_RULES = {"extra_forbidden": "unknown-key", "missing": "missing-key"}


def _said(document: Document, error: ValidationError) -> Iterator[Problem]:
    """The errors of pydantic, each at its place and in words for people who write YAML, not Python."""
    for item in error.errors(include_url=False):
        kind = item["type"]
        location = tuple(part for part in item["loc"] if part != "[key]")
        name = location[-1] if location else "the file"
        if isinstance(name, int):
            name = f"item {name + 1} of {location[-2]}"
        match kind:
            case "extra_forbidden":
                message = f"there is no key {name!r} here"
            case "missing" if name == "source":
                yield document.problem(location, "missing-source", "every fact needs a `source`")
                continue
            case "missing" if name == "fr":
                yield document.problem(location, "missing-french", "the French text is missing")
                continue
            case "missing":
                message = f"the key {name!r} is missing"
            case "model_type" | "dict_type":
                message = f"{name!r} must be a group of keys, found {_kind(item['input'])}"
            case "tuple_type" | "list_type":
                message = f"{name!r} must be a list, found {_kind(item['input'])}"
            case "string_type":
                message = f"{name!r} must be text, found {_kind(item['input'])}; put it between quotes"
            case _:
                message = f"{name!r}: {item['msg'].removeprefix('Value error, ')}"
        yield document.problem(location, _RULES.get(kind, "wrong-value"), message)


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (type(None), "nothing"),
    (bool, "yes/no"),
    ((int, float), "a number"),
    (str, "text"),
    (list, "a list"),
    (dict, "a group of keys"),
)


def _kind(value: object) -> str:
    return next((name for kind, name in _KINDS if isinstance(value, kind)), type(value).__name__)
