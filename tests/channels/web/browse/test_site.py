"""What is made of the knowledge, and made anew with it."""

from __future__ import annotations

from bot.channels.web.browse.site import BrowseSite, Renewed
from tests import village


def test_what_is_made_is_kept_until_the_knowledge_is_another() -> None:
    """Made when it is first wanted, then once a knowledge."""
    known = [village.knowledge()]
    made: list[str] = []

    def make(_knowledge: object) -> int:
        made.append("again")
        return len(made)

    renewed = Renewed(lambda: known[-1], make)
    assert made == []
    assert [renewed(), renewed()] == [1, 1]
    known.append(village.sorted_knowledge())
    assert [renewed(), renewed()] == [2, 2]


def test_the_directory_is_that_of_now() -> None:
    """A file that staff saved is listed with the next request."""
    known = [village.knowledge()]
    site = BrowseSite.of(lambda: known[-1])
    assert site.directory().choices("sector") == ()
    known.append(village.sorted_knowledge())
    assert site.directory().choices("sector")
    assert site.directory() is site.directory()
