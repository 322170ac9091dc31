"""The program as people start it, `python -m bot run`, with Discord beside the web page."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.channels.discord.payloads import BOT, CHANNEL, STAFF_ROLE, TOKEN, buttons_of, text_of
from tests.channels.discord.standin import StandIn
from tests.patience import PATIENCE
from tests.village import lay_out

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]


@asynccontextmanager
async def _program(
    stand_in: StandIn, folder: Path, token: str, *, level: str = "info"
) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """The program on the village's knowledge, and the address of its page."""
    lay_out(folder)
    config = folder / "config.yaml"
    staff = f"discord: {{staff_role_ids: [{STAFF_ROLE}], staff_channel_id: {CHANNEL}}}\ndigest: {{day: never}}\n"
    config.write_text(f"web: {{port: 0}}\n{staff}", encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(Path(__file__).with_name("pointed_at.py")),
        stand_in.url,
        "run",
        "--config",
        str(config),
        cwd=ROOT,
        env=os.environ
        | {"DISCORD_TOKEN": token, "PYTHONPATH": str(ROOT), "LANG": "fr_CA.UTF-8"}
        | {"KAMOURASKA_LOGGING__LEVEL": level},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        yield process, line.decode().split()[-1]
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_a_signal_ends_it_with_a_close_frame(tmp_path: Path) -> None:
    """SIGTERM: exit 0, and Discord sees the bot leave at once instead of minutes later."""
    async with StandIn() as stand_in, _program(stand_in, tmp_path, TOKEN) as (process, _):
        session = await stand_in.connected()
        await stand_in.say(f"<@{BOT}> le fournil?")
        (posted,) = await stand_in.posts()
        assert "Fournil" in text_of(posted)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
        assert session.closed_with == [1000]


async def test_a_wrong_token_leaves_the_page_up(tmp_path: Path) -> None:
    """The operator is told what to do, and the page goes on answering."""
    async with StandIn() as stand_in, _program(stand_in, tmp_path, "wrong") as (process, address):
        assert process.stdout is not None
        said = ""
        while "DISCORD_TOKEN" not in said:
            said = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
        async with aiohttp.ClientSession() as session, session.get(f"{address}healthz") as response:
            assert response.status == 200


async def test_no_question_reaches_the_log(tmp_path: Path) -> None:
    """What people ask is theirs: even the most talkative level of the operator's log does not hold it."""
    async with StandIn() as stand_in, _program(stand_in, tmp_path, TOKEN, level="debug") as (process, _):
        await stand_in.connected()
        await stand_in.say(f"<@{BOT}> mon secret bien gardé")
        await stand_in.posts()
        await stand_in.answered(await stand_in.slash("demander", question="mon secret bien gardé"))
        process.send_signal(signal.SIGTERM)
        out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert b"DEBUG" in err.upper()
        assert b"secret bien" not in out + err


def _written_down(folder: Path) -> bool:
    """Whether the program knows of a card that it posted."""
    with closing(sqlite3.connect(folder / "data" / "questions.sqlite3")) as connection:
        return bool(connection.execute("SELECT 1 FROM card").fetchall())


async def test_a_card_outlives_a_kill(tmp_path: Path) -> None:
    """Posted by one run that is killed, pressed under the next: the verb is done, and that very card shows it."""
    async with StandIn() as stand_in:
        async with _program(stand_in, tmp_path, TOKEN) as (process, _):
            await stand_in.connected()
            await stand_in.answered(await stand_in.slash("demander", question="Y a-t-il un cinéma?"))
            await stand_in.answered(await stand_in.team("questions", STAFF_ROLE))
            (posted,) = await stand_in.posts()
            await stand_in.until(lambda: _written_down(tmp_path), "card written down")
            process.kill()
            await process.wait()
        async with _program(stand_in, tmp_path, TOKEN):
            await stand_in.connected()
            (claim,) = [each["custom_id"] for each in buttons_of(posted) if each["label"] == "Je m’en occupe"]
            pressed = await stand_in.press(posted, claim, roles=(STAFF_ROLE,))
            await stand_in.answered(pressed)
            assert pressed.shown == "C’est à vous."
            await stand_in.until(lambda: "**user1** s’en occupe" in text_of(posted), "card that shows it")
            assert stand_in.api.posted == [posted]


ALIVE = ("@everyone", "<@1>", "**gras**", "\n# titre", "||caché||", "(https://mal.example)", "https://discord.gg/abc", "`code`")


async def test_what_people_type_never_comes_alive(tmp_path: Path) -> None:
    """Mentions, Markdown and invitations; endless, empty and senseless questions: one answer each, in which nothing pings."""
    evil = f"le puits {' '.join(ALIVE[:5])} [lien]{' '.join(ALIVE[5:])}"
    questions = (evil, "a" * 6000, "le fournil " * 600, "\u200b" * 40, "?!" * 30, "```js\nx```", "🙂" * 1500)
    async with StandIn() as stand_in, _program(stand_in, tmp_path, TOKEN):
        await stand_in.connected()
        for number, text in enumerate(questions):
            person = str(6 * 10**17 + number)  # each their own, so that nobody has to wait
            asked = await stand_in.slash("demander", person=person, question=text)
            message = await stand_in.answered(asked)
            assert len(asked.answers) == 1
            assert not [each for each in ALIVE if each in asked.shown]
            for button in buttons_of(message):
                if button.get("custom_id", "").startswith(("send:", "tell:", "said:")):  # a link has none
                    pressed = await stand_in.press(message, button["custom_id"], person=person)
                    await stand_in.answered(pressed)
                    assert not [each for each in ALIVE if each in pressed.shown]
            await stand_in.say(text[:4000], person=person, direct=True)
            posted = (await stand_in.posts(number + 1))[number]
            assert posted["allowed_mentions"]["parse"] == []
            assert not [each for each in ALIVE if each in text_of(posted)]
        assert not stand_in.api.refused


async def test_a_name_that_nobody_has_is_a_question_like_any_other(tmp_path: Path) -> None:
    """`/fiche` with something that is not among the choices: an alias is understood, what is unknown is refused."""
    async with StandIn() as stand_in, _program(stand_in, tmp_path, TOKEN):
        await stand_in.connected()
        known = await stand_in.slash("fiche", nom="le fournil")
        await stand_in.answered(known)
        assert "Fournil" in known.shown
        unknown = await stand_in.slash("fiche", nom="xyzzy:1 🙂")
        labels = [button["label"] for button in buttons_of(await stand_in.answered(unknown))]
        assert "Reformuler" in labels
