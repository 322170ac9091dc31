"""The first draft of an entry, its source and its test questions, with a TODO wherever somebody must write. Asks nobody."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from bot.answers.card import LEADING
from bot.errors import KamouraskaError
from bot.knowledge.files import files_of
from bot.knowledge.reader import examine
from bot.knowledge.schema import is_identifier
from bot.nlu.text import words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from bot.knowledge.base import Knowledge

Kind = Literal["organisation", "place", "person", "topic"]

_FOLDERS: Final[Mapping[Kind, str]] = {
    "organisation": "organisations",
    "place": "places",
    "person": "people",
    "topic": "topics",
}

_SHOWN: Final = 8
"""Values of a relation that a draft names."""

_ENTITY: Final = """\
# yaml-language-server: $schema=../.schemas/{kind}.json
# Remplacez chaque TODO, ajoutez, effacez; puis : kamouraska check
# Replace each TODO, add, delete; then: kamouraska check
name: {name}
# Comme au milieu d'une phrase, avec son article. As in the middle of a sentence, with its article.
called:
  fr: "TODO ({called[0]})"
  en: "TODO ({called[1]})"
# Les autres noms que les gens lui donnent. The other names that people give it: [Café, CDQ]
aliases: []
"""

_CALLED: Final[Mapping[Kind, tuple[str, str]]] = {
    "organisation": ("le Café du Quai, l'Atelier du Fleuve…", "Café du Quai, the Atelier du Fleuve…"),
    "place": ("le village de l'Anse, Valbrune…", "the village of L'Anse, Valbrune…"),
    "person": ("le nom tel quel, le plus souvent", "the name as it is, most often"),
}

_TIES: Final = """\
# Les liens d'où viennent les listes; enlevez le # de ceux que vous savez. The ties that lists are made of; take the # away.
# relations:
"""

_FACT: Final = """\
facts:
  {intent}:
    fr: TODO
    en: TODO
    source: {id}-source
"""

_TOPIC: Final = """\
# yaml-language-server: $schema=../.schemas/topic.json
# Remplacez chaque TODO, ajoutez, effacez; puis : kamouraska check
# Replace each TODO, add, delete; then: kamouraska check
title:
  fr: {name}
  en: "TODO (the title in English)"
question:
  fr: TODO
  en: TODO
# Comment les gens le demandent, en mots différents. How people ask for it, in different words.
phrasings:
  fr:
    - TODO (une formulation)
  en:
    - TODO (a phrasing)
answer:
  fr: TODO
  en: TODO
source: {id}-source
"""

_SOURCE: Final = """\
# yaml-language-server: $schema=../.schemas/sources.json
{id}-source:
  title: "TODO (le titre de la page, le journal ou le site)"
  url: https://example.org/TODO
  # La date que porte la source elle-même : AAAA, AAAA-MM ou AAAA-MM-JJ. Sans date, effacez la ligne.
  # The date that the source itself bears: YYYY, YYYY-MM or YYYY-MM-DD. Without a date, delete the line.
  date: {year}
  checked_on: {today}
"""

_QUESTIONS: Final = """\
# yaml-language-server: $schema={schemas}/questions.json
# Ce que les gens demandent, autrement que dans les formulations. What people ask, in other words than the phrasings.
answered:
  - q: TODO (une question)
    style: clean
    says: ["TODO (un mot que la bonne réponse contient)"]
refused:
  - q: "TODO (une question toute proche, à laquelle il ne faut pas répondre)"
    style: clean
    why: TODO
"""


class SkeletonError(KamouraskaError):
    """No skeleton can be written under that name; the message says why."""


def write(kind: Kind, name: str, knowledge: Path, questions: Path, *, today: dt.date) -> list[Path]:
    """Write the files, none over another.

    Raises:
        SkeletonError: the name makes no id, or one that is taken.
        KnowledgeError: there is no knowledge folder.
        OSError: a file cannot be written.
    """
    id_ = identifier(name)
    base = examine(files_of(knowledge)).knowledge
    drafts = {knowledge / inside: text for inside, text in _drafts(kind, name, id_, base, today).items()}
    if questions.is_dir():
        drafts[questions / _FOLDERS[kind] / f"{id_}.yaml"] = _QUESTIONS.format(
            schemas=Path(os.path.relpath(knowledge / ".schemas", questions / _FOLDERS[kind])).as_posix()
        )
    if id_ in (base.topics if kind == "topic" else base.entities):
        raise SkeletonError(f"there is a {kind} {id_!r} already", f"«\u00a0{id_}\u00a0» existe déjà ({kind})")
    for path in drafts:
        if path.exists():
            raise SkeletonError(f"{path} is there already", f"{path} existe déjà")
    for path, text in drafts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(drafts)


def identifier(name: str) -> str:
    """The id that a name makes: `Café du Quai` → `cafe-du-quai`.

    Raises:
        SkeletonError: it holds neither letter nor digit.
    """
    id_ = "-".join(word.text for word in words(name))
    if not is_identifier(id_):
        raise SkeletonError(f"no file can be named after {name!r}", f"aucun nom de fichier ne se tire de «\u00a0{name}\u00a0»")
    return id_


def _drafts(kind: Kind, name: str, id_: str, base: Knowledge, today: dt.date) -> dict[str, str]:
    quoted = json.dumps(name, ensure_ascii=False)
    source = {f"sources/{id_}.yaml": _SOURCE.format(id=id_, year=today.year, today=today.isoformat())}
    if kind == "topic":
        return {f"topics/{id_}.yaml": _TOPIC.format(name=quoted, id=id_), **source}
    entity = _ENTITY.format(kind=kind, name=quoted, called=_CALLED[kind])
    if kind == "organisation":
        entity += "".join([_TIES, *_ties(base, id_)] if base.relations else ())
    possible = [i.id for i in base.intents.values() if i.query == "fact" and kind in i.about]
    intent = next((i for i in LEADING if i in possible), possible[0] if possible else None)
    if intent is not None:
        entity += _FACT.format(intent=intent, id=id_)
    return {f"{_FOLDERS[kind]}/{id_}.yaml": entity, **(source if intent is not None else {})}


def _ties(base: Knowledge, id_: str) -> Iterator[str]:
    """A line for each relation, and what may stand there."""
    for relation in base.relations.values():
        some = sorted(relation.values) or sorted(e.id for e in base.entities.values() if e.type == relation.to)
        if some:
            shown = ", ".join(some[:_SHOWN]) + ("…" if len(some) > _SHOWN else "")
            yield f"#   {relation.id}: {{is: {some[0]}, source: {id_}-source}}  # {shown}\n"
