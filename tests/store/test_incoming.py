"""A question joins its group: compared before anything is written, with few others, and looked at again when it is."""

from __future__ import annotations

import asyncio
import threading
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from bot.nlu.meaning import LONGEST_PART, MOST_PARTS, Meaning, bounded
from bot.review.grouping import MOST_COMPARED
from bot.review.model import EVERYTHING, Act, Standing
from bot.store import incoming
from bot.store.database import Database
from bot.store.questions import Questions
from bot.store.sharing import sharing
from tests.patience import PATIENCE
from tests.store.examples import MAY, put, question

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from bot.store.backend import StoreConnection as Connection


def nearest(meaning: Meaning, others: Sequence[Meaning]) -> int | None:
    """The first that says all that the other says, for a store that need not know what is learned."""
    return next((at for at, other in enumerate(others) if meaning.parts <= other.parts or other.parts <= meaning.parts), None)


@pytest.fixture(autouse=True)
def _judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "nearest", nearest)


@pytest.fixture
async def database(place: Path | str) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(place) as opened:
        yield opened


async def test_comparing_holds_up_neither_the_loop_nor_a_write(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is done in a thread while somebody else's write is under way, and both end."""
    store = Questions(database)
    first = await put(store, utterance="a", meaning="fr =st-pascal notair")
    writing, compared = asyncio.Event(), asyncio.Event()
    loop, here = asyncio.get_running_loop(), threading.get_ident()

    def elsewhere(meaning: Meaning, others: Sequence[Meaning]) -> int | None:
        assert threading.get_ident() != here
        loop.call_soon_threadsafe(compared.set)
        return nearest(meaning, others)

    async def long(connection: Connection) -> None:
        await connection.execute("UPDATE question_group SET score = score")
        writing.set()
        await compared.wait()  # else the comparison would wait for this, and this for the comparison

    monkeypatch.setattr(incoming, "nearest", elsewhere)
    held = asyncio.create_task(database.write(long))
    await writing.wait()
    async with asyncio.timeout(PATIENCE):
        assert await put(store, utterance="b", meaning="fr =st-pascal notair svp") == first
        await held


async def test_the_same_asked_twice_at_once_is_one_group(database: Database) -> None:
    """Neither saw the other when it was compared; the write looks again."""
    store = Questions(database)
    asked = [question(utterance=f"u {n}", meaning="fr =st-pascal notair", asker=str(n)) for n in range(8)]
    found = await asyncio.gather(*(store.add(one, daily_limit=9) for one in asked))
    assert len(set(found)) == 1
    (group,) = (await store.page(EVERYTHING, limit=9)).groups
    assert (group.count, group.askers) == (8, 8)


@pytest.mark.parametrize("merged", [False, True])
async def test_a_group_that_goes_while_it_is_chosen_is_not_joined(
    database: Database, monkeypatch: pytest.MonkeyPatch, *, merged: bool
) -> None:
    """Removed meanwhile: a new group. Moved into another meanwhile: that one."""
    store = Questions(database)
    old = await put(store, utterance="a", meaning="fr =st-pascal notair")
    other = await put(store, utterance="b", meaning="fr lac baignad")
    chosen = incoming.like

    async def slow(of: Database, meaning: Meaning | None, wrong: int) -> int | None:
        found = await chosen(of, meaning, wrong)
        assert found is not None

        async def meanwhile(connection: Connection) -> None:
            await connection.execute("UPDATE meaning SET group_id = ? WHERE group_id = ?", (other, old))
            if not merged:
                await connection.execute("DELETE FROM meaning WHERE id = ?", (found,))
            await connection.execute("DELETE FROM question_group WHERE id = ?", (old,))

        await of.write(meanwhile)
        return found

    monkeypatch.setattr(incoming, "like", slow)
    joined = await put(store, utterance="c", meaning="fr =st-pascal notair svp")
    assert (joined == other) is merged
    assert joined != old


async def test_the_rare_part_leads_to_the_group(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a thousand groups about a town, the few that share more than the town are compared, and not one too many."""
    store = Questions(database)
    compared: list[int] = []

    def counted(meaning: Meaning, others: Sequence[Meaning]) -> int | None:
        compared.append(len(others))
        return nearest(meaning, others)

    monkeypatch.setattr(incoming, "nearest", counted)

    async def crowd(connection: Connection) -> None:
        await connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
            "INSERT INTO meaning (key, wrong, group_id) SELECT 'fr =st-pascal w' || i, 0, 1 FROM n"
        )
        await connection.execute("INSERT INTO meaning_part SELECT '=st-pascal', 0, id FROM meaning")

    await put(store, utterance="a")
    await database.write(lambda connection: connection.execute("DELETE FROM meaning"))
    await database.write(crowd)
    wanted = await put(store, utterance="b", meaning="fr =st-pascal notair")
    assert await put(store, utterance="c", meaning="fr =st-pascal notair urgent") == wanted
    assert compared
    assert max(compared) <= MOST_COMPARED


async def test_what_is_stored_of_a_question_is_bounded(database: Database) -> None:
    """Of a hundred questions of 220 invented words each: so many parts, so many characters, and the meaning once."""
    store = Questions(database)
    for number in range(100):
        invented = [f"zq{number:03}{word:03}{'x' * (word % 60)}" for word in range(220)]
        await put(store, utterance=str(number), meaning=" ".join(("fr", *bounded(invented))), asker=str(number), day=MAY)
    (row,) = await database.read("""
        SELECT count(*) AS parts, max(length(part)) AS longest, (SELECT max(length(key)) FROM meaning) AS key,
            (SELECT count(*) FROM meaning) AS meanings
        FROM meaning_part
    """)
    assert row["meanings"] == 100
    assert row["parts"] <= 100 * MOST_PARTS
    assert row["longest"] <= LONGEST_PART
    assert row["key"] <= (MOST_PARTS + 1) * (LONGEST_PART + 1)


async def test_a_meaning_from_before_the_bounds_survives_and_stays_findable(tmp_path: Path) -> None:
    """It is found by its parts after the upgrade; one of hundreds of words is kept, and no copy of it a word."""
    from bot.store.migrations import shipped  # noqa: PLC0415 - only here

    path = tmp_path / "q.sqlite3"
    steps = shipped()
    hostile = "fr " + " ".join(f"~invented{number:03}" for number in range(220))

    async def before(connection: Connection) -> None:
        await connection.execute(
            "INSERT INTO question_group (id, utterance, reason, language, score, first_day, last_day)"
            " VALUES (1, 'a', 'below_threshold', 'fr', 1, '2026-05-22', '2026-05-22'),"
            " (2, 'b', 'below_threshold', 'fr', 1, '2026-05-22', '2026-05-22')"
        )
        for key, group in (("fr =st-pascal notair", 1), (hostile, 2)):
            await connection.execute("INSERT INTO meaning (key, wrong, group_id) VALUES (?, 0, ?)", (key, group))
            for part in key.split()[1:]:
                await connection.execute("INSERT INTO meaning_part (part, wrong, key) VALUES (?, 0, ?)", (part, key))

    async with await Database.open(path, steps[:8]) as old:
        await old.write(before)
    async with await Database.open(path) as database:
        parts = await database.read("SELECT part, meaning.key FROM meaning_part JOIN meaning ON meaning_id = meaning.id")
        assert {(row["part"], row["key"]) for row in parts} == {
            ("=st-pascal", "fr =st-pascal notair"),
            ("notair", "fr =st-pascal notair"),
        }
        store = Questions(database)
        assert [one.meaning.vector for one in await sharing(database, Meaning.of_key("fr =st-pascal notair svp"), 0)] == [b""]
        assert await put(store, utterance="d", meaning=hostile) == 2


async def test_a_group_learns_so_many_meanings_and_takes_in_more(database: Database) -> None:
    """Whoever asks the same in ever new words adds no more rows to look through, nor a group of their own."""
    store = Questions(database)
    courtesies = ("svp", "urgent", "voir", "want", "trouv", "usag", "pleas")  # none of them asks anything
    said = [" ".join(few) for many in range(len(courtesies)) for few in combinations(courtesies, many)]
    joined = {
        await put(store, utterance=text, meaning=f"fr =st-pascal notair {text}".strip(), asker=text or "nobody")
        for text in said
    }
    assert len(joined) == 1
    (row,) = await database.read("SELECT count(*) AS meanings FROM meaning")
    assert row["meanings"] == incoming.MOST_LEARNED
    (group,) = (await store.page(EVERYTHING, limit=9)).groups
    assert (group.count, group.askers) == (len(said), len(said))


async def test_whoever_comes_back_is_sought_among_the_newest(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those without a name share one, and may have asked all that was ever kept; what is older is asked anew."""
    monkeypatch.setattr(incoming, "LOOKED_BACK", 3)
    store = Questions(database)
    for number in range(4):
        await put(store, asker="", text=f"t{number}", utterance=f"u{number}")
    for text, comes_back in (("t1", True), ("t0", False)):
        before = await database.read("SELECT id FROM question")
        await store.add(question(asker="", text=text, utterance="v"), daily_limit=9, again=False)
        assert (await database.read("SELECT id FROM question") == before) is comes_back


async def test_the_vector_is_kept_and_found_with_what_shares_an_answer_in_the_other_language(database: Database) -> None:
    """French and English share no stem: an answer that both come near, or a name, leads from one to the other."""
    store = Questions(database)
    french = Meaning("fr", frozenset({"notair"}), ("topic:notary",), b"\x01\xff", "encoder 1")
    group = await put(store, utterance="a", meaning=french)
    english = Meaning("en", frozenset({"lawyer"}), ("topic:court", "topic:notary"), b"\x02\xff", "encoder 1")
    assert [one[1:] for one in await sharing(database, english, 0)] == [(group, french)]
    assert await sharing(database, english, 1) == (), "an answer that was wrong never joins a refusal"
    assert await sharing(database, french, 0) == (), "what is known is found by its key"
    assert await sharing(database, french, 0, group) == (), "a group is not beside itself"


async def test_staff_are_shown_groups_that_may_be_one(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Likeliest first, as is judged in a thread; none that was merged away, and none beside what has no meaning."""
    store = Questions(database)
    monkeypatch.setattr(incoming, "nearest", lambda *_: None)
    asked = [await put(store, utterance=text, meaning=f"fr =st-pascal {text}") for text in ("notair", "avocat", "jug")]
    monkeypatch.setattr("bot.review.grouping.alike", lambda of: [group for _, others in of for group, _ in others][::-1])
    assert [one.id for one in await store.alike(asked[0])] == [asked[2], asked[1]]
    merging = Act(asked[2], "merge", "Lucie", "2026-05-22T10:00:00", Standing(), Standing("merged", "duplicate", into=asked[1]))
    assert await store.acts.merge(merging, asked[1])
    assert {one.id for one in await store.alike(asked[0])} == {asked[1]}
    assert await store.alike(await put(store, utterance="par ses mots")) == ()
