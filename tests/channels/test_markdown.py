"""The small Markdown of answers, and that nothing else ever comes out of it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels.markdown import html, plain

LINK = 'target="_blank" rel="noopener noreferrer"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**gras** et *penché* et _penché_", "<strong>gras</strong> et <em>penché</em> et <em>penché</em>"),
        ("une ligne\nune autre", "une ligne<br>\nune autre"),
        ("[la page](https://a.ca/b)", f'<a href="https://a.ca/b" {LINK}>la page</a>'),
        ("voir https://a.ca/b_c_d.", f'voir <a href="https://a.ca/b_c_d" {LINK}>https://a.ca/b_c_d</a>.'),
        ("https://a.ca/b_(c)?d", f'<a href="https://a.ca/b_(c)?d" {LINK}>https://a.ca/b_(c)?d</a>'),
        ("(https://a.ca/b)", f'(<a href="https://a.ca/b" {LINK}>https://a.ca/b</a>)'),
        ("<https://a.ca>", f'<a href="https://a.ca" {LINK}>https://a.ca</a>'),
        ("**https://a.ca**", f'<strong><a href="https://a.ca" {LINK}>https://a.ca</a></strong>'),
        ("[a](http://a.ca)", "[a](http://a.ca)"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](//a.ca)", "[a](//a.ca)"),
        ("[*a*]() et [b]( )", "<em>a</em> et b"),
        ('[a](https://a.ca "un titre")', f'<a href="https://a.ca" {LINK}>a</a>'),
        ("![a](https://a.ca/b.png)", f'!<a href="https://a.ca/b.png" {LINK}>a</a>'),
        ("<b>gras</b> & co", "&lt;b&gt;gras&lt;/b&gt; &amp; co"),
        ("# pas un titre", "# pas un titre"),
        (r"deux \* trois", "deux * trois"),
        ("`code`", "`code`"),
    ],
)
def test_what_stands_within_a_line_as_html(text: str, expected: str) -> None:
    """What Discord shows is shown; what is no part of the small kind stays as it was typed."""
    assert html(text) == f"<p>{expected}</p>\n"


@pytest.mark.parametrize("bullet", ["- ", "• ", "* "])
def test_lists_as_html(bullet: str) -> None:
    """Whichever sign answers list with, it is a list, also right under its opening line."""
    assert html(f"Deux\u00a0:\n{bullet}un\n{bullet}**deux**") == (
        "<p>Deux\u00a0:</p>\n<ul>\n<li>un</li>\n<li><strong>deux</strong></li>\n</ul>\n"
    )


class Seen(HTMLParser):
    """Collects what a browser would find."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.add(tag)
        self.attributes += attrs


_pieces = st.sampled_from(
    [
        *("<script>", "</p>", "<img src=x onerror=a>", " onload=", "&lt;", "&", "<", ">", '"', "'"),
        *("[x](", "![", "]", "https://a.ca", "javascript:", ")", "- ", "• ", "1. ", "*", "_", "**", "`", "\\"),
        *("\n", "    ", "\0", "\u2028", "é", "🌾"),
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_pieces, max_size=30).map("".join)))
@example('[x](https://a.ca/"onclick="alert(1))')
@example('https://a.ca/"onmouseover="x')
@example("<https://a.ca/<script>>")
@example("[]()")
def test_no_html_but_the_small_kind_comes_out(text: str) -> None:
    """Whatever goes in, no tag, attribute or scheme comes out but those of the small kind."""
    seen = Seen()
    seen.feed(html(text))
    assert seen.tags <= {"p", "br", "strong", "em", "a", "ul", "ol", "li"}
    for name, value in seen.attributes:
        assert name in {"href", "target", "rel", "start"}
        if name == "href":
            assert str(value).startswith("https://")


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
        ("https://exemple.org/_un_/deux_(trois_quatre) *là*", "https://exemple.org/_un_/deux_(trois_quatre) là"),
        ("https://exemple.org/un_deux_trois 5 * 3 = 15", "https://exemple.org/un_deux_trois 5 * 3 = 15"),
        (r"deux \*étoiles\* et \_traits\_", "deux *étoiles* et _traits_"),
        ("la commande `ask`", "la commande ask"),
        ("une\rdeux\r\ntrois", "une\ndeux\ntrois"),
        ("*une*\rdeux", "une\ndeux"),
        ("une <balise> et [un crochet", "une <balise> et [un crochet"),
    ],
)
def test_words_stay_and_marks_go_in_plain_text(marked: str, expected: str) -> None:
    """Bold, italics and links lose their marks, a link keeps its address; lists and whatever is no Markdown stay."""
    assert plain(marked) == expected


@given(st.text(max_size=200))
def test_any_plain_text_keeps_its_lines(text: str) -> None:
    """Whatever an answer holds, there is a line for a line, whichever way lines end."""
    assert plain(text).count("\n") == text.count("\n") + text.count("\r") - text.count("\r\n")
    assert "\r" not in plain(text)
