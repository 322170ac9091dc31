"""A `Reply` or a short notice → what Discord shows. Decides nothing of what is said.

Components v2 rather than embeds: the answer reads at the full width of the channel on a desktop and of the screen on a
phone, where an embed is a narrow box that truncates titles; the source sits under the answer in small type, as a link;
and the buttons stand inside the same frame as the answer that they continue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never

import discord

from bot.channels.discord.buttons import AskButton, RewordButton, ShareButton
from bot.channels.discord.feedback import FeedbackButton
from bot.channels.discord.paging import pages, turning
from bot.channels.discord.text import plain, quoted, shortened
from bot.wording import say
from bot.wording.dates import written
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.assistant import CitedSource, Outcome, Reply, Suggestion
    from bot.channels.discord.feedback import Verb
    from bot.channels.discord.seal import Seal
    from bot.knowledge.model import Language

_TEXT_LIMIT: Final = 4000
"""Characters that Discord shows in one message of components."""

_ROW: Final = 5
_MAX_BUTTONS: Final = 10
_MAX_SOURCES: Final = 5
_MAX_TITLE: Final = 200
_MAX_ADDRESS: Final = 512
_MAX_LABEL: Final = 80
"""Characters of the address behind a button."""

_Item = discord.ui.Item[Any]


def reply_view(reply: Reply, seal: Seal, *, name: str, shareable: bool = False, page: int = 0) -> discord.ui.LayoutView:
    """The answer, its sources in small type, buttons for what one would ask next, and for what one may do with it.

    Args:
        reply: what the assistant said.
        seal: marks the buttons as ours.
        name: by which the reply is remembered.
        shareable: only one person sees the answer, and others could.
        page: of a list, from 0; the last one where there are fewer.
    """
    leaves = pages(_unrepeated(reply))
    page = min(page, len(leaves) - 1)
    parts = _said(reply, leaves[page], page, len(leaves))
    if turns := turning(reply, page, len(leaves), name, seal):
        parts.append(discord.ui.ActionRow(*turns))
    buttons: list[_Item] = []
    offered = list(reply.suggestions)
    parts.extend(_opening(reply))
    parts.extend(_rows(offered[:_MAX_BUTTONS], reply.language, seal))
    if reply.outcome == "answer" and shareable and not reply.urgent:
        buttons.append(ShareButton(reply.language))
    if reply.outcome in {"abstain", "clarify"}:
        buttons.append(RewordButton(reply.language, reply.question))
    buttons.extend(FeedbackButton.offering(verb, reply, name, seal) for verb in _feedback(reply))
    if buttons:
        parts.append(discord.ui.ActionRow(*buttons))
    return _framed(parts, _accent(reply.outcome))


def told_view(reply: Reply, seal: Seal, question: str) -> discord.ui.LayoutView:
    """The answer that somebody waited for, under a word of what they had asked."""
    text = say(SENTENCES, "told", reply.language, question=quoted(question, _MAX_TITLE))
    parts = [_text(text), discord.ui.Separator(), *_said(reply, _unrepeated(reply)), *_opening(reply)]
    return _framed([*parts, *_rows(reply.suggestions[:_ROW], reply.language, seal)], _accent(reply.outcome))


def _said(reply: Reply, text: str, page: int = 0, count: int = 1) -> list[_Item]:
    """The text and, under it, what it rests on."""
    parts: list[_Item] = [_text(text)]
    # Discord's buttons open the web alone: numbers and mail addresses are text.
    called = [action for action in reply.actions if not action.url.startswith("http") and not reply.urgent]
    if called:
        parts.append(_text("\n".join(f"{discord.utils.escape_markdown(a.label)}{_mail(a.url)}" for a in called)))
    where = [say(SENTENCES, "page.of", reply.language, page=page + 1, count=count)] if count > 1 else []
    if small := [*where, *source_lines(reply.sources, reply.language), *_noted(reply)]:
        parts.append(discord.ui.Separator(visible=False))
        parts.append(_text("\n".join(f"-# {line}" for line in small)))
    return parts


def _opening(reply: Reply) -> list[_Item]:
    """Rows of buttons that open the web; none where nothing does."""
    opened = [action for action in reply.actions if action.url.startswith("http") and len(action.url) <= _MAX_ADDRESS]
    buttons: list[_Item] = [discord.ui.Button(label=_cut(action.label), url=action.url) for action in opened]
    return [discord.ui.ActionRow(*buttons[start : start + _ROW]) for start in range(0, len(buttons), _ROW)]


def _mail(url: str) -> str:
    """A mail address after its label; a number stands in its label already."""
    return f"\u00a0: {url.removeprefix('mailto:')}" if url.startswith("mailto:") else ""


def _cut(label: str) -> str:
    """A label as long as a button takes."""
    return label if len(label) <= _MAX_LABEL else f"{label[: _MAX_LABEL - 1]}…"


def _feedback(reply: Reply) -> tuple[Verb, ...]:
    """What may be done with a reply; nothing with one to an emergency, or to something that held no question."""
    if reply.urgent:
        return ()
    match reply.outcome:
        case "answer":
            return ("wrong",)
        case "clarify":
            return ("send",)
        case "abstain":
            return ("send", "tell") if reply.utterance else ()
        case "smalltalk":
            return ()
        case _:
            assert_never(reply.outcome)


def _unrepeated(reply: Reply) -> str:
    """The text, without the choices that stand on the buttons right under it."""
    if reply.outcome != "clarify":
        return reply.text
    choices = {f"- {suggestion.text}" for suggestion in reply.suggestions[:_MAX_BUTTONS]}
    return "\n".join(line for line in reply.text.splitlines() if line not in choices) or reply.text


def shared_view(message: discord.Message, by: str) -> discord.ui.LayoutView:
    """The same answer for everyone: as it stands on the message, without what was for one person alone."""
    view = discord.ui.LayoutView.from_message(message, timeout=None)
    for item in list(view.walk_children()):
        if isinstance(item, discord.ui.ActionRow) and (share := next(filter(_is_share, item.children), None)):
            item.remove_item(share)
            if not item.children:
                parent = item.parent
                (parent if isinstance(parent, discord.ui.Container) else view).remove_item(item)
    view.add_item(discord.ui.TextDisplay(f"-# {by}"))
    view.stop()
    return view


def _is_share(item: _Item) -> bool:
    return isinstance(item, discord.ui.Button) and (item.custom_id or "").startswith("share:")


def notice_view(
    text: str, language: Language = "fr", suggestions: Sequence[Suggestion] = (), seal: Seal | None = None
) -> discord.ui.LayoutView:
    """A few words of the bot itself: help, privacy, a kind refusal."""
    rows = _rows(suggestions, language, seal) if seal else []
    return _framed([_text(text), *rows], None)


def source_lines(sources: Sequence[CitedSource], language: Language) -> list[str]:
    """One line a source: its title as a link, its own date, and the day on which it was last checked."""
    return [_source_line(source, language) for source in sources[:_MAX_SOURCES]]


def _source_line(source: CitedSource, language: Language) -> str:
    title = plain(source.title[:_MAX_TITLE])
    if source.url and source.url.startswith(("https://", "http://")):
        url = source.url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")  # either would end the link early
        title = f"[{title}]({url})"
    dated = written(source.date, language) if source.date else ""
    date = ", ".join(part for part in (dated, plain(source.date_note or "")) if part)
    checked = written(source.checked_on, language)
    key = "reply.source_dated" if date else "reply.source_undated"
    return say(SENTENCES, key, language, title=title, date=date, checked=checked)


def _noted(reply: Reply) -> list[str]:
    return [say(SENTENCES, "reply.noted", reply.language)] if reply.noted else []


def _rows(suggestions: Sequence[Suggestion], language: Language, seal: Seal | None) -> list[_Item]:
    if seal is None:
        return []
    buttons = [button for each in suggestions if (button := AskButton.offering(each, language, seal))]
    distinct: list[_Item] = list({button.custom_id: button for button in buttons}.values())
    return [discord.ui.ActionRow(*distinct[start : start + _ROW]) for start in range(0, len(distinct), _ROW)]


def _framed(parts: Sequence[_Item], accent: discord.Colour | None) -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.Container(*parts, accent_colour=accent))
    # A finished view is not kept in memory once it is sent; its buttons live on in their `custom_id`.
    view.stop()
    return view


def _accent(outcome: Outcome) -> discord.Colour | None:
    match outcome:
        case "answer":
            return discord.Colour(0x2E7D6B)
        case "clarify":
            return discord.Colour(0xD9A441)
        case "abstain":
            return discord.Colour(0x8A8F98)
        case "smalltalk":
            return None
        case _:
            assert_never(outcome)


def _text(text: str) -> _Item:
    return discord.ui.TextDisplay(shortened(text, _TEXT_LIMIT // 2))
