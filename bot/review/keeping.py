"""What the review desk asks of a store of questions: a contract, so that the desk need not know SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.review.model import RETURN_AFTER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.review.model import Act, Filters, Group, NewQuestion, Page, StoredQuestion, Unwritten


class QuestionStore(Protocol):
    """Where questions, groups and acts are kept."""

    async def add(
        self, question: NewQuestion, *, daily_limit: int, again: bool = True, return_after: int = RETURN_AFTER
    ) -> int | None:
        """Keep a question and return its group; None, and nothing kept, once its asker has had `daily_limit` that day.

        A question without asker is not limited: nobody would be told from anybody. What is escalated has a limit of
        its own.

        Args:
            return_after: a group that was answered or dismissed comes back when so many more people have asked.
            again: False for somebody who comes back to a question: one that is kept already is not counted twice.
        """

    async def page(self, filters: Filters, *, limit: int, offset: int = 0) -> Page:
        """Groups by demand: sent to the team, distinct askers, count, age. `filters.text` comes folded."""

    async def group(self, group_id: int) -> Group | None:
        """One group, or None when there is none of that id."""

    async def questions(self, filters: Filters) -> Sequence[tuple[Group, StoredQuestion]]:
        """Every question of the groups, groups by demand, their questions by age."""

    async def questions_of(self, group_id: int) -> Sequence[StoredQuestion]:
        """The questions of one group, oldest first."""

    async def acts_of(self, group_id: int) -> Sequence[Act]:
        """What was done to one group, oldest first."""

    async def record(self, act: Act) -> bool:
        """Change the group and write the act down, or neither; False when it no longer stands as `act.before`."""

    async def wrote(self, group_id: int) -> None:
        """Know that the files of a group's acts are written."""

    async def unwritten(self) -> Sequence[Unwritten]:
        """Of each group, the last act that changes files, where they are not known to be written."""

    async def merge(self, act: Act, into: int) -> bool:
        """As `record`, and move every question, wish and meaning into another group; False when that one is not there."""

    async def split(self, act: Act, texts: Sequence[str], utterance: str) -> int | None:
        """As `record`, and give the questions of these texts a new group, which is returned; None when nothing moved.

        None also when no question would be left behind.
        """

    async def undo(self, act: Act, undone: Act) -> bool:
        """As `record`, and move back what the other act had moved. False when that was undone meanwhile."""

    async def purge(self, before: date, today: date, *, even_if_clock_jumped: bool = False) -> int:
        """Remove questions older than the day `before` and return how many; wishes that expired by today go too.

        Groups left empty go too, and acts that old of groups that are gone. Raises `StoreError`, and removes nothing,
        when today lies so far beyond what is kept that the clock may be wrong, unless `even_if_clock_jumped`.
        """


class Journal(Protocol):
    """Where what was done to any group can be read."""

    async def page(self, limit: int, offset: int = 0) -> Sequence[Act]:
        """So many acts, newest first."""
