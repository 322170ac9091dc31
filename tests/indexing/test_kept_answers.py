"""What the base said is kept for the next dry run: for the same files alone, found with the key, without a typed word."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.indexing.bases import EngineBase
from bot.indexing.kept_answers import FILE_NAME, KeptAnswers
from tests.village import engine

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = ("Que fait le Fournil?", "la capitale de l'Australie?", "bonjour")
ASKED = [(text, None) for text in QUESTIONS]


def _kept(folder: Path, key: bytes) -> KeptAnswers:
    return KeptAnswers(folder / FILE_NAME, key, "the settings")


def test_what_is_kept_is_told_as_before(tmp_path: Path) -> None:
    """A base that recalls it says the same, and is asked nothing."""
    base, again = EngineBase(engine()), EngineBase(engine())
    kept = _kept(tmp_path, secrets.token_bytes())
    kept.store("one", [(asked, base.see(*asked)) for asked in ASKED])
    again.learn(kept.load("one", ASKED))
    assert {one: replace(seen, told=None) for one, seen in base.seen.items()} == again.seen
    assert [again.tell(text) for text in QUESTIONS] == [base.tell(text) for text in QUESTIONS]


def test_no_word_of_a_question_is_in_the_file(tmp_path: Path) -> None:
    """Who reads the file learns nothing of what was asked; and whoever lacks the key finds nothing in it."""
    base = EngineBase(engine())
    kept = _kept(tmp_path, secrets.token_bytes())
    kept.store("one", [(asked, base.see(*asked)) for asked in ASKED])
    content = (tmp_path / FILE_NAME).read_bytes()
    assert b"Australie" not in content
    assert b"australie" not in content
    assert not any(vector in content for seen in base.seen.values() for vector in seen.compared)
    assert not list(_kept(tmp_path, secrets.token_bytes()).load("one", ASKED))


def test_it_is_of_one_state_of_the_knowledge(tmp_path: Path) -> None:
    """Of other files nothing is known, nor from a file that is damaged, nor from none."""
    base = EngineBase(engine())
    kept = _kept(tmp_path, secrets.token_bytes())
    assert not list(kept.load("one", ASKED))
    kept.store("one", [(asked, base.see(*asked)) for asked in ASKED])
    assert not list(kept.load("two", ASKED))
    file = tmp_path / FILE_NAME
    file.write_bytes(file.read_bytes()[:-1])
    assert not list(kept.load("one", ASKED))
