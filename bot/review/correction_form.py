"""The sheet that staff correct an answer on: what it holds at first, and the correction that it makes. Knows no channel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.knowledge.model import Fact
from bot.review.proposal_form import both, cited, source_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.knowledge.model import Topic, Words


def words_of(said: Fact | Topic) -> Words | None:
    """What an answer says; None of a topic that refuses."""
    return said.text if isinstance(said, Fact) else said.answer


def prefilled(said: Fact | Topic) -> dict[str, str]:
    """What it says now; a source is written there only where it is another one."""
    words = words_of(said)
    texts = {"answer_fr": words.fr, "answer_en": words.en or ""} if words is not None else {}
    return {**dict.fromkeys(("source_title", "source_url", "source_date", "override"), ""), **texts}


def content(fields: Mapping[str, str], entry: str, said: Fact | Topic, today: date) -> str:
    """What the form puts in place of what is there, as a file would hold it."""
    texts: dict[str, Any] = both(fields, "answer")
    given: dict[str, Any] = {"fr": None, "en": None, **texts} if isinstance(said, Fact) else {"answer": texts}
    source = cited(fields, today)
    if "title" in source or "url" in source:
        id_ = source_id(json.dumps([entry, source], ensure_ascii=False))
        given |= {"source": id_, "sources": {id_: source}}
    return json.dumps(given, ensure_ascii=False)  # JSON is YAML; the writer puts it into house style
