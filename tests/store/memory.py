"""A `QuestionStore` in memory: what the desk is tested with, and held to the same contract as SQLite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.review.model import EVERYTHING, Act, Filters, Group, NewQuestion, Page, Standing, StoredQuestion

if TYPE_CHECKING:
    from datetime import date


@dataclass
class _Kept:
    """A group's own state; what else a group shows is told by its questions."""

    id: int
    standing: Standing
    nearest: str | None
    score: float


class MemoryQuestions:
    """Lists and dictionaries; nothing is awaited inside, so every method is one transaction."""

    def __init__(self) -> None:
        self._next_id = 1
        self._groups: dict[tuple[str, str], _Kept] = {}
        self._questions: list[NewQuestion] = []
        self._acts: list[Act] = []

    async def add(self, question: NewQuestion, *, daily_limit: int) -> int | None:
        """See `QuestionStore.add`."""
        asked = sum(1 for q in self._questions if (q.asker, q.day) == (question.asker, question.day))
        if question.asker and asked >= daily_limit:
            return None
        key = (question.utterance, question.reason)
        if key not in self._groups:
            self._groups[key] = _Kept(self._next_id, Standing(), None, 0.0)
            self._next_id += 1
        kept = self._groups[key]
        kept.nearest, kept.score = question.nearest, question.score
        self._questions.append(question)
        return kept.id

    async def page(self, filters: Filters, *, limit: int, offset: int = 0) -> Page:
        """See `QuestionStore.page`."""
        groups = self._matching(filters)
        return Page(len(groups), tuple(groups[offset : offset + limit]))

    async def group(self, group_id: int) -> Group | None:
        """See `QuestionStore.group`."""
        return next((group for group in self._matching(EVERYTHING) if group.id == group_id), None)

    async def questions(self, filters: Filters) -> list[tuple[Group, StoredQuestion]]:
        """See `QuestionStore.questions`."""
        return [(group, question) for group in self._matching(filters) for question in self._of(group)]

    async def questions_of(self, group_id: int) -> list[StoredQuestion]:
        """See `QuestionStore.questions_of`."""
        group = await self.group(group_id)
        return self._of(group) if group else []

    async def acts_of(self, group_id: int) -> list[Act]:
        """See `QuestionStore.acts_of`."""
        return [act for act in self._acts if act.group == group_id]

    async def record(self, act: Act) -> bool:
        """See `QuestionStore.record`."""
        for kept in self._groups.values():
            if kept.id == act.group and kept.standing == act.before:
                kept.standing = act.after
                self._acts.append(act)
                return True
        return False

    async def purge(self, before: date) -> int:
        """See `QuestionStore.purge`."""
        old = len(self._questions)
        self._questions = [question for question in self._questions if question.day >= before]
        alive = {(question.utterance, question.reason) for question in self._questions}
        self._groups = {key: kept for key, kept in self._groups.items() if key in alive}
        ids = {kept.id for kept in self._groups.values()}
        self._acts = [act for act in self._acts if act.group in ids or act.at >= before.isoformat()]
        return old - len(self._questions)

    def _asked(self, utterance: str, reason: str) -> list[NewQuestion]:
        joined = [q for q in self._questions if (q.utterance, q.reason) == (utterance, reason)]
        return sorted(joined, key=lambda question: question.day)

    def _all(self) -> list[Group]:
        groups = []
        for (utterance, reason), kept in self._groups.items():
            asked = self._asked(utterance, reason)
            in_order = [q for q in self._questions if (q.utterance, q.reason) == (utterance, reason)]
            groups.append(
                Group(
                    id=kept.id,
                    utterance=utterance,
                    reason=asked[0].reason,
                    language=in_order[0].language,
                    standing=kept.standing,
                    questions=tuple(dict.fromkeys(q.text for q in in_order))[:10],
                    count=len(asked),
                    askers=len({q.asker for q in asked}),
                    channels=tuple(sorted({q.channel for q in asked})),
                    nearest=kept.nearest,
                    score=kept.score,
                    first=asked[0].day.isoformat(),
                    last=asked[-1].day.isoformat(),
                )
            )
        return sorted(groups, key=lambda group: (-group.askers, -group.count, group.first, group.id))

    def _matching(self, filters: Filters) -> list[Group]:
        return [group for group in self._all() if self._passes(group, filters)]

    def _passes(self, group: Group, filters: Filters) -> bool:
        text = filters.text
        texts = [group.utterance, *(q.text.lower() for q in self._asked(group.utterance, group.reason))]
        return (
            (not filters.states or group.standing.state in filters.states)
            and filters.language in (None, group.language)
            and filters.reason in (None, group.reason)
            and (text is None or any(text in candidate for candidate in texts))
        )

    def _of(self, group: Group) -> list[StoredQuestion]:
        asked = self._asked(group.utterance, group.reason)
        numbers = {asker: number for number, asker in enumerate(sorted({q.asker for q in asked}), start=1)}
        return [StoredQuestion(group.id, q.text, q.language, q.channel, q.day.isoformat(), numbers[q.asker]) for q in asked]
