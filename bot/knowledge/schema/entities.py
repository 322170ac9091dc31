"""The forms of sources, and of the files of organisations, places and people with their relations and facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from bot.knowledge import model, units
from bot.knowledge.schema.positions import PositionForm  # noqa: TC001 - pydantic needs it when it runs
from bot.knowledge.schema.steps import NextStepForm, OwnSteps  # noqa: TC001 - pydantic needs them when it runs
from bot.knowledge.schema.values import Answer, Day, Form, Identifier, Ids, Line, Named, PartialDate, PhrasingsForm, WordsForm


class SourceForm(Form):
    """One entry of `sources.yaml`."""

    title: Line
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    date: PartialDate | None = None
    date_note: WordsForm | None = None
    checked_on: Day

    def made(self, id_: str) -> model.Source:
        """The source that the form describes."""
        note = self.date_note.made() if self.date_note else None
        return model.Source(id_, self.title, self.url, self.date, note, self.checked_on)


class AmountForm(Form):
    """A number that can be compared, with its unit and its date."""

    value: Annotated[float, Field(allow_inf_nan=False)]
    unit: units.Unit
    as_of: PartialDate | None = None

    def made(self) -> units.Amount:
        """The amount that the form describes."""
        return units.Amount(self.value, self.unit, self.as_of)


class FactForm(Form):
    """What is known of an entity under one intent."""

    fr: Answer
    en: Answer | None = None
    source: Ids
    phrasings: PhrasingsForm = PhrasingsForm()
    amount: AmountForm | None = None
    actions: OwnSteps = ()
    checked_on: Day | None = None
    valid_until: Day | None = None

    def made(self, intent: str) -> model.Fact:
        """The fact that the form describes."""
        amount = self.amount.made() if self.amount else None
        actions = tuple(form.made() for form in self.actions)
        words, phrasings = model.Words(self.fr, self.en), self.phrasings.made()
        return model.Fact(intent, words, self.source, phrasings, amount, actions, self.checked_on, self.valid_until)


class LinkForm(Form):
    """The value or values of one relation."""

    value: Annotated[Ids, Field(alias="is")]
    source: Ids

    def made(self) -> model.Link:
        """The link that the form describes."""
        return model.Link(self.value, self.source)


class EntityForm(Form):
    """A file of `organisations/` or `people/`, and most of one of `places/`."""

    name: Named
    called: Named | None = None
    home: bool = False
    aliases: tuple[Line, ...] = ()
    shared: tuple[Line, ...] = ()
    relations: dict[Identifier, LinkForm] = Field(default_factory=dict)
    facts: dict[Identifier, FactForm] = Field(default_factory=dict)
    actions: tuple[NextStepForm, ...] = ()

    def made(self, id_: str, type_: model.EntityType) -> model.Entity:
        """The entity that the form describes."""
        name = self.name.made()
        aliases = dict.fromkeys((name.fr, name.in_("en"), *self.aliases, *self.shared))
        return model.Entity(
            id=id_,
            type=type_,
            name=name,
            called=self.called.made() if self.called else name,
            home=self.home,
            aliases=tuple(aliases),
            shared=frozenset(self.shared),
            links={key: form.made() for key, form in self.relations.items()},
            facts=tuple(form.made(intent) for intent, form in self.facts.items()),
            actions=tuple(form.made() for form in self.actions),
        )


class PlaceForm(EntityForm):
    """A file of `places/`: what lies somewhere, and so may be on the map."""

    position: PositionForm | None = None

    def made(self, id_: str, type_: model.EntityType) -> model.Entity:
        """The place that the form describes."""
        return replace(super().made(id_, type_), position=self.position.placed() if self.position else None)
