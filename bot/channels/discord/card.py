"""The card of a group in the staff's channel: what was asked, how it stands, the buttons for each verb. Decides nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, Self, cast, get_args

import discord

from bot.channels.discord.text import quoted, shortened
from bot.review.model import OPEN, OURSELVES
from bot.wording import say
from bot.wording.dates import moment, written
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.channels.discord.client import Client
    from bot.channels.discord.seal import Seal
    from bot.knowledge.model import Language
    from bot.review.catalogue import Catalogue
    from bot.review.desk import Dossier
    from bot.review.model import Act, Group

Verb = Literal["new_entry", "new_fact", "new_phrasing", "new_alias", "claim", "release", "merge", "dismiss", "reopen", "undo"]
_ANSWERS: Final[tuple[Verb, ...]] = ("new_entry", "new_fact", "new_phrasing", "new_alias")
_SIGNS: Final[dict[Verb, str]] = {"new_entry": "✏️", "claim": "✋", "undo": "↩️"}

_QUESTION: Final = 300
_OTHERS: Final = 4
_OTHER: Final = 150
_NAME: Final = 80
_NEAR: Final = 10
"""Score, of 100, under which what comes nearest says nothing to anybody."""

_GRAVE, _SENT, _WAITING, _ANSWERED, _SETTLED = 0xC0392B, 0xD9A441, 0x3B6EA8, 0x2E7D6B, 0x8A8F98


def card_view(dossier: Dossier, known: Catalogue, language: Language, seal: Seal) -> discord.ui.LayoutView:
    """The card as it is now."""
    group = dossier.group
    parts: list[discord.ui.Item[Any]] = [discord.ui.TextDisplay("\n".join(_lines(dossier, known, language)))]
    buttons = [DeskButton.offering(verb, group.id, language, seal) for verb in _verbs(dossier)]
    answers = [button for button in buttons if button.verb in _ANSWERS]
    others = [button for button in buttons if button.verb not in _ANSWERS]
    parts += [discord.ui.ActionRow(*row) for row in (answers, others) if row]
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.Container(*parts, accent_colour=discord.Colour(_colour(group))))
    view.stop()
    return view


def question_of(group: Group, limit: int = _QUESTION) -> str:
    """What a group is called: its first question, as text alone."""
    return quoted(group.questions[0] if group.questions else group.utterance, limit)


def _lines(dossier: Dossier, known: Catalogue, language: Language) -> Iterator[str]:
    group = dossier.group
    if group.reason == "wrong_answer":
        title = quoted(known.title(group.nearest), _OTHER) if group.nearest else "?"
        yield say(SENTENCES, "card.wrong", language, title=title)
    yield say(SENTENCES, "card.question", language, question=question_of(group))
    texts = list(dict.fromkeys(question.text for question in dossier.questions))[1:]
    yield from (say(SENTENCES, "card.other", language, question=quoted(text, _OTHER)) for text in texts[:_OTHERS])
    if more := len(texts[_OTHERS:]):
        yield say(SENTENCES, "card.more", language, count=more)
    if told := _standing(dossier, known, language):
        yield told
    if group.count:
        yield f"-# {_demand(group, language)}"
    if group.standing.state in OPEN and group.reason != "wrong_answer":
        yield f"-# {say(SENTENCES, f'reason.{group.reason}', language)} · {_nearest(group, known, language)}"


def _demand(group: Group, language: Language) -> str:
    """How many asked, in which language, where and when."""
    day = written(group.last, language)
    if group.first != group.last:
        day = say(SENTENCES, "card.days", language, first=written(group.first, language), last=day)
    facts = [
        say(SENTENCES, "card.number", language, id=group.id),
        _counted("card.askers", max(group.askers, 1), language),
        _counted("card.questions", group.count, language),
        say(SENTENCES, f"language.{group.language}", language),
        ", ".join(say(SENTENCES, f"channel.{channel}", language) for channel in group.channels),
        day,
        *([say(SENTENCES, "card.sent", language)] if group.escalated else []),
    ]
    return " · ".join(filter(None, facts))


def _nearest(group: Group, known: Catalogue, language: Language) -> str:
    """What comes nearest now: what came nearest on the day it was asked may long be another."""
    near = known.nearest(group.questions[0], group.language) if group.questions else None
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
        yield from _ANSWERS
        yield "release" if state == "claimed" else "claim"
        yield "merge"
        yield "dismiss"
    elif state in ("answered", "dismissed"):
        yield "reopen"
    if dossier.acts:
        yield "undo"


def _colour(group: Group) -> int:
    match group.standing.state:
        case "answered":
            return _ANSWERED
        case "dismissed" | "merged":
            return _SETTLED
        case _ if group.reason == "wrong_answer":
            return _GRAVE
        case _:
            return _SENT if group.escalated else _WAITING


def _counted(key: str, number: int, language: Language) -> str:
    return say(SENTENCES, f"{key}.{'one' if number == 1 else 'many'}", language, n=number)


class DeskButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=re.compile(rf"desk:(?P<verb>{'|'.join(get_args(Verb))}):(?P<mark>[\w-]{{6}}):(?P<group>\d{{1,9}})"),
):
    """One verb of the desk, upon one group. For staff: the role is looked at again at every press."""

    def __init__(self, verb: Verb, label: str, custom_id: str) -> None:
        style = discord.ButtonStyle.primary if verb == "new_entry" else discord.ButtonStyle.secondary
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, style=style, emoji=_SIGNS.get(verb)))
        self.verb = verb

    @classmethod
    def offering(cls, verb: Verb, group: int, language: Language, seal: Seal) -> Self:
        """The button on the card of a group."""
        custom_id = seal.close(f"desk:{verb}", str(group))
        return cls(verb, shortened(say(SENTENCES, f"act.{verb}", language), _NAME), custom_id or "")

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it stands on the card, maybe drawn by an earlier run."""
        button = cast("discord.ui.Button[discord.ui.LayoutView]", item)
        return cls(cast("Verb", match["verb"]), button.label or "", button.custom_id or "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the label says, or show the form for it."""
        client = cast("Client", interaction.client)
        if not await client.staff.lets(interaction):
            return
        match = self.template.fullmatch(self.custom_id)
        work = client.deskwork
        if work is None or match is None or not client.responder.seal.holds(f"desk:{self.verb}", match["mark"], match["group"]):
            await client.responder.tell(interaction, "button.stale")
            return
        await work.pressed(interaction, self.verb, int(match["group"]))
