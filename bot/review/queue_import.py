"""A filled-in table of the queue: tried as a whole, then done to every group or to none. Knows no spreadsheet, no channel.

All answers of a table are one change of the knowledge: tried together, written together, each with an act of its own upon its
group, so that each is taken back for itself.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from bot.authoring.table_cells import Cell, Refusal
from bot.errors import Both, KamouraskaError, KnowledgeError
from bot.review import proposal_form, sweep
from bot.review.errors import FieldsError, ReplacesError, ReviewError, UnknownGroupError
from bot.review.model import Standing
from bot.review.proposals import Provenance
from bot.review.queue_plan import RowPlan, TablePlan
from bot.review.queue_table import COLUMN_OF, fields_of, number_of, orders_of, refusal, stamp
from bot.review.trial import ask_first, texts_of, tried

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.review.dry_run import KnowledgeVersion
    from bot.review.proposals import Proposal
    from bot.review.publishing import Publishing
    from bot.review.queue_table import RowOrder, RowVerb

_COLUMN: Final[Mapping[RowVerb, str]] = {"answer": "answer_fr", "add": "add_to", "merge": "merge_into", "dismiss": "dismiss"}
"""Where a row says what it wants."""


class QueueImport:
    """Does what tables say, in turn with whoever answers groups one by one.

    Args:
        person: who brings them, see `Writer`.
    """

    def __init__(self, publishing: Publishing, person: str = "") -> None:
        self._publishing = publishing
        self._person = person
        self._desk = publishing.desk
        self._library = publishing.library

    async def plan(self, table: Sequence[Mapping[str, str]], by: str) -> TablePlan:
        """What it would do, row by row, or every cell that keeps it from being done; changes nothing."""
        orders, refused = orders_of(table)
        files = self._library.files()
        joining = {order.group: number_of(order.cells["merge_into"]) for order in orders if order.verb == "merge"}
        rows: list[RowPlan] = []
        for order in orders:
            try:
                rows.append(await self._planned(order, joining, files, by))
            except FieldsError as error:
                refused += [_at(order, COLUMN_OF.get(one.field, one.field), one.why) for one in error.faults]
            except UnknownGroupError as error:
                here = "id" if error.group_id == order.group else "merge_into"
                refused.append(refusal(order.row, here, "no_group", id=error.group_id))
            except _StaleError:
                refused.append(refusal(order.row, "stamp", "stale", id=order.group))
            except KamouraskaError as error:
                refused.append(_at(order, _column(order, error), Both(error.said("en"), error.said("fr"))))
        plan = TablePlan(tuple(rows), tuple(refused), files=files)
        if not refused:
            plan = await self._tried(plan)
        return plan

    async def do(self, table: Sequence[Mapping[str, str]], by: str) -> TablePlan:
        """Do it, or nothing of it where the plan refuses a cell.

        Records one act a group. What fails on the way is taken back with all that was done before it.

        Raises:
            KamouraskaError: somebody was faster, or the files cannot be written; nothing is changed.
        """
        async with self._publishing.turn:
            plan = await self.plan(table, by)
            if plan.refused:
                return plan
            done: list[int] = []
            try:
                for row in plan.rows:
                    if row.draft is None:
                        await self._set_aside(row.order, by)
                        done.append(row.group.id)
                for row in plan.answers:
                    await self._settle(row, plan, by)
                    done.append(row.group.id)
                await self._write(plan)
            except KamouraskaError:
                for id_ in reversed(done):
                    await self._desk.actions.undo(id_, by)
                    await self._desk.actions.wrote(id_)
                raise
            return plan

    async def _planned(self, order: RowOrder, joining: Mapping[int, int], files: Mapping[str, bytes], by: str) -> RowPlan:
        actions = self._desk.actions
        group = (await self._desk.queue.show(order.group)).group
        if order.cells.get("stamp") != stamp(group):
            raise _StaleError
        match order.verb:
            case "dismiss":
                await actions.dismiss(group.id, order.cells["dismiss"], by, person=self._person, dry_run=True)
                return RowPlan(order, group)
            case "merge":
                await actions.merge(group.id, joining[group.id], by, person=self._person, dry_run=True)
                return RowPlan(order, group)
        group = await actions.free(group.id, by, self._person)
        asked = [*group.questions]
        for other, into in joining.items():
            asked += (await self._desk.queue.show(other)).group.questions if into == group.id else ()
        today = self._desk.today()

        def filled_in() -> Proposal:
            return proposal_form.proposal(fields_of(order, asked, group.language), today, group.language)

        proposal = await self._desk.aside.do(filled_in)
        draft = self._library.drafted(proposal, files, Provenance(group.id, group.askers, group.count, by, today.isoformat()))
        ask_first({path: content for path, content in draft.changes.items() if path in files}, files, None)
        return RowPlan(order, group, draft, proposal, tuple(asked))

    async def _tried(self, plan: TablePlan) -> TablePlan:
        """All answers together, asked everything; with whom each still leaves without."""
        changes, refused = plan.together()
        if refused or not changes:
            return TablePlan(plan.rows, tuple(refused), files=plan.files)
        try:
            trial = await tried(self._desk, self._library, plan.files, changes)
        except KnowledgeError as error:
            found = [
                _of_problem(plan, problem.path, Both(problem.said("en"), problem.said("fr"))) for problem in error.problems
            ]
            return TablePlan(plan.rows, tuple(found), files=plan.files)
        if trial.run.breaks:
            first, row = trial.run.breaks[0], plan.answers[0].order
            told = refusal(row.row, "answer_fr", "breaks", n=len(trial.run.breaks), first=f"{first.question} ({first.file})")
            return TablePlan(plan.rows, (told,), trial.run, files=plan.files)
        rows = await asyncio.to_thread(lambda: tuple(_served(row, trial.base) for row in plan.rows))
        return TablePlan(rows, (), trial.run, self._publishing.approval, trial.base, plan.files)

    async def _set_aside(self, order: RowOrder, by: str) -> None:
        if order.verb == "merge":
            await self._desk.actions.merge(order.group, number_of(order.cells["merge_into"]), by, person=self._person)
        else:
            await self._desk.actions.dismiss(order.group, order.cells["dismiss"], by, person=self._person)

    async def _settle(self, row: RowPlan, plan: TablePlan, by: str) -> None:
        """Write down an answer, as `Publishing.answer` does, or that it waits for approval."""
        if row.draft is None or row.proposal is None:
            return
        group, settle = row.group, self._desk.actions.settle
        if plan.waits:
            kept: dict[str, Any] = {"proposal": asdict(row.proposal), "replacing": None, "sheet": {}, "person": self._person}
            await settle(group, "propose", by, Standing("claimed", holder=by.strip(), holder_person=self._person or None), kept)
            return
        detail = {
            "files": texts_of(row.draft.changes, plan.files),
            "closes": [one.group for one in plan.run.answers if one.entry == row.draft.entry and one.group not in plan.own],
        }
        after = group.standing if row.missed else Standing("answered", row.proposal.kind, entry=row.draft.entry)
        await settle(group, "answer", by, after, detail)

    async def _write(self, plan: TablePlan) -> None:
        if plan.waits or plan.base is None:
            return
        changes, _ = plan.together()
        await self._library.keep(changes, plan.files, plan.base)
        because = {row.draft.entry: row.group.id for row in plan.answers if row.draft is not None}
        for row in plan.answers:
            await self._desk.actions.wrote(row.group.id)
        for opened in plan.run.answers:
            if opened.group not in plan.own and opened.entry in because:
                await sweep.close_by_the_way(self._desk, opened.group, opened.entry, because[opened.entry])


class _StaleError(ReviewError):
    """A group is no longer as it was when the table was made."""

    def __init__(self) -> None:
        super().__init__("the group has changed", "le groupe a changé")


def _served(row: RowPlan, base: KnowledgeVersion) -> RowPlan:
    """With those of its questions that would not get this answer."""
    if row.draft is None:
        return row
    draft, language = row.draft, row.group.language
    missed = tuple(text for text in row.missed if not draft.serves(base.tell(text, language)))
    return RowPlan(row.order, row.group, draft, row.proposal, missed)


def _at(order: RowOrder, column: str, said: Both) -> Refusal:
    return Refusal(Cell(order.row, column), order.verb, said)


def _column(order: RowOrder, error: KamouraskaError) -> str:
    """Where what was refused as a whole was wanted."""
    if isinstance(error, ReplacesError):
        return "question_fr"
    return _COLUMN[order.verb]


def _of_problem(plan: TablePlan, path: str, said: Both) -> Refusal:
    """A problem of a file, at the row that would write it."""
    for row in plan.answers:
        if row.draft is not None and any(path.endswith(written) for written in row.draft.changes):
            return _at(row.order, _COLUMN[row.order.verb], said)
    return _at(plan.answers[0].order, "answer_fr", said)
