"""A correction on Discord: written in forms, tried, seen whole, published or amended. Decides nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.discord.rendering.forms import LONGEST
from bot.channels.discord.rendering.frames import framed, rows, text_block
from bot.channels.discord.staff.answer_button import answer_button, entry_of
from bot.channels.discord.staff.correct_form import correct_form, english_form
from bot.channels.discord.staff.fix_view import fix_refusal_view, fix_view, whole_view
from bot.channels.discord.staff.override_form import override_form
from bot.channels.discord.staff.roles import person_of
from bot.knowledge.model import LANGUAGES
from bot.review.catalogue import Catalogue
from bot.review.correcting import LosesAnswersError
from bot.review.correction_form import english_lacking, words_of
from bot.review.drafted_corrections import DraftedCorrections
from bot.review.errors import ChangedSinceError
from bot.wording import say
from bot.wording.approval import SENTENCES as APPROVAL
from bot.wording.discord_answers import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import discord

    from bot.channels.discord.delivery.presenter import Presenter, Shown
    from bot.channels.discord.ports.services import CardServices
    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.discord.staff.correct_form import Sheet
    from bot.channels.discord.staff.desk_acts import DeskActs
    from bot.channels.discord.staff.fix_button import FixStep
    from bot.knowledge.model import Language
    from bot.review.correcting import Corrected
    from bot.review.correction_drafts import CorrectionDraft


class Corrections:
    """Corrections under way."""

    def __init__(self, cards: CardServices, presenter: Presenter, signer: Signer, acts: DeskActs) -> None:
        self._drafted = DraftedCorrections(cards.publishing, cards.corrections)
        self._engine = cards.engine
        self._presenter = presenter
        self._signer = signer
        self._acts = acts

    async def show_form(
        self, interaction: discord.Interaction, entry: str, sheet: Sheet, draft: CorrectionDraft | None = None
    ) -> None:
        """Show a form of an answer: with what a draft holds, what the same person wrote before, or what it says now.

        It is made from what answers now: Discord waits for a form no longer than three seconds.
        """
        language = self._presenter.spoken(interaction)
        said = self._known(language).said(entry)
        if said is None or words_of(said) is None:
            await self._presenter.work(interaction, _gone)
            return
        lacking = english_lacking(said)
        if sheet == "english" and not lacking:  # somebody else wrote it since the button was shown
            await self._presenter.work(interaction, _english_there)
            return
        begun = draft.fields if draft else await self._drafted.begun(entry, said, person_of(interaction.user))
        form = (
            correct_form(entry, begun, language, self._signer)
            if sheet == "correct"
            else english_form(entry, lacking, begun, language, self._signer)
        )
        if form is None:
            await self._presenter.work(interaction, _too_long)
        else:
            await self._presenter.show_form(interaction, form)

    async def try_out(self, interaction: discord.Interaction, key: str, values: Mapping[str, str]) -> None:
        """A form that was sent: keep it, and show what it would do."""

        async def made(language: Language) -> Shown:
            entry = entry_of(key, self._known(language).ids())

            async def kept() -> Shown:
                draft = await self._drafted.put_down(entry, person_of(interaction.user), values)
                return await self._try(draft, str(interaction.user), language)

            return await self._acts.outcome(language, kept)

        await self._presenter.work(interaction, made)

    async def take(self, interaction: discord.Interaction, step: FixStep, number: int, page: int) -> None:
        """A button under a trial."""
        if step == "publish":
            await self.publish(interaction, number, None)
            return
        if step in ("whole", "previous", "next"):
            await self._show_whole(interaction, number, page, turning=step != "whole")
            return
        draft = await self._drafted.one(number, person_of(interaction.user))
        if draft is None:
            await self._presenter.work(interaction, _replaced)
        elif step == "override":
            language = self._presenter.spoken(interaction)
            await self._presenter.show_form(interaction, override_form(number, language, self._signer, "override-fix"))
        else:
            await self.show_form(interaction, draft.entry, "english" if step == "english" else "correct", draft)

    async def publish(self, interaction: discord.Interaction, number: int, override: str | None) -> None:
        """Publish a correction; what test questions lose by it, or that the answer is another by now, is shown instead."""

        async def made(language: Language) -> Shown:
            draft = await self._drafted.one(number, person_of(interaction.user))
            if draft is None:
                return await _replaced(language)
            by = str(interaction.user)
            return await self._acts.outcome(language, lambda: self._publish(draft, by, override, language))

        await self._presenter.work(interaction, made, replacing=True)

    async def _show_whole(self, interaction: discord.Interaction, number: int, page: int, *, turning: bool) -> None:
        async def made(language: Language) -> Shown:
            draft = await self._drafted.one(number, person_of(interaction.user))
            if draft is None:
                return await _replaced(language)

            async def shown() -> Shown:
                asked = {tongue: self._known(tongue).question(draft.entry, tongue) for tongue in LANGUAGES}
                found = await self._drafted.whole(draft, str(interaction.user), {k: v for k, v in asked.items() if v})
                return whole_view(number, found, page, language, self._signer)

            return await self._acts.outcome(language, shown)

        await self._presenter.work(interaction, made, replacing=turning)

    async def _try(self, draft: CorrectionDraft, by: str, language: Language, note: str = "") -> Shown:
        async def preview() -> Shown:
            return self._trial(draft, await self._drafted.preview(draft, by), language, note)

        shown = await self._acts.outcome(language, preview)
        if not isinstance(shown, str):
            return shown
        return fix_refusal_view(draft.id, shown, language, self._signer, english=self._lacks_english(draft.entry, language))

    async def _publish(self, draft: CorrectionDraft, by: str, override: str | None, language: Language) -> Shown:
        try:
            done = await self._drafted.publish(draft, by, override)
        except LosesAnswersError as error:
            return self._trial(draft, error.found, language)
        except ChangedSinceError:
            draft = await self._drafted.again(draft)
            return await self._try(draft, by, language, say(SENTENCES, "trial.changed", language))
        told = say(APPROVAL, "told.propose", language) if done.waits else say(SENTENCES, "stale.told.correct", language)
        buttons = [answer_button(verb, draft.entry, language, self._signer) for verb in ("sheet", "undo")]
        return framed([text_block(told), *rows(buttons)])

    def _trial(self, draft: CorrectionDraft, found: Corrected, language: Language, note: str = "") -> Shown:
        english = self._lacks_english(draft.entry, language)
        return fix_view(draft, found, self._known(language), language, self._signer, english=english, note=note)

    def _lacks_english(self, entry: str, language: Language) -> bool:
        said = self._known(language).said(entry)
        return said is not None and bool(english_lacking(said))

    def _known(self, language: Language) -> Catalogue:
        return Catalogue(self._engine(), language)


async def _replaced(language: Language) -> Shown:
    return say(SENTENCES, "draft.replaced", language)


async def _gone(language: Language) -> Shown:
    return say(SENTENCES, "find.gone", language)


async def _english_there(language: Language) -> Shown:
    return say(SENTENCES, "find.english_there", language)


async def _too_long(language: Language) -> Shown:
    return say(SENTENCES, "form.too_long", language, most=LONGEST)
