"""What a conversation speaks of once a question is decided, so that the next one may leave it unsaid. Keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.nlu.model import LESS_THAN, MORE_THAN, Context

if TYPE_CHECKING:
    from bot.answers.compose import Composer
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.nlu.decide import Decision
    from bot.nlu.model import Entry, Reading


class SpokenOf:
    """The contexts that the questions of one knowledge leave behind."""

    def __init__(self, knowledge: Knowledge, composer: Composer) -> None:
        self._knowledge = knowledge
        self._composer = composer

    def after(self, decision: Decision, reading: Reading, language: Language, before: Context | None) -> Context | None:
        """What a next question may leave unsaid: the entry answered, or at least the entity that was recognised.

        What came near without being answered is a guess, and no subject of the conversation.
        """
        entry = decision.candidate.entry if decision.candidate is not None else None
        if decision.outcome == "smalltalk" or entry is None or entry.kind == "smalltalk":
            return None
        named = tuple(id_ for mention in reading.mentions for id_ in mention.entities()[: None if mention.joint else 1])
        if decision.reason in ("below_threshold", "unknown_entity"):
            return Context(entry, named, language) if named else None
        listed = self._composer.shown(entry) if decision.entry is not None else ()
        if len(listed) < 2 and before is not None:  # noqa: PLR2004 - nothing new to choose among
            listed = before.listed
        return Context(entry, entry.entities or self._of_topic(entry) or named, language, listed)

    def _of_topic(self, entry: Entry) -> tuple[str, ...]:
        """The one entity that a topic is about, or the one person: "qui est le préfet?", "quel âge a-t-elle?"."""
        about = sorted(self._knowledge.topics[entry.name].entities) if entry.kind == "topic" else []
        people = [id_ for id_ in about if self._knowledge.entities[id_].type == "person"]
        for found in (about, people):
            if len(found) == 1:
                return tuple(found)
        return ()

    def still_known(self, context: Context | None) -> Context | None:
        """The context, unless a reload has taken from the knowledge what it speaks of."""
        if context is None:
            return None
        entry = context.entry
        named = self._knowledge.topics if entry.kind == "topic" else self._knowledge.intents
        kept = entry.name in named and self._knowledge.entities.keys() >= {*entry.entities, *context.entities}
        return context if kept and all(self._is_known(*value) for value in entry.values) else None

    def _is_known(self, relation: str, value: str) -> bool:
        """Whether a list can still be narrowed by it: a number, a word of the relation, or an entity that it leads to."""
        if relation in (MORE_THAN, LESS_THAN):
            return True
        known = self._knowledge.relations.get(relation)
        return known is not None and (value in known.values or value in self._knowledge.entities)
