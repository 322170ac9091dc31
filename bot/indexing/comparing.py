"""A changed base made ready for a dry run: of the base of now everything is known, of the changed one what is reached."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.indexing.asking import WORTH, seen_aside
from bot.indexing.engine import index_file, tried_file
from bot.indexing.kept_answers import KeptAnswers, kept_answers
from bot.indexing.reach import QuickBase, Reach
from bot.knowledge.derived import completed
from bot.review.dry_run import Changed, Outlook, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.config import Config
    from bot.indexing.bases import Asked, EngineBase, Seen
    from bot.knowledge.base import Knowledge


class Comparing:
    """Has both bases asked beside the process that answers, and keeps what they said for the next dry run.

    Args:
        config: says where the indexes lie that are asked, and by what they answer.
    """

    def __init__(self, config: Config) -> None:
        self._config = config

    async def outlook(self, before: EngineBase, changed: Knowledge, asked: Sequence[Asked]) -> Outlook:
        """What can be told of a changed knowledge that is not built yet; of questions of which the base of now is known."""
        every = list(dict.fromkeys(asked))
        await self._recall(before, every)
        return await asyncio.to_thread(_outlook, before, changed, every)

    async def prepared(
        self, before: EngineBase, tried: EngineBase, asked: Sequence[Asked], further: Callable[[int], None]
    ) -> QuickBase:
        """The changed base, of which only what the change reaches is asked.

        Args:
            further: is told how many more were asked, of either base.
        """
        every = list(dict.fromkeys(asked))
        await self._recall(before, every)
        if await self._ask(before, every, index_file(self._config), further):
            await asyncio.to_thread(self._keep, before, every)
        quick = await asyncio.to_thread(QuickBase, before, tried)  # hundreds of sentences may be encoded
        # Whoever publishes what they just tried waits for none of it a second time.
        reached = await asyncio.to_thread(quick.reached, [one for one in every if one not in tried.seen])
        await self._ask(tried, reached, tried_file(self._config), further, before.seen)
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

    async def _ask(
        self,
        base: EngineBase,
        asked: Sequence[Asked],
        kept: Path,
        further: Callable[[int], None],
        known: Mapping[Asked, Seen] = MappingProxyType({}),
    ) -> int:
        """Have a base asked what it was not asked before, elsewhere where that is quicker; how much was asked so.

        Args:
            known: see `seen_aside`.
        """
        new = [one for one in asked if one not in base.seen]
        if len(new) < WORTH:
            return 0
        found = await seen_aside(kept, base.engine.knowledge.revision, self._config, new, further, known)
        base.learn(found)
        return len(found)

    def _keep(self, base: EngineBase, asked: Sequence[Asked]) -> None:
        self._kept.store(base.engine.knowledge.revision, [(one, base.seen[one]) for one in asked if one in base.seen])

    @cached_property
    def _kept(self) -> KeptAnswers:
        return kept_answers(self._config)


def _outlook(before: EngineBase, changed: Knowledge, every: Sequence[Asked]) -> Outlook:
    known = [one for one in every if one in before.seen]
    reach = Reach(before, replace(completed(changed), region=before.engine.knowledge.region))
    reached = [one for one in known if reach.reaches(*one)]
    near = tuple(question for question, language in reached if reach.touches(question, language))
    return Outlook(tuple(_reworded(before, reach, known)), near, len(reached) + len(every) - len(known))


def _reworded(before: EngineBase, reach: Reach, known: Sequence[Asked]) -> Iterator[Changed]:
    """The questions that an answer serves now which would say other words."""
    for question, language in known:
        seen = before.see(question, language)
        if seen.alone and seen.said and reach.holds(seen) and reach.reworded(seen):
            outcome, entry = seen.outcome, seen.said[0].entry.id
            now, then = reach.words(seen.said[0])
            yield Changed(question, Told(outcome, entry, now), Told(outcome, entry, then))
