"""The two secrets, from the environment; the key is made and kept beside the database when absent. Knows no channel."""

from __future__ import annotations

import base64
import os
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot import atomic_files
from bot.errors import Both, ConfigError, why

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TOKEN_VARIABLE: Final = "DISCORD_TOKEN"  # noqa: S105 - the name of a variable
SECRET_VARIABLE: Final = "KAMOURASKA_SECRET"  # noqa: S105 - the name of a variable
FILE_NAME: Final = "kamouraska.secret"

_FEWEST_BYTES: Final = 16
_FEWEST_DIFFERENT: Final = 6
_MADE_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must never be shown; `repr` keeps it out of logs and tracebacks.

    Attributes:
        discord_token: None when Discord is off.
        key: signs links and pseudonyms.
    """

    discord_token: str | None = field(repr=False)
    key: bytes = field(repr=False)


def load(folder: Path, environment: Mapping[str, str] | None = None) -> Secrets:
    """Read the secrets; make and keep a signing key where none was given.

    Args:
        folder: where the database lies, and so the key that the program made.
        environment: `os.environ` when None. An empty variable counts as absent, as container files write it.

    Raises:
        ConfigError: the key given is too short, or the one kept cannot be read or written.
    """
    env = os.environ if environment is None else environment
    return Secrets(discord_token=env.get(TOKEN_VARIABLE, "").strip() or None, key=given(env) or _kept(folder / FILE_NAME))


def given(environment: Mapping[str, str]) -> bytes:
    """The key of the environment; empty when there is none.

    Raises:
        ConfigError: it could be guessed.
    """
    key = environment.get(SECRET_VARIABLE, "").strip().encode()
    if key and (len(key) < _FEWEST_BYTES or len(set(key)) < _FEWEST_DIFFERENT):
        raise ConfigError(
            f"{SECRET_VARIABLE}: too easily guessed to keep anything secret; at least {_FEWEST_BYTES} characters, "
            "and not the same few again and again: openssl rand -hex 32",
            f"{SECRET_VARIABLE}\u00a0: trop facile à deviner pour garder un secret; au moins {_FEWEST_BYTES} caractères, "
            "et pas toujours les mêmes\u00a0: openssl rand -hex 32",
        )
    return key


def in_clear(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The secrets of the environment as they may slip into a text, for whoever must strike them out."""
    values = (environment.get(name, "").strip() for name in (TOKEN_VARIABLE, SECRET_VARIABLE))
    return tuple(value for value in values if value)


def application_of(token: str) -> str:
    """The application of a bot's token, which begins with its number in base64; empty when it is none."""
    first = token.strip().partition(".")[0]
    try:
        id_ = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except ValueError:  # neither base64 nor text
        return ""
    return id_ if id_.isdigit() else ""


def _kept(file: Path) -> bytes:
    """The key of the file, made first where there is none."""
    try:
        if not file.exists():
            # Where another process was faster, its key stands.
            atomic_files.put_first(file, [f"{secrets.token_bytes(_MADE_BYTES).hex()}\n".encode()], mode=atomic_files.PRIVATE)
        else:
            atomic_files.close_to_others(file)
        written = file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        cause = why(error) if isinstance(error, OSError) else Both("not a key", "ce n’est pas une clé")
        raise ConfigError(
            f"{file}: the secret cannot be kept here: {cause.en} (or set {SECRET_VARIABLE})",
            f"{file}\u00a0: le secret ne peut pas être gardé ici\u00a0: {cause.fr} (ou donnez {SECRET_VARIABLE})",
        ) from error
    try:
        key = bytes.fromhex(written)
    except ValueError:
        key = b""
    if len(key) < _FEWEST_BYTES:
        raise ConfigError(
            f"{file}: not a key; remove the file to have a new one made (links sent before will no longer open, "
            "and people who asked before will count as new)",
            f"{file}\u00a0: ce n’est pas une clé; effacez le fichier pour qu’une nouvelle soit faite (les liens déjà envoyés "
            "ne s’ouvriront plus, et les personnes qui ont déjà demandé compteront comme nouvelles)",
        )
    return key
