"""`make brief`: what a blind author of questions gets, and nothing else: bare triples, thing · its kind · what is known of it.

Never a sentence of an answer, whose words would come back in the questions; no phrasing, alias or id either. What cannot
be answered is left out: authors think of it themselves.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.knowledge import reader
from bot.knowledge.model import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Fact, Language

ROOT: Final = Path(__file__).resolve().parents[2]
_ENTITY_SHARE: Final = 0.6
"""Of the lines; the rest are topics. People ask of both."""
_SEPARATOR: Final = " · "
_KIND: Final = "kind"
_UNTOLD: Final = (_KIND, "listed_as")
"""Relations that no line is about: a kind stands on every line already, and under whose name one is listed nobody asks."""
_TYPES: Final = {
    "organisation": Words("organisation", "organisation"),
    "place": Words("lieu", "place"),
    "person": Words("personne", "person"),
}
_TOPIC: Final = Words("sujet", "topic")


def brief(knowledge: Knowledge, seed: int, facts: int, language: Language = "fr") -> tuple[str, ...]:
    """The lines for one author.

    Args:
        seed: of the choice; another author gets another.
        facts: how many lines; fewer where the knowledge holds fewer.
    """
    chance = random.Random(seed)  # noqa: S311 - the same brief for the same seed
    of_entities = sorted(set(_of_entities(knowledge, language)))
    topics = [topic for topic in knowledge.topics.values() if topic.refusal is None]
    of_topics = sorted(f"{_TOPIC.in_(language)}{_SEPARATOR}{topic.title.in_(language)}" for topic in topics)
    wanted = min(len(of_entities), round(facts * _ENTITY_SHARE))
    chosen = chance.sample(of_entities, wanted) + chance.sample(of_topics, min(len(of_topics), facts - wanted))
    chance.shuffle(chosen)
    return tuple(chosen)


def _of_entities(knowledge: Knowledge, language: Language) -> Iterator[str]:
    for entity in knowledge.entities.values():
        about = (entity.name.in_(language), _kind(knowledge, entity, language))
        for fact in entity.facts:
            yield _SEPARATOR.join((*about, _known(knowledge, fact, language)))
        for relation, link in entity.links.items():
            names = ", ".join(knowledge.value_name(relation, value).in_(language) for value in link.values)
            if relation not in _UNTOLD:
                yield _SEPARATOR.join((*about, f"{knowledge.relations[relation].name.in_(language)}: {names}"))


def _kind(knowledge: Knowledge, entity: Entity, language: Language) -> str:
    """What it is: its kinds where they are recorded, else its type."""
    if (link := entity.links.get(_KIND)) is None:
        return _TYPES[entity.type].in_(language)
    return ", ".join(knowledge.value_name(_KIND, value).in_(language) for value in link.values)


def _known(knowledge: Knowledge, fact: Fact, language: Language) -> str:
    """What is known, by its title; a number with its date, since a figure puts no words into anybody's mouth."""
    title = knowledge.intents[fact.intent].title.in_(language).replace("{entity}", "").strip(" :,-–\u00a0")
    if fact.amount is None:
        return title
    since = f" ({fact.amount.as_of})" if fact.amount.unit != "year" and fact.amount.as_of else ""
    return f"{title} = {fact.amount.value:.12g}{since}"


def main() -> None:
    """Print a brief."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another author gets another")
    parser.add_argument("--facts", type=int, default=60, help="how many lines")
    parser.add_argument("--language", choices=LANGUAGES, default="fr", help="of the author")
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge", help="another knowledge folder")
    arguments = parser.parse_args()
    lines = brief(reader.read(arguments.knowledge), arguments.seed, arguments.facts, arguments.language)
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main()
