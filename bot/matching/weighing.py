"""What speaks for a label that ranked high, as the parts of its score. Knows phrasings and words, no names of anyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.matching.evidence import Parts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.matching.coverage import Coverage, Weighed
    from bot.matching.lexical import Candidate


def weighed_against(
    item: Candidate, nearest: Sequence[str], weighed: Weighed, coverage: Coverage, *, unheard: Collection[str] = ()
) -> Parts:
    """The parts that the words of a question decide; what names it holds, and in which clause, is for others to add.

    Args:
        item: the label, as the ranking gave it.
        nearest: the tokens of its phrasing that is nearest to the question.
        weighed: the words of the question.
        unheard: stems that the label is taken not to hold.
    """
    parts = dict(item.parts)
    share = coverage.share(weighed, item.entry, unheard=unheard)
    return Parts(
        classifier=parts["classifier"],
        similarity=parts["similarity"],
        coverage=share.coverage,
        left=share.left,
        unmet=share.unmet,
        years=share.years,
        back=coverage.back(weighed, nearest),
        strangers=len(weighed.strangers),
    )
