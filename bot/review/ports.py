"""What the review desk asks of stores, so that it need know no SQL; of the knowledge, see `bot.review.library`.

Each method of a store raises `StoreError` when the store fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.privacy.erasure import PersonalDataStore
from bot.privacy.retention import RetentionStore
from bot.review.model import RETURN_AFTER

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from bot.assistant import Channel
    from bot.review.cards import AnswerDraft, Behind, Card, Wanting
    from bot.review.feedback_model import FeedbackStore
    from bot.review.model import Act, Filters, NewQuestion, Page, QuestionGroup, State, StoredQuestion
    from bot.review.outcome_counts import OutcomeCount
    from bot.review.roles import Role
    from bot.review.staff_links import StaffLink
    from bot.review.unwritten import Unwritten
    from bot.review.wishes import NewWish, Wish


class ActStore(Protocol):
    """Where acts are kept; each upon a group changes it in the same transaction."""

    async def acts_of(self, group_id: int) -> Sequence[Act]:
        """What was done to one group, oldest first."""

    async def record(self, act: Act) -> bool:
        """Change the group and write the act down, or neither; False when it no longer stands as `act.before`."""

    async def wrote(self, group_id: int) -> None:
        """Know that the files of a group's acts are written."""

    async def unwritten(self) -> Sequence[Unwritten]:
        """Of each group and entry, the last act that changes files, where they are not known to be written."""

    async def proposed(self) -> Sequence[Act]:
        """Of each group and entry, the last act, where it is a `propose`; oldest first."""

    async def merge(self, act: Act, into: int) -> bool:
        """As `record`, and move every question, wish and meaning into another group; False when that one is not there."""

    async def split(self, act: Act, texts: Sequence[str], utterance: str) -> int | None:
        """As `record`, and give the questions of these texts a new group, which is returned; None when nothing moved.

        None also when no question would be left behind.
        """

    async def undo(self, act: Act, undone: Act) -> bool:
        """As `record`, and move back what the other act had moved. False when that was undone meanwhile."""

    async def record_all(self, acts: Sequence[Act]) -> bool:
        """As `record` or, where an act ends in another group, `merge`, for all of them or for none; False for none."""

    async def undo_all(self, acts: Sequence[tuple[Act, Act]]) -> bool:
        """As `undo`, each with the act that it takes back, for all of them or for none; False for none."""


class EntryActStore(Protocol):
    """Where acts upon entries of the knowledge are kept, in the same trail."""

    async def acts_of(self, entry: str) -> Sequence[Act]:
        """What was done to one entry of the knowledge, oldest first."""

    async def record(self, act: Act, last: int) -> bool:
        """Write down an act upon an entry that changes files; False where the entry's last act is not the one of that id.

        Args:
            last: 0 where there was none.
        """

    async def wrote(self, entry: str) -> None:
        """Know that the files of an entry's acts are written."""


class QuestionStore(RetentionStore, Protocol):
    """Where questions and their groups are kept, with the acts upon these."""

    @property
    def acts(self) -> ActStore:
        """The acts upon the same groups."""

    @property
    def entry_acts(self) -> EntryActStore:
        """The acts upon entries of the knowledge."""

    async def add(
        self, question: NewQuestion, *, daily_limit: int, again: bool = True, return_after: int = RETURN_AFTER
    ) -> int | None:
        """Keep a question and return its group; None, and nothing kept, once its asker has had `daily_limit` that day.

        A question without asker is not limited: nobody would be told from anybody. What is escalated has a limit of
        its own.

        Args:
            return_after: a group that was answered or dismissed comes back when so many more people have asked.
            again: False for somebody who comes back to a question: one that is kept already is not counted twice.
        """

    async def page(self, filters: Filters, *, limit: int, offset: int = 0) -> Page:
        """Groups by demand: sent to the team, distinct askers, count, age. `filters.text` comes folded."""

    async def group(self, group_id: int) -> QuestionGroup | None:
        """One group, or None when there is none of that id."""

    async def alike(self, group_id: int) -> Sequence[QuestionGroup]:
        """Groups that may be one with this one, the likeliest first; none that was merged away."""

    async def questions(self, filters: Filters) -> Sequence[tuple[QuestionGroup, StoredQuestion]]:
        """Every question of the groups, groups by demand, their questions by age."""

    async def questions_of(self, group_id: int) -> Sequence[StoredQuestion]:
        """The questions of one group, oldest first."""


class Journal(Protocol):
    """Where what was done to any group can be read."""

    async def page(self, limit: int, offset: int = 0, by: Sequence[str] = ()) -> Sequence[Act]:
        """So many acts, newest first.

        Args:
            by: the names under which they were done; empty for everybody's.
        """

    async def names(self) -> Collection[str]:
        """Every name under which something was done."""


class WishStore(Protocol):
    """Where wishes are kept."""

    async def wish(self, wish: NewWish) -> None:
        """Keep a wish; one that the same address has for the same group, or with the same receipt, is renewed."""

    async def wishes(self, *, states: Sequence[State], channel: Channel, today: date) -> Sequence[Wish]:
        """Wishes with an address, not expired, whose group stands in one of these states; oldest first."""

    async def fulfil(self, wish_id: int) -> bool:
        """Remove a wish before its person is told; False when it is gone, so that nobody is told twice."""

    async def by_receipt(self, receipt: str, today: date) -> Wish | None:
        """The wish of a receipt's digest; None when there is none or it expired."""


class PeopleStore(WishStore, PersonalDataStore, Protocol):
    """Where what one person left is kept: wishes, verdicts, and what erasure finds."""

    @property
    def feedback(self) -> FeedbackStore:
        """What people said back about answers."""


class OutcomeCountStore(Protocol):
    """Where counts are kept."""

    async def add(self, counts: Sequence[OutcomeCount]) -> None:
        """Add to what is counted already, all or nothing."""

    async def since(self, day: date) -> Sequence[OutcomeCount]:
        """Everything from that day on, with the answers that people said were wrong."""

    async def purge(self, before: date) -> None:
        """Forget what is older than that day."""


class CardStore(Protocol):
    """Where cards and drafts are kept."""

    async def open(self, channel: str, at: str) -> None:
        """Know that cards are wanted in a channel."""

    async def is_open(self, channel: str) -> bool:
        """Whether they are."""

    async def version(self) -> int:
        """A number that is another one whenever anything was written, by this program or one beside it."""

    async def behind(self, channel: str, most: int, limit: int) -> Sequence[Behind]:
        """Cards that have to be drawn anew, or to go.

        Those go whose group is gone, those of other channels, and those of open groups that nobody holds and that are
        not among the `most` most wanted.
        """

    async def wanting(self, most: int, limit: int) -> Sequence[Wanting]:
        """Of the `most` most wanted open groups, those without a card, most wanted first."""

    async def drawn(self, card: Card) -> None:
        """Know where a card is, and what it shows."""

    async def gone(self, group: int) -> None:
        """Know that a card is no longer there."""

    async def put_down(self, group: int, by: str, person: str, fields: Mapping[str, str]) -> int:
        """Keep a draft, instead of what the same person (see `is_same`) wrote for that group before; its id."""

    async def draft(self, id_: int) -> AnswerDraft | None:
        """A draft; None when it was replaced, published, or removed with its group."""

    async def draft_of(self, group: int, by: str, person: str) -> AnswerDraft | None:
        """What somebody was writing for a group, told as by `put_down`."""

    async def discard(self, id_: int) -> None:
        """Forget a draft."""


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A session of the staff's, as it is kept.

    Attributes:
        id: digest of its cookie. role: as the link granted it.
        opened, expires: in seconds since 1970.
        person: a stable id of theirs, see `Writer`.
    """

    id: str
    by: str
    role: Role
    opened: int
    expires: int
    person: str = ""


class StaffSessionStore(Protocol):
    """Where sessions of staff are kept, and which links were used."""

    async def enter(self, link: StaffLink, id_: str, now: int, expires: int) -> bool:
        """Use a link and keep the session that it opens, or neither; False when the link was used before."""

    async def find(self, id_: str, now: int) -> KeptSession | None:
        """A session, while it lasts."""

    async def list(self, now: int) -> Sequence[KeptSession]:
        """Those that last, newest first."""

    async def end(self, id_: str) -> None:
        """Forget one."""
