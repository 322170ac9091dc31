"""What lives long, kept out of the collector's rounds."""

from __future__ import annotations

import gc
import weakref

from bot import garbage_collection


class Ring:
    """Something that only a collector can free: it refers to itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_lives_is_left_out_and_what_was_replaced_goes() -> None:
    """After settling, a round looks at hardly anything; what died since the last settling is freed by the next."""
    ring = Ring()
    gone = weakref.ref(ring)
    try:
        garbage_collection.settle()
        assert gc.get_freeze_count() > 1000
        assert len(gc.get_objects()) < 1000
        del ring
        gc.collect()
        assert gone() is not None
        garbage_collection.settle()
        assert gone() is None
    finally:
        gc.unfreeze()
