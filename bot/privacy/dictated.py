"""Numbers and codes as people dictate them: in words, letters spelled, figures apart, "puis" and "tiret" between. Pure.

What is dictated comes in pieces, one after the other with next to nothing between them: figures ("492"), numbers in words
("quatre-vingt-douze"), "triple zero", letters ("K comme Karim", "T R V"). Such a run is somebody's telephone, card, file or
plate by how many figures and letters it has, and by what is said before it. Years, amounts and the lines of three figures stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.privacy.digit_runs import NUMBER, is_measured, starts_with_date
from bot.privacy.number_words import SAYS_NUMBER, SPOKEN, UNIT, digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.privacy.public import Public

PHONE: Final = "[téléphone]"

_ATOM: Final = re.compile(
    rf"(?P<times>(?<![^\W\d_])(?i:double|triple)[ -](?i:(?P<unit>{UNIT})s?\b|(?P<figure>\d)))"
    rf"|(?P<spoken>(?i:{SPOKEN}))"
    r"|(?P<figures>(?:(?<!\w)[oOlI])?\d(?:\d|[oOlI](?![^\W\d_oOlI]))*)"
    r"|(?P<likened>(?<![^\W_])[A-Za-z],? (?i:comme(?: dans)?|as in|for)(?: (?:le|la|the))? [^\W\d_]{2,20})"
    r"|(?P<letters>(?<![^\W\d_])[A-Z]{1,5}(?![^\W\d_]|['’]))"
    r"|(?P<sign>(?<!\w)(?i:star|[ée]toile|di[èe]se|carr[ée])(?!\w))"
)
_SIGNS: Final = r"[\ufe0f\u20e3\s,./\\|_·•()+–—'’\"~-]"
_LINK: Final = (
    r"(?:et )?(?:ensuite|puis|pis|apr[èe]s|then|tiret(?: ?bas)?|trait d['’]union|dash|hyphen|slash|barre(?: oblique)?"
    r"|virgule|comma"
    r"|espace|space|moins|folio|transit|institution|inst|succursale|point|dot|indicatif|pardon|sorry|euh)"
)
_GAP: Final = re.compile(rf"(?i){_SIGNS}{{0,5}}(?P<links>(?:{_LINK}{_SIGNS}{{1,5}}){{0,2}})")
_WIDEST: Final = 32
_LIST: Final = re.compile(r"[,.] ")
_SENTENCE: Final = re.compile(r"\. ")
_SMALL_LETTERS: Final = frozenset({"A", "I", "Y"})
_SMALL_WORDS: Final = frozenset(("OU", "ET", "AU", "AUX", "LE", "LA", "LES", "DE", "DU", "DES", "UN", "EN", "IL")) | frozenset(
    ("OR", "AND", "TO", "AT", "IN", "OF", "THE", "IS")
)
"""What letters are where a whole message is in capitals."""

_LABEL: Final = re.compile(
    r"(?i)\b(?:plaqu?e?[ée]?|immatricul\w*|plates?|nas|n\.a\.s|s\.?i\.?n|assurance[- ]sociale|social ins\w*|carte"
    r"|soleil|nam|ramq|hc#?"
    r"|health card|card|visa|master ?card|amex|passe?port|permis|permit|licen[cs]e|dossier|doss|file|case|claim|uci"
    r"|iuc|cnesst"
    r"|compte|account|folio|transit|sp[ée]cimen|code|combinaison|matricule|cell?|cellulaire|whats ?app|tel"
    r"|t[ée]l[ée]phone|no|num[ée]ro|number)\b"
    r"(?P<between>[^?!]{0,32})$"
)
_BEFORE: Final = 60
_STATED: Final = re.compile(r"[.;] |,.*,| (?:pour|de la|des|à|in|for|from|when|quand|si|if) ")
_OPEN_LINES: Final = frozenset({"211", "311", "411", "511", "711", "811", "911", "988", "310"})
_YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")
_FREE: Final = re.compile(r"1?8(?:00|33|44|55|66|77|88)\d{7}")
_NORTH_AMERICAN: Final = re.compile(r"(?:00)?1?[2-9]\d\d[2-9]\d{6}")
_HEALTH_CARD: Final = re.compile(r"\d\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d\d")
_FOUR_BEFORE: Final = re.compile(
    rf"(?i)(?<![^\W\d_])(?:[a-z]{{4}}|[a-z](?:[ .,-]{{1,2}}[a-z]){{3}}){_SIGNS}{{0,4}}(?:{_LINK}{_SIGNS}{{1,3}}){{0,2}}$"
)
_FEWEST: Final = 7
_FEWEST_OF_CODE: Final = 6
_FEWEST_ANNOUNCED: Final = 4
_LETTERS_OF_CARD: Final = 4
_AS_FIGURES: Final = str.maketrans("oOlI", "0011")
_ANY_FIGURE: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece of a run: where it stands, and its figures or letters."""

    kind: str
    start: int
    end: int
    figures: str = ""
    letters: int = 0


@dataclass(frozen=True, slots=True)
class _Run:
    """Pieces that follow each other."""

    pieces: tuple[_Piece, ...]
    linked: bool
    listed: bool

    @property
    def figures(self) -> str:
        return "".join(piece.figures for piece in self.pieces)

    @property
    def letters(self) -> int:
        return sum(piece.letters for piece in self.pieces)

    @property
    def spelled(self) -> bool:
        """Letters one by one, next to each other, or likened to words."""
        single = [piece.letters == 1 for piece in self.pieces]
        return any(map(all, pairwise(single))) or any(piece.kind == "likened" for piece in self.pieces)

    @property
    def dictated(self) -> bool:
        """Whether anything but figures and signs says how it is read."""
        return self.linked or any(piece.kind in {"times", "spoken", "likened", "odd", "sign"} for piece in self.pieces)


def mask_dictated(text: str, public: Public) -> str:
    """The text without numbers and codes that are dictated."""
    if _ANY_FIGURE.search(text) is None and len(SAYS_NUMBER.findall(text)) < 2:  # noqa: PLR2004 - one number is no code
        return text
    kept: list[str] = []
    end = 0
    for whole in _runs(text):
        run = _trimmed(text, whole)
        mark = _mark(text, run, public)
        if mark is None:
            continue
        start = run.pieces[0].start
        if (
            not run.letters
            and _HEALTH_CARD.fullmatch(run.figures)
            and (before := _FOUR_BEFORE.search(text, max(end, start - 40), start))
        ):
            start, mark = before.start(), NUMBER
        while start > end and text[start - 1] in "(+":
            start -= 1
        kept += (text[end:start], mark)
        end = run.pieces[-1].end
    return "".join((*kept, text[end:])) if kept else text


def _runs(text: str) -> Iterator[_Run]:
    pieces: list[_Piece] = []
    linked = listed = False
    for piece in _pieces(text):
        if pieces:
            between = text[pieces[-1].end : piece.start]
            gap = _GAP.fullmatch(between) if len(between) <= _WIDEST else None
            if gap is None or (piece.letters and _SENTENCE.search(between)):
                yield _Run(tuple(pieces), linked, listed)
                pieces, linked, listed = [], False, False
            else:
                linked = linked or bool(gap["links"])
                listed = listed or _LIST.search(between) is not None
        pieces.append(piece)
    if pieces:
        yield _Run(tuple(pieces), linked, listed)


def _trimmed(text: str, run: _Run) -> _Run:
    """A run without what follows it: "2) " of a list, an amount, a word of one letter."""
    pieces = list(run.pieces)
    while len(pieces) > 1:
        before, last = pieces[-2], pieces[-1]
        between, after = text[before.end : last.start], text[last.end : last.end + 1]
        counts = after == ")" and " " in between and "(" not in text[pieces[0].start : last.end]
        word = " " in between and after == " " and text[last.start : last.end] in _SMALL_LETTERS
        amount = "," in between and is_measured(text, last.start, last.end)
        thousands = between == " " and is_measured(text, before.start, last.end) and len(pieces) > 2  # noqa: PLR2004 - a number and an amount
        if counts or word or amount:
            pieces.pop()
        elif thousands:
            pieces[-2:] = []
        else:
            break
    return replace(run, pieces=tuple(pieces))


def _pieces(text: str) -> Iterator[_Piece]:
    for found in _ATOM.finditer(text):
        kind = str(found.lastgroup) if found["times"] is None else "times"
        if kind == "times":
            one = digits(found["unit"]) if found["unit"] else found["figure"]
            yield _Piece(kind, found.start(), found.end(), one * (2 if found["times"][0] in "dD" else 3))
        elif kind == "spoken":
            yield _Piece(kind, found.start(), found.end(), digits(found["spoken"]))
        elif kind == "figures":
            figures = found["figures"].translate(_AS_FIGURES)
            yield _Piece("figures" if found["figures"].isdigit() else "odd", found.start(), found.end(), figures)
        elif found.group() not in _SMALL_WORDS:
            letters = {"likened": 1, "sign": 0}.get(kind, found.end() - found.start())
            yield _Piece(kind, found.start(), found.end(), letters=letters)


def _mark(text: str, run: _Run, public: Public) -> str | None:
    """What takes the place of a run; None if it stays."""
    figures, start, end = run.figures, run.pieces[0].start, run.pieces[-1].end
    if len(figures) < 2 or _is_open(run, figures, public) or is_measured(text, start, end):  # noqa: PLR2004 - a plate's
        return None
    if run.letters == _LETTERS_OF_CARD and _HEALTH_CARD.fullmatch(figures) and not run.listed:
        return NUMBER if run.dictated or not _YEAR.match(figures) else None
    if starts_with_date(text[start:end]):
        return None
    if run.letters:
        return NUMBER if _is_code(text, run, figures) else None
    if not run.dictated:
        whole = _NORTH_AMERICAN.fullmatch(figures) is not None and not run.listed
        if whole and not any(_YEAR.fullmatch(piece.figures) for piece in run.pieces[:-1]):
            return PHONE
        return NUMBER if len(figures) > _FEWEST_OF_CODE and not run.listed and _is_announced(text, run) else None
    joined = len(run.pieces) > 2 or " " not in text[start:end].strip()  # noqa: PLR2004 - "856-deux-mille-dix-neuf"
    if len(figures) >= _FEWEST and joined:
        return NUMBER if len(figures) in {8, 9} or len(figures) > 13 else PHONE  # noqa: PLR2004 - what telephones have
    return NUMBER if len(figures) >= _FEWEST_ANNOUNCED and _is_announced(text, run) else None


def _is_open(run: _Run, figures: str, public: Public) -> bool:
    """Years, lines of three figures, those that are free to call, what the knowledge gives."""
    if _FREE.fullmatch(figures) or public.is_phone(figures):
        return True
    return all(_YEAR.fullmatch(piece.figures) or piece.figures in _OPEN_LINES for piece in run.pieces if piece.figures)


def _is_code(text: str, run: _Run, figures: str) -> bool:
    if len(figures) + run.letters < _FEWEST_OF_CODE:
        return False
    return run.dictated or run.spelled or (len(figures) >= _FEWEST_ANNOUNCED and _is_announced(text, run))


def _is_announced(text: str, run: _Run) -> bool:
    """Whether the words before say what follows."""
    start = run.pieces[0].start
    if len(run.pieces) == 1:
        return False
    found = _LABEL.search(text[max(0, start - _BEFORE) : start])
    return found is not None and _STATED.search(found["between"]) is None
