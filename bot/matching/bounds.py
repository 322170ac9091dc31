"""How much of a message is read, so that none holds up whoever asks next. Knows words, no entry and no name's bearer.

What costs is what the base never saw: each such word is compared with every word of the base, thrice (as a name, as a
slip, as a stranger), about a millisecond a word. Three hundred random words took 600 ms, and a message of ninety names
as long, since each name is weighed against all the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.matching.text import Word

MOST_UNSEEN: Final = 16
"""Different words that the base never saw, of one message. Of the 2,882 questions of the tests none has more than eight."""

MOST_NAMES: Final = 6
"""Names that are weighed against each other: four are compared at the most, and each one too many speaks against an answer."""


def bounded(utterance: Sequence[Word], is_seen: Callable[[str], bool], most: int = MOST_UNSEEN) -> tuple[tuple[Word, ...], int]:
    """The words that are read, and how many were left out: of the words never seen before, the longest stay.

    Short ones are left out first, since a short unknown word says least and is never mended. What stays is still unknown,
    and speaks as clearly against an answer.
    """
    unseen = dict.fromkeys(word.text for word in utterance if not is_seen(word.text))
    if len(unseen) <= most:
        return tuple(utterance), 0
    left_out = set(sorted(unseen, key=lambda text: -len(text))[most:])
    kept = tuple(word for word in utterance if word.text not in left_out)
    return kept, len(utterance) - len(kept)
