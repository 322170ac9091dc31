"""What lives as long as the knowledge, kept out of the garbage collector's rounds. Knows nothing of what that is."""

from __future__ import annotations

import gc


def settle() -> None:
    """Have the collector look from now on only at what comes later.

    The index is some 70,000 objects: a full round over them holds up whoever asks at that moment by 100 ms (measured on
    two cores), and comes every few hundred answers. After a change of the knowledge this is done again: what was kept
    out before is looked at once more, so that the index that was replaced goes.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
