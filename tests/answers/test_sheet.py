"""All that is known of one thing, in the order of a page."""

from __future__ import annotations

import datetime as dt

from bot.answers.compose import Composer
from bot.answers.engine import Answering, Engine
from bot.answers.sheet import Sheets
from bot.knowledge.derived import completed
from tests import village

KNOWLEDGE = completed(village.sorted_knowledge())
SHEETS = Sheets(KNOWLEDGE, Composer(KNOWLEDGE, village.today))


def test_a_sheet_tells_every_fact_with_its_sources() -> None:
    """What it is first, what one dials last, then how it stands in the closed list."""
    sheet = SHEETS.of_entity(KNOWLEDGE.entities["fournil"], "fr")
    assert (sheet.sections[0].id, sheet.sections[-1].id) == ("activity", "rank")
    assert {fact.intent for fact in KNOWLEDGE.entities["fournil"].facts} < {section.id for section in sheet.sections}
    assert all(section.sources and section.heading and section.question for section in sheet.sections)
    assert sheet.sections[0].sources[0].title == "La Gazette du village"
    assert sheet.checked_on == "2026-01-02"


def test_a_sheet_says_what_the_answers_say() -> None:
    """To the letter, what is to be checked included: there is one way to write an answer."""

    def later() -> dt.date:
        return dt.date(2030, 1, 1)

    knowledge = village.engine().knowledge
    engine = Engine.build(knowledge, Answering(today=later))
    sheets = Sheets(knowledge, Composer(knowledge, later))
    headcount = next(one for one in sheets.of_entity(knowledge.entities["fournil"], "fr").sections if one.id == "headcount")
    assert headcount.text == engine.consider(headcount.question).text
    assert "vérifier" in headcount.text


def test_english_missing_is_said() -> None:
    """The French stands there, with a word about it."""
    section = SHEETS.of_entity(KNOWLEDGE.entities["scierie"], "en").sections[0]
    assert "La Scierie Boisvert scie du bois." in section.text
    assert section.text != "La Scierie Boisvert scie du bois."


def test_all_the_steps_of_an_entity_are_there() -> None:
    """However many: a page has room."""
    actions = SHEETS.of_entity(KNOWLEDGE.entities["fournil"], "fr").actions
    assert [action.url for action in actions] == ["https://fournil.example", "tel:+14185550100"]


def test_of_whom_nothing_is_known_the_sheet_is_empty() -> None:
    """And says of no day that something was read on it."""
    sheet = SHEETS.of_entity(KNOWLEDGE.entities["forge"], "fr")
    assert (sheet.sections, sheet.checked_on) == ((), None)


def test_a_topic_tells_its_answer() -> None:
    """In one section, with its question."""
    sheet = SHEETS.of_topic(KNOWLEDGE.topics["fete"], "fr")
    assert sheet is not None
    assert [section.question for section in sheet.sections] == [KNOWLEDGE.topics["fete"].question.fr]


def test_what_is_out_of_scope_has_no_sheet() -> None:
    """Tomorrow's weather is nobody's here to tell."""
    assert SHEETS.of_topic(KNOWLEDGE.topics["meteo"], "fr") is None


def test_what_is_not_recorded_tells_who_would_know() -> None:
    """The advice, and somebody to turn to."""
    topic = "title: {fr: Loyers, en: Rents}\nquestion: {fr: Combien?, en: How much?}\n"
    topic += "phrasings: {fr: [combien], en: [how much]}\n"
    knowledge = village.knowledge(
        topics__loyers=f"{topic}refusal: not_recorded\nadvice: {{fr: La mairie le sait., en: The town hall knows.}}\n"
    )
    sheet = Sheets(knowledge, Composer(knowledge, village.today)).of_topic(knowledge.topics["loyers"], "en")
    assert sheet is not None
    assert sheet.sections[0].text == "The town hall knows."
    assert [action.url for action in sheet.actions] == ["https://mairie.example"]


def test_the_day_of_the_sources_is_known_without_composing() -> None:
    """For the list of all pages."""
    assert SHEETS.checked_on(KNOWLEDGE.entities["fournil"]) == "2026-01-02"
    assert SHEETS.checked_on(KNOWLEDGE.topics["fete"]) == "2026-01-02"
    assert SHEETS.checked_on(KNOWLEDGE.entities["forge"]) is None


def test_what_somebody_confirmed_is_cited_with_that_day() -> None:
    """As beside the answer: the page of an answer does not say an older day than the answer does."""
    said = "the village bread., source: gazette"
    fournil = village.edited("organisations/fournil", said, f"{said}, checked_on: 2026-05-20")
    fete = village.FILES["topics/fete.yaml"] + "checked_on: 2026-05-21\n"
    engine = village.engine(topics__fete=fete, **fournil)
    sheets = Sheets(engine.knowledge, Composer(engine.knowledge, village.today))
    of_topic = sheets.of_topic(engine.knowledge.topics["fete"], "fr")
    assert of_topic is not None
    of_fournil = sheets.of_entity(engine.knowledge.entities["fournil"], "fr")
    assert (of_fournil.checked_on, of_topic.checked_on) == ("2026-05-20", "2026-05-21")
    for section in (*of_fournil.sections, *of_topic.sections):
        assert section.sources == engine.consider(section.question).sources
    assert sheets.checked_on(engine.knowledge.entities["fournil"]) == "2026-05-20"
    assert sheets.checked_on(engine.knowledge.topics["fete"]) == "2026-05-21"


def test_how_one_stands_in_a_list_counts_for_the_day() -> None:
    """Of whom nothing else is known, and of who bears it through another, the day is the same with and without composing."""
    list_ = "liste: {title: Liste, checked_on: 2026-05-22}\n"
    knowledge = village.knowledge(
        sources=village.FILES["sources.yaml"] + list_,
        organisations__forge=village.FILES["organisations/forge.yaml"] + "relations: {rank: {is: gold, source: liste}}\n",
    )
    sheets = Sheets(knowledge, Composer(knowledge, village.today))
    days = {id_: sheets.checked_on(entity) for id_, entity in knowledge.entities.items()}
    assert days == {id_: sheets.of_entity(entity, "fr").checked_on for id_, entity in knowledge.entities.items()}
    assert (days["forge"], days["ecole"]) == ("2026-05-22", "2026-01-02")
