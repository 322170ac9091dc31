"""The text of messages: what is left out of a question, how titles are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.discord.rendering.text import asked, plain, shortened


@pytest.mark.parametrize(
    ("content", "question"),
    [
        ("<@1> que fait <@!2> la SADC?", "que fait la SADC?"),
        ("<@&3>c'est où<#4> Optech <:allo:5> <a:bye:6>", "c'est où Optech"),
        ("@everyone @here allo </demander:7> <t:1700000000:R>", "allo"),
        ("5 < 6 et 7 > 3", "5 < 6 et 7 > 3"),
        ("<@1>", ""),
    ],
)
def test_a_question_is_its_words(content: str, question: str) -> None:
    """People, roles, channels, emoji and times that Discord writes as codes are no words of the question."""
    assert asked(content) == question


def test_a_title_stays_inside_its_link() -> None:
    """Whatever a title holds, it neither ends the link nor turns into bold or code."""
    assert plain("Le *vrai* [titre](x)_`<") == "Le \\*vrai\\* (titre)(x)\\_\\`\\<"


@given(st.text(max_size=60), st.integers(min_value=2, max_value=50))
def test_what_is_shortened_fits(text: str, limit: int) -> None:
    """Never longer than the limit, untouched when it fits, and otherwise visibly cut."""
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("…")
