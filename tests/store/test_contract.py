"""What a `QuestionStore` promises, tried on the one in SQLite."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.review.model import EVERYTHING, OURSELVES, Act, Filters, Standing
from bot.store.database import Database
from bot.store.questions import Questions
from tests.store.examples import MAY, QUESTION, dismissal, put, question

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.review.model import Verb
    from bot.review.ports import QuestionStore


@pytest.fixture
async def store(place: Path | str) -> AsyncIterator[QuestionStore]:
    """An empty store."""
    async with await Database.open(place) as database:
        yield Questions(database)


async def test_a_group_tells_all_that_was_noted(store: QuestionStore) -> None:
    """Nothing of a question is lost on its way into the store and back."""
    group_id = await put(store)
    group = await store.group(group_id)
    assert group is not None
    assert group.as_json() == {
        "id": group_id,
        "utterance": QUESTION.utterance,
        "questions": [QUESTION.text],
        "count": 1,
        "askers": 1,
        "escalated": 0,
        "language": "fr",
        "reason": "below_threshold",
        "state": "new",
        "resolution": None,
        "channels": ["web"],
        "nearest": {"entry": "topic:liste-des-partenaires", "score": 41.3},
        "first": "2026-05-22",
        "last": "2026-05-22",
    }


async def test_no_nearest_entry_is_null(store: QuestionStore) -> None:
    """A question that came near nothing says so."""
    group = await store.group(await put(store, nearest=None, score=0.0))
    assert group is not None
    assert group.as_json()["nearest"] is None


async def test_same_utterance_and_reason_join_one_group(store: QuestionStore) -> None:
    """Three people, three spellings, one normalised text: one group of three."""
    ids = [
        await put(store, text="Un cinéma?", asker="a", day=MAY),
        await put(store, text="un cinema", asker="b", day=MAY - timedelta(days=3), channel="discord"),
        await put(store, text="UN CINÉMA", asker="c", day=MAY + timedelta(days=2), nearest="topic:x", score=12.0),
    ]
    page = await store.page(Filters(), limit=10)
    assert page.total == 1
    (group,) = page.groups
    assert set(ids) == {group.id}
    assert group.questions == ("Un cinéma?", "un cinema", "UN CINÉMA")
    assert (group.count, group.askers, group.channels) == (3, 3, ("discord", "web"))
    assert (group.first, group.last) == ("2026-05-19", "2026-05-24")
    assert (group.nearest, group.score) == ("topic:x", 12.0), "the nearest entry is that of the last question"


async def test_only_a_wrong_answer_is_apart(store: QuestionStore) -> None:
    """The same words refused for another reason are the same question; "that is not it" is of a graver kind."""
    refused = await put(store)
    assert await put(store, reason="out_of_scope") == refused
    group = await store.group(refused)
    assert group is not None
    assert group.reason == "out_of_scope", "the reason is that of the last question"
    assert await put(store, reason="wrong_answer") != refused


async def test_what_means_the_same_joins_whatever_the_words(store: QuestionStore) -> None:
    """By meaning first; a question noted before meanings were kept is found by its text."""
    first = await put(store, meaning="fr cinem pascal")
    assert await put(store, utterance="cinema st pascal", meaning="fr cinem pascal") == first
    legacy = await put(store, utterance="un lac")
    assert await put(store, utterance="un lac", meaning="fr lac") == legacy
    assert await put(store, utterance="lac", meaning="fr lac") == legacy


async def test_one_person_asking_thrice_counts_once(store: QuestionStore) -> None:
    """`askers` counts people, `count` questions; the same text is shown once."""
    await put(store, times=3)
    (group,) = (await store.page(Filters(), limit=10)).groups
    assert (group.count, group.askers, group.questions) == (3, 1, (QUESTION.text,))


async def test_a_group_shows_ten_texts_at_most(store: QuestionStore) -> None:
    """A list stays a list: the rest is read with `questions_of`."""
    ids = {await put(store, text=f"cinéma {number:02}") for number in range(12)}
    (group_id,) = ids
    group = await store.group(group_id)
    assert group is not None
    assert group.questions == tuple(f"cinéma {number:02}" for number in range(10))
    assert len(await store.questions_of(group_id)) == 12


async def test_demand_orders_the_queue(store: QuestionStore) -> None:
    """More distinct askers first, then more questions, then the older."""
    young = await put(store, utterance="jeune", day=MAY)
    old = await put(store, utterance="vieux", day=MAY - timedelta(days=9))
    often = await put(store, utterance="souvent", times=5)
    await put(store, utterance="demande", asker="a")
    wanted = await put(store, utterance="demande", asker="b")
    page = await store.page(Filters(), limit=10)
    assert [group.id for group in page.groups] == [wanted, often, old, young]


async def test_a_page_knows_how_many_there_are(store: QuestionStore) -> None:
    """The total is that of the filter, on each page and beyond the last one."""
    ids = [await put(store, utterance=f"question {number}") for number in range(5)]
    for offset, expected in ((0, ids[:2]), (2, ids[2:4]), (4, ids[4:]), (6, [])):
        page = await store.page(Filters(), limit=2, offset=offset)
        assert (page.total, [group.id for group in page.groups]) == (5, expected)


async def test_an_empty_store_gives_an_empty_page(store: QuestionStore) -> None:
    """Nothing asked yet is no error."""
    page = await store.page(Filters(), limit=10)
    assert page.as_json() == {"total": 0, "languages": {"fr": 0, "en": 0}, "oldest": None, "groups": []}


async def test_filters_narrow(store: QuestionStore) -> None:
    """State, language, reason and text each narrow; together they narrow further."""
    cinema = await put(store)
    english = await put(store, utterance="is there a cinema", text="Is there a Cinema?", language="en")
    scope = await put(store, utterance="meteo", text="Météo demain?", reason="out_of_scope")
    assert await store.acts.record(dismissal(scope))

    async def ids(filters: Filters) -> set[int]:
        return {group.id for group in (await store.page(filters, limit=10)).groups}

    assert await ids(Filters()) == {cinema, english}
    assert await ids(EVERYTHING) == {cinema, english, scope}
    assert await ids(Filters(states=("dismissed",))) == {scope}
    assert await ids(Filters(language="en")) == {english}
    assert await ids(Filters(states=(), reason="out_of_scope")) == {scope}
    assert await ids(Filters(text="cinema")) == {cinema, english}
    assert await ids(Filters(text="there a cinema?")) == {english}, "also as it was typed, whatever the case"
    assert await ids(Filters(text="saint pascal", language="en")) == set()
    assert await ids(Filters(text="100%_")) == set(), "no character of the search is a wildcard"


async def test_a_page_tells_of_the_other_language_and_of_the_oldest(store: QuestionStore) -> None:
    """From the same reading, whatever the filter asks for and however far the page; also where nothing matches."""
    await put(store, utterance="b", day=MAY + timedelta(days=1))
    await put(store, utterance="a", language="en", channel="discord")
    french = await store.page(Filters(language="fr"), limit=5, offset=9)
    assert (french.total, french.languages, french.oldest) == (1, {"fr": 1, "en": 1}, "2026-05-23")
    discord = await store.page(Filters(channel="discord"), limit=5)
    assert (discord.total, discord.languages, discord.oldest) == (1, {"fr": 0, "en": 1}, "2026-05-22")
    nothing = await store.page(Filters(language="fr", channel="discord"), limit=5)
    assert (nothing.total, nothing.languages, nothing.oldest, nothing.groups) == (0, {"fr": 0, "en": 1}, None, ())


async def test_questions_come_with_their_group_by_demand(store: QuestionStore) -> None:
    """An export reads group after group, questions by age, askers told apart by a number only."""
    lone = await put(store, utterance="seule")
    await put(store, utterance="demande", asker="x", day=MAY + timedelta(days=1))
    await put(store, utterance="demande", asker="y", day=MAY)
    many = await put(store, utterance="demande", asker="x", day=MAY + timedelta(days=2))
    rows = await store.questions(EVERYTHING)
    assert [group.id for group, _ in rows] == [many, many, many, lone]
    assert [q.day for _, q in rows[:3]] == ["2026-05-22", "2026-05-23", "2026-05-24"]
    assert [q.asker for _, q in rows[:3]] == [2, 1, 1]
    assert list(await store.questions_of(many)) == [q for _, q in rows[:3]]
    assert [group.id for group, _ in await store.questions(Filters(text="seule"))] == [lone]


async def test_unknown_groups_have_nothing(store: QuestionStore) -> None:
    """An id that no group has is answered with nothing, and cannot be acted upon."""
    assert await store.group(7) is None
    assert list(await store.questions_of(7)) == []
    assert list(await store.acts.acts_of(7)) == []
    assert not await store.acts.record(dismissal(7))
    assert list(await store.acts.acts_of(7)) == [], "an act upon nothing leaves no trail"


async def test_an_act_changes_the_group_and_is_written_down(store: QuestionStore) -> None:
    """What was done stands in the trail with who, when, before and after."""
    group_id = await put(store)
    act = dismissal(group_id)
    assert await store.acts.record(act)
    group = await store.group(group_id)
    assert group is not None
    assert group.standing == Standing("dismissed", "spam")
    assert [replace(kept, id=0) for kept in await store.acts.acts_of(group_id)] == [act]


async def test_the_second_of_two_acts_is_refused(store: QuestionStore) -> None:
    """Two people who saw the same group cannot overwrite each other."""
    group_id = await put(store)
    first = dismissal(group_id, by="Lucie")
    assert await store.acts.record(first)
    assert not await store.acts.record(dismissal(group_id, by="Paul"))
    assert [replace(kept, id=0) for kept in await store.acts.acts_of(group_id)] == [first]


@pytest.mark.parametrize("before", [Standing("dismissed", None), Standing("new", "spam")])
async def test_an_act_upon_a_group_that_stands_otherwise_is_refused(store: QuestionStore, before: Standing) -> None:
    """State and resolution must both be as the person saw them."""
    group_id = await put(store)
    assert not await store.acts.record(replace(dismissal(group_id), before=before))
    group = await store.group(group_id)
    assert group is not None
    assert group.standing == Standing()


async def test_what_joins_a_dismissed_group_stays_dismissed(store: QuestionStore) -> None:
    """The count grows, the group does not come back."""
    group_id = await put(store)
    await store.acts.record(dismissal(group_id))
    assert await put(store, asker="b") == group_id
    group = await store.group(group_id)
    assert group is not None
    assert (group.count, group.askers, group.standing.state) == (2, 2, "dismissed")


async def test_a_settled_group_comes_back_when_many_more_ask(store: QuestionStore) -> None:
    """Two more people are not many, three are; the trail says that nobody did it by hand."""
    group_id = await put(store, asker="a")
    await store.acts.record(dismissal(group_id))

    async def asked_by(asker: str) -> str:
        await store.add(question(asker=asker, at="2026-05-24T10:00:00-04:00"), daily_limit=9, return_after=3)
        group = await store.group(group_id)
        assert group is not None
        return group.standing.state

    assert [await asked_by(asker) for asker in "abcc"] == ["dismissed"] * 4
    assert await asked_by("d") == "reopened"
    last = (await store.acts.acts_of(group_id))[-1]
    assert (last.verb, last.by, last.at) == ("return", OURSELVES, "2026-05-24T10:00:00-04:00")
    assert last.after == Standing("reopened", "asked_by_more")


async def test_one_asker_cannot_flood_the_store(store: QuestionStore) -> None:
    """Beyond the limit nothing is kept of that asker that day; others, and the next day, are free."""
    for number in range(3):
        assert await store.add(question(utterance=f"flot {number}"), daily_limit=3)
    assert await store.add(question(utterance="flot 3"), daily_limit=3) is None
    assert (await store.page(EVERYTHING, limit=1)).total == 3, "a refused question leaves no empty group"
    assert await store.add(question(asker="b"), daily_limit=3)
    assert await store.add(question(day=MAY + timedelta(days=1)), daily_limit=3)


async def test_questions_without_asker_are_not_limited(store: QuestionStore) -> None:
    """Where nobody can be told apart, one could use up the limit of all."""
    for _ in range(3):
        assert await store.add(question(asker=""), daily_limit=1)
    (group,) = (await store.page(EVERYTHING, limit=1)).groups
    assert (group.count, group.askers) == (3, 1)


async def test_purge_removes_what_is_old_and_counts_anew(store: QuestionStore) -> None:
    """A group keeps its young questions and counts them alone; a group without any is gone."""
    mixed = await put(store, asker="a", day=MAY - timedelta(days=1), text="ancienne", channel="discord")
    await put(store, asker="b", day=MAY)
    gone = await put(store, utterance="passe", day=MAY - timedelta(days=400))
    assert await store.purge(MAY, MAY) == 2
    assert await store.group(gone) is None
    group = await store.group(mixed)
    assert group is not None
    assert (group.count, group.askers, group.first, group.last) == (1, 1, "2026-05-22", "2026-05-22")
    assert (group.questions, group.channels) == ((QUESTION.text,), ("web",))
    assert await store.purge(MAY, MAY) == 0


async def test_the_trail_outlives_its_group_until_it_is_old_itself(store: QuestionStore) -> None:
    """Acts upon living groups are kept however old; others go as they age. Ids are never given twice."""
    living = await put(store, day=MAY + timedelta(days=30))
    old = await put(store, utterance="vieux", day=MAY - timedelta(days=30))
    recent = await put(store, utterance="recent", day=MAY - timedelta(days=2))
    for group_id, at in (
        (living, "2026-01-01T09:00:00-05:00"),
        (old, "2026-04-23T09:00:00-04:00"),
        (recent, "2026-05-23T09:00:00-04:00"),
    ):
        assert await store.acts.record(dismissal(group_id, at=at))
    await store.purge(MAY, MAY)
    assert [len(await store.acts.acts_of(group_id)) for group_id in (living, old, recent)] == [1, 0, 1]
    assert await put(store, utterance="nouveau") not in (living, old, recent)


def confirmation(entry: str = "topic:fete", undoes: int | None = None, **files: tuple[str | None, str | None]) -> Act:
    """An act upon an entry of the knowledge."""
    detail = {"files": {path: list(texts) for path, texts in files.items()}, "before": "a", "after": "b"}
    verb: Verb = "undo" if undoes else "confirm"
    return Act(0, verb, "Odile", "2026-05-22T12:00:00-04:00", Standing(), Standing(), detail, undoes, entry=entry)


async def test_acts_upon_entries_stand_in_a_trail_of_their_own(store: QuestionStore) -> None:
    """Oldest first, with all that was written down; no group knows of them."""
    act = confirmation(a=("x", "y"))
    assert await store.entry_acts.record(act, 0)
    (kept,) = await store.entry_acts.acts_of("topic:fete")
    assert replace(kept, id=0) == act
    assert list(await store.entry_acts.acts_of("topic:other")) == []


async def test_the_second_of_two_acts_upon_an_entry_is_refused(store: QuestionStore) -> None:
    """Each comes upon the last one as it was seen; another entry is not held up."""
    assert await store.entry_acts.record(confirmation(a=("x", "y")), 0)
    assert not await store.entry_acts.record(confirmation(a=("x", "z")), 0)
    assert await store.entry_acts.record(confirmation("topic:other", b=("x", "y")), 0)
    (first,) = await store.entry_acts.acts_of("topic:fete")
    assert await store.entry_acts.record(confirmation(a=("y", "z")), first.id)


async def test_an_entrys_files_wait_until_they_are_written(store: QuestionStore) -> None:
    """Of each entry the last act says how they should be; an undo names its own."""
    await store.entry_acts.record(confirmation(a=("x", "y")), 0)
    await store.entry_acts.record(confirmation("topic:other", b=(None, "y")), 0)
    (first,) = await store.entry_acts.acts_of("topic:fete")
    await store.entry_acts.record(confirmation(undoes=first.id, a=("y and more", "x and more")), first.id)
    waiting = [(one.entry, dict(one.files)) for one in await store.acts.unwritten()]
    assert sorted(waiting) == [("topic:fete", {"a": ("y and more", "x and more")}), ("topic:other", {"b": (None, "y")})]
    await store.entry_acts.wrote("topic:fete")
    assert [one.entry for one in await store.acts.unwritten()] == ["topic:other"]


async def test_a_group_that_is_left_empty_is_listed_still(store: QuestionStore) -> None:
    """Merged away, it has no question of its own to show, and no channel."""
    here, there = await put(store), await put(store, utterance="un cine")
    merging = Act(here, "merge", "Lucie", "2026-05-22T10:00:00", Standing(), Standing("merged", "duplicate", into=there))
    assert await store.acts.merge(merging, there)
    groups = {group.id: group for group in (await store.page(EVERYTHING, limit=5)).groups}
    assert (groups[here].questions, groups[here].channels, groups[there].count) == ((), (), 2)
