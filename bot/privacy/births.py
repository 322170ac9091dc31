"""Birth dates, where the words say that it is one: in figures, with the month in letters, in words, on a feast day. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.privacy.number_words import SAID

BIRTH: Final = "[date de naissance]"

_MONTH: Final = (
    r"(?:janv?(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[ûu]t|sept(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?"
    r"|d[ée]c(?:embre)?|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|dec)\b\.?"
)
_ORDINAL: Final = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)
_DAY: Final = rf"(?:\d{{1,2}}(?:er|st|nd|rd|th|e)?|premier|{_ORDINAL}|{SAID})"
_YEAR: Final = rf"(?:['’]?(?:(?:19|20)\d\d|\d\d)\b|{SAID})"
_SEP: Final = r"(?: ?[-/.,] ?| )"
_OF_YEAR: Final = rf"(?:(?:,? (?:de |en |of |in |so )?|{_SEP}){_YEAR})?"
_FEAST: Final = (
    r"(?:(?:le )?(?:lendemain|jour|soir|matin|veille) (?:de |d['’]|du )(?:la |l['’])?)?(?:no[ëe]l|saint-jean|st-jean"
    r"|halloween|p[âa]ques"
    r"|jour de l['’]an|saint-valentin|st-valentin|christmas(?: day| eve)?|new year['’]?s(?: day| eve)?|valentine['’]?s day"
    r"|canada day|boxing day)"
)
_DATE: Final = (
    rf"(?:(?:19|20)\d\d {_MONTH} \d\d?|{_DAY}{_SEP}(?:de |of )?{_MONTH}{_OF_YEAR}|{_MONTH} (?:the )?{_DAY}{_OF_YEAR}"
    rf"|{_FEAST}{_OF_YEAR}"
    r"|\d\d? ?/ ?[IVX]{1,4} ?/ ?(?:19|20)?\d\d"
    r"|(?:19|20)\d\d ?[-/. ] ?\d\d? ?[-/. ] ?\d\d?|\d\d? ?[-/. ] ?\d\d? ?[-/. ] ?(?:19|20)?\d\d"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
)
_WITHIN: Final = r"[^\s\d,.?!]{1,30}+(?: [A-Z][^\s\d,.?!]{1,30}+)?"
_BORN: Final = (
    rf"(?i)(?P<told>\b(?:n[ée](?:\(e\)|e?s?)(?: à {_WITHIN})?|venue?s? au monde(?: à {_WITHIN})?|born(?: in {_WITHIN})?"
    r"|(?:date|jour) de (?:naissance|f[êe]te)|naissance|ddn|d\.d\.n\.?|d\.?n\.|d\.?o\.?b\.?|date of birth|birth ?da(?:y|te)"
    r"|b-?day|anniversaire|(?:ma|sa) f[êe]te|je suis du|turn(?:ed|s|ing) [\w-]{1,15}"
    rf"|(?:ai eu|a eu|aurai?|f[êe]t\w{{1,4}})(?: ses)? (?:\d{{1,3}}|{SAID}) ans)"
    rf",?(?: est| is| c['’]?est| was| tombe)?(?: le| on| the| of| en| au)* ?[:=]? ?(?:le )?)(?P<date>{_DATE})(?!\d| au? \d)"
)
_SAID: Final = re.compile(
    r"(?i)\bn[ée](?:e?s?|\(e\))\b|\bborn|naissance|suis du|\bddn|\bd\.d\.n|\bd\.?n\.|\bd\.?o\.?b|birth|b-?day"
    r"|anniversaire|f[êe]te"
    r"|au monde|\bturn|\ba(?:i)? eu\b|\baurai?\b"
)


@cache
def _born() -> re.Pattern[str]:
    """Compiled for the first text that could tell of a birth: it takes as long as hundreds of questions."""
    return re.compile(_BORN)


def mask_births(text: str) -> str:
    """The text without the dates on which its words say that somebody was born."""
    return _born().sub(lambda match: f"{match['told']}{BIRTH}", text) if _SAID.search(text) else text
