"""What one says back in a real browser: by keyboard, announced once, without a script, on another site, and off line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.async_api import expect

from tests import chromium
from tests.channels.web.staff_site import Site, site

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

__all__ = ["site"]

pytestmark = chromium.needed("saying back was NOT tried as visitors do it")


async def answered(browser: Browser, site: Site, question: str = "c ki les leaders", *, script: bool = True) -> Page:
    """The page with an answer."""
    context = await browser.new_context(locale="fr-CA", java_script_enabled=script)
    page = await context.new_page()
    await page.goto(str(site.visitor.make_url("/")))
    await page.fill("#question", question)
    await page.press("#question", "Enter")
    await expect(page.locator(".card")).to_be_visible()
    return page


async def counted(site: Site) -> tuple[int, int, int]:
    """How many people called the answer wrong, no help, a help."""
    (entry,) = (await site.publishing.desk.feedback.list()).entries
    return entry.wrong, entry.not_helpful, entry.helpful


async def test_by_keyboard(browser: Browser, site: Site) -> None:
    """Enter judges, the focus stays, why is asked; what is written is sent, and the focus is where it was."""
    page = await answered(browser, site)
    wrong = page.get_by_role("button", name="faux")
    await wrong.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".thanks")).to_contain_text("L’équipe va regarder")
    await expect(wrong).to_be_focused()
    await expect(wrong).to_have_attribute("aria-pressed", "true")
    await page.keyboard.press("Tab")
    await expect(page.get_by_label("Pourquoi?")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await page.keyboard.type("C’était en 2017.")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator(".thanks")).to_have_text("Merci, l’équipe lira votre mot.")
    await expect(wrong).to_be_focused()
    assert await counted(site) == (1, 0, 0)
    (entry,) = (await site.publishing.desk.feedback.list()).entries
    assert [(one.reason, one.text) for one in entry.comments] == [("outdated", "C’était en 2017.")]


async def test_a_change_of_mind(browser: Browser, site: Site) -> None:
    """The last press counts, and shows as pressed; what helped is not asked why. The question asked stays on the page."""
    page = await answered(browser, site)
    address = page.url
    for name, thanks in (("pas utile", "ce qui manquait"), ("faux", "L’équipe va"), ("utile", "fait plaisir")):
        await page.get_by_role("button", name=name, exact=True).click()
        await expect(page.locator(".thanks")).to_contain_text(thanks)
    await expect(page.locator(".why")).to_be_hidden()
    await expect(page.locator("[aria-pressed=true]")).to_have_text("utile")
    assert await counted(site) == (0, 0, 1)
    assert page.url == address
    await expect(page.locator(".card")).to_have_count(1)


async def test_it_is_announced_once(browser: Browser, site: Site) -> None:
    """The live region of the conversation gets one text; nothing beside it is a live region of its own."""
    page = await answered(browser, site)
    await page.evaluate("""() => {
      window.added = [];
      new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach((n) => window.added.push(n.textContent))))
        .observe(document.getElementById("log"), { childList: true, subtree: true });
    }""")
    await page.get_by_role("button", name="pas utile").dblclick()
    await expect(page.locator(".thanks")).to_contain_text("ce qui manquait")
    assert await page.evaluate("window.added.length") == 1
    assert await page.locator(".feedback [role=status], .feedback [role=alert]").count() == 0
    await expect(page.locator(".why")).to_have_attribute("aria-live", "off")


async def test_without_a_script(browser: Browser, site: Site) -> None:
    """A page thanks and asks why, another thanks for the words; both lead back to the conversation."""
    page = await answered(browser, site, script=False)
    await page.get_by_role("button", name="pas utile").click()
    await expect(page.get_by_role("status")).to_contain_text("Merci de le dire")
    await page.get_by_label("Pourquoi?").select_option("unclear")
    await page.get_by_label("Un mot pour l’équipe").fill("Quelle page?")
    await page.get_by_role("button", name="Envoyer").click()
    await expect(page.get_by_role("status")).to_have_text("Merci, l’équipe lira votre mot.")
    assert await counted(site) == (0, 1, 0)
    await page.get_by_role("link", name="Retour à la conversation").click()
    await expect(page.locator("#latest .card")).to_be_visible()


async def test_off_line_nothing_written_is_lost(browser: Browser, site: Site) -> None:
    """It says so, and what was written can be sent once the line is back."""
    page = await answered(browser, site, "who are the leaders")
    await page.get_by_role("button", name="not helpful").click()
    await page.get_by_label("A word for the team").fill("Which year?")
    await page.context.set_offline(offline=True)
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".thanks")).to_contain_text("I can’t reach the server")
    await page.context.set_offline(offline=False)
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".thanks")).to_have_text("Thank you, the team will read it.")


async def test_an_answer_that_the_server_made_works_the_same(browser: Browser, site: Site) -> None:
    """A question that was linked to, or asked before the script was there."""
    context = await browser.new_context(locale="fr-CA")
    page = await context.new_page()
    await page.goto(f"{site.visitor.make_url('/')}?question=c+ki+les+leaders")
    await page.get_by_role("button", name="faux").click()
    await expect(page.locator(".thanks")).to_contain_text("L’équipe va regarder")
    assert await counted(site) == (1, 0, 0)
    assert (await site.publishing.desk.queue.list()).total == 1


async def test_in_the_widget(browser: Browser, site: Site) -> None:
    """The same buttons on another site's page, whose visitor is known by the page's own conversation."""
    page = await (await browser.new_context(locale="fr-CA")).new_page()
    home = str(site.visitor.make_url("/"))
    host = f'<!doctype html><html lang="fr"><script src="{home}widget.js" defer></script>'
    await page.route("**/host.html", lambda route: route.fulfill(content_type="text/html", body=host))
    await page.goto(f"{home}host.html")
    await page.get_by_role("button", name="Une question sur").click()
    await page.keyboard.type("c ki les leaders")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="faux").click()
    await expect(page.locator(".thanks")).to_contain_text("L’équipe va regarder")
    await page.get_by_label("Pourquoi?").select_option("outdated")
    await page.get_by_role("button", name="Envoyer").click()
    await expect(page.locator(".thanks")).to_have_text("Merci, l’équipe lira votre mot.")
    assert await counted(site) == (1, 0, 0)
