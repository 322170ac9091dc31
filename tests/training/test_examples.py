"""Examples: what is learned from."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.nlu.model import Entry
from bot.nlu.text import words
from bot.training.examples import beside_the_knowledge, of_authors
from bot.training.wrapping import wrapped
from tests import village

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Entity
    from bot.training.examples import Example

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def entities() -> Mapping[str, Entity]:
    """Those of the village."""
    return village.knowledge().entities


def _read(folder: Path, entities: Mapping[str, Entity], *lines: dict[str, object]) -> list[Example]:
    (folder / "someone.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return list(of_authors(folder, entities))


def test_authors_questions_are_read_with_their_answers(tmp_path: Path, entities: Mapping[str, Entity]) -> None:
    """One right answer, several, none."""
    found = _read(
        tmp_path,
        entities,
        {"question": "ou loger", "expect": "topic:trouver-un-logement", "language": "fr"},
        {"question": "who", "expect": ["mayor:a", "mayor:b"], "language": "en"},
        {"question": "une recette", "expect": None},
    )
    assert [example.answered for example in found] == [True, True, False]
    assert {example.author for example in found} == {"someone"}
    assert found[1].is_right(Entry("fact", "mayor", ("b",)), "")
    assert not found[1].is_right(Entry("fact", "mayor", ("c",)), "")


def test_what_goes_on_bears_the_name_of_whom_it_goes_on_about(tmp_path: Path, entities: Mapping[str, Entity]) -> None:
    """A follow-up is read as the program reads it; where it is about somebody else, or nobody was spoken of, it is left out."""
    found = _read(
        tmp_path,
        entities,
        {"question": "c'est quoi la forge", "expect": "activity:forge", "language": "fr", "conversation": "c1"},
        {"question": "et c'est où?", "expect": ["location:forge"], "language": "fr", "conversation": "c1"},
        {"question": "who runs it?", "expect": None, "language": "en", "conversation": "c1"},
        {"question": "et le fournil?", "expect": "activity:fournil", "language": "fr", "conversation": "c1"},
        {"question": "où loger", "expect": "topic:logement", "conversation": "c2"},
        {"question": "pis combien?", "expect": None, "conversation": "c2"},
    )
    french, english = (entities["forge"].called.in_(language) for language in ("fr", "en"))
    told = ["c'est quoi la forge", f"{french}: et c'est où?", f"{english}: who runs it?", "où loger"]
    assert [example.text for example in found] == told
    assert [sorted(example.entries) for example in found[1:3]] == [["location:forge"], []]


def test_a_message_of_several_questions_is_read_part_by_part(tmp_path: Path, entities: Mapping[str, Entity]) -> None:
    """With the name in front of what goes on; not where other parts are found than were labelled."""
    found = _read(
        tmp_path,
        entities,
        {"question": "Où est la forge? Et qui la dirige?", "expect_parts": ["location:forge", None], "language": "fr"},
        {"question": "la forge et le fournil", "expect_parts": ["location:forge", None], "language": "fr"},
    )
    french = entities["forge"].called.in_("fr")
    assert [(example.text, example.answered) for example in found] == [
        ("Où est la forge?", True),
        ("Et qui la dirige?", False),
        (f"{french}: Et qui la dirige?", False),
    ]


def test_questions_beside_the_knowledge_know_what_a_right_answer_holds() -> None:
    """A topic's own entry is right; another is when it says what was asked for."""
    found = next(e for e in beside_the_knowledge(ROOT / "tests" / "questions" / "gate") if e.file == "topics/train")
    assert found.is_right(Entry("topic", "train"), "")
    assert not found.is_right(Entry("topic", "piscine"), "rien de cela")


def test_a_wrapped_question_still_holds_the_question() -> None:
    """What is said around it is added, and nothing of it is lost."""
    chance = random.Random(1)
    for language in ("fr", "en"):
        made = wrapped("Y a-t-il un train?", "fr" if language == "fr" else "en", chance)
        assert "Y a-t-il un train?" in made
        assert len(words(made)) > len(words("Y a-t-il un train?"))
