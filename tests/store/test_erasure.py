"""Erasing by text leaves nothing in the store that tells of it, and a copy that is put back loses it again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest

from bot.errors import StoreError
from bot.metrics import Metrics
from bot.privacy.erased import ErasedAsker, Found, Reapplied, TextErasure, holding, reapply
from bot.review.errors import NotPossibleError
from bot.review.intake import now_here
from bot.review.model import EVERYTHING, Act, Standing
from bot.review.saved_filters import SavedFilter
from bot.review.staff_actions import StaffActions
from bot.store.database import Database
from bot.store.erased_list import ErasedFile
from bot.store.erasure import StoredErasure
from bot.store.failure_log import Watch
from bot.store.questions import Questions
from bot.store.saved_filters import StoredFilters
from tests.store.examples import MAY, QUESTION, put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

SECRET: Final = b"a key of the test, long enough"
NAME: Final = "Zénaïde Ouellet"


@pytest.fixture
async def database(place: Path | str) -> AsyncIterator[Database]:
    """An empty store."""
    async with await Database.open(place) as opened:
        yield opened


@pytest.fixture
async def in_a_file(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty store in a file, which can be copied."""
    async with await Database.open(tmp_path / "q.sqlite3") as opened:
        yield opened


def erasure(database: Database, path: Path) -> TextErasure:
    """As the program puts it together."""
    return TextErasure(StoredErasure(database), ErasedFile(path / "q.sqlite3"), SECRET)


async def test_a_group_is_told_by_what_is_left_of_it(database: Database) -> None:
    """Its head was that of a question that is gone; what it was found by is gone too, and what is left finds it still."""
    store = Questions(database)
    group = await put(store, text=f"{NAME} habite où?", utterance="zenaide ouellet habite ou", meaning="fr zenaid ouellet")
    assert (
        await put(store, text="Où est le cinéma?", utterance="zenaide ouellet habite ou", meaning="fr zenaid ouellet") == group
    )
    await database.execute("UPDATE question SET meaning = 'fr cinema' WHERE text LIKE '%cin%'")
    await database.execute("INSERT INTO meaning (key, wrong, group_id) VALUES ('fr cinema', 0, ?)", (group,))
    found = await StoredErasure(database).erase(holding(NAME))
    assert (found.questions, found.groups, found.heads) == (1, 1, 1)
    (left,) = (await store.page(EVERYTHING, limit=5)).groups
    assert (left.id, left.utterance, left.count) == (group, "ou est le cinema", 1)
    assert [row["key"] for row in await database.read("SELECT key FROM meaning")] == ["fr cinema"]


async def test_a_merged_group_no_longer_shows_what_was_asked(database: Database) -> None:
    """Its questions went elsewhere and are gone from there; its head had stayed."""
    store = Questions(database)
    here = await put(store, text=f"{NAME}?", utterance="zenaide ouellet")
    there = await put(store)
    merging = Act(here, "merge", "Lucie", "2026-05-22T10:00:00", Standing(), Standing("merged", "duplicate", into=there))
    assert await store.acts.merge(merging, there)
    await StoredErasure(database).erase(holding(NAME))
    heads = {row["id"]: row["utterance"] for row in await database.read("SELECT id, utterance FROM question_group")}
    assert heads == {here: "[masqué]", there: "y a tu un cinema a saint pascal"}


async def test_an_answer_whose_files_were_erased_is_not_undone_by_half(database: Database) -> None:
    """The bot no longer knows how the files were, and says so; what became of the group stays in the journal."""
    store = Questions(database)
    group = await put(store)
    detail = {"files": {"learned/topics/x.yaml": [None, f"title: {NAME}"]}, "closes": []}
    after = Standing("answered", "new_entry", entry="topic:x")
    assert await store.acts.record(Act(group, "answer", "Lucie", "2026-05-22T10:00:00", Standing(), after, detail))
    assert (await StoredErasure(database).erase(holding(NAME))).acts == 1
    assert await store.acts.unwritten() == (), "a killed answer is not written after all"
    with pytest.raises(NotPossibleError, match="erased since"):
        await StaffActions(store, now_here).undo(group, "Lucie")


async def test_a_comment_goes_and_the_verdict_stays(database: Database) -> None:
    """Whoever said that an answer is wrong still found so."""
    await database.execute(
        "INSERT INTO feedback (answer, asker, entry, channel, language, verdict, reason, comment, day) "
        "VALUES ('a', 'b', 'topic:x', 'web', 'fr', 'wrong', '', ?, '2026-05-22')",
        (f"{NAME} n’y travaille plus",),
    )
    assert await StoredErasure(database).erase(holding(NAME)) == Found(comments=1)
    assert [tuple(row) for row in await database.read("SELECT verdict, comment FROM feedback")] == [("wrong", "")]


async def test_what_holds_it_nowhere_changes_nothing(database: Database) -> None:
    """And is counted as nothing."""
    await put(Questions(database))
    assert await StoredErasure(database).count(holding("Zénaïde")) == Found()
    assert await StoredErasure(database).erase(holding("Zénaïde")) == Found()
    assert (await Questions(database).page(EVERYTHING, limit=5)).total == 1


async def test_a_copy_that_is_put_back_loses_it_again(in_a_file: Database, tmp_path: Path) -> None:
    """From digests alone; what was asked after the erasure stays, and so does what never held it."""
    store, listed = Questions(in_a_file), ErasedFile(tmp_path / "q.sqlite3")
    for day in (MAY, MAY + timedelta(days=2)):
        await put(store, text=f"Le chien de ZENAIDE-OUELLET le {day.day}?", utterance=f"le chien {day}", day=day)
    await put(store)
    await listed.add((ErasedAsker("b" * 64, MAY),))
    await put(store, text="Autre chose?", utterance="autre chose", asker="b" * 64)
    copy = tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(copy)) as target, closing(sqlite3.connect(tmp_path / "q.sqlite3")) as source:
        source.backup(target)
    assert (await erasure(in_a_file, tmp_path).erase(NAME, MAY + timedelta(days=1))).questions == 2
    entries = listed.read()
    assert entries is not None
    assert NAME not in listed.file.read_text(encoding="utf-8")
    async with await Database.open(copy) as restored:
        assert await reapply(StoredErasure(restored), entries, SECRET) == Reapplied(removed=2, unusable=0)
        texts = [row["text"] for row in await restored.read("SELECT text FROM question ORDER BY id")]
        assert texts == ["Le chien de ZENAIDE-OUELLET le 24?", QUESTION.text]
        assert await reapply(StoredErasure(restored), entries, SECRET) == Reapplied(removed=0, unusable=0), "once is enough"


async def test_another_key_finds_nothing_and_is_told(database: Database, tmp_path: Path) -> None:
    """A list whose key was lost cannot be applied: whoever restores has to know."""
    await put(Questions(database), text=f"{NAME}?")
    await ErasedFile(tmp_path / "q.sqlite3").add(())
    await erasure(database, tmp_path).erase("Jean Tremblay", MAY)
    entries = ErasedFile(tmp_path / "q.sqlite3").read() or ()
    assert await reapply(StoredErasure(database), entries, b"another key, as long as it") == Reapplied(0, len(entries))


async def test_who_still_reads_is_told_of(tmp_path: Path) -> None:
    """A reader in the middle of a transaction keeps the log: what was removed is removed, and the command says what is left."""
    path = tmp_path / "q.sqlite3"
    async with await Database.open(path, watch=Watch(Metrics().store_refused)) as database:
        await put(Questions(database))
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM question").fetchall()
            with pytest.raises(StoreError, match="another program"):
                await database.overwrite()
        await database.overwrite()


async def test_every_column_that_may_hold_words_is_looked_at(in_a_file: Database) -> None:
    """A column of a later schema is either searched, or known to hold no words of people."""
    tables = [row[0] for row in await in_a_file.read("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    text = set()
    for table in tables:
        for row in await in_a_file.read("SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'", (table,)):
            text.add(f"{table}.{row[0]}")
    searched = {"question.text", "wish.text", "draft.fields", "act.detail", "question_group.utterance", "feedback.comment"}
    searched |= {"saved_filter.name", "saved_filter.text", "correction_draft.fields"}
    with_their_question = {"question.meaning", "meaning.key", "meaning_part.part"}
    of_the_program = {
        *(
            f"question_group.{name}"
            for name in ("reason", "language", "state", "resolution", "nearest", "first_day", "last_day")
        ),
        *(f"question_group.{name}" for name in ("holder", "holder_person", "entry")),
        *(f"question.{name}" for name in ("language", "channel", "day", "asker")),
        *(f"wish.{name}" for name in ("language", "channel", "asker", "address", "receipt", "day", "expires")),
        *(f"act.{name}" for name in ("verb", "by", "at", "before", "after", "entry")),
        *(f"card.{name}" for name in ("channel", "message", "stamp")),
        *(f"card_channel.{name}" for name in ("channel", "at")),
        *(f"tally.{name}" for name in ("day", "channel", "language", "outcome", "reason", "entry")),
        *(f"posted.{name}" for name in ("what", "period", "at")),
        *(f"feedback.{name}" for name in ("answer", "asker", "entry", "channel", "language", "verdict", "reason", "day")),
        *(f"feedback_act.{name}" for name in ("entry", "verb", "by", "at")),
        *("saved_filter.by", "saved_filter.query"),
        *(f"staff_notice.{name}" for name in ("address", "by", "language", "told")),
        *(f"staff_session.{name}" for name in ("id", "by", "role", "person")),
        *("draft.person", "correction_draft.entry", "correction_draft.person", "correction_draft.day"),
        *("draft.by", "meaning.encoder", "used_link.nonce", "pulse.at", "migration.name", "migration.applied_at"),
    }
    assert text - searched - with_their_question - of_the_program == set(), "search it in bot/store/erasure.py, or list it here"


async def test_what_one_person_erases_leaves_no_head(database: Database) -> None:
    """The group that others asked too is told by their question from then on."""
    store = Questions(database)
    group = await put(store, text=f"{NAME}?", utterance="zenaide ouellet", asker="b" * 64)
    await put(store, text="Un cinéma?", utterance="zenaide ouellet", asker="c" * 64)
    assert await StoredErasure(database).erase_asker("b" * 64, date.max) == 1
    left = await store.group(group)
    assert left is not None
    assert left.utterance == "un cinema"


async def test_a_filter_that_looks_for_the_text_goes_with_it(database: Database) -> None:
    """Somebody of the team had kept it under a name; the others' stay."""
    filters = StoredFilters(database)
    await filters.save("Odile", SavedFilter("Zénaïde", "language=fr", NAME))
    await filters.save("Odile", SavedFilter("Loisirs", "", "cinéma"))
    assert (await StoredErasure(database).erase(holding(NAME))).drafts == 1
    assert [one.name for one in await filters.of("Odile")] == ["Loisirs"]
