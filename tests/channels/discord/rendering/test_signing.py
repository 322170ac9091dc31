"""State that is signed into buttons and forms."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.discord.rendering.signing import MAX_CHARACTERS, Signer, signed_pattern

SIGNER = Signer(b"a key")
PATTERN = signed_pattern("(?:ask:fr|ask:en)", "(?P<question>.+)")


def accepted(custom_id: str, signer: Signer = SIGNER) -> bool:
    """Whether that is a question as it was signed."""
    match = PATTERN.fullmatch(custom_id)
    return match is not None and signer.accepts(match)


@given(st.text(min_size=1, max_size=120))
def test_what_is_signed_is_recognised_and_fits(payload: str) -> None:
    """Whatever fits within Discord's limit comes back as it was put; what does not fit is not signed at all."""
    signed = SIGNER.sign("ask:fr", payload)
    if signed is None:
        assert len(payload.encode("utf-16-le", "surrogatepass")) // 2 > MAX_CHARACTERS - len("ask:fr:123456:")
        return
    match = PATTERN.fullmatch(signed)
    assert match is not None
    assert match["question"] == payload
    assert SIGNER.accepts(match)


def test_another_payload_prefix_or_key_is_not_recognised() -> None:
    """A signature is good for one payload, one purpose and one installation."""
    signed = SIGNER.sign_short("ask:fr", "optech?")
    assert accepted(signed)
    assert not accepted(signed.replace("optech", "walmart"))
    assert not accepted(signed.replace(":fr:", ":en:"))
    assert not accepted(f"{signed}!")
    assert not accepted(signed, Signer(b"another key"))
    assert not accepted("ask:fr:ééééééé:optech?")
    assert not accepted("ask:fr:éééééé:optech?")


def test_what_has_no_signature_needs_none() -> None:
    """A button that names nobody and nothing cannot be altered to any harm."""
    match = re.fullmatch("share:(?P<language>fr|en)", "share:fr")
    assert match is not None
    assert SIGNER.accepts(match)


def test_a_button_of_an_earlier_version_still_works() -> None:
    """What hangs on Discord was signed by programs of before: the same key gives the same signature for good."""
    assert SIGNER.sign("desk:claim", "12") == "desk:claim:568AHN:12"


def test_without_room_the_payload_is_left_out() -> None:
    """The button is still ours; what it carried is asked for otherwise."""
    assert SIGNER.sign_if_room("ask:fr", "x" * 200) == SIGNER.sign_short("ask:fr", "")
    with pytest.raises(ValueError, match="no room"):
        SIGNER.sign_short("ask:fr", "x" * 200)
