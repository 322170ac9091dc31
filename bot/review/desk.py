"""The review desk: unanswered questions are noted here and looked through by the staff. Knows no channel and no SQL."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, get_args

from bot.matching.text import fold, words
from bot.review.errors import AlreadyDoneError, ReviewError, UnknownGroupError, UnknownReasonError
from bot.review.export import ExportRow
from bot.review.masking import clean, mask
from bot.review.model import DISMISSALS, EVERYTHING, Act, Dismissal, Filters, NewQuestion, Page, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.assistant import Question, Reason, Reply
    from bot.review.model import Group, QuestionStore, StoredQuestion

_READ: Final = 4000
"""Characters of a question that are looked at; nobody's question is longer, and masking has a cost."""

_KEPT: Final = 2000
_KEPT_UTTERANCE: Final = 500


def now_here() -> datetime:
    """The time with its offset, where the program runs."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is known of one group."""

    group: Group
    questions: tuple[StoredQuestion, ...]
    acts: tuple[Act, ...]

    def as_json(self) -> dict[str, Any]:
        """The object of `review show --json`: the list's item, its questions in full, and what was done."""
        return {
            **self.group.as_json(),
            "asked": [question.as_json() for question in self.questions],
            "acts": [act.as_json() for act in self.acts],
        }


class Desk:
    """Keeps unanswered questions, masked and without names, and lets the staff work through them. A `QuestionLog`.

    Args:
        store: where they are kept.
        secret: keys the digests of askers; a new secret makes everyone a stranger.
        daily_limit: how many questions of one asker are kept in a day.
        now: the clock.
    """

    def __init__(
        self, store: QuestionStore, *, secret: bytes, daily_limit: int = 100, now: Callable[[], datetime] = now_here
    ) -> None:
        self._store = store
        self._secret = secret
        self._daily_limit = daily_limit
        self._now = now

    async def note(self, question: Question, reply: Reply) -> bool:
        """Keep a question that was not answered; whether it was kept.

        Not kept: an answer or smalltalk, a question that must not be logged, one without a word or sign, and what comes
        from one asker beyond the daily limit.

        Raises:
            StoreError: the store cannot take it.
        """
        reason = _reason(reply)
        if reason is None or not question.log:
            return False
        text = clean(question.text[:_READ])
        masked = mask(text)
        if not masked:
            return False
        # Once normalised, an address is only words and could not be told any more: "jean tremblay exemple ca".
        utterance = reply.utterance if masked == text else ""
        noted = NewQuestion(
            text=masked[:_KEPT],
            utterance=(utterance or _normal(masked))[:_KEPT_UTTERANCE],
            reason=reason,
            language=reply.language,
            channel=question.channel,
            day=self._now().date(),
            asker=self._digest(question.asker),
            nearest=reply.nearest,
            score=reply.score,
        )
        return await self._store.add(noted, daily_limit=self._daily_limit) is not None

    async def list(self, filters: Filters = Filters(), *, limit: int = 50, offset: int = 0) -> Page:  # noqa: B008 - frozen
        """Groups that ask something of the staff, most wanted first, unless the filters say otherwise."""
        return await self._store.page(_folded(filters), limit=limit, offset=offset)

    async def show(self, group_id: int) -> Dossier:
        """One group with its questions and the acts upon it.

        Raises:
            UnknownGroupError: there is none of that id.
        """
        group = await self._group(group_id)
        questions = await self._store.questions_of(group_id)
        return Dossier(group, tuple(questions), tuple(await self._store.acts_of(group_id)))

    async def dismiss(self, group_id: int, reason: str, by: str, *, dry_run: bool = False) -> Group:
        """Put a group aside, for good: questions that join it later are counted, and it stays aside.

        Args:
            group_id: the group.
            reason: one of `DISMISSALS`.
            by: name or role of who does it, for the audit trail.
            dry_run: change nothing; the group is returned as it would be.

        Raises:
            UnknownGroupError: there is none of that id.
            UnknownReasonError: the reason is not of the list.
            AlreadyDoneError: it is dismissed already, or somebody was faster.
            ReviewError: nobody is named as doing it.
        """
        after = Standing("dismissed", _dismissal(reason))
        if not by.strip():
            raise ReviewError("an act needs a name or a role: it goes into the audit trail")
        group = await self._group(group_id)
        if group.standing.state == "dismissed":
            raise await self._already_done(group_id)
        act = Act(group_id, "dismiss", by.strip(), self._now().isoformat(timespec="seconds"), group.standing, after)
        if not dry_run and not await self._store.record(act):
            raise await self._already_done(group_id)
        return replace(group, standing=after)

    async def export(self, filters: Filters = EVERYTHING) -> tuple[ExportRow, ...]:
        """Every question of the groups, most wanted group first; askers are numbers within their group."""
        return tuple(ExportRow(group, question) for group, question in await self._store.questions(_folded(filters)))

    async def purge(self, retention_days: int) -> int:
        """Remove what is older than that many days; how many questions were."""
        return await self._store.purge(self._now().date() - timedelta(days=retention_days))

    async def _group(self, group_id: int) -> Group:
        group = await self._store.group(group_id)
        if group is None:
            raise UnknownGroupError(group_id)
        return group

    async def _already_done(self, group_id: int) -> ReviewError:
        acts: Sequence[Act] = await self._store.acts_of(group_id)
        return AlreadyDoneError(await self._group(group_id), acts[-1] if acts else None)

    def _digest(self, asker: str | None) -> str:
        """Who asked, for counting only: without the secret the digest leads back to nobody."""
        # The secret signs links too: the word in front keeps the two uses apart.
        return hmac.digest(self._secret, f"asker:{asker}".encode(), "sha256").hex() if asker else ""


def _reason(reply: Reply) -> Reason | None:
    """Why the question is for the staff; None when it is not."""
    match reply.outcome:
        case "abstain":
            return reply.reason
        case "clarify":
            return "too_close"
        case "answer" | "smalltalk":
            return None


def _normal(masked: str) -> str:
    """What a masked question is grouped by; its signs as they are where it has no word ("🙂")."""
    return " ".join(word.text for word in words(masked)) or masked


def _folded(filters: Filters) -> Filters:
    text = fold(clean(filters.text or "")).strip()
    return replace(filters, text=text or None)


def _dismissal(reason: str) -> Dismissal:
    for known in DISMISSALS:
        if reason == known:
            return known
    raise UnknownReasonError(reason, get_args(Dismissal))
