"""The sheet that staff correct an answer on: what it holds at first, and the correction that it makes. Knows no channel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.knowledge.model import Fact, Topic
from bot.review.proposal_form import both, cited, source_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.knowledge.model import Words

_NAMES: Final = ("title_en", "question_en", "phrasings_en")


def words_of(said: Fact | Topic) -> Words | None:
    """What an answer says; None of a topic that refuses."""
    return said.text if isinstance(said, Fact) else said.answer


def prefilled(said: Fact | Topic) -> dict[str, str]:
    """What it says now; a source is written there only where it is another one."""
    words = words_of(said)
    texts = {"answer_fr": words.fr, "answer_en": words.en or ""} if words is not None else {}
    empty = dict.fromkeys(("source_title", "source_url", "source_date", "override", *_NAMES), "")
    return {**empty, **texts, "valid_until": said.valid_until or ""}


def english_lacking(said: Fact | Topic) -> tuple[str, ...]:
    """The fields of a topic that have no English yet, besides what it says."""
    if not isinstance(said, Topic):
        return ()
    there = (said.title.en, said.question.en, said.phrasings.en)
    return tuple(name for name, english in zip(_NAMES, there, strict=True) if not english)


def content(fields: Mapping[str, str], entry: str, said: Fact | Topic, today: date) -> str:
    """What the form puts in place of what is there, as a file would hold it."""
    texts: dict[str, Any] = both(fields, "answer")
    given: dict[str, Any] = {"fr": None, "en": None, **texts} if isinstance(said, Fact) else {"answer": texts}
    for name in english_lacking(said):
        lines = [line.strip() for line in fields.get(name, "").splitlines() if line.strip()]
        if lines:
            given[name.removesuffix("_en")] = {"en": lines if name == "phrasings_en" else " ".join(lines)}
    source = cited(fields, today)
    sourced = "title" in source or "url" in source
    stood, words = said.valid_until or "", words_of(said)
    until = fields.get("valid_until", stood).strip()
    told = {"fr": words.fr, "en": words.en} if words is not None else {}
    # Beside another text or source the day would go unless it is said again: whoever left it in its field says it.
    if until != stood or (until and (sourced or texts != {key: text for key, text in told.items() if text})):
        given["valid_until"] = until or None
    if sourced:
        id_ = source_id(json.dumps([entry, source], ensure_ascii=False))
        given |= {"source": id_, "sources": {id_: source}}
    return json.dumps(given, ensure_ascii=False)  # JSON is YAML; the writer puts it into house style
