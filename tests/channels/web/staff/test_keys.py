"""The staff's pages by single keys, in a browser: they lead there and do nothing, and never while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.channels.web.staff_site import Site, site
from tests.store.examples import put

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

__all__ = ["site"]

pytestmark = chromium.needed("the keys of the staff's pages")


@pytest.fixture
async def page(browser: Browser, site: Site) -> Page:
    """The queue, with three groups."""
    for text in ("Un cinéma?", "Voir un film?", "Un lac?"):
        await put(site.store, text=text, utterance=text)
    page = await (await browser.new_context(locale="fr-CA")).new_page()
    await page.goto(str(site.visitor.make_url(f"/staff?link={site.link()}")))
    await page.get_by_role("button", name="Entrer").click()
    await page.locator("[data-answer]").first.wait_for()
    return page


async def press(page: Page, *keys: str) -> str:
    """Press keys; the text or the name of what has the focus then."""
    for key in keys:
        await page.keyboard.press(key)
    return str(await page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name"))


async def ticked(page: Page) -> list[str]:
    """The groups that are ticked."""
    return [await box.get_attribute("value") or "" for box in await page.locator("[name=group]:checked").all()]


async def test_j_and_k_move_and_stop_at_the_ends(page: Page) -> None:
    """To the first one, down, and up again."""
    titles = [(await one.text_content() or "").strip() for one in await page.locator("[data-answer]").all()]
    assert await press(page, "j") == titles[0]
    assert await press(page, "j", "j", "j", "j") == titles[2]
    assert await press(page, "k") == titles[1]
    assert await press(page, "k", "k", "k") == titles[0]


async def test_x_ticks_and_d_leads_to_the_reason_and_dismisses_nothing(page: Page, site: Site) -> None:
    """What stands here is ticked, unless others are; nothing happens before a button is pressed."""
    await press(page, "j", "x")
    assert len(await ticked(page)) == 1
    await press(page, "x")
    assert await ticked(page) == []
    await press(page, "j", "d")
    assert await page.evaluate("document.activeElement.name") == "reason"
    assert len(await ticked(page)) == 1
    group = await site.store.group(int((await ticked(page))[0]))
    assert group is not None
    assert group.standing.state == "new"


async def test_a_opens_the_group_at_its_answer_and_then_its_first_field(page: Page) -> None:
    """From the queue to the page, and there into the form."""
    await press(page, "j")
    async with page.expect_navigation():
        await page.keyboard.press("a")
    assert page.url.endswith("#answer")
    await press(page, "a")
    assert await page.evaluate("document.activeElement.id") == "title_fr"
    await page.keyboard.type("jade")
    assert await page.input_value("#title_fr") == "jade"


async def test_a_slash_leads_to_the_search_and_what_stands_there_is_replaced(page: Page, site: Site) -> None:
    """On the page of answers, and in the queue; where nothing is searched, it is a slash like any other."""
    await page.goto(str(site.visitor.make_url("/staff/reponses?q=budget")))
    await press(page, "/")
    await page.keyboard.type("fournil")
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    assert "q=fournil" in page.url
    await press(page, "j")
    assert await page.evaluate("document.activeElement.closest('[data-step] h2') !== null")
    await page.goto(str(site.visitor.make_url("/staff")))
    await press(page, "/")
    assert await page.evaluate("document.activeElement.name") == "text"
    await page.goto(str(site.visitor.make_url("/staff/journal")))
    await press(page, "/")
    assert await page.evaluate("document.activeElement === document.body")


async def test_a_leads_to_the_field_that_a_link_names(page: Page, site: Site) -> None:
    """The English to be written has a field of its own on the sheet of the answer."""
    await page.goto(str(site.visitor.make_url("/staff/anglais")))
    await press(page, "j")
    async with page.expect_navigation():
        await page.keyboard.press("a")
    assert page.url.endswith("#answer_en")


async def test_no_key_acts_while_somebody_types_or_holds_another(page: Page) -> None:
    """In the search box letters are letters; Ctrl, Alt and Meta leave them to the browser."""
    await page.focus("[name=text]")
    await page.keyboard.type("jxd?")
    assert await page.input_value("[name=text]") == "jxd?"
    assert await ticked(page) == []
    assert not await page.locator("#keys").is_visible()
    await press(page, "Escape")
    await page.locator("[data-answer]").first.focus()
    before = await page.evaluate("document.activeElement.textContent")
    for held in ("Control", "Alt", "Meta"):
        await page.keyboard.press(f"{held}+j")
        await page.keyboard.press(f"{held}+x")
    assert await page.evaluate("document.activeElement.textContent") == before
    assert await ticked(page) == []


async def test_the_keys_are_told_and_switched_off_for_good(page: Page) -> None:
    """`?` shows them; switched off they are off after a reload too, and a button still leads to the switch."""
    await press(page, "?")
    assert await page.locator("#keys").is_visible()
    await page.locator("#keys input").check()
    await page.keyboard.press("Escape")
    await page.reload()
    await press(page, "j", "x", "?")
    assert await ticked(page) == []
    assert not await page.locator("#keys").is_visible()
    await page.locator("#keys-open").click()
    await page.locator("#keys input").uncheck()
    await page.keyboard.press("Escape")
    await press(page, "j", "x")
    assert len(await ticked(page)) == 1
