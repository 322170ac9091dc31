"""Looks an installation over, part by part, without the network; changes nothing. Prints nothing."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from bot import disk
from bot.errors import Both, ConfigError, KamouraskaError, KnowledgeError
from bot.pause import Pause
from bot.secrets import TOKEN_VARIABLE, application_of
from bot.wording import say, say_both
from bot.wording.operation import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.config import BackupSection, Config
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language

Part = Literal["configuration", "knowledge", "index", "database", "backup", "disk", "encoder", "discord", "answering"]
Status = Literal["ok", "warning", "error", "unknown"]

_MEGABYTE: Final = 1024 * 1024
_TOKEN: Final = re.compile(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}", re.ASCII)
_NOTHING: Final = Both("", "")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """How one part is.

    Attributes:
        status: `error` where something is to be mended, `warning` where the bot works all the same, `unknown` where
            another error keeps it from being looked at.
        detail: what was found. todo: what to do about it; empty where nothing is.
    """

    name: Part
    status: Status
    detail: Both
    todo: Both = _NOTHING

    def detail_in(self, language: Language) -> str:
        """What was found, in that language."""
        return self.detail.in_(language)

    def todo_in(self, language: Language) -> str:
        """What to do, in that language."""
        return self.todo.in_(language)


def examined(config: Config | ConfigError, environment: Mapping[str, str]) -> list[Diagnosis]:
    """Every part in its order.

    Args:
        config: or why there is none; then what lies where it says is not looked at.
    """
    if isinstance(config, ConfigError):
        wrong = Both(config.said("en"), config.said("fr"))
        unseen: tuple[Part, ...] = ("knowledge", "index", "database", "backup", "disk", "answering")
        return [
            Diagnosis("configuration", "error", wrong, _said("configuration.todo")),
            *(Diagnosis(part, "unknown", _said("unlooked")) for part in unseen),
            _encoder(),
            _discord(environment),
        ]
    return [
        Diagnosis("configuration", "ok", _said("configuration.fine")),
        *_knowledge_and_index(config),
        _on_server(config.store.url) if config.store.url else _database(config.store.path),
        _backup(config.backup, of_a_server=bool(config.store.url)),
        _disk(config.store.path),
        _encoder(),
        _discord(environment),
        _answering(config.store.path.parent),
    ]


def _knowledge_and_index(config: Config) -> list[Diagnosis]:
    """An index that is kept was made of these very files, and so they need not be read again."""
    from bot.indexing import cache
    from bot.indexing.engine import index_file
    from bot.knowledge.files import files_of
    from bot.knowledge.reader import read_files

    kept = index_file(config)
    try:
        files = files_of(config.knowledge.path)
        if (index := cache.load(files, kept)) is not None:
            return [_knowledge(index.knowledge), Diagnosis("index", "ok", _said("index.fine", file=kept))]
        read = read_files(files, str(config.knowledge.path))
    except KnowledgeError as error:
        return [
            Diagnosis("knowledge", "error", Both(_first(error, "en"), _first(error, "fr")), _said("knowledge.todo")),
            Diagnosis("index", "unknown", _said("index.unlooked")),
        ]
    return [_knowledge(read), Diagnosis("index", "warning", _said("index.stale"), _said("index.todo"))]


def _first(error: KnowledgeError, language: Language) -> str:
    """The first problem, and how many there are besides."""
    first, more = error.problems[0].shown(language), len(error.problems) - 1
    return say(SENTENCES, "knowledge.more", language, first=first, count=more) if more else first


def _knowledge(knowledge: Knowledge) -> Diagnosis:
    return Diagnosis("knowledge", "ok", _said("knowledge.fine", entities=len(knowledge.entities), topics=len(knowledge.topics)))


def _database(path: Path) -> Diagnosis:
    from bot.backup import unfinished
    from bot.store import copying
    from bot.store.errors import is_busy
    from bot.store.integrity import fresh_beside

    if not path.exists():
        return Diagnosis("database", "ok", _said("database.none", file=path))
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return Diagnosis("database", "error", _said("database.locked_out", file=path), _said("database.locked_out_todo"))
    try:
        unfinished.refuse(path.resolve())
        found = copying.looked_at(path)
        found.refuse_if_damaged(path)
    except KamouraskaError as error:
        busy = error.__cause__ is not None and is_busy(error.__cause__)
        todo = _said("database.busy_todo" if busy else "database.todo")
        return Diagnosis("database", "error", Both(error.said("en"), error.said("fr")), todo)
    versions = {"schema": found.schema, "known": found.known}
    if found.newer:
        return Diagnosis("database", "error", _said("database.newer", **versions), _said("database.newer_todo"))
    if found.schema < found.known:
        return Diagnosis("database", "ok", _said("database.older", **versions))
    if (fresh := fresh_beside(path)).exists():
        todo = _said("database.fresh_todo", file=fresh)
        return Diagnosis("database", "warning", _said("database.fresh", file=fresh), todo)
    return Diagnosis("database", "ok", _said("database.fine", schema=found.schema, file=path))


def _on_server(url: str) -> Diagnosis:
    """Connected to as a command would, and no table made or changed."""
    import asyncio

    try:
        from bot.store.postgres.looking import looked_at
    except ImportError as error:
        return Diagnosis("database", "error", _said("database.no_driver", cause=error), _said("database.no_driver_todo"))
    try:
        found = asyncio.run(looked_at(url))
    except KamouraskaError as error:
        return Diagnosis("database", "error", Both(error.said("en"), error.said("fr")), _said("database.server_todo"))
    told = {"schema": found.schema, "known": found.known, "name": found.name, "server": found.version}
    if not found.schema:
        return Diagnosis("database", "ok", _said("database.server_empty", **told))
    if found.schema < found.known:
        return Diagnosis("database", "ok", _said("database.older", **told))
    return Diagnosis("database", "ok", _said("database.server_fine", **told, bots=found.bots))


def _backup(settings: BackupSection, *, of_a_server: bool) -> Diagnosis:
    """The copies that the bot takes of itself, by their names."""
    from bot.backup.scheduled import copies_in, is_late, last_copy

    if of_a_server:
        status: Status = "ok" if settings.folder is None else "warning"
        return Diagnosis("backup", status, _said("backup.server"), _said("backup.server_todo"))
    if settings.folder is None:
        return Diagnosis("backup", "warning", _said("backup.off"), _said("backup.off_todo"))
    now = datetime.now().astimezone()
    last = last_copy(settings.folder, now)
    if last is None:
        return Diagnosis("backup", "warning", _said("backup.none_yet", folder=settings.folder), _said("backup.late_todo"))
    told = {"count": len(copies_in(settings.folder)), "folder": settings.folder, "last": f"{last.astimezone():%Y-%m-%d %H:%M}"}
    if is_late(last, now, timedelta(hours=settings.every_hours)):
        return Diagnosis("backup", "error", _said("backup.fine", **told), _said("backup.late_todo"))
    return Diagnosis("backup", "ok", _said("backup.fine", **told))


def _disk(database: Path) -> Diagnosis:
    """Room for what is written from day to day, and for a backup or a restore, which lays a copy beside the database."""
    free = disk.free(database.parent)
    size = database.stat().st_size if database.exists() else 0
    detail = _said("disk.fine", free=free // _MEGABYTE)
    if free < disk.LEAST_FREE + size:
        return Diagnosis("disk", "error", detail, _said("disk.todo", least=disk.LEAST_FREE // _MEGABYTE))
    return Diagnosis("disk", "ok", detail)


def _encoder() -> Diagnosis:
    from bot.nlu.encoder import LETTERS, installed, raw

    name = installed()
    if name == LETTERS:
        return Diagnosis("encoder", "warning", _said("encoder.missing"), _said("encoder.missing_todo"))
    try:
        raw(name, ["Bonjour"])
    except Exception as error:  # noqa: BLE001 - whatever a package that was half installed raises is what is to be told
        return Diagnosis("encoder", "error", _said("encoder.broken", name=name, cause=error), _said("encoder.missing_todo"))
    return Diagnosis("encoder", "ok", _said("encoder.fine", name=name))


def _discord(environment: Mapping[str, str]) -> Diagnosis:
    token = environment.get(TOKEN_VARIABLE, "").strip()
    if not token:
        return Diagnosis("discord", "ok", _said("discord.off"))
    if _TOKEN.fullmatch(token) and (application := application_of(token)):
        return Diagnosis("discord", "ok", _said("discord.fine", application=application))
    return Diagnosis("discord", "error", _said("discord.bad"), _said("discord.todo"))


def _answering(folder: Path) -> Diagnosis:
    message = Pause(folder).message()
    if message is None:
        return Diagnosis("answering", "ok", _said("answering.fine"))
    return Diagnosis("answering", "warning", _said("answering.paused", message=message), _said("answering.todo"))


def _said(key: str, **slots: object) -> Both:
    return say_both(SENTENCES, key, **slots)
