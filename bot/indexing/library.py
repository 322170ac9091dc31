"""The knowledge folder as the review desk works with it: tried aside, written whole, swapped in. Knows no channel."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bot.authoring.checking import new_among, quickly_checked
from bot.emergency import Recogniser
from bot.errors import KnowledgeError
from bot.exchange import Reply
from bot.indexing import corrections, learned, worker
from bot.indexing.aside import built, shown_as
from bot.indexing.bases import EngineBase
from bot.indexing.cache import take_over
from bot.indexing.comparing import Comparing
from bot.indexing.contradicting import contradictions_in
from bot.indexing.engine import engine_on, index_file, months, tried_file
from bot.indexing.kept_files import KNOWLEDGE, QUESTIONS, parsed_files
from bot.indexing.touch import Touch
from bot.knowledge import questions
from bot.knowledge.amending import put_back
from bot.knowledge.files import files_of, revision
from bot.knowledge.folder_lock import ChangedMeanwhileError, FileChange
from bot.knowledge.reader import examine
from bot.knowledge.writer import may_be_written, write
from bot.nlu.text import fold
from bot.review.broken_links import REPORT
from bot.review.dry_run import Test
from bot.review.errors import ReplacesError, Version, token_of
from bot.review.proposal_check import Known
from bot.review.proposals import Correction
from bot.review.trial import applied, as_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date
    from pathlib import Path

    from bot.answers.engine import Engine
    from bot.config import Config
    from bot.errors import Problem
    from bot.indexing.bases import Asked
    from bot.indexing.index import Index
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.knowledge.parsed_files import ParsedFiles
    from bot.knowledge.reader import Examined
    from bot.review.dry_run import KnowledgeVersion, Outlook
    from bot.review.freshness import Contradiction, WrittenAnswers
    from bot.review.proposals import Confirmation, Proposal, ProposedFiles, Provenance, Revision


_REMEMBERED: Final = 2
"""Bases kept besides the one that answers: what was tried last, and what answered before."""


class KnowledgeLibrary:
    """The `Library` of the program.

    Args:
        serving: the engine that answers now.
        take: makes another engine answer from now on; None where nothing goes on answering, as in a command.
        build: builds an index without holding up the event loop, and keeps it in a file; by default a process does.
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
        self._build = build or worker.build
        self._now: EngineBase | None = None
        self._swept: Knowledge | None = None
        self._tried: dict[str, EngineBase] = {}
        self._checked: dict[tuple[str, date], list[Problem]] = {}
        self._comparing = Comparing(config)

    def files(self) -> Mapping[str, bytes]:
        """See `Library.files`."""
        return files_of(self._config.knowledge.path)

    def drafted(self, proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance) -> ProposedFiles:
        """See `Library.drafted`."""
        return learned.drafted(proposal, files, provenance, self._known())

    def revised(self, change: Correction | Confirmation, files: Mapping[str, bytes]) -> Revision:
        """See `Library.revised`."""
        examined = self._examined(files)
        here = corrections.held(change.entry, examined, files, shown_as(self._config))
        if isinstance(change, Correction):
            return corrections.corrected(change, here, files, self._known(), self._is_writable)
        return corrections.confirmed(change, here, examined, files, self._is_writable)

    def restored(self, entry: str, now: bytes, after: bytes, before: bytes) -> bytes | None:
        """See `Library.restored`."""
        return put_back(now, after, before, corrections.keys_of(entry))

    def written(self) -> WrittenAnswers:
        """See `Library.written`."""
        report = self._config.store.path.parent / REPORT
        links = report.read_text("utf-8") if report.is_file() else ""
        return replace(corrections.written(self._examined(self.files()), months(self._config)), links=links)

    def contradictions(self, today: date) -> tuple[Contradiction, ...]:
        """See `Library.contradictions`."""
        return contradictions_in(self._examined(self.files()), today, months(self._config))

    def _examined(self, files: Mapping[str, bytes]) -> Examined:
        with self._parsed(KNOWLEDGE) as parsed:
            examined = examine(files, shown_as(self._config), parse=parsed.parse)
        if examined.problems:
            raise KnowledgeError(examined.problems)
        return examined

    def _is_writable(self, path: str) -> bool:
        file = self._config.knowledge.path / path
        return all(may_be_written(place) for place in (file, file.parent, self._config.knowledge.path))

    def _known(self) -> Known:
        knowledge = self._serving().knowledge
        function_words = frozenset(map(fold, knowledge.lexicon.stops))
        return Known(function_words, Recogniser.of(knowledge).shadows)

    def serving(self) -> KnowledgeVersion:
        """See `Library.serving`."""
        return self._serving_base()

    def _serving_base(self) -> EngineBase:
        engine = self._serving()
        if self._now is None or self._now.engine is not engine:
            self._now = EngineBase(engine)
        return self._now

    async def replies(self, changes: Mapping[str, bytes | None], asked: Mapping[Language, str]) -> tuple[Reply, ...]:
        """See `Library.replies`."""
        engine = (await self.tried(applied(self.files(), changes))).engine

        def considered() -> tuple[Reply, ...]:
            return tuple(Reply.of(text, engine.consider(text, language=language)) for language, text in asked.items())

        return await asyncio.to_thread(considered)

    def reached(self) -> Callable[[str], bool]:
        """See `Library.reached`."""
        before, now = self._swept, self._serving().knowledge
        self._swept = now
        return Touch(before, now).reaches if before is not None else lambda _: True

    async def outlook(self, files: Mapping[str, bytes], asked: Sequence[Asked]) -> Outlook:
        """See `Library.outlook`."""
        examined = await asyncio.to_thread(self._examined, files)
        return await self._comparing.outlook(self._serving_base(), examined.knowledge, asked)

    async def prepared(
        self, tried: KnowledgeVersion, asked: Sequence[Asked], further: Callable[[int], None]
    ) -> KnowledgeVersion:
        """See `Library.prepared`."""
        if not isinstance(tried, EngineBase):
            return tried
        return await self._comparing.prepared(self._serving_base(), tried, asked, further)

    async def tried(self, files: Mapping[str, bytes]) -> EngineBase:
        """See `Library.tried`; what was looked at a moment ago is not built again to be written, nor to be taken back."""
        wanted = revision(files)
        now = self._serving_base()
        if now.engine.knowledge.revision == wanted:
            return now
        if wanted not in self._tried:
            self._remember(EngineBase(engine_on(await built(files, self._config, self._build), self._config)))
        return self._tried[wanted]

    async def new_problems(
        self, now: Mapping[str, bytes], then: Mapping[str, bytes], tried: KnowledgeVersion, today: date
    ) -> tuple[Problem, ...]:
        """See `Library.new_problems`; what was found is kept for whoever publishes it, or tries something else."""
        if not isinstance(tried, EngineBase):
            return ()
        keys = (revision(now), today), (revision(then), today)
        known = {key: self._checked[key] for key in keys if key in self._checked}
        for key, files, engine in zip(keys, (now, then), (self._serving(), tried.engine), strict=True):
            if key not in known:
                known[key] = await asyncio.to_thread(self._problems, files, engine, today)
        self._checked = known
        return new_among(known[keys[1]], known[keys[0]])

    def _problems(self, files: Mapping[str, bytes], engine: Engine, today: date) -> list[Problem]:
        with self._parsed(KNOWLEDGE) as parsed:
            shown, after = shown_as(self._config), months(self._config)
            return quickly_checked(files, shown, engine, today=today, months=after, parse=parsed.parse)

    async def keep(self, changes: Mapping[str, bytes | None], seen: Mapping[str, bytes], tried: KnowledgeVersion) -> None:
        """See `Library.keep`."""
        if isinstance(tried, EngineBase):  # before the files, or who watches them finds no index of them, and builds one
            wanted = tried.engine.knowledge.revision
            await asyncio.to_thread(take_over, tried_file(self._config), index_file(self._config), wanted)
        await self.restore(changes, seen)
        if not isinstance(tried, EngineBase):
            return
        if self._take is not None:  # first of all, or whoever watches the files would build them a second time
            self._remember(self._serving_base())
            await self._take(tried.engine)
            self._now = tried
        await asyncio.to_thread(self._comparing.keep, tried)

    async def restore(self, changes: Mapping[str, bytes | None], seen: Mapping[str, bytes]) -> None:
        """See `Library.restore`."""
        exchanged = {path: FileChange(seen.get(path), content) for path, content in changes.items()}
        try:
            await asyncio.to_thread(write, self._config.knowledge.path, exchanged)
        except ChangedMeanwhileError as error:
            there = {file.path: file.found for file in error.files if file.found is not None}
            versions = tuple(Version(file.path, as_text(file.found), as_text(file.wanted)) for file in error.files)
            raise ReplacesError(versions, token_of(there)) from error

    def tests(self) -> tuple[Test, ...]:
        """See `Library.tests`."""
        return self._tests

    @cached_property
    def _tests(self) -> tuple[Test, ...]:
        folder = self._config.knowledge.questions
        if not folder.is_dir():  # an installation without the project's sources
            return ()
        with self._parsed(QUESTIONS) as parsed:
            found = questions.read_files(files_of(folder), str(folder), parsed.parse).questions
        return tuple(Test(item.file, item.expected, item.text, item.says) for item in found)

    def _parsed(self, name: str) -> AbstractContextManager[ParsedFiles]:
        return parsed_files(self._config.store.path.with_name(name))

    def _remember(self, base: EngineBase) -> None:
        """Keep a base for whoever publishes what they tried, or takes it back: some tens of megabytes each."""
        revision = base.engine.knowledge.revision
        self._tried = {**self._tried, revision: base}
        while len(self._tried) > _REMEMBERED:
            del self._tried[next(iter(self._tried))]
