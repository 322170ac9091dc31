"""The forms of overlays: files under `learned/` that say what they add to, or what they correct. Opens no file."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from bot.knowledge.schema.asked import TopicForm
from bot.knowledge.schema.entities import FactForm  # noqa: TC001 - pydantic reads it
from bot.knowledge.schema.steps import NextStepForm, OwnSteps  # noqa: TC001 - as above
from bot.knowledge.schema.values import Form, Identifier, Line, PhrasingsForm


class EntityOverlayForm(Form):
    """What is added to an organisation, a place or a person; `phrasings` are those of its facts, by intent."""

    adds_to: Identifier
    aliases: tuple[Line, ...] = ()
    shared: tuple[Line, ...] = ()
    facts: dict[Identifier, FactForm] = Field(default_factory=dict)
    phrasings: dict[Identifier, PhrasingsForm] = Field(default_factory=dict)
    actions: tuple[NextStepForm, ...] = ()


class AskedOverlayForm(Form):
    """What is added to an intent or small talk."""

    adds_to: Identifier
    phrasings: PhrasingsForm


class TopicOverlayForm(Form):
    """What is added to a topic."""

    adds_to: Identifier
    phrasings: PhrasingsForm = PhrasingsForm()
    actions: OwnSteps = ()


class EntityCorrectionForm(Form):
    """Facts put in place of those that an organisation, a place or a person has."""

    corrects: Identifier
    facts: dict[Identifier, FactForm] = Field(min_length=1)


class TopicCorrectionForm(TopicForm):
    """A whole topic put in place of another."""

    corrects: Identifier


CORRECTIONS: dict[str, Any] = {
    "organisations": EntityCorrectionForm,
    "places": EntityCorrectionForm,
    "people": EntityCorrectionForm,
    "topics": TopicCorrectionForm,
}
"""Folder of `learned/` → the form of its files that correct others."""

OVERLAYS: dict[str, Any] = {
    "organisations": EntityOverlayForm,
    "places": EntityOverlayForm,
    "people": EntityOverlayForm,
    "topics": TopicOverlayForm,
    "intents": AskedOverlayForm,
    "smalltalk": AskedOverlayForm,
}
"""Folder of `learned/` → the form of its files that add to others."""
