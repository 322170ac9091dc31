"""Two things of one entity that cannot both be so: told with file and line, unless a reason is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from bot.authoring.base import Base
from bot.authoring.checks import contradiction
from bot.knowledge.files import files_of
from bot.knowledge.reader import examine
from bot.knowledge.staleness import DEFAULT_MONTHS
from tests.authoring import desk
from tests.village import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.errors import Problem
    from bot.knowledge.base import Knowledge

pytestmark = pytest.mark.slow

KNOWLEDGE = Path(__file__).resolve().parents[3] / "knowledge"
FOURNIL = "organisations/fournil.yaml"
PHONE = "  - {kind: phone, value: 418 555-0101, source: gazette}\n"


def told(changed: Mapping[str, str | None]) -> list[Problem]:
    """What the rule tells of the village with these changes, which the reader takes."""
    base = desk.base(changed)
    assert base.sound
    return sorted(contradiction.find(base))


def fournil(added: str) -> dict[str, str | None]:
    """The baker's file with something added at its end."""
    return {FOURNIL: FILES[FOURNIL] + added}


def actions(*lines: str) -> dict[str, str | None]:
    """Its file with a number, and these steps."""
    return fournil("actions:\n" + PHONE + "".join(f"  - {{{line}, source: gazette}}\n" for line in lines))


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        pytest.param(actions("kind: phone, value: 418 555-0202"), 17, id="two-numbers"),
        pytest.param(actions("kind: phone, value: 418 555-0101 poste 2"), 17, id="another-extension"),
        pytest.param(actions("kind: email, value: a@b.example", "kind: email, value: c@b.example"), 18, id="two-mails"),
        pytest.param(desk.edited("organisations/fournil", "12 employees (2020)", "12 employees (2019)"), 12, id="two-years"),
        pytest.param(desk.edited("topics/fete", "on 24 June", "on 24 June 2019"), None, id="a-year-more-in-english"),
        pytest.param(actions("kind: phone, value: (418) 555-0101"), None, id="the-same-number"),
        pytest.param(actions("kind: phone, value: 418 555-0202, label: {fr: Le soir, en: Evenings}"), None, id="said-why"),
        pytest.param(actions("kind: phone, value: 418 555-0202, for: headcount"), None, id="said-for-what"),
        pytest.param(desk.edited("organisations/fournil", "12 employés", "1 850 employés (1,850)"), None, id="thousands"),
    ],
)  # fmt: skip
def test_two_that_cannot_both_be_so_are_told(changed: dict[str, str | None], line: int | None) -> None:
    """Numbers, mails and years; not the same written otherwise, nor two of which it is said what each is for."""
    found = [(one.path, one.line, one.severity) for one in told(changed)]
    assert found == ([] if line is None else [(f"knowledge/{FOURNIL}", line, "warning")])


@pytest.mark.parametrize(
    ("says", "tells"),
    [
        ("Jean Roy dirige le Fournil.", True),
        ("Marie Lavoie dirige le Fournil.", False),
        ("Jean Roy, puis madame Lavoie.", False),
    ],
)
def test_two_people_in_one_office_are_told(says: str, *, tells: bool) -> None:
    """By a relation one, by the entity's own fact another; a fact that names both says why."""
    changed = fournil(f"  boss: {{fr: {says!r}, en: It is run., source: gazette}}\n")
    changed |= {
        "intents/boss.yaml": str(FILES["intents/headcount.yaml"]).replace("employés", "patrons").replace("employees", "bosses"),
        "relations.yaml": FILES["relations.yaml"] + "boss_of: {name: {fr: dirige, en: heads}, to: organisation}\n",
        "people/marie.yaml": FILES["people/marie.yaml"] + "relations: {boss_of: {is: fournil, source: gazette}}\n",
    }
    found = told(changed)
    assert [(one.path, one.line) for one in found] == ([(f"knowledge/{FOURNIL}", 15)] if tells else [])


def test_the_base_that_ships_contradicts_itself_nowhere() -> None:
    """What is told of it is mended in its files, and no exception of this test."""
    examined = examine(files_of(KNOWLEDGE), str(KNOWLEDGE))
    assert len(examined.knowledge.entities) > 100

    def never(_knowledge: Knowledge) -> NoReturn:
        raise AssertionError("this rule asks nothing of the engine")

    base = Base(examined, None, date(2026, 11, 30), DEFAULT_MONTHS, never)
    assert [problem.shown("en") for problem in contradiction.find(base)] == []
