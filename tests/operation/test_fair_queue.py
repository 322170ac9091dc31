"""Whose turn it is: those who ask alike take turns, and nobody is kept out by those who ask much."""

from __future__ import annotations

import pytest

from bot.operation.fair_queue import Turns


class Clock:
    """A clock that stands still until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def served(turns: Turns[str], seconds: float = 1.0) -> list[str]:
    """The jobs in the order in which one place does them, each taking so long."""
    found = []
    while (turn := turns.next()) is not None:
        key, job = turn
        turns.took(key, seconds, seconds)
        found.append(job)
    return found


def test_keys_take_turns() -> None:
    """One who asks six questions at once is served between the others, each of whom keeps the own order."""
    turns: Turns[str] = Turns(1, clock=Clock())
    for key, job in (("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1"), ("c", "c1"), ("b", "b2")):
        assert turns.add(key, job) == []
    assert served(turns) == ["a1", "b1", "c1", "a2", "b2", "a3"]


def test_who_has_had_much_comes_after_who_has_had_little() -> None:
    """A newcomer goes before two hundred addresses that have been at it, though they came first."""
    turns: Turns[str] = Turns(1, clock=Clock())
    for number in range(200):
        turns.took(f"attacker {number}", 0.04, 0.04)
        turns.add(f"attacker {number}", "hard")
    turns.add("visitor", "easy")
    assert turns.next() == ("visitor", "easy")


def test_usual_questions_are_free() -> None:
    """A visitor who has asked many goes before an address that has asked one hard question."""
    turns: Turns[str] = Turns(1, clock=Clock())
    for _ in range(100):
        turns.took("visitor", 0.5, 0.0)  # it took long, since others had the processor
    turns.took("attacker", 0.04, 0.04)
    turns.add("attacker", "hard")
    turns.add("visitor", "easy")
    assert turns.next() == ("visitor", "easy")


def test_nobody_waits_without_end() -> None:
    """Whoever had a hard question is served though others go on asking usual ones, once the wait outweighs it."""
    clock = Clock()
    turns: Turns[str] = Turns(1, clock=clock)
    turns.took("hard", 0.1, 0.1)
    turns.add("hard", "waits")
    turns.add("other", "usual")
    order = []
    while "waits" not in order:
        turn = turns.next()
        assert turn is not None
        order.append(turn[1])
        clock.now += 0.005
        turns.add("other", "usual")
    assert order[0] == "usual"
    assert clock.now < 2


def test_of_those_who_have_had_about_as_much_whoever_wants_most_is_turned_away() -> None:
    """Two hundred new addresses with long messages keep no visitor with a short one out, though that one came last."""
    turns: Turns[str] = Turns(1, most=3, cost=lambda job: len(job) / 1e4, clock=Clock())
    turns.took("visitor", 0.05, 0.02)  # one question of before was not a usual one
    for number in range(3):
        turns.add(f"attacker {number}", "hard" * 100)
    assert turns.add("visitor", "easy") == ["hard" * 100]
    assert turns.next() == ("visitor", "easy")


def test_of_those_alike_the_last_is_turned_away() -> None:
    """And not the one whose turn is next."""
    turns: Turns[str] = Turns(1, most=2, clock=Clock())
    for key in ("a", "b"):
        assert turns.add(key, key) == []
    assert turns.add("c", "c") == ["c"]
    assert served(turns) == ["a", "b"]


def test_who_comes_again_before_the_time_that_was_told_stands_behind_who_comes_now() -> None:
    """Two hundred addresses that ask again at once, whatever they ask, fill no queue in front of anybody."""
    clock = Clock()
    turns: Turns[str] = Turns(1, most=3, longest=1e9, clock=clock)
    for number in range(3):
        assert turns.again(f"attacker {number}") >= 1
        turns.add(f"attacker {number}", f"again {number}")
    clock.now = 0.5
    assert turns.add("visitor", "first") == ["again 2"]
    assert served(turns) == ["first", "again 0", "again 1"]


def test_a_usual_one_is_found_behind_hard_ones() -> None:
    """So that not all places are taken by what takes long; nothing, where only hard ones wait."""
    turns: Turns[str] = Turns(2, cost=lambda job: float(job == "hard"), clock=Clock())
    turns.add("a", "hard")
    turns.add("b", "usual")
    assert turns.next(usual=True) == ("b", "usual")
    assert turns.next(usual=True) is None
    assert turns.next() == ("a", "hard")


def test_who_waits_as_told_stands_where_anybody_does() -> None:
    """And before whoever comes later."""
    clock = Clock()
    turns: Turns[str] = Turns(1, clock=clock)
    clock.now = float(turns.again("told"))
    turns.add("told", "waited")
    turns.add("visitor", "first")
    assert served(turns) == ["waited", "first"]


def test_what_was_had_is_forgotten() -> None:
    """After a while who asked much is like anybody else: half of it is gone every half minute."""
    clock = Clock()
    turns: Turns[str] = Turns(1, longest=1e9, clock=clock)
    turns.took("yesterday", 8.0, 8.0)
    clock.now = 3_000.0
    turns.took("now", 0.1, 0.1)
    turns.add("now", "second")
    turns.add("yesterday", "first")
    assert served(turns) == ["first", "second"]


def test_a_full_queue_turns_away_the_newest_of_who_had_most() -> None:
    """And not whoever comes last: else those who fill it would keep everybody else out."""
    turns: Turns[str] = Turns(1, most=3, longest=1e9, clock=Clock())
    turns.took("greedy", 5.0, 5.0)
    for job in ("g1", "g2", "g3"):
        assert turns.add("greedy", job) == []
    assert turns.add("visitor", "v1") == ["g3"]
    assert turns.add("greedy", "g4") == ["g4"]
    assert len(turns) == 3


def test_more_work_than_can_be_done_in_time_is_turned_away() -> None:
    """The projected wait counts, not the length alone."""
    turns: Turns[str] = Turns(2, longest=3.0, clock=Clock())
    for _ in range(1_000):
        turns.took("x", 1.0, 1.0)
    for number in range(5):
        assert turns.add("x", f"{number}") == []
    assert turns.wait == pytest.approx(2.5)
    assert turns.add("x", "in time") == []
    assert turns.add("x", "late") == ["late"]


def test_slow_work_does_not_turn_away_everybody() -> None:
    """However long jobs take, as many may wait as there are places."""
    turns: Turns[str] = Turns(2, longest=3.0, clock=Clock())
    for _ in range(1_000):
        turns.took("x", 60.0, 60.0)
    assert turns.add("y", "one") == []
    assert turns.add("z", "two") == []


def test_dropped_jobs_leave_the_others_in_order() -> None:
    """Those who left or waited too long."""
    turns: Turns[str] = Turns(1, clock=Clock())
    for key, job in (("a", "a1"), ("a", "gone"), ("a", "a2"), ("b", "gone")):
        turns.add(key, job)
    assert turns.drop(lambda job: job == "gone") == ["gone", "gone"]
    assert len(turns) == 2
    assert served(turns) == ["a1", "a2"]


def test_memory_is_bounded() -> None:
    """Whoever has many addresses does not fill the memory with them."""
    turns: Turns[str] = Turns(1, clock=Clock())
    for number in range(10_050):
        turns.took(f"{number}", 1.0, 1.0)
        turns.again(f"{number}")
    assert len(turns._had) == len(turns._again) == 10_000
