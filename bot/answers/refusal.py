"""What is said when nothing is answered: what was understood, whom to ask, what to choose from. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from bot.answers.actions import named
from bot.answers.card import capital, joined
from bot.answers.lead import NOWHERE, entities_named, likeliest
from bot.answers.model import Composed, Suggestion
from bot.nlu.model import Entry
from bot.wording import say
from bot.wording.answers import SENTENCES

if TYPE_CHECKING:
    from bot.answers.compose import Composer
    from bot.answers.lead import Lead
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Language
    from bot.knowledge.subjects import Subject
    from bot.nlu.decide import Decision
    from bot.nlu.model import Reading

_SURE: Final = 90.0
"""Score from which a refusal names what it took the question to want: who asked a mayor's age is not told of a merger."""
_BUTTON: Final = 80
"""Characters of the longest question that stands on a button."""
_MOST: Final = 3


class Refusals:
    """Writes refusals and questions back. The person's own words are never repeated: they may hold anything."""

    def __init__(self, knowledge: Knowledge, composer: Composer) -> None:
        self._knowledge = knowledge
        self._composer = composer
        contact = knowledge.region.contact
        self._contact = contact
        self._asked = named(knowledge, contact.name) if contact is not None else None

    def unread(self, key: str, language: Language, **slots: object) -> str:
        """The sentence for a message that holds nothing to read."""
        return self._say(key, language, **slots)

    def clarify(self, decision: Decision, language: Language) -> Composed:
        """Ask which of a few was meant."""
        choices = tuple(self._choice(entry, language) for entry in decision.choices)
        lines = [say(SENTENCES, "clarify", language), *(f"- {choice.text}" for choice in choices)]
        return Composed("\n".join(lines), (), choices)

    def abstain(
        self, reading: Reading, decision: Decision, language: Language, *, beside: bool = False, led: Lead = NOWHERE
    ) -> Composed:
        """Say why there is no answer, what was understood all the same, and whom to ask.

        Args:
            beside: whether the next steps that go with the refusal are those of somebody nearer than the contact.
            led: where a question that came near to no answer is led.
        """
        if led.told is not None:
            return self._closest(led.told, reading, language)
        if led.subject is not None and (beside or self._refused(Entry("topic", led.subject.guide))):
            return self._about(led.subject, reading, decision, language)
        whom = say(SENTENCES, "ask_them", language) if beside else self._whom("ask", language)
        match decision.reason:
            case "not_recorded":
                return self._not_recorded(decision, language, whom)
            case "unknown_entity":
                # Of a stranger the contact knows no more than the bot; of somebody named beside, they do.
                return self._unsure("unknown_entity", reading, led, language, whom if beside else "")
            case "out_of_scope":
                return self._out_of_scope(decision, language)
            case "too_close":
                return Composed(say(SENTENCES, "too_close", language))
            case _:
                if self._called(reading, language):
                    return self._below(reading, led, language, whom)
                # Of a horoscope or a recipe the contact knows nothing either.
                here = whom if beside else self._whom("if_here", language)
                return self._unsure("below_threshold", reading, led, language, here)

    def _closest(self, told: Entry, reading: Reading, language: Language) -> Composed:
        """Tell what came nearest for what it is, with its sources: whoever told a story has a use for it."""
        composed = self._composer.compose(told, language)
        others = tuple(self._choice(entry, language) for entry in likeliest(reading) if entry != told)
        title = self._composer.title(told, language)
        text = f"{say(SENTENCES, 'closest', language, title=title)}\n\n{composed.text}"
        return Composed(text, composed.sources, (others or composed.suggestions)[:_MOST])

    def _about(self, subject: Subject, reading: Reading, decision: Decision, language: Language) -> Composed:
        """Say who would know of what the question is about, and offer the guide to it first; or what the guide says of that."""
        guide = Entry("topic", subject.guide)
        near = likeliest(reading, subject.topics)
        if self._refused(guide):
            advice = self._advice(guide, language) or say(SENTENCES, "below_threshold", language)
            return Composed(advice, (), tuple(self._choice(entry, language) for entry in near))
        unknown = decision.reason == "unknown_entity"
        if not unknown and (called := self._called(reading, language)):
            text = say(SENTENCES, "below_threshold_about", language, names=joined(called, language))
        else:
            text = self._say("known_here" if unknown else "below_threshold", language)
        whom = say(SENTENCES, "ask_for", language, subject=subject.name.in_(language))
        entries = dict.fromkeys((guide, *near))
        return Composed(f"{text} {whom}", (), tuple(self._choice(entry, language) for entry in entries)[:_MOST])

    def _called(self, reading: Reading, language: Language) -> list[str]:
        """Whom a refusal says that it knows: « Je connais Valbrune » tells nobody what was understood."""
        return list(dict.fromkeys(entity.called.in_(language) for entity in self._known(reading)))

    def _whom(self, how: Literal["ask", "if_here"], language: Language) -> str:
        """Whom to ask when nobody nearer is known, if the region names anybody.

        The address is said where no step beside the text holds it.
        """
        here = "_if_here" if how == "if_here" else ""
        if self._asked is not None:
            return self._say(f"ask_entity{here}", language, called=self._asked.called.in_(language))
        if self._contact is None:
            return ""
        return self._say(f"ask{here}", language, name=self._contact.name, url=self._contact.url)

    def _choice(self, entry: Entry, language: Language) -> Suggestion:
        """A choice as the question it stands for, where a button has room for it; else by its curated name."""
        choice = self._composer.suggestion(entry, language)
        return Suggestion(choice.question, choice.question) if len(choice.question) <= _BUTTON else choice

    def _not_recorded(self, decision: Decision, language: Language, whom: str) -> Composed:
        candidate = decision.candidate
        if candidate is None:
            return Composed(f"{say(SENTENCES, 'below_threshold', language)} {whom}".rstrip())
        entry = candidate.entry
        if entry.kind == "topic":
            unsaid = f"{say(SENTENCES, 'not_recorded_topic', language)} {whom}".rstrip()
            return Composed(self._advice(entry, language) or unsaid)
        entity = self._knowledge.entities[entry.entities[0]]
        called = entity.called.in_(language)
        intent = self._knowledge.intents[entry.name]
        # What is wanted of a person is told apart well, and that their private life isn't kept must be said.
        sure = candidate.score >= _SURE or entity.type == "person"
        if intent.lacking is not None and sure:
            text = say(SENTENCES, "not_recorded", language, entity=called, lacking=intent.lacking.in_(language))
        else:
            text = say(SENTENCES, "not_recorded_unsaid", language, entity=called)
        advice = intent.not_recorded.in_(language) if intent.not_recorded is not None and sure else None
        return Composed(f"{text} {advice or whom}".rstrip(), (), self._composer.known_of(entity, language))

    def _advice(self, entry: Entry, language: Language) -> str | None:
        """What a topic that is known not to be answered says instead."""
        topic = self._knowledge.topics[entry.name]
        return topic.advice.in_(language) if topic.advice is not None and topic.refusal is not None else None

    def _out_of_scope(self, decision: Decision, language: Language) -> Composed:
        entry = decision.candidate.entry if decision.candidate is not None else None
        advice = self._advice(entry, language) if entry is not None and entry.kind == "topic" else None
        return Composed(advice or self._say("out_of_scope", language))

    def _below(self, reading: Reading, led: Lead, language: Language, whom: str) -> Composed:
        names = joined(self._called(reading, language), language)
        text = say(SENTENCES, "below_threshold_about", language, names=names)
        if led.guess is not None and not self._refused(led.guess):
            choice = self._choice(led.guess, language)
            whom = say(SENTENCES, "perhaps", language, question=capital(choice.question))
        first = [self._choice(entry, language) for entry in likeliest(reading)]
        others = self._composer.known_of(self._known(reading)[0], language)
        offered = {choice.question: choice for choice in [*first, *others]}
        return Composed(f"{text} {whom}".rstrip(), (), tuple(offered.values())[:_MOST])

    def _known(self, reading: Reading) -> list[Entity]:
        """Whom a question names, places left out."""
        return [entity for entity in entities_named(reading, self._knowledge) if entity.type != "place"]

    def _unsure(self, key: str, reading: Reading, led: Lead, language: Language, whom: str) -> Composed:
        """Without a name that is known: the nearest topic's advice, or the nearest answer to choose; else whom to ask."""
        guess = led.guess
        text = self._say(key, language)
        alone = f"{text} {whom}".rstrip()
        if guess is None:
            few = tuple(self._choice(entry, language) for entry in likeliest(reading))
            return Composed(f"{alone} {say(SENTENCES, 'among', language)}" if few else alone, (), few)
        if self._refused(guess):
            return Composed(self._advice(guess, language) or alone)
        choice = self._choice(guess, language)
        offer = say(SENTENCES, "perhaps", language, question=capital(choice.question))
        return Composed(f"{text} {offer}", (), (choice,))

    def _say(self, key: str, language: Language, **slots: object) -> str:
        """A sentence that may speak of the region."""
        return say(SENTENCES, key, language, **self._knowledge.region.slots(language), **slots)

    def _refused(self, entry: Entry) -> bool:
        return entry.kind == "topic" and self._knowledge.topics[entry.name].refusal is not None
