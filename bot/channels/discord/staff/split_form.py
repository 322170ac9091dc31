"""The form in which staff say which questions of a group ask something else."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.forms import MOST, choice_field, chosen, form
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.channels.discord.rendering.text import quoted
from bot.channels.discord.staff.roles import person_of
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    import discord

    from bot.channels.discord.ports.services import CardServices
    from bot.channels.discord.staff.desk_acts import DeskActs
    from bot.knowledge.model import Language

    Label = discord.ui.Label[discord.ui.Modal]

_PREFIX: Final = "form:split"
_PATTERN: Final = signed_pattern(_PREFIX, r"(?P<group>\d{1,9})")
_FIELD: Final = "texts"
_FIELDS: Final = (_FIELD, *(f"{_FIELD}{number}" for number in range(2, 6)))
"""As many as Discord takes in a form."""
_QUESTION: Final = 90
_KEY_BYTES: Final = 8


def split_form(group: int, texts: Sequence[str], language: Language, signer: Signer) -> discord.ui.Modal:
    """The form: some of the group's texts, but one at least stays.

    A field shows 25 of them; where there are more, each field says which they are, and of how many.
    """
    choices = [(_key(text), quoted(text, _QUESTION)) for text in texts]
    if len(choices) <= MOST:
        fields = [choice_field(_FIELD, say(SENTENCES, "field.texts", language), choices, most=max(1, len(texts) - 1))]
    else:
        starts = range(0, len(choices), MOST)
        fields = [_some(choices, start, name, language) for start, name in zip(starts, _FIELDS, strict=False)]
    return form(say(SENTENCES, "form.split", language), signer.sign_short(_PREFIX, group), *fields)


def _some(choices: Sequence[tuple[str, str]], start: int, name: str, language: Language) -> Label:
    """The field of those from one on, as many as it shows."""
    shown = choices[start : start + MOST]
    slots = {"first": start + 1, "last": start + len(shown), "total": len(choices)}
    return choice_field(name, say(SENTENCES, "field.texts_of", language, **slots), shown, required=False, most=len(shown))


def route(cards: CardServices, acts: DeskActs) -> Route:
    """Gives the questions that were chosen a group of their own."""

    async def submitted(interaction: discord.Interaction, match: re.Match[str]) -> None:
        desk, group, user = cards.publishing.desk, int(match["group"]), interaction.user
        keys = {key for name in _FIELDS for key in chosen(interaction, name)}

        async def split() -> object:
            dossier = await desk.queue.show(group)
            texts = [text for text in dossier.texts if _key(text) in keys]
            return await desk.actions.split(group, texts, str(user), person=person_of(user))

        await acts.do(interaction, "split", split)

    return Route(_PATTERN, submitted, form=True, least="editor")


def _key(text: str) -> str:
    """What stands for a text in the form: its place might be another one's by the time the form is sent."""
    return blake2b(text.encode(), digest_size=_KEY_BYTES).hexdigest()
