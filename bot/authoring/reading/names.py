"""Rules of the reader about what a file names, and about the sentences of relations. Manuals only."""

from __future__ import annotations

from typing import Final

from bot.authoring.reading.rule import ReaderRule


class DeadSource(ReaderRule):
    """A `source` is named that `sources.yaml` does not hold.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        facts:
          activity: {fr: On y torréfie le café., en: They roast coffee., source: gazette}

    Fails:
        # organisations/cafe.yaml
        name: Café Chaleur
        facts:
          activity: {fr: On y torréfie le café., en: They roast coffee., source: gazete}
    """

    ID = "dead-source"


class DeadRelation(ReaderRule):
    """A relation, or a value of one, is named that `relations.yaml` does not hold.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        relations:
          rank: {is: silver, source: gazette}

    Fails:
        # organisations/cafe.yaml
        name: Café Chaleur
        relations:
          rank: {is: bronze, source: gazette}
    """

    ID = "dead-relation"


class DeadEntity(ReaderRule):
    """An organisation, a place or a person is named that has no file, or one of another kind.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        relations:
          listed_as: {is: fournil, source: gazette}

    Fails:
        # organisations/cafe.yaml
        name: Café Chaleur
        relations:
          listed_as: {is: fournils, source: gazette}
    """

    ID = "dead-entity"


class DeadIntent(ReaderRule):
    """A fact stands under an intent that `intents/` does not hold, or that is not asked of this kind of entity.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        facts:
          activity: {fr: On y torréfie le café., en: They roast coffee., source: gazette}

    Fails:
        # organisations/cafe.yaml
        name: Café Chaleur
        facts:
          activities: {fr: On y torréfie le café., en: They roast coffee., source: gazette}
    """

    ID = "dead-intent"


class DeadTopic(ReaderRule):
    """A topic offers another one under `next` that has no file.

    Passes:
        # topics/meteo.yaml
        title: {fr: Météo, en: Weather}
        question: {fr: Quel temps fera-t-il?, en: What will the weather be?}
        phrasings: {fr: [quel temps fera-t-il demain], en: [will it rain tomorrow]}
        refusal: out_of_scope
        next: [fete]

    Fails:
        # topics/meteo.yaml
        title: {fr: Météo, en: Weather}
        question: {fr: Quel temps fera-t-il?, en: What will the weather be?}
        phrasings: {fr: [quel temps fera-t-il demain], en: [will it rain tomorrow]}
        refusal: out_of_scope
        next: [fetes]
    """

    ID = "dead-topic"


class DeadGroup(ReaderRule):
    """An intent `needs` a group of synonyms that `lexicon.yaml` does not hold.

    Passes:
        # intents/activity.yaml
        title: {fr: Activité, en: Activity}
        ask: {fr: "Que fait {entity}?", en: "What does {entity} do?"}
        about: [organisation]
        needs: money
        phrasings: {fr: ["que fait {entity}"], en: ["what does {entity} do"]}

    Fails:
        # intents/activity.yaml
        title: {fr: Activité, en: Activity}
        ask: {fr: "Que fait {entity}?", en: "What does {entity} do?"}
        about: [organisation]
        needs: monnaie
        phrasings: {fr: ["que fait {entity}"], en: ["what does {entity} do"]}
    """

    ID = "dead-group"


class UnknownSlot(ReaderRule):
    """A sentence holds a name between braces that nothing fills, or a brace too many.

    Passes:
        # intents/activity.yaml
        title: {fr: Activité, en: Activity}
        ask: {fr: "Que fait {entity}?", en: "What does {entity} do?"}
        about: [organisation]
        phrasings: {fr: ["que fait {entity}"], en: ["what does {entity} do"]}

    Fails:
        # intents/activity.yaml
        title: {fr: Activité, en: Activity}
        ask: {fr: "Que fait {entité}?", en: "What does {entity} do?"}
        about: [organisation]
        phrasings: {fr: ["que fait {entity}"], en: ["what does {entity} do"]}
    """

    ID = "unknown-slot"


class MissingWording(ReaderRule):
    """A relation that questions are answered from lacks one of its sentences: `one`, `none` or `member`.

    Passes:
        # intents/activity.yaml
        title: {fr: Rang, en: Rank}
        ask: {fr: "Quel rang a {entity}?", en: "What rank has {entity}?"}
        about: [organisation]
        query: relation
        relation: rank
        phrasings: {fr: ["quel rang a {entity}"], en: ["what rank has {entity}"]}

    Fails:
        # intents/activity.yaml
        title: {fr: Métier, en: Trade}
        ask: {fr: "Quel métier a {entity}?", en: "What trade has {entity}?"}
        about: [organisation]
        query: relation
        relation: trade
        phrasings: {fr: ["quel métier a {entity}"], en: ["what trade has {entity}"]}
    """

    ID = "missing-wording"


RULES: Final = (DeadSource, DeadRelation, DeadEntity, DeadIntent, DeadTopic, DeadGroup, UnknownSlot, MissingWording)
