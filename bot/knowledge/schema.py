"""The shape of the YAML files, one model a kind of file, and their turning into the knowledge model. Opens no file."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.knowledge import model

IDENTIFIER = r"^[a-z0-9][a-z0-9_-]*$"
_DATE = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
_DAY = r"^\d{4}-\d{2}-\d{2}$"

Identifier = Annotated[str, Field(pattern=IDENTIFIER)]
Line = Annotated[str, Field(min_length=1)]
Answer = Annotated[str, Field(min_length=1, max_length=1900)]
"""A text that fits one message of Discord, with a word before it where the English is missing."""


def _date_text(value: object) -> object:
    """YAML reads `2017-05-22` as a date and `2017` as a number; both are wanted as text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def _as_list(value: object) -> object:
    """One value may stand where a list may."""
    return [value] if isinstance(value, str) else value


def _both(value: object) -> object:
    """A plain string is the same in both languages: a proper name."""
    return {"fr": value, "en": value} if isinstance(value, str) else value


def _partial_date(value: str) -> str:
    if not _DATE.match(value):
        raise ValueError("a date is YYYY, YYYY-MM or YYYY-MM-DD")
    return _day(value) if value.count("-") == 2 else value  # noqa: PLR2004 - two hyphens make a day


def _day(value: str) -> str:
    """A day that the calendar has: `2026-02-31` looks like one."""
    try:
        dt.date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"there is no such day: {error}") from error
    return value


def is_identifier(text: str) -> bool:
    """Whether the text may be an id, and so the name of a file."""
    return re.fullmatch(IDENTIFIER, text) is not None


# The types named for JSON Schema are what may be written; an editor must not underline what the reader takes.
_DateInput = Annotated[str, Field(pattern=_DATE.pattern)] | Annotated[int, Field(ge=1000, le=9999)]
_DayText = Annotated[str, Field(pattern=_DAY)]
_IdsInput = Identifier | Annotated[list[Identifier], Field(min_length=1)]

PartialDate = Annotated[str, BeforeValidator(_date_text, json_schema_input_type=_DateInput), AfterValidator(_partial_date)]
Day = Annotated[str, BeforeValidator(_date_text, json_schema_input_type=_DayText), Field(pattern=_DAY), AfterValidator(_day)]
Ids = Annotated[tuple[Identifier, ...], BeforeValidator(_as_list, json_schema_input_type=_IdsInput), Field(min_length=1)]
SomeIds = Annotated[tuple[Identifier, ...], BeforeValidator(_as_list, json_schema_input_type=Identifier | list[Identifier])]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WordsForm(_Form):
    """A text in French and, beside it, in English."""

    fr: Line
    en: Line | None = None

    def made(self) -> model.Words:
        """The words that the form describes."""
        return model.Words(self.fr, self.en)


class AnswerForm(WordsForm):
    """The answer of a topic, in French and, beside it, in English."""

    fr: Answer
    en: Answer | None = None


Named = Annotated[WordsForm, BeforeValidator(_both, json_schema_input_type=Line | WordsForm)]


class PhrasingsForm(_Form):
    """Examples of a question, by language."""

    fr: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()

    def made(self) -> model.Phrasings:
        """The phrasings that the form describes."""
        return model.Phrasings(self.fr, self.en)


class SourceForm(_Form):
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


class AmountForm(_Form):
    """A number that can be compared, with its unit and its date."""

    value: Annotated[float, Field(allow_inf_nan=False)]
    unit: Identifier
    as_of: PartialDate | None = None

    def made(self) -> model.Amount:
        """The amount that the form describes."""
        return model.Amount(self.value, self.unit, self.as_of)


class FactForm(_Form):
    """What is known of an entity under one intent."""

    fr: Answer
    en: Answer | None = None
    source: Ids
    phrasings: PhrasingsForm = PhrasingsForm()
    amount: AmountForm | None = None

    def made(self, intent: str) -> model.Fact:
        """The fact that the form describes."""
        amount = self.amount.made() if self.amount else None
        return model.Fact(intent, model.Words(self.fr, self.en), self.source, self.phrasings.made(), amount)


class LinkForm(_Form):
    """The value or values of one relation."""

    value: Annotated[Ids, Field(alias="is")]
    source: Ids

    def made(self) -> model.Link:
        """The link that the form describes."""
        return model.Link(self.value, self.source)


class EntityForm(_Form):
    """A file of `organisations/`, `places/` or `people/`."""

    name: Named
    called: Named | None = None
    home: bool = False
    aliases: tuple[Line, ...] = ()
    shared: tuple[Line, ...] = ()
    relations: dict[Identifier, LinkForm] = {}
    facts: dict[Identifier, FactForm] = {}

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
        )


class RelationValueForm(_Form):
    """One value of a relation."""

    name: Named
    plural: Named | None = None
    aliases: tuple[Line, ...] = ()

    def made(self, id_: str) -> model.RelationValue:
        """The value that the form describes."""
        name = self.name.made()
        plural = self.plural.made() if self.plural else name
        aliases = dict.fromkeys((name.fr, name.in_("en"), plural.fr, plural.in_("en"), *self.aliases))
        return model.RelationValue(id_, name, plural, tuple(aliases))


class RelationForm(_Form):
    """One entry of `relations.yaml`."""

    name: Named
    to: Literal["value", "organisation", "place", "person"]
    closed: bool = False
    values: dict[Identifier, RelationValueForm] = {}
    wording: dict[Identifier, WordsForm] = {}
    source: SomeIds = ()

    def made(self, id_: str) -> model.Relation:
        """The relation that the form describes."""
        return model.Relation(
            id=id_,
            name=self.name.made(),
            to=self.to,
            closed=self.closed,
            values={key: form.made(key) for key, form in self.values.items()},
            wording={key: form.made() for key, form in self.wording.items()},
            sources=self.source,
        )


class IntentForm(_Form):
    """A file of `intents/`."""

    title: WordsForm
    ask: WordsForm
    about: tuple[model.EntityType, ...] = ()
    query: model.Query = "fact"
    relation: Identifier | None = None
    phrasings: PhrasingsForm
    not_recorded: WordsForm | None = None
    volatile: bool = False
    bare: bool = False
    among: Identifier | None = None
    needs: Identifier | None = None
    fact: Identifier | None = None
    order: Literal["most", "least"] = "most"

    @model_validator(mode="after")
    def _fits_its_query(self) -> IntentForm:
        if self.query in ("relation", "list", "count") and self.relation is None:
            raise ValueError(f"a {self.query} query needs `relation`")
        if (self.query == "ranking") != (self.fact is not None):
            raise ValueError("a ranking query, and no other, needs `fact`")
        if self.query in ("fact", "profile", "relation") and not self.about:
            raise ValueError(f"a {self.query} query needs `about`")
        return self

    def made(self, id_: str) -> model.Intent:
        """The intent that the form describes."""
        return model.Intent(
            id=id_,
            title=self.title.made(),
            ask=self.ask.made(),
            about=frozenset(self.about),
            query=self.query,
            relation=self.relation,
            phrasings=self.phrasings.made(),
            not_recorded=self.not_recorded.made() if self.not_recorded else None,
            volatile=self.volatile,
            bare=self.bare,
            among=self.among,
            needs=self.needs,
            fact=self.fact,
            order=self.order,
        )


class TopicForm(_Form):
    """A file of `topics/`."""

    title: WordsForm
    question: WordsForm
    phrasings: PhrasingsForm
    answer: AnswerForm | None = None
    source: SomeIds = ()
    refusal: model.Refusal | None = None
    advice: WordsForm | None = None
    entities: SomeIds = ()
    next: SomeIds = ()

    @model_validator(mode="after")
    def _answers_or_refuses(self) -> TopicForm:
        if (self.answer is None) == (self.refusal is None):
            raise ValueError("a topic has either an `answer` or a `refusal`")
        if self.answer is not None and not self.source:
            raise ValueError("an answer needs a `source`")
        return self

    def made(self, id_: str) -> model.Topic:
        """The topic that the form describes."""
        return model.Topic(
            id=id_,
            title=self.title.made(),
            question=self.question.made(),
            phrasings=self.phrasings.made(),
            answer=self.answer.made() if self.answer else None,
            sources=self.source,
            refusal=self.refusal,
            advice=self.advice.made() if self.advice else None,
            entities=frozenset(self.entities),
            next=self.next,
        )


class SmalltalkForm(_Form):
    """A file of `smalltalk/`."""

    phrasings: PhrasingsForm
    reply: WordsForm

    def made(self, id_: str) -> model.Smalltalk:
        """The smalltalk that the form describes."""
        return model.Smalltalk(id_, self.phrasings.made(), self.reply.made())


def _word_map(value: object) -> object:
    """YAML reads some short words (`on`, `no`, `y`) as booleans; an author must quote them, and is told so."""
    if isinstance(value, dict) and any(not isinstance(k, str) for k in value):
        raise ValueError("quote the words that YAML takes for something else (on, no, y, numbers)")
    return value


class LexiconForm(_Form):
    """`lexicon.yaml`."""

    texting: Annotated[dict[str, Line], BeforeValidator(_word_map)] = {}
    synonyms: Annotated[dict[Identifier, tuple[Line, ...]], BeforeValidator(_word_map)] = {}
    elsewhere: tuple[Line, ...] = ()
    stopwords: dict[model.Language, tuple[Line, ...]] = {}

    def made(self) -> model.Lexicon:
        """The lexicon that the form describes."""
        return model.Lexicon(
            texting=dict(self.texting),
            synonyms=dict(self.synonyms),
            elsewhere=frozenset(self.elsewhere),
            stopwords={language: frozenset(words) for language, words in self.stopwords.items()},
        )


class OrdinaryForm(_Form):
    """`ordinary.yaml`: everyday words, separated by blanks, in one block of text a language."""

    fr: str
    en: str

    def made(self) -> dict[model.Language, frozenset[str]]:
        """The words by language."""
        return {"fr": frozenset(self.fr.split()), "en": frozenset(self.en.split())}


FOLDERS: dict[str, Any] = {
    "organisations": EntityForm,
    "places": EntityForm,
    "people": EntityForm,
    "topics": TopicForm,
    "intents": IntentForm,
    "smalltalk": SmalltalkForm,
}
"""Folder of the knowledge → the form of each of its files."""
