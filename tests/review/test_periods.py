"""At the desk nobody is followed from one period to the next, and each finds what is theirs by the keys that are kept."""

from __future__ import annotations

import hmac
import shutil
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.privacy.erased import reapply
from bot.privacy.pseudonyms import Keys
from bot.review.desk import Desk, desk_over
from bot.review.feedback_model import Said
from bot.review.import_rows import ImportedQuestion
from bot.review.importing import bring_in
from bot.store.database import Database
from bot.store.erased_list import ErasedFile
from bot.store.erasure import StoredErasure
from bot.store.people import People
from bot.store.questions import Questions
from tests.periods import KeysInMemory
from tests.review.test_intake import ANSWERED, ASKED, NOON, REFUSED, SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

LAST_OF_MAY = NOON.replace(day=31)
FIRST_OF_JUNE = LAST_OF_MAY + timedelta(days=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(tmp_path / "q.sqlite3") as opened:
        yield opened


class Office:
    """A desk whose clock is set, over the keys of a secret and of periods."""

    def __init__(self, database: Database, file: Path) -> None:
        self.database = database
        self.now = LAST_OF_MAY
        self.periods = KeysInMemory()
        self.erased = ErasedFile(file)
        people = People(database, remembered=self.erased, today=self.today)
        self.desk: Desk = desk_over(
            Questions(database), people, keys=Keys(SECRET, self.periods), daily_limit=3, now=lambda: self.now
        )

    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    async def askers(self) -> list[str]:
        """The digests under which questions are kept, in their order."""
        return [row["asker"] for row in await self.database.read("SELECT asker FROM question ORDER BY id")]


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Office:
    """An office in which nobody asked anything."""
    return Office(database, tmp_path / "q.sqlite3")


async def test_nobody_is_followed_from_one_period_to_the_next(office: Office) -> None:
    """Counted once in May however often they ask, and as somebody else in June: from then on at most so many people."""
    for office.now in (NOON, LAST_OF_MAY, FIRST_OF_JUNE):
        assert await office.desk.intake.note(ASKED, REFUSED)
    first, again, later = await office.askers()
    assert first == again != later
    (group,) = (await office.desk.queue.list()).groups
    assert (group.count, group.askers) == (3, 2)


async def test_who_asks_again_in_the_next_period_is_told_once(office: Office) -> None:
    """What tells that two wishes are one is where the person is written to, which no period changes."""
    for office.now in (LAST_OF_MAY, FIRST_OF_JUNE):
        assert await office.desk.notifications.tell_me(replace(ASKED, channel="discord"), REFUSED, "1234567890")
    assert len(set(await office.askers())) == 2
    await office.database.execute("UPDATE question_group SET state = 'answered', resolution = 'new_entry', entry = 'topic:x'")
    (wish,) = await office.desk.notifications.to_tell("discord")
    assert wish.address == "1234567890"


async def test_a_person_finds_and_erases_what_is_theirs_in_every_period(office: Office) -> None:
    """Questions, wishes and verdicts; what somebody else asked stays."""
    for office.now in (NOON, FIRST_OF_JUNE):
        await office.desk.notifications.tell_me(ASKED, REFUSED)
        await office.desk.feedback.say(Said(office.desk.feedback.name(ANSWERED), "helpful", "web", "web:1"))
    await office.desk.intake.note(replace(ASKED, asker="web:2"), REFUSED)
    mine = await office.desk.personal_data.mine("web:1")
    assert (len(mine.questions), len(mine.wishes), len(mine.feedback)) == (2, 2, 2)
    assert await office.desk.personal_data.erase_mine("web:1") == 6
    assert await office.desk.personal_data.mine("web:1") == await office.desk.personal_data.mine("web:3")
    assert len((await office.desk.personal_data.mine("web:2")).questions) == 1


async def test_what_was_kept_before_there_were_periods_is_found_too(office: Office) -> None:
    """Under the digest of the secret alone, until retention takes it."""
    await office.desk.intake.note(ASKED, REFUSED)
    of_the_secret = hmac.digest(SECRET, b"asker:web:1", "sha256").hex()
    await office.database.execute("UPDATE question SET asker = ?", (of_the_secret,))
    assert len((await office.desk.personal_data.mine("web:1")).questions) == 1


async def test_a_key_goes_with_what_it_led_to(office: Office) -> None:
    """While anything of a period can be kept its people find it; a day later there is nothing, and no key."""
    await office.desk.intake.note(ASKED, REFUSED)
    for office.now in (LAST_OF_MAY + timedelta(days=365), LAST_OF_MAY + timedelta(days=366 + 29)):
        await office.desk.retention.purge(365, even_if_clock_jumped=True)
        assert date(2026, 5, 1) in {first for first, _ in office.periods.keys}
    office.now = LAST_OF_MAY + timedelta(days=366 + 30)
    await office.desk.retention.purge(365, even_if_clock_jumped=True)
    assert office.periods.keys == {}
    assert await office.askers() == []


async def test_a_key_outlives_a_short_retention_for_who_waits(office: Office) -> None:
    """A wish holds ninety days, whatever the retention: its person can take it back as long as it does."""
    await office.desk.notifications.tell_me(ASKED, REFUSED)
    office.now = LAST_OF_MAY + timedelta(days=90)
    await office.desk.retention.purge(1, even_if_clock_jumped=True)
    assert await office.desk.personal_data.erase_mine("web:1") >= 0
    assert len(office.periods.keys) == 1
    office.now += timedelta(days=1)
    await office.desk.retention.purge(1, even_if_clock_jumped=True)
    assert office.periods.keys == {}


async def test_a_clock_that_is_not_believed_takes_no_key(office: Office) -> None:
    """Set ahead by years it would make strangers of everybody, for good."""
    await office.desk.intake.note(ASKED, REFUSED)
    await office.desk.retention.purge(365)
    office.now += timedelta(days=5 * 365)
    with pytest.raises(Exception, match="nothing was erased"):
        await office.desk.retention.purge(365)
    assert len(office.periods.keys) == 1


async def test_who_changes_their_mind_over_the_turn_of_a_period_counts_once(office: Office) -> None:
    """A verdict goes by the day of its answer, and takes the place of the one before."""
    answer = office.desk.feedback.name(ANSWERED)
    await office.desk.feedback.say(Said(answer, "wrong", "web", "web:1"))
    office.now = FIRST_OF_JUNE
    await office.desk.feedback.say(Said(answer, "helpful", "web", "web:1"))
    (said,) = (await office.desk.personal_data.mine("web:1")).feedback
    assert said.verdict == "helpful"


async def test_a_copy_that_is_put_back_loses_each_period_of_who_erased_theirs(office: Office, tmp_path: Path) -> None:
    """Also a period of which nothing was left to erase when they did."""
    for office.now in (LAST_OF_MAY, FIRST_OF_JUNE):
        await office.desk.intake.note(ASKED, REFUSED)
    copy = tmp_path / "copy.sqlite3"
    await office.database.execute("DELETE FROM pulse")
    await office.database.overwrite()
    shutil.copy(tmp_path / "q.sqlite3", copy)
    await office.database.execute("DELETE FROM question WHERE day < ?", ("2026-06-01",))
    assert await office.desk.personal_data.erase_mine("web:1") == 1
    async with await Database.open(copy) as restored:
        assert (await reapply(StoredErasure(restored), office.erased.read() or (), SECRET)).removed == 2
        assert await restored.read("SELECT * FROM question") == []


async def test_what_another_installation_exported_is_found_again_in_the_next_period(office: Office) -> None:
    """Brought twice, over the turn of a month, it is kept once."""
    row = ImportedQuestion("1 un arena", "Un aréna?", "not_recorded", "fr", "web", NOON.date(), "un arena 1", None, 0.0, None)
    assert await bring_in(office.desk, (row,), "Odile") == 1
    office.now = FIRST_OF_JUNE
    assert await bring_in(office.desk, (row,), "Odile") == 0
