"""JSON Schemas for editors, made from the forms that the reader validates with; `make schemas` writes them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from bot.knowledge.questions import QuestionsForm
from bot.knowledge.schema import (
    AskedOverlayForm,
    EmergenciesForm,
    EntityCorrectionForm,
    EntityForm,
    EntityOverlayForm,
    Identifier,
    IntentForm,
    LexiconForm,
    NeedForm,
    OrdinaryForm,
    PlaceForm,
    RegionForm,
    RelationForm,
    SmalltalkForm,
    SourceForm,
    SubjectForm,
    TopicCorrectionForm,
    TopicForm,
    TopicOverlayForm,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = ".schemas"
"""Inside the knowledge folder; hidden, so that the reader passes it by."""

_FORMS: Final[Mapping[str, tuple[str, Any]]] = {
    "organisation": ("An organisation: a file of organisations/", EntityForm),
    "place": ("A place: a file of places/", PlaceForm),
    "person": ("A person: a file of people/", EntityForm),
    "topic": ("A free-standing question with its answer: a file of topics/", TopicForm),
    "intent": ("What can be wanted of an entity: a file of intents/", IntentForm),
    "smalltalk": ("A greeting or the like: a file of smalltalk/", SmalltalkForm),
    "sources": ("Where facts were read: sources.yaml, or a file of sources/", dict[Identifier, SourceForm]),
    "relations": ("The ties that there are: relations.yaml", dict[Identifier, RelationForm]),
    "lexicon": ("Words that people write: lexicon.yaml", LexiconForm),
    "ordinary": ("Everyday words: ordinary.yaml", OrdinaryForm),
    "added-to-entity": ("Added to an entity: a file of learned/organisations/, …", EntityOverlayForm),
    "added-to-asked": (
        "Phrasings added: a file of learned/intents/, learned/smalltalk/",
        AskedOverlayForm,
    ),
    "corrected-facts": ("Facts corrected: a file of learned/organisations/, … that `corrects` another", EntityCorrectionForm),
    "corrected-topic": ("A topic corrected: a file of learned/topics/ that `corrects` another", TopicCorrectionForm),
    "added-to-topic": ("Phrasings and next steps added: a file of learned/topics/", TopicOverlayForm),
    "region": ("What the region and the bot are called: region.yaml", RegionForm),
    "emergency": ("What people in danger are answered: emergency.yaml", EmergenciesForm),
    "subjects": ("What topics are about, and whom to ask: subjects.yaml", dict[Identifier, SubjectForm]),
    "needs": ("What people come for, and what helps with it: needs.yaml", dict[Identifier, NeedForm]),
    "questions": ("Test questions: a file of tests/questions/gate/", QuestionsForm),
}


def rendered() -> dict[str, str]:
    """The schemas by the name of their file."""
    found = {}
    for name, (title, form) in _FORMS.items():
        schema = TypeAdapter(form).json_schema()
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}
        found[f"{name}.json"] = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return found


def write(folder: Path) -> None:
    """Write every schema, and take away those that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    schemas = rendered()
    for stale in set(folder.glob("*.json")) - {folder / name for name in schemas}:
        stale.unlink()
    for name, text in schemas.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
