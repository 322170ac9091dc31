# ruff: noqa: INP001 - a script, run by its path
"""Pictures of how replies look on Discord, from the payloads that the bot would send: docs/discord/*.png.

    .venv/bin/python tools/discord_renderings.py

Needs a Chromium. The look is our own sheet after Discord's: close enough to judge line breaks, order and length.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from bot import config as settings
from bot.assistant import Assistant, Question
from bot.channels.discord.questions.commands import privacy_notice
from bot.channels.discord.questions.personal_data import personal_data_view
from bot.channels.discord.questions.reply_view import reply_view
from bot.channels.discord.rendering.frames import notice_view
from bot.channels.discord.rendering.signing import Signer
from bot.channels.discord.staff.answer_form import answer_form
from bot.channels.discord.staff.card import card_view
from bot.channels.discord.staff.diagnostics import Finding, report
from bot.channels.discord.staff.dismiss_form import dismiss_form
from bot.channels.discord.staff.dry_run import dry_run_view
from bot.channels.discord.staff.queue import queue_view
from bot.conversation import Conversations
from bot.indexing.engine import build_engine
from bot.privacy.detection import Flag
from bot.privacy.erasure import OwnData, OwnQuestion, OwnWish
from bot.review.catalogue import Catalogue
from bot.review.dry_run import DryRun, Opened
from bot.review.model import OURSELVES, Act, Filters, Page, QuestionGroup, Standing, StoredQuestion
from bot.review.publishing import Preview
from bot.review.queue import Dossier

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    import discord

ROOT = Path(__file__).resolve().parents[1]
_STYLES = {1: " primary", 3: " success", 4: " danger"}
"""Discord's numbers for buttons with a colour of their own."""
_PARAGRAPH = 2
"""Discord's number for a field of several lines."""
OUT = ROOT / "docs" / "discord"
DESK = {"desktop": ROOT / "docs" / "staff" / "cards.png", "phone": ROOT / "docs" / "staff" / "cards-phone.png"}
TOPIC = "topic:marketing-territorial"
"""Of the knowledge, for the cards that name one."""
WIDTHS = {"desktop": 900, "phone": 390}
QUESTIONS = (
    "c ki les leaders",
    "MRC de Kamouraska",
    "site web de Saint-Pascal",
    "quels sont les partenaires",
    "quelles sont les municipalités du Kamouraska?",
    "nomme les organismes de La Pocatière",
    "qui est le maire de Rivière-du-Loup?",
    "qui dirige le collège",
    "c'est quoi la vitesse de la lumière",
    "what does Biopterre do?",
)

SHEET = """
:root { --page: #fff; --text: #2e3338; --dim: #5c5e66; --box: #f2f3f5;
  --line: #e1e2e4; --link: #006ce7; --button: #e3e5e8 }
.dark { --page: #313338; --text: #dbdee1; --dim: #949ba4; --box: #393c41;
  --line: #43464c; --link: #00a8fc; --button: #4e5058 }
body { margin: 0; padding: 16px; background: var(--page); color: var(--text);
  font: 16px/1.375 'DejaVu Sans', 'Noto Color Emoji', sans-serif }
h2 { font-size: 12px; color: var(--dim); font-weight: 600; margin: 20px 0 4px }
p { margin: 0 0 4px }
ul { margin: 4px 0; padding-left: 22px }
a { color: var(--link); text-decoration: none }
small { font-size: 12.5px; color: var(--dim); display: block; overflow-wrap: anywhere }
code { font: 14px 'DejaVu Sans Mono', monospace; background: var(--line);
  padding: 1px 4px; border-radius: 4px; overflow-wrap: anywhere }
.box { max-width: 600px; background: var(--box); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px }
.gap { height: 8px }
hr { border: 0; border-top: 1px solid var(--line) }
.button { background: var(--button); border-radius: 8px; padding: 6px 12px; font-size: 14px }
.danger { background: #d83c3e; color: #fff }
.primary { background: #5865f2; color: #fff }
.success { background: #248046; color: #fff }
.field { border: 1px solid var(--line); border-radius: 6px; padding: 6px 10px; margin: 2px 0 10px;
  white-space: pre-wrap; background: var(--page) }
.long { min-height: 44px }
.box + .box { margin-top: 8px }
"""


class Desk:
    """A desk with a little of everything, for the pictures alone."""

    async def list(self, _filters: Filters, *, limit: int, offset: int) -> Page:
        """A few questions that wait."""
        asked = ("où trouver un logement à La Pocatière?", "c koi les heures du **traversier** @everyone", "who hires welders?")
        groups = tuple(
            QuestionGroup(
                id=n,
                utterance=text,
                reason="below_threshold",
                language="fr",
                standing=Standing(),
                questions=(text,),
                count=7 - n,
                askers=4 - n,
                channels=("discord",),
                nearest=None,
                score=0,
                first="2026-11-20",
                last="2026-11-20",
            )
            for n, text in enumerate(asked, 1)
        )
        return Page(12, groups[offset : offset + limit])

    @property
    def personal_data(self) -> Self:
        """One stand-in for every part."""
        return self

    queue = personal_data

    async def mine(self, _asker: str) -> OwnData:
        """A question and a wish."""
        text = "où trouver un logement à La Pocatière?"
        own = OwnQuestion(text, "fr", "discord", "2026-11-20", "below_threshold", "new", escalated=True)
        return OwnData((own,), (OwnWish(text, "discord", "new", "2027-02-18"),))


async def replies() -> AsyncIterator[tuple[str, discord.ui.LayoutView]]:
    """Each kind of reply under what brought it about."""
    config = settings.load(ROOT / "config.yaml")
    assistant = Assistant(build_engine(config), Conversations(15, 100))
    signer = Signer(b"pictures")
    for text in QUESTIONS:
        reply = await assistant.ask(Question(text, channel="discord"))
        yield f"/demander {text}", reply_view(reply, signer, name="12345678", shareable=True)
    yield "/confidentialite", notice_view(privacy_notice(config, assistant.region, "fr"))
    desk: Any = Desk()
    yield "/mes-donnees", await personal_data_view(desk, 1, "fr")
    yield "/equipe questions", await queue_view(desk, 0, "fr")
    findings = [
        Finding("fine", "check.connection", {"servers": 1, "shards": 1, "ms": 42}),
        Finding("fine", "check.commands"),
        Finding("fine", "check.role", {"name": "Équipe", "server": "Kamouraska"}),
        Finding("problem", "check.channel_closed", {"name": "équipe-du-bot"}, ("send_messages",)),
    ]
    yield "/equipe diagnostic", notice_view(report(findings, "fr"))


def dossier(group: int, texts: tuple[str, ...], standing: Standing, by: str = "", **more: Any) -> Dossier:  # noqa: ANN401
    """A group of these questions, and who made it stand as it does."""
    facts: dict[str, Any] = {"reason": "below_threshold", "escalated": 0, "nearest": None, **more}
    facts |= {"count": len(texts) + 1, "askers": len(texts), "channels": ("discord", "web"), "score": 0, "language": "fr"}
    asked = tuple(StoredQuestion(group, text, "fr", "discord", "2026-11-20", n) for n, text in enumerate(texts))
    one = QuestionGroup(group, "", standing=standing, questions=texts, first="2026-11-20", last="2026-11-20", **facts)
    acts = (Act(group, "claim", by, "2026-11-20T14:05:00-05:00", Standing(), standing),) if by else ()
    return Dossier(one, asked, acts)


def cards() -> Iterator[tuple[str, Any]]:
    """The desk in the staff's channel: cards as they stand, a form, a dry run."""
    config = settings.load(ROOT / "config.yaml")
    known, signer = Catalogue(build_engine(config), "fr"), Signer(b"pictures")
    films = ("Y a-t-il un ciné-parc dans le coin?", "où voir un film dehors", "un ciné parc pas loin de l’ITA **@everyone**")
    waiting = dossier(12, films, Standing(), escalated=1)
    yield "#équipe-du-bot", card_view(waiting, known, "fr", signer)
    wrong = dossier(14, ("c’est quoi le fleuve",), Standing(), reason="wrong_answer", nearest=TOPIC)
    yield "", card_view(wrong, known, "fr", signer)
    held = dossier(9, ("où louer une trottinette?",), Standing("claimed", holder="odile"), "odile")
    yield "", card_view(held, known, "fr", signer)
    closed = dossier(7, ("le marketing du territoire?",), Standing("answered", "answered_by_the_way", entry=TOPIC), OURSELVES)
    yield "", card_view(closed, known, "fr", signer)
    yield "Répondre", answer_form("new_entry", waiting, known, "fr", signer, {})
    yield "Écarter", dismiss_form(12, "fr", signer)
    # Its entry is not there before it is published: the dry run names it by its id.
    drive_in = "topic:cine-parc"
    run = DryRun((Opened(12, films[0], drive_in), Opened(21, "le ciné-parc, c’est quand?", drive_in)), (films[1],), (), ())
    preview = Preview(waiting.group, {}, run, drive_in)
    yield (
        "Essai d’une réponse, montré à qui l’écrit",
        dry_run_view(3, preview, (Flag("name", "Marie Lavoie"),), known, "fr", signer),
    )


def drawn(part: dict[str, Any]) -> str:
    """One component of a payload as HTML."""
    inner = "".join(drawn(each) for each in part.get("components", []))
    match part["type"]:
        case 17:
            colour = part.get("accent_color")
            edge = f' style="border-left: 4px solid #{colour:06x}"' if colour is not None else ""
            return f'<div class="box"{edge}>{inner}</div>'
        case 1:
            return f'<div class="row">{inner}</div>'
        case 2:
            emoji = (part.get("emoji") or {}).get("name", "")
            style = _STYLES.get(part["style"], "")
            away = " ↗" if "url" in part else ""
            return f'<span class="button{style}">{emoji} {html.escape(part["label"])}{away}</span>'
        case 10:
            return written(part["content"])
        case 14:
            return "<hr>" if part.get("divider", True) else '<div class="gap"></div>'
        case 18:
            hint = f"<small>{html.escape(part['description'])}</small>" if part.get("description") else ""
            return f"<p><b>{html.escape(part['label'])}</b></p>{hint}{drawn(part['component'])}"
        case 4:
            long = " long" if part["style"] == _PARAGRAPH else ""
            return f'<div class="field{long}">{html.escape(part.get("value") or "")}&nbsp;</div>'
        case 3:
            labels = " · ".join(html.escape(option["label"]) for option in part["options"])
            return f'<div class="field">▾ {labels}</div>'
        case kind:
            raise LookupError(f"no drawing of component {kind}")


def written(text: str) -> str:
    """The small Markdown of a text display as HTML."""
    lines = []
    for line in text.split("\n"):
        if line.startswith("-# "):
            lines.append(f"<small>{inline(line[3:])}</small>")
        elif line.startswith("- "):
            lines.append(f"<ul><li>{inline(line[2:])}</li></ul>")
        else:
            lines.append(f"<p>{inline(line) or '&nbsp;'}</p>")
    return "".join(lines).replace("</ul><ul>", "")


def inline(text: str) -> str:
    """Bold, code and links; what is escaped stays as it is."""
    kept = re.sub(r"\\(.)", lambda match: f"&#{ord(match[1])};", html.escape(text, quote=False))
    kept = re.sub(r"\[([^\]]+)\]\((\S+?)\)", r'<a href="\2">\1</a>', kept)
    kept = re.sub(r"(?<![\"=/])\bhttps?://[^\s<)]+", r"<a>\g<0></a>", kept)
    kept = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", kept)
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", kept)


def picture(chromium: str, page: Path, width: int, to: Path) -> None:
    """A picture of a page at a width, as high as the page is."""
    options = ["--headless", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium refuses to run as root with it

    def run(*more: str) -> str:
        done = subprocess.run(  # noqa: S603 - the Chromium found above, on a page of our own
            [chromium, *options, *more, page.as_uri()], capture_output=True, timeout=120, check=True
        )
        return done.stdout.decode()

    found = re.search(r'data-height="(\d+)"', run(f"--window-size={width},600", "--dump-dom"))
    if found is None:
        raise LookupError("the page did not tell its height")
    run(f"--window-size={width},{found[1]}", f"--screenshot={to}")


_GLIMPSED = 2
"""Replies in the picture for the README, where all of them would be a scroll."""


async def main() -> None:
    """Draw all of them, on a desktop and on a phone, light and dark."""
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = next(filter(None, map(shutil.which, names)), None)
    if chromium is None:
        sys.exit("No Chromium here (Debian or Ubuntu: apt-get install chromium).")
    drawings = []
    async for title, view in replies():
        payload: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]
        drawings.append(f"<h2>{html.escape(title)}</h2>" + "".join(map(drawn, payload)))
    OUT.mkdir(parents=True, exist_ok=True)
    measure = "<script>document.body.dataset.height = document.documentElement.scrollHeight</script>"
    with tempfile.TemporaryDirectory() as folder:
        for theme in ("light", "dark"):
            page = Path(folder) / f"{theme}.html"
            body = "".join(drawings) + measure
            page.write_text(f'<!doctype html><meta charset="utf-8"><style>{SHEET}</style><body class="{theme}">{body}', "utf-8")
            for device, width in WIDTHS.items():
                picture(chromium, page, width, OUT / f"{device}-{theme}.png")
        desk = []
        for title, view in cards():
            shown: dict[str, Any] | list[dict[str, Any]] = view.to_dict() if hasattr(view, "to_dict") else view.to_components()
            parts = [{"type": 17, **shown}] if isinstance(shown, dict) else shown
            desk.append((f"<h2>{html.escape(title)}</h2>" if title else "") + "".join(map(drawn, parts)))
        for device, width in WIDTHS.items():
            page = Path(folder) / f"desk-{device}.html"
            page.write_text(
                f'<!doctype html><meta charset="utf-8"><style>{SHEET}</style><body class="dark">{"".join(desk)}{measure}',
                "utf-8",
            )
            picture(chromium, page, width, DESK[device])
        page = Path(folder) / "glimpse.html"
        body = "".join(drawings[:_GLIMPSED]) + measure
        page.write_text(f'<!doctype html><meta charset="utf-8"><style>{SHEET}</style><body class="dark">{body}', "utf-8")
        picture(chromium, page, WIDTHS["desktop"], OUT / "glimpse.png")


if __name__ == "__main__":
    asyncio.run(main())
