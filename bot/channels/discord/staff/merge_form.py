"""The form in which staff say which group asks the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.forms import MOST, choice_field, filled, form, text_field
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.channels.discord.rendering.text import quoted
from bot.channels.discord.staff.roles import person_of
from bot.review.model import Filters
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    import discord

    from bot.channels.discord.ports.services import CardServices, ReviewDesk
    from bot.channels.discord.staff.desk_acts import DeskActs
    from bot.knowledge.model import Language

_PREFIX: Final = "form:merge"
_PATTERN: Final = signed_pattern(_PREFIX, r"(?P<group>\d{1,9})")
_QUESTION: Final = 90


def merge_form(group: int, others: Sequence[tuple[int, str]], language: Language, signer: Signer) -> discord.ui.Modal:
    """The form: one of those that are offered, or any by its number."""
    fields = []
    if others:
        choices = [(str(id_), f"{id_} · {question}") for id_, question in others]
        fields.append(choice_field("into", say(SENTENCES, "field.into", language), choices, required=False))
    fields.append(text_field("number", say(SENTENCES, "field.number", language), required=not others, longest=10))
    return form(say(SENTENCES, "form.merge", language), signer.sign_short(_PREFIX, group), *fields)


async def other_groups(desk: ReviewDesk, group: int) -> list[tuple[int, str]]:
    """Those that perhaps ask the same as a group, then those most wanted beside it: number and question."""
    page = await desk.queue.list(Filters(), limit=MOST + 1)
    found = {one.id: one for one in (*await desk.queue.alike(group), *page.groups) if one.id != group}
    return [(id_, quoted(one.title, _QUESTION)) for id_, one in found.items()][:MOST]


def merged_into(values: Mapping[str, str]) -> int:
    """The number that was written or else chosen; 0 for what is none."""
    told = values.get("number", "").strip().lstrip("#") or values.get("into", "")
    return int(told) if told.isascii() and told.isdigit() else 0


def route(cards: CardServices, acts: DeskActs) -> Route:
    """Merges the group into the one that was named."""

    async def submitted(interaction: discord.Interaction, match: re.Match[str]) -> None:
        group, into, user = int(match["group"]), merged_into(filled(interaction)), interaction.user
        merge = cards.publishing.desk.actions.merge
        await acts.do(interaction, "merge", lambda: merge(group, into, str(user), person=person_of(user)))

    return Route(_PATTERN, submitted, form=True, least="editor")
