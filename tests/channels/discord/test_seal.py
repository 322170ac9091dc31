"""State sealed into buttons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.discord.seal import MAX_CHARACTERS, Seal

SEAL = Seal(b"a key")


@given(st.text(min_size=1, max_size=120))
def test_what_is_sealed_is_recognised_and_fits(payload: str) -> None:
    """Whatever fits within Discord's limit comes back as it was put; what does not fit is not sealed at all."""
    sealed = SEAL.close("ask:fr", payload)
    if sealed is None:
        assert len(payload.encode("utf-16-le", "surrogatepass")) // 2 > MAX_CHARACTERS - len("ask:fr:123456:")
        return
    prefix, mark, found = sealed[:6], sealed[7:13], sealed[14:]
    assert found == payload
    assert SEAL.holds(prefix, mark, found)


def test_another_payload_prefix_or_key_is_not_recognised() -> None:
    """A mark is good for one payload, one purpose and one installation."""
    sealed = SEAL.close("ask:fr", "optech?") or ""
    mark = sealed[7:13]
    assert not SEAL.holds("ask:fr", mark, "walmart?")
    assert not SEAL.holds("ask:en", mark, "optech?")
    assert not Seal(b"another key").holds("ask:fr", mark, "optech?")
    assert not SEAL.holds("ask:fr", "é", "optech?")
