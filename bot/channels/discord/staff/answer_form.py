"""The form in which staff answer a group: five fields, as many as Discord shows, and what it proposes in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never, cast

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.forms import filled, form, text_field
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.review.proposal_form import KINDS
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable, Mapping

    import discord

    from bot.knowledge.model import Language
    from bot.review.model import QuestionGroup
    from bot.review.proposal_form import Kind

    Label = discord.ui.Label[discord.ui.Modal]

_PATTERN: Final = signed_pattern(rf"form:(?P<kind>{'|'.join(KINDS)})", r"(?P<group>\d{1,9})")
_LINE: Final = 200


def answer_form(
    kind: Kind, group: QuestionGroup, values: Mapping[str, str], language: Language, signer: Signer
) -> discord.ui.Modal:
    """The form of one kind of answer.

    Args:
        values: what stands in it.
    """

    def field(name: str, label: str, **more: Any) -> Label:  # noqa: ANN401 - what a field takes
        hint = say(SENTENCES, f"hint.{label}", language) if f"hint.{label}" in SENTENCES else ""
        return text_field(name, say(SENTENCES, f"field.{label}", language), value=values.get(name, ""), hint=hint, **more)

    tongue = group.language
    phrasings = f"phrasings_{tongue}"
    said = [field("answer_fr", "answer_fr", long=True), field("answer_en", "answer_en", long=True, required=False)]
    source = field("source", "source", long=True)
    match kind:
        case "new_entry":
            fields = [field("title", f"title_{tongue}", longest=_LINE), field("items", phrasings, long=True), *said, source]
        case "new_fact":
            about = [field("entity", "entity", longest=_LINE), field("intent", "intent", longest=_LINE)]
            fields = [*about, *said, source]
        case "new_phrasing":
            fields = [field("target", "target", longest=_LINE), field("items", "items", long=True)]
        case "new_alias":
            fields = [field("entity", "entity", longest=_LINE), field("items", "aliases", long=True)]
        case _:
            assert_never(kind)
    return form(say(SENTENCES, f"form.{kind}", language), signer.sign_short(f"form:{kind}", group.id), *fields)


def route(try_out: Callable[[discord.Interaction, Kind, int, Mapping[str, str]], Awaitable[None]]) -> Route:
    """Tries what was written, before anything is published."""

    async def submitted(interaction: discord.Interaction, match: re.Match[str]) -> None:
        await try_out(interaction, cast("Kind", match["kind"]), int(match["group"]), filled(interaction))

    return Route(_PATTERN, submitted, form=True, least="editor")
