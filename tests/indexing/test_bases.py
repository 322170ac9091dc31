"""The quick dry run says what the full one says, and asks only what a change can touch."""

from __future__ import annotations

import random

import pytest

from bot.config import Config
from bot.indexing.bases import EngineBase, QuickBase, Touch
from bot.indexing.engine import engine_on
from bot.indexing.index import Index
from bot.knowledge.files import files_of
from bot.review.dry_run import Test, replay
from tests import shipped
from tests.eval import ROOT, cases
from tests.village import edited, engine, knowledge

TOPIC = b"""\
title: {fr: Le club de curling, en: The curling club}
question: {fr: O\xc3\xb9 jouer au curling?, en: Where to play curling?}
phrasings:
  fr: [o\xc3\xb9 jouer au curling, y a-t-il un club de curling, quand est ouvert le club de curling]
  en: [where can I play curling, is there a curling club]
answer: {fr: Le club de curling ouvre en octobre., en: The curling club opens in October.}
source: curling
"""
SOURCE = b"curling: {title: Affiche du club, checked_on: 2026-01-10}\n"
ASKED = 400


@pytest.mark.slow
def test_the_quick_dry_run_reports_what_the_full_one_does() -> None:
    """Over the real base and its test questions: the same breaks and changes, with a small part of them asked anew."""
    files = dict(files_of(ROOT / "knowledge"))
    changed = files | {"learned/topics/curling.yaml": TOPIC, "learned/sources/curling.yaml": SOURCE}
    before, after = (EngineBase(built) for built in (shipped.engine(), engine_on(Index.build(changed, "knowledge"), Config())))
    picked = random.Random(11).sample(list(cases()), ASKED)
    tests = [Test("x", "answered", case.text) for case in picked]
    tests.append(Test("x", "refused", "y a-t-il un club de curling à Saint-Pascal"))
    quick = replay((), tests, before, QuickBase(before, after))
    asked = after.asked
    assert quick == replay((), tests, before, after)
    assert asked < ASKED / 2


def test_a_text_that_changed_is_told_without_asking() -> None:
    """The answer's words are composed from the changed base, whatever was asked."""
    before = EngineBase(engine())
    after = EngineBase(engine(**edited("topics/fete", "24 juin", "25 juin")))
    quick = QuickBase(before, after)
    question = "Quand a lieu la fête?"
    assert "25 juin" in quick.tell(question).text
    assert quick.tell(question) == after.tell(question)


def test_a_change_reaches_what_sounds_or_looks_like_it() -> None:
    """A slip, another form, a word of the same concept; not what has nothing to do with it."""
    touch = Touch(knowledge(), knowledge(**edited("topics/fete", "phrasings:", "phrasings: # changed")))
    assert not touch.reaches("fête")
    touch = Touch(knowledge(), knowledge(topics__fete=None))
    assert touch.reaches("les fêtes")
    assert touch.reaches("la fète du vilage")
    assert not touch.reaches("quarante zèbres")


def test_words_that_every_question_is_read_by_reach_everything() -> None:
    """Another lexicon is another reading of all there is."""
    touch = Touch(knowledge(), knowledge(**edited("lexicon", "koi: quoi", "koi: quoi, kan: quand")))
    assert touch.reaches("quarante zèbres")
