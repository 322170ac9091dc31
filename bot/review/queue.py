"""What waits for the staff, to be read: groups by demand, one group whole, every question. Changes nothing; knows no SQL."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.nlu.text import fold
from bot.privacy.masking import clean
from bot.review.errors import UnknownGroupError
from bot.review.export import ExportRow
from bot.review.model import EVERYTHING, Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.review.model import Act, Page, QuestionGroup, StoredQuestion
    from bot.review.ports import QuestionStore


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is known of one group."""

    group: QuestionGroup
    questions: tuple[StoredQuestion, ...]
    acts: tuple[Act, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What was asked, each text once, in the order of asking."""
        return tuple(dict.fromkeys(question.text for question in self.questions))

    def as_json(self) -> dict[str, Any]:
        """The object of `review show --json`: the list's item, its questions in full, and what was done."""
        return {
            **self.group.as_json(),
            "asked": [asdict(question) for question in self.questions],
            "acts": [act.as_json() for act in self.acts],
        }


class Queue:
    """What people asked and were refused, as the staff look at it."""

    def __init__(self, questions: QuestionStore) -> None:
        self._questions = questions

    async def list(self, filters: Filters = Filters(), *, limit: int = 50, offset: int = 0) -> Page:  # noqa: B008 - frozen
        """Groups that ask something of the staff, most wanted first, unless the filters say otherwise."""
        return await self._questions.page(_folded(filters), limit=limit, offset=offset)

    async def show(self, group_id: int) -> Dossier:
        """One group with its questions and the acts upon it.

        Raises:
            UnknownGroupError: there is none of that id.
        """
        group = await existing(self._questions, group_id)
        questions = await self._questions.questions_of(group_id)
        return Dossier(group, tuple(questions), tuple(await self._questions.acts.acts_of(group_id)))

    async def named(self, group_ids: Iterable[int]) -> Mapping[int, QuestionGroup]:
        """Those of these groups that are still there, by their ids."""
        found = [await self._questions.group(id_) for id_ in group_ids]
        return {group.id: group for group in found if group is not None}

    async def alike(self, group_id: int) -> Sequence[QuestionGroup]:
        """Groups that perhaps ask the same as this one, the likeliest first: for staff to merge, who can tell."""
        return await self._questions.alike(group_id)

    async def export(self, filters: Filters = EVERYTHING) -> tuple[ExportRow, ...]:
        """Every question of the groups, most wanted group first; askers are numbers within their group."""
        return tuple(ExportRow(group, question) for group, question in await self._questions.questions(_folded(filters)))


async def existing(questions: QuestionStore, group_id: int) -> QuestionGroup:
    """The group of an id.

    Raises:
        UnknownGroupError: there is none.
    """
    group = await questions.group(group_id)
    if group is None:
        raise UnknownGroupError(group_id)
    return group


def _folded(filters: Filters) -> Filters:
    text = fold(clean(filters.text or "")).strip()
    return replace(filters, text=text or None)
