"""The cards of the desk in the staff's channel: one a group, edited in place whoever changes it, taken away with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.channels.discord import Services
from bot.channels.discord.delivery import sending
from bot.channels.discord.staff import card_sync
from bot.store.cards import StoredCards
from tests.channels.discord.api import CUT_AFTER
from tests.channels.discord.conftest import FakeDesk, staff_config
from tests.channels.discord.desk import CINEMA, STAFF, DeskTown, begun, desk_cards, desk_town
from tests.channels.discord.looks import Looks
from tests.channels.discord.payloads import CHANNEL, CLOSED_CHANNEL, buttons_of, text_of
from tests.channels.discord.standin import StandIn
from tests.store.examples import MAY, put
from tests.village import knowledge

if TYPE_CHECKING:
    import pytest

    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place


async def test_one_card_a_group_follows_it(connect: Connect, place: Place) -> None:
    """Nothing before staff ask; then a card a group, edited in place as it grows and whoever changes it; new groups too."""
    async with desk_town(connect, place) as town:
        await town.asked("Y a-t-il un cinéma? @everyone **gras** <@1> [ici](http://y)")
        await town.looks()
        assert not town.cards()
        assert f"<#{CHANNEL}>" in await town.begin()
        card = await town.card("Groupe 1", "**1 personne**")
        assert card["allowed_mentions"]["parse"] == []
        for alive in ("@everyone", "**gras", "<@1>", "[ici](http"):
            assert alive not in text_of(card)
        await put(
            place.store, text="un ciné?", utterance="Y a-t-il un cinéma? @everyone **gras** <@1> [ici](http://y)", asker="b"
        )
        assert (await town.card("**2 personnes**", "un ciné?"))["id"] == card["id"]
        await place.desk.actions.claim(1, "Odile")  # from the web, or from the terminal beside
        assert (await town.card("**Odile** s’en occupe"))["id"] == card["id"]
        await put(place.store, text="Le fournil, c'est faux", utterance="faux", reason="wrong_answer", nearest="topic:fete")
        grave = await town.card("Faux", "Fête du village")
        colours = {each["components"][0]["accent_color"] for each in (card, grave)}
        assert len(colours) == 2
        assert len(town.cards()) == 2


async def test_a_burst_costs_few_edits(connect: Connect, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred people who ask the same in a moment are one edit or two, not a hundred."""
    async with desk_town(connect, place) as town:
        await town.asked("Un cinéma?")
        await town.begin()
        await town.card("**1 personne**")
        monkeypatch.setattr(card_sync, "EVERY", 1.0)
        await town.looks(1)
        before = len(town.discord.api.edits)
        for number in range(100):
            await put(place.store, text="Un cinéma?", utterance="Un cinéma?", asker=str(number))
        await town.card("**101 personnes**")
        assert len(town.discord.api.edits) - before <= 4


async def test_the_channel_is_not_flooded(connect: Connect, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The most wanted and no more; one that is settled makes room for the next, and what few ask gives way to what many do."""
    monkeypatch.setattr(card_sync, "MOST", 2)
    monkeypatch.setattr(card_sync, "KEPT", 2)
    async with desk_town(connect, place) as town:
        for text in ("un", "deux", "trois"):
            await put(place.store, text=text, utterance=text, times=3 if text == "trois" else 1)
        await town.begin()
        await town.card("«\u00a0trois\u00a0»")
        await town.card("«\u00a0un\u00a0»")
        await town.looks()
        assert len(town.cards()) == 2
        await place.desk.actions.dismiss(1, "spam", "Odile")
        await town.card("«\u00a0deux\u00a0»")
        await town.card("«\u00a0un\u00a0»", "pourriel")
        for asker in "abc":
            await put(place.store, text="quatre", utterance="quatre", asker=asker)
        await town.card("«\u00a0quatre\u00a0»")
        await town.discord.until(lambda: not any("«\u00a0deux\u00a0»" in text_of(card) for card in town.cards()), "way given")
        assert len(town.cards()) == 3


async def test_a_restart_goes_on_with_the_same_cards(connect: Connect, place: Place) -> None:
    """What changed meanwhile is drawn, nothing is posted twice, nobody has to ask for the cards again."""
    async with StandIn() as stand_in:
        async with desk_town(connect, place, stand_in) as town:
            await town.asked("Un cinéma?")
            await town.begin()
            card = await town.card("**1 personne**")
        await place.desk.actions.dismiss(1, "spam", "Odile")
        async with desk_town(connect, place, stand_in) as town:
            assert (await town.card("Écarté par **Odile**"))["id"] == card["id"]
            await town.asked("Un aréna?")
            await town.card("Un aréna?")
            assert len(town.cards()) == 2


async def test_a_card_that_was_deleted_comes_back_only_if_it_is_needed(connect: Connect, place: Place) -> None:
    """At the next change, and for an open group; a settled one stays away."""
    async with desk_town(connect, place) as town:
        for text in ("un", "deux"):
            await town.asked(text)
        await town.begin()
        for text in ("un", "deux"):
            await town.card(f"«\u00a0{text}\u00a0»")
        town.discord.api.posted.clear()
        await place.desk.actions.claim(1, "Odile")
        await place.desk.actions.dismiss(2, "spam", "Odile")
        await town.card("«\u00a0un\u00a0»", "**Odile** s’en occupe")
        await town.looks()
        assert len(town.cards()) == 1


async def test_what_retention_erases_leaves_the_channel(connect: Connect, place: Place) -> None:
    """A question that is past its time is nowhere any more, neither in the store nor on Discord."""
    async with desk_town(connect, place) as town:
        await town.asked("un")
        await town.begin()
        await town.card("«\u00a0un\u00a0»")
        await place.store.purge(MAY + timedelta(days=1), MAY + timedelta(days=1))
        await town.discord.until(lambda: not town.cards(), "card taken away")


async def test_a_card_arrives_once_whatever_the_network_does(
    connect: Connect, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Posted though the answer was lost, edited though Discord stumbled: one card, up to date."""
    monkeypatch.setattr(sending, "_PAUSES", (0.05,) * 6)
    async with desk_town(connect, place) as town:
        town.discord.api.fail("POST", "/messages", CUT_AFTER, 503)
        town.discord.api.fail("PATCH", "/messages", 503, CUT_AFTER, 429)
        await town.asked("un")
        await town.begin()
        await town.card("«\u00a0un\u00a0»")
        await place.desk.actions.claim(1, "Odile")
        await town.card("**Odile** s’en occupe")
        await place.desk.actions.release(1, "Odile")
        await town.card("**1 personne**", "pas de réponse sûre")
        assert len(town.cards()) == 1


async def test_a_kill_before_it_is_written_down_posts_nothing_twice(connect: Connect, place: Place) -> None:
    """The card hangs there and the store does not know: the next try is that very card."""
    async with StandIn() as stand_in:
        async with desk_town(connect, place, stand_in) as town:
            await town.asked("un")
            await town.begin()
            card = await town.card("«\u00a0un\u00a0»")
        await place.database.write(lambda connection: connection.execute("DELETE FROM card"))
        async with desk_town(connect, place, stand_in) as town:
            await place.desk.actions.claim(1, "Odile")
            assert (await town.card("**Odile** s’en occupe"))["id"] == card["id"]
            assert len(town.cards()) == 1


async def test_a_card_that_cannot_be_drawn_stops_nothing(
    connect: Connect, place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told once in the log, with where; the bot goes on, and asking again tries again."""

    def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    async with desk_town(connect, place) as town:
        await town.asked("un")
        with monkeypatch.context() as patched:
            patched.setattr(card_sync, "card_view", broken)
            await town.begin()
            await town.discord.until(lambda: "out of order" in caplog.text, "word in the log")
            await town.looks()
            assert caplog.text.count("could not be drawn") == 1
        await town.begin()
        await town.card("«\u00a0un\u00a0»")


async def test_a_channel_that_is_closed_is_left_alone(connect: Connect, place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """Without the permission the cards rest, said once in the log; asked for again, they are tried again."""
    async with desk_town(connect, place) as town:
        town.discord.api.fail("POST", "/messages", 403)
        await town.asked("un")
        await town.begin()
        await town.discord.until(lambda: "rest for 10 minutes" in caplog.text, "word in the log")
        await town.looks()
        tried = [each for each in town.discord.api.requests if each.path == f"/channels/{CHANNEL}/messages"]
        assert len(tried) == 1
        await town.begin()
        await town.card("«\u00a0un\u00a0»")


async def test_without_a_channel_staff_are_told(connect: Connect, place: Place) -> None:
    """No channel in the settings, or one where the bot may not write: the list says which, and nothing is posted."""
    cards = desk_cards(place)
    services = Services(knowledge, FakeDesk(3), cards=cards)
    for settings, told in (
        (staff_config(None), "Aucun salon d’équipe n’est réglé"),
        (staff_config(CLOSED_CHANNEL), "Dans le salon d’équipe **#avis**, il manque au bot"),
    ):
        async with StandIn() as stand_in, connect(stand_in, config=settings, services=services):
            asked = await stand_in.team("questions", *STAFF)
            await stand_in.answered(asked)
            assert told in asked.shown
            assert not stand_in.api.posted


async def test_members_are_told_that_the_team_reads(connect: Connect, place: Place) -> None:
    """`/confidentialite` says where the questions that are kept are read, where they are read there."""
    async with desk_town(connect, place) as town:
        asked = await town.discord.slash("confidentialite")
        await town.discord.answered(asked)
        assert "dans son salon privé; la carte d’une question part avec elle" in asked.shown
    async with StandIn() as stand_in, connect(stand_in):
        asked = await stand_in.slash("confidentialite")
        await stand_in.answered(asked)
        assert "salon privé" not in asked.shown


async def test_cards_of_another_channel_go(connect: Connect, place: Place) -> None:
    """When the settings name another channel, and staff ask for the cards there, the old ones are taken away."""
    cards = StoredCards(place.database)
    async with desk_town(connect, place) as town:
        await town.asked("un")
        await town.begin()
        card = await town.card("«\u00a0un\u00a0»")
        await place.database.write(lambda connection: connection.execute("UPDATE card SET channel = '700000000000000009'"))
        anew = await town.discord.until(lambda: next((c for c in town.cards() if c["id"] != card["id"]), None), "new card")
        assert [each["id"] for each in town.cards()] == [anew["id"]]
        assert await cards.is_open(CHANNEL)
        assert {each["label"] for each in buttons_of(anew)} >= {"Répondre", "Je m’en occupe", "Écarter"}


async def test_an_answer_has_its_title_once_the_bot_knows_it(
    connect: Connect, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk has the answer a moment before the engine: a card that was drawn in between is drawn again."""
    engines = [place.engine]
    cards = replace(desk_cards(place), engine=lambda: engines[-1])
    services = Services(lambda: place.engine.knowledge, place.desk, cards=cards)
    rounds = Looks(monkeypatch, card_sync.CardSync, "_round")
    async with StandIn() as stand_in, connect(stand_in, config=staff_config(), services=services):
        town = DeskTown(stand_in, place, rounds)
        card = await begun(town, "Y a-t-il un cinéma?")
        await town.told(await town.fill_in(card, "Répondre", **CINEMA), "Publier")
        await town.card("Répondu par **user1**", "topic:cinema")
        engines.append(place.engine)
        assert "topic:" not in text_of(await town.card("Répondu par **user1**", "\u00a0: Cinéma"))
