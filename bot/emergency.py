"""Is somebody in danger, or close to somebody who is? Looked at before all else. Knows no file, no channel.

How likely it is, and of which kind, was learned (`bot/nlu/urgency.py`); what is known of each kind, and so what is answered,
stands in the knowledge. Nothing that was read is kept, and nothing that the knowledge expects to be asked makes it look away:
whoever adds a phrasing can silence no cry for help.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.nlu import urgency
from bot.nlu.language import guess
from bot.nlu.name_classes import SLOT
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.knowledge.base import Knowledge, Lexicon
    from bot.knowledge.emergencies import Emergencies, Emergency
    from bot.knowledge.model import Language

_FIRST: Final = "911"
_CLOSE: Final = 0.5
"""How likely, beside the likeliest kind, one is whose first number is 911 and that goes before it: minutes may count."""
_CRY: Final = "! \n"
_READ: Final = 500
"""Characters that show the language."""
_NO_VOCABULARY: Final[Mapping[Language, tuple[str, ...]]] = {"fr": (), "en": ()}


@dataclass(frozen=True, slots=True)
class Recognised:
    """What somebody seems to need.

    Attributes:
        language: that they wrote in; None where nothing shows it.
    """

    emergency: Emergency
    language: Language | None


class Recogniser:
    """Recognises the emergencies that a knowledge has an answer to."""

    def __init__(self, emergencies: Emergencies | None, lexicon: Lexicon, named: str) -> None:
        """With no emergencies it recognises none.

        Args:
            named: what stands in a slot: a name that is no sign of need. Without any, « il était une fois » is one.
        """
        kinds = () if emergencies is None else emergencies.kinds.values()
        self._kinds: Mapping[str, Emergency] = {emergency.id: emergency for emergency in kinds}
        self._lexicon = lexicon
        self._named = named
        self._needed = frozenset() if emergencies is None else frozenset(f"topic:{id_}" for id_ in emergencies.topics)
        if self._kinds:
            urgency.prepare()  # whoever is the first in need must not wait for it

    @classmethod
    def of(cls, knowledge: Knowledge) -> Recogniser:
        """The recogniser of a knowledge; one without `emergency.yaml` recognises nothing."""
        return cls(knowledge.emergencies, knowledge.lexicon, knowledge.region.name.fr)

    def recognise(self, text: str) -> Recognised | None:
        """What somebody who writes this seems to need; None for whatever is no emergency.

        A few tenths of a millisecond for an ordinary question, a few milliseconds at most for one that sounds like need.
        """
        if not self._kinds:
            return None
        found = (self._recognised(said, urgency.learned().needs(said)) for said in _said(text))
        return next((recognised for recognised in found if recognised is not None), None)

    def _recognised(self, text: str, likely: Mapping[str, float] | None) -> Recognised | None:
        emergency = self._chosen(likely) if likely is not None else None
        if emergency is None:
            return None
        texting = {**self._lexicon.texting, **urgency.learned().spellings}
        language = guess(words(text[:_READ], texting), self._lexicon.stopwords, _NO_VOCABULARY).language
        return Recognised(emergency, language)

    def shadows(self, phrasing: str, label: str) -> bool:
        """Whether a phrasing would never be asked, since whoever writes it is answered as somebody in need.

        Args:
            label: what it asks for (`topic:ID`); of the topics that those in need may ask for, none is shadowed.
        """
        return bool(self.shadowed([(phrasing, label)]))

    def shadowed(self, phrasings: Sequence[tuple[str, str]]) -> frozenset[int]:
        """Which of these phrasings, each with its label, are shadowed: their places."""
        if not self._kinds:
            return frozenset()
        asked = [
            (place, said)
            for place, (phrasing, label) in enumerate(phrasings)
            if label not in self._needed
            for said in _said(SLOT.sub(self._named, phrasing))
        ]
        needed = urgency.learned().needs_of([said for _, said in asked])
        found = zip(asked, needed, strict=True)
        return frozenset(place for (place, said), likely in found if self._recognised(said, likely) is not None)

    def _chosen(self, likely: Mapping[str, float]) -> Emergency | None:
        """The likeliest kind that there is an answer to, unless one nearly as likely begins with 911."""
        there = [(self._kinds[kind], chance) for kind, chance in likely.items() if kind in self._kinds]
        if not there:
            return None
        most = there[0][1]
        close = [emergency for emergency, chance in there if chance >= _CLOSE * most]
        return next((emergency for emergency in close if emergency.lines[0].number == _FIRST), close[0])


def _said(text: str) -> tuple[str, ...]:
    """A message as typed and, of one that is cried, as it is said: who writes "au secours!" needs it no less."""
    said = text.rstrip(_CRY)
    return (text,) if said in ("", text) else (text, said)
