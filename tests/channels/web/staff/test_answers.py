"""Any answer, found on the staff's pages by a word of it; before any word, the most asked."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.staff import answers
from bot.knowledge.model import Fact, Words
from bot.review.finding import AnswerSearch
from bot.review.outcome_counts import OutcomeCount
from tests.channels.web.staff_site import Site, site

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answers.engine import Engine

__all__ = ["site"]

PATH = "/staff/reponses"


def entries(page: str) -> list[str]:
    """The ids of the answers on a page, in its order."""
    return re.findall(r"<code>([^<]+)</code></p>", page)


async def test_before_any_word_the_most_asked_come_first(site: Site) -> None:
    """With how often, the text in the language that is read, and where it is missing in French, marked as such."""
    await site.tallies.add([OutcomeCount("2026-05-20", "web", "fr", "answer", "", "topic:budget", 7)])
    await site.tallies.add([OutcomeCount("2026-05-21", "web", "en", "answer", "", "topic:fete", 1)])
    await site.enter()
    french, english = await site.read(PATH), await site.read(PATH, "en")
    assert entries(french)[:2] == entries(english)[:2] == ["topic:budget", "topic:fete"]
    assert "<strong>7</strong> <span>fois</span>" in french
    assert "<strong>7</strong> <span>times</span>" in english
    assert "The fair is on 24 June." in english
    assert '<p class="begins" lang="fr">La fête coûte' in english
    assert "la plus demandée d’abord" in french
    assert 'aria-current="page">Réponses</a>' in french


async def test_an_answer_is_found_by_a_word_in_either_language(site: Site) -> None:
    """With the date of its source and whether it is to be read again; a link leads to its sheet, and from there back."""
    await site.enter()
    page = await site.read(f"{PATH}?q=employees fournil")
    assert entries(page)[0] == "headcount:fournil"
    assert "Source\u00a0: mai 2020" in page
    assert "à relire depuis le 28 mai 2022" in page
    assert 'value="employees fournil"' in page
    link = "/staff/reponse?entry=headcount%3Afournil&amp;q=employees+fournil&amp;lang=fr"
    assert link in page
    sheet = await site.read(link.replace("&amp;", "&"))
    assert f"{PATH}?q=employees+fournil&amp;lang=fr" in sheet
    refusing = await site.read(f"{PATH}?q=météo", "en")
    assert entries(refusing) == ["topic:meteo"]
    assert "says that it does not know" in refusing


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "Rien ne parle de «\u00a0&lt;xyzzyq&gt;\u00a0»"), ("en", "speaks of “&lt;xyzzyq&gt;”")]
)
async def test_what_nothing_speaks_of_is_said(site: Site, language: str, said: str) -> None:
    """What was typed stays text."""
    await site.enter()
    page = await site.read(f"{PATH}?q=<xyzzyq>", language)
    assert said in page
    assert entries(page) == []


async def test_a_long_list_is_turned_page_by_page(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left out, each page says which of how many it shows; beyond the last one, the last is shown."""
    monkeypatch.setattr(answers, "ON_A_PAGE", 3)
    await site.enter()
    every = AnswerSearch(site.engines[-1].knowledge).entries
    last = -(-len(every) // 3)
    assert last > 1
    pages = [await site.read(f"{PATH}?page={number}") for number in range(1, last + 1)]
    assert sorted(entry for page in pages for entry in entries(page)) == sorted(every)
    assert f"Réponses 4 à {min(6, len(every))} sur {len(every)}" in pages[1]
    assert f"{PATH}?page=1&amp;lang=fr" in pages[1]
    assert entries(await site.read(f"{PATH}?page=99")) == entries(pages[-1])
    assert entries(await site.read(f"{PATH}?page=-1")) == entries(pages[0])


async def test_only_staff_look_and_a_reader_may(site: Site) -> None:
    """Whoever cannot correct finds the same, and the sheet without a form."""
    assert (await site.visitor.get(PATH)).status == 403
    await site.enter("Bruno", "reader")
    assert "topic:fete" in entries(await site.read(f"{PATH}?q=fête"))
    sheet = await site.read("/staff/reponse?entry=topic:fete&q=fête")
    assert 'name="answer_fr"' not in sheet
    assert "The fair is on 24 June." in sheet


async def test_what_nobody_wrote_is_marked_and_its_sheet_says_where_it_is_corrected(site: Site) -> None:
    """What the base tells from other things of the same sheet is an answer, too."""
    engine = site.engines[-1]
    mill = engine.knowledge.entities["scierie"]
    told = Fact("headcount", Words("La scierie compte 3 employés."), ("gazette",))
    entities = {**engine.knowledge.entities, "scierie": replace(mill, facts=(*mill.facts, told))}
    site.engines.append(engine.saying(replace(engine.knowledge, entities=entities)))
    await site.enter()
    assert "tirée d’autre chose" in await site.read(f"{PATH}?q=headcount:scierie")
    sheet = await site.read("/staff/reponse?entry=headcount:scierie")
    assert "La scierie compte 3 employés." in sheet
    assert "Personne n’a écrit cette réponse-là" in sheet
    assert 'name="answer_fr"' not in sheet


async def test_nobody_waits_while_an_answer_is_looked_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search is made, and every word looked for, in a thread; so are the files read."""
    await site.enter()
    held_up: list[str] = []
    aside: list[str] = []

    def heard(name: str, work: Callable[..., object]) -> Callable[..., object]:
        def told(*given: object) -> object:
            noted = aside
            with suppress(RuntimeError):
                asyncio.get_running_loop()
                noted = held_up
            noted.append(name)
            return work(*given)

        return told

    library = type(site.publishing.library)
    for owner, name in ((AnswerSearch, "__init__"), (AnswerSearch, "found"), (library, "written")):
        monkeypatch.setattr(owner, name, heard(name, getattr(owner, name)))
    await site.read(f"{PATH}?q=fete")
    assert (held_up, sorted(aside)) == ([], ["__init__", "found", "written"])


async def test_the_search_follows_what_answers(site: Site) -> None:
    """What was published since is found; what is gone is not."""

    def without_budget(engine: Engine) -> Engine:
        topics = {id_: topic for id_, topic in engine.knowledge.topics.items() if id_ != "budget"}
        return engine.saying(replace(engine.knowledge, topics=topics))

    await site.enter()
    assert "topic:budget" in entries(await site.read(f"{PATH}?q=budget"))
    site.engines.append(without_budget(site.engines[-1]))
    assert "topic:budget" not in entries(await site.read(f"{PATH}?q=budget"))
