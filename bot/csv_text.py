"""Rows as CSV that a spreadsheet opens as text: with a BOM, and nothing in it that it runs. Knows no file, no other module."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

BOM: Final = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for the encoding of the last century, and shows `Ã©`."""

_SIGNS: Final = "=+@＝＋－＠-"  # noqa: RUF001 - full-width ones, which some spreadsheets take for the others
_SPLITS: Final = ";,|\t\r\n"
"""Where a spreadsheet of one country or another begins a new cell; quotation marks do not keep it from that everywhere."""

_BEGINS: Final = re.compile(rf"""((?:^|[{_SPLITS}])[\s"]*)(?='*[{_SIGNS}])|^(?='*[\t\r])""")
_NEUTRAL: Final = re.compile(rf"""((?:^|[{_SPLITS}])[\s"]*)'(?='*[{_SIGNS}])|^'(?='*[\t\r])""")


def neutral(text: str) -> str:
    """The text with an apostrophe before each sign that would begin a formula, in this cell or in one that it is split into.

    People may type `=HYPERLINK(…)` as a question, and staff open exports.
    """
    return _BEGINS.sub(lambda found: f"{found[1] or ''}'", text)


def restored(text: str) -> str:
    """The text that `neutral` was given; one that never went through it comes back as it is, but for such apostrophes."""
    return _NEUTRAL.sub(lambda found: found[1] or "", text)


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """The rows (RFC 4180) behind a BOM, every text neutral; numbers, which run nothing, as they are."""
    sheet = io.StringIO(newline="")
    sheet.write(BOM)
    csv.writer(sheet).writerows([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return sheet.getvalue()
