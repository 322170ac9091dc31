"""The documents say what is so: commands, targets, files, dependencies, examples."""

from __future__ import annotations

import importlib
import re
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from bot.__main__ import COMMANDS
from bot.cli.chat import HELP, LEAVE
from bot.cli.commands import PROGRAM, Group
from bot.config import SECRET_VARIABLES, Config, load
from bot.knowledge.gathering import LEARNED
from bot.knowledge.model import Words
from bot.knowledge.schema.asked import TopicForm
from bot.knowledge.schema.entities import FactForm
from bot.wording.answers import SENTENCES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _command(path: list[str]) -> click.Command | None:
    command: click.Command | None = Group(PROGRAM, COMMANDS)
    for name in path:
        if not isinstance(command, click.Group):
            return None
        command = command.get_command(click.Context(command), name)
    return command


def _package(requirement: str) -> str:
    return re.split(r"[><=~! ;\[]", requirement, maxsplit=1)[0]


def test_every_command_of_the_documents_exists() -> None:
    """With the options that they name."""
    named = re.findall(r"kamouraska ((?:[a-z-]+ ?)+)((?:--[a-z-]+ ?)*)", f"{README}\n{CONTRIBUTING}\n{DOCUMENTS}")
    found = []
    for words, flags in named:
        path = words.split()
        depth = 2 if path[0] == "review" else 1
        if path[0] not in COMMANDS:
            continue  # prose, or the image of that name: "docker run … kamouraska"
        command = _command(path[:depth])
        assert command is not None, words
        options = {option for parameter in command.params for option in parameter.opts}
        assert set(flags.split()) <= options, f"{words}{flags}"
        found.append(path[0])
    assert set(found) == set(COMMANDS)


def test_every_target_of_the_documents_is_in_the_makefile_and_explained() -> None:
    """`make` alone lists them with a sentence each."""
    targets = dict(re.findall(r"^([a-z-]+):.*?## (.+)$", MAKEFILE, flags=re.MULTILINE))
    used = set(re.findall(r"`(?:[A-Z_]+=\S+ )?make ([a-z]+)", README + CONTRIBUTING + DOCUMENTS))
    assert {"run", "test", "lint", "pytest", "coverage", "lock", "setup"} <= used
    assert used <= targets.keys()


def test_every_dependency_has_its_reason_in_the_readme_and_in_the_project() -> None:
    """And none is named that is not there."""
    project = {_package(requirement) for requirement in PROJECT["project"]["dependencies"]}
    table = README.partition("## Dependencies")[2].partition("\n\nTo test:")[0]
    assert set(re.findall(r"^\| ([\w.-]+) \| \S", table, flags=re.MULTILINE)) - {"package"} == project | {"hatchling"}
    for requirement in PROJECT["dependency-groups"]["dev"]:
        assert _package(requirement) in README
    written = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]:
        assert re.search(rf'^    "{re.escape(requirement)}", +# \S', written, flags=re.MULTILINE), requirement


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-postgres.txt"])
def test_the_locks_pin_everything_by_hash_and_name_no_registry(name: str) -> None:
    """So that any mirror serves, and none can serve something else."""
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in lock
    assert "index" not in re.sub(r"^\s*#.*$", "", lock, flags=re.MULTILINE)
    blocks = re.split(r"^(?=[a-zA-Z])", lock, flags=re.MULTILINE)
    pinned = [block for block in blocks if "==" in block]
    assert len(pinned) > (3 if name == "requirements-postgres.txt" else 20)
    assert all("--hash=sha256:" in block for block in pinned)


def test_the_lock_to_run_pins_every_dependency_and_the_build_backend() -> None:
    """A dependency that was added without `make lock` fails here, not on somebody's fresh clone."""
    pinned = {
        name.lower().replace("_", "-")
        for name in re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    }
    wanted = {_package(requirement).lower() for requirement in PROJECT["project"]["dependencies"]}
    assert {name.replace(".", "-") for name in wanted | {"hatchling"}} <= {name.replace(".", "-") for name in pinned}


def test_the_image_copies_what_exists_and_is_built_on_a_full_version() -> None:
    """A base by its whole tag; every source path is there and reaches the builder."""
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, flags=re.MULTILINE) == ["python:3.11.14-slim-bookworm"] * 2
    lines = re.findall(r"^COPY (?!--from)(?:--\S+ )?(.+)$", DOCKERFILE, flags=re.MULTILINE)
    copied = [source for line in lines for source in line.split()[:-1]]
    let_in = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(copied) == set(let_in)
    assert [source for source in copied if not (ROOT / source).exists()] == []


def test_the_image_runs_as_nobody_in_particular_and_keeps_what_people_write() -> None:
    """Not as root; the database and the staff's answers on volumes that this user owns; somebody looks whether it is well."""
    user = DOCKERFILE.index("USER kamouraska")
    assert DOCKERFILE.rindex("\nRUN ") < user < DOCKERFILE.rindex("\nCMD ")
    volumes = re.findall(r"^VOLUME (.+)$", DOCKERFILE, flags=re.MULTILINE)[0].split()
    assert volumes == ["/data", f"/app/knowledge/{LEARNED}"]
    for folder in ("/data", f"knowledge/{LEARNED}"):
        assert f"install -d -o kamouraska -g kamouraska {folder}\n" in DOCKERFILE
    assert "/healthz" in DOCKERFILE.partition("HEALTHCHECK")[2]


def test_the_settings_of_the_image_are_settings() -> None:
    """And what they name is in the image: the test questions, too, which the review desk replays."""
    environment = dict(re.findall(r"(KAMOURASKA_\w+)=(\S+)", DOCKERFILE))
    folder = Path(environment["KAMOURASKA_CONFIG"]).parent
    config = load(ROOT / "config.yaml", environment)
    assert config.store.path.is_relative_to("/data")
    assert f"WORKDIR {folder}\n" in DOCKERFILE
    for place in (config.knowledge.path, config.knowledge.questions):
        kept = place.relative_to(ROOT)
        assert re.search(rf"^COPY (--\S+ )?{kept} \./{kept}$", DOCKERFILE, flags=re.MULTILINE), kept


def test_the_readme_tells_every_setting_with_its_default() -> None:
    """Neither more nor fewer than there are, and none with a value of yesterday."""
    told = dict(re.findall(r"^\| `(\w+\.\w+)` \| (.+?) \| \S", README, flags=re.MULTILINE))
    expected = {}
    for section, field in Config.model_fields.items():
        for key in type(field.get_default()).model_fields:
            value = getattr(field.get_default(), key)
            # Lists stand in full in the file alone, where another test holds them to the default.
            shown = "see [config.yaml](config.yaml)" if isinstance(value, tuple) else f"`{value}`"
            expected[f"{section}.{key}"] = shown if value not in (None, "", ()) else "none"
    assert told == expected


def test_the_readme_says_how_to_leave_a_chat() -> None:
    """With the very words that the program takes."""
    told = set(re.findall(r"(?<= )/\w+", README.partition("kamouraska chat  ")[2].partition("\n")[0]))
    assert told & LEAVE
    assert told & HELP


def test_the_examples_of_contributing_are_what_the_reader_takes() -> None:
    """A topic and a fact, as a newcomer would copy them."""
    topic, facts = re.findall(r"^ +```yaml\n(.+?)^ +```", CONTRIBUTING, flags=re.MULTILINE | re.DOTALL)
    assert TopicForm.model_validate(yaml.safe_load(topic)).answer is not None
    assert [FactForm.model_validate(fact).fr for fact in yaml.safe_load(facts)["facts"].values()]


def test_the_first_change_of_contributing_is_still_to_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its test fails on the sentence that it quotes, and passes on the one that it proposes."""
    way = CONTRIBUTING.partition("### A first change")[2].partition("\n### ")[0]
    test = textwrap.dedent(re.findall(r"^ +```python\n(.+?)^ +```", way, flags=re.MULTILINE | re.DOTALL)[0])
    name = re.findall(r"^def (\w+)", test, flags=re.MULTILINE)[0]
    shown, proposed = re.findall(r"« (Ce nom-là .+?) »", way)
    room = dict(vars(importlib.import_module("tests.answers.test_refusal")))
    exec(test, room)  # noqa: S102 - a newcomer runs it
    assert shown == SENTENCES["unknown_entity"].fr.replace("{the_region}", "le Kamouraska")
    with pytest.raises(AssertionError):
        room[name]("fr")
    monkeypatch.setitem(SENTENCES, "unknown_entity", Words(proposed))
    room[name]("fr")


def test_secrets_are_told_of_and_never_written() -> None:
    """`config.yaml` names the variables; no value stands anywhere in it."""
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    for name in SECRET_VARIABLES:
        assert re.search(rf"^# +{name} ", text, flags=re.MULTILINE)
        assert f"{name}:" not in text


def test_the_version_is_told_in_the_changelog() -> None:
    """Either as released, or with what is to be."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## (Unreleased|{re.escape(PROJECT['project']['version'])})", changelog, flags=re.MULTILINE)


def test_the_extra_for_a_server_and_its_lock_name_the_same() -> None:
    """The group that `make lock` reads is the extra that is installed."""
    assert PROJECT["project"]["optional-dependencies"]["postgres"] == PROJECT["dependency-groups"]["postgres"]
