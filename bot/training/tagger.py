"""`make tagger`: messages of blind authors, and ordinary questions → the weights by which what is personal is found.

The lower layers of multilingual E5 learn on (`pretrained`), with a layer on top of them that says of each piece what it is.
Each round reads every message once, as somebody else might have sent it. Deterministic: the same messages give the same bytes.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import torch

from bot.knowledge import reader
from bot.nlu.transformer import BEGIN, END
from bot.privacy.marks import NAME
from bot.privacy.public import public_of
from bot.privacy.tagger import MARKS, TAGGER, WINDOW, Tagger, tags, write
from bot.training.fine_tuning import TorchArithmetic, in_steps, tuned
from bot.training.personal import Others, ToldMessage, of_authors, ordinary
from bot.training.plain import Plain
from bot.training.pretrained import pretrained
from bot.training.progress import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parents[2]
MESSAGES: Final = ROOT / "knowledge" / "examples" / "masking"
DEPTH: Final = 4
"""Layers that read: one more takes some three milliseconds a message."""
_ROUNDS: Final = 7
_ORDINARY: Final = 1200
_PLAIN: Final = 700
"""Ordinary questions that each round reads beside the messages, and plain messages, see `Plain`."""
_AT_ONCE: Final = 16
"""Messages that a step learns from."""
_BY_CHANCE: Final = (("tag",), 1e-3)
"""What begins by chance, and how fast it changes."""
_DROPPED: Final = 0.1
_CHANCE: Final = 0.02
_NOT_READ: Final = -100


class _Row(NamedTuple):
    """A message in pieces, and of each piece its kind: 0 for nobody's."""

    pieces: list[int]
    kinds: list[int]


def main() -> None:
    """Learn from all messages, and keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=TAGGER, help="where the weights are kept")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    messages = list(of_authors(MESSAGES))
    questions = [ToldMessage.of(text) for text in ordinary(ROOT)]
    say(f"{len(messages)} messages of authors, {len(questions)} ordinary questions")
    begun = _begun()
    chance = random.Random(0)  # noqa: S311 - the same messages each time
    names = [
        message.text[start:end]
        for message in messages
        for start, end in message.pieces()
        if MARKS[message.kinds[start] - 1] == NAME
    ]
    others = Others(names, questions, public_of(reader.read(ROOT / "knowledge")), chance)
    plain = Plain(MESSAGES / "plain.json", chance)
    steps = []
    for _ in range(_ROUNDS):
        told = [plain.message(questions) for _ in range(_PLAIN)]
        read = [*map(others.of, messages), *told, *chance.sample(questions, _ORDINARY)]
        rows = [row for message in read for row in _rows(begun, message)]
        steps += list(in_steps(rows, _AT_ONCE, lambda row: len(row.pieces), chance))
    arguments.to.parent.mkdir(exist_ok=True)
    write(arguments.to, tuned(begun.weights, _BY_CHANCE, steps, lambda weights, rows: _surprise(weights, begun, rows)))


def _begun() -> Tagger:
    """What learning begins with."""
    packaged = pretrained()
    weights = {name: matrix for name, matrix in packaged.weights.items() if not name[0].isdigit() or int(name[0]) < DEPTH}
    weights["positions"] = weights["positions"][: WINDOW + 2] + weights.pop("parts")[0]
    chance = np.random.default_rng(0)
    wide = weights["begin_scale"].size
    weights["tag"] = np.asarray(chance.standard_normal((wide, 1 + len(MARKS))) * _CHANCE, np.float32)
    weights["tag_bias"] = np.zeros(1 + len(MARKS), np.float32)
    return Tagger.of(packaged.pieces, packaged.table, weights)


def _rows(begun: Tagger, message: ToldMessage) -> Iterator[_Row]:
    """A long message is several."""
    numbers, places = begun.placed(message.text)
    kinds = [max(message.kinds[start:end], default=0) for start, end in places]
    for start in range(0, len(numbers), WINDOW):
        yield _Row(numbers[start : start + WINDOW], kinds[start : start + WINDOW])


def _surprise(weights: Mapping[str, Any], begun: Tagger, rows: Sequence[_Row]) -> Any:  # noqa: ANN401 - torch's own
    """How surprising it is, on the whole, that each piece is of its kind."""
    length = 2 + max(len(row.pieces) for row in rows)
    pieces = np.full((len(rows), length), END, np.int64)
    there = np.zeros((len(rows), length), np.float32)
    kinds = np.full((len(rows), length), _NOT_READ, np.int64)
    for number, row in enumerate(rows):
        pieces[number, : len(row.pieces) + 1] = [BEGIN, *row.pieces]
        there[number, : len(row.pieces) + 2] = 1
        kinds[number, 1 : len(row.pieces) + 1] = row.kinds
    looked_up = torch.from_numpy(begun.table.of(pieces))
    tag = torch.nn.functional.dropout(weights["tag"], _DROPPED)
    with torch.autocast("cpu", torch.bfloat16):
        said = tags(TorchArithmetic(), looked_up, torch.from_numpy(there), {**weights, "tag": tag}, DEPTH)
    return torch.nn.functional.cross_entropy(
        said.float().reshape(-1, said.shape[-1]), torch.from_numpy(kinds).reshape(-1), ignore_index=_NOT_READ
    )


if __name__ == "__main__":
    main()
