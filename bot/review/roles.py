"""Who of the staff may do what: four roles, each with all that those before it may. Knows no channel and no file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, Protocol, get_args

from bot.review.errors import NotPossibleError, ReviewError
from bot.wording import say_both
from bot.wording.review import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Role = Literal["reader", "editor", "approver", "admin"]
"""A reader sees; an editor acts; an approver also publishes what another wrote, where that is asked for; an admin also sees
and ends everybody's sessions."""

ROLES: Final[tuple[Role, ...]] = get_args(Role)

_NEEDED: Final[Mapping[str, Role]] = {"approve": "approver", "send_back": "approver"}


def needed(verb: str) -> Role:
    """The least role that a verb takes; an editor's, for what is not known otherwise."""
    return _NEEDED.get(verb, "editor")


def may(role: Role, least: Role) -> bool:
    """Whether a role reaches another one."""
    return ROLES.index(role) >= ROLES.index(least)


class RoleError(ReviewError):
    """Somebody's role does not reach what they want to do."""

    def __init__(self, by: str, role: Role) -> None:
        self.role = role
        super().__init__(*say_both(SENTENCES, f"role.{role}_may_not", by=by))


class RoleSettings(Protocol):
    """The settings that name roles."""

    @property
    def roles(self) -> Mapping[str, Role]:
        """By name."""

    @property
    def discord_roles(self) -> Mapping[int, Role]:
        """By the number of a role on Discord."""

    @property
    def default_role(self) -> Role:
        """Of whoever is named nowhere."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of an installation.

    Attributes:
        names: by name, see `whose`. on_discord: by the number of a role there.
    """

    names: Mapping[str, Role] = field(default_factory=dict)
    on_discord: Mapping[int, Role] = field(default_factory=dict)
    default: Role = "editor"

    @classmethod
    def of(cls, settings: RoleSettings, staff_on_discord: Collection[int] = ()) -> Roles:
        """As the settings say; who has one of these roles on Discord, of which they say nothing, has the default one."""
        names = {whose(name): role for name, role in settings.roles.items()}
        on_discord = dict.fromkeys(staff_on_discord, settings.default_role) | dict(settings.discord_roles)
        return cls(names, on_discord, settings.default_role)

    def of_name(self, by: str) -> Role:
        """The role of whoever acts under a name."""
        return self.names.get(whose(by), self.default)

    def of_member(self, ids: Collection[int]) -> Role | None:
        """The highest that somebody's roles on Discord give; None for who is not of the staff."""
        given = [role for id_, role in self.on_discord.items() if id_ in ids]
        return max(given, key=ROLES.index, default=None)

    def now(self, by: str, granted: Role) -> Role:
        """What is left today of a role that was once granted: never more than the settings say of that name.

        Whoever calls themselves on Discord as an admin is called in the settings gains nothing by it.
        """
        return min(granted, self.names.get(whose(by), granted), key=ROLES.index)

    def grant(self, by: str, wanted: Role | None) -> Role:
        """The role that a link is to give.

        Raises:
            NotPossibleError: it would be more than the settings say of that name.
        """
        if wanted is None:
            return self.of_name(by)
        if self.now(by, wanted) != wanted:
            raise NotPossibleError(*say_both(SENTENCES, "role.settings", by=by, role=self.of_name(by)))
        return wanted

    def check(self, by: str, least: Role = "editor") -> None:
        """Let whoever acts under a name pass.

        Raises:
            RoleError: their role does not reach that.
        """
        if not may(role := self.of_name(by), least):
            raise RoleError(by, role)


def is_same(by: str, person: str, other: str, other_person: str) -> bool:
    """Whether two that acted are one.

    Args:
        person, other_person: a stable id of each (`Writer.person`); where both are known they tell by themselves, since names
            change. Where either lacks, as in what was kept before there were any, the names do.
    """
    if person and other_person:
        return person == other_person
    return whose(by) == whose(other)


def whose(name: str) -> str:
    """The same for every spelling of a name: whose role it is, and whose acts."""
    return name.strip().casefold()
