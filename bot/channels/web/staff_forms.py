"""The answer form of the staff's pages: what it holds at first, and the proposal that it makes. Knows no request."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from bot.review.library import Proposal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.review.desk import Dossier


def prefilled(dossier: Dossier) -> dict[str, str]:
    """Phrasings are proposed from the questions, to be rephrased; everything else is for the person to say."""
    group = dossier.group
    names = (
        "title_fr",
        "title_en",
        "question_fr",
        "question_en",
        "phrasings_fr",
        "phrasings_en",
        "answer_fr",
        "answer_en",
        "source_title",
        "source_url",
        "source_date",
        "target",
        "items",
        "override",
        "kind",
    )
    asked = "\n".join(dict.fromkeys(question.text for question in dossier.questions))
    return dict.fromkeys(names, "") | {
        f"phrasings_{group.language}": asked,
        "items": asked,
        "kind": "new_entry",
        "target": group.nearest if group.nearest and group.reason != "wrong_answer" else "",
    }


def proposal(fields: Mapping[str, str], today: date) -> Proposal:
    """What the form proposes; what is missing of a topic is for the reader of the knowledge to say."""
    if fields.get("kind") == "new_phrasing":
        language = "en" if fields.get("language") == "en" else "fr"
        items = tuple((language, line) for line in _lines(fields, "items"))
        return Proposal("new_phrasing", target=fields.get("target", "").strip(), items=items)  # type: ignore[arg-type]
    source: dict[str, Any] = {"title": _line(fields, "source_title"), "url": _line(fields, "source_url")}
    source |= {"date": _line(fields, "source_date"), "checked_on": today.isoformat()}
    id_ = f"equipe-{sha256(_line(fields, 'title_fr').encode()).hexdigest()[:10]}"
    topic = {
        "title": _both(fields, "title"),
        "question": _both(fields, "question"),
        "phrasings": {language: _lines(fields, f"phrasings_{language}") for language in ("fr", "en")},
        "answer": _both(fields, "answer"),
        "source": id_,
        "sources": {id_: {key: value for key, value in source.items() if value}},
    }
    # JSON is YAML; the writer puts it into house style.
    return Proposal("new_entry", content=json.dumps(topic, ensure_ascii=False))


def _both(fields: Mapping[str, str], name: str) -> dict[str, str]:
    found = {language: fields.get(f"{name}_{language}", "").replace("\r\n", "\n").strip() for language in ("fr", "en")}
    return {language: text for language, text in found.items() if text}


def _line(fields: Mapping[str, str], name: str) -> str:
    return " ".join(fields.get(name, "").split())


def _lines(fields: Mapping[str, str], name: str) -> list[str]:
    return [line.strip() for line in fields.get(name, "").splitlines() if line.strip()]
