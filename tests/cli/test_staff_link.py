"""`kamouraska staff-link`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from bot import secrets
from bot.review.intake import now_here
from bot.review.staff_links import StaffLinks

if TYPE_CHECKING:
    from bot.review.staff_links import StaffLink
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def read(installation: Installation, address: str) -> StaffLink:
    """What a printed link says."""
    (token,) = parse_qs(urlsplit(address.strip()).query)["link"]
    link = StaffLinks(secrets.load(installation.folder / "data").key, now_here).read(token)
    assert link is not None
    return link


def test_a_staff_link_is_printed(installation: Installation) -> None:
    """An address and nothing else, another each time."""
    first, second = (installation.run("staff-link", "--by", "Odile").out.strip() for _ in range(2))
    assert first.startswith("http://127.0.0.1:0/staff?link=")
    assert first != second


def test_a_staff_link_gives_a_role(installation: Installation) -> None:
    """That of the settings, or the one that is wanted; never more than the settings say of that name."""
    config = installation.folder / "config.yaml"
    config.write_text(f"{config.read_text(encoding='utf-8')}review: {{roles: {{Bruno: reader}}}}\n", encoding="utf-8")
    for arguments, who in (
        (("--by", "Odile"), ("Odile", "editor")),
        (("--name", "Odile", "--role", "admin"), ("Odile", "admin")),
        (("--name", "Bruno"), ("Bruno", "reader")),
    ):
        link = read(installation, installation.run("staff-link", *arguments).out)
        assert (link.by, link.role) == who
    more = installation.run("staff-link", "--name", "Bruno", "--role", "admin")
    assert (more.code, more.out) == (2, "")
    assert "review.roles" in more.err
