"""An answer from a card: written in a form, tried, published or amended. Kept meanwhile, so that it outlives a restart."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.channels.discord.staff.answer_fields import proposed_fields, sheet_fields
from bot.channels.discord.staff.answer_form import answer_form
from bot.channels.discord.staff.dry_run import dry_run_view, questions, refusal_view, replaces_view
from bot.channels.discord.staff.override_form import override_form
from bot.channels.discord.staff.roles import person_of
from bot.channels.discord.staff.until_form import until_form
from bot.review import proposal_form
from bot.review.cards import AnswerDraft
from bot.review.catalogue import Catalogue
from bot.review.errors import ReplacesError
from bot.review.proposal_form import KINDS
from bot.review.proposals import Writer
from bot.review.publishing import BreaksError
from bot.review.roles import is_same
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

    async def form(self, kind: Kind, group: int, user: discord.abc.User, language: Language) -> discord.ui.Modal:
        """The form of an answer, with what the same person wrote in it before, if they did."""
        dossier = await self._publishing.desk.queue.show(group)
        written = await self._written(kind, group, user)
        proposed = await self._publishing.desk.aside.do(partial(proposed_fields, kind, dossier, self._known(language)))
        return answer_form(kind, dossier.group, {**proposed, **written}, language, self._signer)

    async def try_out(self, interaction: discord.Interaction, kind: Kind, group: int, values: Mapping[str, str]) -> None:
        """A form that was sent: keep it, and show what it would do."""
        user = interaction.user

        async def made(language: Language) -> Shown:
            async def kept() -> Shown:
                await self._publishing.desk.actions.free(group, str(user), person_of(user))
                until = (await self._written(kind, group, user)).get("valid_until", "")  # said in a form of its own
                fields = {**values, "kind": kind, "valid_until": until}
                return await self._put_down(AnswerDraft(0, group, str(user), person_of(user), fields), language)

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
                return await self._acts.outcome(language, lambda: self._try(draft, language))

            await self._presenter.work(interaction, again, replacing=True)
        elif step == "until":
            until = draft.fields.get("valid_until", "")
            await self._presenter.show_form(interaction, until_form(number, until, language, self._signer))
        elif step == "override":
            await self._presenter.show_form(interaction, override_form(number, language, self._signer))
        else:
            form = await self.form(_kind(draft), draft.group, interaction.user, language)
            await self._presenter.show_form(interaction, form)

    async def hold_until(self, interaction: discord.Interaction, number: int, until: str) -> None:
        """Keep with a draft until which day it holds, and show what it would do then."""

        async def made(language: Language) -> Shown:
            draft = await self._own(interaction, number)
            if draft is None:
                return await _replaced(language)
            held = replace(draft, fields={**draft.fields, "valid_until": until})
            return await self._acts.outcome(language, lambda: self._put_down(held, language))

        await self._presenter.work(interaction, made, replacing=True)

    async def publish(self, interaction: discord.Interaction, number: int, override: str | None) -> None:
        """Publish a draft; what breaks test questions meanwhile is shown instead."""

        async def made(language: Language) -> Shown:
            draft = await self._own(interaction, number)
            if draft is None:
                return await _replaced(language)
            return await self._acts.outcome(language, lambda: self._publish(draft, override, language))

        await self._presenter.work(interaction, made, replacing=True)

    async def _written(self, kind: Kind, group: int, user: discord.abc.User) -> Mapping[str, str]:
        """What the same person wrote in this kind of form before; nothing where they did not."""
        draft = await self._store.draft_of(group, str(user), person_of(user))
        return draft.fields if draft is not None and _kind(draft) == kind else {}

    async def _put_down(self, draft: AnswerDraft, language: Language) -> Shown:
        number = await self._store.put_down(draft.group, draft.by, draft.person, draft.fields)
        return await self._try(replace(draft, id=number), language)

    async def _try(self, draft: AnswerDraft, language: Language) -> Shown:
        async def preview() -> Shown:
            proposal, fields = await self._proposed(draft, language)
            try:
                replacing = draft.fields.get("replacing")
                preview = await self._publishing.preview(draft.group, proposal, draft.by, draft.person, replacing=replacing)
            except ReplacesError as error:
                return await self._asked_first(draft, error, language)
            return await self._dry_run(draft.id, preview, fields, language)

        shown = await self._acts.outcome(language, preview)
        return refusal_view(draft.id, shown, _kind(draft), language, self._signer) if isinstance(shown, str) else shown

    async def _publish(self, draft: AnswerDraft, override: str | None, language: Language) -> Shown:
        proposal, fields = await self._proposed(draft, language)
        try:
            replacing = draft.fields.get("replacing")
            done = await self._publishing.answer(
                draft.group, proposal, draft.by, override=override, replacing=replacing, writer=Writer(draft.person, fields)
            )
        except BreaksError as error:
            return await self._dry_run(draft.id, error.preview, fields, language)
        except ReplacesError as error:
            return await self._asked_first(draft, error, language)
        await self._store.discard(draft.id)
        if done.waits:
            return say(APPROVAL, "told.propose", language)
        if done.refused:
            return say(SENTENCES, "told.answer_partly", language, questions="\n".join(questions(done.refused, language)))
        return say(SENTENCES, "told.answer", language)

    async def _asked_first(self, draft: AnswerDraft, error: ReplacesError, language: Language) -> Shown:
        """Both versions; what was looked at is kept with the draft, so that no other one is replaced."""
        fields = {**draft.fields, "replacing": error.token or ""}
        number = await self._store.put_down(draft.group, draft.by, draft.person, fields)
        return replaces_view(number, error, language, self._signer)

    async def _proposed(self, draft: AnswerDraft, language: Language) -> tuple[Proposal, Mapping[str, str]]:
        desk = self._publishing.desk
        tongue = (await desk.queue.show(draft.group)).group.language
        fields = sheet_fields(_kind(draft), draft.fields, tongue, self._known(language))
        return await desk.aside.do(partial(proposal_form.proposal, fields, desk.today(), tongue)), fields

    async def _dry_run(self, number: int, preview: Preview, fields: Mapping[str, str], language: Language) -> Shown:
        known = self._known(language)
        flags = await self._publishing.desk.aside.do(lambda: proposal_form.flagged(fields, known.names()))
        return dry_run_view(number, preview, fields, flags, known, language, self._signer)

    async def _own(self, interaction: discord.Interaction, number: int) -> AnswerDraft | None:
        """The draft, if it is there still, and that person's, under what they are called now."""
        draft, by, person = await self._store.draft(number), str(interaction.user), person_of(interaction.user)
        if draft is None or not is_same(by, person, draft.by, draft.person):
            return None
        return replace(draft, by=by, person=person)

    def _known(self, language: Language) -> Catalogue:
        return Catalogue(self._engine(), language)


async def _replaced(language: Language) -> Shown:
    return say(SENTENCES, "draft.replaced", language)


def _kind(draft: AnswerDraft) -> Kind:
    return next(kind for kind in KINDS if kind == draft.fields.get("kind"))
