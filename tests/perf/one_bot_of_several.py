"""The same as a whole bot, as `kamouraska run` has it: it serves an installation besides, and says where."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot import app, operator_log
from bot.config import load
from bot.indexing.engine import build_engine
from tests.perf.one_of_several import PAUSE_OF_A_BOT, say, work_on


async def serve(url: str, name: str, folder: Path) -> None:
    """Serve, and work besides once the page is there: a bot that starts is busy, and writes nothing yet."""
    config = load(folder / "config.yaml", {"KAMOURASKA_STORE__URL": url})
    operator_log.configure(config.logging)
    begun = asyncio.Event()

    def told(key: str, **slots: object) -> None:
        if key == "run.web_on":
            say("serving", slots["address"])
            begun.set()

    async def beside() -> None:
        await begun.wait()
        await work_on(url, name, PAUSE_OF_A_BOT)

    await asyncio.gather(app.serve(config, build_engine(config), tell=told, stopping=asyncio.Event()), beside())


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
