"""What may be kept of a question is found out where it is understood, once, and bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from bot.answers.engine import Engine
from bot.assistant import Assistant, Question, understood
from bot.conversation import Conversations
from bot.indexing.index import packed
from bot.operation.workers import Workers
from bot.privacy.masking import clean, mask
from bot.review.notes import note, understood_with_note
from tests.village import engine

if TYPE_CHECKING:
    from bot.assistant import Note
    from bot.knowledge.model import Language
    from bot.nlu.meaning import Meaning

REFUSED: Final = "Quelle est la capitale de l'Australie?"


def noted(text: str) -> Note:
    """The note of a question that the village refuses."""
    reply, _ = understood_with_note(engine(), text, None, None, None)
    assert reply.note is not None
    return reply.note


def key_of(note: Note) -> str:
    """What it is grouped by, as it is stored; empty where that are its words."""
    return note.meaning.key if note.meaning is not None else ""


def test_a_refusal_comes_with_what_may_be_kept_of_it() -> None:
    """Text, utterance and what it is grouped by; the reply is the same otherwise."""
    found = noted(REFUSED)
    assert found.text == REFUSED
    assert found.utterance == "quelle est la capitale de l australie"
    assert found.meaning == engine().meaning(REFUSED, "fr") is not None
    reply, context = understood(engine(), REFUSED, None, None, None)
    assert reply.note is None
    assert (note(REFUSED, reply, engine().meaning), context) == (found, None)


def test_what_was_read_means_what_it_would_alone() -> None:
    """What a conversation spoke of is not in it, since others have another one."""
    _, context = understood(engine(), "Que fait la scierie?", None, None, None)
    assert context is not None
    for text in (REFUSED, "Est-ce que son maire a un chien?", "Y a-t-il un cinéma à Amont?", "  Un   cinéma, là? "):
        for spoken in (None, context):
            reply, _ = understood_with_note(engine(), text, None, None, spoken)
            if reply.note is not None:
                assert reply.note.meaning == engine().meaning(text, reply.language)


@pytest.mark.parametrize(
    ("typed", "again"),
    [
        (f" {REFUSED}  ", False),
        (REFUSED.replace(" ", "\u00a0 "), False),
        (REFUSED.replace("capitale", "capi\u00adtale"), False),
        (f"{REFUSED}\n", False),
        (f"Bonjour\n\n{REFUSED}", True),
        (f"{REFUSED} jean@exemple.ca", True),
    ],
)
def test_what_is_only_tidied_is_not_read_again(typed: str, monkeypatch: pytest.MonkeyPatch, *, again: bool) -> None:
    """A second blank cost as much as the question itself; lines, and what is masked, are read as they are kept."""
    expected = engine().meaning(mask(clean(typed)), "fr")
    read: list[str] = []

    def meaning(of: Engine, text: str, language: Language) -> Meaning | None:
        read.append(text)
        return of.meaning_of(of.consider(text).reading or pytest.fail("nothing was read"), language)

    monkeypatch.setattr(Engine, "meaning", meaning)
    assert noted(typed).meaning == expected is not None
    assert bool(read) is again


def test_an_answer_comes_with_nothing_to_keep() -> None:
    """It is not noted, and need not be masked."""
    reply, _ = understood_with_note(engine(), "Que fait la scierie?", None, None, None)
    assert (reply.outcome, reply.note) == ("answer", None)


def test_what_is_masked_is_nowhere_in_the_note() -> None:
    """Not in what it is grouped by either, which is stored as well."""
    found = noted("Quelle est la capitale de zubrowka? jean.tremblay@exemple.ca")
    assert not any("exemple" in part or "tremblay" in part for part in (found.text, found.utterance, key_of(found)))


@pytest.mark.parametrize("text", ["zyx wvu " * 600, "q" * 5000, " ".join(f"b{n}zyxw" for n in range(220)), "🙂" * 3000])
def test_a_note_is_bounded(text: str) -> None:
    """Whatever is sent: text, utterance and meaning each have a most."""
    found = noted(text)
    assert len(found.text) <= 2000
    assert len(found.utterance) <= 500
    assert len(key_of(found)) <= 1300
    assert found.meaning is None or len(found.meaning.vector) <= 512


async def test_in_a_server_nothing_is_read_twice() -> None:
    """The note is made in the process that understands: the desk, which is told of a second reading, needs none."""
    kept: list[Note | None] = []

    class Log:
        async def note(self, _question: Question, reply: object) -> bool:
            kept.append(getattr(reply, "note", None))
            return True

    async with Workers(engine(), 1, pack=packed) as pool:
        assistant = Assistant(engine(), Conversations(), log=Log(), elsewhere=pool, understand=understood_with_note)
        assert (await assistant.ask(Question(REFUSED))).noted
    assert kept == [noted(REFUSED)]


def test_each_part_without_an_answer_comes_with_what_may_be_kept_of_it() -> None:
    """Masked, and grouped with whoever asks it alone; of the parts that were answered nothing is kept."""
    text = f"Que fait la scierie? {REFUSED} Et quelle est la capitale de zubrowka? jean.tremblay@exemple.ca"
    reply, _ = understood_with_note(engine(), text, None, None, None)
    answered, plain, masked = (part.note for part in reply.parts)
    assert (reply.note, answered) == (None, None)
    assert plain == noted(REFUSED)
    assert masked is not None
    assert not any("exemple" in kept or "tremblay" in kept for kept in (masked.text, masked.utterance, key_of(masked)))
