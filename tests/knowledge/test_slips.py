"""Three slips of the pen for every rule that the reader keeps: each is found, at its file and line, and nothing else is."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.authoring.checks import RULES
from bot.authoring.manual import MANUALS
from bot.knowledge import reader
from tests import village

OF_THE_DISK = {
    "no-folder",
    "unreadable-file",
    "file-too-large",
    "too-many-files",
    "not-utf8",
    "missing-file",
    "no-test-questions",
    "ignored-file",
    "curly-quotes",  # a warning, which keeps nothing from loading: test_misread.py
}
"""Rules that no slip in a text breaks; test_files.py, test_reader.py and test_checking.py hold them to it."""

SLIPS: tuple[tuple[str, str, str, str, int], ...] = (
    # rule, file, what stands there, what the author wrote instead, the line that must be named
    ("yaml-syntax", "organisations/fournil", "name: Le Fournil", "name: Le Fournil: pain", 2),
    ("yaml-syntax", "topics/fete", "la fête est quel jour]", "la fête est quel jour", 6),
    ("yaml-syntax", "intents/rank", '"quel rang a {organisation}",', '"quel rang a {organisation},', 8),
    ("yaml-alias", "organisations/scierie", "scie du bois., source: gazette", "scie du bois., source: *gazette", 9),
    ("yaml-alias", "topics/budget", "fr: Budget de la fête", "fr: *titre", 2),
    ("yaml-alias", "people/marie", "source: gazette", "source: *g", 8),
    ("yaml-tag", "organisations/fournil", "name: Le Fournil", "name: !Le Fournil", 2),
    ("yaml-tag", "topics/fete", "source: almanach", "source: !almanach x", 8),
    ("yaml-tag", "smalltalk/bonjour", "fr: Bonjour!", "fr: !Bonjour salut", 3),
    ("duplicate-key", "organisations/ecole", "called:", "name: École\ncalled:", 3),
    ("duplicate-key", "topics/fete", "source: almanach", "source: almanach\nsource: gazette", 9),
    ("duplicate-key", "sources", "almanach:\n", "gazette:\n", 7),
    ("value-cut", "organisations/scierie", "name: Scierie Boisvert", "name: Scierie Boisvert #1", 2),
    ("value-cut", "topics/fete", "source: almanach", "source: almanach # 3", 8),
    ("value-cut", "organisations/forge", "name: Forge Tremblay", "name: Forge\n  #1 Tremblay", 2),
    ("unquoted-value", "organisations/forge", "name: Forge Tremblay", "name: 1:30", 2),
    ("unquoted-value", "organisations/fournil", "value: 12", "value: no", 14),
    ("unquoted-value", "organisations/fournil", "value: 12", "value: 1_200", 14),
    ("tab-character", "organisations/forge", "name: Forge Tremblay", "name: Forge Tremblay\n\thome: true", 3),
    ("tab-character", "topics/budget", "question:", "\tquestion:", 3),
    ("tab-character", "people/marie", "source: gazette", "source: gazette\n\t\talias: x", 9),
    ("todo", "organisations/forge", "name: Forge Tremblay", "name: TODO", 2),
    ("todo", "topics/budget", "en: Budget of the fair", "en: TODO", 2),
    ("todo", "intents/said", "Words of {entity}", "TODO {entity}", 2),
    ("unknown-key", "organisations/fournil", "aliases:", "alias:", 4),
    ("unknown-key", "topics/fete", "next: [budget]", "suivant: [budget]", 9),
    ("unknown-key", "sources", "  checked_on: 2026-01-02\nalmanach", "  checked_on: 2026-01-02\n  lu: 2026\nalmanach", 7),
    ("missing-key", "organisations/forge", "name: Forge Tremblay\n", "", 2),
    ("missing-key", "sources", "  title: L'Almanach\n", "", 7),
    ("missing-key", "intents/activity", 'ask: {fr: "Que fait {entity}?", en: "What does {entity} do?"}\n', "", 2),
    ("wrong-value", "organisations/scierie", "aliases: [SBV, la scierie]", "aliases: SBV", 4),
    ("wrong-value", "sources", "date: 2020-05", "date: mai 2020", 5),
    ("wrong-value", "intents/headcount", "volatile: true", "volatile: souvent", 5),
    ("missing-french", "topics/fete", "fr: Fête du village, ", "", 2),
    ("missing-french", "organisations/fournil", "fr: Le Fournil cuit le pain du village., ", "", 9),
    ("missing-french", "smalltalk/bonjour", "fr: Bonjour!, ", "", 3),
    ("missing-source", "organisations/scierie", "scie du bois., source: gazette", "scie du bois.", 9),
    ("missing-source", "organisations/ecole", "is: fournil, source: gazette", "is: fournil", 5),
    ("missing-source", "relations", "  closed: true\n  source: gazette\n", "  closed: true\n", 2),
    ("dead-source", "organisations/fournil", "village bread., source: gazette", "village bread., source: gazete", 9),
    ("dead-source", "topics/fete", "source: almanach", "source: almanac", 8),
    ("dead-source", "relations", "  source: gazette", "  source: gazettes", 6),
    ("dead-relation", "organisations/scierie", "rank: {is: silver", "rang: {is: silver", 6),
    ("dead-relation", "organisations/fournil", "trade: {is: bread", "trade: {is: pain", 7),
    ("dead-relation", "intents/rank", "relation: rank", "relation: rang", 6),
    ("dead-entity", "organisations/ecole", "is: fournil", "is: le-fournil", 5),
    ("dead-entity", "organisations/ecole", "is: fournil", "is: village", 5),
    ("dead-entity", "topics/fete", "next: [budget]", "entities: [valbrune]", 9),
    ("dead-intent", "organisations/fournil", "  headcount:", "  effectif:", 10),
    ("dead-intent", "people/marie", "  said:", "  activity:", 5),
    ("dead-intent", "organisations/scierie", "  activity:", "  rank_of:", 9),
    ("dead-topic", "topics/fete", "next: [budget]", "next: [budgets]", 9),
    ("dead-topic", "topics/budget", "source: gazette", "source: gazette\nnext: [fete-du-village]", 9),
    ("dead-topic", "topics/meteo", "refusal: out_of_scope", "refusal: out_of_scope\nnext: [meteo, neige]", 6),
    ("dead-group", "intents/activity", "about: [organisation]", "about: [organisation]\nneeds: monnaie", 5),
    ("dead-group", "intents/rank", "query: relation", "query: relation\nneeds: ranks", 6),
    ("dead-group", "intents/headcount", "volatile: true", "volatile: true\nneeds: moneys", 6),
    ("unknown-slot", "intents/activity", "activité de {entity}", "activité de {entité}", 5),
    ("unknown-slot", "relations", "{Entity} est membre {value}.", "{Entity} est membre {valeur}.", 11),
    ("unknown-slot", "intents/said", 'ask: {fr: "Qu\'a dit {entity}?"', 'ask: {fr: "Qu\'a dit {entity?"', 3),
    (
        "missing-wording",
        "relations",
        '    one: {fr: "{Entity} est membre {value}.", en: "{Entity} is a {value} member."}\n',
        "",
        10,
    ),
    (
        "missing-wording",
        "relations",
        '    none: {fr: "{Entity} n\'est pas du club.", en: "{Entity} is not in the club."}\n',
        "",
        10,
    ),
    ("missing-wording", "relations", village.FILES["relations.yaml"].splitlines(keepends=True)[11], "", 10),
    ("empty-file", "topics/budget", village.FILES["topics/budget.yaml"], "", 1),
    ("empty-file", "organisations/forge", village.FILES["organisations/forge.yaml"], "# name: Forge\n", 1),
    ("empty-file", "smalltalk/bonjour", village.FILES["smalltalk/bonjour.yaml"], "\n\n", 1),
)

MOVES: tuple[tuple[str, str, str], ...] = (
    # rule, the file as it should be called, as the author called it
    ("id-is-file-name", "organisations/forge", "organisations/Forge"),
    ("id-is-file-name", "topics/meteo", "topics/météo"),
    ("id-is-file-name", "smalltalk/bonjour", "smalltalk/bonjour bonsoir"),
    ("duplicate-id", "organisations/forge", "places/marie"),
    ("duplicate-id", "organisations/forge", "people/scierie"),
    ("duplicate-id", "organisations/forge", "organisations/fournil.yml"),
    ("unknown-file", "organisations/forge", "organisation/forge"),
    ("unknown-file", "smalltalk/bonjour", "bonjour"),
    ("unknown-file", "organisations/forge", "organisations/metal/forge"),
)

_FACT = "{fr: x, source: gazette}"
ADDED: tuple[tuple[str, str, str, int], ...] = (
    # rule, folder, the overlay, the line
    ("dead-overlay", "organisations", "adds_to: forges\naliases: [x]\n", 1),
    ("dead-overlay", "people", "aliases: [x]\nadds_to: forge\n", 2),
    ("dead-overlay", "smalltalk", "adds_to: bonsoir\nphrasings: {fr: [bonsoir]}\n", 1),
    ("duplicate-fact", "organisations", f"adds_to: fournil\nfacts:\n  activity: {_FACT}\n", 3),
    ("duplicate-fact", "organisations", f"facts:\n  headcount: {_FACT}\nadds_to: fournil\n", 2),
    ("duplicate-fact", "people", f"adds_to: marie\nfacts: {{said: {_FACT}}}\n", 2),
    ("dead-fact", "organisations", "adds_to: forge\nphrasings:\n  activity: {fr: [x]}\n", 3),
    ("dead-fact", "people", "adds_to: marie\nphrasings: {says: {fr: [x]}}\n", 2),
    ("dead-fact", "places", "adds_to: village\nphrasings:\n\n  mayor: {en: [x]}\n", 4),
)

NEEDS: tuple[tuple[str, str, int], ...] = (
    # rule, what `needs.yaml` holds, the line
    ("dead-subject", "party: {name: Fêter, subjects: [fete]}\n", 1),
    ("dead-subject", "party:\n  name: Fêter\n  subjects: fetes\n", 3),
    ("dead-subject", "party:\n  name: Fêter\n  topics: [fete]\n  subjects: [bal]\n", 4),
)


def told(files: dict[str, bytes]) -> list[tuple[str, str, int]]:
    """Rule, file and line of each problem."""
    return [(p.rule, p.path.removeprefix("knowledge/"), p.line) for p in reader.examine(files).problems]


@pytest.mark.parametrize(("rule", "file", "before", "after", "line"), SLIPS)
def test_a_slip_is_found_at_its_line(rule: str, file: str, before: str, after: str, line: int) -> None:
    """And it is told of the file that the author must open."""
    found = told(village.files(**village.edited(file, before, after)))
    assert {(told_rule, path) for told_rule, path, _ in found} == {(rule, f"{file}.yaml")}
    assert line in [at for _, _, at in found]


@pytest.mark.parametrize(("rule", "file", "called"), MOVES)
def test_a_file_that_is_called_otherwise_is_found(rule: str, file: str, called: str) -> None:
    """Where it lies now."""
    files = village.files()
    called = called if called.endswith(".yml") else f"{called}.yaml"
    files[called] = files.pop(f"{file}.yaml")
    found = [(told_rule, path) for told_rule, path, _ in told(files)]
    assert [told_rule for told_rule, _ in found] == [rule]
    assert found[0][1] in (
        called,
        *(name for name in files if name.rpartition("/")[2].startswith(called.rpartition("/")[2][:6])),
    )


@pytest.mark.parametrize(("rule", "folder", "text", "line"), ADDED)
def test_a_slip_of_an_overlay_is_found_at_its_line(rule: str, folder: str, text: str, line: int) -> None:
    """And it is told of the overlay, which is what must be opened."""
    found = told(village.files(**{f"learned__{folder}__x": text}))
    assert found == [(rule, f"learned/{folder}/x.yaml", line)]


@pytest.mark.parametrize(("rule", "text", "line"), NEEDS)
def test_a_slip_of_needs_is_found_at_its_line(rule: str, text: str, line: int) -> None:
    """Of a file that a base may do without."""
    assert told(village.files(needs=text)) == [(rule, "needs.yaml", line)]


def test_every_rule_has_three_slips() -> None:
    """Those of the reader; the rules of `bot.authoring.checks` have theirs beside it."""
    count = Counter(rule for slips in (SLIPS, MOVES, ADDED, NEEDS) for rule, *_ in slips)
    rules = MANUALS.keys() - {rule.ID for rule in RULES} - OF_THE_DISK
    assert {rule: count[rule] for rule in rules if count[rule] < 3} == {}
