"""What the manuals of the reader's rules have in common. Knows no rule."""

from __future__ import annotations

from typing import ClassVar


class ReaderRule:
    """A rule that the reader keeps; its docstring is its manual.

    Attributes:
        ID: the name in the problems.
    """

    ID: ClassVar[str]
