"""What naming something without asking anything means: its card, a list, or the last question again. Knows no phrasing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from bot.matching.candidates import Candidate, Gap
from bot.matching.entries import Context, Entry
from bot.matching.filling import MUNICIPALITY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.knowledge.model import Knowledge
    from bot.matching.mentions import Mention

_BARE: Final = 0.9
"""Evidence that a name alone asks for its card, before the slips in it; what the conversation asked last goes before."""

TYING: Final = frozenset(
    {"et", "pis", "puis", "mais", "and", "what", "how", "but", "also", "en", "a", "dans", "in", "meme", "same"}
)
"""Words that tie a question to the one before: "et Optech?", "what about Optech?", "en santé?"."""

_HOW_MANY: Final = frozenset({"combien", "many", "number", "nombre"})
_WHICH: Final = frozenset(
    {"lesquels", "lesquelles", "qui", "who", "which", "noms", "names", "liste", "list", "nomme", "nommez"}
)


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

    def recounted(self, texts: Collection[str], before: Entry) -> Iterator[Candidate]:
        """The list before, counted or shown again, when nothing else is asked: "combien sont-ils?", "lesquels?"."""
        asked = [text for text in texts if text in _HOW_MANY or text in _WHICH]
        if before.kind not in ("list", "count") or not asked or len(asked) < len(texts):
            return
        shown = self._knowledge.intents[before.name]
        kind: Literal["list", "count"] = "count" if asked[0] in _HOW_MANY else "list"
        for intent in self._knowledge.intents.values():
            if intent.query == kind and intent.relation == shown.relation and intent.among == shown.among:
                yield Candidate(replace(before, kind=kind, name=intent.id), None, f"intent:{intent.id}", _BARE, None)
                return
        yield Candidate(before, None, f"intent:{before.name}", _BARE, None)

    def _alone(self, mention: Mention) -> Iterator[Entry]:
        for intent in self._knowledge.intents.values():
            if mention.kind == "entity" and intent.bare:
                for id_ in mention.entities():
                    if self._knowledge.entities[id_].type in intent.about:
                        yield Entry("profile", intent.id, (id_,))
            elif mention.kind == "value" and intent.query == "list" and intent.relation == mention.group and not intent.needs:
                yield Entry("list", intent.id, (), ((mention.group, mention.ids()[0]),))

    def _again(self, mention: Mention, before: Entry, *, tied: bool) -> Iterator[tuple[Entry, Gap | None]]:
        """The entry before, asked of the new name; of an entity without such a fact only when the question was tied to it."""
        if before.kind in ("list", "count"):
            yield from ((entry, None) for entry in self._narrowed(mention, before, tied=tied))
        elif mention.kind == "entity" and before.kind in ("fact", "relation"):
            ids = mention.entities()
            for group in (ids,) if mention.joint else [(id_,) for id_ in ids]:
                kept = tuple(id_ for id_ in group if self._can_be_asked(before, id_))
                missing = before.kind == "fact" and not any(self._knowledge.entities[id_].fact(before.name) for id_ in kept)
                if kept and (tied or not missing):
                    yield Entry(before.kind, before.name, kept), "fact" if missing else None

    def _can_be_asked(self, before: Entry, id_: str) -> bool:
        return self._knowledge.entities[id_].type in self._knowledge.intents[before.name].about

    def _narrowed(self, mention: Mention, before: Entry, *, tied: bool) -> Iterator[Entry]:
        """The list before, of another value of its relation, of another place; or, tied to it, of one more filter."""
        if mention.kind == "value":
            new = (mention.group, mention.ids()[0])
        elif mention.group == "place" and MUNICIPALITY in self._knowledge.relations and tied:
            new = (MUNICIPALITY, mention.ids()[0])
        else:
            return
        others = tuple(value for value in before.values if value[0] != new[0])
        relation = self._knowledge.intents[before.name].relation
        if new[0] == relation or len(others) < len(before.values):
            values = tuple(new if value[0] == new[0] else value for value in before.values)
            yield replace(before, values=tuple(dict.fromkeys(values)))
        elif tied:
            yield replace(before, values=(*before.values, new))
