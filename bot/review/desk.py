"""The review desk: what people brought is looked through by the staff here. Knows no channel and no SQL."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.nlu.text import fold
from bot.review import noting
from bot.review.casework import Casework
from bot.review.export import ExportRow
from bot.review.masking import clean
from bot.review.model import EVERYTHING, Filters, NewQuestion, Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.review.bringing import Brought
    from bot.review.model import Act, Dismissal, Group, StoredQuestion

_NO_LIMIT: Final = 2**31
"""Of questions that were held to a limit where they were asked."""


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


class Desk(Casework):
    """What people bring, and what the staff do with it."""

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

    async def export(self, filters: Filters = EVERYTHING) -> tuple[ExportRow, ...]:
        """Every question of the groups, most wanted group first; askers are numbers within their group."""
        return tuple(ExportRow(group, question) for group, question in await self._store.questions(_folded(filters)))

    async def bring_in(self, questions: Sequence[Brought], by: str) -> int:
        """Keep what another installation exported; how many questions are new here, however often it is brought.

        A group that was put aside there is put aside here, unless people asked the same here.
        """
        aside: dict[int, Dismissal] = {}
        kept: Counter[int] = Counter()
        for question in questions:
            asker = self._keyed("asker", f"import:{question.asker}")
            if any(own.text == question.text for own in (await self._people.mine(asker)).questions):
                continue
            new = NewQuestion(
                text=question.text,
                utterance=noting.normal(question.text),
                reason=question.reason,
                language=question.language,
                channel=question.channel,
                day=question.day,
                asker=asker,
                nearest=question.nearest,
                score=question.score,
                meaning=noting.key(question.text, question.language, self._meaning),
                at=self._at(),
            )
            group = await self._store.add(new, daily_limit=_NO_LIMIT)
            if group is not None:
                kept[group] += 1
                if question.dismissed is not None:
                    aside[group] = question.dismissed
        for id_, reason in aside.items():
            group_now = await self._group(id_)
            if group_now.standing.state == "new" and group_now.count == kept[id_]:
                await self.dismiss(id_, reason, by)
        return kept.total()

    def today(self) -> date:
        """The day it is at the desk."""
        return self._now().date()

    async def purge(self, retention_days: int, *, even_if_clock_jumped: bool = False) -> int:
        """Remove what is older than that many days; how many questions were.

        Raises:
            StoreError: the clock may be wrong, and nobody said that it is right.
        """
        today = self._now().date()
        before = today - timedelta(days=retention_days)
        return await self._store.purge(before, today, even_if_clock_jumped=even_if_clock_jumped)


def _folded(filters: Filters) -> Filters:
    text = fold(clean(filters.text or "")).strip()
    return replace(filters, text=text or None)
