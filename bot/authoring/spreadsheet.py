"""A table as the bytes of a spreadsheet, .xlsx or .csv, and back. Knows nothing of what the table says, opens no file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import lzma
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.csv_text import BOM, csv_text, neutral, restored
from bot.errors import Both, KamouraskaError
from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from openpyxl.cell.cell import Cell

SHEET: Final = "kamouraska"
_WIDTHS: Final = {"fr": 80, "en": 80, "title": 40, "source": 30, "id": 30, "file": 40}
_MOST_BYTES: Final = 50_000_000
_MOST_CELLS: Final = 1_000_000
_DOCUMENT_TYPE: Final = b"<!DOCTYPE"
"""No workbook has one."""
_PACKINGS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""In which a workbook is packed; the others that there are unpack as much as is in them, however little is asked for."""
_SPLITS: Final = ",;\t"
_NO_WORKBOOK: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError),
    *(SyntaxError, AttributeError, LookupError, TypeError, ValueError, OverflowError),
)
"""What openpyxl says of a file that is none, was cut short or changed; a `SyntaxError` is one of its XML."""


class SpreadsheetError(KamouraskaError):
    """A file is no table of ours; the message says why, and where."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a spreadsheet holds.

    Attributes:
        sheet: its name, as a person sees it.
        columns: what stands in it, in order. heading: what it calls each of them.
        rows: what stands under the heading, by column; texts as they were exported.
    """

    sheet: str
    columns: tuple[str, ...]
    heading: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]

    @property
    def titles(self) -> dict[str, str]:
        """What its heading calls each column."""
        return dict(zip(self.columns, self.heading, strict=True))


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]], heading: Mapping[str, str] | None = None) -> bytes:
    """The table as CSV in UTF-8 with BOM, nothing in it that a spreadsheet runs.

    Args:
        heading: what it calls its columns; by their own names otherwise.
    """
    named = heading or {column: column for column in columns}
    return csv_text([[row[column] for column in columns] for row in (named, *rows)]).encode()


def to_xlsx(columns: Sequence[str], rows: Iterable[Mapping[str, str]], heading: Mapping[str, str] | None = None) -> bytes:
    """The table as a workbook of one sheet, every cell a text; see `to_csv`."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    if sheet is None:  # pragma: no cover - a new workbook has a sheet
        raise SpreadsheetError("the workbook has no sheet")
    sheet.title = SHEET
    wrapped = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate([heading or {column: column for column in columns}, *rows], start=1):
        for at, column in enumerate(columns, start=1):
            cell = sheet.cell(number, at, neutral(row[column]))
            cell.data_type = "s"
            cell.quotePrefix = True  # stays a text when somebody edits it
            cell.number_format = "@"
            cell.alignment = wrapped
            if number == 1:
                cell.font = Font(bold=True)
    for at, column in enumerate(columns):
        sheet.column_dimensions[chr(ord("A") + at)].width = _WIDTHS.get(column, 14)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(
    name: str,
    content: bytes,
    known: Sequence[str],
    *,
    called: Mapping[str, Both] | None = None,
    most_bytes: int = _MOST_BYTES,
) -> Table:
    """The table that a file holds, whatever the spreadsheet made of its separators and line ends.

    Args:
        name: of the file; its ending says which kind it is.
        known: the columns that there may be, `id` among them.
        called: what a heading calls them besides, in either language, however it writes capitals and accents.
        most_bytes: of what it holds, unpacked.

    Raises:
        SpreadsheetError: it is no such table.
    """
    if len(content) > most_bytes:
        raise _too_large(name)
    names = {fold(title): column for column, titles in (called or {}).items() for title in titles}
    names |= {fold(column): column for column in known}
    sheet, grid = (
        _of_xlsx(name, content, most_bytes) if name.lower().endswith(".xlsx") else (name, _of_csv(name, content, names))
    )
    if not grid:
        raise SpreadsheetError(f"{name}: the table is empty", f"{name}\u00a0: le tableau est vide")
    heading = tuple(cell.strip() for cell in grid[0])
    while heading and not heading[-1]:
        heading = heading[:-1]
    columns = tuple(names.get(fold(title), title) for title in heading)
    wrong = [column for column in columns if column not in known] + [c for c in set(columns) if columns.count(c) > 1]
    if wrong or "id" not in columns:
        raise SpreadsheetError(*_no_heading(sheet, wrong or ["id"], known, called or {}))
    rows = []
    for number, line in enumerate(grid[1:], start=2):
        if any(line[len(columns) :]):
            raise SpreadsheetError(
                f"{sheet}, row {number}: more cells than the heading has columns",
                f"{sheet}, ligne {number}\u00a0: plus de cellules que de colonnes",
            )
        cells = (*line, *([""] * len(columns)))
        rows.append({column: restored(cell) for column, cell in zip(columns, cells, strict=False)})
    return Table(sheet, columns, heading, tuple(rows))


def _no_heading(sheet: str, wrong: Sequence[str], known: Sequence[str], called: Mapping[str, Both]) -> Both:
    names, unknown = (
        [", ".join(called.get(one, Both(one, one)).in_(language) for one in some) for language in ("en", "fr")]
        for some in (known, wrong)
    )
    return Both(
        f"{sheet}, row 1: the columns are {names[0]}; see to: {unknown[0]}",
        f"{sheet}, ligne 1\u00a0: les colonnes sont {names[1]}; revoir\u00a0: {unknown[1]}",
    )


def _of_csv(name: str, content: bytes, names: Mapping[str, str]) -> list[list[str]]:
    try:
        text = content.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        raise SpreadsheetError(
            f"{name}: not UTF-8: save it as “CSV UTF-8”",
            f"{name}\u00a0: pas en UTF-8\u00a0: enregistrer en «\u00a0CSV UTF-8\u00a0»",
        ) from error
    first = text.partition("\n")[0]
    split = max(_SPLITS, key=lambda one: sum(fold(cell.strip('"\r ')) in names for cell in first.split(one)))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=split, strict=True))
    except csv.Error as error:
        raise SpreadsheetError(f"{name}: not CSV: {error}", f"{name}\u00a0: n’est pas du CSV\u00a0: {error}") from error


def _of_xlsx(name: str, content: bytes, most_bytes: int) -> tuple[str, list[list[str]]]:
    from openpyxl import load_workbook

    try:
        unpacked = _unpacked(name, content, most_bytes)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and rules that it does not know, and nobody needs
            # Row by row: cells that were merged, by the billion too, and whatever else lies on a sheet are not made.
            book = load_workbook(unpacked, read_only=True, keep_links=False)
            sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
            return sheet.title, list(_rows(name, sheet))
    except _NO_WORKBOOK as error:
        raise SpreadsheetError(f"{name}: not a workbook", f"{name}\u00a0: n’est pas un classeur") from error


def _rows(name: str, sheet: Any) -> Iterator[list[str]]:  # noqa: ANN401 - openpyxl's, without types
    """The rows as texts, while they are not too many: one cell in the last row and column makes as many as a sheet can have."""
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    cells = 0
    for row in sheet.iter_rows():
        cells += max(1, len(row))
        if cells > _MOST_CELLS:
            raise _too_large(name)
        yield [_text(sheet.title, cell) for cell in row]


def _unpacked(name: str, content: bytes, most_bytes: int) -> io.BytesIO:
    """The parts of a workbook as they are, for who reads them to unpack nothing.

    A few bytes may be packed millions, whatever they say of their size, and a few words of a document type stand for as many.
    """
    plain = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(plain, "w") as bare:
        parts = {part.filename: part for part in packed.infolist()}
        if sum(part.file_size for part in parts.values()) > most_bytes:
            raise _too_large(name)
        if any(part.compress_type not in _PACKINGS for part in parts.values()):
            raise zipfile.BadZipFile
        for part in parts.values():
            with packed.open(part) as stream:
                told = stream.read(part.file_size + 1)  # with a number, no more than that is unpacked
            # Without the zeros of UTF-16, the other encoding that every reader of XML knows.
            if _DOCUMENT_TYPE in told.replace(b"\0", b""):
                raise SyntaxError
            bare.writestr(part.filename, told)
    plain.seek(0)
    return plain


def _too_large(name: str) -> SpreadsheetError:
    return SpreadsheetError(f"{name}: too large", f"{name}\u00a0: trop gros")


def _text(sheet: str, cell: Cell) -> str:
    """A cell as text: a spreadsheet may have made a number or a day of what was typed."""
    value = cell.value
    if cell.data_type in ("f", "e"):
        raise SpreadsheetError(
            f"{sheet}, {cell.coordinate}: a formula, or what came of one: write its text",
            f"{sheet}, {cell.coordinate}\u00a0: une formule, ou ce qu’elle a donné\u00a0: en écrire le texte",
        )
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
