"""The list of what is kept of people is whole: the page says nothing less than the schema holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.store.database import Database
from bot.wording.kept import KEPT

if TYPE_CHECKING:
    from pathlib import Path

NOT_ABOUT_PEOPLE: Final = frozenset(
    {
        # Numbers of rows, by which others refer to them.
        *("question.id", "question.group_id", "question_group.id", "question_group.into_id", "wish.id", "wish.group_id"),
        *("feedback.id", "feedback_act.id", "feedback_act.through"),
        *("act.id", "act.group_id", "act.entry", "draft.id", "draft.group_id", "card.group_id", "unwritten.act_id"),
        *("meaning.id", "meaning.group_id", "meaning.wrong", "meaning_part.wrong", "meaning_part.meaning_id"),
        # Numbers by day, channel and answer, which no person can be found in.
        *(f"tally.{name}" for name in ("day", "channel", "language", "outcome", "reason", "entry", "count")),
        # The program's own memory: steps of the schema, its pulse, what it posted, links that were used.
        *("migration.number", "migration.name", "migration.applied_at", "pulse.id", "pulse.at"),
        *("posted.what", "posted.period", "posted.at", "used_link.nonce", "used_link.expires"),
        *("staff_session.id", "saved_filter.id", "correction_draft.id", "correction_draft.entry"),
        *("card_channel.channel", "card_channel.at"),
    }
)


async def test_every_column_that_holds_something_of_a_person_is_told(tmp_path: Path) -> None:
    """A column of a later schema is told on the privacy page, or is known to hold nothing of anybody; none is told twice."""
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        tables = [row[0] for row in await database.read("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = {
            f"{table}.{row[0]}"
            for table in tables
            if not table.startswith("sqlite_")
            for row in await database.read("SELECT name FROM pragma_table_info(?)", (table,))
        }
    told = [column for one in KEPT for column in one.columns]
    assert len(told) == len(set(told))
    assert set(told) <= columns, "told of, and no longer there"
    assert columns - set(told) - NOT_ABOUT_PEOPLE == set(), "tell of it in bot/wording/kept.py, or list it above"
    assert not NOT_ABOUT_PEOPLE & set(told)
