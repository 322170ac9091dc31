"""The files of a knowledge put together: each validated by its form, overlays added to what they name. Opens no file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError

from bot.errors import Both, Problem
from bot.knowledge import documents, overlays, references, schema, unfinished
from bot.knowledge.base import Knowledge
from bot.knowledge.complaints import said
from bot.knowledge.region import nameless
from bot.knowledge.salvage import Unread, salvaged

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.knowledge.documents import Document, Location, Parse
    from bot.knowledge.emergencies import Emergencies
    from bot.knowledge.model import Entity, Intent, Smalltalk, Source, Topic
    from bot.knowledge.region import Region
    from bot.knowledge.relations import Relation
    from bot.knowledge.salvage import Kind
    from bot.knowledge.subjects import Need, Subject

LEARNED: Final = "learned"
"""A second tree of the same folders, inside the knowledge folder: what staff answered; files of its own, and overlays."""

_TYPES = {"organisations": "organisation", "places": "place", "people": "person"}
_SINGLE: Mapping[str, Any] = {
    "sources.yaml": TypeAdapter(dict[schema.Identifier, schema.SourceForm]),
    "relations.yaml": TypeAdapter(dict[schema.Identifier, schema.RelationForm]),
    "lexicon.yaml": TypeAdapter(schema.LexiconForm),
    "ordinary.yaml": TypeAdapter(schema.OrdinaryForm),
    "emergency.yaml": TypeAdapter(schema.EmergenciesForm),
    "region.yaml": TypeAdapter(schema.RegionForm),
    "subjects.yaml": TypeAdapter(dict[schema.Identifier, schema.SubjectForm]),
    "needs.yaml": TypeAdapter(dict[schema.Identifier, schema.NeedForm]),
}
_KINDS: Final[Mapping[str, Kind]] = {"topics": "topics", "intents": "intents"}


class Gathered:
    """What has been read so far, and what is wrong with it."""

    def __init__(self, shown_as: str, parse: Parse = documents.parse) -> None:
        self.shown_as = shown_as
        self._parse = parse
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
        self._region: Region | None = None
        self._subjects: dict[str, Subject] = {}
        self._needs: dict[str, Need] = {}
        self._overlays: list[tuple[str, str, Document]] = []
        self._corrections: list[tuple[str, str, Document]] = []

    def missing(self, inside: str, problem: Problem) -> None:
        """Note a file that could not be opened, and why."""
        self.problems.append(problem)
        self.unread.file(_parts(inside))

    def add(self, inside: str, content: bytes) -> None:
        """Take one file."""
        path = f"{self.shown_as}/{inside}"
        parts = _parts(inside)
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            self.problems.append(Problem.of(path, line, 1, "not-utf8", documents.NOT_UTF8))
            self.unread.file(parts)
            return
        document = self._parse(path, text)
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
            if not (inside.startswith(f"{LEARNED}/") and self._overlaid(parts[0], document)):
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
        if name in ("lexicon.yaml", "ordinary.yaml", "emergency.yaml", "region.yaml"):
            self._only_one(name, document, form.made())
            return
        targets: dict[str, dict[str, Any]] = {
            "sources.yaml": self._sources,
            "subjects.yaml": self._subjects,
            "needs.yaml": self._needs,
        }
        target = targets.get(name, self._relations)
        for id_, item in form.items():
            if id_ in target:
                message = Both(f"{id_!r} is defined elsewhere too", f"{id_!r} est défini ailleurs aussi")
                self.problems.append(document.problem((id_,), "duplicate-id", message))
            target[id_] = item.made(id_)
            self.documents[f"{name}:{id_}"] = document

    def _only_one(self, name: str, document: Document, made: Any) -> None:  # noqa: ANN401 - what one of four forms makes
        """Keep what a file holds of which there is one alone."""
        if name in self.documents:
            message = Both(f"there is another {name}", f"il y a un autre {name}")
            self.problems.append(document.problem((), "duplicate-id", message))
        self.documents[name] = document
        if name == "emergency.yaml":
            self._emergencies = made
        elif name == "region.yaml":
            self._region = made
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
        if id_ in self._shelf(folder):
            message = Both(f"another file is called {id_!r} too", f"un autre fichier s’appelle {id_!r} aussi")
            self.problems.append(document.problem((), "duplicate-id", message))
        self._shelve(folder, id_, form, document)

    def _shelf(self, folder: str) -> dict[str, Any]:
        shelves: dict[str, dict[str, Any]] = {
            "topics": self._topics,
            "intents": self._intents,
            "smalltalk": self._smalltalk,
        }
        return shelves.get(folder, self._entities)

    def _shelve(self, folder: str, id_: str, form: Any, document: Document) -> None:  # noqa: ANN401 - one of the forms
        made = form.made(id_, _TYPES[folder]) if folder in _TYPES else form.made(id_)
        self._shelf(folder)[id_] = made
        self.documents[_named(folder, id_)] = document

    def _overlaid(self, folder: str, document: Document) -> bool:
        """Take a file that adds to another one, or corrects it; False of any other."""
        if overlays.is_overlay(document):
            form, document, _ = self._validated(document, TypeAdapter(schema.OVERLAYS[folder]))
            self._overlays += [] if form is None else [(folder, form.adds_to, document)]
        elif overlays.is_correction(document) and folder in schema.CORRECTIONS:
            form, document, _ = self._validated(document, TypeAdapter(schema.CORRECTIONS[folder]))
            self._corrections += [] if form is None else [(folder, form.corrects, document)]
        else:
            return False
        return True

    def merge(self) -> None:
        """Correct each file, and add to it what the overlays say, once every file was read."""
        for folder, id_, correction in self._corrections:
            self._merged(folder, id_, correction, overlays.CORRECTS)
        for folder, id_, overlay in sorted(self._overlays, key=lambda one: overlays.order(one[2])):
            self._merged(folder, id_, overlay, overlays.KEY)

    def _merged(self, folder: str, id_: str, overlay: Document, key: str) -> None:
        base = self.documents.get(_named(folder, id_))
        if base is None or (folder in _TYPES and self._entities[id_].type != _TYPES[folder]):
            if not self.unread.may_hold(_KINDS.get(folder, "entities"), id_):
                message = references.none_of(folder, id_, self._shelf(folder))
                self.problems.append(overlay.problem((key,), overlays.DEAD_OVERLAY, message))
            return
        document, problems = (overlays.corrected if key == overlays.CORRECTS else overlays.merged)(base, overlay)
        self.problems.extend(problems)
        self._shelve(folder, id_, TypeAdapter(schema.FOLDERS[folder]).validate_python(document.data), document)

    def _validated(self, document: Document, adapter: TypeAdapter[Any]) -> tuple[Any, Document, Collection[Location]]:
        """The form, or what is left of it; the document that holds as much; where something was cut out."""
        try:
            return adapter.validate_python(document.data), document, ()
        except ValidationError as error:
            self.problems.extend(said(document, error))
            left = salvaged(document.data, error, adapter)
            return left.form, replace(document, data=left.data), left.cut

    def knowledge(self, revision: str) -> Knowledge:
        """What was put together, as far as it could be read."""
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
            region=self._region or nameless(self._entities.values()),
            subjects=self._subjects,
            needs=self._needs,
        )


def _named(folder: str, id_: str) -> str:
    """The name under which a document is kept."""
    return f"{'entities' if folder in _TYPES else folder}:{id_}"


def _parts(inside: str) -> list[str]:
    """Folder and file, wherever the tree stands."""
    return inside.removeprefix(f"{LEARNED}/").split("/")
