"""Questions that another installation exported, as they may be kept here: checked one by one, masked anew. Pure."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot.exchange import CHANNELS
from bot.knowledge.model import LANGUAGES
from bot.privacy.masking import clean, mask
from bot.review.errors import ReviewError
from bot.review.model import CAUSES, DISMISSALS, OPEN

if TYPE_CHECKING:
    from bot.assistant import Channel
    from bot.knowledge.model import Language
    from bot.review.model import Cause, Dismissal

_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class ImportedQuestion:
    """A question on its way in.

    Attributes:
        asker: whoever asked, told apart within what came along.
        dismissed: why the group was put aside there; None where it was open.
    """

    group: str
    text: str
    reason: Cause
    language: Language
    channel: Channel
    day: date
    asker: str
    nearest: str | None
    score: float
    dismissed: Dismissal | None

    @property
    def asker_key(self) -> str:
        """Whoever asked, as no channel names anybody here."""
        return f"import:{self.asker}"


def imported_questions(text: str) -> tuple[ImportedQuestion, ...]:
    """The questions of a JSON export whose groups were open or put aside; answers travel as knowledge files.

    Raises:
        ReviewError: it is no such export; nothing of it is taken.
    """
    try:
        rows = json.loads(text)
        found = tuple(_imported(row) for row in rows if row["state"] in (*OPEN, "dismissed"))
    except (ValueError, OverflowError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReviewError(
            f"this is no export of questions (kamouraska review export --json): {error!r}",
            f"ce n’est pas un export de questions (kamouraska review export --json)\u00a0: {error!r}",
        ) from None
    return found


def _imported(row: dict[str, Any]) -> ImportedQuestion:
    aside = row["resolution"] if row["state"] == "dismissed" else None
    nearest, utterance = row["nearest"], _one(row["utterance"])
    return ImportedQuestion(
        group=f"{row['group']} {utterance}",
        text=mask(clean(_one(row["question"])))[:_LONGEST],
        reason=_of(row["reason"], CAUSES),
        language=_of(row["language"], LANGUAGES),
        channel=_of(row["channel"], CHANNELS),
        day=date.fromisoformat(row["day"]),
        asker=f"{utterance} {int(row['asker'])}",
        nearest=None if nearest is None else _one(nearest),
        score=_finite(row["score"]),
        dismissed=None if aside is None else _of(aside, DISMISSALS),
    )


def _one(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"expected a text, found {value!r}")
    value.encode()  # half of a surrogate pair: JSON can spell it, no database can carry it
    return value


def _finite(value: object) -> float:
    if not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(f"expected a number, found {value!r}")
    return float(value)


def _of(value: object, known: tuple[Any, ...]) -> Any:  # noqa: ANN401 - one of a closed list, whichever it is
    if value not in known:
        raise ValueError(f"{value!r} is none of {known}")
    return value
