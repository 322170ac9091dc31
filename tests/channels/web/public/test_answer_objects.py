"""The answer object as it is sent: written once for everybody, and yet each gets their own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.web.core.assets import Assets
from bot.channels.web.core.rendering import Templates
from bot.channels.web.public.answer_objects import AnswerObjects
from bot.channels.web.public.card import card
from bot.config import Config
from tests import village
from tests.channels.web.fakes import ENGLISH, LEADERS, REFUSAL, URGENT

if TYPE_CHECKING:
    from bot.assistant import Reply
    from bot.knowledge.model import Language

PACKAGES = ("bot.channels.web.core", "bot.channels.web.public")


class Counting(Templates):
    """The real templates; counts how often one was filled in."""

    filled = 0

    def render(self, template: str, language: Language, **values: object) -> str:
        """See `Templates.render`."""
        self.filled += 1
        return super().render(template, language, **values)


class Sent:
    """What is sent on a site whose knowledge can be renewed."""

    def __init__(self) -> None:
        self.region = village.knowledge().region
        self.templates = Counting(PACKAGES, lambda: self.region, Config().contact, Assets(PACKAGES))
        self._objects = AnswerObjects(self.templates, lambda: self.region, judged=True)

    def __call__(self, reply: Reply, *, wish: bool = False) -> dict[str, Any]:
        """What comes of a reply."""
        told: dict[str, Any] = json.loads(self._objects.written(reply, wish=wish))
        return told


@pytest.fixture
def sent() -> Sent:
    """A site that has sent nothing yet."""
    return Sent()


def test_everybody_gets_what_would_be_written_for_them_alone(sent: Sent) -> None:
    """The second too, who is given what was kept: with their own id, also in the form that says something back, and delay."""
    for id_, took in (("first.of:all", 12.3456), ("second.of:all", 0.05)):
        reply = replace(LEADERS, question="c ki les leaders", id=id_, latency_ms=took)
        assert sent(reply) == reply.as_json() | {"html": card(sent.templates, reply, judged=True)}
    assert sent.templates.filled == 3  # of which two are this test's own


def test_nothing_of_one_visitor_is_shown_to_another(sent: Sent) -> None:
    """The id of an answer lets whoever holds it judge it in its visitor's name."""
    first = sent(replace(LEADERS, id="mine.of:all", latency_ms=4321.5))
    second = sent(replace(LEADERS, id="yours.of:all", latency_ms=1.0))
    assert "mine.of:all" in json.dumps(first)
    assert "mine.of:all" not in json.dumps(second)
    assert (second["id"], second["latency_ms"]) == ("yours.of:all", 1.0)
    unnamed = sent(replace(LEADERS, id="", latency_ms=1.0))  # nothing can be said back about it
    assert (unnamed["id"], "verdict" in unnamed["html"], "verdict" in second["html"]) == ("", False, True)


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Ils sont cinq."},
        {"question": "les leaders svp"},
        {"sources": (replace(LEADERS.sources[0], checked_on="2026-11-30"),)},
        {"suggestions": ()},
        {"score": 80.0},
        {"language": "en"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_an_answer_that_says_anything_else_is_another_one(sent: Sent, changed: dict[str, Any]) -> None:
    """A corrected text, a source that was read again, a question typed otherwise: what was kept of before is not sent."""
    sent(LEADERS)
    reply = replace(LEADERS, **changed)
    assert sent(reply) == reply.as_json() | {"html": card(sent.templates, reply, judged=True)}


def test_another_knowledge_takes_effect_at_once(sent: Sent) -> None:
    """All that was written for the one before is written anew, even where the answer stayed the same."""
    for reply in (LEADERS, ENGLISH, LEADERS):
        sent(reply)
    assert sent.templates.filled == 2
    sent.region = village.knowledge().region
    sent(LEADERS)
    assert sent.templates.filled == 3


@pytest.mark.parametrize(
    "reply",
    [
        REFUSAL,
        URGENT,
        replace(LEADERS, parts=(LEADERS, REFUSAL)),
        replace(LEADERS, rest="et puis?"),
        replace(LEADERS, outcome="smalltalk"),
    ],
    ids=["refusal", "urgent", "in part", "with a rest", "small talk"],
)
def test_what_may_be_somebodys_own_is_written_for_them_alone(sent: Sent, reply: Reply) -> None:
    """What nobody foresaw, an emergency, a message that was answered in part: nothing of it is kept."""
    for _ in range(2):
        sent(reply)
    assert sent.templates.filled == 2


def test_whoever_may_ask_to_be_told_is_offered_it_and_nobody_else(sent: Sent) -> None:
    """The same refusal, to a visitor of ours and to one on another site."""
    assert 'class="wish"' in sent(REFUSAL, wish=True)["html"]
    assert 'class="wish"' not in sent(REFUSAL)["html"]
