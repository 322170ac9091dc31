"""The last questions and their replies, for the buttons under them. In memory only, and few: a restart forgets them."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.assistant import Question, Reply

_KEPT: Final = 256


class Recent:
    """Remembers what was answered, by a name that a button carries.

    A button carries its question too, where there is room: once this has forgotten, the question is asked anew. What
    only this knows is the conversation that "et Optech?" belonged to, and a question too long for a button.
    """

    def __init__(self) -> None:
        self._replies: OrderedDict[str, tuple[Question, Reply]] = OrderedDict()

    def remember(self, question: Question, reply: Reply) -> str:
        """Keep them for a while, under the name that is returned: eight characters."""
        name = secrets.token_urlsafe(6)
        self._replies[name] = (question, reply)
        if len(self._replies) > _KEPT:
            self._replies.popitem(last=False)
        return name

    def recall(self, name: str) -> tuple[Question, Reply] | None:
        """What was kept under that name, if it still is."""
        return self._replies.get(name)
