"""The file and the environment → a `Config`, or everything that is wrong, each where it stands. Opens only that file."""

from __future__ import annotations

import difflib
import logging
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from pydantic import ValidationError

from bot.config.complaints import refused
from bot.config.sections import Config
from bot.errors import Both, ConfigError, why
from bot.yaml_loader import Loader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_log = logging.getLogger(__name__)

DEFAULT_PATH: Final = "config.yaml"
PREFIX: Final = "KAMOURASKA_"
PATH_VARIABLE: Final = f"{PREFIX}CONFIG"
SECRET_VARIABLES: Final = ("DISCORD_TOKEN", f"{PREFIX}SECRET")

# What Kubernetes puts into every container once a service is called kamouraska; KAMOURASKA_PORT only with such a value.
_NOT_OURS: Final = re.compile(
    rf"{PREFIX}(\w+_)?(SERVICE_(HOST|PORT)(_\w+)?|PORT_\d+_\w+)=.*|{PREFIX}(\w+_)?PORT=(tcp|udp)://.*"
)


_MOST_CHARACTERS: Final = 100_000
"""Of the file: a name that leads to a device without end is told, not read."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What was set, and where.

    Attributes:
        values: by section and key.
        places: where each stands: a file and its line, or a variable.
    """

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[tuple[str, ...], str] = field(default_factory=dict)

    def place(self, location: tuple[str, ...]) -> str:
        """Where what is at this location, or inside it, was set."""
        enclosing = (location[:length] for length in range(len(location), -1, -1))
        return next(self.places[at] for at in enclosing if at in self.places)


def load(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Config:
    """Read the configuration.

    Args:
        path: the file; when None, `$KAMOURASKA_CONFIG`, else `config.yaml` in the current folder.
        environment: variables that override settings, as `KAMOURASKA_<SECTION>__<KEY>`; `os.environ` when None.

    Raises:
        ConfigError: no such file, broken YAML, unknown or repeated key, impossible value; the message says of each whether
            the file, and which line of it, or which variable is to be mended.
    """
    env = os.environ if environment is None else environment
    file = path or Path(env.get(PATH_VARIABLE) or DEFAULT_PATH)
    written = _read(file)
    wrong = [*_override(written, env)]
    _leave_out_what_is_gone(written)
    config = None
    try:
        config = Config.model_validate(written.values)
    except ValidationError as error:
        wrong += refused(error, written.place)
    if wrong or config is None:
        raise ConfigError("\n".join(both.en for both in wrong), "\n".join(both.fr for both in wrong))
    return _absolute(config, file.resolve().parent)


def _read(file: Path) -> _Written:
    try:
        with file.open(encoding="utf-8") as opened:  # a pipe is as good: --config <(…)
            text = opened.read(_MOST_CHARACTERS + 1)
    except FileNotFoundError:
        raise ConfigError(
            f"{file}: no such configuration file (give --config PATH or set {PATH_VARIABLE})",
            f"{file}\u00a0: ce fichier de réglages n’existe pas (donnez --config CHEMIN ou {PATH_VARIABLE})",
        ) from None
    except UnicodeDecodeError:
        raise ConfigError(f"{file}: cannot be read: it is no text", f"{file}\u00a0: illisible\u00a0: pas du texte") from None
    except OSError as error:
        cause = why(error)
        raise ConfigError(f"{file}: cannot be read: {cause.en}", f"{file}\u00a0: illisible\u00a0: {cause.fr}") from None
    if len(text) > _MOST_CHARACTERS:
        raise ConfigError(
            f"{file}: longer than {_MOST_CHARACTERS:,} characters: no configuration file",
            f"{file}\u00a0: plus de {_MOST_CHARACTERS // 1000} 000 caractères\u00a0: pas un fichier de réglages",
        )
    try:
        return _parsed(file, text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else str(file)
        cause_ = getattr(error, "problem", None) or error
        # PyYAML explains itself in English alone; the place is what helps.
        raise ConfigError(f"{where}: not YAML: {cause_}", f"{where}\u00a0: ce n’est pas du YAML à cet endroit") from None
    except ValueError as error:  # a day that no calendar has
        raise ConfigError(f"{file}: not YAML: {error}", f"{file}\u00a0: ce n’est pas du YAML") from None


def _parsed(file: Path, text: str) -> _Written:
    """The settings of the file, with the line of each.

    Raises:
        ConfigError: something stands twice, and no reader could tell which is meant; or there are no sections.
        yaml.YAMLError, ValueError: the text cannot be read.
    """
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        twice = list(_standing_twice(node))
        values = loader.construct_document(node) if node is not None else None
    finally:
        loader.dispose()
    if twice:
        raise ConfigError(
            "\n".join(f"{file}:{key.start_mark.line + 1}: {key.value}: stands twice; keep one" for key in twice),
            "\n".join(f"{file}:{key.start_mark.line + 1}\u00a0: {key.value}\u00a0: en double; gardez-en un" for key in twice),
        )
    if values is None:
        return _Written({}, {(): str(file)})
    if not isinstance(values, dict) or not all(isinstance(section, dict | None) for section in values.values()):
        raise ConfigError(
            f"{file}: expected sections, each with its settings",
            f"{file}\u00a0: des sections sont attendues, chacune avec ses réglages",
        )
    places = {tuple(at): f"{file}:{line}" for at, line in _lines(node)} | {(): str(file)}
    # A section whose every setting is commented out is an empty one.
    return _Written({str(name): section or {} for name, section in values.items()}, places)


def _standing_twice(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Every key that its mapping already holds: YAML would silently let the last one win."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else id(key))
            yield from _standing_twice(value)


def _lines(node: yaml.MappingNode) -> Iterator[tuple[tuple[str, ...], int]]:
    """The line of each section and of each key in it."""
    for section, content in node.value:
        yield (str(section.value),), section.start_mark.line + 1
        if isinstance(content, yaml.MappingNode):
            for key, _ in content.value:
                yield (str(section.value), str(key.value)), key.start_mark.line + 1


_BY_COST: Final = Both("answering.cost_of_wrong took its place", "answering.cost_of_wrong le remplace")
_GONE: Final[Mapping[tuple[str, str], Both]] = {
    ("answering", "false_answers"): _BY_COST,
    ("answering", "threshold"): _BY_COST,
    ("answering", "margin"): _BY_COST,
    ("matching", "semantic"): Both("meanings are always compared", "le sens est toujours comparé"),
}
"""Settings of earlier versions, and what stands in for each."""


def _leave_out_what_is_gone(written: _Written) -> None:
    """Read a file of an earlier version as well: a setting that is gone is named with its successor, and does nothing."""
    for (section, key), successor in _GONE.items():
        values = written.values.get(section)
        if not isinstance(values, dict) or key not in values:
            continue
        del values[key]
        if not values and section not in Config.model_fields:
            del written.values[section]
        place = written.place((section, key))
        _log.warning(
            "%s\u00a0: %s.%s n’existe plus, %s (%s: %s.%s is gone, %s)",
            *(place, section, key, successor.fr, place, section, key, successor.en),
        )


def _override(written: _Written, env: Mapping[str, str]) -> Iterator[Both]:
    """Put `KAMOURASKA_<SECTION>__<KEY>` over what the file says; say which variables of that name are no setting.

    An empty variable counts as absent, as container files write it.
    """
    for name, value in env.items():
        if not value or not name.startswith(PREFIX) or name in (PATH_VARIABLE, *SECRET_VARIABLES):
            continue
        section, between, key = name.removeprefix(PREFIX).lower().partition("__")
        if between and (key in _keys(section) or (section, key) in _GONE):
            written.values.setdefault(section, {})[key] = value
            written.places[section, key] = name
        elif not _NOT_OURS.fullmatch(f"{name}={value}"):
            yield _no_such(name)


def _keys(section: str) -> tuple[str, ...]:
    known = Config.model_fields.get(section)
    return tuple(type(known.default).model_fields) if known else ()


def _no_such(name: str) -> Both:
    """A variable that looks like ours and sets nothing, and what was probably meant."""
    variables = [
        PATH_VARIABLE,
        *SECRET_VARIABLES,
        *(f"{PREFIX}{section}__{key}".upper() for section in Config.model_fields for key in _keys(section)),
    ]
    near = difflib.get_close_matches(name, variables, n=1, cutoff=0.75)
    return Both(
        f"{name}: unknown setting" + (f"; did you mean {near[0]}?" if near else ""),
        f"{name}\u00a0: réglage inconnu" + (f"; vouliez-vous dire {near[0]}?" if near else ""),
    )


_GATE: Final = "gate"
"""Folder under `tests/questions/` to which its YAML files moved; what stands beside it is asked by measurements alone."""


_OF_A_FILE: Final = "sqlite:///"


def _absolute(config: Config, folder: Path) -> Config:
    """Paths in the file are relative to the file, wherever the program was started."""
    questions = folder / config.knowledge.questions
    if (gate := questions / _GATE).is_dir():
        told = "%s\u00a0: mettez %s sous knowledge.questions (%s: write %s under knowledge.questions)"
        _log.warning(told, questions, gate, questions, gate)
        questions = gate
    knowledge = config.knowledge.model_copy(update={"path": folder / config.knowledge.path, "questions": questions})
    file = config.store.url.removeprefix(_OF_A_FILE) if config.store.url.startswith(_OF_A_FILE) else ""
    at = {"path": folder / (file or config.store.path), "url": "" if file else config.store.url}
    store = config.store.model_copy(update=at)
    backup = config.backup
    if backup.folder is not None:
        backup = backup.model_copy(update={"folder": folder / backup.folder})
    return config.model_copy(update={"knowledge": knowledge, "store": store, "backup": backup})
