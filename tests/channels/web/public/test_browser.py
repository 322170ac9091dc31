"""The page in a real browser: keyboard, phone, dark, without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests import chromium
from tests.channels.web.fakes import LEADERS

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, ViewportSize

    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant

pytestmark = chromium.needed("the pages were NOT tried as visitors see them")
PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture
def home(visitor: Visitor) -> str:
    """Where the page is."""
    return str(visitor.make_url("/"))


async def _page(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """The page, opened, and the list to which it adds whatever its console complains of."""
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(address)
    return page, complaints


async def test_conversation_by_keyboard(browser: Browser, home: str, assistant: FakeAssistant) -> None:
    """Typing and Enter ask, again and again in one conversation, and nothing offends the page's own policy."""
    page, complaints = await _page(await browser.new_context(locale="fr-CA"), home)
    await expect(page.locator("#question")).to_be_focused()
    await page.keyboard.type("c ki les leaders")
    await page.keyboard.press("Enter")
    await expect(page.locator(".card.answer li")).to_have_text(["Desjardins", "Amisco", "Optech", "Premier Tech"])
    await expect(page.locator(".sources")).to_contain_text("22 mai 2017 · vérifié le 23 novembre 2026")
    await expect(page.locator("#question")).to_have_value("")
    # With suggestions on the page Enter must still send what was typed, and not the first suggestion.
    await page.keyboard.type("il va tu pleuvoir")
    await page.keyboard.press("Enter")
    await expect(page.locator(".card.abstain .noted")).to_have_text("Noté pour l’équipe")
    assert [question.text for question in assistant.asked] == ["c ki les leaders", "il va tu pleuvoir"]
    assert len({question.conversation for question in assistant.asked}) == 1
    assert complaints == []


async def test_suggestion_asks_and_leaves_the_box_alone(browser: Browser, home: str) -> None:
    """A press on a suggestion asks its question; what somebody was typing meanwhile stays."""
    page, _ = await _page(await browser.new_context(locale="fr-CA"), home)
    await page.get_by_role("button", name="c ki les leaders").click()
    await page.fill("#question", "je tapais")
    await page.get_by_role("button", name="Les partenaires Majeurs").click()
    await expect(page.locator(".words")).to_have_text(["c ki les leaders", "Quels sont les partenaires Majeurs?"])
    await expect(page.locator(".card").last).to_contain_text("Trois")
    await expect(page.locator("#question")).to_have_value("je tapais")


async def test_answers_are_announced(browser: Browser, home: str) -> None:
    """Answers come into a polite live region that was there, empty, from the start, each with its own language."""
    page, _ = await _page(await browser.new_context(locale="fr-CA"), home)
    log = page.get_by_role("log", name="Conversation")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log).to_be_empty()
    await page.fill("#question", "who are the leaders")
    await page.keyboard.press("Enter")
    await expect(log.locator(".card[lang=en]")).to_contain_text("There are four Leader partners.")


async def test_nothing_typed_is_lost(browser: Browser, open_site: OpenSite) -> None:
    """When the server refuses, or is not there, the reason is shown and the question is back in the box."""
    visitor = await open_site(web={"questions_per_minute": 1})
    page, _ = await _page(await browser.new_context(locale="fr-CA"), str(visitor.make_url("/")))
    await page.fill("#question", "c ki les leaders")
    await page.keyboard.press("Enter")
    await expect(page.locator(".card")).to_be_visible()
    await page.fill("#question", "pis Optech?")
    await page.keyboard.press("Enter")
    await expect(page.locator(".fault")).to_contain_text("Laissez-moi souffler")
    await expect(page.locator("#question")).to_have_value("pis Optech?")
    await visitor.server.close()
    await page.keyboard.press("Enter")
    await expect(page.locator(".fault").last).to_contain_text("joindre le serveur")
    await expect(page.locator("#question")).to_have_value("pis Optech?")


async def test_hostile_texts_stay_texts(browser: Browser, home: str) -> None:
    """Neither question nor answer runs a script, on the page made by the server nor by the page's own script."""
    page, complaints = await _page(await browser.new_context(locale="fr-CA"), home + "?question=%3Cb%3Ehostile%3C/b%3E")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    await page.fill("#question", "<b>hostile</b>")
    await page.keyboard.press("Enter")
    await expect(page.locator(".words")).to_have_text(["<b>hostile</b>", "<b>hostile</b>"])
    await expect(page.locator(".card")).to_have_count(2)
    assert await page.locator(".card script, .card img, .card b, [onfocus]").count() == 0
    assert dialogs == []
    assert complaints == []


async def test_works_without_a_script(browser: Browser, home: str, assistant: FakeAssistant) -> None:
    """Question, answer and suggestion, with scripts turned off; the conversation holds all the same."""
    page, _ = await _page(await browser.new_context(locale="fr-CA", java_script_enabled=False), home)
    await page.fill("#question", "c ki les leaders")
    await page.press("#question", "Enter")
    await expect(page.locator(".card li")).to_have_count(4)
    await page.get_by_role("button", name="Les partenaires Majeurs").click()
    await expect(page.locator(".card").last).to_contain_text("Trois")
    assert [question.text for question in assistant.asked] == ["c ki les leaders", LEADERS.suggestions[0].question]
    assert len({question.conversation for question in assistant.asked}) == 1


async def test_keyboard_finds_everything_and_shows_where_it_is(browser: Browser, home: str) -> None:
    """The first Tab offers to skip to the question; every stop is visible, with a visible focus."""
    page, _ = await _page(await browser.new_context(locale="fr-CA", java_script_enabled=False), home)
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Aller à la question")).to_be_in_viewport()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.locator("#question")).to_be_focused()
    border = "el => getComputedStyle(el.parentElement).boxShadow"
    focused = await page.locator("#question").evaluate(border)
    await page.keyboard.press("Tab")
    send = page.get_by_role("button", name="Demander")
    await expect(send).to_be_focused()
    assert await send.evaluate("el => getComputedStyle(el).outlineStyle") == "solid"
    await page.keyboard.press("Shift+Tab")
    assert "px" in focused
    assert await page.locator("#question").evaluate(border) == focused


async def test_fits_a_small_phone(browser: Browser, home: str) -> None:
    """At 360 px nothing sticks out sideways, and what is to be pressed is large enough for a thumb."""
    context = await browser.new_context(locale="fr-CA", viewport=PHONE, is_mobile=True, has_touch=True)
    for path in ("", "?question=c+ki+les+leaders", "confidentialite", "staff", "?lang=en"):
        page, _ = await _page(context, home + path)
        assert await page.evaluate("document.documentElement.scrollWidth") == 360, path
        for button in await page.locator("main button, main .button").all():
            box = await button.bounding_box()
            assert box is not None
            assert box["height"] >= 36, path
            assert box["x"] + box["width"] <= 360, path


async def test_unbreakable_words_fit_too(browser: Browser, home: str) -> None:
    """A question without a space does not widen the page."""
    page, _ = await _page(await browser.new_context(viewport=PHONE), home)
    await page.fill("#question", "a" * 1500)
    await page.keyboard.press("Enter")
    await expect(page.locator(".card")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_follows_the_systems_wishes(browser: Browser, home: str) -> None:
    """Dark where the system is dark, and still where it wants less motion."""
    background = "getComputedStyle(document.documentElement).backgroundColor"
    animation = "el => getComputedStyle(el).animationName"
    path = home + "?question=c+ki+les+leaders"
    light, _ = await _page(await browser.new_context(color_scheme="light"), path)
    dark, _ = await _page(await browser.new_context(color_scheme="dark", reduced_motion="reduce"), path)
    assert await light.evaluate(background) == "rgb(246, 245, 239)"
    assert await dark.evaluate(background) == "rgb(16, 24, 29)"
    assert await light.locator(".card").evaluate(animation) == "rise"
    assert await dark.locator(".card").evaluate(animation) == "none"
