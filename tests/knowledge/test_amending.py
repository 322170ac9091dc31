"""A group of a knowledge file made to hold something else: what stays keeps every byte, what somebody did is put back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.amending import amended, lines_of, put_back
from bot.knowledge.writer import WritingError
from bot.yaml_loader import Loader
from tests.village import FILES

FILE = """\
# a café
name: Café # by hand
facts:
  # first
  headcount: # counted
    fr: Le café compte 3 employés. # all of them
    en: |
      The café has
      3 employees.
    source: [a, b]
    phrasings:
      fr:
        - combien sont-ils # asked often
        - combien de gens

  # second
  place: {fr: Ici., source: a} # one line
"""


def loaded(content: str | bytes) -> Any:  # noqa: ANN401 - whatever YAML holds
    """What a file holds."""
    return yaml.load(content, Loader=Loader)  # noqa: S506 - a safe loader


def after(keys: tuple[str, ...], wanted: dict[str, Any], file: str = FILE) -> list[str]:
    """The lines that a change takes out, with `-`, and puts in, with `+`."""
    old, new = file.splitlines(), amended(file.encode(), keys, wanted).decode().splitlines()
    return [f"-{line}" for line in old if line not in new] + [f"+{line}" for line in new if line not in old]


def fact(**changed: object) -> dict[str, Any]:
    """The fact of the file, with some of it changed; None takes a key out."""
    held = loaded(FILE)["facts"]["headcount"]
    return {key: value for key, value in {**held, **changed}.items() if value is not None}


def test_only_the_lines_of_what_differs_change() -> None:
    """A text with the comment behind it, one id in place of two, a phrasing among others, a day, a group that is new."""
    phrasings = {"fr": ["combien sont-ils", "ils sont combien"]}
    wanted = fact(fr="Quatre: oui.", source="b", phrasings=phrasings, checked_on=dt.date(2026, 5, 20), amount={"value": 4})
    assert after(("facts", "headcount"), wanted) == [
        "-    fr: Le café compte 3 employés. # all of them",
        "-    source: [a, b]",
        "-        - combien de gens",
        "+    fr: 'Quatre: oui.' # all of them",
        "+    source: b",
        "+        - ils sont combien",
        "+    checked_on: 2026-05-20",
        "+    amount:",
        "+      value: 4",
    ]


def test_what_is_not_wanted_goes_with_its_lines() -> None:
    """A block of lines, and a whole group."""
    assert after(("facts", "headcount"), fact(en=None, phrasings=None)) == [
        "-    en: |",
        "-      The café has",
        "-      3 employees.",
        "-    phrasings:",
        "-      fr:",
        "-        - combien sont-ils # asked often",
        "-        - combien de gens",
    ]


def test_one_line_of_braces_stays_one() -> None:
    """With its comment, whatever comes into it."""
    wanted = {"fr": "Là, au coin.", "source": ["a", "b"], "actions": [{"kind": "phone", "value": "811"}]}
    assert after(("facts", "place"), wanted)[1:] == [
        "+  place: {fr: 'Là, au coin.', source: [a, b], actions: [{kind: phone, value: '811'}]} # one line"
    ]


def test_a_file_as_a_whole_is_a_group_too() -> None:
    """A topic is one: title, lists of texts, lists of ids."""
    text = FILES["topics/fete.yaml"]
    wanted = loaded(text)
    wanted["answer"]["fr"] = "Le 25 juin."
    wanted["phrasings"]["fr"].append("la fête, c'est quand")
    assert len(after((), wanted, text)) == 4
    assert loaded(amended(text.encode(), (), wanted)) == wanted


def test_a_group_that_is_not_there_is_refused() -> None:
    """Nothing is written beside it."""
    with pytest.raises((WritingError, KeyError)):
        amended(FILE.encode(), ("facts", "colour"), {"fr": "Rouge."})


@given(
    fr=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=200),
    source=st.sampled_from(["a", ["a", "b"], ["b"]]),
    phrasings=st.lists(st.sampled_from(["un", "deux: trois", "'", "# quatre"]), unique=True, max_size=3),
)
def test_whatever_is_wanted_is_there_and_put_back(fr: str, source: object, phrasings: list[str]) -> None:
    """The file holds it, nothing else moved, and taking it back gives every byte; refused is what cannot be written so."""
    wanted = fact(fr=fr, source=source, phrasings={"fr": phrasings} if phrasings else None)
    try:
        made = amended(FILE.encode(), ("facts", "headcount"), wanted)
    except WritingError:
        return
    held = loaded(made)
    assert held["facts"]["headcount"] == wanted
    assert {**held, "facts": {**held["facts"], "headcount": fact()}} == loaded(FILE)
    elsewhere = made.replace(b"Ici.", "Là-bas.".encode())
    back = put_back(elsewhere, made, FILE.encode(), ("facts", "headcount"))
    assert back == FILE.encode().replace(b"Ici.", "Là-bas.".encode())


def test_lines_that_changed_since_are_not_put_back() -> None:
    """None: a person has to look; nor a file without such lines, nor one that is a group as a whole."""
    made = amended(FILE.encode(), ("facts", "headcount"), fact(fr="Quatre."))
    now = made.replace(b"Quatre", b"Cinq")
    assert put_back(now, made, FILE.encode(), ("facts", "headcount")) is None
    assert put_back(b"name: Caf\xe9\n", made, FILE.encode(), ("facts", "headcount")) is None
    assert put_back(now, made, FILE.encode(), ()) is None
    assert put_back(made, made, FILE.encode(), ()) == FILE.encode()


def test_a_line_that_is_shared_is_nobodys() -> None:
    """Two facts between the same braces have no lines of their own."""
    assert lines_of("facts: {a: {fr: x}, b: {fr: y}}\n", ("facts", "a")) is None
    assert lines_of(FILE, ("facts", "place")) is not None
