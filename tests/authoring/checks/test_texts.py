"""Rules about single texts: English, letters, length, age, names, the lexicon."""

from __future__ import annotations

import pytest

from bot.nlu.model import Entry
from tests.authoring import desk

pytestmark = pytest.mark.slow


def told(changed: dict[str, str | None], rule: str) -> list[str]:
    """What a rule tells of the changes alone, `file:line severity`."""
    before = set(desk.found({}, rule=rule))
    return [
        f"{p.path.removeprefix('knowledge/')}:{p.line}:{p.column} {p.severity}"
        for p in desk.found(changed, rule=rule)
        if p not in before
    ]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        pytest.param(
            desk.edited("topics/fete", ", en: The fair is on 24 June.", ""), "topics/fete.yaml:7:10 warning", id="answer"
        ),
        pytest.param(
            desk.edited("intents/headcount", ", en: Write to them.", ""), "intents/headcount.yaml:7:16 warning", id="intent"
        ),
        pytest.param(
            desk.edited("relations", ', en: "{Entity} is a {value} member."', ""), "relations.yaml:11:11 warning", id="wording"
        ),
        pytest.param(
            desk.edited("topics/fete", "  en: [when is the village fair, date of the fair]\n", ""),
            "topics/fete.yaml:5:3 warning",
            id="phrasings",
        ),
    ],
)  # fmt: skip
def test_a_text_without_english_is_shown(changed: dict[str, str | None], place: str) -> None:
    """Wherever French stands alone."""
    assert told(changed, "missing-english") == [place]


@pytest.mark.parametrize(
    ("changed", "places"),
    [
        pytest.param(
            desk.edited("organisations/forge", "called", "aliases: [madame Lavoie]\ncalled"),
            ["organisations/forge.yaml:3:11 error", "people/marie.yaml:3:11 error"],
            id="neither-declares-it",
        ),
        pytest.param(
            desk.edited("organisations/forge", "name: Forge Tremblay", "name: La SCIERIE"),
            ["organisations/forge.yaml:2:1 error", "organisations/scierie.yaml:4:16 error"],
            id="a-name",
        ),
        pytest.param(
            desk.edited("organisations/forge", "called", "shared: [Valbrune]\ncalled"),
            ["places/village.yaml:4:11 error"],
            id="declared-on-one-side",
        ),
    ],
)  # fmt: skip
def test_an_alias_of_two_is_shown_where_it_is_not_declared(changed: dict[str, str | None], places: list[str]) -> None:
    """In each file that does not say `shared`, at the alias."""
    assert told(changed, "shared-alias") == places


def test_an_alias_that_both_declare_is_fine() -> None:
    """The bot asks which one was meant."""
    changed = desk.edited("organisations/forge", "called", "shared: [Valbrune]\ncalled")
    changed |= desk.edited("places/village", "aliases: [Valbrune]", "shared: [Valbrune]")
    assert told(changed, "shared-alias") == []


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        pytest.param("24 juin", "24 ju\u0456n", "CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I", id="cyrillic"),
        pytest.param("La fête a lieu", "La fêt\u03b5 a lieu", "GREEK SMALL LETTER EPSILON", id="greek"),
        pytest.param("La fête a lieu", "La fê\u200bte a lieu", "ZERO WIDTH SPACE", id="zero-width"),
        pytest.param("La fête a lieu", "La fe\u0302te a lieu", "accent written apart", id="not-composed"),
        pytest.param("La fête a lieu", "La \uff46ête a lieu", "FULLWIDTH LATIN SMALL LETTER F", id="full-width"),
        pytest.param("La fête a lieu", "La fête a li\u00adeu", "SOFT HYPHEN", id="soft-hyphen"),
    ],
)
def test_a_letter_that_is_not_what_it_looks_like_is_shown(before: str, after: str, named: str) -> None:
    """With its name, at the text that holds it: the eye cannot see it."""
    (problem,) = desk.found(desk.edited("topics/fete", before, after), rule="mixed-script")
    assert (problem.path, problem.line) == ("knowledge/topics/fete.yaml", 7)
    assert named in problem.message


def test_a_strange_letter_in_a_key_is_shown_even_where_the_key_is_unknown() -> None:
    """`answer` with a Cyrillic letter is no key; the author is told why."""
    changed = desk.edited("topics/fete", "answer:", "\u0430nswer:")
    rules = {problem.rule for problem in desk.found(changed)}
    assert {"unknown-key", "mixed-script"} <= rules


@pytest.mark.parametrize(
    "text", ["Cégep, œuvre, Noël", "1 h 30\u00a0: 5\u202f000 $ — «\u00a0oui\u00a0»", "½ m², 20 °C, µ", "🍞"]
)
def test_what_french_needs_is_fine(text: str) -> None:
    """Accents, ligatures, blanks that do not break, quotes, signs."""
    changed = desk.edited("topics/fete", "{fr: La fête a lieu le 24 juin.", f'{{fr: "{text}"')
    assert desk.found(changed) == desk.found({})


LONG = "du pain et du bois " * 110


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        pytest.param(
            desk.edited("topics/fete", "La fête a lieu le 24 juin.", LONG), "topics/fete.yaml:7:10 error", id="one-text"
        ),
        pytest.param(
            desk.edited("smalltalk/bonjour", "reply: {fr: Bonjour!", f"reply: {{fr: {LONG}"),
            "smalltalk/bonjour.yaml:3:1 error",
            id="a-reply",
        ),
        pytest.param(
            desk.edited("relations", "est membre {value}.", f"est membre {{value}}, {LONG}"),
            "organisations/fournil.yaml:2:1 error",
            id="a-wording",
        ),
    ],
)  # fmt: skip
def test_an_answer_that_no_message_takes_is_shown(changed: dict[str, str | None], place: str) -> None:
    """A single text, or what a sentence of a relation makes of it."""
    assert place in told(changed, "answer-too-long")


def test_what_stands_around_an_answer_counts() -> None:
    """1,990 characters pass by themselves, and not with the word that there is no English yet."""
    reply = "a" * 1990
    fits = desk.edited("smalltalk/bonjour", "{fr: Bonjour!, en: Hello!}", f"{{fr: {reply}, en: Hello!}}")
    too_long = desk.edited("smalltalk/bonjour", "{fr: Bonjour!, en: Hello!}", f"{{fr: {reply}}}")
    assert told(fits, "answer-too-long") == []
    assert told(too_long, "answer-too-long") == ["smalltalk/bonjour.yaml:3:1 error"]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        pytest.param(
            desk.edited("sources", "date: 2020-05", "date: 2019-12"),
            "organisations/fournil.yaml:10:3 warning",
            id="by-its-source",
        ),
        pytest.param(
            desk.edited("sources", "undated}\n  checked_on: 2026-01-02", "undated}\n  checked_on: 2019-01-15"),
            "topics/fete.yaml:7:1 warning",
            id="by-its-last-reading",
        ),
        pytest.param(
            desk.edited("intents/said", "about: [person]", "about: [person]\nvolatile: true")
            | desk.edited("sources", "date: 2020-05", "date: 2018"),
            "people/marie.yaml:5:3 warning",
            id="an-intent-made-volatile",
        ),
        pytest.param(
            desk.edited("topics/fete", "source: almanach", "source: almanach\nvalid_until: 2022-01-14"),
            "topics/fete.yaml:7:1 warning",
            id="by-its-end",
        ),
    ],
)  # fmt: skip
def test_what_has_grown_old_is_shown(changed: dict[str, str | None], place: str) -> None:
    """As of the day that is passed in, 15 January 2022: nobody's clock decides."""
    assert place in told(changed, "stale-fact")


def test_nothing_in_the_village_is_old_on_its_day() -> None:
    """The rule is silent about fresh facts."""
    assert desk.found({}, rule="stale-fact") == []


@pytest.mark.parametrize(
    ("before", "after", "column", "why"),
    [
        pytest.param("koi: quoi", "Koi: quoi", 11, "is never met", id="capital"),
        pytest.param("koi: quoi", "qu'oi: quoi", 11, "is never met", id="apostrophe"),
        pytest.param("koi: quoi", "kôi: quoi", 11, "is never met", id="accent"),
        pytest.param("koi: quoi", "quoi: quoi", 11, "opened into itself", id="itself"),
        pytest.param("koi: quoi", "koi: zythologue", 11, "no phrasing, name or everyday word", id="leads-nowhere"),
        pytest.param("[argent, money, budget]", "[koi, money, budget]", 20, "opens it into", id="synonym-that-texting-opens"),
        pytest.param("[argent, money, budget]", "[zythologue, brasseur]", 12, "leads nowhere", id="group-without-a-phrasing"),
        pytest.param("[argent, money, budget]", "[argent, budget, '!?']", 36, "holds no word", id="no-word"),
    ],
)
def test_a_word_of_the_lexicon_that_does_nothing_is_shown(before: str, after: str, column: int, why: str) -> None:
    """A warning at the word, and why nothing ever meets it."""
    (problem,) = desk.found(desk.edited("lexicon", before, after), rule="unused-lexicon-word")
    assert (problem.path, problem.severity) == ("knowledge/lexicon.yaml", "warning")
    assert (problem.line, problem.column) == (2 if "koi: quoi" in before else 3, column)
    assert why in problem.message


def test_every_word_of_the_village_lexicon_is_met() -> None:
    """The rule is silent about words that do their work."""
    assert desk.found({}, rule="unused-lexicon-word") == []


@pytest.mark.parametrize(
    "emoji", ["🙂", "👩\u200d🌾", "👨🏽\u200d🌾", "❤\ufe0f\u200d🔥", "🇨🇦", "1\ufe0f⃣", "🏴\U000e0067\U000e0062\U000e007f"]
)
def test_an_emoji_is_text_like_any_other(emoji: str) -> None:
    """Joined ones too: no rule minds the invisible sign inside, and the answer bears it whole."""
    changed = desk.edited("topics/fete", "24 juin", f"24 juin {emoji}")
    assert desk.found(changed, rule="mixed-script") == []
    base = desk.base(changed)
    assert emoji in base.engine.compose(Entry("topic", "fete"), "fr").text


@pytest.mark.parametrize("text", ["24\u200d juin", "juin\u200d🌾", "👩\u200d juin", "\U000e0067 juin"])
def test_an_invisible_sign_that_joins_no_emoji_is_told(text: str) -> None:
    """Nobody sees it, and nobody would type it."""
    (problem,) = desk.found(desk.edited("topics/fete", "24 juin", text), rule="mixed-script")
    assert "U+" in problem.message
