"""How long the hardest texts take to mask: an expression that tries again and again shows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from bot.privacy.masking import clean, mask

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH: Final = 4000
"""Characters: the longest text that the desk looks at."""
PIECES: Final = (
    *("a", "1", "1 ", "12-3", "a.", "@", "a@", "418-492-1234 ", "http://", "(at)", "2017-", "1,"),
    *("1 rue ", "a . ", "mon nom est ", "1 a b "),
    *(
        "deux ",
        "quatre cent ",
        "moi c'est ",
        "Jean ",
        "je suis Jean ",
        "Jean-",
        "mon voisin ",
        "merci, ",
        "a chez gmail ",
        "a point ",
    ),
    *("né le 1 mars ", "née à a ", "auto A", "plaque est ", "insta: ", "1-800-a", "TREJ 84", "C.P. ", "j'habite au 1 "),
    *(
        "quatre ",
        "K comme K ",
        "1 puis ",
        "jean point ",
        "Jean, ",
        "nom: A ",
        "mdp a1 ",
        "mdp http://",
        "tiret bas a ",
        "1 rue a ",
        "née deux ",
    ),
)
"""What is repeated: beginnings of what is looked for, which never end as it would."""


def cost(piece: str) -> float:
    """Milliseconds of the processor for a text of nothing else."""
    text = (piece * LENGTH)[:LENGTH]
    before = time.process_time()
    mask(clean(text))
    return 1e3 * (time.process_time() - before)


def report(say: Callable[[str], None]) -> None:
    """Measure and tell, slowest first."""
    found = sorted(((cost(piece), piece) for piece in PIECES), reverse=True)
    say(f"{len(found)} texts of {LENGTH} characters, in ms: " + ", ".join(f"{took:.1f} {piece!r}" for took, piece in found[:5]))
