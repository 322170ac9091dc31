"""What people do by hand: send a question to the team, say "that is not it", ask to be told; and their own data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.assistant import Assistant, Question, Reply
from bot.conversation import Conversations
from bot.review.desk import Desk, desk_over
from bot.review.model import EVERYTHING, Filters
from bot.review.notes import understood_with_note
from bot.store.database import Database
from bot.store.people import People
from bot.store.questions import Questions
from tests.periods import keys
from tests.village import engine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

NOON = datetime(2026, 5, 22, 12, tzinfo=timezone(timedelta(hours=-4)))
LEXICON = (Path(__file__).parents[2] / "knowledge" / "lexicon.yaml").read_text(encoding="utf-8")
SECRET = b"a key of the test, 32 bytes long"
ASKED = Question("Y a-tu un cinéma?", channel="web", asker="web:1")
REFUSED = Reply(
    question=ASKED.text,
    outcome="abstain",
    reason="below_threshold",
    language="fr",
    text="Je ne sais pas.",
    entry=None,
    score=20.0,
    sources=(),
    suggestions=(),
    utterance="y a tu un cinema",
    nearest="topic:secteurs",
)
ANSWERED = replace(REFUSED, outcome="answer", reason=None, entry="topic:arena", nearest=None, score=80.0)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(tmp_path / "q.sqlite3") as opened:
        yield opened


@pytest.fixture
def desk(database: Database) -> Desk:
    """A desk over it, where it is noon and stays noon."""
    return desk_over(Questions(database), People(database), keys=keys(SECRET), daily_limit=3, now=lambda: NOON)


async def test_what_is_sent_to_the_team_comes_first(desk: Desk) -> None:
    """One person who asked the team stands above three who only passed by, and is counted once."""
    for number in range(3):
        assert await desk.intake.note(replace(ASKED, asker=f"web:{number}"), replace(REFUSED, utterance="autre"))
    lone = replace(ASKED, text="Un aréna?", asker="web:9")
    refused = replace(REFUSED, utterance="un arena")
    assert await desk.intake.note(lone, refused)
    assert await desk.intake.escalate(lone, refused)
    assert await desk.intake.escalate(lone, refused)
    first, second = (await desk.queue.list()).groups
    assert (first.utterance, first.count, first.askers, first.escalated) == ("un arena", 1, 1, 1)
    assert (second.count, second.escalated) == (3, 0)


async def test_a_question_that_was_not_noted_can_still_be_sent(desk: Desk) -> None:
    """The daily limit of passive questions does not keep anybody from the team; that of sent ones does."""
    for number in range(3):
        assert await desk.intake.note(replace(ASKED, text=f"Un cinéma {number}?"), REFUSED)
    assert not await desk.intake.note(replace(ASKED, text="Un aréna?"), replace(REFUSED, utterance="un arena"))
    assert await desk.intake.escalate(replace(ASKED, text="Un aréna?"), replace(REFUSED, utterance="un arena"))
    sent = [
        await desk.intake.escalate(replace(ASKED, text=f"Un lac {n}?"), replace(REFUSED, utterance="lac")) for n in range(3)
    ]
    assert sent == [True, True, False]


async def test_a_wrong_answer_is_kept_with_its_entry_apart(desk: Desk) -> None:
    """Its group is of the graver kind, names what had answered, and joins no group of refusals."""
    assert await desk.intake.note(ASKED, REFUSED)
    assert await desk.intake.wrong_answer(replace(ASKED, asker="web:2"), ANSWERED)
    (wrong,) = (await desk.queue.list(Filters(reason="wrong_answer"))).groups
    assert (wrong.nearest, wrong.score, wrong.count) == ("topic:arena", 80.0, 1)
    assert (await desk.queue.list()).total == 2


async def test_only_an_answer_can_be_wrong(desk: Desk) -> None:
    """A refusal or small talk is none; a question that must not be logged is not, whatever was pressed."""
    assert not await desk.intake.wrong_answer(ASKED, REFUSED)
    small = replace(REFUSED, outcome="smalltalk", reason=None)
    assert not await desk.intake.wrong_answer(ASKED, small)
    assert not await desk.intake.escalate(ASKED, small)
    assert not await desk.intake.escalate(replace(ASKED, log=False), REFUSED)
    assert await desk.notifications.tell_me(ASKED, small) is None
    assert (await desk.queue.list(EVERYTHING)).total == 0


async def test_what_was_not_read_for_a_pause_is_nothing_for_the_staff(desk: Desk) -> None:
    """Nobody knows what would have become of it."""
    paused = Reply.of_pause(ASKED, "De retour lundi.", "fr")
    assert not await desk.intake.note(ASKED, paused)
    assert not await desk.intake.escalate(ASKED, paused)
    assert await desk.notifications.tell_me(ASKED, paused) is None
    assert (await desk.queue.list(EVERYTHING)).total == 0


async def test_a_receipt_tells_how_the_question_stands(desk: Desk) -> None:
    """Typed by hand, with capitals and blanks; another code tells nothing; nothing of it can be read in the store."""
    receipt = await desk.notifications.tell_me(ASKED, REFUSED)
    assert receipt is not None
    wish = await desk.notifications.receipt(f" {receipt.upper()} ")
    assert wish is not None
    assert (wish.text, wish.state, wish.expires) == (ASKED.text, "new", "2026-08-20")
    assert await desk.notifications.receipt("22222-22222") is None
    assert await desk.notifications.receipt("") is None


async def test_a_wish_expires(desk: Desk, database: Database) -> None:
    """After ninety days the receipt is nobody's, and the purge forgets the address."""
    receipt = await desk.notifications.tell_me(ASKED, REFUSED, "42")
    assert receipt is not None
    later = desk_over(Questions(database), People(database), keys=keys(SECRET), now=lambda: NOON + timedelta(days=91))
    assert await later.notifications.receipt(receipt) is None
    assert await later.retention.purge(365, even_if_clock_jumped=True) == 0
    assert await database.read("SELECT * FROM wish") == []


async def test_who_asks_to_be_told_is_told_once(desk: Desk, database: Database) -> None:
    """Twice asked is one wish; it is due once the group is answered, and gone when one of two tellers takes it."""
    asked = replace(ASKED, channel="discord", asker="discord:42")
    assert await desk.intake.note(asked, REFUSED)
    first = await desk.notifications.tell_me(asked, REFUSED, "42")
    again = await desk.notifications.tell_me(asked, REFUSED, "42")
    assert first is not None
    assert again is not None
    assert await desk.notifications.receipt(first) is None
    assert await desk.notifications.receipt(again) is not None
    assert list(await desk.notifications.to_tell("discord")) == []

    async def answered(connection: object) -> None:
        await connection.execute("UPDATE question_group SET state = 'answered'")  # type: ignore[attr-defined]

    await database.write(answered)
    assert list(await desk.notifications.to_tell("web")) == []
    (due,) = await desk.notifications.to_tell("discord")
    assert (due.address, due.text) == ("42", ASKED.text)
    assert [await desk.notifications.take(due), await desk.notifications.take(due)] == [True, False]
    assert list(await desk.notifications.to_tell("discord")) == []


async def test_a_person_sees_takes_and_erases_what_is_kept(desk: Desk, database: Database) -> None:
    """All of theirs and nothing of another's; a group that others share counts anew, one without questions is gone."""
    await desk.intake.note(ASKED, REFUSED)
    await desk.notifications.tell_me(ASKED, REFUSED)
    await desk.intake.note(replace(ASKED, text="Un lac?"), replace(REFUSED, utterance="un lac"))
    await desk.intake.note(replace(ASKED, asker="web:2"), REFUSED)
    await desk.intake.note(replace(ASKED, asker=None), REFUSED)
    mine = await desk.personal_data.mine("web:1")
    assert [question.text for question in mine.questions] == ["Y a-tu un cinéma?", "Un lac?"]
    assert [wish.text for wish in mine.wishes] == ["Y a-tu un cinéma?"]
    taken = json.loads(await desk.personal_data.export_mine("web:1"))
    assert taken["questions"][0]["reason"] == "below_threshold"
    assert taken["to_be_told"][0]["expires"] == "2026-08-20"
    assert await desk.personal_data.erase_mine("web:1") == 3
    (group,) = (await desk.queue.list(EVERYTHING)).groups
    assert (group.count, group.askers) == (2, 2)
    assert (await desk.personal_data.mine("web:1")).as_json() == {"questions": [], "to_be_told": [], "said_back": []}
    assert (await desk.personal_data.mine("")).questions == (), "nobody in particular is not everybody unknown"
    assert await desk.personal_data.erase_mine("web:1") == 0
    assert await database.read("SELECT * FROM wish") == []


async def test_three_people_three_spellings_one_group(database: Database) -> None:
    """What is noted is grouped by what it means; a dismissal holds for the fourth spelling too."""
    desk = desk_over(
        Questions(database),
        People(database),
        keys=keys(SECRET),
        meaning=engine(lexicon=LEXICON).meaning,
        now=lambda: NOON,
    )
    texts = ("Y a-t-il un cinéma?", "ya tu un cinema", "Un cinéma, il y en a un?")
    for number, text in enumerate(texts):
        assert await desk.intake.note(replace(ASKED, text=text, asker=f"web:{number}"), replace(REFUSED, utterance=text))
    (group,) = (await desk.queue.list()).groups
    assert (group.count, group.askers) == (3, 3)
    await desk.actions.dismiss(group.id, "out_of_scope", "Odile")
    assert await desk.intake.note(replace(ASKED, text="un ciné­ma?", asker="web:4"), replace(REFUSED, utterance="x"))
    assert (await desk.queue.list()).total == 0


async def test_a_part_without_an_answer_joins_the_group_of_who_asked_it_alone(desk: Desk) -> None:
    """Nobody who asks two things at once is lost to the count, and what was answered beside it is not on the desk."""
    assistant = Assistant(engine(), Conversations(), log=desk.intake, understand=understood_with_note)
    alone, beside = "Quelle est la capitale de l'Australie?", "Que fait la scierie? Et quelle est la capitale de l'Australie?"
    for number, text in enumerate((alone, beside)):
        reply = await assistant.ask(replace(ASKED, text=text, asker=f"web:{number}"))
        assert reply.noted
    (group,) = (await desk.queue.list()).groups
    assert (group.count, group.askers) == (2, 2)
    assert set(group.questions) == {alone, "Et quelle est la capitale de l'Australie?"}
