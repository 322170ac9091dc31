"""Discord's objects as it sends them, and the few people and places of this small world."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

TOKEN = "the-stand-in-token"
BOT = "900000000000000001"
OTHER_BOT = "900000000000000002"
GUILD = "800000000000000001"
CHANNEL = "700000000000000001"
DIRECT = "700000000000000002"
CLOSED_CHANNEL = "700000000000000003"
STAFF_ROLE = "800000000000000002"
READER_ROLE = "800000000000000008"
ALICE = "600000000000000001"
BOB = "600000000000000002"

EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15

_ids = itertools.count(500000000000000001)


def new_id() -> str:
    """A snowflake that no other object has."""
    return str(next(_ids))


def walk(part: Any) -> Iterator[Json]:  # noqa: ANN401 - any JSON
    """Every component of a message, however deep."""
    if isinstance(part, dict):
        if "type" in part:
            yield part
        part = [part.get("components"), part.get("component"), part.get("accessory")]
    if isinstance(part, list):
        for each in part:
            yield from walk(each)


def text_of(message: Json) -> str:
    """The text of a message, in the order in which it is read."""
    return "\n".join(each["content"] for each in walk(message.get("components", [])) if "content" in each)


def buttons_of(message: Json) -> list[Json]:
    """The buttons of a message."""
    return [each for each in walk(message.get("components", [])) if each["type"] == 2]


RENAMED: dict[str, str] = {}
"""What people call themselves that are called otherwise than by the last digit of their number; a test empties it."""


def user(id_: str) -> Json:
    """A person, or a bot."""
    bot = id_ in {BOT, OTHER_BOT}
    return {"id": id_, "username": RENAMED.get(id_, f"user{id_[-1]}"), "discriminator": "0", "avatar": None, "bot": bot}


def member(*roles: str) -> Json:
    """What a person is on the server."""
    return {"roles": list(roles), "joined_at": "2024-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}


def message(channel: str, author: str, content: str) -> Json:
    """A message with nothing but words."""
    empty: Json = {key: [] for key in ("mentions", "mention_roles", "attachments", "embeds", "components")}
    plain = {"tts": False, "mention_everyone": False, "pinned": False, "type": 0, "flags": 0, "edited_timestamp": None}
    words = {"id": new_id(), "channel_id": channel, "author": user(author), "content": content}
    return empty | plain | words | {"timestamp": "2026-01-01T00:00:00+00:00"}


def guild(locale: str, features: tuple[str, ...]) -> Json:
    """The server, with one channel."""
    everyone = {"id": GUILD, "name": "@everyone", "permissions": "2147486720", "position": 0, "color": 0, "flags": 0}
    everyone |= {"hoist": False, "managed": False, "mentionable": False, "colors": {"primary_color": 0}}
    staff = {**everyone, "id": STAFF_ROLE, "name": "Équipe", "position": 1, "permissions": str(1 << 5)}
    readers = {**staff, "id": READER_ROLE, "name": "Lecture", "position": 2, "permissions": "0"}
    channel = {"id": CHANNEL, "type": 0, "name": "general", "position": 0, "permission_overwrites": []}
    closed = [{"id": GUILD, "type": 0, "allow": "0", "deny": str(1 << 11)}]
    notices = {"id": CLOSED_CHANNEL, "type": 0, "name": "avis", "position": 1, "permission_overwrites": closed}
    lists: Json = {key: [] for key in ("emojis", "stickers", "threads", "voice_states", "presences")}
    words = {"id": GUILD, "name": "Kamouraska", "owner_id": BOB, "preferred_locale": locale, "member_count": 3}
    here = {"members": [member() | {"user": user(BOT)}], "channels": [channel, notices]}
    return lists | words | here | {"features": list(features), "roles": [everyone, staff, readers]}
