"""A `Reply` → what Discord shows: the answer, its sources, what one would ask next. Decides nothing of what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never
from urllib.parse import urlencode

import discord

from bot.channels.discord.questions.ask_button import LABEL_LIMIT, ask_rows
from bot.channels.discord.questions.page_button import page_buttons
from bot.channels.discord.questions.refusal_button import refusal_buttons
from bot.channels.discord.questions.reword import reword_button
from bot.channels.discord.questions.share_button import share_button
from bot.channels.discord.questions.verdict_button import verdict_buttons
from bot.channels.discord.rendering.frames import ROW, Part, framed, rows, text_block
from bot.channels.discord.rendering.pages import pages
from bot.channels.discord.rendering.sources import source_lines
from bot.channels.discord.rendering.text import quoted
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from bot.assistant import Outcome, Reply
    from bot.channels.discord.rendering.frames import Button
    from bot.channels.discord.rendering.signing import Signer

_MAX_BUTTONS: Final = 10
_MAX_QUESTION: Final = 200
_MAX_ADDRESS: Final = 512
"""Characters of the address behind a button."""


def reply_view(reply: Reply, signer: Signer, *, name: str, shareable: bool = False, page: int = 0) -> discord.ui.LayoutView:
    """The answer, its sources in small type, buttons for what one would ask next, and for what one may do with it.

    Args:
        reply: what the assistant said.
        signer: marks the buttons as ours.
        name: by which the reply is remembered.
        shareable: only one person sees the answer, and others could.
        page: of a list, from 0; the last one where there are fewer.
    """
    leaves = pages(_unrepeated(reply))
    page = min(page, len(leaves) - 1)
    return framed(
        [
            *_said(reply, leaves[page], page, len(leaves)),
            *rows(page_buttons(reply, page, len(leaves), name, signer)),
            *_opening(reply),
            *ask_rows(reply.suggestions[:_MAX_BUTTONS], reply.language, signer),
            *rows(_own_buttons(reply, name, signer, shareable=shareable)),
        ],
        _accent(reply.outcome),
    )


def awaited_view(reply: Reply, signer: Signer, question: str, *, name: str, site: str = "") -> discord.ui.LayoutView:
    """The answer that somebody waited for, under a word of what they had asked, with the link that shows it again.

    Args:
        name: see `reply_view`; a long list is turned by it.
        site: the address that people know the pages by; without it there is no link.
    """
    text, leaves = say(SENTENCES, "told", reply.language, question=quoted(question, _MAX_QUESTION)), pages(_unrepeated(reply))
    return framed(
        [
            *[text_block(text), discord.ui.Separator()],
            *_said(reply, leaves[0], 0, len(leaves)),
            *rows(page_buttons(reply, 0, len(leaves), name, signer)),
            *_opening(reply),
            *rows(_again(reply, question, site)),
            *ask_rows(reply.suggestions[:ROW], reply.language, signer),
        ],
        _accent(reply.outcome),
    )


def _again(reply: Reply, question: str, site: str) -> list[Button]:
    """The button to the page that answers the question; none where there is no such page, or no room for its address."""
    address = f"{site}/?{urlencode({'question': question, 'lang': reply.language})}"
    if not site or len(address) > _MAX_ADDRESS:
        return []
    return [discord.ui.Button(label=say(SENTENCES, "told.again", reply.language), url=address)]


def _own_buttons(reply: Reply, name: str, signer: Signer, *, shareable: bool) -> list[Button]:
    """The buttons for what one may do with the reply itself."""
    buttons: list[Button] = []
    if reply.outcome == "answer" and shareable and not reply.urgent:
        buttons.append(share_button(reply.language))
    if reply.outcome in {"abstain", "clarify"} and not reply.paused:
        buttons.append(reword_button(reply.language, reply.question))
    return [*buttons, *refusal_buttons(reply, name, signer), *verdict_buttons(reply, name)]


def _said(reply: Reply, text: str, page: int = 0, count: int = 1) -> list[Part]:
    """The text and, under it, what it rests on."""
    parts = [text_block(text)]
    # Discord's buttons open the web alone: numbers and mail addresses are text.
    called = [action for action in reply.actions if not action.url.startswith("http") and not reply.urgent]
    if called:
        parts.append(text_block("\n".join(f"{discord.utils.escape_markdown(a.label)}{_mail(a.url)}" for a in called)))
    where = [say(SENTENCES, "page.of", reply.language, page=page + 1, count=count)] if count > 1 else []
    noted = [say(SENTENCES, "reply.noted", reply.language)] if reply.noted else []
    if small := [*where, *source_lines(reply.sources, reply.language), *noted]:
        parts.append(discord.ui.Separator(visible=False))
        parts.append(text_block("\n".join(f"-# {line}" for line in small)))
    return parts


def _opening(reply: Reply) -> list[Part]:
    """Rows of buttons that open the web; none where nothing does."""
    opened = [action for action in reply.actions if action.url.startswith("http") and len(action.url) <= _MAX_ADDRESS]
    return rows(discord.ui.Button(label=_cut(action.label), url=action.url) for action in opened)


def _mail(url: str) -> str:
    """A mail address after its label; a number stands in its label already."""
    return f"\u00a0: {url.removeprefix('mailto:')}" if url.startswith("mailto:") else ""


def _cut(label: str) -> str:
    """A label as long as a button takes."""
    return label if len(label) <= LABEL_LIMIT else f"{label[: LABEL_LIMIT - 1]}…"


def _unrepeated(reply: Reply) -> str:
    """The text, without the choices that stand on the buttons right under it."""
    if reply.outcome != "clarify":
        return reply.text
    choices = {f"- {suggestion.text}" for suggestion in reply.suggestions[:_MAX_BUTTONS]}
    return "\n".join(line for line in reply.text.splitlines() if line not in choices) or reply.text


def _accent(outcome: Outcome) -> int | None:
    match outcome:
        case "answer":
            return 0x2E7D6B
        case "clarify":
            return 0xD9A441
        case "abstain":
            return 0x8A8F98
        case "smalltalk":
            return None
        case _:
            assert_never(outcome)
