# ruff: noqa: INP001 - a script, run by its path
"""Pictures of the staff's pages, from the program itself with made-up questions: docs/staff/*.png.

    .venv/bin/python tools/staff_renderings.py

Needs a Chromium. The knowledge is copied aside: what is answered for a picture is answered nowhere else.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from contextlib import AsyncExitStack
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, Literal

from playwright.async_api import async_playwright

from bot import app, standalone
from bot.assistant import Question
from bot.config import load
from bot.indexing.engine import build_engine
from bot.review.intake import now_here
from bot.review.outcome_counts import OutcomeCount
from bot.review.staff_links import StaffLinks
from bot.secrets import load as secrets_of
from bot.store.database import Database
from bot.store.outcome_counts import StoredOutcomeCounts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.async_api import Page

    from bot.config import Config
    from bot.review.desk import Desk

ROOT: Final = Path(__file__).resolve().parents[1]
OUT: Final = ROOT / "docs" / "staff"
ASKED: Final = (
    ("web", 6, ("Y a-tu un lave-auto à Saint-Pascal?", "ya tu un lave auto a st-pascal", "Saint-Pascal, lave-auto?")),
    ("discord", 4, ("Où est la patinoire de Mont-Carmel?", "c'est où la patinoire à Mont-Carmel")),
    ("web", 3, ("Is there a trampoline park in La Pocatière?",)),
    ("discord", 2, ("Qui répare les vélos à Kamouraska?", "réparation de vélo Kamouraska")),
    ("web", 2, ("Amisco accepte-t-elle les stages?", "stage chez Amisco")),
    ("web", 1, ("Combien coûte le stationnement à la plage?",)),
    ("terminal", 1, ("Where can I rent a kayak?",)),
)
ENTRIES: Final = (
    "topic:trouver-un-logement",
    "partner_tier:leader",
    "topic:train",
    "topic:francisation",
    "activity:biopterre",
)
_A_TRIAL: Final = 600_000
"""Milliseconds that a trial may take, on the slowest machine."""
SHOWN: Final[tuple[tuple[str, int, Literal["light", "dark"]], ...]] = (("", 1100, "light"), ("-phone", 360, "dark"))
"""What a picture's name ends with, and how wide and in which colours it is."""


async def main() -> int:
    """Make every picture; 1 where there is no browser."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("no Chromium here", file=sys.stderr)  # noqa: T201 - a script
        return 1
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.mkdir(parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        config = _aside(folder)
        await _fill(config)
        address = await _served(stack, config)
        playwright = await stack.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        links = StaffLinks(secrets_of(config.store.path.parent).key, now_here)
        for name, width, scheme in SHOWN:
            context = await browser.new_context(
                viewport={"width": width, "height": 800}, locale="fr-CA", color_scheme=scheme, reduced_motion="reduce"
            )
            page = await context.new_page()
            await page.goto(links.address(address, "Odile", "editor"))
            await page.get_by_role("button", name="Entrer").click()
            await _pictures(page, address, partial(_file, out, name))
            await context.close()
        await browser.close()
    return 0


def _file(folder: Path, ending: str, shown: str) -> Path:
    return folder / f"{shown}{ending}.png"


async def _pictures(page: Page, address: str, to: Callable[[str], Path]) -> None:
    async def take(name: str) -> None:
        await page.screenshot(path=to(name), full_page=True)

    await take("queue")
    await page.goto(f"{address}/staff/chiffres")
    await take("numbers")
    await page.goto(f"{address}/staff")
    await page.get_by_role("link", name="Y a-tu un lave-auto").click()
    await take("group")
    await page.goto(f"{page.url.partition('?')[0]}?how=new_entry")
    await page.fill("#title_fr", "Lave-auto")
    await page.fill("#question_fr", "Y a-t-il un lave-auto à Saint-Pascal?")
    await page.fill("#answer_fr", "Non. (Exemple, pour cette image.)")
    await page.fill(
        "#phrasings_fr", "y a-t-il un lave-auto à Saint-Pascal\noù laver mon char à Saint-Pascal\ndemander à Jean Gagnon"
    )
    await page.fill("#source_title", "Exemple")
    await page.get_by_role("button", name="Essayer").click()
    await page.locator(".tried .sums").wait_for(timeout=_A_TRIAL)
    await take("tried")
    await page.goto(f"{address}/staff?text=velo")
    await page.get_by_role("link", name="Qui répare").click()
    if await page.get_by_role("button", name="Je m’en occupe").count():
        await page.get_by_role("button", name="Je m’en occupe").click()
    await page.goto(f"{page.url.partition('?')[0]}?how=new_fact")
    await take("fact")
    await page.goto(f"{address}/staff/journal")
    await take("trail")


def _aside(folder: Path) -> Config:
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    questions = ROOT / "tests" / "questions" / "gate"
    (folder / "config.yaml").write_text(f"web: {{port: 0}}\nknowledge: {{questions: {questions}}}\n")
    return load(folder / "config.yaml", {})


async def _fill(config: Config) -> None:
    async with standalone.reviewing(config) as desk:
        await _ask(desk, config)
    async with await Database.open(config.store.path) as database:
        await StoredOutcomeCounts(database).add([row for row in _tallies() if row.count])


def _tallies() -> Iterator[OutcomeCount]:
    """Eleven weeks, more asked as they go by."""
    chance, today = Random(22), date.today()  # noqa: DTZ011, S311 - a picture
    for back in range(80):
        day = (today - timedelta(days=back)).isoformat()
        for place, entry in enumerate(ENTRIES):
            yield OutcomeCount(day, "web", "fr", "answer", "", entry, chance.randint(0, max(1, 9 - place - back // 12)))
        yield OutcomeCount(day, "discord", "en", "answer", "", "topic:piscine", chance.randint(0, 3))
        for reason in ("not_recorded", "out_of_scope", "below_threshold"):
            yield OutcomeCount(day, "web", chance.choice(("fr", "en")), "abstain", reason, "", chance.randint(0, 2))


async def _ask(desk: Desk, config: Config) -> None:
    async with standalone.answering(config, log=False, on_log_failure=print) as assistant:
        desk.intake._meaning = assistant.engine.meaning  # noqa: SLF001 - as the running program does
        for channel, people, texts in ASKED:
            for person in range(people):
                question = Question(texts[person % len(texts)], channel=channel, asker=f"{texts[0]}{person}")  # type: ignore[arg-type]
                await desk.intake.note(question, await assistant.ask(question))
        wrong = Question("À quelle heure ouvre le musée?", channel="web", asker="somebody")
        await desk.intake.wrong_answer(wrong, await assistant.ask(wrong))
        sent = Question("Y a-tu du transport le dimanche?", channel="discord", asker="another")
        await desk.intake.escalate(sent, await assistant.ask(sent))


async def _served(stack: AsyncExitStack, config: Config) -> str:
    told: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def tell(key: str, **slots: object) -> None:
        if key == "run.web_on":
            told.set_result(str(slots["address"]).rstrip("/"))

    stopping = asyncio.Event()
    serving = asyncio.create_task(app.serve(config, build_engine(config), tell=tell, stopping=stopping))

    async def stop() -> None:
        stopping.set()
        await serving

    stack.push_async_callback(stop)
    return await told


if __name__ == "__main__":
    started = datetime.now()  # noqa: DTZ005 - how long it took
    code = asyncio.run(main())
    print(f"{datetime.now() - started}")  # noqa: DTZ005, T201 - as above
    sys.exit(code)
