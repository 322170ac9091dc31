"""What is to be read again, a page at a time: "still so", open the source, correct. Decides nothing of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.frames import framed, rows, text_block
from bot.channels.discord.rendering.localisation import of_match
from bot.channels.discord.rendering.text import code, quoted, shortened
from bot.channels.discord.staff.answer_button import answer_button
from bot.review.catalogue import Catalogue
from bot.review.freshness import Contradiction, Due
from bot.review.rereading import read_again
from bot.wording import say, say_counted
from bot.wording.dates import written
from bot.wording.discord_answers import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.channels.discord.delivery.presenter import Presenter, Shown
    from bot.channels.discord.ports.services import CardServices
    from bot.channels.discord.rendering.frames import Button
    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.discord.staff.answer_button import AnswerVerb
    from bot.channels.discord.staff.desk_acts import DeskActs
    from bot.knowledge.model import Language
    from bot.review.broken_links import BrokenLink

    Part = discord.ui.Item[Any]
    Item = Contradiction | BrokenLink | Due

ON_A_PAGE: Final = 5
"""Each has a text and up to four buttons; Discord takes 40 parts in a message, and 4,000 characters."""
_ITEM: Final = 740
"""Characters of one: what it says stands last, and its sheet shows all of it."""
_SHORT: Final = 150
_URL: Final = 300
_ADDRESS: Final = 512
"""Characters of an address that Discord takes in a button."""
_DUE: Final[tuple[AnswerVerb, ...]] = ("confirm", "correct", "sheet")
_PATTERN: Final = re.compile(r"again:(?P<way>previous|next):(?P<language>fr|en):(?P<page>\d{1,4})")


class ReadingAgain:
    """The list, as of now."""

    def __init__(self, cards: CardServices, presenter: Presenter, signer: Signer, acts: DeskActs) -> None:
        self._cards = cards
        self._presenter = presenter
        self._signer = signer
        self._acts = acts

    async def shown(self, page: int, language: Language) -> Shown:
        """One page, or the last: what contradicts itself, links that no longer answer, what has grown old."""

        async def made() -> Shown:
            desk = self._cards.publishing.desk
            found = await read_again(self._cards.publishing.library, self._cards.counts, desk.today)
            return self._page((*found.contradictions, *found.links, *found.due), page, language)

        return await self._acts.outcome(language, made)

    def route(self) -> Route:
        """Shows the page before or after, in place of the one that is read."""

        async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
            page = int(match["page"])
            await self._presenter.work(
                interaction, lambda language: self.shown(page, language), language=of_match(match), replacing=True
            )

        return Route(_PATTERN, pressed, least="reader")

    def _page(self, items: tuple[Item, ...], page: int, language: Language) -> Shown:
        if not items:
            return say(SENTENCES, "stale.empty", language)
        page = min(page, (len(items) - 1) // ON_A_PAGE)
        first = page * ON_A_PAGE
        shown, known = items[first : first + ON_A_PAGE], Catalogue(self._cards.engine(), language)
        last = first + len(shown)
        title = say(SENTENCES, "again.title", language, first=first + 1, last=last, total=len(items))
        parts: list[Part] = [text_block(title)]
        for number, item in enumerate(shown):
            parts += self._item(item, number, known, language)
        ways: tuple[Literal["previous", "next"], ...] = ("previous", "next")
        turns = {"previous": (page > 0, page - 1), "next": (last < len(items), page + 1)}
        return framed([*parts, *rows(_turn(way, turns[way][1], language) for way in ways if turns[way][0])])

    def _item(self, item: Item, number: int, known: Catalogue, language: Language) -> Iterator[Part]:
        def button(verb: AnswerVerb, entry: str) -> Button:
            # An answer may stand on a page twice, and no two buttons of a message may be one.
            return answer_button(verb, entry, language, self._signer, str(number))

        if isinstance(item, Due):
            yield text_block("\n".join(_due(item, known, language)), _ITEM)
            buttons = [button(verb, item.entry) for verb in _DUE]
            yield from rows([*buttons, *_open(item.source.url, language)])
        elif isinstance(item, Contradiction):
            yield text_block("\n".join(_contradiction(item, known, language)), _ITEM)
            yield from rows([button("sheet", item.entry)] if item.entry else [])
        else:
            yield text_block("\n".join(_link(item, known, language)), _ITEM)
            yield from rows([*(button("sheet", entry) for entry in item.entries[:1]), *_open(item.url, language)])


def _due(item: Due, known: Catalogue, language: Language) -> Iterator[str]:
    yield f"**{quoted(known.title(item.entry), _SHORT)}**"
    told = [
        *([say(SENTENCES, "stale.perishes", language)] if item.perishes else []),
        say_counted(SENTENCES, "stale.asked", item.asked, language),
        say(SENTENCES, "stale.since", language, day=written(item.due.isoformat(), language)),
        quoted(item.source.title, _SHORT) + (f" ({written(item.source.date, language)})" if item.source.date else ""),
    ]
    yield f"-# {' · '.join(told)}"
    yield quoted(item.text)


def _contradiction(item: Contradiction, known: Catalogue, language: Language) -> Iterator[str]:
    about = known.title(item.entry) if item.entry else item.about.in_(language) if item.about else ""
    if about:
        yield f"**{quoted(about, _SHORT)}**"
    one, other = quoted(item.one, _SHORT), quoted(item.other, _SHORT)
    yield say(
        SENTENCES, "again.contradiction", language, pair=say(SENTENCES, "contradictions.pair", language, one=one, other=other)
    )
    yield f"-# `{code(item.place)}`"


def _link(item: BrokenLink, known: Catalogue, language: Language) -> Iterator[str]:
    yield say(SENTENCES, "again.link", language, url=shortened(item.url, _URL), told=quoted(item.told(language)))
    given = [known.title(entry) for entry in item.entries] or list(item.places)
    yield f"-# {say(SENTENCES, 'links.in', language)} {quoted(', '.join(given))}"


def _open(url: str | None, language: Language) -> Iterator[Button]:
    """The button that leads to an address, where Discord takes it."""
    if url is not None and url.startswith(("https://", "http://")) and len(url) <= _ADDRESS:
        yield discord.ui.Button(label=say(SENTENCES, "again.open", language), url=url)


def _turn(way: str, page: int, language: Language) -> Button:
    return discord.ui.Button(label=say(SENTENCES, f"sheet.{way}", language), custom_id=f"again:{way}:{language}:{page}")
