"""The pages of staff and visitors as axe-core judges them, on a small phone, and by keyboard alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from bot.channels.web.browse.map_layout import WIDTH
from bot.evaluation import measured
from bot.evaluation.measured import Measured
from bot.knowledge.derived import completed
from bot.review.correcting import Correcting
from bot.review.outcome_counts import OutcomeCount
from tests import chromium
from tests.channels.web.browse import valley
from tests.channels.web.staff_site import Site, site
from tests.store.examples import feedback, put
from tests.village import sorted_knowledge

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, ViewportSize

__all__ = ["site"]

pytestmark = chromium.needed("the pages were NOT judged for accessibility")
STAFF = (
    "staff",
    "staff?state=all&language=en",
    "staff?done=claim&batch=1.2&left=1",
    "staff/1",
    "staff/1?how=new_fact",
    "staff/1?how=new_phrasing",
    "staff/1?how=new_alias",
    "staff/2",
    "staff?reason=not_recorded",
    "staff/tableau",
    "staff/anglais",
    "staff/relire",
    "staff/reponses",
    "staff/reponses?q=fete",
    "staff/reponses?q=xyzzyq",
    "staff/reponse?entry=headcount%3Afournil",
    "staff/reponse?entry=topic%3Afete&q=fete",
    "staff/reponse?entry=topic%3Ameteo",
    "staff/chiffres",
    "staff/journal",
    "staff/avis",
    "staff/sessions",
    "staff/approuver",
    "staff/approuver?of=headcount%3Afournil",
)
VISITORS = (
    "",
    "?question=c+ki+les+leaders",
    "?question=il+va+tu+pleuvoir",
    "?question=+",
    "recu",
    "recu?code=x",
    "confidentialite",
    "carte",
    "transparence",
)
BROWSED = (
    "organisations",
    "organisations?secteur=food&q=pain",
    "organisations?q=xyzzy&palier=gold",
    "organisations/fournil",
    "organisations/forge",
    "municipalites",
    "municipalites/aubier",
    "personnes/marie",
    "sujets",
    "sujets/fete",
    "sujets/nothing",
)
"""Paths in French; the English ones lie under `en/`."""
_RUN = "async () => (await axe.run()).violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => [v.id, v.nodes.map(n => n.target.join(' '))])"  # noqa: E501 - one expression of another language


@pytest.fixture(scope="module")
def axe(request: pytest.FixtureRequest) -> str:
    """The script of axe-core, of the pinned version."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("*** NO NPM HERE: THE PAGES ARE NOT JUDGED BY AXE-CORE ***")
    cache = request.config.cache
    assert cache is not None
    folder = cache.mkdir("axe-core")
    pinned = Path(__file__).with_name("axe").joinpath("package.json").read_text(encoding="utf-8")
    script, installed = folder / "node_modules" / "axe-core" / "axe.min.js", folder / "package.json"
    if not script.exists() or installed.read_text(encoding="utf-8") != pinned:
        installed.write_text(pinned, encoding="utf-8")
        options = ("--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
        done = subprocess.run([npm, "install", *options], cwd=folder, capture_output=True, timeout=180, check=False)
        if done.returncode:
            shutil.rmtree(folder / "node_modules", ignore_errors=True)
            pytest.skip("*** NO NPM PACKAGES TO BE HAD: THE PAGES ARE NOT JUDGED BY AXE-CORE ***")
    return script.read_text(encoding="utf-8")


@pytest.fixture
async def home(site: Site) -> str:
    """The site with something to see on every page."""
    await put(site.store, text="Un cinéma avec Jean Gagnon?", utterance="un cinema")
    await put(site.store, text="Un ciné?", utterance="un cinema", asker="b")
    await put(site.store, text="A lake?", utterance="a lake", language="en", reason="wrong_answer", nearest="topic:fete")
    await site.publishing.desk.actions.claim(2, "Lucie")
    await site.said.keep(feedback(reason="other", comment="C’est en juillet."), daily_limit=9)
    await site.tallies.add([OutcomeCount("2026-05-20", "web", "fr", "answer", "", "topic:fete", 7)])
    await site.tallies.add([OutcomeCount("2026-05-12", "discord", "en", "abstain", "out_of_scope", "", 2)])
    site.publishing.approval = True
    await Correcting(site.publishing).correct("headcount:fournil", "fr: Il y a 30 personnes.\n", "Marie")
    site.assistant.knowledge = valley.knowledge()
    measured.write(site.folder / "knowledge", {"test": Measured("2026-11-29", "abc1234", 4, 161, 15, 0, 224, 188, 7)})
    return str(site.visitor.make_url("/"))


async def inside(context: BrowserContext, site: Site, home: str) -> Page:
    """A page of somebody of the staff."""
    page = await context.new_page()
    await page.goto(f"{home}staff?link={site.link()}")
    await page.get_by_role("button", name="Entrer").click()
    await page.wait_for_url("**/staff?lang=fr")
    return page


async def tried(page: Page, home: str) -> None:
    """The page of a group with a dry run on it."""
    await page.goto(f"{home}staff/1")
    for name in ("title_fr", "question_fr", "answer_fr", "source_title"):
        await page.fill(f"#{name}", "Un cinéma")
    await page.get_by_role("button", name="Essayer").click()
    await page.locator(".tried").wait_for()


@pytest.mark.parametrize(("scheme", "language"), [("light", "fr"), ("dark", "en")])
async def test_axe_finds_no_serious_fault(
    browser: Browser, site: Site, home: str, axe: str, scheme: Literal["light", "dark"], language: Literal["fr", "en"]
) -> None:
    """On every page of staff and visitors, each language and each light, after a dry run too."""
    context = await browser.new_context(locale="fr-CA", color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    page = await inside(context, site, home)
    found: dict[str, Any] = {}

    async def judge(name: str) -> None:
        await page.evaluate(axe)
        if faults := await page.evaluate(_RUN):
            found[name] = faults

    for path in (f"staff?link={site.link()}", *STAFF, *VISITORS):
        await page.goto(f"{home}{path}{'&' if '?' in path else '?'}lang={language}")
        await judge(path)
    await tried(page, home)
    await judge("tried")
    assert found == {}


async def test_axe_is_able_to_find_fault(browser: Browser, axe: str) -> None:
    """The judge is awake: a picture without words and a field without a name are told."""
    page = await browser.new_page()
    await page.set_content("<html lang=fr><title>x</title><main><img src='x'><input></main>")
    await page.evaluate(axe)
    assert {fault for fault, _ in await page.evaluate(_RUN)} >= {"image-alt", "label"}


async def test_staff_pages_fit_a_small_phone(browser: Browser, site: Site, home: str) -> None:
    """At 360 px nothing sticks out sideways, and every button is large enough for a thumb."""
    context = await browser.new_context(locale="fr-CA", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page = await inside(context, site, home)
    for path in (*STAFF, "recu", "tried"):
        await (tried(page, home) if path == "tried" else page.goto(f"{home}{path}"))
        assert await page.evaluate("document.documentElement.scrollWidth") == 360, path
        for button in await page.locator("main button").all():
            box = await button.bounding_box()
            if box is not None:
                assert box["height"] >= 36, path
                assert box["x"] + box["width"] <= 360, path


async def test_the_map_fits_a_small_phone_and_is_walked_by_keyboard(browser: Browser, home: str) -> None:
    """At 360 px it takes the whole width, its names twelve pixels tall; Tab goes from mark to mark, and Enter follows one."""
    context = await browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{home}carte")
    marks = page.locator(".map svg a")
    drawing = await page.locator(".map svg").bounding_box()
    assert drawing is not None
    assert drawing["width"] == 360
    assert drawing["width"] / WIDTH * 12 >= 12
    for number in range(await marks.count()):
        while not await marks.nth(number).evaluate("mark => mark === document.activeElement"):
            await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/municipalites/vide")


async def test_a_group_is_claimed_by_keyboard_alone(browser: Browser, site: Site, home: str) -> None:
    """From the top of the queue to the group, and its first button, with Tab and Enter; each stop shows where it is."""
    context = await browser.new_context(locale="fr-CA", java_script_enabled=False)
    page = await inside(context, site, home)
    for wanted in ("Un cinéma avec Jean Gagnon?", "Je m’en occupe"):
        for _ in range(40):
            await page.keyboard.press("Tab")
            focused = page.locator(":focus")
            assert await focused.evaluate("el => getComputedStyle(el).outlineStyle") != "none"
            if (await focused.text_content() or "").strip() == wanted:
                break
        async with page.expect_navigation():
            await page.keyboard.press("Enter")
    group = await site.store.group(1)
    assert group is not None
    assert (group.standing.state, group.standing.holder) == ("claimed", "Odile")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("scheme", "language"), [("light", "fr"), ("dark", "en"), ("dark", "fr")])
async def test_axe_finds_nothing_on_what_is_browsed(
    browser: Browser,
    site: Site,
    home: str,
    axe: str,
    width: int,
    scheme: Literal["light", "dark"],
    language: Literal["fr", "en"],
) -> None:
    """On each kind of page, on a phone and on a desk; and nothing sticks out sideways."""
    site.assistant.knowledge = completed(sorted_knowledge())
    size: ViewportSize = {"width": width, "height": 800}
    context = await browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    page = await context.new_page()
    found: dict[str, Any] = {}
    for path in BROWSED:
        await page.goto(f"{home}{'en/' if language == 'en' else ''}{path}")
        assert await page.evaluate("document.documentElement.scrollWidth") == width, path
        await page.evaluate(axe)
        if faults := await page.evaluate(_RUN.replace("['serious', 'critical'].includes(v.impact)", "true")):
            found[path] = faults
    assert found == {}


async def test_figures_fit_the_narrowest_phone(browser: Browser, site: Site, home: str) -> None:
    """At 320 px, with both heaps side by side and lines to copy, nothing sticks out sideways."""
    found = Measured("2026-11-29", "abc1234+", 12, 553, 40, 1, 648, 422, 32)
    measured.write(site.folder / "knowledge", {"test": found, "dev": found})
    page = await (await browser.new_context(viewport={"width": 320, "height": 640})).new_page()
    for path in ("transparence", "en/transparence"):
        await page.goto(f"{home}{path}")
        assert await page.evaluate("document.documentElement.scrollWidth") == 320, path


async def test_the_directory_is_used_without_a_script_by_keyboard(browser: Browser, site: Site, home: str) -> None:
    """A word, a sector, Enter: the list is narrowed down, and the first organisation opens."""
    site.assistant.knowledge = completed(sorted_knowledge())
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{home}organisations")
    await page.get_by_label("Nom ou activité").focus()
    await page.keyboard.type("fournil")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Alim")
    for _ in range(4):
        await page.keyboard.press("Tab")
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    assert "q=fournil" in page.url
    assert "secteur=food" in page.url
    async with page.expect_navigation():
        await page.get_by_role("link", name="Le Fournil").press("Enter")
    assert page.url == f"{home}organisations/fournil"
