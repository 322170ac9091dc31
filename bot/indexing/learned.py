"""From what staff propose to the files that would hold it, with where it came from. Pure; writes nothing itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.knowledge.documents import parse
from bot.knowledge.reader import LEARNED
from bot.knowledge.schema import FOLDERS, is_identifier
from bot.knowledge.writer import dumped, with_entry, with_item
from bot.matching.text import fold
from bot.review.errors import NotPossibleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.review.library import Proposal, Provenance

_ENTITIES: Final = ("organisations", "places", "people")
_NAMED: Final = {"topic": "topics", "smalltalk": "smalltalk", "intent": "intents"}


def drafted(proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance) -> dict[str, bytes | None]:
    """The files that would change, as they would be.

    Raises:
        NotPossibleError: the proposal names no place, or one that is not there.
        WritingError: a list that should grow is none.
    """
    match proposal.kind:
        case "new_entry":
            return _new_entry(proposal, files, provenance)
        case "new_fact":
            return _new_fact(proposal, files, provenance)
        case "new_phrasing":
            return _extended(proposal, files, _place_of(proposal.target, files))
        case "new_alias":
            file = _file(files, _ENTITIES, proposal.target.removeprefix("entity:"))
            content = files[file]
            for _, name in proposal.items:
                content = with_item(content, ("aliases",), name)
            return {file: content}


def _new_entry(proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance) -> dict[str, bytes | None]:
    document = parse("<new entry>", proposal.content)
    if document.problems or not isinstance(document.data, dict):
        told = "; ".join(str(problem) for problem in document.problems) or "expected the YAML of a knowledge file"
        raise NotPossibleError(told)
    data = dict(document.data)
    sources = data.pop("sources", None)
    place = proposal.place or _found_place(data)
    folder, _, id_ = place.partition("/")
    if folder not in FOLDERS or not is_identifier(id_):
        # Whatever else the name holds (`..`, a slash, a line break) would lead out of the folder, or be no file's name.
        known, shown = ", ".join(FOLDERS), ascii(place[:80])
        raise NotPossibleError(
            f"{shown} is no place for a file: FOLDER/NAME, with one of {known}, and a name of lower-case letters without "
            "accents, digits and hyphens",
            f"{shown}\u00a0: il faut DOSSIER/NOM, avec un de {known}, et un nom de minuscules sans accents, de chiffres et "
            "de traits d’union",
        )
    there = _known_file(files, (folder,), id_)
    header = _header(provenance)
    # What stands in the content besides sources is kept as its author wrote it.
    content = dumped(data, header) if sources else "".join(f"# {line}\n" for line in header).encode() + _ended(proposal.content)
    changed: dict[str, bytes | None] = {there or f"{LEARNED}/{place}.yaml": content}
    if sources:
        changed[f"{LEARNED}/sources/{id_}.yaml"] = dumped(sources, header)
    return changed


def _new_fact(proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance) -> dict[str, bytes | None]:
    """The fact in the file of its entity; its source in a file of its own, which says where both came from."""
    intent, _, entity = proposal.target.partition(":")
    if not intent or not entity:
        raise NotPossibleError(
            "say what the fact is about: whom, and which question of theirs",
            "dites de qui ou de quoi parle la réponse, et à quelle question elle répond",
        )
    file = _file(files, _ENTITIES, entity)
    held = parse(file, files[file].decode()).data
    if intent in (held.get("facts") or {}):
        raise NotPossibleError(
            f"{file} says that already; change it there, or add a phrasing",
            f"{file} le dit déjà : changez-le là, ou ajoutez une formulation",
        )
    data = dict(parse("<new fact>", proposal.content).data)
    sources = data.pop("sources", None)
    changed: dict[str, bytes | None] = {file: with_entry(files[file], ("facts",), intent, data)}
    if sources:
        changed[f"{LEARNED}/sources/{intent.replace('_', '-')}-{entity}.yaml"] = dumped(sources, _header(provenance))
    return changed


def _header(provenance: Provenance) -> tuple[str, ...]:
    return (
        f"Appris du groupe {provenance.group}\u00a0: {provenance.askers} personne(s), {provenance.questions} question(s).",
        f"Répondu par {' '.join(provenance.by.split())}, le {provenance.day}.",
    )


def _ended(text: str) -> bytes:
    return (text if text.endswith("\n") else f"{text}\n").encode()


def _found_place(data: Mapping[str, Any]) -> str:
    """Where a topic goes by its title; anything else must be told."""
    title = data.get("title")
    french = title.get("fr") if isinstance(title, dict) else None
    if "question" not in data or not isinstance(french, str):
        raise NotPossibleError(
            "say where the file belongs, as organisations/NAME", "dites où va le fichier, comme organisations/NOM"
        )
    return f"topics/{identifier(french)}"


def identifier(name: str) -> str:
    """A name as the name of a file."""
    return re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")[:60].rstrip("-")


def _place_of(entry: str, files: Mapping[str, bytes]) -> tuple[str, tuple[str, ...]]:
    """The file of an entry, and the way to its phrasings inside."""
    kind, _, id_ = entry.partition(":")
    if kind in _NAMED:
        return _file(files, (_NAMED[kind],), id_), ("phrasings",)
    return _file(files, _ENTITIES, id_), ("facts", kind, "phrasings")


def _extended(proposal: Proposal, files: Mapping[str, bytes], place: tuple[str, tuple[str, ...]]) -> dict[str, bytes | None]:
    file, keys = place
    content = files[file]
    if keys[0] == "facts" and keys[1] not in (parse(file, content.decode()).data.get("facts") or {}):
        raise NotPossibleError(f"{file} holds no fact of {keys[1]}", f"{file} n’a pas de fait «\u00a0{keys[1]}\u00a0»")
    for language, text in proposal.items:
        content = with_item(content, (*keys, language), text)
    return {file: content}


def _file(files: Mapping[str, bytes], folders: tuple[str, ...], id_: str) -> str:
    found = _known_file(files, folders, id_)
    if found is None:
        raise NotPossibleError(f"nothing of the knowledge is called {id_!r}", f"rien ne s’appelle «\u00a0{id_}\u00a0»")
    return found


def _known_file(files: Mapping[str, bytes], folders: tuple[str, ...], id_: str) -> str | None:
    wanted = {f"{tree}{folder}/{id_}" for tree in ("", f"{LEARNED}/") for folder in folders}
    return next((file for file in sorted(files) if file.rpartition(".")[0] in wanted), None)
