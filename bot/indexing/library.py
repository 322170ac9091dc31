"""The knowledge folder as the review desk works with it: tried aside, written whole, swapped in. Knows no channel."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import KnowledgeError
from bot.indexing import learned, worker
from bot.indexing.bases import EngineBase, QuickBase
from bot.indexing.engine import engine_on, index_file
from bot.knowledge import questions
from bot.knowledge.files import files_of, revision
from bot.knowledge.writer import write
from bot.review.dryrun import Test

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.answers.engine import Engine
    from bot.config import Config
    from bot.indexing.index import Index
    from bot.review.dryrun import Base
    from bot.review.library import Proposal, Provenance


class KnowledgeLibrary:
    """The `Library` of the program.

    Args:
        serving: the engine that answers now.
        take: makes another engine answer from now on; None where nothing goes on answering, as in a command.
        build: builds an index without holding up the event loop; by default a process does, from the index in use.
    """

    def __init__(
        self,
        config: Config,
        serving: Callable[[], Engine],
        take: Callable[[Engine], Awaitable[None]] | None = None,
        build: Callable[[Path, Path], Awaitable[Index]] | None = None,
    ) -> None:
        self._config = config
        self._serving = serving
        self._take = take
        self._build = build or partial(worker.build, previous=index_file(config), semantic=config.matching.semantic)
        self._now: EngineBase | None = None
        self._last: tuple[str, EngineBase] | None = None

    def files(self) -> Mapping[str, bytes]:
        """See `Library.files`."""
        return files_of(self._config.knowledge.path)

    def drafted(self, proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance) -> Mapping[str, bytes | None]:
        """See `Library.drafted`."""
        return learned.drafted(proposal, files, provenance)

    def serving(self) -> Base:
        """See `Library.serving`."""
        return self._serving_base()

    def _serving_base(self) -> EngineBase:
        engine = self._serving()
        if self._now is None or self._now.engine is not engine:
            self._now = EngineBase(engine)
        return self._now

    def quick(self, tried: Base) -> Base:
        """See `Library.quick`."""
        return QuickBase(self._serving_base(), tried) if isinstance(tried, EngineBase) else tried

    async def tried(self, files: Mapping[str, bytes]) -> Base:
        """See `Library.tried`; what was looked at a moment ago is not built again to be written."""
        wanted = revision(files)
        if self._last is None or self._last[0] != wanted:
            self._last = (wanted, EngineBase(engine_on(await self._built(files), self._config)))
        return self._last[1]

    async def keep(self, changes: Mapping[str, bytes | None], tried: Base) -> None:
        """See `Library.keep`."""
        await asyncio.to_thread(write, self._config.knowledge.path, changes)
        if self._take is not None and isinstance(tried, EngineBase):
            await self._take(tried.engine)

    async def restore(self, changes: Mapping[str, bytes | None]) -> None:
        """See `Library.restore`."""
        await asyncio.to_thread(write, self._config.knowledge.path, changes)

    def tests(self) -> tuple[Test, ...]:
        """See `Library.tests`."""
        return self._tests

    @cached_property
    def _tests(self) -> tuple[Test, ...]:
        folder = self._config.knowledge.questions
        if not folder.is_dir():  # an installation without the project's sources
            return ()
        found = questions.read_files(files_of(folder), str(folder)).questions
        return tuple(Test(item.file, item.expected, item.text, item.says) for item in found)

    async def _built(self, files: Mapping[str, bytes]) -> Index:
        with tempfile.TemporaryDirectory(prefix="kamouraska-") as aside:
            folder = Path(aside) / "knowledge"
            await asyncio.to_thread(write, folder, files)
            try:
                return await self._build(folder, Path(aside) / "index")
            except KnowledgeError as error:
                shown = str(self._config.knowledge.path)
                raise KnowledgeError(
                    [replace(problem, path=problem.path.replace(str(folder), shown)) for problem in error.problems]
                ) from None
