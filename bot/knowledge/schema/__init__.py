"""The shape of the YAML files, one form a kind of file, and their turning into the knowledge model. Opens no file."""

from __future__ import annotations

from typing import Any

from bot.knowledge.schema.asked import IntentForm, SmalltalkForm, TopicForm
from bot.knowledge.schema.emergencies import EmergenciesForm
from bot.knowledge.schema.entities import EntityForm, PlaceForm, SourceForm
from bot.knowledge.schema.overlays import (
    CORRECTIONS,
    OVERLAYS,
    AskedOverlayForm,
    EntityCorrectionForm,
    EntityOverlayForm,
    TopicCorrectionForm,
    TopicOverlayForm,
)
from bot.knowledge.schema.region import RegionForm
from bot.knowledge.schema.subjects import NeedForm, SubjectForm
from bot.knowledge.schema.values import Identifier, is_identifier
from bot.knowledge.schema.vocabulary import LexiconForm, OrdinaryForm, RelationForm

__all__ = [
    "CORRECTIONS",
    "FOLDERS",
    "OVERLAYS",
    "AskedOverlayForm",
    "EmergenciesForm",
    "EntityCorrectionForm",
    "EntityForm",
    "EntityOverlayForm",
    "Identifier",
    "IntentForm",
    "LexiconForm",
    "NeedForm",
    "OrdinaryForm",
    "PlaceForm",
    "RegionForm",
    "RelationForm",
    "SmalltalkForm",
    "SourceForm",
    "SubjectForm",
    "TopicCorrectionForm",
    "TopicForm",
    "TopicOverlayForm",
    "is_identifier",
]

FOLDERS: dict[str, Any] = {
    "organisations": EntityForm,
    "places": PlaceForm,
    "people": EntityForm,
    "topics": TopicForm,
    "intents": IntentForm,
    "smalltalk": SmalltalkForm,
}
"""Folder of the knowledge → the form of each of its files."""
