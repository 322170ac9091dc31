"""`config.yaml` and the environment → one frozen `Config`. Knows no channel and opens nothing but the file it is given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_PATH = "config.yaml"
PATH_VARIABLE = "KAMOURASKA_CONFIG"
PREFIX = "KAMOURASKA_"
SECRET_VARIABLES = ("DISCORD_TOKEN", "KAMOURASKA_SECRET")


def _split_commas(value: object) -> object:
    """A list may be written in the environment with commas: `1,2,3`."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KnowledgeSection(_Section):
    """Where the knowledge and its test questions lie."""

    path: Path = Path("knowledge")
    questions: Path = Path("tests/questions")


class StoreSection(_Section):
    """The database of what people asked."""

    path: Path = Path("data/questions.sqlite3")
    retention_days: int = Field(default=365, ge=1)


class AnsweringSection(_Section):
    """When the bot answers and when it refuses."""

    default_language: Annotated[str, Field(pattern="^(fr|en)$")] = "fr"
    max_question_characters: int = Field(default=2000, ge=50, le=10_000)
    threshold: float = Field(default=50.0, ge=0, le=100)
    margin: float = Field(default=5.0, ge=0, le=100)


class ConversationSection(_Section):
    """How long the bot remembers what was spoken of."""

    minutes: int = Field(default=15, ge=1)
    people: int = Field(default=10_000, ge=1)


class ContactSection(_Section):
    """Whom a person may turn to, shown with refusals and on the privacy page."""

    name: str = "MRC de Kamouraska"
    url: str = "https://mrckamouraska.com"
    privacy_officer: str = ""
    privacy_email: str = ""


class WebSection(_Section):
    """The visitor's page."""

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: str = ""
    questions_per_minute: int = Field(default=60, ge=1)


class DiscordSection(_Section):
    """The Discord channel; its token is a secret and comes from the environment."""

    staff_role_ids: Annotated[tuple[int, ...], BeforeValidator(_split_commas)] = ()
    staff_channel_id: int | None = None


class LoggingSection(_Section):
    """The program's own log, on standard error."""

    level: Annotated[str, Field(pattern="^(debug|info|warning|error)$")] = "info"
    format: Annotated[str, Field(pattern="^(console|json)$")] = "console"


class Config(_Section):
    """Every setting, validated; paths are absolute. Secrets are not in it: see `Secrets`."""

    knowledge: KnowledgeSection = KnowledgeSection()
    store: StoreSection = StoreSection()
    answering: AnsweringSection = AnsweringSection()
    conversation: ConversationSection = ConversationSection()
    contact: ContactSection = ContactSection()
    web: WebSection = WebSection()
    discord: DiscordSection = DiscordSection()
    logging: LoggingSection = LoggingSection()


def load(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Config:
    """Read the configuration.

    Args:
        path: the file; when None, `$KAMOURASKA_CONFIG`, else `config.yaml` in the current folder.
        environment: variables that override settings, as `KAMOURASKA_<SECTION>__<KEY>`; `os.environ` when None.

    Raises:
        ConfigError: no such file, broken YAML, unknown key, impossible value; the message names file and setting.
    """
    env = os.environ if environment is None else environment
    file = path or Path(env.get(PATH_VARIABLE) or DEFAULT_PATH)
    raw = _read(file)
    _override(raw, env)
    try:
        config = Config.model_validate(raw)
    except ValidationError as error:
        lines = [
            f"{file}: {'.'.join(str(part) for part in item['loc'])}: {_say(item['type'], item['msg'])}"
            for item in error.errors()
        ]
        raise ConfigError("\n".join(lines)) from None
    return _absolute(config, file.resolve().parent)


def _say(kind: str, message: str) -> str:
    return "unknown setting" if kind == "extra_forbidden" else message


def _read(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(f"{file}: no such configuration file (give --config PATH or set {PATH_VARIABLE})") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: cannot be read: {error}") from None
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else str(file)
        raise ConfigError(f"{where}: not YAML: {getattr(error, 'problem', None) or error}") from None
    if raw is None:
        return {}
    if not isinstance(raw, dict) or not all(isinstance(v, dict) for v in raw.values()):
        raise ConfigError(f"{file}: expected sections, each with its settings")
    return raw


def _override(raw: dict[str, Any], env: Mapping[str, str]) -> None:
    """Put `KAMOURASKA_<SECTION>__<KEY>` over what the file says; an unknown section or key is caught by validation."""
    for name, value in env.items():
        if name.startswith(PREFIX) and "__" in name:
            section, _, key = name.removeprefix(PREFIX).lower().partition("__")
            raw.setdefault(section, {})[key] = value


def _absolute(config: Config, folder: Path) -> Config:
    """Paths in the file are relative to the file, wherever the program was started."""
    knowledge = config.knowledge.model_copy(
        update={"path": folder / config.knowledge.path, "questions": folder / config.knowledge.questions}
    )
    store = config.store.model_copy(update={"path": folder / config.store.path})
    return config.model_copy(update={"knowledge": knowledge, "store": store})
