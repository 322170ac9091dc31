"""The sheet that staff correct an answer on: what it holds at first, and the correction that it makes. Knows no channel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.knowledge.model import Fact, Topic
from bot.knowledge.step_lines import line_of, typed
from bot.review.errors import FieldsError
from bot.review.proposal_check import fault, of_step
from bot.review.proposal_form import both, cited, source_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.knowledge.model import NextStep, Source, Words

_NAMES: Final = ("title_en", "question_en", "phrasings_en")


def words_of(said: Fact | Topic) -> Words | None:
    """What an answer says; None of a topic that refuses."""
    return said.text if isinstance(said, Fact) else said.answer


def prefilled(said: Fact | Topic) -> dict[str, str]:
    """What it says now; a source is written there only where it is another one."""
    words = words_of(said)
    texts = {"answer_fr": words.fr, "answer_en": words.en or ""} if words is not None else {}
    empty = dict.fromkeys(("source_title", "source_url", "source_date", "override", *_NAMES), "")
    return {**empty, **texts, "actions": "\n".join(step_lines(said)), "valid_until": said.valid_until or ""}


def step_lines(said: Fact | Topic) -> list[str]:
    """The next steps that stand with it, as they are typed."""
    return [line_of(_as_written(step), said.sources) for step in said.actions]


def english_lacking(said: Fact | Topic) -> tuple[str, ...]:
    """The fields of a topic that have no English yet, besides what it says."""
    if not isinstance(said, Topic):
        return ()
    there = (said.title.en, said.question.en, said.phrasings.en)
    return tuple(name for name, english in zip(_NAMES, there, strict=True) if not english)


def content(fields: Mapping[str, str], entry: str, said: Fact | Topic, sources: Mapping[str, Source], today: date) -> str:
    """What the form puts in place of what is there, as a file would hold it.

    A date without a title or an address is a newer one of the source that stands there.

    Args:
        sources: those of the knowledge, by id.

    Raises:
        FieldsError: a next step leads nowhere; or there is a date alone, and not one source that it can be of.
    """
    texts: dict[str, Any] = both(fields, "answer")
    given: dict[str, Any] = {"fr": None, "en": None, **texts} if isinstance(said, Fact) else {"answer": texts}
    for name in english_lacking(said):
        lines = [line.strip() for line in fields.get(name, "").splitlines() if line.strip()]
        if lines:
            given[name.removesuffix("_en")] = {"en": lines if name == "phrasings_en" else " ".join(lines)}
    source = _source(fields, said, sources, today)
    sourced = source is not None
    stood, words = said.valid_until or "", words_of(said)
    until = fields.get("valid_until", stood).strip()
    told = {"fr": words.fr, "en": words.en} if words is not None else {}
    # Beside another text or source the day would go unless it is said again: whoever left it in its field says it.
    if until != stood or (until and (sourced or texts != {key: text for key, text in told.items() if text})):
        given["valid_until"] = until or None
    cites: Sequence[str] = said.sources
    if source is not None:
        id_ = source_id(json.dumps([entry, source], ensure_ascii=False))
        given |= {"source": id_, "sources": {id_: source}}
        cites = (id_,)
    stands = step_lines(said)
    steps = [line for line in map(str.strip, fields.get("actions", "\n".join(stands)).splitlines()) if line]
    if steps != stands:
        given["actions"] = _steps(steps, cites)
    return json.dumps(given, ensure_ascii=False)  # JSON is YAML; the writer puts it into house style


def _source(fields: Mapping[str, str], said: Fact | Topic, sources: Mapping[str, Source], today: date) -> dict[str, Any] | None:
    """The source that the form names; None where the one that stands there stays."""
    source = cited(fields, today)
    if "title" in source or "url" in source:
        return source
    if "date" not in source:
        return None
    there = [sources[id_] for id_ in said.sources if id_ in sources]
    if len(there) != 1:
        raise FieldsError((fault("source_title", "which_source", count=len(there)),))
    address = {"url": there[0].url} if there[0].url is not None else {}
    return {"title": there[0].title, **address, **source}


def _steps(lines: Sequence[str], cites: Sequence[str]) -> list[dict[str, Any]] | None:
    """The next steps of these lines; None for none."""
    if faults := tuple(found for line in lines for found in of_step(line)):
        raise FieldsError(faults)
    return [typed(line, cites) for line in lines] or None


def _as_written(step: NextStep) -> dict[str, Any]:
    """A step as a knowledge file holds it."""
    label = {"fr": step.label.fr, "en": step.label.en} if step.label is not None else {}
    told = {language: text for language, text in label.items() if text}
    return {"kind": step.kind, "value": step.value, "label": told, "for": list(step.intents), "source": list(step.sources)}
