"""Answers without their Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.plain import plain


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Rien à enlever.", "Rien à enlever."),
        ("Les **partenaires _Leader_** sont *quatre*.", "Les partenaires Leader sont quatre."),
        ("Voir [la page](https://exemple.org/a_b).", "Voir la page <https://exemple.org/a_b>."),
        (
            "[**Optech**](https://optech.ca) et [Amisco](https://amisco.ca)",
            "Optech <https://optech.ca> et Amisco <https://amisco.ca>",
        ),
        ("[https://exemple.org](https://exemple.org)", "https://exemple.org"),
        ("<https://exemple.org> ou <nous@exemple.org>", "https://exemple.org ou nous@exemple.org"),
        ("[rien]() du tout", "rien du tout"),
        ("- **Majeurs** : trois\n  - un\n- Leaders", "- Majeurs : trois\n  - un\n- Leaders"),
        ("https://exemple.org/un_deux_trois 5 * 3 = 15", "https://exemple.org/un_deux_trois 5 * 3 = 15"),
        (r"deux \*étoiles\* et \_traits\_", "deux *étoiles* et _traits_"),
        ("la commande `ask`", "la commande ask"),
        ("une\rdeux\r\ntrois", "une\ndeux\ntrois"),
        ("*une*\rdeux", "une\ndeux"),
        ("une <balise> et [un crochet", "une <balise> et [un crochet"),
    ],
)
def test_words_stay_and_marks_go(marked: str, expected: str) -> None:
    """Bold, italics and links lose their marks, a link keeps its address; lists and whatever is no Markdown stay."""
    assert plain(marked) == expected


@given(st.text(max_size=200))
def test_any_text_keeps_its_lines(text: str) -> None:
    """Whatever an answer holds, there is a line for a line, whichever way lines end."""
    assert plain(text).count("\n") == text.count("\n") + text.count("\r") - text.count("\r\n")
    assert "\r" not in plain(text)
