"""What the names in a message speak of: something else, where the person comes from, the place of another one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.nlu.languages.function_words import function_words
from bot.nlu.languages.pointing_words import pointing_words
from bot.nlu.languages.signs import signs
from bot.nlu.mention import Mention, Referent
from bot.nlu.question import YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.text import Word


def narrowed(mentions: Sequence[Mention], utterance: Sequence[Word], is_known: Callable[[str], bool]) -> tuple[Mention, ...]:
    """The mentions, each one that is narrowed by a foreign or unknown name turned into a name from elsewhere.

    "La Forge de Bellechasse" is not the Forge we know, nor is "Boisvert de l'Estuaire" our Boisvert: a name followed by
    small linking words and a name from elsewhere, or a word that the base never uses, speaks of something else. Read
    from the right, so that "le chef de la Forge de L'Islet" falls as a whole.
    """
    linking = function_words().linking
    kept: list[Mention] = []
    for mention in reversed(mentions):
        if _namesake(mention, mentions, utterance, is_known):
            stranger = Referent("elsewhere", "elsewhere", utterance[mention.start - 1].text)
            kept.insert(0, Mention(mention.start - 1, mention.end, (stranger,), mention.score, mention.name))
            continue
        end = mention.end
        while end < len(utterance) and utterance[end].text in linking and utterance[end].clause == utterance[end - 1].clause:
            end += 1
        follows = kept[0] if kept and kept[0].start == end else None
        same_clause = end < len(utterance) and utterance[end].clause == utterance[end - 1].clause
        if mention.kind == "entity" and follows is not None and follows.kind == "elsewhere" and same_clause:
            kept[0] = Mention(mention.start, follows.end, follows.referents, follows.score, follows.name)
        elif mention.kind == "entity" and same_clause and follows is None and _estranges(utterance, mention.end, end, is_known):
            stranger = Referent("elsewhere", "elsewhere", utterance[end].text)
            kept.insert(0, Mention(mention.start, end + 1, (stranger,), mention.score, mention.name))
        else:
            kept.insert(0, mention)
    return tuple(kept)


def _namesake(
    mention: Mention, mentions: Sequence[Mention], utterance: Sequence[Word], is_known: Callable[[str], bool]
) -> bool:
    """Whether a surname alone follows a first name that is nobody's here: "Guy Lavoie" is not Marie Lavoie."""
    if mention.group != "person" or mention.end - mention.start > 1 or mention.start == 0:
        return False
    before = mention.start - 1
    if any(other.start <= before < other.end for other in mentions):
        return False
    return utterance[before].clause == utterance[mention.start].clause and not is_known(utterance[before].text)


def is_origin(mention: Mention, utterance: Sequence[Word]) -> bool:
    """Whether a name from elsewhere only tells where the person lives or comes from.

    It follows such a verb ("j'arrive de Montréal", "I live in Boston"), stands beside papers that people bring along ("mon
    diplôme de Tunisie", "a licence from Ohio"), or in a clause of the person's own that asks nothing, beside one that does
    ("Ma famille est à Abidjan, comment trouver un médecin?").
    """
    if mention.kind != "elsewhere":
        return False
    own = utterance[mention.start].clause
    between = function_words().linking | signs().from_
    before = mention.start - 1
    while before >= 0 and utterance[before].text in between:
        before -= 1
    if before >= 0 and utterance[before].text in signs().coming and utterance[before].clause == own:
        return True
    inside = {word.text for word in utterance if word.clause == own}
    # "Tunisien" is no name of the list, and near to one: an adjective of where the papers were given.
    given = mention.score < 1 or utterance[mention.start - 1].text in signs().of
    if mention.start and given and not (inside.isdisjoint(signs().papers) or inside.isdisjoint(signs().first_person)):
        return True
    told = not inside.isdisjoint(signs().first_person) and inside.isdisjoint(signs().question_words)
    return told and any(word.clause != own for word in utterance)


def _estranges(utterance: Sequence[Word], name_end: int, end: int, is_known: Callable[[str], bool]) -> bool:
    """Whether the word at `end` makes another thing of the name before it: an unknown name after `de`, or a number."""
    word = utterance[end].text
    if end == name_end:
        return word.isdigit() and not YEAR.fullmatch(word)
    return not is_known(word)


def set_aside(mentions: Sequence[Mention], utterance: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Where a name is said only to set it aside, from the word that does to the end of the name.

    "Où est l'école, pas l'hôpital?" asks of the school alone. Somebody who is not set aside must be named beside it.
    """
    small = function_words()
    texts = [word.text for word in utterance]
    between = frozenset().union(*small.articles.values()) | signs().of | pointing_words().again
    found = []
    for mention in mentions:
        end = mention.start
        while end > 0 and texts[end - 1] in between and _in_one(utterance, end):
            end -= 1
        start = min(
            (end - len(one) for one in small.setting_aside if tuple(texts[max(0, end - len(one)) : end]) == one), default=end
        )
        if start == end or not _in_one(utterance, end):
            continue
        while start > 0 and texts[start - 1] in small.before_setting_aside and _in_one(utterance, start):
            start -= 1
        found.append((start, mention.end))
    kept = [m for m in mentions if m.kind == "entity" and not any(start <= m.start < end for start, end in found)]
    return tuple(found) if kept else ()


def _in_one(utterance: Sequence[Word], at: int) -> bool:
    """Whether the word there and the one before it stand in one clause."""
    return utterance[at].clause == utterance[at - 1].clause


def describing(mentions: Sequence[Mention], knowledge: Knowledge) -> frozenset[int]:
    """Where a name only describes an entity beside it ("the insurer Boisvert", "le Fournil à Valbrune").

    It is no part of what is asked.
    """
    tied = {tie for m in mentions if m.group == "organisation" for id_ in m.entities() for tie in knowledge.entities[id_].ties}
    open_ = {relation.id for relation in knowledge.relations.values() if not relation.closed} | {"place"}
    return frozenset(m.start for m in mentions if m.group in open_ and not tied.isdisjoint(m.ids()))


def in_a_row(mentions: Sequence[Mention], utterance: Sequence[Word]) -> bool:
    """Whether nothing but small words stands between the names: "Fournil et Boisvert", or one that stands for several."""
    pairs = pairwise(sorted(mentions, key=lambda mention: mention.start))
    between = (utterance[one.end : other.start] for one, other in pairs)
    small = function_words().side_by_side
    return all(word.text in small for words_ in between for word in words_)
