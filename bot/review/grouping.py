"""Whether two questions ask the same, by their meanings: what they share, and what they may leave unsaid. Pure.

A meaning is the language and then the names, concepts, stems and sounds of a question (`bot.nlu.meaning`). Equal
meanings are one question; so are some that differ by a slip or by a word that asks nothing of its own. In doubt two
groups stay two: staff merge in a second what belongs together, and find with difficulty what should never have met.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import DamerauLevenshtein, Prefix

from bot.nlu.meaning import MOST_PARTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Parts = frozenset[str]

_SAME_AS: Final = {
    "<~price>": "<~how_many>",
    "much": "<~how_many>",
    "rental": "rent",
    "~rental": "rent",
    "locat": "lou",
    "~locat": "lou",
}
"""Parts that ask the same: "c'est combien, un terrain?" asks its price; "location" is what is rented."""

_ALIKE: Final = (frozenset({"<~location>", "lou"}), frozenset({"<~apartment>", "rent"}))
"""Concepts that are also a verb's noun: "location de tente", "kayak rentals"; alone they ask for a place, a home."""

_MAY_GO: Final = (
    "<~who> <~how> <~which> <~town> <~contact> <~territory> <~location> <~buy> accept actuel afford aid aim "
    "alentour allow alow an anion anybod anyon area around aur autour avail avoir away besoin best bon buy check "
    "chos coin compt connaiss donn droit encor endroit est everybod exist fai fair fait fal faut fonction genr get "
    "giv go good hav here hold host humain ici jamais kind know legal lieu like local locat maint mani meilleur "
    "nearb nearbi necessair need next now obten offer one open organ organis our part peopl perm person peu pl plac place "
    "pleas possibl pren prend prendr prochain provid quelqu quelqun realli region rend rendr rendu sav savoir serv "
    "servic slvp som somebo somebodi someon souhait spot svp tak take thing trouv urgent us usag use uti veu voir voud voudr "
    "vraiment want way wond "
)
_UNSAID: Final = frozenset(_MAY_GO.split())
"""Parts that one of two questions may lack: "who gives piano lessons?" is "piano lessons?"."""

_ALWAYS_SAID: Final = frozenset({"<~how_many>"})
"""The concept without which another thing is asked: the price of a room is not the room."""

_ENOUGH: Final = 2
"""Parts shared from which one side may lack a concept: "l'ouverture de la chasse aux canards", "quand ouvre …?"."""
_CLIPPED: Final = 6
"""Letters from which the beginning of a word stands for it: "biblio"."""
_ROOT: Final = 4
_ENDS: Final = (
    "abl able ag age aj al ant ateur ation d e ed ee en ent er eri es eur eus i ibl ier in ing ion ir is ision iss "
    "isseur it iteur ition iv ment n or r re ri s sion t teur tion ur "
)
_ENDINGS: Final = frozenset(("", *_ENDS.split()))
"""What a stem may still end with, in French and in English."""
_DOUBLED: Final = re.compile(r"(.)\1")
_ONE_SLIP: Final = 5
_TWO_SLIPS: Final = 9
"""Letters from which so many slips are forgiven; a shorter word is too near to others ("chat", "achat")."""


MOST_COMPARED: Final = 32
"""Meanings that one is compared with: those that share the rarest parts with it. Comparing takes up to a
tenth of a millisecond each."""
MOST_SAID: Final = MOST_PARTS + 1
"""Parts of a meaning that are compared, its language included: what is kept of before there was a bound may have hundreds."""


def nearest(meaning: str, others: Iterable[str]) -> str | None:
    """Of the first `MOST_COMPARED` others, the meaning that is most like this one; None when none is like it."""
    mine = parts(meaning)
    best, found = 0.0, None
    for other in sorted(islice(others, MOST_COMPARED)):
        if (like := likeness(mine, parts(other))) > best:
            best, found = like, other
    return found


def parts(meaning: str) -> Parts:
    """The parts of a meaning as they are compared, its language among them."""
    return frozenset(_SAME_AS.get(part, part) for part in meaning.split())


def telling(meaning: str) -> frozenset[str]:
    """The parts by which questions of the same meaning are looked for: neither the language nor what may be left unsaid."""
    language = meaning.partition(" ")[0]
    every = parts(meaning) - {language}
    return (every - _UNSAID) or every


def likeness(one: Parts, other: Parts) -> float:
    """How alike two meanings are: 0 when they are different questions, 1 when they are equal."""
    common = one & other
    mine, theirs = one - common, other - common
    if not mine and not theirs:
        return 1.0
    if max(len(mine), len(theirs)) > MOST_SAID or not (_may_meet(mine, theirs) and _may_meet(theirs, mine)):
        return 0.0
    said = len(common) - 1  # the language is always common, and says nothing
    mended = _mended(mine, theirs)
    for left, right in mended:
        mine, theirs = mine - left, theirs - right
    said += len(mended)
    if said < 1 or not all(_may_lack(part, said, both=bool(mine and theirs)) for part in mine | theirs):
        return 0.0
    return (said - len(mended) / 4) / (said + len(mine) + len(theirs))


def _may_meet(mine: Parts, theirs: Parts) -> bool:
    """Whether each part that must have its like on the other side may have it there.

    Costs next to nothing for two questions that have little to do with each other, which most are that are compared.
    """
    bare = [part.lstrip("~") for part in theirs]
    for part in mine:
        letters = part.lstrip("~")
        if part.startswith("<") or letters in _UNSAID:
            continue
        # What one side writes as one word the other may write as two.
        if any(letters in other or other in letters for other in bare):
            continue
        if not any(_same_word(part, other) for other in theirs):
            return False
    return True


def _may_lack(part: str, said: int, *, both: bool) -> bool:
    """Whether a question may go without that part, given how much the two share; `both` lack something."""
    if part.lstrip("~") in _UNSAID:
        return True
    return not both and part.startswith("<") and part not in _ALWAYS_SAID and said >= _ENOUGH


def _mended(mine: Parts, theirs: Parts) -> list[tuple[Parts, Parts]]:
    """What of either side is the same word: slipped, clipped, or written as two."""
    found: list[tuple[Parts, Parts]] = []
    free = set(theirs)
    for part in sorted(mine):
        match = next((other for other in sorted(free) if _same_word(part, other)), None)
        if match is not None:
            free.discard(match)
            found.append((Parts({part}), Parts({match})))
    left = mine.difference(*(pair[0] for pair in found))
    found += [(Parts({whole}), Parts(two)) for whole, two in _joined(left, free)]
    found += [(Parts(two), Parts({whole})) for whole, two in _joined(free, left)]
    return found


def _joined(wholes: Iterable[str], halves: Collection[str]) -> list[tuple[str, tuple[str, str]]]:
    """Words of one side that the other writes as two."""
    bare = {half.lstrip("~"): half for half in halves if _is_word(half)}
    found = []
    for whole in sorted(wholes):
        letters = whole.lstrip("~")
        for cut in range(2, len(letters) - 1):
            if letters[:cut] in bare and letters[cut:] in bare:
                found.append((whole, (bare[letters[:cut]], bare[letters[cut:]])))
                break
    return found


def _is_word(part: str) -> bool:
    return part.lstrip("~").isalpha()


def _same_word(one: str, other: str) -> bool:
    """Whether two parts are one word, slipped or clipped; numbers and names of the base never are."""
    if {one, other} in _ALIKE:
        return True
    if not (_is_word(one) and _is_word(other)):
        return False
    left, right = sorted((one.lstrip("~"), other.lstrip("~")), key=len)
    if left[0] != right[0]:
        return False
    if _derived(left, right):
        return True
    if not (one.startswith("~") or other.startswith("~")):
        return False  # the base knows both, so they are two words
    if len(left) >= _CLIPPED and right.startswith(left):
        return True
    allowed = (len(left) >= _ONE_SLIP) + (len(left) >= _TWO_SLIPS)
    return len(right) - len(left) <= allowed and DamerauLevenshtein.distance(left, right, score_cutoff=allowed) <= allowed


def _derived(left: str, right: str) -> bool:
    """Whether two words have one root and endings of the same doing: "adopter", "adoption"; "ramone", "ramoneur"."""
    left, right = _single(left), _single(right)  # a sound has no doubled letter, a stem has
    root = Prefix.similarity(left, right)
    return root >= _ROOT and left[root:] in _ENDINGS and right[root:] in _ENDINGS


@lru_cache(4096)
def _single(letters: str) -> str:
    """Letters without the second of two that are the same."""
    return _DOUBLED.sub(r"\1", letters)
