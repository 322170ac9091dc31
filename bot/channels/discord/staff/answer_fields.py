"""What is written in the five fields of an answer's form → the fields of the desk's sheet. Decides nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, assert_never

from bot.review import proposal_form
from bot.review.own_words import phrasing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language
    from bot.review.catalogue import Catalogue
    from bot.review.proposal_form import Kind
    from bot.review.queue import Dossier

_DATE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")
_ADDRESS: Final = re.compile(r"https?://\S+")
_STEP: Final = re.compile(r"(?:→|[-=]?>)\s*")
"""What begins a line that is a next step."""


def sheet_fields(kind: Kind, values: Mapping[str, str], language: Language, known: Catalogue) -> dict[str, str]:
    """The fields of the sheet that the values of a form say.

    Args:
        language: of the group, and so of its phrasings.

    Raises:
        NotPossibleError: a name is nobody's, or may be several.
    """
    given: dict[str, str] = {
        "kind": kind,
        **{name: values.get(name, "") for name in ("answer_fr", "answer_en", "items", "valid_until")},
    }
    match kind:
        case "new_entry":
            return given | _topic(values, language) | source_fields(values.get("source", ""))
        case "new_fact":
            whom = known.named(values.get("entity", ""), known.called())
            what = known.named(values.get("intent", ""), known.intents())
            return given | {"entity": whom, "intent": what} | source_fields(values.get("source", ""))
        case "new_phrasing":
            return given | {"target": known.named(values.get("target", ""), known.entries())}
        case "new_alias":
            return given | {"entity": known.named(values.get("entity", ""), known.called())}
        case _:
            assert_never(kind)


def _topic(values: Mapping[str, str], language: Language) -> dict[str, str]:
    """The first way to ask is the question, well put; of an English group, the title says it in French."""
    title, items = values.get("title", "").strip(), values.get("items", "")
    first = next((line.strip() for line in items.splitlines() if line.strip()), "")
    if language == "fr":
        return {"title_fr": title, "question_fr": first, "phrasings_fr": items}
    french = {"title_fr": title, "question_fr": title, "phrasings_fr": phrasing(title)}
    return french | {"question_en": first, "phrasings_en": items}


def source_fields(text: str) -> dict[str, str]:
    """Title, address and date, in whichever order they were written; behind an arrow, a next step: there is no sixth field."""
    found = dict.fromkeys(("source_title", "source_url", "source_date", "actions"), "")
    for line in filter(None, map(str.strip, text.splitlines())):
        if step := _STEP.match(line):
            found["actions"] = f"{found['actions']}\n{line[step.end() :]}".strip()
        elif _ADDRESS.fullmatch(line):
            found["source_url"] = line
        elif _DATE.fullmatch(line):
            found["source_date"] = line
        else:
            found["source_title"] = f"{found['source_title']} {line}".strip()
    return found


def proposed_fields(kind: Kind, dossier: Dossier, known: Catalogue) -> dict[str, str]:
    """What a form holds before anybody wrote in it: the group's own questions, and what comes nearest."""
    group = dossier.group
    nearest = known.nearest(group.questions[0], group.language) if group.questions else None
    fields = proposal_form.prefilled(dossier, nearest, proposal_form.asked_by(dossier))
    items = fields["items"]
    entities = {id_: name for _, names in known.entities() for id_, name in names}
    return {
        "items": items if kind != "new_alias" else "",
        "target": known.title(fields["target"]) if fields["target"] in dict(known.entries()) else "",
        "entity": entities.get(fields["entity"], ""),
    }
