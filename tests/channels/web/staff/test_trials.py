"""A trial runs on whether anybody looks or not; its page shows how far it is, and is there for whoever comes back."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.staff.trials import Trials
from bot.review.errors import NotPossibleError
from bot.review.staff_sessions import SESSION_HOURS
from tests.channels.web.staff.test_group import TOPIC
from tests.channels.web.staff_site import Site, site
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.review.dry_run import KnowledgeVersion, Tell
    from bot.review.publishing import Preview

__all__ = ["site"]

ENTRY = "/staff/reponse?entry=headcount%3Afournil"
GOING = "/staff/reponse/essai?entry=headcount%3Afournil"


@pytest.fixture
def gate(site: Site, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Until it is set no base is built."""
    opened, tried = asyncio.Event(), site.publishing.library.tried

    def held(build: Callable[[Mapping[str, bytes]], Awaitable[KnowledgeVersion]]) -> object:
        async def waiting(files: Mapping[str, bytes]) -> KnowledgeVersion:
            await opened.wait()
            return await build(files)

        return waiting

    monkeypatch.setattr(site.publishing.library, "tried", held(tried))
    return opened


async def begun(site: Site, path: str, fields: Mapping[str, str]) -> str:
    """The page that a browser with scripts is shown when it sends a form."""
    found = re.search(r'name="form" value="([^"]+)"', await site.read(path))
    assert found is not None
    response = await site.visitor.post(path, data={"form": found[1], "verb": "try", "aside": "1", **fields})
    assert response.status == 200
    assert response.history
    return await response.text()


async def far(site: Site, path: str) -> str | None:
    """What the page asks for while it waits; None once all is known."""
    response = await site.visitor.get(path, params={"lang": "fr"})
    return await response.text() if response.status == 200 else None


async def over(site: Site, path: str) -> None:
    """Ask as the page does until all is known."""
    while await far(site, path) is not None:
        pass


async def test_a_trial_is_there_for_whoever_comes_back(site: Site, gate: asyncio.Event) -> None:
    """It tells at once what it can, goes on while another page is looked at, and ends with its form as it was filled in."""
    group_id = await put(site.store, text="Y a-t-il un cinéma?", nearest=None)
    await site.enter()
    page = await begun(site, f"/staff/{group_id}", TOPIC)
    assert "À l’essai" in page
    assert "Répond à" not in page
    assert ">à l’essai<" in await site.read("/staff")
    assert "À l’essai" in str(await far(site, f"/staff/{group_id}/essai"))
    gate.set()
    await over(site, f"/staff/{group_id}/essai")
    assert ">essai terminé<" in await site.read("/staff")
    page = await site.read(f"/staff/{group_id}")
    assert "Répond à 1 question ouverte" in page
    assert "Le cinéma est au village voisin." in page
    assert "À l’essai" not in page


async def test_a_correction_shows_at_once_who_gets_other_words(site: Site, gate: asyncio.Event) -> None:
    """Before anything is built: what gets this answer now, with the words of before and after."""
    await put(site.store, text="Combien d'employés a le Fournil?", nearest=None)
    site.publishing.library.serving().tell("Combien d'employés a le Fournil?", "fr")
    await site.enter()
    await begun(site, ENTRY, {"answer_fr": "Le Fournil compte 77 personnes.", "source_title": "Affiche"})
    page = await far(site, GOING)
    while page is not None and "<progress" not in page:
        page = await far(site, GOING)
    assert page is not None
    assert "1 question reçoit une autre réponse" in page
    assert "77 personnes" in page
    gate.set()
    await over(site, GOING)
    page = await site.read(ENTRY)
    assert "Change 1 réponse" in page


async def test_who_cannot_try_it_is_told_when_they_look(site: Site, gate: asyncio.Event) -> None:
    """A trial that fails fails by its page, and not by an empty one."""
    gate.set()
    group_id = await put(site.store, text="Y a-t-il un cinéma?", nearest=None)
    await site.enter()
    await begun(site, f"/staff/{group_id}", TOPIC | {"answer_fr": ""})
    await over(site, f"/staff/{group_id}/essai")
    assert 'role="alert"' in await site.read(f"/staff/{group_id}")


async def test_nobody_sees_the_trial_of_another(site: Site, gate: asyncio.Event) -> None:
    """Each has their own; where something is published meanwhile the sheet stays, and what it would do is to be tried again."""
    group_id = await put(site.store, text="Y a-t-il un cinéma?", nearest=None)
    await site.enter()
    await begun(site, f"/staff/{group_id}", TOPIC)
    await site.enter("Basile")
    assert await far(site, f"/staff/{group_id}/essai") is None
    assert "À l’essai" not in await site.read(f"/staff/{group_id}")
    await site.enter()
    assert await far(site, f"/staff/{group_id}/essai") is not None
    gate.set()
    await over(site, f"/staff/{group_id}/essai")
    site.engines.append(site.engines[-1].saying(site.engines[-1].knowledge))
    page = await site.read(f"/staff/{group_id}")
    assert "Répond à" not in page
    assert "l’essai ne vaut plus" in page
    assert ">essai à refaire<" in await site.read("/staff")
    assert "Le cinéma est au village voisin." in page


async def test_a_sheet_is_kept_no_longer_than_a_session() -> None:
    """It holds what people asked, and nobody who has it erased sees into memory."""
    now = 0.0

    async def trial(_tell: Tell) -> Preview:
        raise NotPossibleError("no", "non")

    trials = Trials(lambda: now)
    begun = trials.begin("3", "Odile", {"items": "un cinéma?"}, None, trial)
    await begun.ended()
    now = SESSION_HOURS * 3600.0
    assert trials.of("3", "Odile", None) is begun
    now += 1
    assert trials.of("4", "Marie", None) is None
    assert trials._running == {}
