"""What the channel is made of, put together by hand. Does nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.discord.client.connection import Client
from bot.channels.discord.client.registration import Registration
from bot.channels.discord.delivery.presenter import Presenter
from bot.channels.discord.delivery.routing import Router
from bot.channels.discord.questions.autocomplete import NameIndex
from bot.channels.discord.questions.commands import add_asking, add_information
from bot.channels.discord.questions.notifications import AnswerNotifier
from bot.channels.discord.questions.recent import RecentReplies
from bot.channels.discord.questions.responder import Responder
from bot.channels.discord.questions.routes import question_routes
from bot.channels.discord.rendering.signing import Signer
from bot.channels.discord.staff.answer_parts import answer_parts
from bot.channels.discord.staff.card_sync import CardSync
from bot.channels.discord.staff.commands import team_commands
from bot.channels.discord.staff.desk_acts import DeskActs
from bot.channels.discord.staff.roles import StaffCheck
from bot.channels.discord.staff.routes import staff_routes
from bot.channels.rate_limit import RateLimit
from bot.review.roles import Roles

if TYPE_CHECKING:
    from pathlib import Path

    from bot.channels.discord.ports.services import Asks, Services
    from bot.config import Config
    from bot.knowledge.model import Language


class Assembly:
    """What stays from one connection to the next: replies of late, who asked how often, what is under way."""

    def __init__(self, assistant: Asks, config: Config, services: Services, secret: bytes, registered: Path) -> None:
        self._assistant = assistant
        self._config = config
        self._services = services
        self._language: Language = "en" if config.answering.default_language == "en" else "fr"
        self._signer = Signer(secret)
        self._recent = RecentReplies(assistant, config.conversation.minutes)
        self._registration = Registration(registered)
        self._names = NameIndex(services.knowledge())
        self.presenter = Presenter(self._language, lambda: services.knowledge().region)
        limit = RateLimit[int](config.discord.questions_per_minute)
        self._responder = Responder(assistant, self.presenter, self._recent, limit, self._signer)

    def client(self) -> Client:
        """A new connection, with every command, button and form, and all that goes on beside them."""
        presenter, services, signer, settings = self.presenter, self._services, self._signer, self._config.discord
        client = Client(self._responder, presenter, self._registration, settings, self._language)
        staff = StaffCheck(Roles.of(self._config.review, settings.staff_role_ids), presenter)
        notifier = AnswerNotifier(
            client, self._assistant, services, presenter, signer, self._recent, self._config.web.public_url
        )
        card_sync = self._card_sync(client)
        acts = DeskActs(presenter, card_sync.refresh if card_sync is not None else _nothing)
        answers = answer_parts(services.cards, presenter, signer, acts) if services.cards is not None else None
        team = team_commands(client, services, settings, staff, card_sync, lambda: self._registration.known, answers)
        client.tree.add_command(team)
        add_asking(client.tree, self._responder, presenter, self._names_now)
        add_information(client.tree, presenter, services.desk, signer, self._config)
        routes = (
            *question_routes(presenter, self._responder, self._recent, services, signer),
            *staff_routes(presenter, services, signer, acts, answers),
        )
        beside = {"notifier": notifier.run} | ({"cards": card_sync.run} if card_sync is not None else {})
        client.equip(Router(routes, signer, presenter, staff.passes), beside)
        return client

    def _card_sync(self, client: Client) -> CardSync | None:
        """Keeps the cards, where there is a desk and a channel for them."""
        cards, channel = self._services.cards, self._config.discord.staff_channel_id
        if cards is None or channel is None:
            return None
        return CardSync(client, cards, channel, self.presenter, self._signer, self._language)

    def _names_now(self) -> NameIndex:
        """The names of the knowledge of the moment: a reload brings another."""
        if self._names.knowledge is not (knowledge := self._services.knowledge()):
            self._names = NameIndex(knowledge)
        return self._names


def _nothing() -> None:
    """There are no cards to look at."""
