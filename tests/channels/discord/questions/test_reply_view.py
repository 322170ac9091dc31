"""Replies as Discord shows them, at the edges of what it allows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.assistant import Action, CitedSource, Question, Suggestion
from bot.channels.discord.questions.recent import RecentReplies
from bot.channels.discord.questions.reply_view import awaited_view, reply_view
from bot.channels.discord.rendering.signing import Signer
from tests.channels.discord.conftest import SOURCE, FakeAssistant, reply_to
from tests.channels.discord.payloads import buttons_of, text_of
from tests.channels.discord.rules import broken_rules

SIGNER = Signer(b"a key")
PLAIN = replace(reply_to(Question("q")), sources=(), suggestions=())


def shown(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a reply
    """The payload of a reply."""
    components = reply_view(replace(PLAIN, **changes), SIGNER, name="12345678").to_components()  # type: ignore[no-untyped-call]
    return {"components": components, "flags": 1 << 15, "allowed_mentions": {"parse": []}}


async def test_the_largest_reply_fits() -> None:
    """The longest text, many sources with endless titles, dozens of suggestions: cut to size, never refused by Discord."""
    sources = tuple(replace(SOURCE, title=f"{n} " + "titre " * 80) for n in range(9))
    suggestions = tuple(Suggestion(f"Bouton {n} " + "très " * 30, f"{n} " + "question " * n) for n in range(30))
    payload = shown(text="mot " * 500, sources=sources, suggestions=suggestions)
    assert broken_rules(payload) == []
    assert 1 <= len([button for button in buttons_of(payload) if button["custom_id"].startswith("ask:")]) <= 10


async def test_a_question_too_long_for_a_button_is_asked_by_its_title() -> None:
    """The button still works: its title names the same thing."""
    button, *_ = buttons_of(shown(suggestions=(Suggestion("Le rôle du CISSS", "Quel est " + "vraiment " * 20 + "le rôle?"),)))
    assert button["custom_id"].endswith(":Le rôle du CISSS")


async def test_the_same_suggestion_twice_is_one_button() -> None:
    """Discord refuses two buttons with one id."""
    twice = (Suggestion("Rôle", "Quel rôle?"), Suggestion("Rôle", "Quel rôle?"))
    assert [button["label"] for button in buttons_of(shown(suggestions=twice))] == ["Rôle", "utile", "pas utile", "faux"]


async def test_a_source_without_date_or_address_says_so() -> None:
    """What is not known of a source is said, not made up; an address that is none is not a link."""
    text = text_of(shown(sources=(CitedSource("Almanach", "ftp://x", None, None, "2026-01-02"),)))
    assert "Source\u00a0: Almanach, sans date · vérifié le 2 janvier 2026" in text
    noted = text_of(shown(language="en", sources=(CitedSource("A", None, None, "about 1950", "2026-01-02"),)))
    assert "Source: A, about 1950 · checked on January 2, 2026" in noted


async def test_a_noted_question_is_said_to_be_noted() -> None:
    """The person knows that the team will see it."""
    assert "Noté pour l’équipe" in text_of(shown(outcome="abstain", reason="below_threshold", noted=True))
    assert "Noté" not in text_of(shown(outcome="abstain", reason="below_threshold"))


async def test_each_outcome_has_its_look() -> None:
    """An answer, a question back and a refusal differ at a glance."""
    looks = [shown(outcome=outcome)["components"][0].get("accent_color") for outcome in ("answer", "clarify", "abstain")]
    assert len(set(looks)) == 3
    assert shown(outcome="smalltalk")["components"][0].get("accent_color") is None


async def test_choices_stand_on_the_buttons_alone() -> None:
    """A question back does not list on top what is offered right under it; without buttons it keeps its list."""
    choices = (Suggestion("Optech", "Optech?"), Suggestion("Biopterre", "Biopterre?"))
    text = "Lequel?\n- Optech\n- Biopterre"
    payload = shown(outcome="clarify", text=text, suggestions=choices)
    assert text_of(payload) == "Lequel?"
    assert [button["label"] for button in buttons_of(payload)][:2] == ["Optech", "Biopterre"]
    assert text_of(shown(outcome="clarify", text=text, suggestions=())) == text


async def test_addresses_are_buttons_and_numbers_are_text() -> None:
    """Discord's buttons open the web alone; what is too long for one is left to the text of the answer."""
    steps = (
        Action("website", "Le site", "https://example.org/a"),
        Action("phone", "Appeler\u00a0: 418 555-0123", "tel:+14185550123"),
        Action("email", "Écrire", "mailto:info@example.org"),
    )
    (first, *_) = buttons_of(shown(actions=steps))
    assert (first["label"], first["url"]) == ("Le site", "https://example.org/a")
    said = text_of(shown(actions=steps))
    assert "418 555-0123" in said
    assert "info@example.org" in said
    long = (Action("website", "Le site", "https://example.org/" + "a" * 600),)
    assert all("url" not in button for button in buttons_of(shown(actions=long)))


async def test_an_emergency_has_its_numbers_and_no_button() -> None:
    """Nobody in need is asked whether the answer was right, or to share it; and nothing of it is remembered for a button."""
    urgent = replace(PLAIN, text="**911** : appelez.", entry="emergency:danger")
    components = reply_view(urgent, SIGNER, name="12345678", shareable=True).to_components()  # type: ignore[no-untyped-call]
    payload = {"components": components}
    assert "**911**" in text_of(payload)
    assert buttons_of(payload) == []
    recent = RecentReplies(FakeAssistant(), 15)
    assert recent.recall(recent.remember(Question("au feu"), urgent)) is None
    assert recent.recall(recent.remember(Question("q"), PLAIN)) == (Question("q"), PLAIN)


async def test_while_paused_there_is_the_message_and_no_button() -> None:
    """Nobody is invited to say it otherwise, nor to send on what was not read."""
    payload = shown(text="De retour lundi.", outcome="abstain", reason="paused", utterance="q")
    assert "De retour lundi." in text_of(payload)
    assert buttons_of(payload) == []


async def test_an_answer_that_was_waited_for_has_its_steps() -> None:
    """As any other: the button that opens the site, the number as text."""
    steps = (Action("website", "Le site", "https://example.org/a"), Action("phone", "Appeler\u00a0: 811", "tel:811"))
    components = awaited_view(replace(PLAIN, actions=steps), SIGNER, "c quoi", name="12345678").to_components()  # type: ignore[no-untyped-call]
    payload = {"components": components}
    assert [button["url"] for button in buttons_of(payload)] == ["https://example.org/a"]
    assert "Appeler\u00a0: 811" in text_of(payload)


def awaited(question: str, site: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a reply
    """The payload of an answer that was waited for."""
    view = awaited_view(replace(PLAIN, **changes), SIGNER, question, name="12345678", site=site)
    components = view.to_components()  # type: ignore[no-untyped-call]
    return {"components": components, "flags": 1 << 15, "allowed_mentions": {"parse": []}}


async def test_an_answer_that_was_waited_for_has_one_link_that_shows_it_again() -> None:
    """To the page that answers the question; none where the pages have no address that people know, or the question is vast."""
    payload = awaited("y a-t-il un cinéma?", "https://questions.example")
    (link,) = [button["url"] for button in buttons_of(payload) if "url" in button]
    assert link == "https://questions.example/?question=y+a-t-il+un+cin%C3%A9ma%3F&lang=fr"
    for question, site in (("c quoi", ""), ("é" * 300, "https://questions.example")):
        assert [button for button in buttons_of(awaited(question, site)) if "url" in button] == []


async def test_a_long_list_that_was_waited_for_is_turned_and_not_cut() -> None:
    """As under any other reply: nothing of it is lost."""
    text = "Voici\u00a0:\n" + "\n".join(f"- Entreprise {n} " + "mot " * 40 for n in range(30))
    payload = awaited("les entreprises", "https://questions.example", text=text)
    assert broken_rules(payload) == []
    assert "Entreprise 11" in text_of(payload)
    assert "Entreprise 12" not in text_of(payload)
    (turning,) = [button for button in buttons_of(payload) if button.get("custom_id", "").startswith("page:")]
    assert "12345678" in turning["custom_id"]


async def test_the_next_steps_of_several_answers_take_the_rows_that_they_need() -> None:
    """Four questions have up to twelve steps; Discord takes five buttons a row, and refuses a sixth."""
    steps = tuple(Action("website", f"Site {n}", f"https://example.org/{n}") for n in range(12))
    sources = tuple(replace(SOURCE, title=f"Source {n}") for n in range(8))
    suggestions = tuple(Suggestion(f"Sujet {n}", f"Sujet {n}?") for n in range(3))
    payload = shown(text="**Un**\nOui.\n\n**Deux**\nNon.", actions=steps, sources=sources, suggestions=suggestions)
    assert broken_rules(payload) == []
    assert len([button for button in buttons_of(payload) if "url" in button]) == 12
