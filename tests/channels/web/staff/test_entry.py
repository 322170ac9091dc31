"""The sheet of an answer: all that is known of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.review.outcome_counts import OutcomeCount
from tests.channels.web.staff.test_stale import ANSWER, SHEET, send
from tests.channels.web.staff_site import Site, site
from tests.store.examples import feedback, put

if TYPE_CHECKING:
    from bot.knowledge.model import Language

__all__ = ["site"]

FETE = "/staff/reponse?entry=topic:fete"
DIFFERENCE = re.compile(r"<(del|ins)>(?:\u2212|\+) (.*?)</\1>")


async def test_what_it_says_and_rests_on_stands_there_in_both_languages(site: Site) -> None:
    """Each text marked with its language, the sources with their dates, the file; what lacks English says so."""
    await site.enter()
    page = await site.read(ANSWER)
    assert re.search(r'<div class="text" lang="fr"><p>Le Fournil compte 12 employés \(2020\)\.</p>', page)
    assert re.search(r'<div class="text" lang="en"><p>Le Fournil has 12 employees \(2020\)\.</p>', page)
    assert "(mai 2020)" in page
    assert "(non daté)" in page
    assert "lue le 2 janvier 2026" in page
    assert "À relire depuis le 28 mai 2022." in page
    assert "knowledge/organisations/fournil.yaml" in page
    assert "Pas encore d’anglais" in await site.read("/staff/reponse?entry=topic:budget")
    assert "Pas encore d’anglais" not in page


async def test_who_asks_it_is_told_by_language_and_channel(site: Site) -> None:
    """In numbers; what waited for it, or was called wrong, stands there masked, and leads to its group."""
    told: tuple[tuple[Language, int], ...] = (("fr", 3), ("en", 5))
    for language, count in told:
        await site.tallies.add([OutcomeCount("2026-05-20", "discord", language, "answer", "", "topic:fete", count)])
    await site.tallies.add([OutcomeCount("2026-05-21", "", "fr", "answer", "", "topic:fete", 1)])
    await put(site.store, text="La fête, [masqué]?", utterance="fete", reason="wrong_answer", nearest="topic:fete")
    await put(site.store, text="Elle est finie?", utterance="fete", reason="wrong_answer", nearest="topic:fete", asker="c" * 64)
    await site.enter("Bruno", "reader")
    french, english = await site.read(FETE), await site.read(FETE, "en")
    assert "Donnée 9 fois, en dernier le 21 mai 2026" in french
    assert "Anglais\u00a0:\u00a05, Français\u00a0:\u00a04" in french
    assert "English:\u00a05, French:\u00a04" in english
    assert "Discord\u00a0:\u00a08, pas dit\u00a0:\u00a01" in french
    assert '<a href="/staff/1?lang=fr" lang="fr">La fête, [masqué]?</a>' in french
    assert "<li>Elle est finie?</li>" in french
    assert "Pas encore donnée" in await site.read("/staff/reponse?entry=topic:budget")


async def test_more_groups_than_are_shown_are_counted(site: Site) -> None:
    """Ten stand there."""
    for number in range(12):
        await put(site.store, text=f"Fête {number}?", utterance=f"fete {number}", reason="wrong_answer", nearest="topic:fete")
    await site.enter()
    page = await site.read(FETE)
    assert len(re.findall(r'<a href="/staff/\d+\?', page)) == 10
    assert "… et 2 groupes de plus" in page


async def test_what_people_say_of_it_stands_there(site: Site) -> None:
    """As on the page of all of it, text as text; nothing where nothing was said."""
    await site.said.keep(feedback(reason="outdated", comment="<b>C’est en juillet.</b>"), daily_limit=9)
    await site.enter()
    page = await site.read(FETE)
    assert "1 × faux, 0 × pas utile, 0 × utile" in page
    assert "&lt;b&gt;C’est en juillet.&lt;/b&gt;" in page
    assert "Personne n’en a encore rien dit." in await site.read(ANSWER)


async def test_the_journal_shows_what_went_and_what_came(site: Site) -> None:
    """Newest first, the lines that changed alone, here and in the journal of all; the oldest are folded away, not left out."""
    await site.enter()
    for number in range(15, 21):
        sheet = SHEET | {"answer_fr": f"Le Fournil compte {number} employés."}
        status, _ = await send(site, ANSWER, sheet | {"verb": "correct"})
        assert status == 200
    page = await site.read(ANSWER)
    lines = DIFFERENCE.findall(page)
    assert lines[:2] == [("del", "fr: Le Fournil compte 19 employés."), ("ins", "fr: Le Fournil compte 20 employés.")]
    assert ("del", "fr: Le Fournil compte 12 employés (2020).") in lines
    assert "… et 1 geste plus ancien" in page
    assert not any("source:" in line for _, line in lines)
    assert DIFFERENCE.findall(await site.read("/staff/journal")) == lines


async def test_what_refuses_is_looked_over_and_has_no_form(site: Site) -> None:
    """There is nothing to confirm or correct, and a form that is sent all the same finds no answer."""
    await site.enter()
    page = await site.read("/staff/reponse?entry=topic:meteo")
    assert "il n’y a pas de texte à corriger ici" in page
    assert 'value="confirm"' not in page
    assert 'name="answer_fr"' not in page
    assert (await send(site, "/staff/reponse?entry=topic:meteo", {"verb": "confirm"}))[0] == 404


async def test_what_waits_for_approval_is_named(site: Site) -> None:
    """By whom, with the way to it."""
    site.publishing.approval = True
    await site.enter("Marie")
    await send(site, ANSWER, SHEET | {"verb": "correct"})
    page = await site.read(ANSWER)
    assert "Une correction de Marie attend d’être approuvée." in page
    assert "/staff/approuver?of=headcount%3Afournil" in page


async def test_the_search_that_led_here_is_kept_through_every_form(site: Site) -> None:
    """Whoever corrected an answer goes on with the next one of their list."""
    await site.enter()
    found = f"{ANSWER}&q=pain+du+village&page=2"
    back = '/staff/reponses?q=pain+du+village&amp;page=2&amp;lang=fr"'
    for verb in ("try", "correct", "undo"):
        status, page = await send(site, found, SHEET | {"verb": verb})
        assert (status, back in page) == (200, True), verb
