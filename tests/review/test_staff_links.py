"""Links to the staff pages: ours alone, for a quarter of an hour, with whom they are for and what that person may do."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta, timezone

import pytest

from bot.review.staff_links import StaffLinks

SECRET = b"a key of the test, 32 bytes long"
NOON = datetime(2026, 5, 22, 12, tzinfo=timezone(timedelta(hours=-4)))


def links(minutes: float = 0, secret: bytes = SECRET) -> StaffLinks:
    """The links so many minutes after noon."""
    return StaffLinks(secret, lambda: NOON + timedelta(minutes=minutes))


def test_a_link_says_whom_it_is_for_for_a_quarter_of_an_hour() -> None:
    """As often as somebody looks; no two are the same."""
    link = links().link("Odile (équipe)", "approver", "discord:1")
    for minutes in (0, 14):
        read = links(minutes).read(link)
        assert read is not None
        assert (read.by, read.role, read.person) == ("Odile (équipe)", "approver", "discord:1")
    assert links(16).read(link) is None
    assert links().link("Odile (équipe)", "approver", "discord:1") != link


@pytest.mark.parametrize("what", ["altered", "cut", "another key", "a role of one's own", "", ".", "é.é", "x" * 2000])
def test_what_is_not_ours_says_nothing(what: str) -> None:
    """Altered, signed with another key, or anything else; nobody raises themselves by writing another role."""
    link = links().link("Odile", "reader")
    told = {"by": "Odile", "role": "admin", "expires": 9_999_999_999, "nonce": "x"}
    raised = urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")
    tokens = {
        "altered": ("A" if link[5] != "A" else "B").join((link[:5], link[6:])),
        "cut": link[:-1],
        "another key": links(secret=b"another key of the test, 32 byte").link("Odile", "reader"),
        "a role of one's own": f"{raised}.{link.partition('.')[2]}",
    }
    assert links().read(tokens.get(what, what)) is None
