"""The forms of what can be asked: intents, topics, small talk."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from bot.knowledge import model
from bot.knowledge.schema.steps import OwnSteps  # noqa: TC001 - pydantic needs it when it runs
from bot.knowledge.schema.values import AnswerForm, Day, Form, Identifier, PhrasingsForm, SomeIds, WordsForm


class IntentForm(Form):
    """A file of `intents/`."""

    title: WordsForm
    ask: WordsForm
    about: tuple[model.EntityType, ...] = ()
    query: model.Query = "fact"
    relation: Identifier | None = None
    phrasings: PhrasingsForm
    not_recorded: WordsForm | None = None
    lacking: WordsForm | None = None
    from_step: WordsForm | None = None
    heading: WordsForm | None = None
    volatile: bool = False
    bare: bool = False
    among: Identifier | None = None
    needs: Identifier | None = None
    fact: Identifier | None = None
    order: Literal["most", "least"] = "most"

    @model_validator(mode="after")
    def _fits_its_query(self) -> IntentForm:
        if self.query in ("relation", "list", "count") and self.relation is None:
            raise ValueError(f"a {self.query} query needs `relation`")
        if (self.query == "ranking") != (self.fact is not None):
            raise ValueError("a ranking query, and no other, needs `fact`")
        if self.query in ("fact", "profile", "relation") and not self.about:
            raise ValueError(f"a {self.query} query needs `about`")
        return self

    def made(self, id_: str) -> model.Intent:
        """The intent that the form describes."""
        return model.Intent(
            id=id_,
            title=self.title.made(),
            ask=self.ask.made(),
            about=frozenset(self.about),
            query=self.query,
            relation=self.relation,
            phrasings=self.phrasings.made(),
            not_recorded=self.not_recorded.made() if self.not_recorded else None,
            lacking=self.lacking.made() if self.lacking else None,
            from_step=self.from_step.made() if self.from_step else None,
            heading=self.heading.made() if self.heading else None,
            volatile=self.volatile,
            bare=self.bare,
            among=self.among,
            needs=self.needs,
            fact=self.fact,
            order=self.order,
        )


class TopicForm(Form):
    """A file of `topics/`."""

    title: WordsForm
    question: WordsForm
    phrasings: PhrasingsForm
    answer: AnswerForm | None = None
    source: SomeIds = ()
    refusal: model.Refusal | None = None
    advice: WordsForm | None = None
    entities: SomeIds = ()
    next: SomeIds = ()
    actions: OwnSteps = ()
    checked_on: Day | None = None
    valid_until: Day | None = None

    @model_validator(mode="after")
    def _answers_or_refuses(self) -> TopicForm:
        if (self.answer is None) == (self.refusal is None):
            raise ValueError("a topic has either an `answer` or a `refusal`")
        if self.answer is not None and not self.source:
            raise ValueError("an answer needs a `source`")
        return self

    def made(self, id_: str) -> model.Topic:
        """The topic that the form describes."""
        return model.Topic(
            id=id_,
            title=self.title.made(),
            question=self.question.made(),
            phrasings=self.phrasings.made(),
            answer=self.answer.made() if self.answer else None,
            sources=self.source,
            refusal=self.refusal,
            advice=self.advice.made() if self.advice else None,
            entities=frozenset(self.entities),
            next=self.next,
            actions=tuple(form.made() for form in self.actions),
            checked_on=self.checked_on,
            valid_until=self.valid_until,
        )


class SmalltalkForm(Form):
    """A file of `smalltalk/`."""

    phrasings: PhrasingsForm
    reply: WordsForm
    actions: OwnSteps = ()

    @model_validator(mode="after")
    def _says_what_it_offers(self) -> SmalltalkForm:
        if any(step.label is None for step in self.actions):
            raise ValueError("small talk is about nobody: its actions need a `label`")
        return self

    def made(self, id_: str) -> model.Smalltalk:
        """The smalltalk that the form describes."""
        actions = tuple(form.made() for form in self.actions)
        return model.Smalltalk(id_, self.phrasings.made(), self.reply.made(), actions)
