"""StoredCards and drafts as they are kept: which are behind, which are wanted, whose answer is under way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.review.cards import Behind, Card
from bot.review.model import Act, Standing
from bot.store.cards import StoredCards, StoredCorrectionDrafts
from bot.store.database import Database
from bot.store.questions import Questions
from tests.store.examples import dismissal, put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

HERE, THERE = "700000000000000001", "700000000000000002"


@pytest.fixture
async def database(place: Path | str) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(place) as opened:
        yield opened


async def test_a_card_is_behind_once_its_group_changes(database: Database) -> None:
    """By another question or by an act, and no more once it was drawn; a group that is gone has no stamp."""
    store, cards = Questions(database), StoredCards(database)
    group = await put(store, utterance="un")
    (wanting,) = await cards.wanting(25, 5)
    await cards.drawn(Card(group, HERE, "1", wanting.stamp))
    assert not await cards.wanting(25, 5)
    assert not await cards.behind(HERE, 50, 5)
    await put(store, utterance="un", asker="b")
    (grown,) = await cards.behind(HERE, 50, 5)
    assert grown.stamp is not None
    await cards.drawn(Card(group, HERE, "1", grown.stamp))
    await store.acts.record(dismissal(group))
    ((settled),) = await cards.behind(HERE, 50, 5)
    assert settled.stamp not in (None, grown.stamp)
    await database.write(lambda connection: connection.execute("DELETE FROM question_group"))
    assert await cards.behind(HERE, 50, 5) == (Behind(Card(group, HERE, "1", grown.stamp), None),)
    await cards.gone(group)
    assert await cards.behind(HERE, 50, 5) == ()


async def test_the_most_wanted_have_cards(database: Database) -> None:
    """So many and no more; who falls far behind loses theirs, unless somebody holds it; those of another channel go."""
    store, cards = Questions(database), StoredCards(database)
    groups = [await put(store, utterance=text, times=times) for text, times in (("un", 1), ("deux", 3), ("trois", 2))]
    assert [one.group for one in await cards.wanting(2, 5)] == [groups[1], groups[2]]
    assert [one.group for one in await cards.wanting(2, 1)] == [groups[1]]
    for one in await cards.wanting(3, 5):
        await cards.drawn(Card(one.group, HERE, str(one.group), one.stamp))
    assert not await cards.behind(HERE, 3, 5)
    assert [(each.card.group, each.stamp) for each in await cards.behind(HERE, 2, 5)] == [(groups[0], None)]
    await store.acts.record(
        Act(groups[0], "claim", "Odile", "2026-05-22T12:00:00-04:00", Standing(), Standing("claimed", holder="Odile"))
    )
    (held,) = await cards.behind(HERE, 2, 5)
    assert held.stamp is not None
    await store.acts.record(dismissal(groups[1]))
    assert await cards.wanting(2, 5) == ()
    assert [each.stamp for each in await cards.behind(THERE, 50, 5)] == [None, None, None]


async def test_a_channel_stays_open(database: Database) -> None:
    """Asked for once, also over restarts; asking twice does no harm."""
    cards = StoredCards(database)
    assert not await cards.is_open(HERE)
    await cards.open(HERE, "2026-05-22T12:00:00-04:00")
    await cards.open(HERE, "2026-05-23T12:00:00-04:00")
    assert await cards.is_open(HERE)
    assert not await cards.is_open(THERE)


async def test_the_version_tells_of_every_write(database: Database, place: Path | str) -> None:
    """By this program or by one beside it; reading changes nothing."""
    cards = StoredCards(database)
    before = await cards.version()
    await cards.behind(HERE, 50, 5)
    assert await cards.version() == before
    await put(Questions(database))
    here = await cards.version()
    assert here != before
    async with await Database.open(place) as beside:
        await put(Questions(beside), asker="b")
    assert await cards.version() != here


async def test_a_correction_under_way_is_one_persons(database: Database) -> None:
    """What is written anew has another number, which no other had: no button under an old trial publishes another text."""
    drafts = StoredCorrectionDrafts(database)
    first = await drafts.put_down("topic:fete", "discord:1", {"answer_fr": "é"}, date(2026, 5, 22))
    second = await drafts.put_down("topic:fete", "discord:1", {"answer_fr": "è"}, date(2026, 5, 22))
    other = await drafts.put_down("topic:fete", "discord:2", {}, date(2026, 5, 22))
    assert len({first, second, other}) == 3
    assert await drafts.draft(first) is None
    draft = await drafts.draft_of("topic:fete", "discord:1")
    assert draft is not None
    assert (draft.id, draft.fields) == (second, {"answer_fr": "è"})
    await drafts.discard(other)
    assert await drafts.draft_of("topic:fete", "discord:2") is None
    assert await drafts.put_down("topic:fete", "discord:2", {}, date(2026, 5, 22)) > other


async def test_a_draft_is_one_persons_and_goes_with_its_group(database: Database) -> None:
    """What is written anew has another number, so that the button under the old trial publishes nothing."""
    store, cards = Questions(database), StoredCards(database)
    group = await put(store)
    first = await cards.put_down(group, "Odile", "discord:1", {"kind": "new_entry"})
    second = await cards.put_down(group, "Odile", "discord:1", {"kind": "new_alias", "items": "é"})
    other = await cards.put_down(group, "Lucie", "discord:2", {"kind": "new_fact"})
    assert len({first, second, other}) == 3
    assert await cards.draft(first) is None
    draft = await cards.draft_of(group, "Odile", "discord:1")
    assert draft is not None
    assert (draft.id, draft.fields) == (second, {"kind": "new_alias", "items": "é"})
    await cards.discard(second)
    assert await cards.draft(second) is None
    await database.write(lambda connection: connection.execute("DELETE FROM question_group"))
    assert await cards.draft(other) is None


async def test_a_draft_is_its_writers_whatever_they_are_called(database: Database) -> None:
    """Who was renamed has it still and keeps one alone; who took the name has another."""
    store, cards = Questions(database), StoredCards(database)
    group = await put(store)
    await cards.put_down(group, "Odile", "discord:1", {"kind": "new_entry"})
    assert await cards.draft_of(group, "Odile", "discord:2") is None
    other = await cards.put_down(group, "Odile", "discord:2", {"kind": "new_fact"})
    mine = await cards.put_down(group, "Marianne", "discord:1", {"kind": "new_alias"})
    kept = {draft.id for who in ("discord:1", "discord:2") if (draft := await cards.draft_of(group, "Odile", who)) is not None}
    assert kept == {mine, other}
    assert len(await database.read("SELECT id FROM draft")) == 2


async def test_a_draft_of_before_accounts_is_theirs_who_bears_the_name(database: Database) -> None:
    """They write on in it, and from then on it is theirs by their account."""
    store, cards = Questions(database), StoredCards(database)
    group = await put(store)
    before = "INSERT INTO draft (group_id, by, fields) VALUES (?, 'Odile', '{\"kind\": \"new_entry\"}')"
    await database.execute(before, (group,))
    assert await cards.draft_of(group, "Marianne", "discord:1") is None
    assert await cards.draft_of(group, "Odile", "discord:1") is not None
    await cards.put_down(group, "Odile", "discord:1", {"kind": "new_entry"})
    assert await cards.draft_of(group, "Odile", "discord:2") is None
    assert [tuple(row) for row in await database.read("SELECT by, person FROM draft")] == [("Odile", "discord:1")]
