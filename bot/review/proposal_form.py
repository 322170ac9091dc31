"""The sheet that staff answer on: what it holds at first, and the proposal that it makes. Knows no channel."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from bot.privacy.detection import flags
from bot.review.errors import PrivateTextError
from bot.review.own_words import is_public, own_words, well_put
from bot.review.proposals import Proposal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from bot.knowledge.model import Language
    from bot.privacy.detection import Flag
    from bot.review.catalogue import Nearest
    from bot.review.own_words import OwnWords
    from bot.review.queue import Dossier

Kind = Literal["new_entry", "new_fact", "new_phrasing", "new_alias"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
SAYING: Final[tuple[Kind, ...]] = ("new_entry", "new_fact")
"""The kinds that say something of their own: it cites a source, and may end on a known day."""

_FIELDS: Final = (
    *(f"{name}_{language}" for name in ("title", "question", "answer", "phrasings") for language in ("fr", "en")),
    *("source_title", "source_url", "source_date", "target", "entity", "intent", "items", "actions", "valid_until", "override"),
)
MOST_PHRASINGS: Final = 12
"""Proposed on a sheet."""


def asked_by(dossier: Dossier) -> OwnWords:
    """What the group asks in its own language, as phrasings."""
    return own_words(question.text for question in dossier.questions if question.language == dossier.group.language)


def prefilled(dossier: Dossier, nearest: Nearest | None, asked: OwnWords) -> dict[str, str]:
    """What can be guessed: phrasings and a question in the group's own words, whom it is about, what is asked of them.

    All of it is a proposal; the answer and its source are for the person to say.

    Args:
        asked: see `asked_by`.
    """
    group = dossier.group
    proposed = "\n".join(asked.all[:MOST_PHRASINGS])
    found = dict.fromkeys(_FIELDS, "") | {f"phrasings_{group.language}": proposed, "items": proposed}
    if asked.public:
        found[f"question_{group.language}"] = well_put(asked.public[0])
    if nearest is not None and group.reason != "wrong_answer":
        if nearest.entry is not None:
            found["target"] = nearest.entry
        found |= {"entity": nearest.entity, "intent": nearest.intent}
    return found


def kind_of(dossier: Dossier, fields: Mapping[str, str]) -> Kind:
    """The kind of answer that a group most likely wants: a fact, where whom and what was understood and nobody wrote it."""
    understood = dossier.group.reason == "not_recorded" and fields["entity"] and fields["intent"]
    return "new_fact" if understood else KINDS[0]


def flagged(fields: Mapping[str, str], known: Collection[str]) -> tuple[Flag, ...]:
    """What of the texts that a form holds may be somebody's."""
    names = ("phrasings_fr", "phrasings_en") if fields.get("kind") in SAYING else ("items",)
    found = [flag for name in names for line in _lines(fields, name) for flag in flags(line, known)]
    return tuple(dict.fromkeys(found))


def proposal(fields: Mapping[str, str], today: date, language: Language) -> Proposal:
    """What the form proposes; what is missing of it is for the reader of the knowledge to say.

    Args:
        language: of the group, and so of its phrasings.

    Raises:
        PrivateTextError: a phrasing holds what must not become public.
    """
    match fields.get("kind"):
        case "new_phrasing":
            items = tuple((language, line) for line in _lines(fields, "items"))
            return Proposal("new_phrasing", target=_line(fields, "target"), items=items)
        case "new_alias":
            names = tuple((language, line) for line in _lines(fields, "items"))
            return Proposal("new_alias", target=_line(fields, "entity"), items=names)
        case "new_fact":
            return _fact(fields, today)
        case _:
            return _topic(fields, today)


def _topic(fields: Mapping[str, str], today: date) -> Proposal:
    id_ = source_id(_line(fields, "title_fr"))
    topic = {
        "title": both(fields, "title"),
        "question": both(fields, "question"),
        "phrasings": _phrasings(fields),
        "answer": both(fields, "answer"),
        "source": id_,
        **_end(fields),
        "sources": {id_: cited(fields, today)},
    }
    # JSON is YAML; the writer puts it into house style.
    return Proposal("new_entry", content=json.dumps(topic, ensure_ascii=False), actions=tuple(_lines(fields, "actions")))


def _fact(fields: Mapping[str, str], today: date) -> Proposal:
    target = f"{_line(fields, 'intent')}:{_line(fields, 'entity')}"
    id_ = source_id(target)
    phrasings = {language: lines for language, lines in _phrasings(fields).items() if lines}
    fact = {
        **both(fields, "answer"),
        "source": id_,
        **_end(fields),
        **({"phrasings": phrasings} if phrasings else {}),
        "sources": {id_: cited(fields, today)},
    }
    actions = tuple(_lines(fields, "actions"))
    return Proposal("new_fact", target=target, content=json.dumps(fact, ensure_ascii=False), actions=actions)


def _end(fields: Mapping[str, str]) -> dict[str, str]:
    """The day until which the answer holds, where the sheet names one."""
    until = _line(fields, "valid_until")
    return {"valid_until": until} if until else {}


def cited(fields: Mapping[str, str], today: date) -> dict[str, Any]:
    """The source that the sheet names, read today."""
    told = {"title": _line(fields, "source_title"), "url": _line(fields, "source_url")}
    told |= {"date": _line(fields, "source_date"), "checked_on": today.isoformat()}
    source: dict[str, Any] = {key: value for key, value in told.items() if value}
    if "date" not in source:
        source["date_note"] = {"fr": "non daté", "en": "undated"}
    return source


def source_id(name: str) -> str:
    """The id of a source that staff brought, by what it is for."""
    return f"equipe-{sha256(name.encode()).hexdigest()[:10]}"


def _phrasings(fields: Mapping[str, str]) -> dict[str, list[str]]:
    found = {language: _lines(fields, f"phrasings_{language}") for language in ("fr", "en")}
    for line in (line for lines in found.values() for line in lines):
        if not is_public(line):
            raise PrivateTextError(line)
    return found


def both(fields: Mapping[str, str], name: str) -> dict[str, str]:
    """A text of the sheet in the languages in which it was written."""
    found = {language: fields.get(f"{name}_{language}", "").replace("\r\n", "\n").strip() for language in ("fr", "en")}
    return {language: text for language, text in found.items() if text}


def _line(fields: Mapping[str, str], name: str) -> str:
    return " ".join(fields.get(name, "").split())


def _lines(fields: Mapping[str, str], name: str) -> list[str]:
    return [line.strip() for line in fields.get(name, "").splitlines() if line.strip()]
