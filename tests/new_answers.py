"""How well an answer that somebody has just written is found: topics with one phrasing a language, asked by blind authors.

`python -m tests.new_answers`: in turn, a sixth of the topics that dev questions ask for keep nothing but their shown question,
as a topic does that staff published a minute ago. Counted are the questions that are still answered rightly, the questions
without an answer that one of these topics now answers, and questions of other entries that went from right to wrong.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.answers.engine import Engine
from bot.evaluation import labelled
from bot.knowledge import reader
from bot.knowledge.model import Phrasings
from tests.eval import ROOT

if TYPE_CHECKING:
    from bot.knowledge.base import Knowledge

_TURNS: Final = 6


def questions() -> list[tuple[str, frozenset[str]]]:
    """The dev questions that stand alone and ask one thing, each with the entries any of which is right."""
    asked = labelled.read(sorted((ROOT / "tests" / "questions" / "dev").glob("*.jsonl")))
    return [(one.question, one.parts[0]) for one in asked if one.conversation is None and not one.in_parts]


def _stripped(knowledge: Knowledge, names: frozenset[str]) -> Knowledge:
    topics = {
        id_: replace(topic, phrasings=Phrasings((topic.question.fr,), (topic.question.in_("en"),))) if id_ in names else topic
        for id_, topic in knowledge.topics.items()
    }
    return replace(knowledge, topics=topics)


def answers(engine: Engine, asked: list[tuple[str, frozenset[str]]]) -> list[str | None]:
    """The id of the entry that answers each; None where none does."""
    entries = [engine.consider(question).decision.entry for question, _ in asked]
    return [entry.id if entry is not None else None for entry in entries]


def main() -> None:
    """Print the three counts."""
    knowledge = reader.read(ROOT / "knowledge")
    every = questions()
    before = answers(Engine.build(knowledge), every)
    asked = sorted({entry for _, expected in every for entry in expected if entry.startswith("topic:")})
    known = [
        entry.removeprefix("topic:") for entry in asked if knowledge.topics[entry.removeprefix("topic:")].answer is not None
    ]
    found = had = total = false = nothing = spoiled = 0
    for turn in range(_TURNS):
        names = frozenset(known[turn::_TURNS])
        after = answers(Engine.build(_stripped(knowledge, names)), every)
        ids = {f"topic:{name}" for name in names}
        for (_, expected), was, now in zip(every, before, after, strict=True):
            if expected & ids:
                total += 1
                had += was in expected
                found += now in expected
            elif not expected:
                nothing += 1
                false += now in ids and was not in ids
            else:
                spoiled += was in expected and now is not None and now not in expected
    sys.stdout.write(
        f"{len(known)} topics, {_TURNS} turns: of {total} questions for one with a single phrasing {found} answered rightly "
        f"({found / max(1, total):.1%}; with all phrasings {had}, {had / max(1, total):.1%}); "
        f"of {nothing} without an answer {false} newly answered by one ({false / max(1, nothing):.2%}); "
        f"from right to wrong: {spoiled}\n"
    )


if __name__ == "__main__":
    main()
