"""A file with slips hides neither its own other faults nor those of other files, and nothing is blamed for it."""

from __future__ import annotations

import pytest

from bot.errors import KnowledgeError
from bot.knowledge import reader
from tests import village


def told(**changed: str | None) -> list[str]:
    """What the reader has against the village, some files replaced."""
    return [problem.removeprefix("knowledge/") for problem in village.problems("knowledge", **changed)]


BROKEN = "name: [\n"
DEAD = "organisations/scierie.yaml:9:53: there is no source 'journal' (dead-source)"
SLIP = village.edited("organisations/scierie", "bois., source: gazette", "bois., source: journal")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"topics__fete": BROKEN}, id="not-yaml"),
        pytest.param({"topics__fete": "titre: {fr: Fête, en: Fair}\n"}, id="not-of-its-form"),
        pytest.param({"organisation__fete": "name: Fête\n"}, id="in-no-folder"),
        pytest.param({"organisations__Fete": "name: Fête\n"}, id="badly-named"),
        pytest.param(village.edited("sources", "title: L'Almanach", "titel: L'Almanach"), id="another-source"),
        pytest.param(village.edited("relations", "gold: {name", "gold: {nom"), id="a-value-of-a-relation"),
        pytest.param({"people__marie": "name: TODO\n"}, id="unfinished"),
    ],
)
def test_a_dead_name_is_told_although_another_file_cannot_be_read(other: dict[str, str]) -> None:
    """Both at once: whoever mends the one need not ask again to learn of the other."""
    found = told(**SLIP, **other)
    assert DEAD in found
    assert len(found) > 1


@pytest.mark.parametrize("file", sorted(name.removesuffix(".yaml") for name in village.FILES))
def test_what_a_broken_file_would_hold_is_not_called_missing(file: str) -> None:
    """One file that is not YAML is one problem, whatever names what it holds."""
    assert [line.rpartition(" ")[2] for line in told(**{file.replace("/", "__"): BROKEN})] == ["(yaml-syntax)"]


@pytest.mark.parametrize("file", sorted(name.removesuffix(".yaml") for name in village.FILES if "/" in name))
def test_a_key_that_nobody_knows_takes_nothing_else_away(file: str) -> None:
    """The rest of the file counts, so that the slip is the only problem."""
    found = told(**{file.replace("/", "__"): f"couleur: rouge\n{village.FILES[f'{file}.yaml']}"})
    assert found == [f"{file}.yaml:1:1: there is no key 'couleur' here (unknown-key)"]


def test_a_file_tells_of_its_slips_and_of_its_dead_names_at_once() -> None:
    """A fact without French, and beside it a source and a relation that are nowhere."""
    scierie = village.FILES["organisations/scierie.yaml"]
    scierie = scierie.replace("fr: La Scierie Boisvert scie du bois., ", "").replace("rank: {is", "ranks: {is")
    scierie += "  headcount: {fr: 7, en: Seven., source: gazette}\n"
    rules = [line.rpartition(" ")[2] for line in told(organisations__scierie=scierie)]
    assert rules == ["(dead-relation)", "(missing-french)", "(wrong-value)"]


@pytest.mark.parametrize(
    ("file", "before", "after", "rule"),
    [
        ("sources", "title: La Gazette du village", "titre: La Gazette du village", "unknown-key"),
        ("sources", "date: 2020-05", "date: 2020-13", "wrong-value"),
        ("relations", "gold: {name: {fr: Or", "gold: {name: {f: Or", "unknown-key"),
        ("relations", "to: organisation", "to: company", "wrong-value"),
        ("relations", "wording:", "wordings:", "unknown-key"),
        ("lexicon", "{money: [argent, money, budget]}", "{money: argent}", "wrong-value"),
        ("intents/activity", "about: [organisation]", "about: [organization]", "wrong-value"),
        ("intents/activity", 'ask: {fr: "Que', 'ask: {fra: "Que', "unknown-key"),
        ("topics/budget", "source: gazette", "sources: gazette", "unknown-key"),
        ("organisations/fournil", "name: Le Fournil", "nom: Le Fournil", "unknown-key"),
    ],
)
def test_what_rests_upon_a_slip_is_not_blamed(file: str, before: str, after: str, rule: str) -> None:
    """Facts that cite the source, entities of the relation, topics that lead to the topic: the fault is elsewhere."""
    rules = {line.rpartition(" ")[2] for line in told(**village.edited(file, before, after))}
    assert f"({rule})" in rules
    assert not [one for one in rules if one.startswith("(dead-") or one == "(unknown-slot)"]


def test_nothing_salvaged_is_ever_loaded() -> None:
    """What is left of a file is for the checks alone."""
    examined = reader.examine(village.files(organisations__forge="name: Forge\ncouleur: rouge\n"))
    assert examined.knowledge.entities["forge"].name.fr == "Forge"
    with pytest.raises(KnowledgeError):
        village.knowledge(organisations__forge="name: Forge\ncouleur: rouge\n")
