"""Two things that are said of one entity cannot both be so, and nothing says why: one of them is old, or a slip. A warning.

Looked at, for the same entity: telephone numbers and mail addresses under `actions`, and in its facts `phone` and `email`; who
holds an office by a relation of a person (`mayor_of`) and by the fact of that name (`mayor`); the years of a French text and
of its English, and the year of an `amount`. A reason is a `label` (« le soir »), a `for`, or a fact that names both people.

Passes:
    # organisations/cafe.yaml
    name: Café Chaleur
    actions:
      - {kind: phone, value: 418 555-0123, source: gazette}
      - {kind: phone, value: 418 555-0145, label: {fr: Le soir, en: In the evening}, source: gazette}

Fails:
    # organisations/cafe.yaml
    name: Café Chaleur
    actions:
      - {kind: phone, value: 418 555-0123, source: gazette}
      - {kind: phone, value: 418 555-0145, source: gazette}
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bot.errors import Both
from bot.knowledge.steps import telephone, told_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem
    from bot.knowledge.documents import Location
    from bot.knowledge.model import Entity, NextStep, Words

ID: Final = "contradiction"
SOUND_BASE: Final = True

_KINDS: Final = ("phone", "email")
_OFFICE: Final = "_of"
_YEAR: Final = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?!\d)")
_GROUPING: Final = re.compile(r"(?<=\d)[ ,\u00a0\u202f](?=\d{3}(?!\d))")
"""Between thousands: "1 850 habitants" in one language is "1,850 inhabitants" in the other, and no year in either."""


def find(base: Base) -> Iterator[Problem]:
    """Every pair, at the one that is written later."""
    for name, location, one, other in pairs(base):
        yield base.documents[name].problem(location, ID, told(one, other)).as_warning()


def told(one: str, other: str) -> Both:
    """That two things cannot both be so, and what to do about it."""
    return Both(
        f"“{one}” stands here, and “{other}” elsewhere, for the same thing: mend one, or say why there are two",
        f"«\u00a0{one}\u00a0» ici, et «\u00a0{other}\u00a0» ailleurs, pour la même chose\u00a0: "
        "corriger l’un, ou dire pourquoi il y en a deux",
    )


def pairs(base: Base) -> Iterator[tuple[str, Location, str, str]]:
    """Every pair: the document, where in it the later one stands, and what both say."""
    for entity in base.knowledge.entities.values():
        name = f"entities:{entity.id}"
        for kind in _KINDS:
            yield from ((name, *pair) for pair in _of_kind(kind, entity, base))
        yield from ((name, *pair) for pair in _offices(entity, base))
        for fact in entity.facts:
            at: Location = ("facts", fact.intent)
            yield from ((name, (*at, "en"), *pair) for pair in _years(fact.text))
            if fact.amount is not None and fact.amount.unit == "year":
                years, told = _YEAR.findall(fact.text.fr), f"{fact.amount.value:.0f}"
                if years and told not in fact.text.fr:
                    yield name, (*at, "amount"), told, years[0]
    for topic in base.knowledge.topics.values():
        if topic.answer is not None:
            yield from ((f"topics:{topic.id}", ("answer", "en"), *pair) for pair in _years(topic.answer))


def _of_kind(kind: str, entity: Entity, base: Base) -> Iterator[tuple[Location, str, str]]:
    """Several numbers or addresses that are each given as the one."""
    ours = [(n, step) for n, step in enumerate(entity.actions) if step.kind == kind]
    plain = [(n, step) for n, step in ours if step.label is None and not step.intents]
    for number, step in plain[1:]:
        if _same_as(step) != _same_as(plain[0][1]):
            yield ("actions", number, "value"), step.value, plain[0][1].value
    every = {_same_as(step) for _, step in ours}
    for told in told_steps(entity, base.knowledge):
        if plain and told.kind == kind and _same_as(told) not in every:
            yield ("facts", kind), told.value, plain[0][1].value


def _same_as(step: NextStep) -> object:
    found = telephone(step.value) if step.kind == "phone" else None
    return step.value.casefold() if found is None else (found.national_number, found.extension)


def _offices(entity: Entity, base: Base) -> Iterator[tuple[Location, str, str]]:
    """Whoever a relation puts into an office of which the entity's own fact names others."""
    holders: defaultdict[str, list[Entity]] = defaultdict(list)
    for person in (one for one in base.knowledge.entities.values() if one.type == "person"):
        for relation, link in person.links.items():
            if relation.endswith(_OFFICE) and entity.id in link.values:
                holders[relation.removesuffix(_OFFICE)].append(person)
    for office, people in holders.items():
        fact = entity.fact(office)
        for person in people:
            if fact is not None and not any(base.key(alias) in base.key(fact.text.fr) for alias in person.aliases):
                yield ("facts", office), fact.text.fr, person.name.fr
        if fact is None and office in base.knowledge.intents and len(people) > 1:
            yield (), people[0].name.fr, people[1].name.fr


def _years(text: Words) -> Iterator[tuple[str, str]]:
    """A year that one language says and the other does not, where the other says another instead."""
    if text.en is None:
        return
    said = [(set(_YEAR.findall(one)), _GROUPING.sub("", one)) for one in (text.fr, text.en)]
    (french, in_french), (english, in_english) = said
    only_french = sorted(year for year in french if year not in in_english)
    only_english = sorted(year for year in english if year not in in_french)
    if only_french and only_english:
        yield only_english[0], only_french[0]
