"""What hangs in the staff's channel on Discord is known for good, whatever version made it, and is for staff alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.channels.discord import CardServices, Services
from bot.channels.discord.delivery.presenter import Presenter
from bot.channels.discord.rendering.signing import Signer
from bot.channels.discord.staff.routes import staff_routes
from bot.store.cards import StoredCards
from tests import village

if TYPE_CHECKING:
    from tests.review.place import Place

SIGNER = Signer(b"a secret of the tests")
BUTTONS = (
    "queue:next:fr:1",
    "queue:previous:en:0",
    "desk:new_entry:V80739:1",
    "desk:claim:CEYkSX:12",
    "desk:release:1aspi3:12",
    "desk:merge:PrM7rt:12",
    "desk:dismiss:qZ1Fu8:12",
    "desk:reopen:EAWlh5:12",
    "desk:undo:-h0kEj:12",
    "draft:publish:IvnQLq:3",
    "draft:override:EY5iLr:3",
    "draft:replace:hQ1Jn2:3",
    "draft:amend:tLkzRY:3",
    "draft:until:tJut6Y:3",
)
"""Made with the secret above, by version 0.2.0 and those after it; so are the forms."""
FORMS = (
    "form:new_entry:uAgxT0:1",
    "form:new_fact:298bgp:1",
    "form:new_phrasing:-oxGk0:1",
    "form:new_alias:SqPYW6:1",
    "form:merge:FwQhPb:1",
    "form:dismiss:6balM0:1",
    "form:override:uR8Wbn:3",
    "form:until:cbqWR2:3",
)


@pytest.mark.parametrize(("custom_id", "form"), [*((each, False) for each in BUTTONS), *((each, True) for each in FORMS)])
async def test_what_an_earlier_version_made_still_works(place: Place, custom_id: str, form: bool) -> None:
    """One route and no other takes it, its signature holds, and nobody but staff may use it."""
    cards = CardServices(place.publishing, StoredCards(place.database), lambda: place.engine)
    services = Services(lambda: place.engine.knowledge, place.desk, cards=cards)
    routes = staff_routes(Presenter("fr", lambda: village.knowledge().region), services, SIGNER, lambda: None)
    (match,) = filter(None, (route.pattern.fullmatch(custom_id) for route in routes if route.form == form))
    assert SIGNER.accepts(match)
    assert all(route.least == ("reader" if "queue" in route.pattern.pattern else "editor") for route in routes)
