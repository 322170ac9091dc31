"""What a person spoke of a moment ago: remembered for a while, then forgotten."""

from __future__ import annotations

from bot.conversation import Conversations
from bot.nlu.model import Context, Entry

FOURNIL = Context(Entry("fact", "activity", ("fournil",)), ("fournil",), "fr")
SCIERIE = Context(Entry("fact", "activity", ("scierie",)), ("scierie",), "en")


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_a_conversation_remembers_what_was_spoken_of_last() -> None:
    """The newest context of a key is the one recalled."""
    conversations = Conversations()
    conversations.remember("a", FOURNIL)
    conversations.remember("a", SCIERIE)
    assert conversations.recall("a") == SCIERIE


def test_conversations_do_not_hear_each_other() -> None:
    """What one person asks never completes the question of another."""
    conversations = Conversations()
    conversations.remember("a", FOURNIL)
    assert conversations.recall("b") is None


def test_a_question_without_conversation_stands_alone() -> None:
    """Without a key nothing is kept and nothing recalled."""
    conversations = Conversations()
    conversations.remember(None, FOURNIL)
    assert conversations.recall(None) is None


def test_silence_ends_a_conversation() -> None:
    """Fifteen minutes after the last answer its subject is forgotten, not a second sooner."""
    clock = Clock()
    conversations = Conversations(minutes=15, clock=clock)
    conversations.remember("a", FOURNIL)
    clock.now = 15 * 60
    assert conversations.recall("a") == FOURNIL
    clock.now += 1
    assert conversations.recall("a") is None
    clock.now = 0
    assert conversations.recall("a") is None, "what has expired is gone, not hidden"


def test_every_answer_begins_the_wait_anew() -> None:
    """A conversation that goes on does not expire under the person."""
    clock = Clock()
    conversations = Conversations(minutes=15, clock=clock)
    conversations.remember("a", FOURNIL)
    clock.now = 10 * 60
    conversations.remember("a", SCIERIE)
    clock.now = 20 * 60
    assert conversations.recall("a") == SCIERIE


def test_the_oldest_conversation_makes_room() -> None:
    """More people than foreseen cost no more memory: whoever has been silent longest is forgotten first."""
    conversations = Conversations(people=2)
    conversations.remember("a", FOURNIL)
    conversations.remember("b", FOURNIL)
    conversations.remember("a", SCIERIE)
    conversations.remember("c", FOURNIL)
    assert [key for key in "abc" if conversations.recall(key)] == ["a", "c"]


def test_a_conversation_can_be_dropped() -> None:
    """Whoever asks for their data to be forgotten is forgotten at once; a second time does no harm."""
    conversations = Conversations()
    conversations.remember("a", FOURNIL)
    conversations.forget("a")
    conversations.forget("a")
    assert conversations.recall("a") is None
