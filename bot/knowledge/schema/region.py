"""The form of `region.yaml`: what the region and the bot are called."""

from __future__ import annotations

from typing import Annotated, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field

from bot.knowledge import model, region
from bot.knowledge.schema.positions import ShoreForm  # noqa: TC001 - pydantic needs it when it runs
from bot.knowledge.schema.values import Form, Line, WordsForm

_ROOM: Final = 40
"""Characters of a name: Discord takes 100 for what a command does, the region's name inside it."""

Short = Annotated[str, Field(min_length=1, max_length=_ROOM)]


class BothForm(Form):
    """A short text, written in both languages."""

    fr: Short
    en: Short


def _both(value: object) -> object:
    return {"fr": value, "en": value} if isinstance(value, str) else value


ShortNamed = Annotated[BothForm, BeforeValidator(_both, json_schema_input_type=Short | BothForm)]


def _zone(value: str) -> str:
    """A zone that the machine knows; any, where it knows none at all."""
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        if available_timezones():
            raise ValueError(f"there is no time zone {value!r}; one is written like America/Montreal") from error
    return value


class ContactForm(Form):
    """Whom people turn to when nobody nearer is known."""

    name: Line
    url: Annotated[str, Field(pattern=r"^https?://[^\s/?#]+\S*$")]


class BotForm(Form):
    """What the bot calls itself."""

    name: Annotated[BothForm, Field(description="Over every page: Demandez au Kerval, Ask Kerval.")]
    short: Annotated[ShortNamed, Field(description="Where there is little room, as under an icon.")]


class ExamplesForm(Form):
    """Questions to begin with, which the knowledge answers."""

    fr: Annotated[tuple[Line, ...], Field(min_length=1)]
    en: Annotated[tuple[Line, ...], Field(min_length=1)]


class RegionForm(Form):
    """`region.yaml`."""

    name: Annotated[ShortNamed, Field(description="Bare: Kerval.")]
    called: Annotated[BothForm, Field(description="Inside a sentence, article included: le Kerval, Kerval.")]
    inside: Annotated[BothForm, Field(alias="in", description="Where something is: au Kerval, en Gaspésie, in Kerval.")]
    covers: Annotated[WordsForm | None, Field(description="What the bot answers about: se loger, travailler.")] = None
    examples: ExamplesForm
    bot: BotForm
    contact: ContactForm
    time_zone: Annotated[str, AfterValidator(_zone), Field(description="As America/Montreal.")] | None = None
    shore: Annotated[ShoreForm | None, Field(description="The bank of the water that the map shows.")] = None

    def made(self) -> region.Region:
        """The region that the form describes."""
        return region.Region(
            name=_words(self.name),
            called=_words(self.called),
            inside=_words(self.inside),
            covers=self.covers.made() if self.covers else None,
            examples={"fr": self.examples.fr, "en": self.examples.en},
            bot=_words(self.bot.name),
            short=_words(self.bot.short),
            contact=region.Contact(self.contact.name, self.contact.url),
            time_zone=self.time_zone,
            shore=self.shore.made() if self.shore else None,
        )


def _words(form: BothForm) -> model.Words:
    return model.Words(form.fr, form.en)
