"""What is kept of one person: to see, to take along, to erase. Knows digests and no person, contracts and no SQL."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.assistant import Channel
    from bot.knowledge.model import Language
    from bot.privacy.pseudonyms import Pseudonyms


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """One question of the person who looks.

    Attributes:
        text: as it is kept, masked.
        day: ISO day.
        reason, state: why it waits and where it stands, as the review desk names them.
    """

    text: str
    language: Language
    channel: Channel
    day: str
    reason: str
    state: str
    escalated: bool


@dataclass(frozen=True, slots=True)
class OwnWish:
    """One wish to be told of the person who looks.

    Attributes:
        text: the question as it is kept, masked.
        state: where the question stands, as the review desk names it.
        expires: the ISO day after which nobody is told any more.
    """

    text: str
    channel: Channel
    state: str
    expires: str


@dataclass(frozen=True, slots=True)
class OwnFeedback:
    """Something that the person who looks said back about an answer.

    Attributes:
        entry: what had answered. comment: as it is kept, masked.
        verdict, reason: as the review desk names them.
        day: ISO day.
    """

    entry: str
    verdict: str
    reason: str
    comment: str
    channel: Channel
    day: str


@dataclass(frozen=True, slots=True)
class OwnData:
    """Everything that is kept of one person."""

    questions: tuple[OwnQuestion, ...]
    wishes: tuple[OwnWish, ...]
    feedback: tuple[OwnFeedback, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What a person takes along."""
        return {
            "questions": [asdict(question) for question in self.questions],
            "to_be_told": [asdict(wish) for wish in self.wishes],
            "said_back": [asdict(said) for said in self.feedback],
        }


class PersonalDataStore(Protocol):
    """Where a person's own data is found by their digests, of which each period has another."""

    async def mine(self, askers: Sequence[str]) -> OwnData:
        """What is kept of one person."""

    async def erase(self, askers: Sequence[str]) -> int:
        """Remove what is kept of one person; how many questions, wishes and things said back were. Groups left empty go too."""


class PersonalData:
    """What a person may do with what is kept of them; `asker` is the person by the same key as `Question.asker`."""

    def __init__(self, store: PersonalDataStore, pseudonyms: Pseudonyms) -> None:
        self._store = store
        self._pseudonyms = pseudonyms

    async def mine(self, asker: str) -> OwnData:
        """What is kept of one person, in whichever period.

        Raises:
            StoreError: the store failed, or the keys of the periods cannot be read.
        """
        return await self._store.mine(self._pseudonyms.askers(asker))

    async def export_mine(self, asker: str) -> str:
        """The same as JSON text, for the person to take along."""
        return json.dumps((await self.mine(asker)).as_json(), ensure_ascii=False, indent=2)

    async def erase_mine(self, asker: str) -> int:
        """Erase what is kept of one person; how many questions, wishes and things said back. Nothing brings it back.

        Raises:
            StoreError: as `mine`.
        """
        return await self._store.erase(self._pseudonyms.askers(asker))
