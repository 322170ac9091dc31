"""What an address in the settings may be: of a database, of a page, of a site. Raises what pydantic tells of. Pure."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError


def store_url(value: str) -> str:
    """The address of a database: of a file, or of a PostgreSQL server; a password stands in it or in `~/.pgpass`."""
    if value and not (re.fullmatch(r"sqlite:///\S.*", value) or re.fullmatch(r"postgres(ql)?://\S+", value)):
        raise PydanticCustomError(
            "store_url",
            "the address of a database is written like postgresql://user@host/database or sqlite:///data/questions.sqlite3",
        )
    return value


def website(value: str) -> str:
    """An address that people are sent to: a page, and nothing that a browser would run."""
    if value and not re.fullmatch(r"https?://[^\s/?#]+\S*", value):
        raise PydanticCustomError("website", "an address is written like https://example.org")
    return value


def origin(value: str) -> str:
    """An origin as browsers send it: scheme, host and port, nothing behind. A star would open the API to every site."""
    if not re.fullmatch(r"https?://[a-z0-9.\-\[\]:]+", value):
        raise PydanticCustomError(
            "origin", "an origin is written like https://example.org: scheme and host, without a path or a final /"
        )
    return value


def public_address(value: str) -> str:
    """The address of the site as browsers write it: scheme and host in small letters, a path without its last stroke."""
    if not value:
        return value
    try:
        parts = urlsplit(value)
        scheme, host, port, path = parts.scheme, _host(parts.hostname or ""), parts.port, parts.path.rstrip("/")
    except ValueError:  # no such port, a bracket too many, a name that cannot be one
        scheme, host, port, path = "", "", None, ""
    beside = "@" in value or "?" in value or "#" in value
    if scheme not in ("http", "https") or beside or not (_HOST.fullmatch(host) and _PATH.fullmatch(path)):
        raise PydanticCustomError(
            "public_address", "the public address is written like https://example.org or https://example.org/questions"
        )
    return f"{scheme}://{host}{'' if port is None else f':{port}'}{path}"


_HOST: Final = re.compile(r"[a-z0-9.-]*[a-z0-9]\.?|\[[0-9a-f:.]+\]")
_PATH: Final = re.compile(r"(/[\w~-][\w~.-]*)*", re.ASCII)
"""Folders of plain letters: what a cookie, a link and a proxy all write the same way."""


def _host(name: str) -> str:
    """As browsers write it; raises `UnicodeError`, a `ValueError`, for what is no name."""
    if ":" in name:
        return f"[{name}]"
    return name if name.isascii() else name.encode("idna").decode()
