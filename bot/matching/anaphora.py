"""What "la première", "leur" or "the other two" stand for, from what a conversation spoke of. Knows no phrasing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.matching.mentions import Mention, Referent

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.matching.entries import Context
    from bot.matching.text import Word

SURE: Final = 0.9
"""How sure a name is that was not said: less than one that was."""

PRONOUNS: Final = frozenset({"il", "elle", "ils", "elles", "eux", "leur", "leurs", "they", "them", "their", "he", "she"})
"""Words that stand for somebody or something named elsewhere in the message."""

_ONE: Final = frozenset({"il", "elle", "lui", "son", "sa", "ses", "he", "she", "him", "his", "her", "it", "its"})
_SEVERAL: Final = frozenset({"ils", "elles", "eux", "leur", "leurs", "they", "them", "their", "theirs"})
_THERE: Final = (("la", "bas"), ("down", "there"), ("over", "there"))
_IMPERSONAL: Final = frozenset({"y", "faut", "fait", "pleut", "neige", "existe", "manque", "reste", "semble"})
"""Words after "il" that make it stand for nothing: "il y a", "il faut"."""

_ARTICLES: Final = frozenset({"le", "la", "l", "les", "du", "au", "the", "des", "aux"})
_PLACES: Final[Mapping[str, int]] = {
    "premier": 0,
    "premiere": 0,
    "first": 0,
    "deuxieme": 1,
    "second": 1,
    "seconde": 1,
    "troisieme": 2,
    "third": 2,
    "dernier": -1,
    "derniere": -1,
    "last": -1,
}
_OTHERS: Final = frozenset({"autre", "autres", "other", "others"})
_NUMBERS: Final[Mapping[str, int]] = {
    "deux": 2,
    "two": 2,
    "trois": 3,
    "three": 3,
    "quatre": 4,
    "four": 4,
    "2": 2,
    "3": 3,
    "4": 4,
}
_PRONOUN_HEADS: Final = frozenset({"one", "ones"})
_GOES_ON: Final = frozenset(
    {"fait", "font", "do", "does", "est", "sont", "is", "are", "a", "ont", "has", "have", "c", "et", "and", "pis"}
)
"""What may follow "la première" when it stands for something listed; before a noun it only describes that noun."""

POINTING: Final = frozenset(
    {"celui", "celle", "ceux", "celles", "meme", "question", "pareil", "chose", "concernant", "concerne", "cote", "niveau"}
    | {"same", "one", "ones", "thing", "regarding", "case", "idem"}
)
"""Words that ask the last question again of something else: "et celui de Saint-Pascal?", "même question pour Optech"."""


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


def implicit(end: int, context: Context | None, types: Mapping[str, str]) -> Mention | None:
    """What a question cut short speaks of without a word for it, as a name after its last word; None without such a thing."""
    spoken = [id_ for id_ in context.entities if id_ in types] if context is not None else []
    return _mention(end, end, spoken, types) if spoken else None


def _in_list(texts: Sequence[str], listed: Sequence[str], spoken: Collection[str], types: Mapping[str, str]) -> list[Mention]:
    """What "the first one" and "the other two" stand for, in what was listed."""
    for index, text in enumerate(texts):
        start = index
        number = None
        while start > 0 and (texts[start - 1] in _ARTICLES or texts[start - 1] in _NUMBERS):
            start -= 1
            number = _NUMBERS.get(texts[start], number)
        if start == index:
            continue
        end = index + 1
        if text in _OTHERS and end < len(texts) and texts[end] in _NUMBERS:
            number = _NUMBERS[texts[end]]
            end += 1
        while end < len(texts) and texts[end] in _PRONOUN_HEADS:
            end += 1
        if end < len(texts) and texts[end] not in _GOES_ON:
            continue
        if text in _PLACES and -len(listed) <= _PLACES[text] < len(listed):
            return [_mention(start, end, [listed[_PLACES[text]]], types)]
        rest = [id_ for id_ in listed if id_ not in spoken]
        if text in _OTHERS and rest and number in (None, len(rest)):
            return [_mention(start, end, rest, types)]
    return []


def _pronoun(texts: Sequence[str], spoken: Sequence[str], types: Mapping[str, str]) -> list[Mention]:
    """The first pronoun that stands for what was spoken of last."""
    if not spoken:
        return []
    for index, text in enumerate(texts):
        after = texts[index + 1] if index + 1 < len(texts) else ""
        if text in _SEVERAL or (text in _ONE and len(spoken) == 1 and after not in _IMPERSONAL):
            return [_mention(index, index + 1, spoken, types)]
        if (text, after) in _THERE:
            return [_mention(index, index + 2, spoken, types)]
    return []


def _mention(start: int, end: int, ids: Sequence[str], types: Mapping[str, str]) -> Mention:
    referents = tuple(Referent("entity", types[id_], id_) for id_ in ids)
    return Mention(start, end, referents, SURE, "", joint=len(referents) > 1)
