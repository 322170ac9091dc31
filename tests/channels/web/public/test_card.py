"""A reply as a card: what is said at once, what is pressed, what is told apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.assistant import Action
from bot.channels.web.core.assets import Assets
from bot.channels.web.core.rendering import Templates
from bot.channels.web.public.card import card
from bot.config import Config
from tests import village
from tests.channels.web.fakes import LEADERS, REFUSAL

if TYPE_CHECKING:
    from bot.knowledge.model import Language

PACKAGES = ("bot.channels.web.core", "bot.channels.web.public")


@pytest.fixture
def templates() -> Templates:
    """Those of the visitors' pages, as the default settings have them."""
    return Templates(PACKAGES, lambda: village.knowledge().region, Config().contact, Assets(PACKAGES))


def test_an_emergency_is_announced_at_once_with_numbers_to_press(templates: Templates) -> None:
    """A screen reader interrupts itself for it; each number dials. Any other answer waits for its turn."""
    urgent = replace(
        LEADERS, text="**911** : appelez.", entry="emergency:danger", actions=(Action("phone", "Composer le 911", "tel:911"),)
    )
    shown = card(templates, urgent)
    assert 'role="alert" aria-live="assertive" aria-atomic="true"' in shown
    assert '<a class="phone" href="tel:911">Composer le 911</a>' in shown
    assert "assertive" not in card(templates, LEADERS)


def test_next_steps_are_links_that_leave_the_conversation_where_it_is(templates: Templates) -> None:
    """A site opens beside it, on another site's page too; a number or a mail is taken by whatever calls and writes here."""
    site = Action("website", "Site\u00a0: <Biopterre>", "https://biopterre.example.org/?a=1&b=2")
    shown = card(
        templates, replace(LEADERS, actions=(site, Action("phone", "Appeler\u00a0: 418 555-0123", "tel:+14185550123")))
    )
    assert (
        '<a class="website" href="https://biopterre.example.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">'
        "Site\u00a0: &lt;Biopterre&gt;</a>"
    ) in shown
    assert '<a class="phone" href="tel:+14185550123">Appeler\u00a0: 418 555-0123</a>' in shown


def test_several_answers_are_told_apart_and_offer_no_receipt(templates: Templates) -> None:
    """Each stands under its own name, as a paragraph; to be told later is for a message that got no answer at all."""
    text = "**Fête**\nLe 24 juin.\n\n**« et <b>la météo</b>? »**\nJe ne sais pas."
    shown = card(templates, replace(LEADERS, text=text, parts=(LEADERS, REFUSAL), noted=True), wish=True)
    assert "<p><strong>Fête</strong><br>\nLe 24 juin.</p>" in shown
    assert "<strong>« et &lt;b&gt;la météo&lt;/b&gt;? »</strong>" in shown
    assert "Noté pour l’équipe" in shown
    assert 'class="wish"' not in shown


@pytest.mark.parametrize(("language", "words"), [("fr", "Obtenir un code"), ("en", "Get a code")])
def test_the_wish_to_be_told_promises_what_it_gives(templates: Templates, language: Language, words: str) -> None:
    """A code to come back with: nobody is written to from here."""
    assert f">{words}" in card(templates, replace(REFUSAL, language=language), wish=True)


@pytest.mark.parametrize(("language", "asked"), [("fr", "Cette réponse est-elle bonne?"), ("en", "Is this answer any good?")])
def test_what_is_asked_of_an_answer_is_a_question(templates: Templates, language: Language, asked: str) -> None:
    """Which each of the three words answers; the form leads back to its conversation, where it has one."""
    shown = card(templates, replace(LEADERS, id="a", language=language), judged=True, conversation="c" * 22)
    assert f"<span>{asked}</span>" in shown
    assert shown.count(f"?conversation={'c' * 22}") == 2
    assert "conversation=" not in card(templates, replace(LEADERS, id="a"), judged=True)
