"""How far what was learned holds for topics that nothing was learned from.

`.venv-train/bin/python -m tests.held_out`: learns anew without every fifth topic, its examples and its phrasings (an hour;
nothing is written), then asks the dev questions about those topics, which the base still holds, beside the weights as shipped.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from bot.answers.engine import Answering, Engine
from bot.knowledge import reader
from bot.knowledge.derived import completed
from bot.nlu.encoder import installed
from bot.nlu.kept_vectors import NONE_KEPT
from bot.nlu.pipeline import Pipeline
from bot.nlu.rank import parsed
from bot.training import train
from bot.training.examples import beside_the_knowledge, of_authors
from tests.eval import ROOT
from tests.new_answers import answers, questions

if TYPE_CHECKING:
    from bot.training.examples import Example

_EVERY: Final = 5


def _topic(example: Example) -> str:
    """The topic beside which a question of ours stands; "" for any other."""
    return example.refused or (example.file.removeprefix("topics/") if example.file.startswith("topics/") else "")


def main() -> None:
    """Print the counts of both."""
    knowledge = completed(reader.read(ROOT / "knowledge"))
    held = frozenset(sorted(knowledge.topics)[::_EVERY])
    labels = {f"topic:{name}" for name in held}
    words = yaml.safe_load((ROOT / "bot" / "training" / "words.yaml").read_text(encoding="utf-8"))
    every = [
        *beside_the_knowledge(ROOT / "tests" / "questions" / "gate"),
        *of_authors(ROOT / "knowledge" / "examples", knowledge.entities),
    ]
    kept = [one for one in every if not one.entries & labels and _topic(one) not in held]
    smaller = replace(knowledge, topics={id_: topic for id_, topic in knowledge.topics.items() if id_ not in held})
    with tempfile.TemporaryDirectory() as folder:
        learned = train.learned(installed(), smaller, words, kept, Path(folder) / "cross_encoder.npz")
    asked = [(question, expected) for question, expected in questions() if expected & labels or not expected]
    for title, pipeline in (
        ("as shipped", Pipeline.of(knowledge)),
        ("held out", Pipeline.of(knowledge, parsed(*learned), NONE_KEPT)),
    ):
        given = answers(Engine(knowledge, pipeline, Answering()), asked)
        pairs = [(expected, entry) for (_, expected), entry in zip(asked, given, strict=True)]
        right = sum(bool(expected) and entry in expected for expected, entry in pairs)
        wrong = sum(bool(expected) and entry is not None and entry not in expected for expected, entry in pairs)
        false = sum(not expected and entry in labels for expected, entry in pairs)
        total = sum(bool(expected) for expected, _ in pairs)
        sys.stdout.write(
            f"{title}: {len(held)} topics, {total} questions: right {right / total:.1%}, wrong {wrong / total:.1%}; "
            f"of {len(pairs) - total} without an answer {false} answered by one of them\n"
        )


if __name__ == "__main__":
    main()
