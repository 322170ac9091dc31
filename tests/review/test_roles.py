"""Who may do what: four roles, by name and by Discord's own, and what is never gained."""

from __future__ import annotations

import pytest

from bot.config import Config
from bot.review.errors import NotPossibleError
from bot.review.roles import ROLES, RoleError, Roles, may, needed

SET = Config.model_validate(
    {
        "review": {
            "roles": {"Marie": "approver", "Bruno": "reader"},
            "discord_roles": {"222": "reader", "333": "admin"},
        }
    }
)
HERE = Roles.of(SET.review, (111, 222))


def test_each_role_may_what_those_before_it_may() -> None:
    """And no more."""
    for high, role in enumerate(ROLES):
        assert [may(role, least) for least in ROLES] == [low <= high for low in range(len(ROLES))]
    assert (needed("answer"), needed("approve"), needed("something new")) == ("editor", "approver", "editor")


def test_a_name_has_its_role_however_it_is_written() -> None:
    """Who is named nowhere has the default one."""
    assert [HERE.of_name(name) for name in ("Marie", " MARIE ", "Bruno", "Odile")] == [
        "approver",
        "approver",
        "reader",
        "editor",
    ]


def test_on_discord_the_highest_role_counts() -> None:
    """Staff without a word in the settings have the default; who has none of the roles is no staff."""
    assert HERE.of_member({111}) == "editor"
    assert HERE.of_member({222}) == "reader"
    assert HERE.of_member({222, 333, 999}) == "admin"
    assert HERE.of_member({999}) is None


def test_nobody_gains_by_a_name() -> None:
    """Somebody who calls themselves Marie on Discord keeps what their role there gave; a reader's name lowers it."""
    assert HERE.now("Marie", "reader") == "reader"
    assert HERE.now("Bruno", "admin") == "reader"
    assert HERE.now("Odile", "admin") == "admin"


def test_a_link_grants_what_the_settings_say_and_no_more() -> None:
    """Who is named in them has at most that; for others whoever has the server says."""
    assert (HERE.grant("Marie", None), HERE.grant("Marie", "editor"), HERE.grant("Odile", "admin")) == (
        "approver",
        "editor",
        "admin",
    )
    with pytest.raises(NotPossibleError, match="says that Bruno is reader"):
        HERE.grant("Bruno", "editor")


def test_a_reader_is_told_why_nothing_was_done() -> None:
    """In both languages, with the setting."""
    HERE.check("Odile")
    with pytest.raises(RoleError, match="Bruno is a reader") as refused:
        HERE.check("Bruno")
    assert "review.roles" in refused.value.said("fr")
    with pytest.raises(RoleError, match="Marie is an approver"):
        HERE.check("Marie", "admin")
