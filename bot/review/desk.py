"""The review desk, put together: what people bring and what the staff do with it. Knows no channel and no SQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.privacy.erasure import PersonalData
from bot.privacy.pseudonyms import Pseudonyms
from bot.privacy.retention import Retention
from bot.review.answer_ids import AnswerIds
from bot.review.aside import Aside
from bot.review.batches import Batches
from bot.review.entry_acts import EntryActs
from bot.review.feedback import Feedback
from bot.review.intake import Intake, now_here
from bot.review.model import RETURN_AFTER
from bot.review.notifications import Notifications
from bot.review.queue import Queue
from bot.review.staff_actions import StaffActions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from bot.privacy.pseudonyms import Keys
    from bot.review.notes import Means
    from bot.review.ports import PeopleStore, QuestionStore


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of the desk; each knows no more of the others than it is given here.

    Attributes:
        intake: keeps what people bring.
        notifications: who waits to be told.
        feedback: what people say back about answers.
        personal_data: what a person may see and have erased.
        retention: removes what was kept long enough.
        queue: what waits for the staff, to be read.
        actions: what the staff do with a group. batches: with several at once.
        entry_acts: what they did to the knowledge itself.
        now: the clock.
        aside: where whatever reads questions for the staff is done.
    """

    intake: Intake
    notifications: Notifications
    feedback: Feedback
    personal_data: PersonalData
    retention: Retention
    queue: Queue
    actions: StaffActions
    batches: Batches
    entry_acts: EntryActs
    now: Callable[[], datetime]
    aside: Aside = field(default_factory=Aside)

    def today(self) -> date:
        """The day it is at the desk."""
        return self.now().date()


def desk_over(
    questions: QuestionStore,
    people: PeopleStore,
    *,
    keys: Keys,
    daily_limit: int = 100,
    return_after: int = RETURN_AFTER,
    meaning: Means | None = None,
    now: Callable[[], datetime] = now_here,
) -> Desk:
    """The desk over a store.

    Args:
        questions: where questions, groups and acts are kept.
        people: where wishes and verdicts are kept, and one person's data is found.
        keys: of the digests of askers, and of the ids of answers.
        daily_limit: how many questions of one asker are kept in a day, and how many verdicts.
        return_after: a group that was settled comes back when so many more people have asked.
        meaning: what a question is about that comes without a `Note`; None to group those by their words.
        now: the clock.
    """
    pseudonyms = Pseudonyms(keys)
    intake = Intake(questions, pseudonyms, daily_limit=daily_limit, return_after=return_after, meaning=meaning, now=now)
    ids = AnswerIds(keys.secret, lambda: now().date())
    actions = StaffActions(questions, now)
    return Desk(
        intake=intake,
        notifications=Notifications(intake, people, pseudonyms, now),
        feedback=Feedback(people.feedback, ids=ids, pseudonyms=pseudonyms, intake=intake, daily_limit=daily_limit, now=now),
        personal_data=PersonalData(people, pseudonyms),
        retention=Retention(questions, keys.periods, now),
        queue=Queue(questions),
        actions=actions,
        batches=Batches(questions, actions, now),
        entry_acts=EntryActs(questions.entry_acts, now),
        now=now,
    )
