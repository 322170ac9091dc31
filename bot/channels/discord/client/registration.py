"""Telling Discord which commands there are, only when they changed: it allows 200 a day. Knows none of them."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    from pathlib import Path

    from discord import app_commands

_log = logging.getLogger(__name__)


class Registration:
    """Keeps in a small file what Discord was last told."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.known = False
        """Whether Discord has the commands of this program, as far as we were told."""

    async def bring_up_to_date(self, tree: app_commands.CommandTree[Any]) -> bool:
        """Send the commands if they changed, or if Discord no longer has them. Whether they were sent.

        A failure is reported and tried again at the next start: members keep the commands of the last time.
        """
        digest = await _digest(tree)
        told = self._read()
        try:
            if told.get("digest") == digest and await _still_there(tree, told.get("commands")):
                self.known = True
                return False
            sent = await tree.sync()
        except Exception:  # noqa: BLE001 - whatever it is, people can still ask by message
            _log.exception("the commands could not be sent to Discord; the next start will try again")
            return False
        self.known = True
        self._write({"digest": digest, "commands": sorted(command.id for command in sent)})
        _log.info("Discord was told of %d commands", len(sent))
        return True

    def _read(self) -> dict[str, Any]:
        try:
            told = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _log.warning("%s cannot be used (%s): Discord is told of the commands again", self._file, error)
            return {}
        return told if isinstance(told, dict) else {}

    def _write(self, told: dict[str, Any]) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(told) + "\n", encoding="utf-8")
        except OSError as error:
            _log.warning("%s cannot be written (%s): the next start tells Discord again", self._file, error)


async def _digest(tree: app_commands.CommandTree[Any]) -> str:
    """A digest of all that Discord would be told, translations included, for this application."""
    translator = tree.translator
    commands = [*tree.get_commands(type=discord.AppCommandType.chat_input)]
    menus = [*tree.get_commands(type=discord.AppCommandType.message)]
    payload = [
        await each.get_translated_payload(tree, translator) if translator else each.to_dict(tree)
        for each in (*commands, *menus)
    ]
    text = json.dumps([tree.client.application_id, payload], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


async def _still_there(tree: app_commands.CommandTree[Any], ids: object) -> bool:
    """Whether Discord has the very commands it was told of: another program with the same token may replace them."""
    return sorted(command.id for command in await tree.fetch_commands()) == ids
