"""The limit of questions a minute."""

from __future__ import annotations

from bot.channels.discord.cooldown import Cooldown


def test_a_person_waits_until_the_oldest_question_is_a_minute_old() -> None:
    """The limit slides: one question more for each that passes out of the last minute."""
    cooldown = Cooldown(2)
    assert [cooldown.wait(1, now) for now in (0.0, 10.0)] == [0, 0]
    assert cooldown.wait(1, 20.0) == 40.0
    assert cooldown.wait(1, 60.0) == 0
    assert cooldown.wait(1, 61.0) == 9.0


def test_people_do_not_count_for_one_another() -> None:
    """One person's haste costs nobody else anything."""
    cooldown = Cooldown(1)
    assert cooldown.wait(1, 0.0) == 0
    assert cooldown.wait(2, 0.0) == 0


def test_it_remembers_a_bounded_number_of_people() -> None:
    """However many people come by, memory does not grow without end."""
    cooldown = Cooldown(1)
    for person in range(10_050):
        cooldown.wait(person, 0.0)
    assert len(cooldown._asked) == 10_000
    assert cooldown.wait(10_049, 1.0) > 0
