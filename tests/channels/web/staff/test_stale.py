"""What is to be read again on the staff's pages, and one answer: confirmed, corrected, taken back; in both languages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from bot.knowledge.documents import parse
from bot.knowledge.files import files_of
from bot.review.outcome_counts import OutcomeCount
from tests.channels.web.staff_site import Site, site

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["site"]

LIST = "/staff/relire"
ANSWER = "/staff/reponse?entry=headcount:fournil"
SHEET = {"answer_fr": "Le Fournil compte 15 employés.", "answer_en": "Le Fournil has 15 employees."}
FOURNIL = "organisations/fournil.yaml"


async def send(site: Site, path: str, fields: Mapping[str, str]) -> tuple[int, str]:
    """Send a form of a page, as a browser would."""
    found = re.search(r'name="form" value="([^"]+)"', await site.read("/staff"))
    assert found is not None
    response = await site.visitor.post(path, data={"form": found[1], **fields})
    return response.status, await response.text()


def files(site: Site) -> dict[str, bytes]:
    """The knowledge on the disk."""
    return files_of(site.folder / "knowledge")


async def test_what_is_old_is_listed_and_confirmed_and_that_is_taken_back(site: Site) -> None:
    """With how often it was asked and its source's address; "still so" takes it off the list, undo puts it there again."""
    await site.tallies.add([OutcomeCount("2026-05-20", "web", "fr", "answer", "", "headcount:fournil", 7)])
    await site.enter()
    before = files(site)
    french, english = await site.read(LIST), await site.read(LIST, "en")
    assert "Le Fournil compte 12 employés" in french
    assert "demandé 7 fois" in french
    assert "asked 7 times" in english
    assert 'href="https://gazette.example/1"' in french
    status, page = await send(site, LIST, {"verb": "confirm", "entry": "headcount:fournil"})
    assert (status, "Noté\u00a0: toujours vrai" in page, "Rien à relire" in page) == (200, True, True)
    assert b"checked_on: 2026-05-22" in files(site)[FOURNIL]
    status, page = await send(site, LIST, {"verb": "undo", "entry": "headcount:fournil"})
    assert (status, "tout est comme avant" in page) == (200, True)
    assert files(site) == before


async def test_an_answer_is_tried_corrected_and_taken_back(site: Site) -> None:
    """The sheet holds what is said now; trying changes nothing; the journal shows before and after."""
    await site.enter()
    before = files(site)
    page = await site.read(ANSWER)
    assert "Le Fournil compte 12 employés (2020)." in page
    status, page = await send(site, ANSWER, SHEET | {"verb": "try"})
    assert (status, "Ce que cela ferait" in page, "15 employés" in page) == (200, True, True)
    assert files(site) == before
    assert "Annuler le dernier geste" not in page
    sourced = {"source_title": "Le patron, au téléphone", "source_date": "2026-05-21"}
    status, page = await send(site, ANSWER, SHEET | sourced | {"verb": "correct"})
    assert (status, "Corrigé." in page, "Le patron, au téléphone" in page) == (200, True, True)
    assert "15 employés" in site.engines[-1].consider("combien d'employés a le Fournil?").text
    assert "Annuler le dernier geste" in page
    journal = await site.read("/staff/journal")
    assert "12 employés" in journal
    assert "15 employés" in journal
    assert "/staff/0" not in journal
    await send(site, ANSWER, {"verb": "undo"})
    assert files(site) == before


async def test_the_day_until_which_an_answer_holds_is_given_on_its_sheet(site: Site) -> None:
    """It stands there the next time, also beside another text, and goes when the field is emptied."""
    await site.enter()
    status, page = await send(site, ANSWER, SHEET | {"valid_until": "2026-12-31", "verb": "correct"})
    assert (status, 'name="valid_until" value="2026-12-31"' in page) == (200, True)
    assert b"valid_until: '2026-12-31'" in files(site)[FOURNIL]
    other = SHEET | {"answer_fr": "Le Fournil compte 16 employés."}
    await send(site, ANSWER, other | {"valid_until": "2026-12-31", "verb": "correct"})
    assert b"16 employ" in files(site)[FOURNIL]
    assert b"valid_until: '2026-12-31'" in files(site)[FOURNIL]
    await send(site, ANSWER, SHEET | {"valid_until": "", "verb": "correct"})
    assert b"valid_until" not in files(site)[FOURNIL]


async def test_the_next_step_and_a_newer_date_of_the_source_are_given_on_its_sheet(site: Site) -> None:
    """The step stands there the next time; a date alone keeps the source's title, and is refused where it may be of either."""
    await site.enter()
    dated = {"source_date": "2026-05-01", "verb": "correct"}
    status, page = await send(site, ANSWER, SHEET | dated)
    assert (status, "une date seule ne dit pas de quelle source" in page) == (409, True)
    texts = {"answer_fr": "Le Fournil cuit le pain du village.", "answer_en": "Le Fournil bakes the village bread."}
    fields = texts | dated | {"actions": "418 555-0123 | Appeler | Call"}
    status, page = await send(site, ANSWER.replace("headcount", "activity"), fields)
    assert (status, "phone: 418 555-0123 | fr: Appeler | en: Call" in page) == (200, True)
    (source,) = [text for path, text in files(site).items() if "learned/sources" in path]
    assert b"La Gazette du village" in source
    assert b"2026-05-01" in source


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"verb": "correct", "answer_fr": "", "answer_en": ""}, 409, "missing-french"),
        (SHEET | {"verb": "correct", "valid_until": "demain"}, 409, "valid_until"),
        (SHEET | {"verb": "correct", "source_title": "Gazette", "source_date": "2027"}, 409, "n’est pas encore venu"),
        ({"verb": "undo"}, 409, "plus rien à annuler"),
        ({"verb": "dance"}, 400, ""),
    ],
)
async def test_what_cannot_be_done_is_said_and_the_sheet_kept(
    site: Site, fields: dict[str, str], status: int, said: str
) -> None:
    """With why; nothing is written."""
    await site.enter()
    before = files(site)
    got, page = await send(site, ANSWER, fields)
    assert got == status
    assert said in page
    assert files(site) == before


async def test_a_page_of_nothing_is_not_there(site: Site) -> None:
    """No such answer, one that is put together, and nobody without a session."""
    assert (await site.visitor.get(LIST)).status == 403
    await site.enter()
    for entry in ("headcount:nobody", "profile:fournil", ""):
        assert (await site.visitor.get("/staff/reponse", params={"entry": entry})).status == 404


async def test_dead_links_stand_above_what_is_old(site: Site) -> None:
    """Those of the last look, with what became of them and the answers that give them; none where nobody looked."""
    await site.enter()
    assert "Liens morts" not in await site.read(LIST)
    told = {
        "url": "https://gazette.example/1",
        "state": "gone",
        "status": 404,
        "leads_to": None,
        "cause": None,
        "in": ["sources:gazette"],
    }
    site.links.write_text(json.dumps({"links": [told]}), encoding="utf-8")
    french, english = await site.read(LIST), await site.read(LIST, "en")
    assert "Liens morts ou déplacés\u00a0: 1" in french
    assert "n’existe plus, répond 404" in french
    assert "is gone, answers 404" in english
    assert "/staff/reponse?entry=headcount%3Afournil" in french
    assert french.index("Liens morts") < french.index("Le Fournil compte 12")


async def test_what_contradicts_itself_stands_above_all(site: Site) -> None:
    """With both texts, in both languages, and the answer one press away; corrected, it is gone."""
    await site.enter()
    assert "Ce qui se contredit" not in await site.read(LIST)
    file = site.folder / "knowledge" / FOURNIL
    file.write_text(file.read_text(encoding="utf-8").replace("has 12 employees (2020)", "has 12 employees (2019)"), "utf-8")
    french, english = await site.read(LIST), await site.read(LIST, "en")
    assert "Ce qui se contredit\u00a0: 1" in french
    assert "“2019” or “2020”?" in english
    assert "/staff/reponse?entry=headcount%3Afournil" in french
    assert french.index("Ce qui se contredit") < french.index("Le Fournil compte 12")


async def test_the_english_is_listed_written_and_gone_from_the_list(site: Site) -> None:
    """One press leads to the field; tried, both cards are shown as visitors see them, and nothing is published yet."""
    await site.enter()
    page = await site.read("/staff/anglais")
    assert "/staff/reponse?entry=topic%3Abudget&amp;lang=fr#answer_en" in page
    budget = "/staff/reponse?entry=topic:budget"
    sheet = {"answer_fr": "La fête coûte 5 000 $ par an.", "answer_en": "The fair costs $5,000 a year."}
    status, page = await send(site, budget, sheet | {"verb": "try"})
    assert (status, "Ce que les visiteurs verront" in page, "costs $5,000 a year" in page) == (200, True, True)
    assert b"5,000" not in files(site)["topics/budget.yaml"]
    await send(site, budget, sheet | {"verb": "correct"})
    assert "topic%3Abudget" not in await site.read("/staff/anglais", "en")


async def test_the_english_of_a_title_and_its_ways_to_ask_is_written_with_the_french_kept(site: Site) -> None:
    """A topic of staff's, written in French alone, gets the rest on one sheet."""
    file = site.folder / "knowledge" / "topics/budget.yaml"
    file.write_text(
        "title: {fr: Budget}\nquestion: {fr: Combien coûte la fête?}\nphrasings: {fr: [combien coûte la fête]}\n"
        "answer: {fr: La fête coûte 5 000 $., en: The fair costs $5000.}\nsource: gazette\n",
        "utf-8",
    )
    await site.enter()
    budget = "/staff/reponse?entry=topic:budget"
    assert 'name="title_en"' in await site.read(budget)
    names = {"title_en": "Budget", "question_en": "What is the cost?", "phrasings_en": "what is the cost\r\nthe price"}
    texts = {"answer_fr": "La fête coûte 5 000 $.", "answer_en": "The fair costs $5000."}
    status, _ = await send(site, budget, texts | names | {"verb": "correct"})
    assert status == 200
    kept = parse("budget", files(site)["topics/budget.yaml"].decode()).data
    assert (kept["title"], kept["question"], kept["phrasings"]) == (
        {"fr": "Budget", "en": "Budget"},
        {"fr": "Combien coûte la fête?", "en": "What is the cost?"},
        {"fr": ["combien coûte la fête"], "en": ["what is the cost", "the price"]},
    )
