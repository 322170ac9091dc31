"""`kamouraska review claim`, `release`, `dismiss`, `reopen`, `merge` and `split`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import WANTED

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_a_dry_run_changes_nothing_and_a_dismissal_is_recorded(asked: Installation) -> None:
    """Who and why stand in the trail; the group leaves the list of what is open."""
    arguments = ["review", "dismiss", "2", "--reason", "out_of_scope", "--by", "Odile"]
    assert "Écarterait le groupe 2" in asked.run(*arguments, "--dry-run").out
    assert json.loads(asked.run("review", "list", "--json").out)["total"] == 2
    assert "Groupe 2 écarté" in asked.run(*arguments).out
    assert json.loads(asked.run("review", "list", "--json").out)["total"] == 1
    acts = json.loads(asked.run("review", "show", "2", "--json").out)["acts"]
    assert [(act["verb"], act["by"], act["after"]["resolution"]) for act in acts] == [("dismiss", "Odile", "out_of_scope")]


def test_the_second_to_dismiss_is_told_who_was_first(asked: Installation) -> None:
    """And nothing is overwritten; exit 2."""
    asked.run("review", "dismiss", "2", "--reason", "spam", "--by", "Odile")
    ran = asked.run("review", "dismiss", "2", "--reason", "other", "--by", "Rémi")
    assert ran.code == 2
    assert "déjà été écarté, par Odile" in ran.err


def test_staff_work_on_a_group(asked: Installation) -> None:
    """Claimed, released, merged, undone: each says so in words, and as JSON to a program."""
    assert "Groupe 2 réservé." in asked.run("review", "claim", "2", "--by", "Odile").out
    late = asked.run("review", "dismiss", "2", "--reason", "spam", "--by", "Rémi")
    assert late.code == 2
    assert "réservé, par Odile" in late.err
    assert "remis à tous" in asked.run("review", "release", "2").out
    assert "Fusionnerait" in asked.run("review", "merge", "1", "2", "--dry-run").out
    merged = json.loads(asked.run("review", "merge", "1", "2", "--json").out)["group"]
    assert (merged["state"], merged["into"]) == ("merged", 2)
    assert "annulé (nouveau)" in asked.run("review", "undo", "1").out
    assert json.loads(asked.run("review", "split", "2", WANTED, "--json").out)["new"] == 3
    assert asked.run("review", "merge", "1", "1").code == 2
    asked.run("review", "dismiss", "3", "--reason", "spam")
    assert "rouvert" in asked.run("review", "reopen", "3").out


def test_several_are_dealt_with_at_once_or_none_of_them(asked: Installation) -> None:
    """Taken, merged, put aside; where one does not allow it, it is named and nothing is done to the others."""
    asked.run("review", "claim", "2", "--by", "Odile")
    ran = asked.run("review", "dismiss", "1", "2", "--reason", "spam", "--by", "Rémi")
    assert (ran.code, "#2" in ran.err, "Rien n’est fait" in ran.err) == (2, True, True)
    assert json.loads(asked.run("review", "list", "--json").out)["total"] == 2
    asked.run("review", "release", "2")
    assert "Rien n’est fait encore." in asked.run("review", "dismiss", "1", "2", "--reason", "spam", "--dry-run").out
    assert "2 groupes sont à vous." in asked.run("review", "claim", "1", "2", "--by", "Odile").out
    done = json.loads(asked.run("review", "dismiss", "1", "2", "--reason", "spam", "--by", "Odile", "--json").out)
    assert [(group["id"], group["state"]) for group in done["groups"]] == [(1, "dismissed"), (2, "dismissed")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("claim", "2"),
        ("release", "2"),
        ("reopen", "2"),
        ("dismiss", "2", "--reason", "spam"),
        ("merge", "1", "2"),
        ("split", "2", WANTED),
        ("answer", "2", "--phrasing-of", "topic:fete"),
        ("undo", "2"),
        ("undo", "topic:fete"),
        ("confirm", "topic:fete", "--on", "2026-05-22"),
        ("correct", "topic:fete", "--from", "-"),
        ("import", "-"),
    ],
)
def test_a_reader_is_let_do_nothing(asked: Installation, arguments: tuple[str, ...]) -> None:
    """Whatever the verb: said in words, exit 2, and nothing stands in the trail."""
    asked.config.write_text("web: {port: 0}\nreview: {roles: {Bruno: reader}}\n", encoding="utf-8")
    ran = asked.run("review", *arguments, "--by", "bruno", stdin=b"fr: x")
    assert (ran.code, "bruno a le rôle de lecture" in ran.err) == (2, True)
    assert json.loads(asked.run("review", "show", "2", "--json").out)["acts"] == []
