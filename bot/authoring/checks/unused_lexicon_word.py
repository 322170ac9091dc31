"""A texting spelling, or a word of a group of synonyms, does nothing: nothing that people type can ever meet it. A warning.

Folding has been there before: a spelling with a capital, an accent, a blank or an apostrophe is never what the bot sees, and a
synonym that `texting` opens into other words is seen as those. A group of synonyms none of whose words stands in a phrasing
leads nowhere; nor does a spelling opened into words that nothing else in the base knows.

Passes:
    # lexicon.yaml
    texting: {koi: quoi}
    synonyms: {money: [argent, money, budget]}
    stopwords: {fr: [le, la, quoi], en: [the]}

Fails:
    # lexicon.yaml
    texting: {Qu'oi: quoi}
    synonyms: {money: [argent, money, budget]}
    stopwords: {fr: [le, la, quoi], en: [the]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import Both
from bot.nlu.spelling import stem
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from bot.authoring.base import Base
    from bot.errors import Problem

ID: Final = "unused-lexicon-word"
SOUND_BASE: Final = True
_DOCUMENT: Final = "lexicon.yaml"


def find(base: Base) -> Iterator[Problem]:
    """Every word of `texting` and `synonyms` that is never met, or that leads to nothing."""
    document = base.documents[_DOCUMENT]
    used = {word for phrasing in base.phrasings for word in phrasing.key.split()}
    for spelling, message in _texting(base, used | _known_besides(base)):
        yield document.problem(("texting", spelling), ID, message).as_warning()
    stems = {stem(word) for word in used}
    for group, number, message in _synonyms(base, stems):
        location = ("synonyms", group) if number is None else ("synonyms", group, number)
        yield document.problem(location, ID, message).as_warning()


def _texting(base: Base, known: AbstractSet[str]) -> Iterator[tuple[str, Both]]:
    for spelling, meaning in base.knowledge.lexicon.texting.items():
        seen = [word.text for word in words(spelling)]
        opened = [word.text for word in words(meaning)]
        if seen != [spelling]:
            read = repr(" ".join(seen))
            message = Both(
                f"{spelling!r} is never met: what people type is seen as {read} before it is looked up",
                f"{spelling!r} ne se rencontre jamais\u00a0: ce qu’on tape est lu {read} avant d’être cherché",
            )
            yield spelling, message
        elif opened == [spelling]:
            yield spelling, Both(f"{spelling!r} is opened into itself", f"{spelling!r} s’ouvre sur lui-même")
        elif known.isdisjoint(opened):
            message = Both(
                f"{spelling!r} is opened into {meaning!r}, of which no phrasing, name or everyday word knows any",
                f"{spelling!r} s’ouvre sur {meaning!r}, qu’aucune formulation, aucun nom, aucun mot courant ne connaît",
            )
            yield spelling, message


def _synonyms(base: Base, stems: AbstractSet[str]) -> Iterator[tuple[str, int | None, Both]]:
    texting = base.knowledge.lexicon.texting
    for group, members in base.knowledge.lexicon.synonyms.items():
        if stems.isdisjoint(stem(word.text) for member in members for word in words(member)):
            message = Both(
                f"no phrasing holds a word of the group {group!r}: it leads nowhere",
                f"aucune formulation n’a un mot du groupe {group!r}\u00a0: il ne mène nulle part",
            )
            yield group, None, message
            continue
        for number, member in enumerate(members):
            seen = " ".join(word.text for word in words(member))
            if seen in texting and texting[seen] != seen:
                message = Both(
                    f"{member!r} is never met: `texting` opens it into {texting[seen]!r}",
                    f"{member!r} ne se rencontre jamais\u00a0: `texting` l’ouvre sur {texting[seen]!r}",
                )
                yield group, number, message
            elif not seen:
                yield group, number, Both(f"{member!r} holds no word", f"{member!r} ne contient aucun mot")


def _known_besides(base: Base) -> set[str]:
    """The words that count although no phrasing holds them: of names, of everyday language, of synonyms, without weight."""
    lexicon = base.knowledge.lexicon
    groups = (*lexicon.stopwords.values(), *lexicon.ordinary.values(), *lexicon.synonyms.values(), lexicon.elsewhere)
    names = [alias for entity in base.knowledge.entities.values() for alias in entity.aliases]
    names += [a for relation in base.knowledge.relations.values() for value in relation.values.values() for a in value.aliases]
    return {word.text for text in (*(one for group in groups for one in group), *names) for word in words(text)}
