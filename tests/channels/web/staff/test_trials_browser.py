"""A trial in a browser: told at once, a bar that moves, there for whoever comes back, and the same as without scripts."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests import chromium
from tests.channels.web.staff.test_group import TOPIC
from tests.channels.web.staff.test_trials import ENTRY, gate
from tests.channels.web.staff_site import Site, site
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.async_api import Browser, Page

    from bot.knowledge.model import Language
    from bot.review.dry_run import KnowledgeVersion

__all__ = ["gate", "site"]

pytestmark = chromium.needed("what staff see while they try something")

QUESTIONS = ("Y a-t-il un cinéma?", "Combien d'employés a le Fournil?", "Un lac?", "Où dormir?")
ANSWER = "Le cinéma est au village voisin."


@dataclass
class Asking:
    """Has the asking stop where the test wants it."""

    further: Callable[[int], None] | None = None
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    goes_on: asyncio.Event = field(default_factory=asyncio.Event)


@pytest.fixture
def asking(site: Site, monkeypatch: pytest.MonkeyPatch) -> Asking:
    """Nothing is asked before the test says so; the village alone is too small for anybody to be told how far it is."""
    held, prepared = Asking(), site.publishing.library.prepared

    async def waiting(
        tried: KnowledgeVersion, asked: Sequence[tuple[str, Language | None]], further: Callable[[int], None]
    ) -> KnowledgeVersion:
        held.further = further
        held.begun.set()
        await held.goes_on.wait()
        return await prepared(tried, asked, further)

    monkeypatch.setattr(site.publishing.library, "prepared", waiting)
    return held


async def entered(browser: Browser, site: Site, *, scripts: bool = True) -> Page:
    """The queue, for somebody of the staff whose browser stops the test at the first fault of a script."""
    page = await (await browser.new_context(locale="fr-CA", java_script_enabled=scripts)).new_page()
    page.set_default_timeout(15_000)
    await page.goto(str(site.visitor.make_url(f"/staff?link={site.link()}")))
    await page.get_by_role("button", name="Entrer").click()
    await page.get_by_role("heading", level=1).wait_for()
    return page


async def asked(site: Site) -> int:
    """Have people ask; the group about a cinema."""
    ids = [await put(site.store, text=text, utterance=text, nearest=None) for text in QUESTIONS]
    return ids[0]


async def try_topic(page: Page, site: Site, group_id: int) -> None:
    """Fill in the sheet of a group and press the button."""
    await page.goto(str(site.visitor.make_url(f"/staff/{group_id}?lang=fr&how=new_entry")))
    for name, value in TOPIC.items():
        if name not in ("kind", "verb"):
            await page.fill(f"#sheet [name={name}]", value)
    await page.click("#sheet button[value=try]")


async def found(page: Page) -> tuple[str, str]:
    """What the trial found, and what visitors will see."""
    await page.locator(".sums").wait_for()
    return await page.inner_text("section.tried"), await page.inner_text("section[aria-labelledby=seen]")


async def test_it_is_told_at_once_and_the_bar_moves_to_the_end(
    browser: Browser, site: Site, gate: asyncio.Event, asking: Asking
) -> None:
    """The page comes while nothing is built, the bar follows what was asked, and the result takes its place by itself."""
    faults: list[str] = []
    page, group_id = await entered(browser, site), await asked(site)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    await try_topic(page, site, group_id)
    await expect(page.locator("[data-trying]")).to_contain_text("À l’essai")
    bar = page.locator("[data-trying] progress")
    await expect(bar).to_have_js_property("value", 0)
    await expect(page.locator("[data-trying]")).to_contain_text("À première vue")
    most = int(await bar.get_attribute("max") or "0")
    assert most == len(QUESTIONS)
    gate.set()
    await asking.begun.wait()
    assert asking.further is not None
    asking.further(1)
    await expect(bar).to_have_js_property("value", 1)
    asking.further(most - 1)
    await expect(bar).to_have_js_property("value", most)
    await expect(page.locator("[data-trying]")).to_contain_text(f"{most} sur {most}")
    asking.goes_on.set()
    tried, seen = await found(page)
    assert "Répond à 1 question ouverte" in tried
    assert ANSWER in seen
    assert await page.locator("[data-trying]").count() == 0
    assert await page.input_value("#answer_fr") == TOPIC["answer_fr"]
    assert faults == []


async def test_without_scripts_the_result_is_the_same(browser: Browser, site: Site) -> None:
    """The page comes when all is known, and says word for word what the other says; so does publishing it."""
    group_id = await asked(site)
    with_scripts, without = await entered(browser, site), await entered(browser, site, scripts=False)
    await try_topic(with_scripts, site, group_id)
    await try_topic(without, site, group_id)
    told = await found(with_scripts)
    assert told == await found(without)
    assert "Répond à 1 question ouverte" in told[0]
    await with_scripts.click("#sheet button[value=answer]")
    await expect(with_scripts.locator("p.done")).to_be_visible()
    group = await site.store.group(group_id)
    assert group is not None
    assert group.standing.state == "answered"


async def test_who_leaves_finds_it_when_they_come_back(browser: Browser, site: Site, gate: asyncio.Event) -> None:
    """While it runs with its bar, and when it has ended with its result; their sheet both times."""
    page, group_id = await entered(browser, site), await asked(site)
    address = str(site.visitor.make_url(f"/staff/{group_id}?lang=fr"))
    await try_topic(page, site, group_id)
    await page.locator("[data-trying] progress").wait_for()
    await page.goto(str(site.visitor.make_url("/staff?lang=fr")))
    await page.goto(address)
    await expect(page.locator("[data-trying]")).to_contain_text("À l’essai")
    assert await page.input_value("#answer_fr") == TOPIC["answer_fr"]
    await page.goto(str(site.visitor.make_url("/staff?lang=fr")))
    gate.set()
    await page.goto(address)
    tried, seen = await found(page)
    assert "Répond à 1 question ouverte" in tried
    assert ANSWER in seen
    assert await page.input_value("#answer_fr") == TOPIC["answer_fr"]


async def test_a_correction_shows_first_what_gets_other_words(browser: Browser, site: Site, gate: asyncio.Event) -> None:
    """The words of before and after while nothing is built yet; then the result, with the card that visitors will see."""
    await asked(site)
    site.publishing.library.serving().tell(QUESTIONS[1], "fr")
    page = await entered(browser, site)
    await page.goto(str(site.visitor.make_url(f"{ENTRY}&lang=fr")))
    await page.fill("#answer_fr", "Le Fournil compte 77 personnes.")
    await page.fill("#source_title", "Affiche")
    await page.click("#sheet button[value=try]")
    going = page.locator("[data-trying]")
    await expect(going).to_contain_text("1 question reçoit une autre réponse")
    await expect(going.locator("dl.change")).to_contain_text("77 personnes")
    gate.set()
    tried, seen = await found(page)
    assert "Change 1 réponse" in tried
    assert "77 personnes" in seen


async def test_a_fault_of_ours_is_told_and_leaves_the_sheet(
    browser: Browser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits is told by a page of its own, once, and not by a form that says nothing; what they wrote is not lost."""

    async def breaks(_files: object) -> KnowledgeVersion:
        message = "of the test"
        raise RuntimeError(message)

    monkeypatch.setattr(site.publishing.library, "tried", breaks)
    page, group_id = await entered(browser, site), await asked(site)
    await try_topic(page, site, group_id)
    await expect(page.locator("#sheet")).to_have_count(0)
    await page.goto(str(site.visitor.make_url(f"/staff/{group_id}?lang=fr")))
    assert await page.input_value("#answer_fr") == TOPIC["answer_fr"]
    assert await page.locator("[data-trying]").count() == 0
