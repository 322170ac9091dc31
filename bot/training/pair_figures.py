"""How well questions that ask the same are told from near misses and from others: precision and recall, counted."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.training.pairs import placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy.typing as npt

    from bot.nlu.meaning import Meaning
    from bot.nlu.paraphrase import Paraphrase
    from bot.training.pairs import Kind, QuestionSet

_PRECISIONS: Final = (0.97, 0.95, 0.9)


def ranked_before(
    sets: Sequence[QuestionSet], meanings: Sequence[Meaning], model: Paraphrase
) -> Iterator[tuple[float, bool, bool]]:
    """What becomes of the questions of an author in a chance order; two near misses of one set are not compared.

    Args:
        meanings: of the questions of all sets, in a row.

    Yields:
        Of each question the chance that it asks the same as the likeliest before it, whether it does, whether any before does.
    """
    of = placed(sets)
    order = list(range(len(of)))
    random.Random(0).shuffle(order)  # noqa: S311 - the same order each time
    for at, question in enumerate(order):
        number, asks = of[question]
        before = [one for one in order[:at] if of[one][0] != number or asks or of[one][1]]
        if not before:
            continue
        chances = model.chances(meanings[question], [meanings[one] for one in before])
        same = [asks and of[one] == (number, True) for one in before]
        likeliest = int(np.argmax(chances))
        yield float(chances[likeliest]), same[likeliest], any(same)


def report(judged: Sequence[tuple[Kind, bool, float]], say: Callable[[str], None]) -> None:
    """Print how pairs fare.

    Args:
        judged: of each pair its kind, whether it is in one language, and the chance that it asks the same.
    """
    for title, chosen in (
        ("all", judged),
        ("one language", [one for one in judged if one[1]]),
        ("across", [one for one in judged if not one[1]]),
    ):
        for against in ("near", "other"):
            pairs = [(kind == "same", chance) for kind, _, chance in chosen if kind in ("same", against)]
            if len({same for same, _ in pairs}) > 1:  # else nothing is told from anything
                say(f"{title:13s} same and {against:6s} {_told(pairs)}")


def _told(pairs: Iterable[tuple[bool, float]]) -> str:
    found = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
    right = np.array([same for same, _ in found])
    share = np.cumsum(right) / np.arange(1, len(right) + 1)
    recalls = []
    for precision in _PRECISIONS:
        reached = np.flatnonzero(share >= precision)
        recall = right[: reached[-1] + 1].sum() / right.sum() if reached.size else 0.0
        recalls.append(f"recall {recall:.3f} at {precision}")
    return f"n {right.sum()} + {len(right) - right.sum()}  AUC {area(right):.3f}  {', '.join(recalls)}"


def area(right: npt.NDArray[np.bool_]) -> float:
    """The chance that one that is right stands before one that is not, in this order."""
    ranks = np.arange(len(right), 0, -1)
    ones = int(np.sum(right))
    return float((ranks[right].sum() - ones * (ones + 1) / 2) / (ones * (len(right) - ones)))
