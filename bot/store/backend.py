"""What a database is to the store, whichever program keeps it: a connection that writes, readers, a beginning and an end.

SQL is written once, as SQLite and PostgreSQL both take it; the few words in which they differ are put in the other's words by
`postgres.dialect` alone. Knows neither of the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager

    from bot.errors import StoreError

Parameters: TypeAlias = "Mapping[str, Any] | Sequence[Any]"


class StoredRow(Protocol):
    """A row of a result, by place or by name of column."""

    def __getitem__(self, key: Any, /) -> Any: ...  # noqa: ANN401 - columns hold what they hold

    def __iter__(self) -> Iterator[Any]: ...

    def keys(self) -> Iterable[str]:
        """The names of its columns."""


class Ran(Protocol):
    """A statement that was run."""

    @property
    def rowcount(self) -> int:
        """How many rows it touched."""


class StoreConnection(Protocol):
    """What a write works with; all of it lies in one transaction."""

    def execute(self, sql: str, parameters: Parameters = ..., /) -> Awaitable[Ran]:
        """Run a statement; `?` or `:name` stand for what is given."""

    def executemany(self, sql: str, parameters: Iterable[Parameters], /) -> Awaitable[Ran]:
        """Run it once for each."""

    def execute_fetchall(self, sql: str, parameters: Parameters = ..., /) -> Awaitable[Iterable[StoredRow]]:
        """Run it, and take all rows that it returns."""


class SoleTurn(Protocol):
    """What one process of several has at a time."""

    async def is_mine(self) -> bool:
        """Whether it is this one, which takes it where nobody has it.

        Raises:
            StoreError: nobody can tell just now; whoever had it may go on.
        """

    async def leave(self) -> None:
        """Let another have it."""


class Backend(Protocol):
    """One database that is open.

    Attributes:
        name: how it is told of; holds no password.
        errors: what it raises when it refuses; `explained` makes a sentence of it.
        writer: the connection of the one transaction that writes.
        in_transaction: whether one is under way; False once the database itself has taken it back.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - see above

    @property
    def errors(self) -> tuple[type[Exception], ...]: ...  # noqa: D102

    @property
    def writer(self) -> StoreConnection: ...  # noqa: D102

    @property
    def in_transaction(self) -> bool: ...  # noqa: D102

    def explained(self, error: Exception) -> StoreError:
        """The error to raise in the place of one of `errors`, or of one of ours that lacks the name."""

    def is_busy(self, error: Exception) -> bool:
        """Whether waiting was in vain: whoever came meanwhile would wait in vain as well."""

    def check(self) -> None:
        """Raise `StoreError` where what is written would be lost; asked before each commit and after it."""

    async def begin(self) -> None:
        """Begin to write, alone in this database; waits for others once, and not again while they go on."""

    async def commit(self) -> None:
        """Keep what was written. An error means that it was not kept."""

    async def rollback(self) -> None:
        """Keep nothing of it; never raises one of `errors`."""

    async def read(self, query: str, parameters: Parameters) -> list[StoredRow]:
        """All rows of a query, as committed."""

    async def version(self) -> int:
        """A number that is another one whenever anything was written, by whatever program."""

    async def scrub(self) -> None:
        """Leave nothing on the disk of rows that were removed, as far as that is cheap."""

    async def overwrite(self) -> None:
        """The same, whatever it takes."""

    def snapshot(self) -> AbstractAsyncContextManager[StoreConnection]:
        """A connection that reads everything as of one moment, whoever writes meanwhile."""

    async def has_a_bot(self) -> bool:
        """Whether a bot runs on it, in another process."""

    def turn(self) -> SoleTurn | None:
        """What one process of several has at a time; None where there is one process alone."""

    async def last_number(self, table: str) -> int:
        """The highest number that a table has ever given a row by itself; 0 where it gave none."""

    async def number_on(self, connection: StoreConnection, table: str, last: int) -> None:
        """Have a table give its next row a higher number; within a write."""

    async def close(self) -> None:
        """Let go of it."""
