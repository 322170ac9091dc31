"""Messages as emergencies are learned from: the blind authors', and the ordinary questions that people ask the bot."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.knowledge import reader
from bot.knowledge.files import files_of
from bot.knowledge.gathering import LEARNED
from bot.knowledge.questions import read_files
from bot.nlu.urgency import stretches
from bot.training.examples import entries_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.knowledge.base import Knowledge

KINDS: Final = ("danger", "suicide", "violence", "sexual_assault", "poison", "health")
_SLOT: Final = "{"
"""What a phrasing holds that is none until something is named in it."""


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote.

    Attributes:
        kind: of the emergency; empty for none. author: empty where many wrote, as of the phrasings of the base.
        chosen_by: whether its author is one of those that the threshold is chosen by, and figures are given of.
        ordinary: whether it is what the bot is asked every day, and not a look-alike written to be one.
    """

    text: str
    kind: str
    author: str
    chosen_by: bool
    ordinary: bool = False


def of_authors(folder: Path) -> Iterator[Message]:
    """The messages of `examples/` and `dev/`; those of `test/` are for `tests.emergency_eval` alone."""
    for part in ("examples", "dev"):
        for path in sorted((folder / part).glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                item = json.loads(line)
                need = item["need"] or ""
                kind = "sexual_assault" if need == "assault" else need
                yield Message(item["message"], kind, path.stem, item.get("blind", True))


def ordinary(root: Path) -> Iterator[Message]:
    """What people ask the bot every day, and what the base expects to be asked: none of it is an emergency.

    As they are looked at, so that a long one counts as its stretches. What staff of an installation wrote teaches nothing:
    one phrasing of theirs would make the bot quieter about every message like it. Nor does a stranger's question that a topic
    for people in need answers: whether such a one is in need now, no label of ours says.
    """
    files = files_of(root / "knowledge")
    knowledge = reader.read_files({path: held for path, held in files.items() if not path.startswith(f"{LEARNED}/")})
    gate = read_files(files_of(root / "tests" / "questions" / "gate"))
    texts = dict.fromkeys((question.text for question in gate.questions), "")
    needed = frozenset() if knowledge.emergencies is None else frozenset(f"topic:{id_}" for id_ in knowledge.emergencies.topics)
    for path in sorted((root / "knowledge" / "examples").glob("*.jsonl")):
        for asked in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if not any(needed & entries_of(part) for part in asked.get("expect_parts", [asked.get("expect")])):
                texts[asked["question"]] = path.stem
    for path in sorted((root / "tests" / "emergencies" / "ordinary").glob("*.jsonl")):
        texts |= dict.fromkeys((json.loads(line)["message"] for line in path.read_text(encoding="utf-8").splitlines()), "")
    texts |= dict.fromkeys(everyday(knowledge), "")
    parts = {part: author for text, author in texts.items() for part in stretches(text)}
    return (Message(part, "", author, chosen_by=False, ordinary=True) for part, author in parts.items())


def everyday(knowledge: Knowledge) -> Iterator[str]:
    """What the base itself expects to be asked by nobody in need: every phrasing but those of some topics."""
    needed = frozenset() if knowledge.emergencies is None else knowledge.emergencies.topics
    asked = chain(
        (talk.phrasings for talk in knowledge.smalltalk.values()),
        (topic.phrasings for topic in knowledge.topics.values() if topic.id not in needed),
        (fact.phrasings for entity in knowledge.entities.values() for fact in entity.facts),
        (intent.phrasings for intent in knowledge.intents.values()),
    )
    return (text for phrasings in asked for _, text in phrasings.all() if _SLOT not in text)
