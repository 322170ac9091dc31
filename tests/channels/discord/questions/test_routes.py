"""What hangs under replies on Discord is known for good, whatever version made it."""

from __future__ import annotations

import pytest

from bot.channels.discord import Services
from bot.channels.discord.delivery.presenter import Presenter
from bot.channels.discord.questions.recent import RecentReplies
from bot.channels.discord.questions.responder import Responder
from bot.channels.discord.questions.routes import question_routes
from bot.channels.discord.rendering.signing import Signer
from bot.channels.rate_limit import RateLimit
from tests.channels.discord.conftest import FakeAssistant, FakeDesk
from tests.village import knowledge

SIGNER = Signer(b"a secret of the tests")
BUTTONS = (
    "ask:fr:hGZFiL:Que fait Optech?",
    "share:en",
    "reword:fr:c quoi",
    "reword:en:",
    "wrong:fr:12345678:aRavAv:optech?",
    "send:en:12345678:oeZ7pD:optech?",
    "tell:fr:12345678:T9RvwP:",
    "page:fr:1:12345678:B1B5zA:les rangs",
    "said:w:fr:12345678:CdyY8aJDB4f_b83FJfcs.topic:test",
    "why:n:en:CdyY8aJDB4f_b83FJfcs.headcount:optech",
    "mine:export:fr",
    "mine:erase:en",
    "mine:confirm:fr",
)
"""Made by version 0.2.0, with the secret above; those of verdicts by 0.3.0."""


@pytest.mark.parametrize(("custom_id", "form"), [*((button, False) for button in BUTTONS), ("reword", True)])
def test_what_an_earlier_version_made_still_works(custom_id: str, form: bool) -> None:
    """One route and no other takes it, and its signature holds."""
    assistant, presenter, services = (
        FakeAssistant(),
        Presenter("fr", lambda: knowledge().region),
        Services(knowledge, FakeDesk()),
    )
    recent = RecentReplies(assistant, 15)
    responder = Responder(assistant, presenter, recent, RateLimit[int](9), SIGNER)
    routes = question_routes(presenter, responder, recent, services, SIGNER)
    (match,) = filter(None, (route.pattern.fullmatch(custom_id) for route in routes if route.form == form))
    assert SIGNER.accepts(match)
    assert not any(route.least for route in routes)
