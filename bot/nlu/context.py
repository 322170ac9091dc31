"""What a conversation fills in: what "la première", "leur" or "the other two" stand for, and what a bare name asks.

A message that asks nothing by itself, "et Fournil?", means the last question again, of the new name; knows no phrasing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from bot.knowledge.steps import TOWN
from bot.nlu.languages.pointing_words import pointing_words
from bot.nlu.languages.signs import signs
from bot.nlu.mention import Mention, Referent
from bot.nlu.model import Candidate, Entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.model import Context, Gap
    from bot.nlu.text import Word

_SURE: Final = 0.9
"""How sure a name is that was not said: less than one that was."""


def pointed(
    utterance: Sequence[Word], mentions: Sequence[Mention], context: Context | None, types: Mapping[str, str]
) -> tuple[Mention, ...]:
    """The mentions that stand where the conversation's own things are pointed at; none without a conversation.

    Args:
        mentions: what is named outright: beside such a name a pronoun stands for that name.
        types: the type of each entity, by id.
    """
    if context is None or not utterance:
        return ()
    texts = [word.text for word in utterance]
    listed = [id_ for id_ in context.listed if id_ in types]
    found = list(_in_list(texts, listed, context.entities, types)) if len(listed) > 1 else []
    if not found and not any(mention.kind != "elsewhere" for mention in mentions):
        found = _pronoun(texts, [id_ for id_ in context.entities if id_ in types], types)
    taken = {index for mention in mentions for index in range(mention.start, mention.end)}
    return tuple(mention for mention in found if taken.isdisjoint(range(mention.start, mention.end)))


def _in_list(texts: Sequence[str], listed: Sequence[str], spoken: Collection[str], types: Mapping[str, str]) -> list[Mention]:
    """What "the first one" and "the other two" stand for, in what was listed."""
    pointing = pointing_words()
    for index, text in enumerate(texts):
        start = index
        number = None
        while start > 0 and (texts[start - 1] in pointing.determiners or texts[start - 1] in pointing.numbers):
            start -= 1
            number = pointing.numbers.get(texts[start], number)
        if start == index:
            continue
        end = index + 1
        if text in pointing.others and end < len(texts) and texts[end] in pointing.numbers:
            number = pointing.numbers[texts[end]]
            end += 1
        while end < len(texts) and texts[end] in pointing.heads:
            end += 1
        if end < len(texts) and texts[end] not in pointing.goes_on:
            continue
        if text in pointing.ordinals and -len(listed) <= pointing.ordinals[text] < len(listed):
            return [_mention(start, end, [listed[pointing.ordinals[text]]], types)]
        rest = [id_ for id_ in listed if id_ not in spoken]
        if text in pointing.others and rest and number in (None, len(rest)):
            return [_mention(start, end, rest, types)]
    return []


def _pronoun(texts: Sequence[str], spoken: Sequence[str], types: Mapping[str, str]) -> list[Mention]:
    """The first pronoun that stands for what was spoken of last."""
    if not spoken:
        return []
    pointing = pointing_words()
    for index, text in enumerate(texts):
        after = texts[index + 1] if index + 1 < len(texts) else ""
        if text in pointing.several or (text in pointing.one and len(spoken) == 1 and after not in pointing.impersonal):
            return [_mention(index, index + 1, spoken, types)]
        if (text, after) in pointing.there:
            return [_mention(index, index + 2, spoken, types)]
    return []


def _mention(start: int, end: int, ids: Sequence[str], types: Mapping[str, str]) -> Mention:
    referents = tuple(Referent("entity", types[id_], id_) for id_ in ids)
    return Mention(start, end, referents, _SURE, "", joint=len(referents) > 1)


def says_again(utterance: Sequence[Word], mentions: Sequence[Mention]) -> bool:
    """Whether a message says outright that it asks the last question again, and nothing else: "same thing for Fournil".

    What contrasts behind the last name ("but the phone number") is something else.
    """
    pointing = pointing_words()
    texts = [word.text for word in utterance]
    said = any(tuple(texts[i : i + len(one)]) == one for one in pointing.all_again for i in range(len(texts)))
    behind = texts[max((mention.end for mention in mentions), default=0) :]
    return said and signs().question_words.isdisjoint(texts) and pointing.contrasting.isdisjoint(behind)


_BARE: Final = 0.9
"""Evidence that a name alone asks for its card, before the slips in it; what the conversation asked last goes before."""


class Completion:
    """Completes a question that asks nothing by itself."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def of(
        self, utterance: Sequence[Word], names: Sequence[Mention], asked: Sequence[str], context: Context | None
    ) -> tuple[Candidate, ...]:
        """What such a message means, best first; nothing where it asks something of its own.

        Args:
            names: those in it that are asked about. asked: its words of content beside them.
        """
        pointing = pointing_words()
        nothing = frozenset() if context is None else pointing.again | pointing.tying | pointing.idle
        left = [word for word in asked if word not in nothing]
        if not left and len(names) == 1:
            found = self._named(names[0], context, tied=utterance[0].text in pointing.tying or bool(asked))
        elif left and context is not None and not any(name.name for name in names):
            found = self._recounted(left, context.entry)
        else:
            return ()
        return tuple(sorted(found, key=lambda candidate: -candidate.evidence))

    def _named(self, mention: Mention, context: Context | None, *, tied: bool) -> Iterator[Candidate]:
        """The card of an entity, the list of those that bear a value, or of the new name what was asked of the last one.

        Args:
            tied: whether the question opens with a word that ties it to the one before.
        """
        for entry in self._alone(mention):
            yield Candidate(entry, None, f"intent:{entry.name}", _BARE * mention.score)
        if context is not None:
            for entry, gap in self._again(mention, context.entry, tied=tied):
                yield Candidate(entry, gap, f"intent:{entry.name}", mention.score)

    def _recounted(self, texts: Collection[str], before: Entry) -> Iterator[Candidate]:
        """The list before, counted or shown again, when nothing else is asked: "combien sont-ils?", "lesquels?"."""
        pointing = pointing_words()
        asked = [text for text in texts if text in pointing.how_many | pointing.which]
        if before.kind not in ("list", "count") or not asked or len(asked) < len(texts):
            return
        shown = self._knowledge.intents[before.name]
        kind: Literal["list", "count"] = "count" if asked[0] in pointing.how_many else "list"
        for intent in self._knowledge.intents.values():
            if intent.query == kind and intent.relation == shown.relation and intent.among == shown.among:
                yield Candidate(replace(before, kind=kind, name=intent.id), None, f"intent:{intent.id}", _BARE)
                return
        yield Candidate(before, None, f"intent:{before.name}", _BARE)

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
        elif mention.group == "place" and TOWN in self._knowledge.relations and tied:
            new = (TOWN, mention.ids()[0])
        else:
            return
        others = tuple(value for value in before.values if value[0] != new[0])
        relation = self._knowledge.intents[before.name].relation
        if new[0] == relation or len(others) < len(before.values):
            values = tuple(new if value[0] == new[0] else value for value in before.values)
            yield replace(before, values=tuple(dict.fromkeys(values)))
        elif tied:
            yield replace(before, values=(*before.values, new))
