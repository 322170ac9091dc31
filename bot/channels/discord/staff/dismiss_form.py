"""The form in which staff say why a group is put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.forms import choice_field, filled, form
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.channels.discord.staff.roles import person_of
from bot.review.model import DISMISSALS
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    import re

    import discord

    from bot.channels.discord.ports.services import CardServices
    from bot.channels.discord.staff.desk_acts import DeskActs
    from bot.knowledge.model import Language

_PREFIX: Final = "form:dismiss"
_PATTERN: Final = signed_pattern(_PREFIX, r"(?P<group>\d{1,9})")


def dismiss_form(group: int, language: Language, signer: Signer) -> discord.ui.Modal:
    """The form, with the reasons there are."""
    reasons = [(reason, say(SENTENCES, f"dismissal.{reason}", language)) for reason in DISMISSALS]
    field = choice_field("reason", say(SENTENCES, "field.reason", language), reasons)
    return form(say(SENTENCES, "form.dismiss", language), signer.sign_short(_PREFIX, group), field)


def route(cards: CardServices, acts: DeskActs) -> Route:
    """Puts the group aside for the reason that was chosen."""

    async def submitted(interaction: discord.Interaction, match: re.Match[str]) -> None:
        group, reason, user = int(match["group"]), filled(interaction).get("reason", ""), interaction.user
        dismiss = cards.publishing.desk.actions.dismiss
        await acts.do(interaction, "dismiss", lambda: dismiss(group, reason, str(user), person=person_of(user)))

    return Route(_PATTERN, submitted, form=True, least="editor")
