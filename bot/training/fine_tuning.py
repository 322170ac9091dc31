"""Layers of a language model that learn on: in which steps, how fast, and what is told meanwhile. Knows no task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
import torch

from bot.nlu.transformer import SMALLEST
from bot.training.progress import say

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.nlu.grams import Floats

T = TypeVar("T")

_LIKE: Final = 20
"""Steps whose rows are sorted by length, so that those of one step are as long as one another."""
_RATE: Final = 8e-5
"""How fast layers change that are packaged."""
_WARMED: Final = 0.06
"""Share of the steps within which that comes to its height, from which it falls in a straight line."""
_STEEPEST: Final = 1.0
_TOLD_EVERY: Final = 100


class TorchArithmetic:
    """Layers as `torch` learns them, each step of a layer computed at one go, see `bot.nlu.transformer.Arithmetic`."""

    def normal(self, found: Any, scale: Any, shift: Any) -> Any:  # noqa: ANN401 - torch's own
        """See `Arithmetic`."""
        return torch.nn.functional.layer_norm(found, found.shape[-1:], scale, shift, SMALLEST)

    def attended(self, query: Any, key: Any, value: Any, apart: Any) -> Any:  # noqa: ANN401 - torch's own
        """See `Arithmetic`."""
        like = (query * query.shape[-1] ** -0.5) @ key.transpose(2, 3) + apart.to(query.dtype)
        return torch.softmax(like, dim=-1).to(value.dtype) @ value

    def bent(self, found: Any) -> Any:  # noqa: ANN401 - torch's own
        """See `Arithmetic`."""
        return torch.nn.functional.gelu(found, approximate="tanh")

    def joined(self, arrays: Sequence[Any]) -> Any:  # noqa: ANN401 - torch's own
        """See `Arithmetic`."""
        return torch.concatenate(list(arrays), dim=-1)


def in_steps(rows: list[T], at_once: int, length: Callable[[T], int], chance: random.Random) -> Iterator[list[T]]:
    """The rows in steps of as many, by chance; the last ones may be fewer."""
    chance.shuffle(rows)
    span = at_once * _LIKE
    for start in range(0, len(rows), span):
        like = sorted(rows[start : start + span], key=length)
        steps = [like[one : one + at_once] for one in range(0, len(like), at_once)]
        chance.shuffle(steps)
        yield from steps


def tuned(
    begun: Mapping[str, Floats],
    by_chance: tuple[tuple[str, ...], float],
    steps: Sequence[Sequence[T]],
    surprise: Callable[[Mapping[str, Any], Sequence[T]], Any],
) -> dict[str, Floats]:
    """The weights, once every step was learned from.

    Args:
        begun: what learning begins with.
        by_chance: how the names of those begin that nobody packaged, and how fast they change.
        surprise: of some weights, how surprising a step is to them.
    """
    torch.manual_seed(0)
    weights = {name: torch.tensor(matrix, requires_grad=True) for name, matrix in begun.items()}
    packaged = [matrix for name, matrix in weights.items() if not name.startswith(by_chance[0])]
    new = [matrix for name, matrix in weights.items() if name.startswith(by_chance[0])]
    change = torch.optim.AdamW([{"params": packaged, "lr": _RATE}, {"params": new, "lr": by_chance[1]}])
    falling = torch.optim.lr_scheduler.LambdaLR(change, lambda number: _share(number, len(steps)))
    lost = []
    for number, rows in enumerate(steps):
        change.zero_grad()
        surprised = surprise(weights, rows)
        surprised.backward()
        torch.nn.utils.clip_grad_norm_(weights.values(), _STEEPEST)
        change.step()
        falling.step()
        lost.append(surprised.item())
        if number % _TOLD_EVERY == 0:
            say(f"step {number} of {len(steps)}: {np.mean(lost[-_TOLD_EVERY:]):.4f}…")
    return {name: matrix.detach().numpy() for name, matrix in weights.items()}


def _share(number: int, steps: int) -> float:
    """Of the rate, at a step."""
    return min(1.0, (number + 1) / (_WARMED * steps)) * (steps - number) / steps
