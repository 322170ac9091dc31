"""The forms in which staff correct an answer: what it says, in five fields; its English names, in a second form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.forms import LONGEST, filled, form, text_field
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.channels.discord.staff.answer_button import entry_key
from bot.channels.discord.staff.answer_fields import source_fields
from bot.wording import say
from bot.wording.discord_answers import SENTENCES

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    import discord

    from bot.knowledge.model import Language

    Label = discord.ui.Label[discord.ui.Modal]

Sheet = Literal["correct", "english"]
_PATTERN: Final = signed_pattern(rf"form:(?P<sheet>{'|'.join(get_args(Sheet))})", r"(?P<key>.+)")
_SOURCE: Final = ("source_title", "source_url", "source_date")
_DAY: Final = 20
"""Characters of a day, and then some: what is none is told."""
_NAME: Final = 200


def correct_form(entry: str, values: Mapping[str, str], language: Language, signer: Signer) -> discord.ui.Modal | None:
    """The form of what an answer says; None where one of its texts has no room in a field, which would lose its end.

    Args:
        values: the fields of the sheet.
    """

    def field(name: str, key: str, hint: str = "", *, value: str | None = None, longest: int = LONGEST) -> Label:
        label, hinted = say(SENTENCES, f"field.{key}", language), say(SENTENCES, hint, language) if hint else ""
        held = values.get(name, "") if value is None else value
        required = name == "answer_fr"
        return text_field(name, label, value=held, hint=hinted, long=longest > _DAY, required=required, longest=longest)

    source = "\n".join(filter(None, (values.get(name, "") for name in _SOURCE)))
    if any(len(text) > LONGEST for text in (*values.values(), source)):
        return None
    return form(
        say(SENTENCES, "form.correct", language),
        signer.sign_short("form:correct", entry_key(entry)),
        field("answer_fr", "correct_fr", "hint.answer_fr"),
        field("answer_en", "correct_en", "hint.correct_en"),
        field("source", "correct_source", "hint.correct_source", value=source),
        field("actions", "correct_actions", "hint.correct_actions"),
        field("valid_until", "until", "hint.until", longest=_DAY),
    )


def english_form(
    entry: str, lacking: Sequence[str], values: Mapping[str, str], language: Language, signer: Signer
) -> discord.ui.Modal:
    """The form of what a topic lacks in English besides its answer: title, question, ways to ask.

    Args:
        lacking: names of these fields.
    """
    fields = []
    for name in lacking:
        lines = name.startswith("phrasings")
        label, longest = say(SENTENCES, f"field.{name.removesuffix('_en')}_english", language), LONGEST if lines else _NAME
        fields.append(text_field(name, label, value=values.get(name, ""), long=lines, required=False, longest=longest))
    return form(say(SENTENCES, "form.english", language), signer.sign_short("form:english", entry_key(entry)), *fields)


def route(try_out: Callable[[discord.Interaction, str, Mapping[str, str]], Awaitable[None]]) -> Route:
    """Tries what was written, of the entry of that key, before anything is published."""

    async def submitted(interaction: discord.Interaction, match: re.Match[str]) -> None:
        values = filled(interaction)
        fields = _sheet_fields(values) if cast("Sheet", match["sheet"]) == "correct" else values
        await try_out(interaction, match["key"], fields)

    return Route(_PATTERN, submitted, form=True, least="editor")


def _sheet_fields(values: Mapping[str, str]) -> dict[str, str]:
    """The fields of the sheet; a next step that was written beside the source, behind an arrow, is one of the others."""
    source = source_fields(values.get("source", ""))
    steps = [values.get("actions", ""), source.pop("actions")]
    told = {name: text for name, text in values.items() if name != "source"}
    return {**told, **source, "actions": "\n".join(filter(None, steps))}
