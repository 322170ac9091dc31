"""Messages as emergencies are learned from: the blind authors', and the ordinary questions that people ask the bot."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.knowledge.files import files_of
from bot.knowledge.questions import read_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KINDS: Final = ("danger", "suicide", "violence", "sexual_assault", "poison", "health")


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote.

    Attributes:
        kind: of the emergency; empty for none. author: empty for an ordinary question to the bot.
        chosen_by: whether its author is one of those that the threshold is chosen by, and figures are given of.
    """

    text: str
    kind: str
    author: str
    chosen_by: bool


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
    """What people ask the bot every day: none of it is an emergency."""
    texts = [question.text for question in read_files(files_of(root / "tests" / "questions")).questions]
    for path in sorted((root / "knowledge" / "examples").glob("*.jsonl")):
        texts += [json.loads(line)["question"] for line in path.read_text(encoding="utf-8").splitlines()]
    return (Message(text, "", "", chosen_by=False) for text in dict.fromkeys(texts))
