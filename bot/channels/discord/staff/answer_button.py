"""The buttons upon an answer of the bot's: look at it, say that it is still so, correct it, take that back. Decides nothing."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal, cast

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.wording import say
from bot.wording.discord_answers import SENTENCES

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable, Iterable

    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language
    from bot.review.roles import Role

AnswerVerb = Literal["sheet", "previous", "next", "confirm", "correct", "english", "undo", "put_back"]
_LOOKING: Final[tuple[AnswerVerb, ...]] = ("sheet", "previous", "next")
_ACTING: Final[tuple[AnswerVerb, ...]] = ("confirm", "correct", "english", "undo", "put_back")
_LABELS: Final[dict[AnswerVerb, str]] = {"previous": "sheet.previous", "next": "sheet.next"}
_STYLES: Final[dict[AnswerVerb, discord.ButtonStyle]] = {
    "confirm": discord.ButtonStyle.success,
    "correct": discord.ButtonStyle.primary,
    "put_back": discord.ButtonStyle.danger,
}
_LONGEST_KEY: Final = 56
"""Characters of an entry's id for which a button has room, beside its verb, its signature and a token."""
_DIGITS: Final = 16
_PAYLOAD: Final = r"(?P<more>[0-9a-f]{0,16})~(?P<key>.+)"


def entry_key(entry: str) -> str:
    """What stands for an entry where Discord leaves little room: its id, or a digest of a long one."""
    return entry if len(entry) <= _LONGEST_KEY else f"#{sha256(entry.encode()).hexdigest()[:_DIGITS]}"


def entry_of(key: str, entries: Iterable[str]) -> str:
    """The entry that a key stands for; the key itself where it stands for none of these."""
    return next((entry for entry in entries if entry_key(entry) == key), key) if key.startswith("#") else key


def answer_button(verb: AnswerVerb, entry: str, language: Language, signer: Signer, more: str = "") -> Button:
    """The button of a verb.

    Args:
        more: which page it leads to, or the token of what was compared.
    """
    return discord.ui.Button(
        label=say(SENTENCES, _LABELS.get(verb, f"answer.{verb}"), language),
        custom_id=signer.sign_short(f"answer:{verb}", f"{more}~{entry_key(entry)}"),
        style=_STYLES.get(verb, discord.ButtonStyle.secondary),
    )


def routes(press: Callable[[discord.Interaction, AnswerVerb, str, str], Awaitable[None]]) -> tuple[Route, ...]:
    """Takes each press, with the key of its entry and what more it names; whoever may not act may look."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        await press(interaction, cast("AnswerVerb", match["verb"]), match["key"], match["more"])

    def route(verbs: Iterable[AnswerVerb], least: Role) -> Route:
        return Route(signed_pattern(rf"answer:(?P<verb>{'|'.join(verbs)})", _PAYLOAD), pressed, least=least)

    return route(_LOOKING, "reader"), route(_ACTING, "editor")
