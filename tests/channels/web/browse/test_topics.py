"""The pages of topics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.knowledge.derived import completed
from tests import village

if TYPE_CHECKING:
    from tests.channels.web.conftest import Visitor
    from tests.channels.web.fakes import FakeAssistant


async def test_topics_are_sorted_by_what_people_come_for(visitor: Visitor) -> None:
    """In the order of `needs.yaml`; those under no need come last, those out of scope nowhere."""
    page = await (await visitor.get("/sujets")).text()
    assert page.index('<section class="need" id="celebrate"') < page.index('<section class="need" id="other"')
    assert page.count('href="/sujets/fete"') == 1
    assert page.index('href="/sujets/fete"') < page.index('href="/sujets/budget"')
    assert "/sujets/meteo" not in page


async def test_a_need_holds_its_subjects(visitor: Visitor, assistant: FakeAssistant) -> None:
    """Each under its own heading."""
    subjects = "money:\n  name: {fr: l’argent, en: money}\n  guide: budget\n  topics: [budget]\n"
    needs = "save:\n  name: {fr: Épargner, en: Save}\n  subjects: [money]\n"
    assistant.knowledge = completed(village.sorted_knowledge(subjects=subjects, needs=needs))
    page = await (await visitor.get("/en/sujets")).text()
    assert '<h3 id="save-1">Money</h3>' in page
    assert 'href="#save"' in page
    topic = await (await visitor.get("/en/sujets/budget")).text()
    assert 'href="/en/sujets#save"' in topic


async def test_a_long_list_is_jumped_through(visitor: Visitor, assistant: FakeAssistant) -> None:
    """From the top to each need, which says how much it holds; from there to each of its subjects, and back."""
    subjects = (
        "money:\n  name: {fr: l’argent, en: money}\n  guide: budget\n  topics: [budget]\n"
        "feast:\n  name: {fr: la fête, en: the feast}\n  guide: fete\n  topics: [fete]\n"
    )
    needs = "live:\n  name: {fr: Vivre, en: Live}\n  subjects: [money, feast]\n"
    assistant.knowledge = completed(village.sorted_knowledge(subjects=subjects, needs=needs))
    for path, feast in (("/sujets", "La fête"), ("/en/sujets", "The feast")):
        page = await (await visitor.get(path)).text()
        assert re.search(r'<a href="#live">\w+ <span class="note">2</span></a>', page)
        assert f'<li><a href="#live-2">{feast}</a></li>' in page
        assert f'<h3 id="live-2">{feast}</h3>' in page
        assert '<a href="#needs">' in page
        assert 'id="needs"' in page


async def test_who_does_not_want_to_read_a_list_asks(visitor: Visitor) -> None:
    """In a box above it, which asks as the first page does."""
    page = await (await visitor.get("/sujets")).text()
    assert page.index('<form class="filters" method="post" action="/?lang=fr"') < page.index('id="needs"')
    answered = await (await visitor.post("/?lang=fr", data={"question": "c ki les leaders"})).text()
    assert "Premier Tech" in answered


async def test_a_topic_has_its_answer_sources_and_what_comes_next(visitor: Visitor) -> None:
    """And its question, as a link that asks."""
    page = await (await visitor.get("/sujets/fete")).text()
    assert "24 juin" in page
    assert "L&#39;Almanach" in page
    assert 'href="/sujets/budget"' in page
    assert 'rel="nofollow"' in page
    assert '"@type": "WebPage"' in page
    assert "FAQPage" not in page


async def test_what_is_out_of_scope_has_no_page(visitor: Visitor) -> None:
    """Nor has what nobody wrote."""
    for path in ("/sujets/meteo", "/en/sujets/meteo", "/sujets/rien"):
        assert (await visitor.get(path)).status == 404
