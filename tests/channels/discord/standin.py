"""A small Discord on loopback: enough of the HTTP interface and of the gateway to drive the real discord.py client.

Written from Discord's public documentation. `Api` keeps what a bot did and refuses what Discord refuses, `Gateway` keeps
the sessions; here stand the people who write, run commands and press buttons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from aiohttp import web

from tests.channels.discord.api import Api, Interaction
from tests.channels.discord.gateway import Gateway
from tests.channels.discord.payloads import ALICE, BOT, CHANNEL, DIRECT, GUILD, Json, guild, member, message, new_id, user, walk
from tests.patience import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.channels.discord.gateway import Session

T = TypeVar("T")

SEND = 1 << 11
"""The permission to write in a channel."""

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
SELECT = 3


class StandIn:
    """Discord, as far as this project's bot uses it. An asynchronous context."""

    def __init__(self, *, shards: int = 1, locale: str = "fr", features: tuple[str, ...] = ()) -> None:
        self.gateway = Gateway(shards, guild(locale, features))
        self.api = Api(self.gateway)
        self.url = ""
        self._locale = locale
        self._runner = web.AppRunner(self.api.application(), shutdown_timeout=0.1)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        address = f"127.0.0.1:{self._runner.addresses[0][1]}"
        self.url, self.gateway.url = f"http://{address}", f"ws://{address}/gateway"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def until(self, look: Callable[[], T | None], what: str = "change") -> T:
        """What `look` finds, as soon as it finds something true."""
        try:
            return await until(look, what)
        except AssertionError as error:
            raise AssertionError(f"{error}; requests: {self.api.requests[-5:]}") from None

    async def connected(self) -> Session:
        """The first session, once every shard has one that is open."""

        def all_open() -> list[Session] | None:
            live = [each for each in self.gateway.sessions.values() if each.connection is not None]
            return live if len(live) >= self.gateway.shards else None

        return (await self.until(all_open, "connection"))[0]

    async def slash(
        self, name: str, *, person: str = ALICE, direct: bool = False, locale: str = "fr", **options: str
    ) -> Interaction:
        """A person runs a slash command."""
        command = next(each for each in self.api.commands if each["name"] == name)
        given = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
        data = {"id": command["id"], "name": name, "type": 1, "options": given}
        return await self._interact(COMMAND, data, person, direct=direct, locale=locale)

    async def team(
        self,
        name: str,
        *roles: str,
        person: str = ALICE,
        direct: bool = False,
        locale: str = "fr",
        group: str = "equipe",
        **options: str,
    ) -> Interaction:
        """A person with these roles runs one of the staff's commands, even if Discord would not have offered it."""
        command = next(each for each in self.api.commands if each["name"] == group)
        filled = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
        given = [{"name": name, "type": 1, "options": filled}]
        data = {"id": command["id"], "name": group, "type": 1, "options": given}
        return await self._interact(COMMAND, data, person, direct=direct, locale=locale, roles=roles)

    async def menu(self, name: str, target: Json, *, person: str = ALICE) -> Interaction:
        """A person runs a command from the menu of a message."""
        command = next(each for each in self.api.commands if each["name"] == name and each["type"] == 3)
        resolved = {"messages": {target["id"]: target}}
        data = {"id": command["id"], "name": name, "type": 3, "target_id": target["id"], "resolved": resolved}
        return await self._interact(COMMAND, data, person, direct=False, locale="fr")

    async def type(self, name: str, option: str, typed: str, *, locale: str = "fr") -> list[str]:
        """A person types in an option of a command: the names that are proposed."""
        command = next(each for each in self.api.commands if each["name"] == name)
        given = [{"name": option, "type": 3, "value": typed, "focused": True}]
        data = {"id": command["id"], "name": name, "type": 1, "options": given}
        interaction = await self._interact(AUTOCOMPLETE, data, ALICE, direct=False, locale=locale)
        (answer,) = await self.until(lambda: interaction.answers, "choices")
        return [choice["name"] for choice in answer["data"]["choices"]]

    async def type_for_team(
        self, name: str, option: str, typed: str, *roles: str, group: str = "equipe", locale: str = "fr"
    ) -> list[Json]:
        """A person with these roles types in an option of one of the staff's commands: the choices that are proposed."""
        command = next(each for each in self.api.commands if each["name"] == group)
        given = [{"name": name, "type": 1, "options": [{"name": option, "type": 3, "value": typed, "focused": True}]}]
        data = {"id": command["id"], "name": group, "type": 1, "options": given}
        interaction = await self._interact(AUTOCOMPLETE, data, ALICE, direct=False, locale=locale, roles=roles)
        (answer,) = await self.until(lambda: interaction.answers, "choices")
        choices: list[Json] = answer["data"]["choices"]
        return choices

    async def choose(self, message: Json, value: str, *, person: str = ALICE, roles: tuple[str, ...] = ()) -> Interaction:
        """A person chooses one of those that the list on a message offers."""
        (select,) = [each for each in walk(message["components"]) if each["type"] == SELECT]
        data = {"custom_id": select["custom_id"], "component_type": SELECT, "id": 1, "values": [value]}
        return await self._interact(COMPONENT, data, person, direct=False, locale="fr", message=message, roles=roles)

    async def fill_in(
        self,
        form: Interaction,
        *texts: str,
        person: str = ALICE,
        roles: tuple[str, ...] = (),
        locale: str = "fr",
        **by_name: str,
    ) -> Interaction:
        """A person fills in the form that an interaction was answered with, in order or by the names of fields, and sends it.

        Fields that are not named stay as they were shown.
        """
        shown = (await self.until(lambda: form.answers, "form"))[0]["data"]
        fields = [label["component"] for label in shown["components"]]
        values = {field["custom_id"]: text for field, text in zip(fields, texts, strict=False)} | by_name
        sent = [_sent(field, values.get(field["custom_id"])) for field in fields]
        components = [{"type": 18, "id": 2 * n + 1, "component": {"id": 2 * n + 2, **part}} for n, part in enumerate(sent)]
        data = {"custom_id": shown["custom_id"], "components": components}
        return await self._interact(MODAL_SUBMIT, data, person, direct=False, locale=locale, roles=roles)

    async def press(
        self,
        message: Json,
        custom_id: str,
        *,
        person: str = ALICE,
        locale: str = "fr",
        permissions: int = SEND,
        roles: tuple[str, ...] = (),
    ) -> Interaction:
        """A person presses a button of a message."""
        data = {"custom_id": custom_id, "component_type": 2, "id": 1}
        direct = message["channel_id"] == DIRECT
        return await self._interact(
            COMPONENT, data, person, direct=direct, locale=locale, message=message, permissions=permissions, roles=roles
        )

    async def say(
        self, content: str, *, person: str = ALICE, direct: bool = False, reply_to: Json | None = None, ping: bool = False
    ) -> Json:
        """A person writes a message. Its words reach the bot only where Discord shows them without a privilege."""
        mentions = [{**user(BOT), "member": member()}] if f"<@{BOT}>" in content or ping else []
        readable = direct or bool(mentions)
        said = message(DIRECT if direct else CHANNEL, person, content if readable else "")
        said |= {"mentions": mentions}
        if reply_to is not None:
            reference = {"message_id": reply_to["id"], "channel_id": reply_to["channel_id"], "type": 0}
            said |= {"type": 19, "message_reference": reference, "referenced_message": reply_to}
        if not direct:
            said |= {"guild_id": GUILD, "member": member()}
        await self.gateway.dispatch("MESSAGE_CREATE", said)
        return said

    async def answered(self, interaction: Interaction) -> Json:
        """The answer to an interaction, once it has words."""

        def with_words() -> Json | None:
            return interaction.message if interaction.message and interaction.message.get("components") else None

        return await self.until(with_words, "answer")

    async def posts(self, count: int = 1) -> list[Json]:
        """What the bot posted in channels, once there are that many."""
        return await self.until(lambda: self.api.posted if len(self.api.posted) >= count else None, f"{count} posts")

    async def _interact(
        self,
        kind: int,
        data: Json,
        person: str,
        *,
        direct: bool,
        locale: str,
        message: Json | None = None,
        permissions: int = SEND,
        roles: tuple[str, ...] = (),
    ) -> Interaction:
        channel = {"id": DIRECT, "type": 1} if direct else {"id": CHANNEL, "type": 0, "name": "general", "guild_id": GUILD}
        payload: Json = {"id": new_id(), "application_id": BOT, "type": kind, "data": data, "version": 1}
        payload |= {"token": f"token-{payload['id']}", "channel_id": channel["id"], "channel": channel, "locale": locale}
        payload |= {"app_permissions": "0", "entitlements": [], "attachment_size_limit": 1}
        payload |= {"context": 1 if direct else 0, "authorizing_integration_owners": {}}
        if direct:
            payload["user"] = user(person)
        else:
            payload |= {"guild_id": GUILD, "guild_locale": self._locale}
            payload["member"] = member(*roles) | {"user": user(person), "permissions": str(permissions)}
        if message is not None:
            payload["message"] = message
        interaction = self.api.interactions[payload["token"]] = Interaction(payload)
        await self.gateway.dispatch("INTERACTION_CREATE", payload)
        return interaction


def _sent(field: Json, value: str | None) -> Json:
    """A field of a form as Discord sends it back; of a choice of several, those between commas."""
    part = {"type": field["type"], "custom_id": field["custom_id"]}
    if field["type"] == SELECT:
        return part | {"values": [] if value is None else value.split(",")}
    return part | {"value": field.get("value", "") if value is None else value}
