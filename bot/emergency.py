"""Is somebody in danger, or close to somebody who is? Looked at before all else. Knows no file, no channel.

How likely it is, and of which kind, was learned (`bot/nlu/urgency.py`); what is known of each kind, and so what is answered,
stands in the knowledge. Nothing that was read is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.matching.language import guess
from bot.matching.text import words
from bot.nlu import urgency
from bot.nlu.urgency import words as spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.knowledge.emergencies import Emergencies, Emergency
    from bot.knowledge.model import Knowledge, Language, Lexicon

_FIRST: Final = "911"
_CLOSE: Final = 0.5
"""How likely, beside the likeliest kind, one is whose first number is 911 and that goes before it: minutes may count."""
_SIGNS: Final = "!?."
_SLOT: Final = "{"
"""What a phrasing holds that is none until something is named in it."""
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


def everyday(knowledge: Knowledge) -> Iterator[str]:
    """What the base itself expects to be asked, word for word, by nobody in need: all but the phrasings of some topics."""
    needed = frozenset() if knowledge.emergencies is None else knowledge.emergencies.topics
    asked = chain(
        (talk.phrasings for talk in knowledge.smalltalk.values()),
        (topic.phrasings for topic in knowledge.topics.values() if topic.id not in needed),
        (fact.phrasings for entity in knowledge.entities.values() for fact in entity.facts),
        (intent.phrasings for intent in knowledge.intents.values()),
    )
    return (text for phrasings in asked for _, text in phrasings.all() if _SLOT not in text)


class Recogniser:
    """Recognises the emergencies that a knowledge has an answer to."""

    def __init__(self, emergencies: Emergencies | None, lexicon: Lexicon, harmless: Iterable[str] = ()) -> None:
        """With no emergencies it recognises none.

        Args:
            harmless: messages that are none, whatever was learned.
        """
        kinds = () if emergencies is None else emergencies.kinds.values()
        self._kinds: Mapping[str, Emergency] = {emergency.id: emergency for emergency in kinds}
        self._lexicon = lexicon
        self._harmless = frozenset(_key(text) for text in harmless) if self._kinds else frozenset()
        if self._kinds:
            urgency.prepare()  # whoever is the first in need must not wait for it

    @classmethod
    def of(cls, knowledge: Knowledge) -> Recogniser:
        """The recogniser of a knowledge; one without `emergency.yaml` recognises nothing."""
        return cls(knowledge.emergencies, knowledge.lexicon, everyday(knowledge))

    def recognise(self, text: str) -> Recognised | None:
        """What somebody who writes this seems to need; None for whatever is no emergency.

        A few tenths of a millisecond for an ordinary question, a few milliseconds at most for one that sounds like need.
        """
        if not self._kinds or (likely := urgency.learned().needs(text)) is None:
            return None
        emergency = self._chosen(likely)
        if emergency is None or (len(text) <= _READ and _key(text) in self._harmless):
            return None
        texting = {**self._lexicon.texting, **urgency.learned().spellings}
        language = guess(words(text[:_READ], texting), self._lexicon.stopwords, _NO_VOCABULARY).language
        return Recognised(emergency, language)

    def _chosen(self, likely: Mapping[str, float]) -> Emergency | None:
        """The likeliest kind that there is an answer to, unless one nearly as likely begins with 911."""
        there = [(self._kinds[kind], chance) for kind, chance in likely.items() if kind in self._kinds]
        if not there:
            return None
        most = there[0][1]
        close = [emergency for emergency, chance in there if chance >= _CLOSE * most]
        return next((emergency for emergency in close if emergency.lines[0].number == _FIRST), close[0])


def _key(text: str) -> str:
    """The words of a message, however it is spelled and whatever sign ends it."""
    return " ".join(word for word in spelled(text, urgency.learned().spellings) if word not in _SIGNS)
