"""Buttons whose whole state lies in their `custom_id`, so that they work after a restart. Answer nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Self, cast

import discord

from bot.channels.discord.card import DeskButton
from bot.channels.discord.delivery import acknowledge
from bot.channels.discord.feedback import FeedbackButton
from bot.channels.discord.paging import PageButton
from bot.channels.discord.personal import MineButton
from bot.channels.discord.queue import TurnButton
from bot.channels.discord.rewording import rewording_form
from bot.channels.discord.seal import MAX_CHARACTERS
from bot.channels.discord.text import shortened
from bot.channels.discord.trial import DraftButton
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from bot.assistant import Suggestion
    from bot.channels.discord.client import Client
    from bot.channels.discord.seal import Seal
    from bot.knowledge.model import Language

LABEL_LIMIT: Final = 80
"""Characters that Discord shows on a button."""


class AskButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=re.compile(r"ask:(?P<language>fr|en):(?P<mark>[\w-]{6}):(?P<question>.+)", re.DOTALL),
):
    """Asks a curated question in the person's name. Anyone may press it; the answer is theirs alone."""

    def __init__(self, label: str, custom_id: str) -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id))

    @classmethod
    def offering(cls, suggestion: Suggestion, language: Language, seal: Seal) -> Self | None:
        """The button of a suggestion; None for one that no button can hold.

        A question too long to be carried is asked by its title, which is curated too and names the same thing.
        """
        prefix = f"ask:{language}"
        custom_id = seal.close(prefix, suggestion.question) or seal.close(prefix, suggestion.text)
        if custom_id is None or not suggestion.text.strip():
            return None
        return cls(shortened(suggestion.text, LABEL_LIMIT), custom_id)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The button as it stands on a message that was sent earlier, maybe by an earlier run."""
        button = cast("discord.ui.Button[discord.ui.LayoutView]", item)
        return cls(button.label or "", button.custom_id or "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Ask the question, if it is one that the bot itself put there."""
        match = self.template.fullmatch(self.custom_id)
        client = cast("Client", interaction.client)
        if match is None or not client.responder.seal.holds(f"ask:{match['language']}", match["mark"], match["question"]):
            await client.responder.tell(interaction, "button.stale")
            return
        await client.responder.answer(interaction, match["question"], language=cast("Language", match["language"]))


class ShareButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]], template=re.compile(r"share:(?P<language>fr|en)")
):
    """Posts to the channel an answer that only one person saw."""

    def __init__(self, language: Language) -> None:
        label = say(SENTENCES, "share.label", language)
        super().__init__(discord.ui.Button(label=label, custom_id=f"share:{language}", emoji="📣"))
        self._language = language

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it stands on the answer."""
        return cls(cast("Language", match["language"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Post what the person sees, as it stands there, if that person may write here."""
        if interaction.message is not None:
            await cast("Client", interaction.client).responder.share(interaction, interaction.message, self._language)


class RewordButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=re.compile(r"reword:(?P<language>fr|en):(?P<question>.*)", re.DOTALL),
):
    """Lets a person say a question another way, with what was asked as a start."""

    def __init__(self, language: Language, question: str) -> None:
        custom_id = f"reword:{language}:{question}"
        kept = custom_id if len(custom_id.encode("utf-16-le")) // 2 <= MAX_CHARACTERS else f"reword:{language}:"
        label = say(SENTENCES, "reword.label", language)
        super().__init__(discord.ui.Button(label=label, custom_id=kept, emoji="✏️"))
        self._language = language
        self._question = kept.split(":", 2)[2]

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it stands on the refusal."""
        return cls(cast("Language", match["language"]), match["question"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the question in a form."""
        form = rewording_form(self._question, self._language)
        await acknowledge(interaction, lambda: interaction.response.send_modal(form))


BUTTONS: Final = (
    AskButton,
    ShareButton,
    RewordButton,
    FeedbackButton,
    PageButton,
    MineButton,
    TurnButton,
    DeskButton,
    DraftButton,
)
"""Every button that may stand on a message of ours, to be registered at the start."""
