"""What is said when nothing is answered: what was understood, whom to ask, what to choose from. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.card import joined
from bot.answers.model import Composed, Suggestion
from bot.wording import say
from bot.wording.answers import SENTENCES

if TYPE_CHECKING:
    from bot.answers.compose import Composer
    from bot.knowledge.model import Knowledge, Language
    from bot.matching.decision import Decision
    from bot.matching.matcher import Reading

_NEAR = 25.0
"""Below this score the nearest entry says nothing about what was wanted, and is not spoken of."""


class Refusals:
    """Writes refusals and questions back. The person's own words are never repeated: they may hold anything."""

    def __init__(self, knowledge: Knowledge, composer: Composer, contact_name: str, contact_url: str) -> None:
        self._knowledge = knowledge
        self._composer = composer
        self._contact = {"name": contact_name, "url": contact_url}

    def unread(self, key: str, language: Language, **slots: object) -> str:
        """The sentence for a message that holds nothing to read."""
        return say(SENTENCES, key, language, **slots)

    def clarify(self, decision: Decision, language: Language) -> Composed:
        """Ask which of a few was meant."""
        choices = tuple(self._composer.suggestion(entry, language) for entry in decision.choices)
        lines = [say(SENTENCES, "clarify", language), *(f"- {choice.text}" for choice in choices)]
        return Composed("\n".join(lines), (), choices)

    def abstain(self, reading: Reading, decision: Decision, language: Language, *, beside: bool = False) -> Composed:
        """Say why there is no answer, what was understood all the same, and whom to ask.

        Args:
            beside: whether the next steps that go with the refusal are those of somebody nearer than the contact.
        """
        whom = say(SENTENCES, "ask_them", language) if beside else say(SENTENCES, "ask", language, **self._contact)
        match decision.reason:
            case "not_recorded":
                return self._not_recorded(decision, language, whom)
            case "unknown_entity":
                return self._unknown(decision, language)
            case "out_of_scope":
                return self._out_of_scope(decision, language)
            case "too_close":
                return Composed(say(SENTENCES, "too_close", language))
            case _:
                return self._below(reading, language, whom)

    def _not_recorded(self, decision: Decision, language: Language, whom: str) -> Composed:
        candidate = decision.candidate
        if candidate is None or candidate.entry is None:
            return Composed(f"{say(SENTENCES, 'below_threshold', language)} {whom}")
        entry = candidate.entry
        if entry.kind == "topic":
            topic = self._knowledge.topics[entry.name]
            title = topic.title.in_(language)
            text = say(SENTENCES, "not_recorded_topic", language, wanted=title[:1].lower() + title[1:])
            advice = topic.advice.in_(language) if topic.advice else None
            return Composed(f"{text} {advice or whom}")
        entity = self._knowledge.entities[entry.entities[0]]
        intent = self._knowledge.intents[entry.name]
        wanted = intent.title.in_(language).replace("{entity}", "").strip(" :,-–")
        text = say(
            SENTENCES,
            "not_recorded",
            language,
            entity=entity.called.in_(language),
            wanted=wanted[:1].lower() + wanted[1:],
        )
        advice = intent.not_recorded.in_(language) if intent.not_recorded else None
        return Composed(f"{text} {advice or whom}", (), self._known_of(entity.id, language))

    def _known_of(self, id_: str, language: Language) -> tuple[Suggestion, ...]:
        """What is recorded of the entity, as buttons."""
        return self._composer.known_of(self._knowledge.entities[id_], language)

    def _unknown(self, decision: Decision, language: Language) -> Composed:
        candidate = decision.candidate
        if candidate is not None and candidate.score >= _NEAR and candidate.label.startswith("intent:"):
            intent = self._knowledge.intents[candidate.label.removeprefix("intent:")]
            wanted = intent.title.in_(language).replace("{entity}", "").strip(" :,-–")
            text = say(SENTENCES, "unknown_entity_wanted", language, wanted=wanted[:1].lower() + wanted[1:])
        else:
            text = say(SENTENCES, "unknown_entity", language)
        return Composed(text)

    def _out_of_scope(self, decision: Decision, language: Language) -> Composed:
        text = say(SENTENCES, "out_of_scope", language)
        if decision.candidate is not None and decision.candidate.label.startswith("topic:"):
            topic = self._knowledge.topics[decision.candidate.label.removeprefix("topic:")]
            if topic.advice is not None:
                text = topic.advice.in_(language)
        return Composed(text)

    def _below(self, reading: Reading, language: Language, whom: str) -> Composed:
        named = [self._knowledge.entities[id_] for mention in reading.mentions for id_ in mention.entities()[:1]]
        if not named:
            return Composed(f"{say(SENTENCES, 'below_threshold', language)} {whom}")
        names = joined(list(dict.fromkeys(entity.called.in_(language) for entity in named)), language)
        text = say(SENTENCES, "below_threshold_about", language, names=names)
        return Composed(f"{text} {whom}", (), self._known_of(named[0].id, language))
