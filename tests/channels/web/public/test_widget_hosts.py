"""The widget in a real browser, on other people's pages as they are: each of these has been seen to break it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from aiohttp import web
from playwright.async_api import expect

from tests import chromium
from tests.channels.web.fakes import REPLIES
from tests.channels.web.test_accessibility import axe

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, Route, ViewportSize
    from pytest_aiohttp.plugin import AiohttpServer

    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant

__all__ = ["axe"]

pytestmark = chromium.needed("the widget was NOT tried on other pages")
ROOT = Path(__file__).resolve().parents[4]
PHONE: ViewportSize = {"width": 360, "height": 740}
POLICY = (
    "default-src 'none'; script-src http://127.0.0.1:* 'nonce-host'; style-src 'nonce-host'; connect-src http://127.0.0.1:*; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
OPEN = {"fr": "Une question sur le Val?", "en": "A question about the Val?"}


@dataclass
class Elsewhere:
    """Another site with pages of its own, under as strict a policy as there is: no inline style, no parser, no policy for one.

    Attributes:
        pages: whole pages, by path; `{tag}` stands for the widget's script tag, `{script}` for its address.
    """

    origin: str = ""
    script: str = ""
    pages: dict[str, str] = field(default_factory=dict)

    async def page(self, request: web.Request) -> web.Response:
        """The page of that path."""
        tag = f'<script src="{self.script}" defer></script>'
        text = self.pages.get(request.path, "").replace("{tag}", tag).replace("{script}", self.script)
        return web.Response(text=text, content_type="text/html", headers={"Content-Security-Policy": POLICY})

    def put(self, path: str, *, head: str = "", body: str = "{tag}", lang: str = "fr") -> str:
        """Put a page there; its address."""
        self.pages[path] = (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Ailleurs</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"{head}</head><body><main><h1>Ailleurs</h1></main>{body}</body></html>"
        )
        return self.origin + path


@pytest.fixture
async def elsewhere(aiohttp_server: AiohttpServer, open_site: OpenSite) -> Elsewhere:
    """The other site, served, and invited by ours."""
    site = Elsewhere()
    app = web.Application()
    app.router.add_get("/{name:.*}", site.page)
    site.origin = str((await aiohttp_server(app)).make_url("")).rstrip("/")
    ours = await open_site(web={"allowed_origins": [site.origin]})
    site.script = str(ours.make_url("/widget.js"))
    return site


async def _page(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """The page, opened, and the list to which it adds whatever its console complains of."""
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(address)
    return page, complaints


async def _ask(page: Page, question: str) -> None:
    """Type the question in the panel, send it, and wait for its answer."""
    cards = page.locator(".replied .card")
    before = await cards.count()
    await page.get_by_role("textbox").fill(question)
    await page.keyboard.press("Enter")
    await expect(cards).to_have_count(before + 1)


async def test_a_conversation_on_an_invited_site(browser: Browser, elsewhere: Elsewhere, assistant: FakeAssistant) -> None:
    """One tag: a button, a panel with a greeting and three suggestions, answers; Escape closes it, the page is as it was."""
    page, complaints = await _page(await browser.new_context(viewport=PHONE), elsewhere.put("/"))
    button = page.get_by_role("button", name=OPEN["fr"])
    await button.focus()
    await page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Demandez au Val")
    await expect(panel.get_by_role("textbox")).to_be_focused()
    await expect(panel.locator(".greeting")).to_contain_text("Bonjour!")
    await expect(panel.locator(".picks button")).to_have_count(3)
    await page.keyboard.type("c ki les leaders")
    await page.keyboard.press("Enter")
    await expect(panel.locator(".replied .card li")).to_have_count(4)
    await panel.get_by_role("button", name="Les partenaires Majeurs").click()
    await expect(panel.locator(".card").last).to_contain_text("Trois")
    assert len({question.conversation for question in assistant.asked}) == 1
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    await panel.get_by_role("textbox").press("Escape")
    await expect(panel).to_be_hidden()
    await expect(button).to_be_focused()
    assert await page.context.cookies() == []
    assert complaints == []


async def test_where_it_was_not_invited_it_says_so(browser: Browser, elsewhere: Elsewhere, open_site: OpenSite) -> None:
    """A site that the settings do not name gets the button, a kind word, and no answer."""
    elsewhere.script = str((await open_site()).make_url("/widget.js"))
    page, _ = await _page(await browser.new_context(), elsewhere.put("/"))
    await page.get_by_role("button", name=OPEN["fr"]).click()
    await page.keyboard.type("c ki les leaders")
    await page.keyboard.press("Enter")
    await expect(page.locator("#kamouraska-widget .fault")).to_contain_text("joindre le serveur")
    await expect(page.get_by_role("textbox")).to_have_value("c ki les leaders")


async def test_no_style_of_the_page_reaches_it(browser: Browser, elsewhere: Elsewhere) -> None:
    """Hidden empties, a root of 10 px, a page turned over: button and box are as large, and where, they always are."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    styles = (
        "",
        "div:empty, :empty { display: none !important }",
        "html { font-size: 62.5% } body { font-size: 1.4rem }",
        "* { all: unset !important } kamouraska-widget { transform: scale(0) !important; --accent: red; --paper: red }",
        "body { display: grid; gap: 9rem; direction: rtl; zoom: 1; font: 40px serif; line-height: 3; color: red }",
    )
    sizes = set()
    for number, style in enumerate(styles):
        head = f'<style nonce="host">{style}</style>'
        page, complaints = await _page(context, elsewhere.put(f"/style/{number}", head=head))
        button = page.get_by_role("button", name=OPEN["fr"])
        await expect(button).to_be_visible()
        where = await button.bounding_box()
        await button.click()
        box = page.get_by_role("textbox")
        look = await box.evaluate(
            "el => (({ fontSize, color, direction }) => [fontSize, color, direction])(getComputedStyle(el))"
        )
        sizes.add(str((where, await page.locator(".panel").bounding_box(), look)))
        assert look[0] == "16px", style
        assert complaints == []
        await page.close()
    assert len(sizes) == 1, sizes


async def test_wherever_the_script_stands(browser: Browser, elsewhere: Elsewhere) -> None:
    """In the head without `defer`, in the body, as a module, twice: there is one button, and it works."""
    plain = '<script src="{script}"></script>'
    hosts = {
        "/head": elsewhere.put("/head", head=plain, body=""),
        "/body": elsewhere.put("/body", body=plain + "<p>Suite</p>"),
        "/module": elsewhere.put("/module", head='<script type="module" src="{script}"></script>', body=""),
        "/twice": elsewhere.put("/twice", head=plain + "{tag}", body="{tag}" + plain),
    }
    context = await browser.new_context()
    for path, address in hosts.items():
        page, complaints = await _page(context, address)
        button = page.get_by_role("button", name=OPEN["fr"])
        await expect(button, path).to_have_count(1)
        await button.click()
        await _ask(page, "c ki les leaders")
        assert complaints == []
        await page.close()


async def test_speaks_the_language_of_the_tag_else_of_the_page(browser: Browser, elsewhere: Elsewhere) -> None:
    """Whatever the country and the case; one that it does not speak is passed over."""
    context = await browser.new_context()
    said = (("en-CA", "fr", "en"), ("", "EN", "en"), ("FR_ca", "en", "fr"), ("es", "en-GB", "en"), ("es", "es", "fr"))
    for number, (told, of_page, spoken) in enumerate(said):
        tag = f'<script src="{{script}}" data-lang="{told}" defer></script>'
        page, _ = await _page(context, elsewhere.put(f"/language/{number}", body=tag, lang=of_page))
        await expect(page.get_by_role("button", name=OPEN[spoken])).to_be_visible()
        await page.close()


GREEDY = """<script nonce="host">
window.taken = [];
const take = (event) => {
  const typing = event.target.matches?.("input, textarea, select, [contenteditable]");
  if (!typing && /^[/0-9]$|^Escape$|^Enter$/.test(event.key)) { window.taken.push(event.key); event.preventDefault(); }
};
for (const target of [document, document.documentElement])
  for (const type of ["keydown", "keypress", "keyup"])
    { target.addEventListener(type, take, true); target.addEventListener(type, take); }
addEventListener("keydown", take);
</script>"""


async def test_what_is_typed_in_it_is_no_shortcut_of_the_page(
    browser: Browser, elsewhere: Elsewhere, assistant: FakeAssistant
) -> None:
    """Strokes, digits and Enter reach the box and not the page, whose shortcuts work again when the panel is closed."""
    page, _ = await _page(await browser.new_context(), elsewhere.put("/", head=GREEDY))
    await page.get_by_role("button", name=OPEN["fr"]).click()
    await page.keyboard.type("le 1/2 ou le 34?")
    await expect(page.get_by_role("textbox")).to_have_value("le 1/2 ou le 34?")
    await page.keyboard.press("Enter")
    await expect(page.locator(".replied .card")).to_have_count(1)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    assert await page.evaluate("window.taken") == []
    assert [question.text for question in assistant.asked] == ["le 1/2 ou le 34?"]
    await page.keyboard.press("7")
    assert "7" in await page.evaluate("window.taken")


async def test_escape_while_composing_leaves_it_open(browser: Browser, elsewhere: Elsewhere) -> None:
    """It ends what the input method composes, in browsers that say so and in those that send 229; the next one closes."""
    page, _ = await _page(await browser.new_context(), elsewhere.put("/"))
    await page.get_by_role("button", name=OPEN["fr"]).click()
    box, panel = page.get_by_role("textbox"), page.get_by_role("dialog")
    session = await page.context.new_cdp_session(page)
    await session.send("Input.imeSetComposition", {"text": "がっこう", "selectionStart": 4, "selectionEnd": 4})
    for how in ({"isComposing": True}, {"keyCode": 229}):
        await box.dispatch_event("keydown", {"key": "Escape", "bubbles": True, "composed": True, **how})
        await expect(panel).to_be_visible()
    await session.send("Input.insertText", {"text": "がっこう"})
    await expect(box).to_have_value("がっこう")
    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()


async def test_outlives_a_body_that_is_swapped(browser: Browser, elsewhere: Elsewhere, assistant: FakeAssistant) -> None:
    """As Turbo does it, with another body, then a copy that was kept, then an empty one: one button, open, nothing lost."""
    page, complaints = await _page(await browser.new_context(), elsewhere.put("/"))
    await page.get_by_role("button", name=OPEN["fr"]).click()
    await _ask(page, "c ki les leaders")
    await page.get_by_role("textbox").fill("je tapais")
    swap = """() => {
      window.kept = document.body.cloneNode(true);
      const body = document.createElement("body");
      body.append(document.createElement("main"));
      document.documentElement.replaceChild(body, document.body);
    }"""
    await page.evaluate(swap)
    panel = page.get_by_role("dialog")
    await expect(panel).to_be_visible()
    await expect(panel.get_by_role("textbox")).to_have_value("je tapais")
    await expect(panel.get_by_role("textbox")).to_be_focused()
    await page.evaluate(
        "document.documentElement.lang = 'en'; document.documentElement.replaceChild(window.kept, document.body)"
    )
    await expect(page.get_by_role("dialog", name="Ask the Val")).to_be_visible()
    await expect(page.locator("kamouraska-widget")).to_have_count(1)
    await page.evaluate("document.body.replaceChildren()")
    await _ask(page, "who are the leaders")
    await expect(page.locator(".replied .card")).to_have_count(2)
    assert len({question.conversation for question in assistant.asked}) == 1
    assert complaints == []


async def test_a_question_is_asked_once_however_often_one_clicks(
    browser: Browser, elsewhere: Elsewhere, assistant: FakeAssistant
) -> None:
    """Two clicks, three, or Enter held down on a suggestion are one question."""
    page, _ = await _page(await browser.new_context(), elsewhere.put("/"))
    await page.get_by_role("button", name=OPEN["fr"]).click()
    await page.get_by_role("button", name="c ki les leaders").dblclick()
    await expect(page.locator(".replied .card")).to_have_count(1)
    await page.get_by_role("button", name="Les partenaires Majeurs").click(click_count=3)
    await expect(page.locator(".replied .card")).to_have_count(2)
    await page.get_by_role("button", name="Amisco est-il partenaire?").focus()
    for _ in range(3):
        await page.keyboard.down("Enter")
    await page.keyboard.up("Enter")
    await expect(page.locator(".replied .card")).to_have_count(3)
    await _ask(page, "fin")
    assert [question.text for question in assistant.asked] == [
        "c ki les leaders",
        "Quels sont les partenaires Majeurs?",
        "Amisco est-il partenaire?",
        "fin",
    ]


async def test_offline_and_slow_lines_lose_nothing(  # noqa: PLR0915 - one story, told in its order
    browser: Browser, elsewhere: Elsewhere, assistant: FakeAssistant
) -> None:
    """What is wrong is said, the question waits in the box and on a button, a draft survives; then all is as before."""
    context = await browser.new_context()
    page, _ = await _page(context, elsewhere.put("/"))
    await page.get_by_role("button", name=OPEN["fr"]).click()
    box = page.get_by_role("textbox")
    await context.set_offline(offline=True)
    await box.fill("c ki les leaders")
    await page.keyboard.press("Enter")
    await expect(page.locator(".fault")).to_contain_text("hors ligne")
    await expect(box).to_have_value("c ki les leaders")
    await box.fill("autre chose")
    await context.set_offline(offline=False)
    await page.get_by_role("button", name="Réessayer").click()
    await expect(page.locator(".replied .card li")).to_have_count(4)
    await expect(page.locator(".fault")).to_have_count(0)
    await expect(box).to_have_value("autre chose")
    await page.reload()
    await expect(box).to_have_value("autre chose")
    held: list[Route] = []
    await page.route("**/api/ask", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    await page.clock.install()
    await page.keyboard.press("Tab")
    await box.press("Enter")
    await expect(page.locator(".searching")).to_have_text("Je cherche…")
    await page.clock.fast_forward(9_000)
    await expect(page.locator(".searching")).to_contain_text("plus de temps")
    await box.fill("je tape déjà")
    await box.press("Enter")
    await expect(box).to_have_value("je tape déjà")
    await page.clock.fast_forward(40_000)
    await expect(page.locator(".fault")).to_contain_text("n’est pas perdue")
    await expect(box).to_have_value("je tape déjà")
    assert [question.text for question in assistant.asked] == ["c ki les leaders"]
    assert len(held) == 1


async def test_remembers_its_conversation_and_each_tab_its_own(
    browser: Browser, elsewhere: Elsewhere, assistant: FakeAssistant
) -> None:
    """Over a reload, another page and the way back; a tab that begins with a copy takes another id; one may start anew."""
    context = await browser.new_context()
    page, _ = await _page(context, elsewhere.put("/"))
    other = elsewhere.put("/autre")
    await page.get_by_role("button", name=OPEN["fr"]).click()
    await _ask(page, "c ki les leaders")
    await page.reload()
    await expect(page.locator(".replied .card li")).to_have_count(4)
    await page.goto(other)
    await _ask(page, "il va tu pleuvoir")
    await page.go_back()
    await expect(page.locator(".replied .card")).to_have_count(2)
    await _ask(page, "pis?")
    assert len({question.conversation for question in assistant.asked}) == 1
    async with page.expect_popup() as opening:
        await page.evaluate("address => { window.open(address); }", other)
    tab = await opening.value
    await _ask(tab, "pis toi?")
    await _ask(page, "pis moi?")
    *_, before, theirs, mine = (question.conversation for question in assistant.asked)
    assert theirs != mine == before
    await page.get_by_role("button", name="Recommencer").click()
    await expect(page.locator(".replied .card")).to_have_count(0)
    await _ask(page, "bonjour")
    assert assistant.asked[-1].conversation not in (mine, theirs)


async def test_a_cry_for_help_is_shown_and_not_kept(browser: Browser, elsewhere: Elsewhere) -> None:
    """The tab forgets it: whoever opens the page after reads nothing of it."""
    page, _ = await _page(await browser.new_context(), elsewhere.put("/"))
    await page.get_by_role("button", name=OPEN["fr"]).click()
    await _ask(page, "au secours")
    await expect(page.locator(".replied")).to_contain_text("911")
    await page.reload()
    await expect(page.locator(".greeting")).to_be_visible()
    await expect(page.locator(".replied")).to_have_count(0)


async def test_reads_a_card_as_the_browser_would(browser: Browser, visitor: Visitor) -> None:
    """Whatever the reply, hostile ones too: the nodes that `card.js` makes are those of the browser's own parser."""
    page = await browser.new_page()
    await page.add_script_tag(content=await (await visitor.get("/static/card.js")).text())
    same = """({ html, home }) => {
      const theirs = document.createElement("template");
      theirs.innerHTML = html;
      for (const name of ["href", "action"])
        for (const found of theirs.content.querySelectorAll(`[${name}^="/"]`))
          found.setAttribute(name, new URL(found.getAttribute(name), home).href);
      const read = nodesOf(html, home);
      return [read.isEqualNode(theirs.content), read.querySelectorAll("*").length];
    }"""
    for question in REPLIES:
        reply = await (await visitor.post("/api/ask", json={"question": question})).json()
        equal, count = await page.evaluate(same, {"html": reply["html"], "home": "https://ours.example/base/"})
        assert equal, question
        assert count > 3, question


async def test_a_card_can_run_nothing(browser: Browser, visitor: Visitor) -> None:
    """Were our own server ever to send such things, the page around the widget would not suffer them."""
    page = await browser.new_page()
    await page.add_script_tag(content=await (await visitor.get("/static/card.js")).text())
    hostile = (
        '<p onclick="x()" style="color:red">un<script src="https://evil.example"></script><img src="x" onerror="x()">'
        '<a href="javascript:x()">a</a><a href="//evil.example">b</a><a href="JAVASCRIPT:x()">c</a>'
        '<form action="data:text/html,x"><button formaction="javascript:x()">d</button></form> 1 < 2 &amp; &#39;3&#39;</p>'
    )
    read = """html => {
      const made = document.createElement("div");
      made.append(nodesOf(html, "https://ours.example/"));
      return made.innerHTML;
    }"""
    assert await page.evaluate(read, hostile) == (
        "<p>un<a>a</a><a>b</a><a>c</a><form><button>d</button></form> 1 &lt; 2 &amp; '3'</p>"
    )


BOTH = (
    '{tag}<section lang="en" aria-label="Bot"><h2>Ask</h2>'
    '<kamouraska-widget theme="dark" color="#ffd54a"></kamouraska-widget></section>'
)


async def test_the_page_in_the_docs_works(browser: Browser, elsewhere: Elsewhere) -> None:
    """The sample page, as it stands: a button and a panel, in their colours, under its own strict policy."""
    sample = (ROOT / "docs/web/host.html").read_text(encoding="utf-8")
    elsewhere.pages["/"] = sample.replace("http://127.0.0.1:8080", elsewhere.script.removesuffix("/widget.js"))
    page, complaints = await _page(await browser.new_context(color_scheme="light"), elsewhere.origin + "/")
    button, panel = page.get_by_role("button", name=OPEN["fr"]), page.get_by_role("region", name="Demandez au Val")
    colour = "el => getComputedStyle(el).backgroundColor"
    assert await button.evaluate(colour) == "rgb(122, 46, 29)"
    assert await panel.locator("header").evaluate(colour) == "rgb(27, 97, 131)"
    await page.emulate_media(color_scheme="dark")
    await expect(button).to_have_css("background-color", "rgb(240, 180, 155)")
    await _ask(page, "c ki les leaders")
    await button.click()
    await expect(page.get_by_role("dialog").locator(".replied")).to_have_count(0)
    assert complaints == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
async def test_axe_finds_nothing_at_all(browser: Browser, elsewhere: Elsewhere, axe: str, scheme: str, width: int) -> None:
    """A button and a panel on one page, each in its language and colours, in a conversation, with a fault: no violation."""
    context = await browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type] # one of the two above
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page, _ = await _page(context, elsewhere.put("/", body=BOTH))
    run = "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.target.join(' '))])"
    await page.evaluate(axe)
    assert await page.evaluate(run) == []
    inline = page.get_by_role("region", name="Ask the Val")
    await inline.get_by_role("button", name="who are the leaders").click()
    await expect(inline.locator(".replied .card")).to_contain_text("four")
    await page.get_by_role("button", name=OPEN["fr"]).click()
    panel = page.get_by_role("dialog", name="Demandez au Val")
    for question in ("c ki les leaders", "il va tu pleuvoir", "c'est où saint-pa"):
        await panel.get_by_role("textbox").fill(question)
        await page.keyboard.press("Enter")
        await expect(panel.locator(".asked").last).to_contain_text(question)
        await expect(panel.locator(".searching")).to_have_count(0)
    await context.set_offline(offline=True)
    await panel.get_by_role("textbox").fill("bonjour")
    await page.keyboard.press("Enter")
    await expect(panel.locator(".fault")).to_be_visible()
    assert await page.evaluate(run) == []
