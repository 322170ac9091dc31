"""Next steps that nobody typed in as such: the site, the number, the mail and street address that an entity's facts hold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.knowledge.model import NextStep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import phonenumbers

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, StepKind

_SITE: Final = re.compile(
    r"(?<![\w@./-])(?P<scheme>https?://)?(?P<rest>(?:[a-z0-9][a-z0-9-]*\.)+(?:ca|com|org|net|coop|quebec|info|io|eu|fr)\b(?:/[^\s«»),;]*)?)"
)
"""A site as a sentence names it, with or without `https://`; not the domain of a mail address."""

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_STREET: Final = re.compile(
    r"\b\d+[A-Z]?(?:-\d+)?,? (?:(?:\d+e )?(?:rue|avenue|boulevard|route|chemin|rang|place|côte|montée|ruelle|quai)\b)[^,.;()]*",
    re.IGNORECASE,
)
"""A number and its street, up to what the sentence says next."""

EXTENSION: Final = re.compile(r",?\s*(?:poste|p\.|ext\.?)\s*(?=\d)", re.IGNORECASE)
"""What stands between a number and its extension."""

_REGION: Final = "CA"
TOWN: Final = "municipality"
"""The relation that says in which town a street lies, and that a place stands for in a list: "employeurs à Valbrune"."""


def telephone(text: str) -> phonenumbers.PhoneNumber | None:
    """The number that a text is, as it is called from Canada, « poste 12 » included; None when nobody could call it."""
    import phonenumbers  # noqa: PLC0415 - a tenth of a second, which who reads no number does not pay

    try:
        found = phonenumbers.parse(EXTENSION.sub(" ext. ", text), _REGION)
    except phonenumbers.NumberParseException:
        return None
    return found if phonenumbers.is_possible_number(found) else None


def reachable(entity: Entity, knowledge: Knowledge) -> Entity:
    """The entity with the steps that its facts tell, of each kind of which nobody wrote one."""
    written = {step.kind for step in entity.actions}
    told = tuple(step for step in told_steps(entity, knowledge) if step.kind not in written)
    return replace(entity, actions=(*entity.actions, *told)) if told else entity


def told_steps(entity: Entity, knowledge: Knowledge) -> Iterator[NextStep]:
    """One step a fact, where its French text holds what it is to hold: nothing is guessed."""
    for intent, (kind, found_in) in _READ.items():
        fact = entity.fact(intent)
        value = found_in(fact.text.fr) if fact is not None else None
        if fact is None or value is None:
            continue
        if kind == "map":
            value = ", ".join([value, *_towns(entity, knowledge)])
        yield NextStep(kind, value, None, fact.sources)


def _towns(entity: Entity, knowledge: Knowledge) -> list[str]:
    """The one town that the entity is in; a street of who is in several is looked for by its name alone."""
    towns = entity.links[TOWN].values if TOWN in entity.links else ()
    return [knowledge.entities[id_].name.fr for id_ in towns if id_ in knowledge.entities] if len(towns) == 1 else []


def _site(text: str) -> str | None:
    found = _SITE.search(text)
    return None if found is None else (found["scheme"] or "https://") + found["rest"].rstrip(".")


def _email(text: str) -> str | None:
    found = _EMAIL.search(text)
    return None if found is None else found[0]


def _phone(text: str) -> str | None:
    import phonenumbers  # noqa: PLC0415 - as above

    found = next(iter(phonenumbers.PhoneNumberMatcher(EXTENSION.sub(" ext. ", text), _REGION)), None)
    return None if found is None else found.raw_string


def _street(text: str) -> str | None:
    found = _STREET.search(text)
    return None if found is None else found[0].strip()


_READ: Final[Mapping[str, tuple[StepKind, Callable[[str], str | None]]]] = {
    "website": ("website", _site),
    "phone": ("phone", _phone),
    "email": ("email", _email),
    "address": ("map", _street),
}
"""Intent of a fact → the step that it tells, and what is read out of its text."""

STEP_OF: Final[Mapping[str, StepKind]] = {intent: kind for intent, (kind, _) in _READ.items()}
"""Intent of a fact → the step that tells the same."""
