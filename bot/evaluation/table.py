"""Figures as lines of text, of one heap of questions or of several side by side. Names are the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.evaluation.figures import GROUPS, Figures, by, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.evaluation.verdict import Judged

COLUMNS: Final = ("n", "right", "wrong", "clarified", "abstained", "rightly_refused", "false", "utility")
_NAME: Final = 30


def lines(heaps: Mapping[str, Sequence[Judged]]) -> Iterator[str]:
    """The figures in all, then by author, language and kind.

    Args:
        heaps: the questions by the name of their heap; where there is one alone, its name may be empty.
    """
    yield f"{'':{_NAME}}{'  '.join(COLUMNS)}"
    yield from _rows("all", {heap: counted(rows) for heap, rows in heaps.items()})
    for title, key in GROUPS.items():
        groups = {heap: by(rows, key) for heap, rows in heaps.items()}
        names = sorted({name for found in groups.values() for name in found})
        if names:
            yield f"by {title}"
        for name in names:
            yield from _rows(f"  {name}", {heap: found[name] for heap, found in groups.items() if name in found})


def _rows(name: str, heaps: Mapping[str, Figures]) -> Iterator[str]:
    """One line a heap, so that what is compared stands one above the other."""
    for heap, figures in heaps.items():
        aligned = "  ".join(f"{_cell(figures.as_json()[column]):>{len(column)}}" for column in COLUMNS)
        yield f"{f'{name} {heap}'.rstrip():{_NAME}}{aligned}"


def _cell(value: object) -> str:
    """A count, a share, or that there is none."""
    if value is None:
        return "—"
    return f"{value:.4f}" if isinstance(value, float) else str(value)
