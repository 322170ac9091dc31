"""A file that is no table of ours is refused in a sentence, whatever it is instead, and before it takes the memory."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import Workbook

from bot.authoring.spreadsheet import SpreadsheetError, read, to_csv, to_xlsx
from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

COLUMNS: Final = ("id", "fr")
SOUND: Final = to_xlsx(COLUMNS, [{"id": "topic:fete", "fr": "Le 24 juin."}])
SHEET: Final = "xl/worksheets/sheet1.xml"


def with_part(name: str, content: bytes, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The sound workbook, with another content in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND)) as book, zipfile.ZipFile(out, "w", packed) as made:
        for part in book.namelist():
            made.writestr(part, content if part == name else book.read(part))
    return out.getvalue()


def damaged_inside(packed: int, head: bytes, instead: bytes) -> bytes:
    """The same, packed in another way, each part of it damaged where it begins."""
    sound = with_part("", b"", packed)
    assert head in sound
    return sound.replace(head, instead)


def test_the_sound_one_is_read() -> None:
    """Else the damaged ones below would prove nothing."""
    assert read("t.xlsx", SOUND, COLUMNS).rows == ({"id": "topic:fete", "fr": "Le 24 juin."},)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        SOUND[:-30],
        SOUND.replace(b"\x50\x4b\x01\x02", b"\x50\x4b\x01\x03"),
        with_part(SHEET, b"<worksheet"),
        with_part(SHEET, b"not xml"),
        with_part(SHEET, b""),
        with_part("xl/workbook.xml", b"<a/>"),
        with_part("[Content_Types].xml", b"<a/>"),
        with_part("xl/_rels/workbook.xml.rels", b"<a/>"),
        damaged_inside(zipfile.ZIP_LZMA, b"\x05\x00\x5d\x00\x00\x80\x00\x00", b"\x05\x00\x5d\x00\x00\x80\x00\x01"),
        damaged_inside(zipfile.ZIP_BZIP2, b"BZh9", b"BZh0"),
    ],
    ids=[
        "empty",
        "a head",
        "cut",
        "another index",
        "xml cut",
        "no xml",
        "no part",
        "no book",
        "no types",
        "no ways",
        "lzma",
        "bzip2",
    ],
)
def test_a_damaged_workbook_is_refused_in_a_sentence(content: bytes) -> None:
    """What openpyxl makes of each is its own; nobody sees a traceback."""
    with pytest.raises(SpreadsheetError) as told:
        read("t.xlsx", content, COLUMNS)
    assert str(told.value).startswith(("t.xlsx", "kamouraska", "Sheet"))


def _one_cell_far_away() -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.cell(1_048_576, 16_384, "x")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _much_of_nothing() -> bytes:
    return with_part(SHEET, b" " * 60_000_000)


def _saying_less(packed: int, mebibytes: int) -> bytes:
    """A workbook with one part more, of so many zeros, which says that it holds ten of them."""
    out = io.BytesIO(SOUND)
    with zipfile.ZipFile(out, "a") as book, book.open(_part(packed), "w", force_zip64=True) as part:
        for _ in range(mebibytes):
            part.write(bytes(1 << 20))
    content = bytearray(out.getvalue())
    entry = content.rfind(b"PK\x01\x02")  # the last one of the list of parts
    content[entry + 16 : entry + 20] = zlib.crc32(bytes(10)).to_bytes(4, "little")
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def _part(packed: int) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo("xl/more.xml")
    part.compress_type = packed
    return part


def _with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as book:
        return with_part(SHEET, change(book.read(SHEET)))


def test_cells_that_were_merged_by_the_billion_are_not_made() -> None:
    """Nor is a size believed that a sheet says of itself."""
    merged = _with_sheet(
        lambda sheet: sheet.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="C3:XFD1048576"/></mergeCells>')
    )
    said = _with_sheet(lambda sheet: sheet.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"'))
    assert len({SOUND, merged, said}) == 3
    assert read("t.xlsx", merged, COLUMNS) == read("t.xlsx", said, COLUMNS) == read("t.xlsx", SOUND, COLUMNS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_words_that_stand_for_millions_are_not_read(encoding: str) -> None:
    """A document type, as no workbook has; in whichever encoding XML is read."""
    doubled = "".join(f'<!ENTITY a{n + 1} "&a{n};&a{n};">' for n in range(24))
    typed = f'<!DOCTYPE worksheet [<!ENTITY a0 "<c/>">{doubled}]>'
    content = _with_sheet(lambda sheet: (typed + sheet.decode()).encode(encoding))
    with pytest.raises(SpreadsheetError, match="not a workbook"):
        read("t.xlsx", content, COLUMNS)


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_says_less_than_it_unpacks_to_fills_no_memory(packed: int) -> None:
    """No more of it is unpacked than it says; of a packing that gives all or nothing, nothing."""
    content = _saying_less(packed, 64)
    assert len(content) < 128_000
    read("t.xlsx", SOUND, COLUMNS)  # what reads it is imported by now
    tracemalloc.start()
    try:
        if packed == zipfile.ZIP_DEFLATED:
            assert read("t.xlsx", content, COLUMNS) == read("t.xlsx", SOUND, COLUMNS)
        else:
            with pytest.raises(SpreadsheetError, match="not a workbook"):
                read("t.xlsx", content, COLUMNS)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_reader_says_how_much_it_takes() -> None:
    """Of a file from a browser less than of one that lies on the machine."""
    with pytest.raises(SpreadsheetError, match="too large"):
        read("t.xlsx", with_part(SHEET, b" " * 1_000_000), COLUMNS, most_bytes=500_000)


@pytest.mark.parametrize("made", [_one_cell_far_away, _much_of_nothing])
def test_a_small_file_that_unfolds_to_a_vast_one_is_refused(made: Callable[[], bytes]) -> None:
    """A few thousand bytes that would be read for hours, or fill the memory."""
    content = made()
    assert len(content) < 200_000
    with pytest.raises(SpreadsheetError, match="too large"):
        read("t.xlsx", content, COLUMNS)


@pytest.mark.parametrize("made", [to_csv, to_xlsx])
@pytest.mark.parametrize(
    "titles", [("Numéro", "Réponse"), ("numero", " RÉPONSE "), ("Number", "Answer"), ("id", "fr"), ("Number", "fr")]
)
def test_a_heading_is_read_by_whatever_its_columns_are_called(
    made: Callable[[Sequence[str], Iterable[Mapping[str, str]], Mapping[str, str]], bytes], titles: tuple[str, str]
) -> None:
    """In either language, however it is spelled, and by their own names; the heading itself is told as it stands."""
    row, name = {"id": "topic:fete", "fr": "Le 24 juin."}, "t.csv" if made is to_csv else "t.xlsx"
    called = {"id": Both("Number", "Numéro"), "fr": Both("Answer", "Réponse")}
    table = read(name, made(COLUMNS, [row], dict(zip(COLUMNS, titles, strict=True))), COLUMNS, called=called)
    assert (table.columns, table.rows) == (COLUMNS, (row,))
    assert table.titles == {"id": titles[0], "fr": titles[1].strip()}


def test_a_heading_that_names_a_column_twice_or_none_of_ours_is_refused() -> None:
    """In both languages at once it is twice; the sentence names the columns as its language does."""
    called = {"id": Both("Number", "Numéro"), "fr": Both("Answer", "Réponse")}
    for heading in ("Numéro;Réponse;Answer", "Réponse", "Numéro;Couleur"):
        with pytest.raises(SpreadsheetError) as refused:
            read("t.csv", f"{heading}\n1;2;3\n".encode(), COLUMNS, called=called)
        assert "les colonnes sont Numéro, Réponse" in refused.value.said("fr")
        assert "the columns are Number, Answer" in refused.value.said("en")
