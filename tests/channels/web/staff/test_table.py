"""The queue in a spreadsheet: taken out, brought back filled in, tried row by row, done to all or to none, taken back."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import FormData

from bot.authoring import spreadsheet
from bot.knowledge.files import files_of
from bot.review.queue_table import CALLED, COLUMNS, heading
from tests.channels.web.staff_site import Site, site
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language

__all__ = ["site"]

PAGE = "/staff/tableau"
ANSWER = {"answer_fr": "Le cinéma est au village voisin.", "answer_en": "In the next village.", "source": "Affiche"}


async def taken(site: Site, kind: str = "xlsx", language: str = "fr") -> list[dict[str, str]]:
    """The rows of the queue, as somebody's spreadsheet opens them."""
    response = await site.visitor.get(f"{PAGE}.{kind}", params={"lang": language})
    assert response.status == 200
    read = spreadsheet.read(f"file.{kind}", await response.read(), COLUMNS, called=CALLED)
    assert read.heading == tuple(title.in_(language) for title in CALLED.values())
    return [dict(row) for row in read.rows]


async def token(site: Site) -> str:
    """What a form of the staff's carries."""
    found = re.search(r'name="form" value="([^"]+)"', await site.read("/staff"))
    assert found is not None
    return found[1]


async def tried(
    site: Site, rows: list[dict[str, str]], kind: str = "xlsx", titles: Mapping[str, str] | None = None, **changed: str
) -> tuple[int, str]:
    """Bring a table back, as a browser does; under the names of before, where no others are given."""
    form = FormData({"form": await token(site), "verb": "try", **changed})
    made = (spreadsheet.to_xlsx if kind == "xlsx" else spreadsheet.to_csv)(COLUMNS, rows, titles)
    form.add_field("table", made, filename=f"file.{kind}", content_type="application/octet-stream")
    response = await site.visitor.post(PAGE, data=form)
    return response.status, await response.text()


async def done(site: Site, page: str) -> tuple[int, str]:
    """Press the button of what was tried."""
    kept = {name: found[1] for name in ("form", "name", "kept") if (found := re.search(f'name="{name}" value="([^"]*)"', page))}
    response = await site.visitor.post(PAGE, data={**kept, "verb": "table"})
    return response.status, await response.text()


def filled(rows: list[dict[str, str]], wanted: Mapping[int, Mapping[str, str]]) -> list[dict[str, str]]:
    """The rows with something written into those of some groups."""
    return [row | dict(wanted.get(int(row["id"]), {})) for row in rows]


async def test_a_queue_is_taken_out_filled_in_and_done_and_each_act_is_taken_back(site: Site) -> None:
    """Answered, joined to what exists, merged, put aside; first told row by row, and nothing changed by it."""
    cinema = await put(site.store, text="Bonjour, y a-t-il un cinéma?", utterance="un cinema", nearest=None)
    film = await put(site.store, text="Où voir un film?", utterance="voir un film", nearest=None)
    spam = await put(site.store, text="=HYPERLINK(1)", utterance="hyperlink", nearest=None)
    await site.enter()
    before = files_of(site.folder / "knowledge")
    rows = await taken(site)
    assert {row["id"]: row["question_fr"] for row in rows}[str(cinema)] == "Y a-t-il un cinéma?"
    assert next(row for row in rows if row["id"] == str(spam))["questions"] == "=HYPERLINK(1)"
    table = filled(rows, {cinema: ANSWER, film: {"merge_into": str(cinema)}, spam: {"dismiss": "Pourriel"}})
    status, page = await tried(site, table)
    assert (status, "3 ligne(s) seraient faites" in page) == (200, True)
    assert "fusionné dans le groupe" in page
    assert files_of(site.folder / "knowledge") == before
    status, page = await done(site, page)
    assert (status, "3 ligne(s) faites" in page) == (200, True)
    assert "village voisin" in site.engines[-1].consider("y a-t-il un cinéma").text
    states = {group.id: group.standing.state for group in (await site.publishing.desk.queue.list(limit=9)).groups}
    assert spam not in states
    assert film not in states
    await site.publishing.undo(cinema, "Odile")
    assert files_of(site.folder / "knowledge") == before


async def test_one_row_that_is_refused_keeps_all_from_being_done(site: Site) -> None:
    """Told by sheet, row and column: no source, a date to come, no such group, two things in a row, a reason that is none."""
    for number in range(6):
        await put(site.store, text=f"Question {number} sur le cinéma?", utterance=f"q{number}", nearest=None)
    await site.enter()
    before = files_of(site.folder / "knowledge")
    rows = sorted(await taken(site, "csv"), key=lambda row: int(row["id"]))
    wrong = {
        1: {**ANSWER, "source_date": "2090"},
        2: {"merge_into": "99"},
        3: {"dismiss": "spam", "add_to": "topic:fete"},
        4: {"dismiss": "bof"},
        5: {"add_to": "topic:nothing"},
        6: {"dismiss": "spam"},
    }
    status, page = await tried(site, filled(rows, wrong), "csv")
    assert (status, "5 case(s) à revoir. Rien n’a été changé." in page) == (409, True)
    for place in (
        "ligne 2, colonne source_date",
        "ligne 3, colonne merge_into",
        "ligne 5, colonne dismiss",
        "ligne 6, colonne add_to",
    ):
        assert place in page
    assert "bof\u00a0» n’est pas une raison\u00a0: hors sujet, pas une question, pourriel" in page
    assert 'name="kept"' not in page
    assert files_of(site.folder / "knowledge") == before
    assert (await site.publishing.desk.queue.list()).total == 6


async def test_a_row_whose_group_has_changed_since_is_told(site: Site) -> None:
    """Somebody took it meanwhile: its row is of another day, and nothing of the table is done."""
    cinema = await put(site.store, text="Un cinéma?", utterance="un cinema", nearest=None)
    await site.enter()
    rows = filled(await taken(site), {cinema: ANSWER})
    await site.publishing.desk.actions.claim(cinema, "Lucie")
    status, page = await tried(site, rows)
    assert (status, "a changé depuis" in page) == (409, True)


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("editor", 409)])
async def test_who_only_reads_brings_nothing_back(site: Site, role: str, status: int) -> None:
    """They see the page and take the table out; an editor is told where there is no file."""
    await site.enter("Zoé", "reader" if role == "reader" else "editor")
    page = await site.read(PAGE)
    assert ('type="file"' in page) == (role == "editor")
    response = await site.visitor.post(PAGE, data={"form": await token(site), "verb": "try"})
    assert response.status == status
    stranger = await site.visitor.post(PAGE, data={"form": "x", "verb": "try"})
    assert stranger.status == 403


@pytest.mark.parametrize("kept", ["é", "abc", "a b=", "YWJj\n"])
async def test_a_kept_table_that_no_page_kept_is_refused(site: Site, kept: str) -> None:
    """Whoever makes it up is told so, and nothing fails."""
    await site.enter()
    sent = {"form": await token(site), "verb": "table", "name": "file.csv", "kept": kept}
    assert (await site.visitor.post(PAGE, data=sent)).status == 400


async def test_a_table_is_opened_where_nobody_waits_for_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A packed one may take seconds; and no more of it is taken than the longest queue could need."""
    opened: list[tuple[threading.Thread, int]] = []
    read = spreadsheet.read

    def watched(*given: Any, most_bytes: int, **more: Any) -> spreadsheet.Table:  # noqa: ANN401 - as `read` takes them
        opened.append((threading.current_thread(), most_bytes))
        return read(*given, most_bytes=most_bytes, **more)

    await put(site.store, text="Où voir un film?", utterance="voir un film", nearest=None)
    await site.enter()
    rows = await taken(site)
    monkeypatch.setattr(spreadsheet, "read", watched)
    await tried(site, rows)
    ((thread, most),) = opened
    assert thread is not threading.main_thread()
    assert most < 10_000_000


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("language", "place"), [("fr", "ligne 2, colonne Date de la source"), ("en", "ligne 2, colonne Date of the source")]
)
async def test_a_table_is_headed_in_the_language_of_whoever_asks(site: Site, language: Language, place: str, kind: str) -> None:
    """It comes back under either heading, and what is wrong is told by the one that it has; with the day of its end."""
    cinema = await put(site.store, text="Y a-t-il un cinéma?", utterance="un cinema", nearest=None)
    await site.enter()
    rows, titles = await taken(site, kind, language), heading(language)
    status, page = await tried(site, filled(rows, {cinema: {**ANSWER, "source_date": "2090"}}), kind, titles)
    assert (status, place in page) == (409, True)
    status, page = await tried(site, filled(rows, {cinema: {**ANSWER, "valid_until": "2027-03-01"}}), kind, titles)
    assert (status, "1 ligne(s) seraient faites" in page) == (200, True)
    await done(site, page)
    assert any(b"valid_until: '2027-03-01'" in content for content in files_of(site.folder / "knowledge").values())


async def test_the_page_names_the_columns_as_the_table_does(site: Site) -> None:
    """In French and in English: what is to be filled in is found there."""
    await site.enter()
    assert "<em>Fusionner dans le groupe</em>" in await site.read(PAGE)
    assert "<em>Merge into group</em>" in await site.read(PAGE, "en")
