"""The terminal as a channel: what is typed becomes a `Question`, a `Reply` becomes lines. Prints nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot import emoji
from bot.assistant import Question
from bot.channels.markdown import plain
from bot.review.feedback_model import Said
from bot.wording import say
from bot.wording.cli import SENTENCES
from bot.wording.dates import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.assistant import Assistant, CitedSource, Reply, Suggestion
    from bot.knowledge.model import Language
    from bot.review.feedback_model import Taken, TakesFeedback, Verdict

ASKER: Final = "terminal:local"
"""Whoever types here: one machine, one person, as far as the log can tell."""


VERDICTS: Final[Mapping[str, Verdict]] = {
    "/bon": "helpful",
    "/good": "helpful",
    "/pasutile": "not_helpful",
    "/unhelpful": "not_helpful",
    "/faux": "wrong",
    "/wrong": "wrong",
}
"""What is typed to say what one makes of the last answer; a comment may follow."""


class Conversation:
    """One conversation at the terminal; a number typed alone picks what was suggested last."""

    def __init__(self, assistant: Assistant, *, locale: Language | None, log: bool) -> None:
        self._assistant = assistant
        self._locale = locale
        self._log = log
        self._suggested: tuple[Suggestion, ...] = ()
        self._answered: tuple[Question, Reply] | None = None

    async def ask(self, typed: str) -> Reply:
        """The reply to what was typed."""
        question = Question(
            text=self._meant(typed),
            locale=self._locale,
            conversation=ASKER,
            channel="terminal",
            asker=ASKER,
            log=self._log,
        )
        reply = await self._assistant.ask(question)
        self._suggested = reply.suggestions
        self._answered = (question, reply) if reply.outcome == "answer" else None
        return reply

    async def judge(self, typed: str, takes: TakesFeedback) -> Taken | None:
        """Say back what was typed, a command of `VERDICTS`, about the last reply; None when that was no answer.

        Raises:
            StoreError: it cannot be kept.
        """
        if self._answered is None:
            return None
        command, _, comment = typed.strip().partition(" ")
        said = Said(self._answered[1].id, VERDICTS[command.lower()], "terminal", ASKER, comment=comment)
        return await takes.say(said, self._answered)

    def _meant(self, typed: str) -> str:
        offered = {str(number): suggestion.question for number, suggestion in enumerate(self._suggested, 1)}
        return offered.get(typed.strip(), typed)


def body(reply: Reply, *, marked: bool) -> str:
    """The text, in small Markdown or without its marks."""
    return printable(reply.text if marked else plain(reply.text))


def notes(reply: Reply) -> Iterator[str]:
    """What goes under the text: sources, what to ask next, whether the question was noted."""
    if not reply.urgent:  # an emergency's numbers are its text
        yield from (f"→ {printable(action.label)} {_address(action.url)}".rstrip() for action in reply.actions)
    for source in reply.sources:
        yield _say("reply.source", reply, source=cited(source, reply.language))
    if reply.noted:
        yield _say("reply.noted", reply)
    if reply.suggestions:
        yield _say("reply.choices" if reply.outcome == "clarify" else "reply.suggestions", reply)
        for number, suggestion in enumerate(reply.suggestions, 1):
            yield f"  {number}. {printable(suggestion.text)}"


def _address(url: str) -> str:
    """Where an action leads; a number stands in its label already."""
    return "" if url.startswith("tel:") else url.removeprefix("mailto:")


def cited(source: CitedSource, language: Language) -> str:
    """A source on one line: title, its own date, the day it was checked, address."""
    if source.date:
        date = written(source.date, language)
        date += f", {source.date_note}" if source.date_note else ""
    else:
        date = source.date_note or say(SENTENCES, "reply.undated", language)
    checked = say(SENTENCES, "reply.checked", language, date=written(source.checked_on, language))
    address = f" {source.url}" if source.url else ""
    return f"{source.title} ({date}; {checked}){address}"


def printable(text: str) -> str:
    """The text without characters that would steer the terminal: a reply may name what a stranger typed."""
    held = emoji.holding(text)
    return "".join(c for at, c in enumerate(text) if c.isprintable() or c in "\n\u00a0\u202f" or at in held)


def _say(key: str, reply: Reply, **slots: object) -> str:
    return say(SENTENCES, key, reply.language, **slots)
