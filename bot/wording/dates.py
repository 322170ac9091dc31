"""Dates as people write them in a sentence. Knows the two languages and nothing of where the date comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.knowledge.model import Language

_MONTHS: Final[Mapping[Language, tuple[str, ...]]] = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


def written(date: str, language: Language) -> str:
    """A date given as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, written out as precisely as it is known.

    Raises:
        ValueError: the text is no such date.
    """
    match date.split("-"):
        case [year]:
            return str(int(year))
        case [year, month]:
            return f"{_month(month, language)} {int(year)}"
        case [year, month, day] if language == "fr":
            number = int(day)
            return f"{'1er' if number == 1 else number} {_month(month, language)} {int(year)}"
        case [year, month, day]:
            return f"{_month(month, language)} {int(day)}, {int(year)}"
        case _:
            raise ValueError(f"not a date: {date!r}")


def moment(at: str, language: Language) -> str:
    """An ISO time as people write it, to the minute, as it was where it was written down.

    Raises:
        ValueError: the text is no such time.
    """
    day, _, clock = at.partition("T")
    if not clock:
        return written(day, language)
    hour, minute = clock[:2], clock[3:5]
    between = "\u00a0h\u00a0" if language == "fr" else ":"
    return f"{written(day, language)}, {hour}{between}{minute}"


def month_and_day(day: date, language: Language) -> str:
    """A day of a year that is clear without saying, as short as it can be written: `31/12`, in English `12/31`."""
    return day.strftime("%d/%m" if language == "fr" else "%m/%d")


def of_date(date: str, language: Language) -> str:
    """The date after "dater de": `de mars 2020`, `d’août 2020`, `du 3 août 2020`; in English after "dates from".

    Raises:
        ValueError: the text is no such date.
    """
    text = written(date, language)
    if language == "en":
        return text
    if date.count("-") == 2:  # noqa: PLR2004 - two hyphens make a day
        return f"du {text}"
    return f"d’{text}" if text[0] in "ao" else f"de {text}"


def _month(month: str, language: Language) -> str:
    number = int(month)
    if not 1 <= number <= len(_MONTHS[language]):
        raise ValueError(f"no such month: {month!r}")
    return _MONTHS[language][number - 1]
