"""A conversation on the page, in a real browser: over a reload, the way back, another language, in two tabs, on a bad line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests import chromium

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, Route

    from tests.channels.web.conftest import Visitor
    from tests.channels.web.fakes import FakeAssistant

pytestmark = chromium.needed("conversations were NOT tried as visitors have them")
FIRST, SECOND = "c ki les leaders", "il va tu pleuvoir"


@pytest.fixture
def home(visitor: Visitor) -> str:
    """Where the page is."""
    return str(visitor.make_url("/"))


async def _opened(context: BrowserContext, address: str) -> Page:
    page = await context.new_page()
    await page.goto(address)
    return page


async def _ask(page: Page, question: str) -> None:
    """Ask, and wait for the answer."""
    before = await page.locator(".card").count()
    await page.fill("#question", question)
    await page.keyboard.press("Enter")
    await expect(page.locator(".card")).to_have_count(before + 1)


async def _shows(page: Page, *questions: str) -> None:
    """These were asked, in this order, and each is answered."""
    await expect(page.locator(".exchange .words")).to_have_text(list(questions))
    await expect(page.locator(".exchange .card")).to_have_count(len(questions))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
async def test_kept_and_each_tab_its_own(browser: Browser, home: str, assistant: FakeAssistant, *, script: bool) -> None:
    """Reload, another language, a page and back: all is there; another tab knows nothing of it; one may start anew."""
    context = await browser.new_context(locale="fr-CA", java_script_enabled=script)
    page = await _opened(context, home)
    await _ask(page, FIRST)
    await page.reload()
    await _shows(page, FIRST)
    await page.locator("a.language").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await _shows(page, FIRST)
    await _ask(page, SECOND)
    await page.locator(".bottom a").first.click()
    await expect(page.locator(".exchange")).to_have_count(0)
    await page.go_back()
    await _shows(page, FIRST, SECOND)
    tab = await _opened(context, home)
    await _shows(tab)
    await _ask(tab, "who are the leaders")
    await _ask(page, "pis?")
    *_, mine, theirs, again = (question.conversation for question in assistant.asked)
    assert mine == again != theirs
    assert len({question.asker for question in assistant.asked}) == 1
    await page.get_by_role("link", name="Start over").click()
    await _shows(page)
    await _ask(page, FIRST)
    assert assistant.asked[-1].conversation not in (mine, theirs)


async def test_a_link_goes_on_from_what_was_said(browser: Browser, home: str, assistant: FakeAssistant) -> None:
    """A question that was linked to joins the conversation, and what follows is asked where it was answered."""
    page = await _opened(await browser.new_context(locale="fr-CA"), home)
    await _ask(page, FIRST)
    await page.goto(f"{home}?question=who+are+the+leaders&lang=fr")
    await _shows(page, FIRST, "who are the leaders")
    await _ask(page, SECOND)
    await page.reload()
    await _shows(page, FIRST, "who are the leaders", SECOND)
    linked = next(question for question in assistant.asked if question.text == "who are the leaders")
    asked = next(question for question in assistant.asked if question.text == SECOND)
    assert linked.conversation == asked.conversation


async def test_asked_once_however_often_one_clicks(browser: Browser, home: str, assistant: FakeAssistant) -> None:
    """A sample, a suggestion and the button, each pressed twice; the focus goes where the next question is written."""
    page = await _opened(await browser.new_context(locale="fr-CA"), home)
    await page.get_by_role("button", name=FIRST).dblclick()
    await _shows(page, FIRST)
    await expect(page.locator("#question")).to_be_focused()
    await page.get_by_role("button", name="Les partenaires Majeurs").dblclick()
    await expect(page.locator(".card")).to_have_count(2)
    await page.fill("#question", SECOND)
    await page.get_by_role("button", name="Demander").dblclick()
    await expect(page.locator(".card")).to_have_count(3)
    assert [question.text for question in assistant.asked] == [FIRST, "Quels sont les partenaires Majeurs?", SECOND]


async def test_an_answer_is_announced_once(browser: Browser, home: str) -> None:
    """What waits for it is not read out, nor is what was said before, when the page is opened again."""
    page = await _opened(await browser.new_context(locale="fr-CA"), home)
    watch = """() => {
      window.heard = [];
      const log = document.getElementById("log");
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            if (log.ariaLive === "polite" && node.matches?.(".card, .searching:not([aria-hidden=true])"))
              window.heard.push(node.className);
      }).observe(log, { childList: true, subtree: true });
    }"""
    await page.evaluate(watch)
    await _ask(page, FIRST)
    assert await page.evaluate("window.heard") == ["card answer"]
    await page.reload()
    await expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")


async def test_offline_and_slow_lines_lose_nothing(browser: Browser, home: str, assistant: FakeAssistant) -> None:
    """What is wrong is said, the question is in the box and on a button, and what is typed meanwhile survives a reload."""
    context = await browser.new_context(locale="fr-CA")
    page = await _opened(context, home)
    box = page.locator("#question")
    await context.set_offline(offline=True)
    await box.fill(FIRST)
    await page.keyboard.press("Enter")
    await expect(page.locator(".fault")).to_contain_text("hors ligne")
    await expect(box).to_have_value(FIRST)
    await box.fill("autre chose")
    await context.set_offline(offline=False)
    await page.get_by_role("button", name="Réessayer").click()
    await _shows(page, FIRST)
    await expect(page.locator(".fault")).to_have_count(0)
    await page.reload()
    await expect(box).to_have_value("autre chose")
    held: list[Route] = []
    await page.route("**/api/ask", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    await page.clock.install()
    await box.press("Enter")
    await expect(page.locator(".searching")).to_have_text("Je cherche…")
    await page.clock.fast_forward(9_000)
    await expect(page.locator(".searching")).to_contain_text("plus de temps")
    await box.fill("je tape déjà")
    await box.press("Enter")
    await page.clock.fast_forward(40_000)
    await expect(page.locator(".fault")).to_contain_text("n’est pas perdue")
    await expect(box).to_have_value("je tape déjà")
    assert [question.text for question in assistant.asked] == [FIRST]
    assert len(held) == 1


async def test_a_cry_for_help_is_shown_and_not_kept(browser: Browser, home: str) -> None:
    """Neither in the tab, nor by the server: whoever opens the page after reads nothing of it."""
    for script in (True, False):
        page = await _opened(await browser.new_context(locale="fr-CA", java_script_enabled=script), home)
        await _ask(page, "au secours")
        await expect(page.locator(".card")).to_contain_text("911")
        await page.goto(home)
        await _shows(page)
