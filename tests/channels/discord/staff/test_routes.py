"""What hangs in the staff's channel on Discord is known for good, whatever version made it, and is for staff alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.channels.discord import Services
from bot.channels.discord.delivery.presenter import Presenter
from bot.channels.discord.rendering.signing import Signer
from bot.channels.discord.staff.answer_parts import answer_parts
from bot.channels.discord.staff.desk_acts import DeskActs
from bot.channels.discord.staff.routes import staff_routes
from tests import village
from tests.channels.discord.desk import desk_cards

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
    "answer:sheet:WxOwzb:~topic:fete",
    "answer:next:ucvK31:1~topic:fete",
    "answer:confirm:z9nRD7:~headcount:fournil",
    "answer:correct:IwlixT:2~topic:fete",
    "answer:undo:8x9BWp:~topic:fete",
    "answer:put_back:sSkhPs:0123456789abcdef~topic:fete",
    "fix:publish:E78J5D:3.0",
    "fix:override:MVABee:3.0",
    "fix:amend:3CdkI3:3.0",
    "fix:whole:sQVSWa:3.0",
    "fix:next:6lzPMA:3.1",
    "answers:pick",
    "again:next:fr:1",
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
    "form:correct:upYbCw:topic:fete",
    "form:english:n1ZgKX:topic:fete",
    "form:override-fix:HiDAlO:3",
)


@pytest.mark.parametrize(("custom_id", "form"), [*((each, False) for each in BUTTONS), *((each, True) for each in FORMS)])
async def test_what_an_earlier_version_made_still_works(place: Place, custom_id: str, form: bool) -> None:
    """One route and no other takes it, its signature holds, and nobody but staff may use it."""
    cards, presenter = desk_cards(place), Presenter("fr", lambda: village.knowledge().region)
    services, acts = Services(lambda: place.engine.knowledge, place.desk, cards=cards), DeskActs(presenter, lambda: None)
    routes = staff_routes(presenter, services, SIGNER, acts, answer_parts(cards, presenter, SIGNER, acts))
    (match,) = filter(None, (route.pattern.fullmatch(custom_id) for route in routes if route.form == form))
    assert SIGNER.accepts(match)
    looking = ("queue", "answers:pick", "again", "answer:(?P<verb>sheet")
    assert all(route.least == ("reader" if route.pattern.pattern.startswith(looking) else "editor") for route in routes)
