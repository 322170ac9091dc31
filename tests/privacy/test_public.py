"""What the knowledge holds is told from what is somebody's."""

from __future__ import annotations

import pytest

from bot.privacy.public import NOTHING, public_of
from tests.village import knowledge

TOPIC = """
title: {fr: Le bureau, en: The office}
question: {fr: Comment appeler le bureau?, en: How do I call the office?}
phrasings:
  fr: [Comment appeler le bureau?]
  en: [How do I call the office?]
answer: {fr: "Composez le 418 492-1660, poste 12.", en: "Call 418 492-1660, ext. 12."}
source: gazette
actions:
  - kind: phone
    value: 1 800 463-9057
    source: gazette
"""


@pytest.mark.parametrize("number", ["418 492-1660", "(418) 492.1660", "+1 418-492-1660", "1-800-463-9057"])
def test_its_telephones_are_known_however_they_are_written(number: str) -> None:
    """Those of texts and those of next steps."""
    public = public_of(knowledge(**{"topics/bureau": TOPIC}))
    assert public.is_phone(number)
    assert not public.is_phone("418 492-1661")


def test_its_names_are_known_however_they_are_written() -> None:
    """Every alias, whatever the case."""
    base = knowledge()
    entity = next(iter(base.entities.values()))
    public = public_of(base)
    assert all(public.is_name(alias.upper()) for alias in entity.aliases)
    assert not public.is_name("Zénaïde Ouellet")


def test_without_a_knowledge_all_is_somebodys() -> None:
    """No name and no telephone is public."""
    assert not NOTHING.is_name("")
    assert not NOTHING.is_phone("418 492-1660")
