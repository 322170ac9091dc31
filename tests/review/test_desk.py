"""The desk: notes what was not answered, masked and without names; shows, dismisses, exports and forgets."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from bot.assistant import Question, Reply
from bot.review.desk import Desk, desk_over
from bot.review.errors import AlreadyDoneError, ReviewError, UnknownGroupError, UnknownReasonError
from bot.review.intake import now_here
from bot.review.model import DISMISSALS, EVERYTHING, Act, Filters, Standing
from bot.store.acts import Acts
from bot.store.database import Database
from bot.store.people import People
from bot.store.questions import Questions
from tests.periods import keys
from tests.store.examples import dismissal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.assistant import Outcome, Reason
    from bot.review.model import Dismissal

SECRET = b"a key of the test, 32 bytes long"
NOON = datetime(2026, 5, 22, 12, tzinfo=timezone(timedelta(hours=-4)))


class Clock:
    """Time that a test turns by hand."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        """The time now."""
        return self.time


@pytest.fixture
def clock() -> Clock:
    """Noon of the day on which the article was published, years later."""
    return Clock()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(tmp_path / "q.sqlite3") as opened:
        yield opened


@pytest.fixture
def desk(database: Database, clock: Clock) -> Desk:
    """A desk over it."""
    return desk_over(Questions(database), People(database), keys=keys(SECRET), daily_limit=5, now=clock)


def reply(outcome: Outcome = "abstain", reason: Reason | None = "below_threshold", utterance: str = "un cinema") -> Reply:
    """What the assistant would have said, as far as the log looks at it."""
    return Reply(
        question="",
        outcome=outcome,
        reason=reason,
        language="fr",
        text="Je ne sais pas.",
        entry=None,
        score=41.26,
        sources=(),
        suggestions=(),
        utterance=utterance,
        nearest="topic:secteurs",
    )


def question(text: str = "Un cinéma?", asker: str | None = "web:1") -> Question:
    """A question from the web page."""
    return Question(text, channel="web", asker=asker)


async def noted(desk: Desk, text: str = "Un cinéma?", utterance: str = "un cinema", asker: str | None = "web:1") -> int:
    """The group of a question that the desk must keep."""
    assert await desk.intake.note(question(text, asker), reply(utterance=utterance))
    return next(group.id for group in (await desk.queue.list(EVERYTHING)).groups if group.utterance == utterance)


@pytest.mark.parametrize("reason", ["out_of_scope", "below_threshold", "too_close", "unknown_entity", "not_recorded"])
async def test_every_refusal_is_noted_with_its_reason(desk: Desk, reason: Reason) -> None:
    """The staff see why the bot had refused."""
    assert await desk.intake.note(question(), reply(reason=reason))
    (group,) = (await desk.queue.list()).groups
    assert (group.reason, group.questions, group.channels) == (reason, ("Un cinéma?",), ("web",))
    assert (group.utterance, group.first, group.nearest) == ("un cinema", "2026-05-22", "topic:secteurs")


async def test_asking_back_is_noted_as_too_close(desk: Desk) -> None:
    """A question that had to be asked back was not answered either."""
    assert await desk.intake.note(question(), reply("clarify", None))
    assert (await desk.queue.list()).groups[0].reason == "too_close"


@pytest.mark.parametrize("outcome", ["answer", "smalltalk"])
async def test_what_was_answered_is_not_noted(desk: Desk, outcome: Outcome) -> None:
    """Nobody keeps what people ask when they were served."""
    assert not await desk.intake.note(question(), reply(outcome, None))
    assert (await desk.queue.list()).total == 0


async def test_a_question_that_must_not_be_logged_is_not(desk: Desk) -> None:
    """`--no-log` is obeyed here too, whatever the caller forgot."""
    assert not await desk.intake.note(Question("Un cinéma?", log=False), reply())
    assert (await desk.queue.list()).total == 0


async def test_what_is_masked_is_masked_everywhere(desk: Desk) -> None:
    """Neither the text nor the utterance keeps what the normal form would have made unrecognisable."""
    for address in ("jean.tremblay@exemple.ca", "lucie@exemple.qc.ca"):
        text = f"Peux-tu écrire à {address} ou au 418-492-1234?"
        assert await desk.intake.note(question(text), reply(utterance=f"peux tu ecrire a {address.replace('@', ' ')}"))
    page = await desk.queue.list()
    (group,) = page.groups
    assert group.questions == ("Peux-tu écrire à [courriel] ou au [téléphone]?",)
    assert group.utterance == "peux tu ecrire a courriel ou au telephone"
    assert group.count == 2, "the same question about two addresses is one question"


async def test_a_question_without_words_is_grouped_by_its_signs(desk: Desk) -> None:
    """Two different emoji are two groups; nothing at all is not kept."""
    assert await desk.intake.note(question("🙂"), reply(utterance=""))
    assert await desk.intake.note(question("🙃"), reply(utterance=""))
    assert not await desk.intake.note(question(" \u200b\n"), reply(utterance=""))
    assert {group.utterance for group in (await desk.queue.list()).groups} == {"🙂", "🙃"}


async def test_a_very_long_question_is_kept_in_part(desk: Desk) -> None:
    """Nobody fills the disk with one message."""
    assert await desk.intake.note(question("où est la mairie? " * 500), reply(utterance="e " * 5000))
    (group,) = (await desk.queue.list()).groups
    assert len(group.questions[0]) == 2000
    assert len(group.utterance) == 500


async def test_askers_are_counted_and_cannot_be_recognised(desk: Desk, database: Database) -> None:
    """The digest is the same for one person, different for two, and not a hash that anybody could compute."""
    for asker in ("discord:42", "discord:42", "discord:43", None):
        await noted(desk, asker=asker)
    (group,) = (await desk.queue.list()).groups
    assert (group.count, group.askers) == (4, 3)
    digests = [row["asker"] for row in await database.read("SELECT asker FROM question ORDER BY id")]
    assert digests[0] == digests[1] != digests[2]
    assert digests[3] == ""
    assert digests[0] != sha256(b"discord:42").hexdigest()
    await noted(
        desk_over(Questions(database), People(database), keys=keys(b"another key, which makes strangers")),
        asker="discord:42",
    )
    assert (await desk.queue.list()).groups[0].askers == 4


async def test_one_asker_is_kept_up_to_the_daily_limit(desk: Desk, clock: Clock) -> None:
    """The sixth question of a day is not kept, and said not to be; the next day is another."""
    kept = [await desk.intake.note(question(), reply()) for _ in range(6)]
    assert kept == [True] * 5 + [False]
    assert await desk.intake.note(question(asker="web:2"), reply())
    clock.time += timedelta(days=1)
    assert await desk.intake.note(question(), reply())


async def test_the_queue_is_what_asks_something_of_the_staff(desk: Desk) -> None:
    """Dismissed groups are out of the queue, and found when asked for."""
    first, second = await noted(desk, utterance="un"), await noted(desk, utterance="deux")
    await desk.actions.dismiss(first, "spam", "Lucie")
    assert [group.id for group in (await desk.queue.list()).groups] == [second]
    assert [group.id for group in (await desk.queue.list(Filters(states=("dismissed",)))).groups] == [first]
    assert (await desk.queue.list(EVERYTHING, limit=1, offset=1)).total == 2


async def test_a_search_does_not_mind_accents_or_capitals(desk: Desk) -> None:
    """Staff search as they type."""
    group_id = await noted(desk)
    for text in ("CINÉMA", " cinéma ", "cinema", ""):
        assert [group.id for group in (await desk.queue.list(Filters(text=text))).groups] == [group_id]
    assert (await desk.queue.list(Filters(text="aréna"))).total == 0


async def test_a_group_is_shown_with_its_questions_and_acts(desk: Desk) -> None:
    """One object holds all that a person needs to decide."""
    group_id = await noted(desk)
    await desk.actions.dismiss(group_id, "not_a_question", " Lucie ")
    shown = (await desk.queue.show(group_id)).as_json()
    assert (shown["id"], shown["state"], shown["resolution"]) == (group_id, "dismissed", "not_a_question")
    assert shown["asked"] == [
        {"group": group_id, "text": "Un cinéma?", "language": "fr", "channel": "web", "day": "2026-05-22", "asker": 1}
    ]
    assert shown["acts"] == [
        {
            "group": group_id,
            "verb": "dismiss",
            "by": "Lucie",
            "at": "2026-05-22T12:00:00-04:00",
            "before": {"state": "new", "resolution": None},
            "after": {"state": "dismissed", "resolution": "not_a_question"},
        }
    ]


@pytest.mark.parametrize("reason", DISMISSALS)
async def test_a_group_is_dismissed_for_each_known_reason(desk: Desk, reason: Dismissal) -> None:
    """The group as it stands afterwards is returned, and is what the store holds."""
    group_id = await noted(desk)
    dismissed = await desk.actions.dismiss(group_id, reason, "Lucie")
    assert dismissed == (await desk.queue.show(group_id)).group
    assert dismissed.standing == Standing("dismissed", reason)


async def test_a_dry_run_changes_nothing(desk: Desk) -> None:
    """It returns the group as it would be, refuses what would be refused, and leaves no trail."""
    group_id = await noted(desk)
    would_be = await desk.actions.dismiss(group_id, "spam", "Lucie", dry_run=True)
    assert would_be.standing == Standing("dismissed", "spam")
    shown = await desk.queue.show(group_id)
    assert (shown.group.standing, shown.acts) == (Standing(), ())
    with pytest.raises(UnknownGroupError):
        await desk.actions.dismiss(99, "spam", "Lucie", dry_run=True)


async def test_refusals_say_what_is_wrong(desk: Desk) -> None:
    """An unknown group, an unknown reason, nobody named: each its own sentence, nothing changed."""
    group_id = await noted(desk)
    with pytest.raises(UnknownGroupError, match="number 99") as unknown:
        await desk.queue.show(99)
    assert unknown.value.group_id == 99
    with pytest.raises(UnknownReasonError, match=r"'boring'; known: out_of_scope, .*other") as boring:
        await desk.actions.dismiss(group_id, "boring", "Lucie")
    assert (boring.value.reason, boring.value.known) == ("boring", DISMISSALS)
    with pytest.raises(ReviewError, match="a name or a role"):
        await desk.actions.dismiss(group_id, "spam", "  ")
    assert (await desk.queue.show(group_id)).acts == ()


async def test_the_second_is_told_who_was_first(desk: Desk) -> None:
    """Dismissing twice overwrites nothing."""
    group_id = await noted(desk)
    await desk.actions.dismiss(group_id, "private", "Lucie")
    with pytest.raises(AlreadyDoneError, match=r"dismissed already by Lucie at 2026-05-22T12:00:00-04:00 \(private\)"):
        await desk.actions.dismiss(group_id, "spam", "Paul")
    assert (await desk.queue.show(group_id)).group.standing.resolution == "private"


async def test_a_lost_race_is_told_too(database: Database, clock: Clock) -> None:
    """Both had seen the group as new; the one whose act arrives second learns of the first."""

    class Overtaken(Acts):
        async def record(self, act: Act) -> bool:
            await super().record(dismissal(act.group, by="Paul", at="2026-05-22T11:59:59-04:00"))
            return await super().record(act)

    store = Questions(database)
    store.acts = Overtaken(database)
    desk = desk_over(store, People(database), keys=keys(SECRET), now=clock)
    group_id = await noted(desk)
    with pytest.raises(AlreadyDoneError, match="by Paul") as late:
        await desk.actions.dismiss(group_id, "spam", "Lucie")
    assert late.value.last is not None
    assert late.value.group.standing == Standing("dismissed", "spam")


async def test_twenty_at_once_dismiss_a_group_once(desk: Desk) -> None:
    """One act is recorded, nineteen people are told."""
    group_id = await noted(desk)
    acts = [desk.actions.dismiss(group_id, "spam", f"person {number}") for number in range(20)]
    outcomes = await asyncio.gather(*acts, return_exceptions=True)
    assert sum(isinstance(outcome, AlreadyDoneError) for outcome in outcomes) == 19
    assert len((await desk.queue.show(group_id)).acts) == 1


async def test_a_group_that_went_meanwhile_is_unknown(database: Database, clock: Clock) -> None:
    """Retention may take a group between the look and the act."""
    store = Questions(database)

    class Vanishing(Acts):
        async def record(self, act: Act) -> bool:
            await store.purge(NOON.date() + timedelta(days=1), NOON.date())
            return await super().record(act)

    store.acts = Vanishing(database)
    desk = desk_over(store, People(database), keys=keys(SECRET), now=clock)
    with pytest.raises(UnknownGroupError):
        await desk.actions.dismiss(await noted(desk), "spam", "Lucie")


async def test_an_export_holds_every_question(desk: Desk) -> None:
    """Dismissed groups too, unless filtered; a row says all of its question and nothing of its asker."""
    dismissed = await noted(desk, utterance="deux", asker="web:2")
    await desk.actions.dismiss(dismissed, "other", "Lucie")
    await noted(desk, asker="web:1")
    await noted(desk, asker="web:2")
    rows = [row.as_json() for row in await desk.queue.export()]
    assert [(row["utterance"], row["state"]) for row in rows] == [
        ("un cinema", "new"),
        ("un cinema", "new"),
        ("deux", "dismissed"),
    ]
    assert sorted(row["asker"] for row in rows[:2]) == [1, 2]
    assert len(await desk.queue.export(Filters())) == 2


async def test_retention_counts_in_days(desk: Desk, clock: Clock) -> None:
    """Kept for thirty days means gone on the thirty-first."""
    await noted(desk)
    clock.time += timedelta(days=30)
    assert await desk.retention.purge(30) == 0
    clock.time += timedelta(days=1)
    assert await desk.retention.purge(30) == 1
    assert (await desk.queue.list(EVERYTHING)).total == 0


def test_the_clock_knows_its_offset() -> None:
    """A time in the audit trail means the same wherever it is read."""
    assert now_here().utcoffset() is not None
