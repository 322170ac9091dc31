"""The forms of what words mean: relations with their values, the lexicon, everyday words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bot.knowledge import base, model, relations
from bot.knowledge.schema.values import Form, Identifier, Line, Named, SomeIds, WordsForm


class RelationValueForm(Form):
    """One value of a relation."""

    name: Named
    plural: Named | None = None
    aliases: tuple[Line, ...] = ()
    schema_org: Annotated[
        relations.SchemaOrg | None, Field(description="The type of schema.org for whoever bears it: Hospital, HighSchool.")
    ] = None

    def made(self, id_: str) -> relations.RelationValue:
        """The value that the form describes."""
        name = self.name.made()
        plural = self.plural.made() if self.plural else name
        aliases = dict.fromkeys((name.fr, name.in_("en"), plural.fr, plural.in_("en"), *self.aliases))
        return relations.RelationValue(id_, name, plural, tuple(aliases), self.schema_org)


class RelationForm(Form):
    """One entry of `relations.yaml`."""

    name: Named
    to: Literal["value", "organisation", "place", "person"]
    closed: bool = False
    values: dict[Identifier, RelationValueForm] = Field(default_factory=dict)
    wording: dict[Identifier, WordsForm] = Field(default_factory=dict)
    source: SomeIds = ()

    def made(self, id_: str) -> relations.Relation:
        """The relation that the form describes."""
        return relations.Relation(
            id=id_,
            name=self.name.made(),
            to=self.to,
            closed=self.closed,
            values={key: form.made(key) for key, form in self.values.items()},
            wording={key: form.made() for key, form in self.wording.items()},
            sources=self.source,
        )


class LexiconForm(Form):
    """`lexicon.yaml`."""

    texting: dict[str, Line] = Field(default_factory=dict)
    synonyms: dict[Identifier, tuple[Line, ...]] = Field(default_factory=dict)
    elsewhere: tuple[Line, ...] = ()
    stopwords: dict[model.Language, tuple[Line, ...]] = Field(default_factory=dict)

    def made(self) -> base.Lexicon:
        """The lexicon that the form describes."""
        return base.Lexicon(
            texting=dict(self.texting),
            synonyms=dict(self.synonyms),
            elsewhere=frozenset(self.elsewhere),
            stopwords={language: frozenset(words) for language, words in self.stopwords.items()},
        )


class OrdinaryForm(Form):
    """`ordinary.yaml`: everyday words, separated by blanks, in one block of text a language."""

    fr: str
    en: str

    def made(self) -> dict[model.Language, frozenset[str]]:
        """The words by language."""
        return {"fr": frozenset(self.fr.split()), "en": frozenset(self.en.split())}
