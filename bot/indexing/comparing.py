"""A changed base made ready for a dry run: of the base of now everything is known, of the changed one what is reached."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from bot.indexing.asking import WORTH, seen_aside
from bot.indexing.bases import QuickBase
from bot.indexing.engine import index_file, tried_file
from bot.indexing.kept_answers import KeptAnswers, kept_answers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.config import Config
    from bot.indexing.bases import Asked, EngineBase


class Comparing:
    """Has both bases asked beside the process that answers, and keeps what they said for the next dry run.

    Args:
        config: says where the indexes lie that are asked, and by what they answer.
    """

    def __init__(self, config: Config) -> None:
        self._config = config

    async def prepared(self, before: EngineBase, tried: EngineBase, asked: Sequence[Asked]) -> QuickBase:
        """The changed base, of which only what the change reaches is asked."""
        every = list(dict.fromkeys(asked))
        await self._recall(before, every)
        if await self._ask(before, every, index_file(self._config)):
            await asyncio.to_thread(self._keep, before, every)
        quick = QuickBase(before, tried)
        reached = await asyncio.to_thread(quick.reached, every)
        await self._ask(tried, reached, tried_file(self._config))
        return quick

    def keep(self, base: EngineBase) -> None:
        """Keep what a base said that answers from now on."""
        if len(base.seen) >= WORTH:
            self._keep(base, list(base.seen))

    async def _recall(self, before: EngineBase, every: Sequence[Asked]) -> None:
        unknown = [one for one in every if one not in before.seen]
        if len(unknown) >= WORTH:
            revision = before.engine.knowledge.revision
            before.learn(await asyncio.to_thread(lambda: list(self._kept.load(revision, unknown))))

    async def _ask(self, base: EngineBase, asked: Sequence[Asked], kept: Path) -> int:
        """Have a base asked what it was not asked before, elsewhere where that is quicker; how much was asked so."""
        new = [one for one in asked if one not in base.seen]
        if len(new) < WORTH:
            return 0
        found = await seen_aside(kept, base.engine.knowledge.revision, self._config, new)
        base.learn(found)
        return len(found)

    def _keep(self, base: EngineBase, asked: Sequence[Asked]) -> None:
        self._kept.store(base.engine.knowledge.revision, [(one, base.seen[one]) for one in asked if one in base.seen])

    @cached_property
    def _kept(self) -> KeptAnswers:
        return kept_answers(self._config)
