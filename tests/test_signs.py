"""Signs that are filed are found again: all that a message may bear, in their order, and no other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.signs import Filed, Sign

_GROUPS = st.integers(0, 2**6 - 1)


@given(st.lists(_GROUPS, max_size=30), _GROUPS)
def test_a_message_is_held_against_each_sign_that_it_may_bear(needed: list[int], held: int) -> None:
    """As if each were looked at in turn, those that need no group among them."""
    filed = Filed((Sign((), (), groups), place) for place, groups in enumerate(needed))
    assert [place for _, place in filed.among(held)] == [place for place, groups in enumerate(needed) if groups | held == held]
