"""The card of a group in the staff's channel: what was asked, how it stands, the buttons for each verb. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.discord.rendering.frames import MESSAGE_LIMIT, framed, rows, text_block
from bot.channels.discord.rendering.text import quoted
from bot.channels.discord.staff.card_button import ANSWERS, card_button
from bot.review.model import OPEN, OURSELVES
from bot.wording import say, say_counted
from bot.wording.dates import moment, written
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import discord

    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.discord.staff.card_button import Verb
    from bot.knowledge.model import Language
    from bot.review.catalogue import Catalogue, Nearest
    from bot.review.model import Act, QuestionGroup
    from bot.review.queue import Dossier

_OTHERS: Final = 4
_QUESTION: Final = 300
_OTHER: Final = 150
_NAME: Final = 80
_NEAR: Final = 10
"""Score, of 100, under which what comes nearest says nothing to anybody."""

_GRAVE, _SENT, _WAITING, _ANSWERED, _SETTLED = 0xC0392B, 0xD9A441, 0x3B6EA8, 0x2E7D6B, 0x8A8F98


def near_now(group: QuestionGroup, known: Catalogue) -> Nearest | None:
    """What comes nearest to a group now, for its card; None where the card does not tell it. Takes as long as an answer."""
    if not group.questions or group.standing.state not in OPEN or group.reason == "wrong_answer":
        return None
    # What came nearest on the day it was asked may long be another.
    return known.nearest(group.questions[0], group.language)


def card_view(
    dossier: Dossier, known: Catalogue, near: Nearest | None, language: Language, signer: Signer
) -> discord.ui.LayoutView:
    """The card as it is now.

    Args:
        near: see `near_now`.
    """
    group = dossier.group
    verbs = list(_verbs(dossier))
    answers = [verb for verb in verbs if verb in ANSWERS]
    others = [verb for verb in verbs if verb not in ANSWERS]
    buttons = [rows(card_button(verb, group.id, language, signer) for verb in some) for some in (answers, others)]
    text = text_block("\n".join(_lines(dossier, known, near, language)), MESSAGE_LIMIT)
    return framed([text, *buttons[0], *buttons[1]], _colour(group))


def _lines(dossier: Dossier, known: Catalogue, near: Nearest | None, language: Language) -> Iterator[str]:
    group = dossier.group
    if group.reason == "wrong_answer":
        title = quoted(known.title(group.nearest), _OTHER) if group.nearest else "?"
        yield say(SENTENCES, "card.wrong", language, title=title)
    yield say(SENTENCES, "card.question", language, question=quoted(group.title, _QUESTION))
    texts = dossier.texts[1:]
    yield from (say(SENTENCES, "card.other", language, question=quoted(text, _OTHER)) for text in texts[:_OTHERS])
    if more := len(texts[_OTHERS:]):
        yield say(SENTENCES, "card.more", language, count=more)
    if told := _standing(dossier, known, language):
        yield told
    if group.count:
        yield f"-# {_demand(group, language)}"
    if group.standing.state in OPEN and group.reason != "wrong_answer":
        yield f"-# {say(SENTENCES, f'reason.{group.reason}', language)} · {_nearest(near, language)}"


def _demand(group: QuestionGroup, language: Language) -> str:
    """How many asked, in which language, where and when."""
    day = written(group.last, language)
    if group.first != group.last:
        day = say(SENTENCES, "card.days", language, first=written(group.first, language), last=day)
    facts = [
        say(SENTENCES, "card.number", language, id=group.id),
        say_counted(SENTENCES, "card.askers", max(group.askers, 1), language),
        say_counted(SENTENCES, "card.questions", group.count, language),
        say(SENTENCES, f"language.{group.language}", language),
        ", ".join(say(SENTENCES, f"channel.{channel}", language) for channel in group.channels),
        day,
        *([say(SENTENCES, "card.sent", language)] if group.escalated else []),
    ]
    return " · ".join(filter(None, facts))


def _nearest(near: Nearest | None, language: Language) -> str:
    if near is None or near.entry is None or (near.score < _NEAR and not near.answers):
        return say(SENTENCES, "card.near_none", language)
    key = "card.answered_now" if near.answers else "card.near"
    return say(SENTENCES, key, language, title=quoted(near.title, _OTHER), score=round(near.score))


def _standing(dossier: Dossier, known: Catalogue, language: Language) -> str:
    """Who did what, when; nothing for a group that nobody has touched."""
    standing = dossier.group.standing
    act: Act | None = next((act for act in reversed(dossier.acts) if act.after == standing and act.verb != "undo"), None)
    if act is None or standing.state == "new":
        return ""
    key = f"card.{standing.state}"
    if act.by == OURSELVES and f"{key}.ourselves" in SENTENCES:
        key = f"{key}.ourselves"
    return say(
        SENTENCES,
        key,
        language,
        who=quoted(act.by, _NAME),
        when=moment(act.at, language),
        into=standing.into,
        title=quoted(known.title(standing.entry), _OTHER) if standing.entry else "…",
        reason=say(SENTENCES, f"dismissal.{standing.resolution}", language) if standing.state == "dismissed" else "",
    )


def _verbs(dossier: Dossier) -> Iterator[Verb]:
    state = dossier.group.standing.state
    if state in OPEN:
        yield from ANSWERS
        yield "release" if state == "claimed" else "claim"
        yield "merge"
        if len(dossier.texts) > 1:
            yield "split"
        yield "dismiss"
    elif state in ("answered", "dismissed"):
        yield "reopen"
    if dossier.acts:
        yield "undo"


def _colour(group: QuestionGroup) -> int:
    match group.standing.state:
        case "answered":
            return _ANSWERED
        case "dismissed" | "merged":
            return _SETTLED
        case _ if group.reason == "wrong_answer":
            return _GRAVE
        case _:
            return _SENT if group.escalated else _WAITING
