"""What a PostgreSQL server refuses, as a sentence with the address of the database. Knows no table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import psycopg
from psycopg import errors

from bot.errors import Both, StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

# The server's own words are in the language that it was set up in.
_WHY: Final[Mapping[type[Exception], Both]] = {
    errors.LockNotAvailable: Both(
        "the database is locked: another program is writing to it and does not finish",
        "la base de données est verrouillée\u00a0: un autre programme y écrit sans finir",
    ),
    errors.DiskFull: Both("the disk of the server is full", "le disque du serveur est plein"),
    errors.TooManyConnections: Both(
        "the server takes no more connections: raise its max_connections, or run fewer processes",
        "le serveur n’accepte plus de connexions\u00a0: augmentez son max_connections, ou lancez moins de processus",
    ),
    errors.InsufficientPrivilege: Both("this user may not do that there", "cet utilisateur n’a pas ce droit-là"),
    errors.ReadOnlySqlTransaction: Both(
        "it can only be read: it is a copy (a standby), or was set so",
        "elle se lit seulement\u00a0: c’est une copie (un serveur de secours), ou elle est réglée ainsi",
    ),
    errors.InvalidPassword: Both(
        "the server refuses this user and password", "le serveur refuse cet utilisateur et ce mot de passe"
    ),
    errors.InvalidCatalogName: Both(
        "the server has no database of that name: createdb makes it",
        "le serveur n’a pas de base de ce nom\u00a0: createdb la crée",
    ),
    errors.InvalidSchemaName: Both("there is no schema to put the tables in", "il n’y a pas de schéma où mettre les tables"),
}


def explained(name: str, error: Exception) -> StoreError:
    """The error to raise in its place; raise it `from` the one given."""
    if isinstance(error, StoreError):
        said = Both(error.said("en"), error.said("fr"))
    else:
        known = (both for kind, both in _WHY.items() if isinstance(error, kind))
        said = next(known, None) or _of_another_kind(error)
    return StoreError(f"{name}: {said.en}", f"{name}\u00a0: {said.fr}")


def is_lost(error: Exception) -> bool:
    """Whether there is no server any more at the other end, or it is going away."""
    if isinstance(error, errors.AdminShutdown | errors.CrashShutdown | errors.CannotConnectNow | errors.ConnectionException):
        return True
    return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) and error.sqlstate is None


def _of_another_kind(error: Exception) -> Both:
    cause = (str(error).strip() or type(error).__name__).splitlines()[0]
    if is_lost(error):
        return Both(f"the database server cannot be reached: {cause}", f"le serveur de la base est injoignable\u00a0: {cause}")
    return Both(cause, cause)
