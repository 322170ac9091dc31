"""What ties tell of themselves: where an organisation is, from its town, until somebody writes more."""

from __future__ import annotations

from bot.knowledge.derived import completed
from tests import village
from tests.village import FILES

_BASE: dict[str, str | None] = {
    "relations": FILES["relations.yaml"]
    + """
town:
  name: {fr: localité, en: town}
  to: place
  wording:
    location: {fr: "{Entity} : à {value}.", en: "{Entity}: in {value}."}
""",
    "places__bourg": "name: Bourg-Joli\n",
    "intents__location": """
title: {fr: Endroit, en: Place}
ask: {fr: "Où est {entity}?", en: "Where is {entity}?"}
about: [organisation]
phrasings: {fr: ["où est {entity}", "{entity} se trouve où"], en: ["where is {entity}"]}
""",
    "organisations__forge": FILES["organisations/forge.yaml"] + "relations:\n  town: {is: bourg, source: almanach}\n",
    "organisations__scierie": FILES["organisations/scierie.yaml"].replace(
        "relations:", "relations:\n  town: {is: [bourg, village], source: gazette}"
    )
    + "  location: {fr: La Scierie Boisvert est au bout du rang., en: At the end of the road., source: gazette}\n",
    "organisations__fournil": FILES["organisations/fournil.yaml"].replace(
        "relations:", "relations:\n  town: {is: [bourg, village], source: gazette}"
    ),
}


def test_a_tie_answers_where_something_is_with_its_own_source() -> None:
    """Nobody wrote where the forge is, and yet it is told, from the source of the tie."""
    considered = village.engine(**_BASE).consider("où est la forge Tremblay")
    assert considered.text == "La Forge Tremblay : à Bourg-Joli."
    assert [source.title for source in considered.sources] == ["L'Almanach"]


def test_what_was_written_goes_before_what_a_tie_tells() -> None:
    """The sawmill has a tie as well, and a fact that says more."""
    assert village.engine(**_BASE).consider("où est la Scierie Boisvert").text == "La Scierie Boisvert est au bout du rang."


def test_several_towns_are_all_told_in_both_languages() -> None:
    """A business with two places is in both of them."""
    told = village.engine(**_BASE).knowledge.entities["fournil"].fact("location")
    assert told is not None
    assert told.text.fr == "Le Fournil : à Bourg-Joli et Le Village."
    assert told.text.en == "Le Fournil: in Bourg-Joli and Le Village."


def test_without_the_sentence_nothing_is_told() -> None:
    """A base whose relations have no such wording, or that has no such intent, stays as it was read."""
    plain = village.knowledge()
    unasked = village.knowledge(
        **{**_BASE, "intents__location": None, "organisations__scierie": FILES["organisations/scierie.yaml"]}
    )
    assert completed(plain) == plain
    assert completed(unasked) == unasked


REACHED = """
name: Forge Tremblay
relations: {municipality: {is: bourg, source: gazette}}
facts:
  website: {fr: "Le site, https://forge.example.org/fr, et forge.ca, dit tout.", en: See the site., source: gazette}
  phone: {fr: "Au 418 555-0123, poste 4 (2020).", en: Call., source: [gazette, almanach]}
  email: {fr: Écrire à info@forge.example.org., en: Write., source: almanach}
  address: {fr: "La forge est au 12, rue du Pont, derrière le moulin.", en: By the mill., source: gazette}
"""
ASKED = """
title: {fr: Chose, en: Thing}
ask: {fr: "Chose de {entity}?", en: "Thing of {entity}?"}
about: [organisation]
phrasings: {fr: ["chose {entity}"], en: ["thing {entity}"]}
"""
REACHING: dict[str, str | None] = {
    "relations": FILES["relations.yaml"] + "municipality: {name: localité, to: place}\n",
    "places__bourg": "name: Bourg-Joli\n",
    "organisations__forge": REACHED,
    **{f"intents__{name}": ASKED for name in ("website", "phone", "email", "address")},
}


def steps(forge: str = REACHED) -> list[tuple[str, str, tuple[str, ...]]]:
    """How the forge is reached, with the sources."""
    entity = completed(village.knowledge(**{**REACHING, "organisations__forge": forge})).entities["forge"]
    return [(step.kind, step.value, step.sources) for step in entity.actions]


def test_facts_tell_how_to_reach_somebody() -> None:
    """The first address and number that the text holds, from the source of the fact; the street with its town."""
    assert steps() == [
        ("website", "https://forge.example.org/fr", ("gazette",)),
        ("phone", "418 555-0123 ext. 4", ("gazette", "almanach")),
        ("email", "info@forge.example.org", ("almanach",)),
        ("map", "12, rue du Pont, Bourg-Joli", ("gazette",)),
    ]


def test_what_somebody_wrote_goes_before_what_facts_tell() -> None:
    """Kind by kind."""
    written = REACHED + "actions: [{kind: website, value: 'https://forge.example.net', source: almanach}]\n"
    assert [value for kind, value, _ in steps(written) if kind == "website"] == ["https://forge.example.net"]
    assert len(steps(written)) == 4


def test_a_fact_that_holds_no_address_tells_none() -> None:
    """Nothing is guessed: neither a number of inhabitants nor a mail's domain is a way to reach somebody."""
    vague = """
name: Forge Tremblay
facts:
  website: {fr: "Écrire à info@forge.ca, fondée en 1985.", en: No site., source: gazette}
  phone: {fr: "Il n’y a pas de téléphone; 1 200 personnes y vont.", en: None., source: gazette}
  address: {fr: Près de la rivière., en: By the river., source: gazette}
"""
    assert steps(vague) == []


def test_a_step_answers_who_asks_for_the_number() -> None:
    """Nobody wrote that the forge can be called, and yet its number stands in a step: it is told, label and source with it."""
    phone = """
title: {fr: Téléphone, en: Phone}
ask: {fr: "Quel numéro a {entity}?", en: "Which number has {entity}?"}
about: [organisation]
phrasings: {fr: ["numéro de {entity}"], en: ["number of {entity}"]}
from_step: {fr: "Pour appeler {entity} : {value}.", en: "To call {entity}: {value}."}
"""
    steps = """actions:
  - {kind: phone, value: 418 555-0100, label: {fr: Comptoir (2019), en: Counter (2019)}, source: almanach}
  - {kind: email, value: forge@example.org, source: almanach}
"""
    base: dict[str, str | None] = {"intents__phone": phone, "organisations__forge": FILES["organisations/forge.yaml"] + steps}
    considered = village.engine(**base).consider("numéro de la Forge Tremblay")
    assert considered.text == "Pour appeler la Forge Tremblay : 418 555-0100 (Comptoir, 2019)."
    assert [source.title for source in considered.sources] == ["L'Almanach"]
    written = steps + "facts:\n  phone: {fr: Le 418 555-0111., en: It is 418 555-0111., source: gazette}\n"
    base["organisations__forge"] = FILES["organisations/forge.yaml"] + written
    assert village.engine(**base).consider("numéro de la Forge Tremblay").text == "Le 418 555-0111."


def test_a_step_for_something_else_is_no_answer() -> None:
    """The number of the orders is not the number of the house, and a person's is not an organisation's."""
    knowledge = village.knowledge(
        intents__phone="""
title: {fr: Téléphone, en: Phone}
ask: {fr: "Quel numéro a {entity}?", en: "Which number has {entity}?"}
about: [organisation]
phrasings: {fr: ["numéro de {entity}"]}
from_step: {fr: "{value}", en: "{value}"}
""",
        organisations__forge=FILES["organisations/forge.yaml"]
        + "actions: [{kind: phone, value: 418 555-0100, for: activity, source: almanach}]\n",
        people__marie=FILES["people/marie.yaml"] + "actions: [{kind: phone, value: 418 555-0101, source: almanach}]\n",
    )
    entities = completed(knowledge).entities
    assert entities["forge"].fact("phone") is None
    assert entities["marie"].fact("phone") is None


def test_a_number_of_who_runs_it_is_not_its_own() -> None:
    """The school shows the number of the bakery that it was listed with, and is not said to have it."""
    step = "actions: [{kind: phone, value: 418 555-0100, source: almanach}]\n"
    knowledge = village.knowledge(
        intents__phone="""
title: {fr: Téléphone, en: Phone}
ask: {fr: "Quel numéro a {entity}?", en: "Which number has {entity}?"}
about: [organisation]
phrasings: {fr: ["numéro de {entity}"]}
from_step: {fr: "{value}", en: "{value}"}
""",
        organisations__ecole=FILES["organisations/ecole.yaml"] + step,
        organisations__fournil=FILES["organisations/fournil.yaml"] + step,
    )
    entities = completed(knowledge).entities
    assert entities["ecole"].fact("phone") is None
    assert entities["fournil"].fact("phone") is not None


def test_a_number_that_another_is_written_to_have_is_theirs() -> None:
    """The forge shows the number of the bakery, to which nothing ties it: who asks for the forge's own is told none."""
    called = "  phone: {fr: On appelle au 418 555-0100., en: Call 418 555-0100., source: gazette}\n"
    knowledge = village.knowledge(
        intents__phone="""
title: {fr: Téléphone, en: Phone}
ask: {fr: "Quel numéro a {entity}?", en: "Which number has {entity}?"}
about: [organisation]
phrasings: {fr: ["numéro de {entity}"]}
from_step: {fr: "{value}", en: "{value}"}
""",
        organisations__forge=FILES["organisations/forge.yaml"]
        + "actions: [{kind: phone, value: 418 555-0100, source: almanach}]\n",
        organisations__fournil=FILES["organisations/fournil.yaml"] + called,
    )
    assert completed(knowledge).entities["forge"].fact("phone") is None
