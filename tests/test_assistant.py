"""The one door: a question goes in, a reply comes out, and what could not be answered is noted."""

from __future__ import annotations

import asyncio
import itertools
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

import pytest

from bot.answers.engine import Engine
from bot.answers.model import LONGEST, Action, CitedSource, Suggestion
from bot.assistant import Assistant, Question, Reply
from bot.conversation import Conversations
from bot.errors import BusyError, StoreError
from bot.indexing.index import packed
from bot.operation.workers import Workers
from tests import village

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answers.considered import Considered


@dataclass
class Log:
    """A log in memory: keeps what it is given, or not, or fails."""

    keeps: bool = True
    error: Exception | None = None
    noted: list[tuple[Question, Reply]] = field(default_factory=list)

    async def note(self, question: Question, reply: Reply) -> bool:
        """See `QuestionLog.note`."""
        if self.error is not None:
            raise self.error
        self.noted.append((question, reply))
        return self.keeps


@dataclass
class Desk:
    """An assistant over the village with what it was told to tell."""

    log: Log = field(default_factory=Log)
    failures: list[StoreError] = field(default_factory=list)
    replies: list[tuple[Question, Reply]] = field(default_factory=list)
    conversations: Conversations = field(default_factory=Conversations)

    def __post_init__(self) -> None:
        self.assistant = Assistant(
            village.engine(),
            self.conversations,
            log=self.log,
            on_log_failure=self.failures.append,
            on_reply=lambda question, reply: self.replies.append((question, reply)),
        )

    async def ask(self, text: str, conversation: str | None = None, *, log: bool = True) -> Reply:
        """Ask as a channel does."""
        return await self.assistant.ask(Question(text, conversation=conversation, log=log))


ANSWERED = "Que fait la scierie?"
REFUSED = "Quelle est la capitale de l'Australie?"
NOT_RECORDED = "Combien d'employés a la scierie?"


async def test_an_answer_is_complete() -> None:
    """Everything that the answer object promises is there."""
    reply = await Desk().ask("Quand a lieu la fête du village?")
    assert reply.outcome == "answer"
    assert reply.reason is None
    assert reply.text == "La fête a lieu le 24 juin."
    assert reply.entry == "topic:fete"
    assert reply.language == "fr"
    assert reply.sources == (CitedSource("L'Almanach", None, None, "non daté", "2026-01-02"),)
    assert reply.suggestions == (Suggestion("Budget de la fête", "Combien coûte la fête?"),)
    assert reply.utterance == "quand a lieu la fete du village"
    assert reply.nearest is None
    assert 0 < reply.score <= 100
    assert reply.latency_ms > 0


async def test_the_answer_object_is_what_outside_checks_rely_on() -> None:
    """The JSON of an answer: the fields of the interface, rounded numbers, `date_note` only where there is one."""
    reply = await Desk().ask("Combien d'employés a le Fournil?")
    shown = json.loads(json.dumps(reply.as_json()))
    assert shown | {"score": 0, "latency_ms": 0} == {
        "id": "",
        "question": "Combien d'employés a le Fournil?",
        "outcome": "answer",
        "reason": None,
        "language": "fr",
        "text": "Le Fournil compte 12 employés (2020).",
        "entry": "headcount:fournil",
        "score": 0,
        "sources": [
            {
                "title": "La Gazette du village",
                "url": "https://gazette.example/1",
                "date": "2020-05",
                "checked_on": "2026-01-02",
            },
            {"title": "L'Almanach", "url": None, "date": None, "checked_on": "2026-01-02", "date_note": "non daté"},
        ],
        "actions": [],
        "suggestions": [{"text": "Activité", "question": "Que fait le Fournil?"}],
        "parts": [],
        "unanswered": [],
        "noted": False,
        "latency_ms": 0,
    }
    assert shown["score"] == round(shown["score"], 1)
    assert shown["latency_ms"] == round(shown["latency_ms"], 3)


async def test_next_steps_stand_in_the_answer_object() -> None:
    """A channel that reads JSON gets each step with its kind, its label and where it leads."""
    reply = await Desk().ask(ANSWERED)
    stepped = replace(reply, actions=(Action("phone", "Composer le 418 555-0101", "tel:+14185550101"),))
    assert reply.as_json()["actions"] == []
    assert stepped.as_json()["actions"] == [{"kind": "phone", "label": "Composer le 418 555-0101", "url": "tel:+14185550101"}]


async def test_a_refusal_says_why_and_what_came_nearest() -> None:
    """The reason is for the person and the log, the nearest entry for the staff."""
    reply = await Desk().ask(NOT_RECORDED)
    assert (reply.outcome, reply.reason, reply.entry) == ("abstain", "not_recorded", None)
    assert reply.nearest == "headcount:scierie"
    assert reply.sources == ()


async def test_what_came_nearest_is_named() -> None:
    """A question about nobody is refused; what it came nearest to is worth knowing."""
    reply = await Desk().ask("Combien d'employés a-t-il?")
    assert reply.outcome == "abstain"
    assert reply.nearest == "headcount:fournil"


@pytest.mark.parametrize("text", ["", "  ", "😀", "a", "\x00\x1b[31m", "x" * 10_000, "ق" * 50, "'; DROP TABLE q; --"])
async def test_no_text_makes_it_raise(text: str) -> None:
    """Whatever is sent, a reply comes back, within a message."""
    reply = await Desk().ask(text)
    assert reply.question == text
    assert 0 < len(reply.text) <= LONGEST
    assert reply.outcome in ("abstain", "clarify")


@pytest.mark.parametrize("text", [REFUSED, NOT_RECORDED, "Que fait Walmart?", "Va-t-il pleuvoir?"])
async def test_what_is_not_answered_is_noted(text: str) -> None:
    """Every refusal reaches the staff, with the question as it came and the reply as it was given."""
    desk = Desk()
    reply = await desk.ask(text)
    assert reply.noted
    ((question, given),) = desk.log.noted
    assert question.text == text
    assert (given.outcome, given.reason, given.utterance) == (reply.outcome, reply.reason, reply.utterance)


@pytest.mark.parametrize("text", [ANSWERED, "bonjour", "", "😀", "x" * 10_000])
async def test_what_was_answered_or_cannot_be_read_is_not_noted(text: str) -> None:
    """Answers, greetings and noise are no work for anybody."""
    desk = Desk()
    reply = await desk.ask(text)
    assert not reply.noted
    assert desk.log.noted == []


async def test_who_asks_not_to_be_noted_is_not() -> None:
    """`log=False` is kept, and the reply says that nothing was noted."""
    desk = Desk()
    assert not (await desk.ask(REFUSED, log=False)).noted
    assert desk.log.noted == []


async def test_noted_is_said_only_when_it_was() -> None:
    """A log that declines (a daily limit) makes the reply say so."""
    desk = Desk(log=Log(keeps=False))
    assert not (await desk.ask(REFUSED)).noted
    assert len(desk.log.noted) == 1


async def test_without_a_log_nothing_is_noted() -> None:
    """A bot that keeps no log answers and refuses all the same."""
    reply = await Assistant(village.engine(), Conversations()).ask(Question(REFUSED))
    assert (reply.outcome, reply.noted) == ("abstain", False)


async def test_a_log_that_fails_costs_nobody_a_reply() -> None:
    """The person gets the refusal as ever, not marked as noted; the operator is told, with the cause."""
    error = StoreError("q.sqlite3: the disk is full")
    desk = Desk(log=Log(error=error))
    reply = await desk.ask(REFUSED)
    assert reply.outcome == "abstain"
    assert reply.text
    assert not reply.noted
    assert desk.failures == [error]
    assert len(desk.replies) == 1, "metrics count the reply all the same"


async def test_a_log_may_fail_with_nobody_to_tell() -> None:
    """Without anybody to tell, the reply still comes."""
    assistant = Assistant(village.engine(), Conversations(), log=Log(error=StoreError("full")))
    assert (await assistant.ask(Question(REFUSED))).outcome == "abstain"


async def test_a_slip_of_the_program_is_not_hidden() -> None:
    """Only a failing store is forgiven; any other exception of a log is a bug, and shows."""
    with pytest.raises(ZeroDivisionError):
        await Desk(log=Log(error=ZeroDivisionError())).ask(REFUSED)


async def test_every_reply_is_told() -> None:
    """Metrics hear of answers, refusals and noise, as they were given."""
    desk = Desk()
    given = [await desk.ask(text) for text in (ANSWERED, REFUSED, "")]
    assert [reply for _, reply in desk.replies] == given
    assert [question.text for question, _ in desk.replies] == [ANSWERED, REFUSED, ""]


async def test_a_conversation_goes_on_under_its_key() -> None:
    """Questions of one key complete each other; another key, or none, hears nothing of it."""
    desk = Desk()
    await desk.ask("Quel rang a le Fournil?", "a")
    assert (await desk.ask("et la scierie?", "a")).entry == "rank:scierie"
    assert (await desk.ask("et la scierie?", "b")).entry == "profile:scierie"
    assert (await desk.ask("et la scierie?")).entry == "profile:scierie"


async def test_a_conversation_goes_on_under_another_name_and_apart() -> None:
    """What was spoken of is known there; what is spoken of there is not known here. Of nothing, nothing goes on."""
    desk = Desk()
    await desk.ask("Quel rang a le Fournil?", "a")
    desk.assistant.go_on("a", "b")
    desk.assistant.go_on("nobody", "c")
    assert (await desk.ask("et la scierie?", "b")).entry == "rank:scierie"
    assert (await desk.ask("et la scierie?", "c")).entry == "profile:scierie"
    await desk.ask("Qui est le maire de la scierie?", "b")
    assert (await desk.ask("et la scierie?", "a")).entry == "rank:scierie"


async def test_a_conversation_that_expired_is_over() -> None:
    """After a silence the same words stand alone."""
    now = 0.0
    desk = Desk(conversations=Conversations(minutes=15, clock=lambda: now))
    await desk.ask("Quel rang a le Fournil?", "a")
    now = 15 * 60 + 1
    assert (await desk.ask("et la scierie?", "a")).entry == "profile:scierie"


async def test_many_people_at_once_do_not_mix() -> None:
    """Twenty conversations interleaved: each goes on with its own subject."""
    desk = Desk()
    subjects = {f"p{n}": ("le Fournil", "gold") if n % 2 else ("la scierie", "silver") for n in range(20)}
    await asyncio.gather(*(desk.ask(f"Parle-moi de {name}", key) for key, (name, _) in subjects.items()))
    replies = await asyncio.gather(*(desk.ask("que fait-il?", key) for key in subjects))
    expected = ["activity:fournil" if rank == "gold" else "activity:scierie" for _, rank in subjects.values()]
    assert [reply.entry for reply in replies] == expected


async def test_a_new_engine_answers_from_the_next_question_on() -> None:
    """After a reload the assistant answers from the new files, and conversations go on."""
    desk = Desk()
    await desk.ask("Parle-moi de la scierie", "a")
    renewed = village.engine(**village.edited("organisations/scierie", "scie du bois", "scie des bardeaux"))
    await desk.assistant.swap(renewed)
    assert desk.assistant.engine is renewed
    assert (await desk.ask("que fait-elle?", "a")).text == "La Scierie Boisvert scie des bardeaux."


async def test_a_subject_that_a_reload_removed_is_forgotten() -> None:
    """Somebody asks on about an organisation whose file has just been deleted: a reply comes, about nobody unknown."""
    desk = Desk()
    await desk.ask("Quel rang a la Forge Tremblay?", "a")
    await desk.assistant.swap(village.engine(organisations__forge=None))
    for text in ("que fait-elle?", "et la scierie?", "combien d'employés?"):
        assert (await desk.ask(text, "a")).text


async def test_an_intent_that_a_reload_removed_is_forgotten() -> None:
    """The same when what was asked can no longer be asked."""
    desk = Desk()
    await desk.ask("Combien d'employés a le Fournil?", "a")
    fournil = village.FILES["organisations/fournil.yaml"].split("  headcount:")[0]
    await desk.assistant.swap(village.engine(intents__headcount=None, organisations__fournil=fournil))
    assert (await desk.ask("et la scierie?", "a")).text


@pytest.mark.parametrize(("language", "locale", "expected"), [("en", "fr", "en"), (None, "en", "en"), (None, None, "fr")])
async def test_the_language_is_the_one_chosen_or_shown(language: str, locale: str, expected: str) -> None:
    """What the channel knows of the person's language reaches the reply."""
    question = Question("Fournil", language=language, locale=locale)  # type: ignore[arg-type]
    assert (await Assistant(village.engine(), Conversations()).ask(question)).language == expected


@pytest.fixture
def thought(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that engines are given to think about from now on; engines are shared, so none may keep the count."""
    asked: list[str] = []
    consider = Engine.consider

    def noted(engine: Engine, text: str, **circumstances: Any) -> Considered:  # noqa: ANN401 - whatever the engine takes
        asked.append(text)
        return consider(engine, text, **circumstances)

    monkeypatch.setattr(Engine, "consider", noted)
    return asked


async def test_the_same_words_are_thought_about_once(thought: list[str]) -> None:
    """Who asks what somebody asked a moment ago gets that answer, in the conversation of their own."""
    desk = Desk()
    first, second = await desk.ask(ANSWERED, "a"), await desk.ask(ANSWERED, "b")
    assert replace(first, latency_ms=0) == replace(second, latency_ms=0)
    assert thought == [ANSWERED]
    assert desk.conversations.recall("a") == desk.conversations.recall("b") is not None


STAFF = "combien d'employés?"


async def test_the_same_words_elsewhere_are_another_question(thought: list[str]) -> None:
    """In another conversation, another language, or of other files, they are thought about anew."""
    desk = Desk()
    await desk.ask("Que fait le fournil?", "a")
    await desk.ask(ANSWERED, "b")
    of_the_bakery, of_the_mill = await desk.ask(STAFF, "a"), await desk.ask(STAFF, "b")
    assert of_the_bakery.text != of_the_mill.text
    await desk.assistant.ask(Question(ANSWERED, language="en"))
    assert thought == ["Que fait le fournil?", ANSWERED, STAFF, STAFF, ANSWERED]
    await desk.assistant.swap(village.engine(organisations__scierie=None))
    assert (await desk.ask(ANSWERED)).outcome == "abstain"


async def test_a_refusal_is_not_kept(thought: list[str]) -> None:
    """What nobody foresaw may hold something of a person's own; each is noted, too."""
    desk = Desk()
    await desk.ask(REFUSED)
    await desk.ask(REFUSED)
    assert thought == [REFUSED, REFUSED]
    assert len(desk.log.noted) == 2


async def test_the_assistant_knows_how_long_nobody_has_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What can wait is done while nobody asks."""
    now = 100.0
    monkeypatch.setattr("bot.assistant.time.monotonic", lambda: now)
    assistant = Assistant(village.engine(), Conversations())
    now = 107.0
    assert assistant.idle == 7
    await assistant.ask(Question("Que fait le Fournil?"))
    assert assistant.idle == 0


R = TypeVar("R")
A = TypeVarTuple("A")


class Another:
    """Understands elsewhere, when it is told to; remembers whose turn it was."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.turns: list[str] = []
        self.asked = asyncio.Event()
        self.go = asyncio.Event()
        self.go.set()

    async def run(self, turn: str, function: Callable[[Engine, *A], R], /, *arguments: *A) -> R:
        """See `Elsewhere.run`."""
        self.turns.append(turn)
        self.asked.set()
        engine = self.engine
        await self.go.wait()
        return function(engine, *arguments)

    async def renew(self, engine: Engine, /) -> None:
        """See `Elsewhere.renew`."""
        self.engine = engine


async def test_questions_are_understood_elsewhere_in_the_turn_of_their_address() -> None:
    """By the address, or else by the asker; what was answered a moment ago takes no turn."""
    elsewhere = Another(village.engine())
    assistant = Assistant(village.engine(), Conversations(), elsewhere=elsewhere)
    here = await Assistant(village.engine(), Conversations()).ask(Question(ANSWERED))
    there = await assistant.ask(Question(ANSWERED, asker="web:cookie", turn="192.0.2.7"))
    assert replace(there, latency_ms=0) == replace(here, latency_ms=0)
    await assistant.ask(Question(ANSWERED, asker="web:other", turn="192.0.2.8"))
    await assistant.ask(Question(REFUSED, asker="discord:42"))
    assert elsewhere.turns == ["192.0.2.7", "discord:42"]


async def test_an_answer_of_before_a_reload_is_not_given_again_after_it() -> None:
    """A question under way ends with the engine that it began with, and its answer is not kept for the next."""
    elsewhere = Another(village.engine())
    assistant = Assistant(village.engine(), Conversations(), elsewhere=elsewhere)
    elsewhere.go.clear()
    under_way = asyncio.create_task(assistant.ask(Question(ANSWERED)))
    await elsewhere.asked.wait()
    await assistant.swap(village.engine(organisations__scierie=None))
    elsewhere.go.set()
    assert (await under_way).outcome == "answer"
    assert (await assistant.ask(Question(ANSWERED))).outcome == "abstain"


@pytest.mark.slow
async def test_the_engine_answers_in_real_processes_too() -> None:
    """What crosses between processes is whole: the same reply, the conversation goes on, and a renewed base answers."""
    engine = Engine.build(village.knowledge())
    async with Workers(engine, 1, pack=packed) as pool:
        assistant = Assistant(engine, Conversations(), elsewhere=pool)
        here = Assistant(engine, Conversations())
        for text in (ANSWERED, "et le Fournil?", REFUSED):
            question = Question(text, conversation="me")
            assert replace(await assistant.ask(question), latency_ms=0) == replace(await here.ask(question), latency_ms=0)
        await assistant.swap(Engine.build(village.knowledge(organisations__scierie=None)))
        assert (await assistant.ask(Question(ANSWERED))).outcome == "abstain"


AT_THE_FIRE = """
title: {fr: Au feu, en: Fire}
question: {fr: "Au secours, la maison est en feu, il y a des flammes partout!", en: "Help, the house is on fire!"}
phrasings: {fr: [la maison est en feu, au feu], en: [the house is on fire]}
answer: {fr: "On sonne la cloche.", en: "The bell is rung."}
source: gazette
"""
IN_DANGER = """
kinds:
  danger:
    answer: {fr: "**911** : appelez.", en: "**911**: call."}
    actions: [{label: "911", number: "911"}]
    source: gazette
"""
ON_FIRE = "Au secours, la maison est en feu, il y a des flammes partout!"


async def test_words_that_were_answered_are_an_emergency_from_the_first_knowledge_on_that_knows_it() -> None:
    """What is among the answers given is not looked at again for an emergency; with another knowledge, it is."""
    asked = {"topics__au-feu": AT_THE_FIRE}
    desk = Desk()
    await desk.assistant.swap(Engine.build(village.knowledge(**asked)))
    assert [(await desk.ask(ON_FIRE)).entry for _ in range(2)] == ["topic:au-feu"] * 2
    await desk.assistant.swap(Engine.build(village.knowledge(emergency=IN_DANGER, **asked)))
    assert (await desk.ask(ON_FIRE)).urgent


async def test_who_is_in_danger_is_answered_and_nothing_of_it_is_kept() -> None:
    """Number first, before the engine reads anything; neither the conversation, nor the answers given, nor the log hold it."""
    desk = Desk()
    await desk.assistant.swap(Engine.build(village.knowledge(emergency=IN_DANGER)))
    await desk.ask(ANSWERED, "c")
    before = desk.conversations.recall("c")
    reply = await desk.ask(ON_FIRE, "c")
    assert (reply.outcome, reply.entry, reply.text) == ("answer", "emergency:danger", "**911** : appelez.")
    assert reply.actions == (Action("phone", "911", "tel:911"),)
    assert [source.title for source in reply.sources] == ["La Gazette du village"]
    assert reply.urgent
    assert not (await desk.ask(ANSWERED)).urgent
    assert desk.conversations.recall("c") == before
    assert desk.log.noted == []
    assert [one.urgent for _, one in desk.replies] == [False, True, False]


@pytest.mark.parametrize(
    ("message", "told"), [("De retour lundi.", "De retour lundi."), ("", "Je fais une pause : je ne réponds pas en ce moment.")]
)
async def test_while_paused_every_question_gets_the_message(message: str, told: str) -> None:
    """With a reason of its own; nothing is understood, noted or remembered. Who is in danger is answered all the same."""
    said: list[str | None] = [None]
    log, conversations = Log(), Conversations()
    engine = Engine.build(village.knowledge(emergency=IN_DANGER))
    seen: list[Reply] = []
    assistant = Assistant(engine, conversations, log=log, pause=lambda: said[0], on_reply=lambda _, reply: seen.append(reply))
    assert (await assistant.ask(Question(ANSWERED, conversation="c"))).outcome == "answer"
    before = conversations.recall("c")
    said[0] = message
    for text in (ANSWERED, REFUSED, "bonjour", "", "x" * 10_000):
        reply = await assistant.ask(Question(text, conversation="c"))
        assert (reply.outcome, reply.reason, reply.entry, reply.noted, reply.paused) == ("abstain", "paused", None, False, True)
        assert reply.text.startswith(told)
        assert reply.as_json()["reason"] == "paused"
    assert (await assistant.ask(Question(ON_FIRE))).urgent
    assert (log.noted, conversations.recall("c"), len(seen)) == ([], before, 7)
    said[0] = None
    assert (await assistant.ask(Question(ANSWERED))).outcome == "answer"


async def test_the_words_of_a_pause_are_in_the_persons_language() -> None:
    """The one insisted on, else the one read, else that of the bot."""
    assistant = Assistant(village.engine(), Conversations(), pause=str)
    for question, language in (
        (Question("q", language="en", locale="fr"), "en"),
        (Question("q", locale="en"), "en"),
        (Question("q"), "fr"),
    ):
        assert (await assistant.ask(question)).language == language


async def test_an_emergency_is_answered_when_nothing_else_can_be() -> None:
    """So much is asked that every turn would come too late: whoever is in need waits for no turn."""

    class Overrun(Another):
        async def run(self, turn: str, function: Callable[[Engine, *A], R], /, *arguments: *A) -> R:  # noqa: ARG002 - as asked
            raise BusyError(4)

    engine = Engine.build(village.knowledge(emergency=IN_DANGER))
    assistant = Assistant(engine, Conversations(), elsewhere=Overrun(engine))
    with pytest.raises(BusyError):
        await assistant.ask(Question(ANSWERED))
    assert (await assistant.ask(Question(ON_FIRE))).urgent
    assert assistant.urgent(Question(ANSWERED)) is None


async def test_every_reply_has_a_name_of_its_own() -> None:
    """Answer, refusal, small talk, one given from memory, an emergency: people say something back by it."""
    engine = Engine.build(village.knowledge(emergency=IN_DANGER))
    numbers = itertools.count(1)
    assistant = Assistant(engine, Conversations(), name=lambda reply: f"{next(numbers)}.{reply.entry}")
    replies = [await assistant.ask(Question(text)) for text in (ANSWERED, ANSWERED, REFUSED, "Bonjour", ON_FIRE)]
    assert [reply.as_json()["id"] for reply in replies] == [f"{n}.{reply.entry}" for n, reply in enumerate(replies, 1)]
    assert replies[-1].urgent


async def test_an_emergency_is_answered_in_the_language_wished_for() -> None:
    """What the person chose goes before what they wrote in."""
    desk = Desk()
    await desk.assistant.swap(Engine.build(village.knowledge(emergency=IN_DANGER)))
    reply = await desk.assistant.ask(Question(ON_FIRE, language="en"))
    assert (reply.language, reply.text) == ("en", "**911**: call.")


async def test_noting_counts_as_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks waits for it too: the reply and whoever counts replies are told of the whole way."""
    now = 100.0
    monkeypatch.setattr("bot.assistant.time.perf_counter", lambda: now)

    class SlowLog(Log):
        async def note(self, question: Question, reply: Reply) -> bool:
            nonlocal now
            now += 2
            return await super().note(question, reply)

    desk = Desk(log=SlowLog())
    reply = await desk.ask(REFUSED)
    assert reply.latency_ms == 2000
    assert [told.latency_ms for _, told in desk.replies] == [2000]
    assert (await desk.ask(ANSWERED)).latency_ms == 0


SEVERAL = "Que fait la scierie? Quelle est la capitale de l'Australie? Et quand a lieu la fête du village?"


async def test_several_questions_stand_in_the_answer_object() -> None:
    """Each with what became of it; the object's own entry is the first one's, and what got no answer stands as typed."""
    shown = (await Desk().ask(SEVERAL)).as_json()
    assert [(part["question"], part["outcome"], part["reason"], part["entry"]) for part in shown["parts"]] == [
        ("Que fait la scierie?", "answer", None, "activity:scierie"),
        (REFUSED, "abstain", "below_threshold", None),
        ("Et quand a lieu la fête du village?", "answer", None, "topic:fete"),
    ]
    assert all(0 <= part["score"] <= 100 for part in shown["parts"])
    assert (shown["outcome"], shown["entry"], shown["unanswered"]) == ("answer", "activity:scierie", [REFUSED])
    assert shown["score"] == shown["parts"][0]["score"]
    assert {source["title"] for source in shown["sources"]} == {"La Gazette du village", "L'Almanach"}


async def test_a_part_without_an_answer_is_noted_as_a_question_of_its_own() -> None:
    """As typed, with its own refusal; what was answered beside it is nobody's work."""
    desk = Desk()
    reply = await desk.ask(SEVERAL)
    ((question, given),) = desk.log.noted
    assert (question.text, given.question) == (REFUSED, REFUSED)
    assert (given.outcome, given.utterance) == ("abstain", "quelle est la capitale de l australie")
    assert reply.noted
    assert [part.noted for part in reply.parts] == [False, True, False]
    assert len(desk.replies) == 1, "one message is one reply"


async def test_who_asks_not_to_be_noted_is_not_in_parts_either() -> None:
    """`log=False` holds for each part."""
    desk = Desk()
    assert not (await desk.ask(SEVERAL, log=False)).noted
    assert desk.log.noted == []


async def test_a_reply_with_a_refused_part_is_not_kept(thought: list[str]) -> None:
    """It holds words that may be somebody's own; and each time somebody asks it counts. One that answers all is kept."""
    desk = Desk()
    answered = "Que fait la scierie? Quand a lieu la fête du village?"
    for text in (SEVERAL, SEVERAL, answered, answered):
        await desk.ask(text)
    assert thought == [SEVERAL, SEVERAL, answered]
    assert len(desk.log.noted) == 2


async def test_the_conversation_goes_on_from_the_last_part_answered() -> None:
    """Not from the first, and not from one that was refused."""
    desk = Desk()
    await desk.ask("Quel rang a la scierie? Quel rang a le Fournil?", "a")
    assert (await desk.ask("que fait-il?", "a")).entry == "activity:fournil"
