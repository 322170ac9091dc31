"""Questions that mean the same are one group, and questions that do not are two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.review import grouping
from bot.review.grouping import MOST_COMPARED, MOST_SAID, Parts, likeness, nearest, parts
from bot.store.database import Database
from bot.store.questions import Questions
from tests import shipped
from tests.review.pairs import figures, pairs
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Questions]:
    """An empty store."""
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        yield Questions(database)


@pytest.mark.slow
def test_labelled_pairs_are_told_apart() -> None:
    """Of 460 pairs that grouping was tuned on, and of 130 that it was not, hardly one is joined that should not be."""
    engine = shipped.engine()
    names = ("pairs.txt", "pairs-unseen.txt", "pairs-studied.txt", "pairs-held-out.txt")
    tuned, unseen, studied, held_out = (figures(engine.meaning, pairs(name)) for name in names)
    assert tuned.precision >= 0.98, tuned.wrong
    assert tuned.recall >= 0.90, tuned.missed
    assert unseen.precision >= 0.98, unseen.wrong
    # At first sight 0.85; what is missed is two groups that staff merge.
    assert unseen.recall >= 0.80, unseen.missed
    assert studied.precision >= 0.98, studied.wrong
    assert studied.recall >= 0.80, studied.missed
    # Paraphrases with hardly a word in common: 0.63 before the studied half was looked at, 0.73 after.
    assert held_out.precision >= 0.98, held_out.wrong
    assert held_out.recall >= 0.70, held_out.missed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fr =st-pascal ~biblio", "fr =st-pascal bibliothequ"),
        ("fr ~masoterapeut", "fr ~massoterapeut"),
        ("fr <~who> lesson piano", "fr lesson piano"),
        ("en fix ~lavn ~mov", "en fix ~lavnmov"),
        ("fr adopt lapin", "fr adoption lapin"),
        ("fr <~open> <~when> cas kanar", "fr <~open> cas kanar"),
    ],
)
def test_what_may_differ(one: str, other: str) -> None:
    """A word clipped, slipped, derived, glued or left unsaid asks the same, in whichever order they are compared."""
    assert likeness(parts(one), parts(other)) > 0
    assert likeness(parts(other), parts(one)) == likeness(parts(one), parts(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fr rang 5 vites", "fr rang 3 vites"),
        ("fr =st-pascal notair", "fr =st-bruno notair"),
        ("fr <~how_many> traverse", "fr <~duration> traverse"),
        ("fr chat refug", "fr chien refug"),
        ("fr chat", "en chat"),
        ("fr <~who>", "fr besoin"),
        ("fr <~how_many> lou sall", "fr lou sall"),
    ],
)
def test_what_makes_another_question(one: str, other: str) -> None:
    """Another number, name, thing asked or language is another question; small words alone are none."""
    assert likeness(parts(one), parts(other)) == 0


async def test_a_question_joins_the_group_that_means_nearly_the_same(store: Questions) -> None:
    """It is found when it is written, and what it taught is found by the next one at once."""
    first = await put(store, utterance="a", meaning="fr =st-pascal bibliothequ <~hours>")
    assert await put(store, utterance="b", meaning="fr =st-pascal ~biblio <~hours>") == first
    assert await put(store, utterance="c", meaning="fr =st-pascal ~biblio") == first
    assert await put(store, utterance="d", meaning="fr =la-pocatiere ~biblio") != first


async def test_the_likest_group_is_joined(store: Questions) -> None:
    """Of two groups that would do, the one that lacks less."""
    await put(store, utterance="a", meaning="fr =st-pascal besoin notair urgent")
    nearer = await put(store, utterance="b", meaning="fr =st-pascal notair")
    assert await put(store, utterance="c", meaning="fr =st-pascal notair svp") == nearer


async def test_what_is_wrong_stays_apart(store: Questions) -> None:
    """An answer that was wrong never joins a refusal, however alike."""
    refused = await put(store, utterance="a", meaning="fr =st-pascal notair")
    assert await put(store, utterance="b", meaning="fr =st-pascal notair svp", reason="wrong_answer") != refused


async def test_questions_grouped_by_their_words_are_compared_with_none(store: Questions) -> None:
    """Without a meaning, only the same words join."""
    first = await put(store, utterance="un cinema svp")
    assert await put(store, utterance="un cinema") != first


def test_comparing_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many others there are, so many are compared; and of what has too many parts, none."""
    asked = []

    def counted(one: Parts, other: Parts) -> float:
        asked.append(other)
        return likeness(one, other)

    monkeypatch.setattr(grouping, "likeness", counted)
    others = [f"fr ~word{chr(97 + n // 26)}{chr(97 + n % 26)} lac" for n in range(500)]
    assert nearest("fr piscin", others) is None
    assert len(asked) == MOST_COMPARED
    long = frozenset({"fr", *(f"~zq{n}" for n in range(MOST_SAID + 5))})
    assert likeness(long, long | {"svp"}) == 1 - 1 / (len(long)), "what differs is little"
    assert likeness(long, frozenset({"fr", "lac"})) == 0


def test_what_has_little_in_common_is_hardly_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first word that has no like on the other side ends it: words times words are compared only for what is alike."""
    compared = []

    def counted(one: str, other: str) -> bool:
        compared.append((one, other))
        return False

    monkeypatch.setattr(grouping, "_same_word", counted)
    one = frozenset({"fr", *(f"~ab{chr(97 + n)}xyz" for n in range(24))})
    other = frozenset({"fr", *(f"~cd{chr(97 + n)}uvw" for n in range(24))})
    assert likeness(one, other) == 0
    assert len(compared) <= 24
