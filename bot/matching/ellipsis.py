"""What naming something without asking anything means: its card, a list, or the last question again. Knows no phrasing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.matching.entries import Context, Entry
from bot.matching.filling import Candidate, Gap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.model import Knowledge
    from bot.matching.mentions import Mention

_BARE: Final = 0.9
"""Evidence that a name alone asks for its card, before the slips in it; what the conversation asked last goes before."""

TYING: Final = frozenset({"et", "pis", "puis", "mais", "and", "what", "how", "but", "also"})
"""Words that tie a question to the one before: "et Optech?", "what about Optech?"."""


class Completion:
    """Completes a question that is nothing but a name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def candidates(self, mention: Mention, context: Context | None, *, tied: bool) -> Iterator[Candidate]:
        """The card of an entity, the list of those that bear a value, or of the new name what was asked of the last one.

        Args:
            tied: whether the question opens with a word that ties it to the one before.
        """
        for entry in self._alone(mention):
            yield Candidate(entry, None, f"intent:{entry.name}", _BARE * mention.score, None)
        if context is not None:
            for entry, gap in self._again(mention, context.entry, tied=tied):
                yield Candidate(entry, gap, f"intent:{entry.name}", mention.score, None)

    def _alone(self, mention: Mention) -> Iterator[Entry]:
        for intent in self._knowledge.intents.values():
            if mention.kind == "entity" and intent.bare:
                for id_ in mention.entities():
                    if self._knowledge.entities[id_].type in intent.about:
                        yield Entry("profile", intent.id, (id_,))
            elif mention.kind == "value" and intent.query == "list" and intent.relation == mention.group:
                yield Entry("list", intent.id, (), ((mention.group, mention.ids()[0]),))

    def _again(self, mention: Mention, before: Entry, *, tied: bool) -> Iterator[tuple[Entry, Gap | None]]:
        """The entry before, asked of the new name; of an entity without such a fact only when the question was tied to it."""
        if mention.kind == "value" and before.kind in ("list", "count"):
            if self._knowledge.intents[before.name].relation == mention.group:
                yield replace(before, values=((mention.group, mention.ids()[0]),)), None
        elif mention.kind == "entity" and before.kind in ("fact", "relation"):
            for id_ in mention.entities():
                entity = self._knowledge.entities[id_]
                missing = before.kind == "fact" and entity.fact(before.name) is None
                if entity.type in self._knowledge.intents[before.name].about and (tied or not missing):
                    yield Entry(before.kind, before.name, (id_,)), "fact" if missing else None
