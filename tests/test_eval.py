"""What `make eval` counts."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant, Question, Reply
from bot.conversation import Conversations
from tests import village
from tests.eval import Case, Result, confusions, in_their_language, judge


def case(text: str, file: str = "organisations/le-fournil.yaml", says: tuple[str, ...] = ("pain",)) -> Case:
    """A question that has an answer."""
    return Case(file, "answered", text, "clean", says, "")


async def asked(text: str) -> Reply:
    """What the village says."""
    return await Assistant(village.engine(), Conversations()).ask(Question(text))


@pytest.mark.parametrize(("file", "language"), [("topics/a.yaml", "fr"), ("topics/a.en.yaml", "en")])
def test_a_file_tells_its_language(file: str, language: str) -> None:
    """English questions have files of their own."""
    assert case("?", file).language == language


async def test_the_language_of_answers_is_compared() -> None:
    """An English answer to a French question counts against the bot; a refusal has no part in it."""
    french, refused = await asked("Que fait le Fournil?"), await asked("zzz qqq")
    assert french.outcome == "answer"
    rows: list[tuple[Case, Reply, Result]] = [
        (case("Que fait le Fournil?"), french, "right"),
        (case("What does it do?", "organisations/le-fournil.en.yaml"), french, "wrong"),
        (case("zzz qqq"), refused, "missed"),
    ]
    assert in_their_language(rows) == 0.5


async def test_confusions_name_what_answered_instead() -> None:
    """What was answered wrongly is counted by file and entry; what was right is not."""
    reply = await asked("Que fait le Fournil?")
    wrong = case("Que fait le Fournil?", "topics/le-moulin.en.yaml", ("farine de sarrasin",))
    assert judge(wrong, reply) == "wrong"
    found = confusions([(wrong, reply, "wrong"), (wrong, reply, "false"), (case("…"), reply, "right")])
    assert found == {("topics/le-moulin", str(reply.entry)): 2}
