"""The quick dry run says what a fresh build says, and asks only what a change can reach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers.model import fitted
from bot.answers.unsaid import DESCRIBED, SURE
from bot.config import Config
from bot.indexing.bases import EngineBase, seen_by, told_by, turns
from bot.indexing.engine import engine_on
from bot.indexing.index import Index
from bot.indexing.reach import DRIFT, QuickBase
from bot.knowledge.files import files_of
from bot.review.dry_run import Test, replay
from tests import shipped
from tests.benchmarks.dryrun import acts, claim, sampled
from tests.village import edited, engine

FIRST_OF_A_KIND = (0, 5, 10, 15, 20)


@pytest.mark.slow
@pytest.mark.parametrize("place", FIRST_OF_A_KIND)
def test_the_dry_run_claims_what_a_fresh_build_says(place: int) -> None:
    """A topic, a phrasing, a name, a correction and a fact, each done and taken back: not one claim is another."""
    before, asked = EngineBase(shipped.engine()), sampled()[::4]
    act = list(acts(before.engine.knowledge))[place]
    files = {**files_of(shipped.FOLDER), **act.files}
    fresh = EngineBase(engine_on(Index.build(files, "knowledge", shipped.index()), Config()))
    done, undone = claim(before, fresh, asked), claim(fresh, before, asked)
    assert (done.wrong, undone.wrong) == ((), ())
    assert max(done.reached, undone.reached) < len(asked) / 4


def test_a_text_that_changed_is_told_without_asking() -> None:
    """The answer's words are composed from the changed base, whatever was asked."""
    before = EngineBase(engine())
    after = EngineBase(engine(**edited("topics/fete", "24 juin", "25 juin")))
    quick = QuickBase(before, after)
    question = "Quand a lieu la fête?"
    assert "25 juin" in quick.tell(question).text
    assert quick.tell(question) == after.tell(question)


def test_what_was_left_out_comes_nearer_to_a_hair_each_time() -> None:
    """A question that is never asked anew would drift; so much nearer it counts for each change, until it is asked."""
    before, question = EngineBase(engine()), "Que fait le Fournil?"
    sure = replace(before.see(question), slack=99.0)
    now = EngineBase(before.engine)
    now.learn([((question, None), sure)])
    after = EngineBase(engine(**edited("topics/meteo", "Météo", "Temps")))
    QuickBase(now, after).tell(question)
    assert after.see(question).slack == 99.0 - DRIFT


BOTH = "Que fait le Fournil? Et qui dirige la Scierie Boisvert?"


def test_several_questions_in_one_message_are_left_out_where_the_change_reaches_none() -> None:
    """What each part came near counts, and the words are those of before."""
    before, after = EngineBase(engine()), EngineBase(engine(**edited("topics/meteo", "Météo", "Temps")))
    assert not before.see(BOTH).alone
    quick = QuickBase(before, after)
    assert not quick.reaches(BOTH)
    assert quick.tell(BOTH) == before.tell(BOTH) == EngineBase(after.engine).tell(BOTH)
    assert not replay((), [Test("x", "answered", BOTH)], before, quick).changes


def test_they_are_asked_anew_where_the_answer_to_one_says_other_words() -> None:
    """Their words cannot be composed from one entry."""
    before, after = EngineBase(engine()), EngineBase(engine(**edited("organisations/fournil", "le pain", "la brioche")))
    quick = QuickBase(before, after)
    assert quick.reaches(BOTH)
    assert "la brioche" in quick.tell(BOTH).text


def test_words_that_were_not_kept_are_composed_again() -> None:
    """Of an answer only its entry is kept; it says the same again. Of a refusal nothing is told but that it is one."""
    base = EngineBase(engine())
    for question in ("Que fait le Fournil?", "bonjour", "La capitale de l'Australie?"):
        assert told_by(base.engine, base.see(question)) == base.tell(question)
    assert base.tell("Que fait le Fournil?").text == fitted(base.engine.consider("Que fait le Fournil?").text)
    assert not base.tell("La capitale de l'Australie?").text


def test_what_was_read_with_an_answer_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another base says the same of the same pair; what is known of it is passed on."""
    some, question = engine(), "what day does the fair start"
    seen = seen_by(some, question, None)
    assert seen.pairs

    def read(*_: object) -> float:
        raise AssertionError("a pair was read again")

    monkeypatch.setattr("bot.nlu.cross_encoder.CrossEncoder.likely", read)
    assert seen_by(some, question, None, seen.pairs) == seen
    with pytest.raises(AssertionError, match="read again"):
        seen_by(some, question, None)


def test_a_question_is_near_only_the_turns_that_it_can_take() -> None:
    """Who is named is not described, and one question has no part that could stand alone; who is described must be sure."""
    some = engine()
    assert turns(some, "Que fait le Fournil?") == []
    assert turns(some, "Quand a lieu la fête?") == [DESCRIBED, SURE]
    assert turns(some, BOTH) == [SURE]
