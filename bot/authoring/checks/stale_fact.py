"""A fact or a topic is old enough to be checked again. A warning; until then its answer says "à vérifier".

What changes by itself (an intent with `volatile: true`) is as old as its source; everything else is as old as the day on
which somebody last read the source, its `checked_on`; a `checked_on` of the fact's own, which `kamouraska review confirm`
writes, counts for both. After how many months: `knowledge.stale_months` and
`knowledge.recheck_months` in config.yaml.

Passes:
    # organisations/cafe.yaml
    name: Café Chaleur
    facts:
      headcount: {fr: Le café compte 3 employés (2021)., en: The café has 3 employees (2021)., source: bottin}

    # sources/bottin.yaml
    bottin: {title: Le Bottin, date: 2021-06, checked_on: 2021-12-01}

Fails:
    # organisations/cafe.yaml
    name: Café Chaleur
    facts:
      headcount: {fr: Le café compte 3 employés (2016)., en: The café has 3 employees (2016)., source: bottin}

    # sources/bottin.yaml
    bottin: {title: Le Bottin, date: 2016-06, checked_on: 2021-12-01}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import Both
from bot.knowledge.staleness import stale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem
    from bot.knowledge.documents import Location
    from bot.knowledge.model import Fact, Topic
    from bot.knowledge.staleness import Months, Stale

ID: Final = "stale-fact"
SOUND_BASE: Final = False


def find(base: Base) -> Iterator[Problem]:
    """Everything that is to be checked again as of today."""
    for entity in base.knowledge.entities.values():
        for fact in entity.facts:
            yield from _old(base, f"entities:{entity.id}", ("facts", fact.intent), fact)
    for topic in base.knowledge.topics.values():
        if topic.answer is not None:
            yield from _old(base, f"topics:{topic.id}", ("answer",), topic)


def _old(base: Base, name: str, location: Location, said: Fact | Topic) -> Iterator[Problem]:
    if (found := stale(said, base.knowledge, base.today, base.months)) is not None:
        yield base.documents[name].problem(location, ID, _told(found, base.months)).as_warning()


def _told(found: Stale, months: Months) -> Both:
    date = found.date
    match found.why:
        case "ended":
            return Both(
                f"held until {date}: put what holds now, or change `checked_on` if it still does",
                f"valait jusqu’au {date}\u00a0: mettre ce qui vaut maintenant, ou changer `checked_on` si c’est encore vrai",
            )
        case "volatile":
            return Both(
                f"changes by itself, and its source dates from {date}: look for a newer one (over {months.volatile} months)",
                f"change de soi-même, et sa source est de {date}\u00a0: en chercher une autre (plus de {months.volatile} mois)",
            )
        case "lasting":
            return Both(
                f"its source was last read on {date}: read it again and change `checked_on` (over {months.lasting} months)",
                f"sa source a été lue le {date}\u00a0: la relire et changer `checked_on` (plus de {months.lasting} mois)",
            )
