"""`kamouraska knowledge export` and `import`: out, edited, and back."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bot.authoring.answers_table import COLUMNS, rows_of
from bot.authoring.spreadsheet import SpreadsheetError, read, to_csv, to_xlsx
from bot.authoring.table_import import taken_back
from bot.knowledge.files import files_of
from bot.knowledge.reader import examine
from bot.knowledge.staleness import DEFAULT_MONTHS
from tests import village

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.cli.conftest import Installation, Ran

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
ENDINGS = ["csv", "xlsx"]


def edited(file: Path, change: Callable[[list[list[str]]], None]) -> None:
    """Open a table, change its cells, save it, as a spreadsheet does."""
    if file.suffix == ".csv":
        grid = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
        change(grid)
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=";").writerows(grid)  # as one set to French does
        file.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
        return
    book = openpyxl.load_workbook(file)
    grid = [[str(cell.value or "") for cell in row] for row in book.worksheets[0].iter_rows()]
    change(grid)
    fresh = openpyxl.Workbook()
    fresh.worksheets[0].title = "Feuille 1"
    for row in grid:
        fresh.worksheets[0].append(row)
    fresh.save(file)


def set_cell(id_: str, column: str, text: str) -> Callable[[list[list[str]]], None]:
    """A change of one cell."""

    def change(grid: list[list[str]]) -> None:
        row = next(row for row in grid if row[0] == id_)
        row[COLUMNS.index(column)] = text

    return change


def taken(installation: Installation, file: Path, *arguments: str) -> tuple[Ran, list[str]]:
    """Import a file, and tell which files of the knowledge are no longer as they were."""
    folder = installation.folder / "knowledge"
    before = files_of(folder)
    ran = installation.run("knowledge", "import", str(file), *arguments)
    after = files_of(folder)
    return ran, [path for path in after if after[path] != before.get(path)]


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_real_base_goes_out_and_back_without_a_byte_changed(ending: str) -> None:
    """Every fact and every topic is a row; nothing was edited, nothing is changed."""
    files = files_of(ROOT / "knowledge")
    examined = examine(files)
    rows = [row.cells for row in rows_of(examined, "knowledge")]
    facts = sum(len(entity.facts) for entity in examined.knowledge.entities.values())
    assert len(rows) == facts + len(examined.knowledge.topics)
    content = (to_csv if ending == "csv" else to_xlsx)(COLUMNS, rows)
    found = taken_back(files, "knowledge", read(f"a.{ending}", content, COLUMNS), village.today(), DEFAULT_MONTHS)
    assert (found.changes, found.files, found.refused) == ((), {}, ())


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_corrected_cell_is_written_and_nothing_else(installation: Installation, ending: str) -> None:
    """Told first, with `--dry-run` not written; an emoji and what looks like a formula come through as they are."""
    file = installation.folder / f"a.{ending}"
    assert installation.run("knowledge", "export", str(file)).code == 0
    text = "=1+1 le #511, 👩‍🌾;=2; “oui”"
    edited(file, set_cell("topic:fete", "fr", text if ending == "csv" else f"'{text}"))
    tried, changed = taken(installation, file, "--dry-run")
    assert (tried.code, changed) == (0, [])
    assert "topics/fete.yaml: topic:fete fr: " in tried.out
    ran, changed = taken(installation, file)
    assert (ran.code, changed) == (0, ["topics/fete.yaml"])
    now = (installation.folder / "knowledge/topics/fete.yaml").read_text(encoding="utf-8")
    assert examine(files_of(installation.folder / "knowledge")).knowledge.topics["fete"].answer.fr == text  # type: ignore[union-attr]
    before = village.FILES["topics/fete.yaml"].splitlines()
    assert sum(line not in before for line in now.splitlines()) == 1
    assert text in installation.run("ask", "--no-log", "Date de la fête").out


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_real_bases_next_steps_go_out_changed_and_back_again(ending: str) -> None:
    """A line more in every row that has some: then that line and no other; without it, every byte as it was."""
    files = files_of(ROOT / "knowledge")

    def table(of: Mapping[str, bytes], change: Callable[[str], str]) -> Mapping[str, bytes]:
        rows = [dict(row.cells) for row in rows_of(examine(of), "knowledge")]
        for cells in rows:
            cells["actions"] = change(cells["actions"])
        content = (to_csv if ending == "csv" else to_xlsx)(COLUMNS, rows)
        found = taken_back(of, "knowledge", read(f"a.{ending}", content, COLUMNS), village.today(), DEFAULT_MONTHS)
        assert found.refused == ()
        return {**of, **found.files}

    line = "phone: 811 | fr: Essai | en: Trial | source: emergency-appelle"
    more = table(files, lambda cell: f"{cell}\n{line}" if cell else "")
    grown = {path for path in files if more[path] != files[path]}
    assert len(grown) > 100
    for path in grown:
        added = set(more[path].splitlines()) - set(files[path].splitlines())
        assert len(more[path].splitlines()) > len(files[path].splitlines())
        assert all(
            any(word in held for word in (b"phone", b"811", b"Essai", b"Trial", b"label:", b"source", b" - ")) for held in added
        )
    assert table(more, lambda cell: "\n".join(cell.split("\n")[:-1])) == files


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_next_step_is_given_mended_and_taken_out(installation: Installation, ending: str) -> None:
    """In the cell of its answer, a line each; its source is the answer's."""
    file = installation.folder / f"a.{ending}"
    folder = installation.folder / "knowledge"
    before = files_of(folder)
    installation.run("knowledge", "export", str(file))
    edited(file, set_cell("activity:fournil", "actions", "fournil.example/pain | Commander | Order\nphone: 418 555-0123"))
    ran, changed = taken(installation, file)
    assert (ran.code, changed) == (0, ["organisations/fournil.yaml"])
    (fact,) = [fact for fact in examine(files_of(folder)).knowledge.entities["fournil"].facts if fact.intent == "activity"]
    assert [(step.kind, step.value, step.sources) for step in fact.actions] == [
        ("website", "https://fournil.example/pain", fact.sources),
        ("phone", "418 555-0123", fact.sources),
    ]
    file.unlink()
    installation.run("knowledge", "export", str(file))
    edited(file, set_cell("activity:fournil", "actions", ""))
    taken(installation, file)
    assert files_of(folder) == before


@pytest.mark.parametrize(
    ("id_", "column", "text", "rule"),
    [
        ("topic:fete", "fr", "", "missing-french"),
        ("topic:fete", "source", "gazete", "dead-source"),
        ("topic:fete", "source", "", "wrong-value"),
        ("topic:fete", "fr", "long " * 500, "answer-too-long"),
        ("topic:fete", "en", "24 ju\u0456n", "mixed-script"),
        ("topic:fete", "actions", "appelez-nous", "wrong-value"),
        ("topic:fete", "actions", "811 | for: jobs", "wrong-value"),
        ("topic:fete", "actions", "811 | source: nobody", "dead-source"),
        ("topic:fete", "title", "Fête", "fixed-column"),
        ("topic:fete", "checked_on", "2026-01-01", "fixed-column"),
        ("topic:fete", "id", "topic:fetes", "unknown-row"),
        ("topic:fete", "id", "topic:budget", "duplicate-row"),
    ],
)
@pytest.mark.parametrize("ending", ENDINGS)
def test_what_check_would_refuse_is_refused_at_its_cell(
    installation: Installation, ending: str, id_: str, column: str, text: str, rule: str
) -> None:
    """Sheet, row and column; of the whole table nothing is then written, not even the row that is fine."""
    file = installation.folder / f"a.{ending}"
    installation.run("knowledge", "export", str(file))
    places: list[int] = []

    def change(grid: list[list[str]]) -> None:
        places.append(next(number for number, row in enumerate(grid, 1) if row[0] == id_))
        set_cell("activity:fournil", "fr", "Le Fournil fait du bon pain.")(grid)
        set_cell(id_, column, text)(grid)

    edited(file, change)
    ran, changed = taken(installation, file)
    assert (ran.code, changed) == (1, [])
    sheet = "a.csv" if ending == "csv" else "Feuille 1"
    (line,) = [line for line in ran.err.splitlines() if f"({rule})" in line]
    if rule != "duplicate-row":
        assert line.startswith(f"{sheet}!")
        assert f"{places[0]} (ligne {places[0]}, colonne " in line
    assert "rien n’a été écrit" in ran.err


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_cell_is_a_formula(ending: str) -> None:
    """Neither in the cell itself nor after the line is split at `;`."""
    row = dict.fromkeys(COLUMNS, "") | {"id": "a", "fr": "Où vend-on des licornes;=1+1", "en": "=1+1"}
    if ending == "csv":
        told = to_csv(COLUMNS, [row]).decode("utf-8-sig")
        assert to_csv(COLUMNS, [row]).startswith(b"\xef\xbb\xbf")
        assert not any(
            cell.strip('" ').startswith("=") for line in told.splitlines() for cell in line.replace(",", ";").split(";")
        )
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(COLUMNS, [row]))).worksheets[0]
        assert all(cell.data_type != "f" and not str(cell.value or "").startswith("=") for line in sheet for cell in line)
    content = (to_csv if ending == "csv" else to_xlsx)(COLUMNS, [row])
    assert read(f"a.{ending}", content, COLUMNS).rows == (row,)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv", b"nom;texte\nx;y\n"),
        ("a.csv", "id;fr\nx;caf\u00e9\n".encode("cp1252")),
        ("a.csv", b"id;fr\nx;y;z\n"),
        ("a.csv", b"id;fr;fr\nx;y;z\n"),
        ("a.xlsx", b"PK no workbook"),
    ],
)
def test_a_file_that_is_no_table_of_ours_is_said(name: str, content: bytes) -> None:
    """In both languages."""
    with pytest.raises(SpreadsheetError) as told:
        read(name, content, COLUMNS)
    assert told.value.said("fr") != told.value.said("en")


def test_a_formula_that_somebody_typed_is_refused_with_its_place() -> None:
    """What it comes to is not in the file."""
    book = openpyxl.Workbook()
    for row in (["id", "fr"], ["topic:fete", "=1+1"]):
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(SpreadsheetError, match="B2"):
        read("a.xlsx", out.getvalue(), COLUMNS)


def test_an_export_writes_over_nothing_and_knows_two_kinds(installation: Installation) -> None:
    """Somebody may have edited the file that is there."""
    file = installation.folder / "a.csv"
    assert installation.run("knowledge", "export", str(file)).code == 0
    again = installation.run("knowledge", "export", str(file))
    assert (again.code, "rien n’est écrasé" in again.err) == (2, True)
    assert installation.run("knowledge", "export", str(file.with_suffix(".ods"))).code == 2
