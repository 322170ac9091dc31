"""Examples: what is learned from."""

from __future__ import annotations

import json
import random
from pathlib import Path

from bot.nlu.model import Entry
from bot.nlu.text import words
from bot.training.examples import beside_the_knowledge, of_authors
from bot.training.wrapping import wrapped

ROOT = Path(__file__).resolve().parents[2]


def test_authors_questions_are_read_with_their_answers(tmp_path: Path) -> None:
    """One right answer, several, none; a follow-up is left for what came before it, several questions for their parts."""
    lines = [
        {"question": "ou loger", "expect": "topic:trouver-un-logement", "language": "fr"},
        {"question": "who", "expect": ["mayor:a", "mayor:b"], "language": "en"},
        {"question": "une recette", "expect": None},
        {"question": "qui est le maire", "expect": "mayor:a", "conversation": "c1"},
        {"question": "et là-bas?", "expect": "mayor:b", "conversation": "c1"},
        {"question": "qui est le maire, et d'où vient-il?", "expect_parts": ["mayor:a", None]},
    ]
    (tmp_path / "someone.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    found = list(of_authors(tmp_path))
    assert [example.answered for example in found] == [True, True, False, True]
    assert found[3].text == "qui est le maire"
    assert {example.author for example in found} == {"someone"}
    assert found[1].is_right(Entry("fact", "mayor", ("b",)), "")
    assert not found[1].is_right(Entry("fact", "mayor", ("c",)), "")


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
