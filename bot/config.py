"""`config.yaml` and the environment → one frozen `Config`. Knows no channel; opens only the file it is given."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    IPvAnyNetwork,
    ValidationError,
)

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
    """Where the knowledge and its test questions lie, and when what it says is to be checked again.

    Attributes:
        stale_months: of facts that change by themselves, counted from the source's own date.
        recheck_months: of all others, counted from the day on which the source was last read.
    """

    path: Path = Path("knowledge")
    questions: Path = Path("tests/questions")
    stale_months: int = Field(default=24, ge=1)
    recheck_months: int = Field(default=36, ge=1)


class StoreSection(_Section):
    """The database of what people asked."""

    path: Path = Path("data/questions.sqlite3")
    retention_days: int = Field(default=365, ge=1)
    daily_limit_per_asker: int = Field(default=100, ge=1)


class AnsweringSection(_Section):
    """When the bot answers and when it refuses."""

    default_language: Literal["fr", "en"] = "fr"
    max_question_characters: int = Field(default=2000, ge=50, le=10_000)
    threshold: float = Field(default=58.0, ge=0, le=100)
    margin: float = Field(default=0.5, ge=0, le=100)


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


def _origin(value: str) -> str:
    """An origin as browsers send it: scheme, host and port, nothing behind. A star would open the API to every site."""
    if not re.fullmatch(r"https?://[a-z0-9.\-\[\]:]+", value):
        raise ValueError("an origin is written like https://example.org: scheme and host, without a path or a final /")
    return value


class WebSection(_Section):
    """The visitor's page.

    Attributes:
        public_url: the address visitors know it by, when a proxy stands before it.
        questions_per_minute: what one conversation may ask.
        questions_per_minute_per_address: what one network address may ask; a school or an office shares one.
        allowed_origins: other sites whose pages may ask, through the widget; none by default.
        trusted_proxies: addresses or networks of proxies whose X-Forwarded-For is believed; none by default.
    """

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    public_url: Annotated[str, Field(pattern=r"^(https?://[^\s/]+(/\S*)?)?$")] = ""
    questions_per_minute: int = Field(default=60, ge=1)
    questions_per_minute_per_address: int = Field(default=600, ge=1)
    allowed_origins: Annotated[tuple[Annotated[str, AfterValidator(_origin)], ...], BeforeValidator(_split_commas)] = ()
    trusted_proxies: Annotated[tuple[IPvAnyNetwork, ...], BeforeValidator(_split_commas)] = ()


class DiscordSection(_Section):
    """The Discord channel; its token is a secret and comes from the environment."""

    staff_role_ids: Annotated[tuple[int, ...], BeforeValidator(_split_commas)] = ()
    staff_channel_id: int | None = None
    questions_per_minute: int = Field(default=30, ge=1)


class LoggingSection(_Section):
    """The program's own log, on standard error."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["console", "json"] = "console"


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
        raise ConfigError(*_explained(file, error)) from None
    return _absolute(config, file.resolve().parent)


# pydantic's kinds of error in French, with its own slots; what is not here is told by the value refused.
_IN_FRENCH: Final[Mapping[str, str]] = {
    "bool_parsing": "true ou false est attendu",
    "extra_forbidden": "réglage inconnu",
    "float_parsing": "un nombre est attendu",
    "float_type": "un nombre est attendu",
    "greater_than_equal": "au moins {ge}",
    "int_from_float": "un nombre entier est attendu",
    "int_parsing": "un nombre entier est attendu",
    "int_type": "un nombre entier est attendu",
    "less_than_equal": "au plus {le}",
    "list_type": "une liste est attendue",
    "literal_error": "une de ces valeurs est attendue\u00a0: {expected}",
    "path_type": "un chemin est attendu",
    "string_pattern_mismatch": "la forme attendue est {pattern}",
    "string_type": "un texte est attendu",
    "tuple_type": "une liste est attendue",
}


def _explained(file: Path, error: ValidationError) -> tuple[str, str]:
    """Everything that is wrong, a line each, in English and in French."""
    english, french = [], []
    for item in error.errors():
        where = f"{file}: {'.'.join(str(part) for part in item['loc'])}"
        kind = item["type"]
        english.append(f"{where}: {'unknown setting' if kind == 'extra_forbidden' else item['msg']}")
        said = _IN_FRENCH.get(kind, "cette valeur ne convient pas").format_map(item.get("ctx", {}))
        french.append(f"{where}\u00a0: {said}")
    return "\n".join(english), "\n".join(french)


def _read(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(
            f"{file}: no such configuration file (give --config PATH or set {PATH_VARIABLE})",
            f"{file}\u00a0: ce fichier de réglages n’existe pas (donnez --config CHEMIN ou {PATH_VARIABLE})",
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: cannot be read: {error}", f"{file}\u00a0: illisible\u00a0: {error}") from None
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else str(file)
        cause = getattr(error, "problem", None) or error
        raise ConfigError(f"{where}: not YAML: {cause}", f"{where}\u00a0: ce n’est pas du YAML\u00a0: {cause}") from None
    if raw is None:
        return {}
    if not isinstance(raw, dict) or not all(isinstance(section, dict | None) for section in raw.values()):
        raise ConfigError(
            f"{file}: expected sections, each with its settings",
            f"{file}\u00a0: des sections sont attendues, chacune avec ses réglages",
        )
    # A section whose every setting is commented out is an empty one.
    return {name: section or {} for name, section in raw.items()}


def _override(raw: dict[str, Any], env: Mapping[str, str]) -> None:
    """Put `KAMOURASKA_<SECTION>__<KEY>` over what the file says; an unknown section or key is caught by validation.

    An empty variable counts as absent, as container files write it.
    """
    for name, value in env.items():
        if value and name.startswith(PREFIX) and "__" in name:
            section, _, key = name.removeprefix(PREFIX).lower().partition("__")
            raw.setdefault(section, {})[key] = value


def _absolute(config: Config, folder: Path) -> Config:
    """Paths in the file are relative to the file, wherever the program was started."""
    knowledge = config.knowledge.model_copy(
        update={"path": folder / config.knowledge.path, "questions": folder / config.knowledge.questions}
    )
    store = config.store.model_copy(update={"path": folder / config.store.path})
    return config.model_copy(update={"knowledge": knowledge, "store": store})
