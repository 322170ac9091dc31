"""The reader of the knowledge folder: what loads, and what an author is told when it does not."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
import yaml

from bot.errors import KnowledgeError
from bot.knowledge import reader
from tests import village

if TYPE_CHECKING:
    from pathlib import Path

    from bot.errors import Problem


def write(folder: Path, **changed: str | None) -> Path:
    """The village as files of a folder."""
    for name, content in village.files(**changed).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def said(**changed: str | None) -> list[str]:
    """What an author is told about a changed village, one line a problem."""
    with pytest.raises(KnowledgeError) as caught:
        village.knowledge(**changed)
    return [str(problem).removeprefix("knowledge/") for problem in caught.value.problems]


def test_a_folder_and_its_files_are_the_same_knowledge(tmp_path: Path) -> None:
    """A dry run reads files from memory: it sees exactly what the folder would give, revision included."""
    assert reader.read(write(tmp_path)) == village.knowledge()


def test_the_revision_follows_the_content() -> None:
    """The same files have one revision; a changed letter or a moved file makes another."""
    moved = {"sources": None, "sources__all": village.FILES["sources.yaml"]}
    revisions = {
        village.knowledge().revision,
        village.knowledge().revision,
        village.knowledge(**village.edited("topics/fete", "24 juin", "25 juin")).revision,
        village.knowledge(**moved).revision,
    }
    assert len(revisions) == 3


def test_sources_may_be_spread_over_a_folder() -> None:
    """Files under `sources/` add to `sources.yaml`, or stand for it."""
    sources = village.FILES["sources.yaml"]
    assert set(village.knowledge(sources=None, sources__all=sources).sources) == {"gazette", "almanach"}
    more = village.knowledge(sources__more="revue: {title: La Revue, checked_on: 2026-01-01}\n")
    assert set(more.sources) == {"gazette", "almanach", "revue"}


def test_what_staff_added_is_read_beside_the_rest() -> None:
    """The `learned` tree has the folders of the knowledge, and its files count as the others do."""
    topic = village.FILES["topics/fete.yaml"].replace("24 juin", "25 juin")
    assert "bal" in village.knowledge(learned__topics__bal=topic).topics


@pytest.mark.parametrize("name", [".hidden.yaml", "_draft.yaml", "topics/_draft.yaml", ".git/x.yaml", "README.md"])
def test_drafts_hidden_files_and_other_kinds_are_left_out(tmp_path: Path, name: str) -> None:
    """Only YAML files that are meant to count are read; a draft with an underscore waits."""
    write(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("{ not: [yaml")
    assert reader.read(tmp_path) == village.knowledge()


def test_a_file_may_end_in_yml(tmp_path: Path) -> None:
    """Both usual endings are read."""
    write(tmp_path)
    (tmp_path / "topics" / "fete.yaml").rename(tmp_path / "topics" / "fete.yml")
    assert "fete" in reader.read(tmp_path).topics


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A wrong path in the configuration is said plainly."""
    with pytest.raises(KnowledgeError, match=r"nowhere:0:0: there is no such knowledge folder \(no-folder\)"):
        reader.read(tmp_path / "nowhere")


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    """A link that leads nowhere keeps the base from loading instead of silently missing from it."""
    (write(tmp_path) / "topics" / "lost.yaml").symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(KnowledgeError, match=r"lost\.yaml:0:0: cannot be read: no such file"):
        reader.read(tmp_path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads any file")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """So does a file that belongs to somebody else."""
    (write(tmp_path) / "topics" / "fete.yaml").chmod(0)
    with pytest.raises(KnowledgeError, match=r"fete\.yaml:0:0: cannot be read: this user may not"):
        reader.read(tmp_path)


@pytest.mark.parametrize(
    ("file", "before", "after", "expected"),
    [
        pytest.param(
            "organisations/scierie", "scie du bois., source: gazette", "scie du bois.",
            "organisations/scierie.yaml:9:3: every fact needs a `source` (missing-source)", id="no-source",
        ),
        pytest.param(
            "organisations/scierie", "{fr: La Scierie Boisvert scie du bois.", "{en: It saws.",
            "organisations/scierie.yaml:9:3: the French text is missing (missing-french)", id="no-french",
        ),
        pytest.param(
            "organisations/scierie", "aliases", "alias",
            "organisations/scierie.yaml:4:1: there is no key 'alias' here (unknown-key)", id="unknown-key",
        ),
        pytest.param(
            "organisations/fournil", "name: Le Fournil\n", "",
            "organisations/fournil.yaml:2:1: the key 'name' is missing (missing-key)", id="missing-key",
        ),
        pytest.param(
            "organisations/fournil", "name: Le Fournil", "name: Le Fournil\nname: Le Four",
            "organisations/fournil.yaml:3:1: the key 'name' stands twice (duplicate-key)", id="doubled-key",
        ),
        pytest.param(
            "organisations/fournil", "[Boulangerie du Fournil]", "Boulangerie du Fournil",
            "organisations/fournil.yaml:4:1: 'aliases' must be a list, found text (wrong-value)", id="text-for-list",
        ),
        pytest.param(
            "organisations/fournil", "[Boulangerie du Fournil]", "",
            "organisations/fournil.yaml:4:1: 'aliases' must be a list, found nothing (wrong-value)", id="nothing",
        ),
        pytest.param(
            "organisations/fournil", "[Boulangerie du Fournil]", "[Four, 2020]",
            "organisations/fournil.yaml:4:17: 'item 2 of aliases' must be text, found a number; put it between quotes "
             "(wrong-value)", id="number-for-text",
        ),
        pytest.param(
            "organisations/fournil", "name: Le Fournil", "name: yes",
            "organisations/fournil.yaml:2:7: YAML reads yes as something else than these signs: put a text between quotes, "
             "write true, false or a plain number (unquoted-value)", id="yes-no",
        ),
        pytest.param(
            "organisations/forge", "name: Forge Tremblay", "name: Forge Tremblay\nfacts: [a, b]",
            "organisations/forge.yaml:3:1: 'facts' must be a group of keys, found a list (wrong-value)",
            id="list-for-group",
        ),
        pytest.param(
            "organisations/forge", "name: Forge Tremblay", "name: Forge Tremblay\nfacts: {activity: 2020-01-01}",
            "organisations/forge.yaml:3:9: 'activity' must be a group of keys, found date (wrong-value)", id="date",
        ),
        pytest.param(
            "organisations/forge", "name: Forge Tremblay", "name: Forge Tremblay\naliases: {a: b}",
            "organisations/forge.yaml:3:1: 'aliases' must be a list, found a group of keys (wrong-value)",
            id="group-for-list",
        ),
        pytest.param(
            "topics/meteo", "refusal: out_of_scope", "refusal: out_of_scope\nanswer: {fr: Il pleut.}",
            "topics/meteo.yaml:2:1: 'the file': a topic has either an `answer` or a `refusal` (wrong-value)",
            id="answer-and-refusal",
        ),
        pytest.param(
            "topics/meteo", "refusal: out_of_scope", "",
            "topics/meteo.yaml:2:1: 'the file': a topic has either an `answer` or a `refusal` (wrong-value)",
            id="neither-answer-nor-refusal",
        ),
        pytest.param(
            "topics/fete", "source: almanach\n", "",
            "topics/fete.yaml:2:1: 'the file': an answer needs a `source` (wrong-value)", id="topic-without-source",
        ),
        pytest.param(
            "intents/rank", "relation: rank\n", "",
            "intents/rank.yaml:2:1: 'the file': a relation query needs `relation` (wrong-value)",
            id="query-without-relation",
        ),
        pytest.param(
            "intents/activity", "about: [organisation]\n", "",
            "intents/activity.yaml:2:1: 'the file': a fact query needs `about` (wrong-value)", id="about-nobody",
        ),
        pytest.param(
            "intents/rank", "query: relation", "query: rank",
            "intents/rank.yaml:5:1: 'query' must be one of 'fact', 'profile', 'relation', 'list', 'count', 'ranking' "
             "(wrong-value)", id="unknown-query",
        ),
        pytest.param(
            "organisations/fournil", "unit: employees", "unit: emplois",
            "organisations/fournil.yaml:14:25: 'unit' must be one of 'athletes', 'campuses', 'childcare_places', 'dollars', "
            "'employees', 'foreign_workers', 'inhabitants', 'members', 'places', 'rooms', 'seats', 'square_kilometres', "
            "'students', 'year' (wrong-value)", id="unknown-unit",
        ),
        pytest.param(
            "sources", "date: 2020-05", "date: mai 2020",
            "sources.yaml:5:3: 'date': a date is YYYY, YYYY-MM or YYYY-MM-DD (wrong-value)", id="date-in-words",
        ),
        pytest.param(
            "sources", "date: 2020-05", "date: '2020-02-31'",
            "sources.yaml:5:3: 'date': there is no such day: day is out of range for month (wrong-value)",
            id="no-such-day",
        ),
        pytest.param(
            "sources", "checked_on: 2026-01-02", "checked_on: 2026-13-02",
            "sources.yaml:6:15: the value cannot be read: month must be in 1..12; put it between quotes if it is text "
             "(yaml-syntax)", id="no-such-month",
        ),
        pytest.param(
            "sources", "https://gazette", "gazette",
            r"sources.yaml:4:3: 'url': String should match pattern '^https?://\S+$' (wrong-value)", id="no-address",
        ),
        pytest.param(
            "organisations/fournil", "value: 12", "value: .nan",
            "organisations/fournil.yaml:14:21: YAML reads .nan as something else than these signs: put a text between quotes, "
             "write true, false or a plain number (unquoted-value)", id="no-number",
        ),
        pytest.param(
            "lexicon", "{koi: quoi", "{on: quoi",
            "lexicon.yaml:2:11: YAML reads on as something else than these signs: put a text between quotes, write true, false "
             "or a plain number (unquoted-value)", id="word-that-is-a-boolean",
        ),
        pytest.param(
            "organisations/scierie", "name: Scierie Boisvert", "name: [Scierie",
            "organisations/scierie.yaml:3:7: not YAML: did not find expected ',' or ']' while parsing a flow sequence "
             "(yaml-syntax)", id="open-bracket",
        ),
    ],
)  # fmt: skip
def test_each_slip_is_shown_with_its_file_line_column_and_rule(file: str, before: str, after: str, expected: str) -> None:
    """An author goes straight to the place, and reads what to do in words that need no Python."""
    assert said(**village.edited(file, before, after)) == [expected]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"lexicon": None}, "lexicon.yaml:0:0: this file is needed (missing-file)"),
        ({"sources": None}, "sources.yaml:0:0: this file is needed (missing-file)"),
        ({"relations": None}, "relations.yaml:0:0: this file is needed (missing-file)"),
        ({"topics__fete": ""}, "topics/fete.yaml:1:1: the file is empty (empty-file)"),
        (
            {"topics__fete": "- a\n"},
            "topics/fete.yaml:1:1: 'the file' must be a group of keys, found a list (wrong-value)",
        ),
        (
            {"places__forge": "name: La Forge\n"},
            "places/forge.yaml:1:1: another file is called 'forge' too (duplicate-id)",
        ),
        (
            {"learned__sources": "gazette: {title: La Gazette, checked_on: 2026-01-01}\n"},
            "sources.yaml:2:1: 'gazette' is defined elsewhere too (duplicate-id)",
        ),
        ({"learned__lexicon": "texting: {a: b}\n"}, "lexicon.yaml:2:1: there is another lexicon.yaml (duplicate-id)"),
        (
            {"ordinary": "fr: un deux\nen: one two\n", "learned__ordinary": "fr: trois\nen: three\n"},
            "ordinary.yaml:1:1: there is another ordinary.yaml (duplicate-id)",
        ),
        (
            {"places__Forgé": "name: La Forge\n"},
            "places/Forgé.yaml:1:1: a file name is lower-case letters without accents, digits and hyphens (id-is-file-name)",
        ),
    ],
)  # fmt: skip
def test_a_slip_of_a_whole_file_is_shown_too(changed: dict[str, str | None], expected: str) -> None:
    """Missing, empty, misnamed and doubled files are named; line 0 when there is no file to open."""
    assert said(**changed) == [expected]


@pytest.mark.parametrize("name", ["readme", "villages__rimouski", "organisations__a__b", "sources__a__b"])
def test_a_file_that_belongs_nowhere_is_not_ignored(name: str) -> None:
    """A file in a folder that nothing reads would be an answer that never comes: it is a problem, with the right folders."""
    (line,) = said(**{name: "name: x\n"})
    assert line.startswith(f"{name.replace('__', '/')}.yaml:1:1: no such file belongs here; known are emergency.yaml, intents/")
    assert line.endswith("(unknown-file)")


def test_bytes_that_are_no_text_are_shown_at_their_line() -> None:
    """A file saved in another encoding is named with the line of its first wrong byte."""
    files = village.files() | {"topics/fete.yaml": "title: x\nquestion: fête\n".encode("latin-1")}
    with pytest.raises(KnowledgeError, match=r"topics/fete\.yaml:2:1: the file is not UTF-8 text \(not-utf8\)"):
        reader.read_files(files)


def test_all_problems_are_told_at_once_in_order() -> None:
    """Whoever mends the base sees the slips of every file, by file and line, not the first one."""
    changed = {
        **village.edited("topics/fete", "answer:", "anwser:"),
        **village.edited("organisations/scierie", "aliases", "alias"),
        **village.edited("sources", "title: La Gazette du village", "titre: La Gazette"),
        "intents__rank": "title: [",
    }
    assert [line.split(": ")[0] + line[line.rindex(" ") :] for line in said(**changed)] == [
        "intents/rank.yaml:2:1 (yaml-syntax)",
        "organisations/scierie.yaml:4:1 (unknown-key)",
        "sources.yaml:2:1 (missing-key)",
        "sources.yaml:3:3 (unknown-key)",
        "topics/fete.yaml:7:1 (unknown-key)",
    ]


def test_all_dead_names_are_told_at_once() -> None:
    """The same for names that lead nowhere."""
    changed = {
        **village.edited("topics/fete", "next: [budget]", "next: [a, b]"),
        **village.edited("organisations/ecole", "is: fournil", "is: four"),
    }
    assert [line.split(": ")[0] for line in said(**changed)] == [
        "organisations/ecole.yaml:5:15",
        "topics/fete.yaml:9:1",
        "topics/fete.yaml:9:1",
    ]


def _deleted_line(text: bytes, chance: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def _doubled_line(text: bytes, chance: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join([*lines[:at], lines[at], *lines[at:]])


def _indented_line(text: bytes, chance: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([b" ", b"    ", b"\t", b"- "]) + lines[at]
    return b"".join(lines)


def _swapped_word(text: bytes, chance: random.Random) -> bytes:
    words = text.split(b" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return b" ".join(words)


def _cut(text: bytes, chance: random.Random) -> bytes:
    return text[: chance.randrange(len(text))]


def _struck_byte(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text))
    return text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]


SLIPS = (_deleted_line, _doubled_line, _indented_line, _swapped_word, _cut, _struck_byte)


@pytest.mark.parametrize("seed", range(300))
def test_a_damaged_file_loads_whole_or_not_at_all(seed: int) -> None:
    """Whatever happens to a file: a base with everything in it, or problems of the village's files; nothing else."""
    chance = random.Random(seed)
    files = village.files()
    name = chance.choice(sorted(files))
    files[name] = chance.choice(SLIPS)(files[name], chance)
    found: tuple[Problem, ...] = ()
    knowledge = None
    try:
        knowledge = reader.read_files(files)
    except KnowledgeError as error:
        found = error.problems
    if knowledge is None:
        assert found
        assert {p.path.removeprefix("knowledge/") for p in found} <= set(files)
        assert all(p.line >= 1 and p.column >= 1 and p.rule and p.message for p in found)
        return
    filed = {f.rsplit("/", 1)[1].removesuffix(".yaml") for f in files if "/" in f}
    held = {*knowledge.entities, *knowledge.intents, *knowledge.topics, *knowledge.smalltalk}
    assert held == filed, "no file is left out in silence"
    assert set(knowledge.sources) == set(_keys(files["sources.yaml"]))
    assert set(knowledge.relations) == set(_keys(files["relations.yaml"]))


def _keys(content: bytes) -> list[str]:
    """The outermost keys of a file, by another parser than the one under test."""
    parsed = yaml.safe_load(content)
    assert isinstance(parsed, dict), "what loads is a group of keys"
    return [str(key) for key in parsed]
