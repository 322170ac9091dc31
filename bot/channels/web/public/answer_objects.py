"""The answer object as it is sent, its card in it: written once for all who are given the same answer. Knows no request."""

from __future__ import annotations

import json
import secrets
from dataclasses import fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from bot.assistant import GIVEN_SECONDS, MOST_GIVEN
from bot.channels.web.public.card import card
from bot.exchange import Reply
from bot.expiring import Expiring

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.web.core.rendering import Templates
    from bot.knowledge.region import Region

_SAID: Final = attrgetter(*(field.name for field in fields(Reply) if field.name not in ("id", "latency_ms")))
"""All that a reply says to everybody who gets it."""
_ID: Final = secrets.token_urlsafe(16)
_LATENCY: Final = secrets.token_urlsafe(16)
"""What stands for an answer's id, and for how long it took, in what is kept: drawn at the start, so that no text holds it."""
_ID_WRITTEN: Final = _ID.encode()
_LATENCY_WRITTEN: Final = f'"{_LATENCY}"'.encode()


class AnswerObjects:
    """Writes answer objects. What is kept of one is what everybody gets: never an id, nor a question that got no answer.

    It is found again by all that the reply says, so that an answer which reads otherwise is another one, and forgotten as soon
    as another knowledge answers: the bot's own sentences speak of its region.
    """

    def __init__(self, templates: Templates, region: Callable[[], Region], *, judged: bool) -> None:
        """Nothing is written yet.

        Args:
            region: what the sentences speak of, as of now.
            judged: whether people may say something back about an answer.
        """
        self._templates = templates
        self._region = region
        self._judged = judged
        self._of = region()
        self._kept: Expiring[tuple[object, ...], bytes] = Expiring(GIVEN_SECONDS, MOST_GIVEN)  # some 6 kB each

    def written(self, reply: Reply, *, wish: bool) -> bytes:
        """The object as JSON.

        Args:
            wish: whether the person may ask to be told, where there is no answer.
        """
        if not reply.for_anybody:
            return self._made(reply, wish=wish)
        if (region := self._region()) is not self._of:
            self._of = region
            self._kept.clear()
        said = (*_SAID(reply), bool(reply.id))
        if (kept := self._kept.recall(said)) is None:
            # Whoever got an answer has nothing to be told later: no wish.
            kept = self._made(replace(reply, id=_ID if reply.id else ""), wish=False, latency_ms=_LATENCY)
            self._kept.remember(said, kept)
        return kept.replace(_ID_WRITTEN, reply.id.encode()).replace(_LATENCY_WRITTEN, b"%r" % round(reply.latency_ms, 3))

    def _made(self, reply: Reply, *, wish: bool, **instead: object) -> bytes:
        """Of this very reply, with other values in the place of some."""
        html = card(self._templates, reply, wish=wish, judged=self._judged)
        return json.dumps(reply.as_json() | instead | {"html": html}, ensure_ascii=False).encode()
