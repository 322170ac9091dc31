"""The staff's commands: who may use them, what they tell, and that nothing happens for anyone else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.channels.discord import Services
from bot.errors import Problem
from tests.channels.discord.conftest import FakeDesk, staff_config
from tests.channels.discord.payloads import ALICE, CHANNEL, EPHEMERAL, STAFF_ROLE, text_of
from tests.channels.discord.standin import StandIn
from tests.village import knowledge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.review.notices import StaffNotice
    from bot.review.roles import Role
    from tests.channels.discord.conftest import Connect


OTHER_ROLE = "800000000000000009"


@dataclass(slots=True)
class Files:
    """Knowledge files that are read again, with these problems; counts how often."""

    problems: Sequence[Problem] = ()
    read: list[str] = field(default_factory=list)

    async def reload(self) -> Sequence[Problem]:
        """Read them."""
        self.read.append("read")
        return self.problems

    def link(self, by: str, role: Role, person: str) -> tuple[str, int]:
        """A link for somebody."""
        self.read.append(f"{by}, {role}, {person}")
        return "https://example.org/staff?k=1", 15


async def test_without_the_role_nothing_happens(connect: Connect) -> None:
    """A crafted command is refused on the server and in a direct message, whatever other roles the person has."""
    files = Files()
    services = Services(knowledge, FakeDesk(3), reload=files.reload, link=files.link)
    async with StandIn() as stand_in, connect(stand_in, config=staff_config(), services=services):
        for name in ("questions", "recharger", "lien", "diagnostic"):
            for roles, direct in (((), False), ((OTHER_ROLE,), False), ((STAFF_ROLE,), True)):
                asked = await stand_in.team(name, *roles, direct=direct)
                await stand_in.answered(asked)
                assert "réservée à l’équipe" in asked.shown
        assert not files.read
        assert not stand_in.api.posted


async def test_without_a_role_in_the_settings_nobody_is_staff(connect: Connect) -> None:
    """The refusal then says which setting is missing."""
    async with StandIn() as stand_in, connect(stand_in):
        asked = await stand_in.team("diagnostic", STAFF_ROLE)
        await stand_in.answered(asked)
        assert "discord.staff_role_ids" in asked.shown


async def test_commands_without_a_way_do_not_exist(connect: Connect) -> None:
    """What the program does not offer is not proposed to anyone."""
    files = Files()
    async with StandIn() as stand_in:
        async with connect(stand_in):
            assert names(stand_in) == {"diagnostic", "questions"}
        ways = Services(knowledge, FakeDesk(), reload=files.reload, link=files.link, notices=Notices())
        async with connect(stand_in, services=ways):
            assert names(stand_in) == {"diagnostic", "questions", "recharger", "lien", "semaine"}


@dataclass
class Notices:
    """Who wants the week."""

    wanted: dict[str, StaffNotice] = field(default_factory=dict)

    async def every(self) -> list[StaffNotice]:
        """All of them."""
        return list(self.wanted.values())

    async def want(self, notice: StaffNotice) -> None:
        """One more."""
        self.wanted[notice.address] = notice

    async def unwant(self, address: str) -> bool:
        """One less."""
        return self.wanted.pop(address, None) is not None

    async def begin(self, notice: StaffNotice, week: str) -> bool:
        """Not here."""
        raise AssertionError(notice, week)


async def test_somebody_of_the_team_has_the_week_told_to_them_and_stops_it(connect: Connect) -> None:
    """By the same command; in the language in which they asked; nobody else is."""
    notices = Notices()
    ways = Services(knowledge, FakeDesk(), notices=notices)
    async with StandIn() as stand_in, connect(stand_in, config=staff_config(), services=ways):
        refused = await stand_in.team("semaine", OTHER_ROLE)
        await stand_in.answered(refused)
        assert notices.wanted == {}
        asked = await stand_in.team("semaine", STAFF_ROLE, locale="en-US")
        await stand_in.answered(asked)
        assert "each week the questions come to you" in asked.shown
        assert [notice.language for notice in notices.wanted.values()] == ["en"]
        again = await stand_in.team("semaine", STAFF_ROLE)
        await stand_in.answered(again)
        assert ("C’est arrêté" in again.shown, notices.wanted) == (True, {})


def names(stand_in: StandIn) -> set[str]:
    """The staff's commands that Discord knows."""
    (group,) = [command for command in stand_in.api.commands if command["name"] == "equipe"]
    return {option["name"] for option in group["options"]}


async def test_reloading_tells_what_came_of_it(connect: Connect) -> None:
    """How much is known now; or which file and line keep the old answers in place, ten at most."""
    files = Files()
    async with (
        StandIn() as stand_in,
        connect(stand_in, config=staff_config(), services=Services(knowledge, FakeDesk(), reload=files.reload)),
    ):
        fine = await stand_in.team("recharger", STAFF_ROLE)
        await stand_in.answered(fine)
        assert "Connaissances relues" in fine.shown
        files.problems = [Problem("topics/a.yaml", n, 3, "unknown-key", "what `is` this") for n in range(1, 13)]
        broken = await stand_in.team("recharger", STAFF_ROLE)
        await stand_in.answered(broken)
        assert "12 erreur(s)" in broken.shown
        assert "- `topics/a.yaml:1:3: what 'is' this (unknown-key)`" in broken.shown
        assert broken.shown.endswith("… et 2 de plus")


async def test_the_link_is_for_one_person(connect: Connect) -> None:
    """It is shown to the one who asked alone, with how long it lasts, and made out to them."""
    files = Files()
    async with (
        StandIn() as stand_in,
        connect(stand_in, config=staff_config(), services=Services(knowledge, FakeDesk(), link=files.link)),
    ):
        asked = await stand_in.team("lien", STAFF_ROLE, locale="en-US")
        message = await stand_in.answered(asked)
        assert message["flags"] & EPHEMERAL
        assert "[Open the team’s pages](https://example.org/staff?k=1)" in asked.shown
        assert "15 minutes" in asked.shown
        assert files.read == [f"user1, editor, discord:{ALICE}"]


async def test_the_diagnostic_tells_all_and_tries_the_channel(connect: Connect) -> None:
    """Role and channel by their names, the connection, the commands, and a card that shows in the staff channel."""
    async with StandIn() as stand_in, connect(stand_in, config=staff_config()):
        asked = await stand_in.team("diagnostic", STAFF_ROLE)
        await stand_in.answered(asked)
        assert "⚠️" not in asked.shown
        for told in (
            "**Équipe** (Kamouraska)",
            "**#general** (Kamouraska)",
            "1 serveur(s)",
            "Commandes connues",
            "Carte d’essai",
        ):
            assert told in asked.shown
        (card,) = await stand_in.posts()
        assert card["channel_id"] == CHANNEL
        assert "peut écrire dans ce salon" in text_of(card)
