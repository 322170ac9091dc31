"""From what staff propose to the files that would hold it, with where it came from. Pure; writes nothing itself."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from bot.knowledge import overlays
from bot.knowledge.documents import parse
from bot.knowledge.gathering import LEARNED
from bot.knowledge.relisting import relisted
from bot.knowledge.schema import FOLDERS, is_identifier
from bot.knowledge.step_lines import typed
from bot.knowledge.writer import dumped
from bot.nlu.text import fold
from bot.review.errors import NotPossibleError, ReplacesError, Version
from bot.review.proposal_check import examine
from bot.review.proposals import ProposedFiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.review.proposal_check import Known
    from bot.review.proposals import Proposal, Provenance

_ENTITIES: Final = ("organisations", "places", "people")
_NAMED: Final = {"topic": "topics", "smalltalk": "smalltalk", "intent": "intents"}


def drafted(proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance, known: Known) -> ProposedFiles:
    """The files that would be new, all under `learned/`: the base is never written, since an update replaces it.

    Args:
        known: what the texts are looked at with.

    Raises:
        FieldsError: what was written cannot become knowledge.
        NotPossibleError: the proposal names no place, or one that is not there.
        ReplacesError: the base holds such a file already.
    """
    data = parse("<proposal>", proposal.content).data if proposal.content else None
    examine(proposal, data, dt.date.fromisoformat(provenance.day), known)
    match proposal.kind:
        case "new_entry":
            return _new_entry(proposal, files, provenance)
        case "new_fact":
            return _new_fact(proposal, files, provenance)
        case "new_phrasing":
            return _more_phrasings(proposal, files, provenance)
        case "new_alias":
            file = _file(files, _ENTITIES, proposal.target.removeprefix("entity:"))
            aliases = {"aliases": [name for _, name in proposal.items]}
            return ProposedFiles({_free(file, files, provenance): _overlay(file, aliases, provenance)}, None)


def _new_entry(proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance) -> ProposedFiles:
    document = parse("<new entry>", proposal.content)
    if document.problems or not isinstance(document.data, dict):
        told = "; ".join(str(problem) for problem in document.problems) or "expected the YAML of a knowledge file"
        told_fr = "; ".join(problem.shown("fr") for problem in document.problems)
        raise NotPossibleError(told, told_fr or "il faut le YAML d’un fichier de connaissances")
    data, written = dict(document.data), _ended(proposal.content)
    sources = data.pop("sources", None)
    if proposal.actions:
        data["actions"] = [*(data.get("actions") or ()), *_steps(proposal, data)]
        written = written if sources else relisted(written, ("actions",), data["actions"])
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
    path = f"{LEARNED}/{place}.yaml"
    header = _header(provenance)
    # What stands in the content besides sources is kept as its author wrote it.
    content = dumped(data, header) if sources else "".join(f"# {line}\n" for line in header).encode() + written
    taken = _known_file(files, (folder,), id_)
    if taken is not None and not taken.startswith(f"{LEARNED}/"):
        raise ReplacesError((Version(taken, files[taken].decode(), content.decode()),), None)
    changed: dict[str, bytes | None] = {taken or path: content}
    if sources:
        changed[f"{LEARNED}/sources/{id_}.yaml"] = dumped(sources, header)
    kind = next((kind for kind, named in _NAMED.items() if named == folder and kind != "intent"), None)
    return ProposedFiles(changed, f"{kind}:{id_}" if kind else None)


def _new_fact(proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance) -> ProposedFiles:
    """The fact as an overlay of its entity; its source in a file of its own, which says where both came from."""
    intent, _, entity = proposal.target.partition(":")
    if not intent or not entity:
        raise NotPossibleError(
            "say what the fact is about: whom, and which question of theirs",
            "dites de qui ou de quoi parle la réponse, et à quelle question elle répond",
        )
    file = _file(files, _ENTITIES, entity)
    data = dict(parse("<new fact>", proposal.content).data)
    sources = data.pop("sources", None)
    if proposal.actions:
        data["actions"] = _steps(proposal, data)
    content = _overlay(file, {"facts": {intent: data}}, provenance)
    if (holder := _holding(files, file, intent)) is not None:
        raise ReplacesError((Version(holder, files[holder].decode(), content.decode()),), None)
    # Named by what it says: of two who say it at once, in two programs, the second finds the file of the first.
    path = f"{_stem(file)}-{intent}.yaml"
    path = _free(file, files, provenance) if path in files else path
    changed: dict[str, bytes | None] = {path: content}
    if sources:
        changed[f"{LEARNED}/sources/{path.rpartition('/')[2]}"] = dumped(sources, _header(provenance))
    return ProposedFiles(changed, f"{intent}:{entity}")


def _steps(proposal: Proposal, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The next steps that were typed beside an answer, with its source where they name none."""
    cited = data.get("source") or ()
    return [typed(line, [cited] if isinstance(cited, str) else list(cited)) for line in proposal.actions]


def _holding(files: Mapping[str, bytes], file: str, intent: str) -> str | None:
    """The file that says a fact of an entity already: its own, or an overlay of it."""
    entity = file.rpartition("/")[2].rpartition(".")[0]
    folder = file.removeprefix(f"{LEARNED}/").partition("/")[0]
    for name, content in files.items():
        if name == file or name.startswith(f"{LEARNED}/{folder}/"):
            held = parse(name, content.decode(errors="replace")).data
            if not isinstance(held, dict) or (name != file and held.get(overlays.KEY) != entity):
                continue
            if intent in (held.get("facts") or {}):
                return name
    return None


def _overlay(file: str, added: Mapping[str, Any], provenance: Provenance) -> bytes:
    """A file that adds to another one, with where it came from."""
    return dumped({overlays.KEY: file.rpartition("/")[2].rpartition(".")[0], **added}, _header(provenance))


def _stem(file: str) -> str:
    """The path under `learned/` of what adds to a file, as far as it is the same for all."""
    return f"{LEARNED}/{file.removeprefix(f'{LEARNED}/').rpartition('.')[0]}"


def _free(file: str, files: Mapping[str, bytes], provenance: Provenance) -> str:
    """The path of a new overlay: one a publication, so that each can be taken back whatever came after it."""
    stem = f"{_stem(file)}-{provenance.group}"
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(files) + 3)))
    return next(f"{one}.yaml" for one in names if f"{one}.yaml" not in files)


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


def _more_phrasings(proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance) -> ProposedFiles:
    """Phrasings as an overlay of a topic, an intent, small talk, or of the entity that a fact is about."""
    kind, _, id_ = proposal.target.partition(":")
    phrasings: dict[str, list[str]] = {}
    for language, text in proposal.items:
        phrasings.setdefault(language, []).append(text)
    if kind in _NAMED:
        file = _file(files, (_NAMED[kind],), id_)
        return ProposedFiles(
            {_free(file, files, provenance): _overlay(file, {"phrasings": phrasings}, provenance)}, proposal.target
        )
    file = _file(files, _ENTITIES, id_)
    if _holding(files, file, kind) is None:
        raise NotPossibleError(f"{file} holds no fact of {kind}", f"{file} n’a pas de fait «\u00a0{kind}\u00a0»")
    added = {"phrasings": {kind: phrasings}}
    return ProposedFiles({_free(file, files, provenance): _overlay(file, added, provenance)}, proposal.target)


def _file(files: Mapping[str, bytes], folders: tuple[str, ...], id_: str) -> str:
    found = _known_file(files, folders, id_)
    if found is None:
        raise NotPossibleError(f"nothing of the knowledge is called {id_!r}", f"rien ne s’appelle «\u00a0{id_}\u00a0»")
    return found


def _known_file(files: Mapping[str, bytes], folders: tuple[str, ...], id_: str) -> str | None:
    wanted = {f"{tree}{folder}/{id_}" for tree in ("", f"{LEARNED}/") for folder in folders}
    return next((file for file in sorted(files) if file.rpartition(".")[0] in wanted), None)
