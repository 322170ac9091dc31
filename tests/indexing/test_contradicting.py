"""What contradicts itself is told with the answer that says it, for staff to open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.indexing.contradicting import contradictions_in
from bot.knowledge.reader import examine
from bot.knowledge.staleness import DEFAULT_MONTHS
from tests.village import FILES, edited, files

if TYPE_CHECKING:
    from bot.review.freshness import Contradiction


def found(**changed: str | None) -> tuple[Contradiction, ...]:
    """What the village says in two ways."""
    return contradictions_in(examine(files(**changed)), dt.date(2026, 5, 22), DEFAULT_MONTHS)


def test_each_pair_names_the_answer_that_says_the_later_one() -> None:
    """A fact, a topic, or the entity alone; none where all agrees."""
    assert found() == ()
    (fact,) = found(**edited("organisations/fournil", "has 12 employees (2020)", "has 12 employees (2019)"))
    assert (fact.entry, fact.one, fact.other) == ("headcount:fournil", "2019", "2020")
    assert fact.place.startswith("knowledge/organisations/fournil.yaml:")
    (topic,) = found(
        **edited("topics/budget", "{fr: La fête coûte 5 000 $ par an.}", "{fr: En 2019 rien., en: Nothing in 2020.}")
    )
    assert topic.entry == "topic:budget"
    phones = "actions:\n" + "".join(f"  - {{kind: phone, value: 418 555-01{n}, source: gazette}}\n" for n in (10, 20))
    (step,) = found(organisations__forge=FILES["organisations/forge.yaml"] + phones)
    assert (step.entry, step.about is not None and step.about.fr) == ("", "Forge Tremblay")
