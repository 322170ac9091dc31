"""Numbers of what people asked: counted, put together by week and subject, told once a week in one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, get_args

import pytest

from bot.assistant import Question, Reply
from bot.errors import StoreError
from bot.review.digest import LONGEST, Day, Schedule, composed, is_empty
from bot.review.model import QuestionGroup, Standing
from bot.review.outcome_counter import OutcomeCounter
from bot.review.outcome_counts import OutcomeCount
from bot.review.statistics import monday, summed

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = timezone(timedelta(hours=-5))
TODAY = date(2026, 11, 25)
FIRST = date(2026, 11, 9)
TALLIES = (
    OutcomeCount("2026-11-08", "web", "fr", "answer", "", "topic:fete", 99),
    OutcomeCount("2026-11-16", "web", "fr", "answer", "", "topic:fete", 6),
    OutcomeCount("2026-11-22", "discord", "en", "abstain", "out_of_scope", "", 2),
    OutcomeCount("2026-11-18", "discord", "fr", "wrong", "", "topic:fete", 1),
    OutcomeCount("2026-11-23", "web", "fr", "clarify", "", "", 1),
    OutcomeCount("2026-11-10", "web", "fr", "answer", "", "activity:fournil", 1),
    OutcomeCount("2026-11-17", "web", "fr", "smalltalk", "", "", 50),
)
GROUP = QuestionGroup(
    4, "un cinema", "below_threshold", "fr", Standing(), ("Un *ciné*?",), 5, 3, ("web",), None, 0, "2026-10-03", "2026-11-20"
)
REPLY = Reply("?", "answer", None, "fr", "!", "topic:fete", 90, (), ())


class Sheet:
    """A store that keeps tallies in a list, or fails."""

    def __init__(self) -> None:
        self.kept: list[OutcomeCount] = []
        self.fails = False

    async def add(self, tallies: Sequence[OutcomeCount]) -> None:
        """Keep them, or not."""
        if self.fails:
            raise StoreError("full")
        self.kept += tallies

    async def since(self, day: date) -> Sequence[OutcomeCount]:
        """From that day on."""
        return [one for one in self.kept if one.day >= day.isoformat()]

    async def purge(self, before: date) -> None:
        """Forget."""
        self.kept = [one for one in self.kept if one.day >= before.isoformat()]


async def test_an_emergency_is_one_number_a_day() -> None:
    """Its kind, its channel and its language are not kept, and it is no question that was answered."""
    sheet = Sheet()
    tallies = OutcomeCounter(sheet, now=lambda: datetime(2026, 11, 25, 12, tzinfo=HERE))
    tallies.observe(Question("?", channel="web"), replace(REPLY, entry="emergency:suicide", language="en"))
    tallies.observe(Question("?", channel="discord"), replace(REPLY, entry="emergency:poison"))
    assert await tallies.keep() == 2
    assert sheet.kept == [OutcomeCount("2026-11-25", "", "fr", "emergency", "", "", 2)]
    seen = summed(sheet.kept, FIRST, TODAY)
    assert (seen.total.asked, seen.entries, seen.channels, seen.languages) == (0, {}, {}, {})


async def test_while_paused_nothing_is_counted() -> None:
    """A pause is no want of knowledge."""
    sheet = Sheet()
    tallies = OutcomeCounter(sheet)
    tallies.observe(Question("?", channel="web"), Reply.of_pause(Question("?"), "", "fr"))
    assert await tallies.keep() == 0


async def test_replies_are_counted_and_kept_even_after_a_failure() -> None:
    """Equal ones together; what the store could not take is counted on; what the program asked by itself is left out."""
    sheet = Sheet()
    tallies = OutcomeCounter(sheet, now=lambda: datetime(2026, 11, 25, 23, 59, tzinfo=HERE))
    for _ in range(2):
        tallies.observe(Question("?", channel="web"), REPLY)
    tallies.observe(Question("?", log=False), REPLY)
    sheet.fails = True
    with pytest.raises(StoreError):
        await tallies.keep()
    sheet.fails = False
    tallies.observe(Question("?", channel="web"), REPLY)
    assert await tallies.keep() == 3
    assert sheet.kept == [OutcomeCount("2026-11-25", "web", "fr", "answer", "", "topic:fete", 3)]
    assert await tallies.keep() == 0


def test_numbers_are_put_together() -> None:
    """By week with none left out, by subject, language, channel and reason; small talk and older days do not count."""
    seen = summed(TALLIES, FIRST, TODAY)
    assert seen.total.as_json() == {"asked": 10, "answered": 7, "refused": 3, "wrong": 1}
    assert {day.day: numbers.asked for day, numbers in seen.weeks.items()} == {9: 1, 16: 8, 23: 1}
    assert list(seen.entries) == ["topic:fete", "activity:fournil"]
    assert (seen.entries["topic:fete"].answered, seen.entries["topic:fete"].wrong) == (6, 1)
    assert seen.languages["en"].refused == 2
    assert seen.channels["discord"].asked == 2
    assert seen.reasons == {"out_of_scope": 2, "too_close": 1}
    assert sum(row[2] for row in seen.rows() if row[0] == "week") == seen.total.asked


def test_a_week_without_questions_is_shown_as_such() -> None:
    """A gap in the trend is a zero, not a missing week; and no share is claimed of nothing."""
    seen = summed((), FIRST, TODAY)
    assert [numbers.share for numbers in seen.weeks.values()] == [None, None, None]
    assert is_empty(seen)


def test_the_week_is_told_in_one_message() -> None:
    """The last whole week, the one before, the most wanted and the oldest, in both languages, quoted as told."""
    seen = summed(TALLIES, FIRST, TODAY, wanted=[GROUP], oldest=[GROUP], waiting=1)
    french = composed(seen, "fr", lambda words: words.replace("*", "\\*"))
    assert "du 16 novembre 2026 au 22 novembre 2026" in french
    assert "Questions\u00a0: 8. Répondues\u00a0: 6 (75\u00a0%). Restées sans réponse\u00a0: 2." in french
    assert "La semaine d’avant\u00a0: 1, dont 100\u00a0% répondues." in french
    assert "Un \\*ciné\\*? (personnes\u00a0: 3, nº\u00a04)" in french
    assert "3 octobre 2026" in french
    english = composed(seen, "en")
    assert "Answered: 6 (75%)" in english
    assert "waiting since October 3, 2026" in english


def test_the_longest_week_fits() -> None:
    """Whatever people typed, one message takes it."""
    long = replace(GROUP, questions=("x" * 2000,))
    text = composed(summed(TALLIES, FIRST, TODAY, wanted=[long] * 10, oldest=[long], waiting=10), "fr")
    assert len(text) <= LONGEST


@pytest.mark.parametrize("day", get_args(Day))
def test_it_is_due_from_its_hour_until_the_week_ends(day: Day) -> None:
    """Not before; and late rather than never, when the program was off at the hour."""
    schedule = Schedule(day, 8)
    due = [schedule.due(datetime(2026, 11, 23 + n, hour, 0, tzinfo=HERE)) for n in range(7) for hour in (7, 8)]
    if day == "never":
        assert due == [None] * 14
    else:
        first = 2 * get_args(Day).index(day) + 1
        assert due == [None] * first + ["2026-W48"] * (14 - first)


def test_monday() -> None:
    """The week begins with it."""
    assert monday(date(2026, 11, 29)) == monday(date(2026, 11, 23)) == date(2026, 11, 23)
