"""The index of files that lie nowhere yet: what staff try, built without holding up who answers."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import KnowledgeError
from bot.indexing.engine import tried_file
from bot.knowledge.writer import laid_out

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.config import Config
    from bot.indexing.index import Index


async def built(files: Mapping[str, bytes], config: Config, build: Callable[[Path, Path], Awaitable[Index]]) -> Index:
    """The index of these files, kept as what was tried last.

    Args:
        build: builds the index of a folder, and keeps it in a file.

    Raises:
        KnowledgeError: with every problem found, as if the files lay in the folder of the knowledge.
    """
    with tempfile.TemporaryDirectory(prefix="kamouraska-") as aside:
        folder = Path(aside) / "knowledge"
        await asyncio.to_thread(laid_out, folder, files)
        try:
            return await build(folder, tried_file(config))
        except KnowledgeError as error:
            shown = shown_as(config)
            raise KnowledgeError(
                [replace(problem, path=problem.path.replace(str(folder), shown)) for problem in error.problems]
            ) from None


def shown_as(config: Config) -> str:
    """What the folder of the knowledge is called at the desk: where it lies on the machine helps nobody there."""
    return config.knowledge.path.name
