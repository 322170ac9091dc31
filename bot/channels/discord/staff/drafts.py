"""An answer from a card: written in a form, tried, published or amended. Kept meanwhile, so that it outlives a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.discord.staff.answer_fields import sheet_fields
from bot.channels.discord.staff.answer_form import answer_form
from bot.channels.discord.staff.dry_run import dry_run_view, questions, refusal_view, replaces_view
from bot.channels.discord.staff.override_form import override_form
from bot.review import proposal_form
from bot.review.catalogue import Catalogue
from bot.review.errors import ReplacesError
from bot.review.proposal_form import KINDS
from bot.review.publishing import BreaksError
from bot.wording import say
from bot.wording.approval import SENTENCES as APPROVAL
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import discord

    from bot.channels.discord.delivery.presenter import Presenter, Shown
    from bot.channels.discord.ports.services import CardServices
    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.discord.staff.desk_acts import DeskActs
    from bot.channels.discord.staff.draft_button import Step
    from bot.knowledge.model import Language
    from bot.review.cards import AnswerDraft
    from bot.review.proposal_form import Kind
    from bot.review.proposals import Proposal
    from bot.review.publishing import Preview


class Drafts:
    """Answers under way."""

    def __init__(self, cards: CardServices, presenter: Presenter, signer: Signer, acts: DeskActs) -> None:
        self._publishing = cards.publishing
        self._store = cards.store
        self._engine = cards.engine
        self._presenter = presenter
        self._signer = signer
        self._acts = acts

    async def form(self, kind: Kind, group: int, by: str, language: Language) -> discord.ui.Modal:
        """The form of an answer, with what the same person wrote in it before, if they did."""
        dossier = await self._publishing.desk.queue.show(group)
        draft = await self._store.draft_of(group, by)
        written = draft.fields if draft is not None and _kind(draft) == kind else {}
        return answer_form(kind, dossier, self._known(language), language, self._signer, written)

    async def try_out(self, interaction: discord.Interaction, kind: Kind, group: int, values: Mapping[str, str]) -> None:
        """A form that was sent: keep it, and show what it would do."""
        by = str(interaction.user)

        async def made(language: Language) -> Shown:
            async def kept() -> Shown:
                await self._publishing.desk.actions.free(group, by)
                number = await self._store.put_down(group, by, {**values, "kind": kind})
                return await self._try(number, group, kind, values, by, language)

            return await self._acts.outcome(language, kept)

        await self._presenter.work(interaction, made)

    async def take(self, interaction: discord.Interaction, step: Step, number: int) -> None:
        """A button under a dry run."""
        if step == "publish":
            await self.publish(interaction, number, None)
            return
        language = self._presenter.spoken(interaction)
        draft = await self._own(interaction, number)
        if draft is None:
            await self._presenter.work(interaction, _replaced)
        elif step == "replace":

            async def again(language: Language) -> Shown:
                return await self._acts.outcome(
                    language, lambda: self._try(number, draft.group, _kind(draft), draft.fields, draft.by, language)
                )

            await self._presenter.work(interaction, again, replacing=True)
        elif step == "override":
            await self._presenter.show_form(interaction, override_form(number, language, self._signer))
        else:
            form = await self.form(_kind(draft), draft.group, draft.by, language)
            await self._presenter.show_form(interaction, form)

    async def publish(self, interaction: discord.Interaction, number: int, override: str | None) -> None:
        """Publish a draft; what breaks test questions meanwhile is shown instead."""

        async def made(language: Language) -> Shown:
            draft = await self._own(interaction, number)
            if draft is None:
                return await _replaced(language)
            return await self._acts.outcome(language, lambda: self._publish(draft, override, language))

        await self._presenter.work(interaction, made, replacing=True)

    async def _try(self, number: int, group: int, kind: Kind, values: Mapping[str, str], by: str, language: Language) -> Shown:
        async def preview() -> Shown:
            proposal, fields = await self._proposed(group, kind, values, language)
            try:
                preview = await self._publishing.preview(group, proposal, by, replacing=values.get("replacing"))
            except ReplacesError as error:
                return await self._asked_first(group, values, by, error, language)
            return self._dry_run(number, preview, fields, language)

        shown = await self._acts.outcome(language, preview)
        return refusal_view(number, shown, language, self._signer) if isinstance(shown, str) else shown

    async def _publish(self, draft: AnswerDraft, override: str | None, language: Language) -> Shown:
        proposal, fields = await self._proposed(draft.group, _kind(draft), draft.fields, language)
        try:
            replacing = draft.fields.get("replacing")
            done = await self._publishing.answer(
                draft.group, proposal, draft.by, override=override, replacing=replacing, sheet=fields
            )
        except BreaksError as error:
            return self._dry_run(draft.id, error.preview, fields, language)
        except ReplacesError as error:
            return await self._asked_first(draft.group, draft.fields, draft.by, error, language)
        await self._store.discard(draft.id)
        if done.waits:
            return say(APPROVAL, "told.propose", language)
        if done.refused:
            return say(SENTENCES, "told.answer_partly", language, questions="\n".join(questions(done.refused, language)))
        return say(SENTENCES, "told.answer", language)

    async def _asked_first(
        self, group: int, values: Mapping[str, str], by: str, error: ReplacesError, language: Language
    ) -> Shown:
        """Both versions; what was looked at is kept with the draft, so that no other one is replaced."""
        number = await self._store.put_down(group, by, {**values, "replacing": error.token or ""})
        return replaces_view(number, error, language, self._signer)

    async def _proposed(
        self, group: int, kind: Kind, values: Mapping[str, str], language: Language
    ) -> tuple[Proposal, Mapping[str, str]]:
        desk = self._publishing.desk
        tongue = (await desk.queue.show(group)).group.language
        fields = sheet_fields(kind, values, tongue, self._known(language))
        return proposal_form.proposal(fields, desk.today(), tongue), fields

    def _dry_run(self, number: int, preview: Preview, fields: Mapping[str, str], language: Language) -> Shown:
        known = self._known(language)
        return dry_run_view(number, preview, proposal_form.flagged(fields, known.names()), known, language, self._signer)

    async def _own(self, interaction: discord.Interaction, number: int) -> AnswerDraft | None:
        """The draft, if it is there still, and that person's."""
        draft = await self._store.draft(number)
        return draft if draft is not None and draft.by == str(interaction.user) else None

    def _known(self, language: Language) -> Catalogue:
        return Catalogue(self._engine(), language)


async def _replaced(language: Language) -> Shown:
    return say(SENTENCES, "draft.replaced", language)


def _kind(draft: AnswerDraft) -> Kind:
    return next(kind for kind in KINDS if kind == draft.fields.get("kind"))
