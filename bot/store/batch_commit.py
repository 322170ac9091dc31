"""One commit for all writes that wait. Each is whole or not at all, alone; none is told of before it is on the disk.

With `synchronous = FULL` a commit waits for the disk, some milliseconds; a commit a write would let a busy hour wait in
a row. Knows no table.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from contextvars import Context
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

from bot import request_ids
from bot.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence

    from bot.store.backend import Backend, StoreConnection
    from bot.store.failure_log import Watch

Result = TypeVar("Result")

_MOST: Final = 64
"""Writes to one commit: whoever comes first is not to wait for a whole crowd to be written."""


@dataclass(slots=True, eq=False)
class _Waiting:
    """A write, where its caller waits for what becomes of it, and for which request."""

    act: Callable[[StoreConnection], Awaitable[Any]]
    told: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None
    request: str = field(default_factory=request_ids.current)

    def tell(self) -> None:
        if self.error is None:
            self.told.set_result(self.result)
        else:
            self.told.set_exception(self.error)


class Writes:
    """Writes of one database, in the order in which they came.

    Args:
        watch: told of what is refused; None where whoever asked is the operator.
    """

    def __init__(self, backend: Backend, watch: Watch | None) -> None:
        self._backend = backend
        self._refusals: tuple[type[Exception], ...] = (*backend.errors, StoreError)
        self._watch = watch
        self._waiting: deque[_Waiting] = deque()
        self._turn = asyncio.Lock()
        self._working: asyncio.Task[None] | None = None

    async def write(self, act: Callable[[StoreConnection], Awaitable[Result]]) -> Result:
        """Run one function whole; its caller may leave meanwhile, which changes nothing for it.

        It runs again, from its beginning, where a commit that it shared failed, so it must not count on running once.

        Raises:
            StoreError: the database refused; nothing of the function is kept. What else the function raises comes through.
        """
        waiting = _Waiting(act, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._working is None:
            # It works for whoever comes: each write brings the number of its own request.
            self._working = asyncio.create_task(self._work(), name="writes", context=Context())
        result: Result = await asyncio.shield(waiting.told)
        return result

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[StoreConnection]:
        """The connection, while nothing is written."""
        async with self._turn:
            yield self._backend.writer

    async def finished(self) -> None:
        """Once everything that was asked for is told of."""
        if self._working is not None:
            await asyncio.wait([self._working])

    async def _work(self) -> None:
        try:
            while self._waiting:
                async with self._turn:
                    await self._commit([self._waiting.popleft() for _ in range(min(_MOST, len(self._waiting)))])
        finally:
            self._working = None
            self._refuse(self._waiting, StoreError(f"{self._backend.name}: interrupted"))
            self._waiting.clear()

    async def _commit(self, batch: Sequence[_Waiting]) -> None:
        try:
            self._backend.check()
            await self._backend.begin()
        except self._refusals as error:
            if self._backend.is_busy(error):  # whoever came meanwhile has waited with these
                batch = [*batch, *self._waiting]
                self._waiting.clear()
            self._refuse(batch, error)
        else:
            await self._committed(batch)

    async def _committed(self, batch: Sequence[_Waiting]) -> None:
        """Once begun."""
        try:
            for waiting in batch:
                await self._apart(waiting)
            await self._backend.commit()
            self._backend.check()  # once more: what was removed meanwhile took these writes with it
        except self._refusals as error:
            await self._backend.rollback()
            if isinstance(error, StoreError) or len(batch) == 1:
                self._refuse(batch, error)
                return
            # One of them asked too much, of the disk most often: that one alone is to fail for it.
            for waiting in batch:
                await self._commit([waiting])
        except BaseException:
            await self._backend.rollback()
            self._refuse(batch, StoreError(f"{self._backend.name}: interrupted"))
            raise
        else:
            if self._watch is not None:
                self._watch.taken()
            for waiting in batch:
                waiting.tell()

    async def _apart(self, waiting: _Waiting) -> None:
        """One write within the transaction; what it raises undoes it and nothing else."""
        waiting.error = None
        connection = self._backend.writer
        await connection.execute("SAVEPOINT one")
        try:
            with request_ids.of(waiting.request):
                waiting.result = await waiting.act(connection)
        except Exception as error:
            if not self._backend.in_transaction:  # the database has taken back the others with it
                raise
            await connection.execute("ROLLBACK TO SAVEPOINT one")
            waiting.error = self._explained(error) if isinstance(error, self._backend.errors) else error
        await connection.execute("RELEASE SAVEPOINT one")

    def _refuse(self, waiting: Collection[_Waiting], error: Exception) -> None:
        told = self._explained(error)
        if self._watch is not None and waiting:
            with request_ids.of(next(iter(waiting)).request):
                self._watch.refused(told, times=len(waiting))
        for one in waiting:
            one.error = told
            one.tell()

    def _explained(self, error: Exception) -> StoreError:
        if isinstance(error, StoreError):
            return error
        told = self._backend.explained(error)
        told.__cause__ = error
        return told
