"""Answers of the bot's that staff look for, look over, confirm, and take back what was done to them. Decides nothing."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Final

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.forms import MOST, chosen
from bot.channels.discord.rendering.frames import framed, rows, text_block
from bot.channels.discord.rendering.text import quoted, shortened
from bot.channels.discord.staff.answer_button import answer_button, entry_key, entry_of
from bot.channels.discord.staff.answer_sheet import sheet_view
from bot.channels.discord.staff.fix_view import compared_view
from bot.review.catalogue import Catalogue
from bot.review.correcting import Correcting
from bot.review.correction_form import words_of
from bot.review.entry_dossier import entry_dossier
from bot.review.errors import ReplacesError, UnknownEntryError
from bot.review.finding import AnswerFinder
from bot.wording import say
from bot.wording.discord_answers import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.discord.delivery.presenter import Presenter, Shown
    from bot.channels.discord.ports.services import CardServices
    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.discord.staff.answer_button import AnswerVerb
    from bot.channels.discord.staff.corrections import Corrections
    from bot.channels.discord.staff.desk_acts import DeskActs
    from bot.knowledge.model import Language

_LABEL: Final = 100
"""Characters of a choice."""
_PICK: Final = "answers:pick"
_PATTERN: Final = re.compile(_PICK)
_ECHO: Final = 100
"""Characters of what was looked for that are said again."""


class Answers:
    """What staff do with an answer that is there."""

    def __init__(
        self, cards: CardServices, presenter: Presenter, signer: Signer, acts: DeskActs, corrections: Corrections
    ) -> None:
        self._publishing = cards.publishing
        self._counts = cards.counts
        self._engine = cards.engine
        self._finder = AnswerFinder(cards.engine)
        self._presenter = presenter
        self._signer = signer
        self._acts = acts
        self._corrections = corrections

    async def choices(self, interaction: discord.Interaction, typed: str) -> list[tuple[str, str]]:
        """At most 25 answers as (label, key), the nearest to what was typed first; before any typing, by their titles."""
        known = self._known(self._presenter.spoken(interaction))
        search = await asyncio.to_thread(self._finder.search)
        found = search.found(typed) if typed.strip() else [entry for entry, _ in known.entries()]
        return [(label, entry_key(entry)) for entry, label in self._labelled(found[:MOST], known)]

    async def found(self, typed: str, language: Language) -> Shown:
        """The answer of a key, or the only one that speaks of what was typed; else those that do, to choose from."""
        known, search = self._known(language), await asyncio.to_thread(self._finder.search)
        if (entry := entry_of(typed.strip(), search.entries)) in search.entries:
            return await self.sheet(entry, 0, language)
        found = search.found(typed)
        shown = quoted(typed, _ECHO)
        if len(found) == 1:
            return await self.sheet(found[0], 0, language)
        if not found:
            return say(SENTENCES, "find.none", language, text=shown)
        key = "find.some" if len(found) <= MOST else "find.many"
        said = say(SENTENCES, key, language, n=len(found), shown=MOST, text=shown)
        return framed([text_block(said), discord.ui.ActionRow(self._select(found[:MOST], known, language))])

    async def sheet(self, entry: str, page: int, language: Language, note: str = "") -> Shown:
        """One page of the sheet of an answer."""
        known = self._known(language)

        async def made() -> Shown:
            try:
                dossier = await entry_dossier(entry, self._publishing, self._counts)
            except UnknownEntryError:
                if known.said(entry) is None:
                    return say(SENTENCES, "find.gone", language)
                return say(SENTENCES, "find.derived", language, title=quoted(known.title(entry)), entry=quoted(entry))
            return sheet_view(dossier, known, page, language, self._signer, note)

        return await self._acts.outcome(language, made)

    async def press(self, interaction: discord.Interaction, verb: AnswerVerb, key: str, more: str) -> None:
        """A button upon an answer."""
        entry = entry_of(key, self._known("fr").ids())
        match verb:
            case "sheet":
                await self._presenter.work(interaction, lambda language: self.sheet(entry, 0, language))
            case "previous" | "next":
                page = int(more) if more.isdigit() else 0
                await self._presenter.work(interaction, lambda language: self.sheet(entry, page, language), replacing=True)
            case "correct" | "english":
                await self._corrections.show_form(interaction, entry, verb)
            case "confirm":
                await self._presenter.work(
                    interaction, lambda language: self._confirmed(entry, str(interaction.user), language)
                )
            case "undo" | "put_back":
                by, token = str(interaction.user), more or None
                await self._presenter.work(interaction, lambda language: self._undone(entry, by, token, language))

    def route(self) -> Route:
        """Shows the sheet of the answer that was chosen among those that were found."""

        async def picked(interaction: discord.Interaction, match: re.Match[str]) -> None:
            del match
            key = next(iter(chosen(interaction, _PICK)), "")
            entry = entry_of(key, self._known("fr").ids())
            await self._presenter.work(interaction, lambda language: self.sheet(entry, 0, language), replacing=True)

        return Route(_PATTERN, picked, least="reader")

    async def _confirmed(self, entry: str, by: str, language: Language) -> Shown:
        async def confirmed() -> Shown:
            await Correcting(self._publishing).confirm(entry, self._publishing.desk.today(), by)
            return self._told("confirm", entry, language, "undo")

        return await self._acts.outcome(language, confirmed)

    async def _undone(self, entry: str, by: str, token: str | None, language: Language) -> Shown:
        async def undone() -> Shown:
            try:
                await Correcting(self._publishing).undo(entry, by, replacing=token)
            except ReplacesError as error:
                return compared_view(entry, error, language, self._signer)
            return self._told("undo", entry, language)

        return await self._acts.outcome(language, undone)

    def _told(self, done: str, entry: str, language: Language, *verbs: AnswerVerb) -> Shown:
        said = say(SENTENCES, f"stale.told.{done}", language, title=quoted(self._known(language).title(entry)))
        buttons = [answer_button(verb, entry, language, self._signer) for verb in ("sheet", *verbs)]
        return framed([text_block(said), *rows(buttons)])

    def _select(self, found: Sequence[str], known: Catalogue, language: Language) -> discord.ui.Select[Any]:
        options = []
        for entry, label in self._labelled(found, known):
            said = known.said(entry)
            words = words_of(said) if said is not None else None
            text = shortened(" ".join(words.in_(language).split()), _LABEL) if words is not None else None
            options.append(discord.SelectOption(label=label, value=entry_key(entry), description=text))
        placeholder = say(SENTENCES, "find.choose", language)
        return discord.ui.Select(custom_id=_PICK, options=options, placeholder=placeholder)

    @staticmethod
    def _labelled(entries: Sequence[str], known: Catalogue) -> list[tuple[str, str]]:
        """Each with its title, and its id where another bears the same title."""
        titles = {entry: shortened(known.title(entry), _LABEL) for entry in entries}
        every = list(titles.values())
        return [
            (entry, title if every.count(title) == 1 else shortened(f"{entry} · {title}", _LABEL))
            for entry, title in titles.items()
        ]

    def _known(self, language: Language) -> Catalogue:
        return Catalogue(self._engine(), language)
