"""Settings: from the file, over them the environment, and never a surprise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from bot.config import Config, load
from bot.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = Path(__file__).resolve().parents[1] / "config.yaml"


def _write(folder: Path, text: str) -> Path:
    file = folder / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def _settings() -> Iterator[tuple[str, str]]:
    """Every (section, key) of the schema."""
    for section, field in Config.model_fields.items():
        for key in type(field.get_default()).model_fields:
            yield section, key


def test_the_file_that_ships_holds_every_setting_with_its_default() -> None:
    """So that `config.yaml` is the reference: nothing missing, nothing that the program does not know, no other value."""
    shipped = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    assert {(section, key) for section, keys in shipped.items() for key in keys} == set(_settings())
    assert Config.model_validate(shipped) == Config()


@pytest.mark.parametrize(("section", "key"), list(_settings()))
def test_every_setting_is_explained_beside_it(section: str, key: str) -> None:
    """A comment stands right above it."""
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    start = lines.index(f"{section}:")
    at = next(n for n, line in enumerate(lines) if n > start and re.match(rf"  {key}:", line))
    above = lines[at - 1]
    # One comment may explain a pair, as the name and address of a contact.
    assert above.startswith("  # ") or (above.startswith("  ") and lines[at - 2].startswith("  # "))


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    """And so does a section whose settings are all commented out."""
    assert load(_write(tmp_path, ""), {}).web == Config().web
    assert load(_write(tmp_path, "web:\n"), {}).web == Config().web


def test_paths_are_relative_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the program was started; an absolute path stays."""
    file = _write(tmp_path, "knowledge: {path: base}\nstore: {path: /var/q.sqlite3}\n")
    monkeypatch.chdir("/")
    config = load(file, {})
    assert config.knowledge.path == tmp_path / "base"
    assert config.knowledge.questions == tmp_path / "tests/questions/gate"
    assert config.store.path == Path("/var/q.sqlite3")


def test_a_folder_of_questions_whose_gate_moved_is_found(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A file of an earlier version still works, and is told what to write now."""
    (tmp_path / "tests/questions/gate").mkdir(parents=True)
    config = load(_write(tmp_path, "knowledge: {questions: tests/questions}\n"), {})
    assert config.knowledge.questions == tmp_path / "tests/questions/gate"
    assert "knowledge.questions" in caplog.text


def test_the_environment_names_the_file(tmp_path: Path) -> None:
    """`KAMOURASKA_CONFIG`, unless the command line does."""
    file = _write(tmp_path, "web: {port: 9001}\n")
    assert load(None, {"KAMOURASKA_CONFIG": str(file)}).web.port == 9001


def test_the_environment_overrides_any_setting(tmp_path: Path) -> None:
    """Also in a section that the file lacks; lists are written with commas."""
    environment = {
        "KAMOURASKA_STORE__PATH": "/data/q.sqlite3",
        "KAMOURASKA_WEB__PORT": "9002",
        "KAMOURASKA_DISCORD__STAFF_ROLE_IDS": "1, 2,3",
        "KAMOURASKA_DIGEST__DAY": "",
        "KAMOURASKA_SECRET": "no setting",
        "PATH": "/bin",
    }
    config = load(_write(tmp_path, "web: {port: 9001}\n"), environment)
    assert config.store.path == Path("/data/q.sqlite3")
    assert config.web.port == 9002
    assert config.discord.staff_role_ids == (1, 2, 3)
    assert config.digest.day == "monday", "an empty variable counts as absent"


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("wbe: {port: 1}\n", "wbe: unknown setting", "wbe\u00a0: réglage inconnu"),
        ("web: {prot: 1}\n", "config.yaml:1: web.prot: unknown setting", "web.prot\u00a0: réglage inconnu"),
        ("web: {port: 70000}\n", "web.port: Input should be less", "web.port\u00a0: au plus 65535"),
        ("web: {port: eighty}\n", "web.port: ", "web.port\u00a0: un nombre entier est attendu"),
        ("web: [1]\n", "expected sections", "des sections sont attendues"),
        ("just words\n", "expected sections", "des sections sont attendues"),
        ("web: {port: 1\n", "config.yaml:2:1: not YAML", "config.yaml:2:1\u00a0: ce n’est pas du YAML"),
        ("logging: {level: loud}\n", "logging.level: ", "logging.level\u00a0: une de ces valeurs est attendue"),
        ("web: {allowed_origins: ['*']}\n", "web.allowed_origins.0: an origin", "web.allowed_origins.0\u00a0: une origine"),
        ("\nweb:\n  port: 80\n  port: 81\n", "config.yaml:4: port: stands twice", "config.yaml:4\u00a0: port\u00a0: en double"),
        (
            "web: {port: 80}\nstore: {}\nweb: {}\n",
            "config.yaml:3: web: stands twice",
            "config.yaml:3\u00a0: web\u00a0: en double",
        ),
        ("contact: {url: 'javascript:alert(1)'}\n", "contact.url: an address", "contact.url\u00a0: une adresse s’écrit"),
        ("contact: {url: 'https:///nowhere'}\n", "contact.url: an address", "contact.url\u00a0: une adresse s’écrit"),
        ("digest: {day: ''}\n", "digest.day: ", "digest.day\u00a0: une de ces valeurs est attendue"),
        ("contact: {privacy_email: 'no address'}\n", "contact.privacy_email: ", "contact.privacy_email\u00a0: la forme"),
        ("web: {port: 2017-13-45}\n", "config.yaml: not YAML", "config.yaml\u00a0: ce n’est pas du YAML"),
        ("[" * 30_000, "config.yaml:1:50: not YAML: more than 50 levels", "config.yaml:1:50\u00a0: ce n’est pas du YAML"),
    ],
)
def test_what_cannot_be_used_is_named_in_both_languages(tmp_path: Path, text: str, english: str, french: str) -> None:
    """File and setting, or line and column, and what is wrong."""
    with pytest.raises(ConfigError) as raised:
        load(_write(tmp_path, text), {})
    assert english in raised.value.said("en")
    assert french in raised.value.said("fr")
    assert str(tmp_path) in str(raised.value)


@pytest.mark.parametrize(
    ("variable", "value", "english", "french"),
    [
        (
            "KAMOURASKA_WEB__PORT",
            "eighty",
            "KAMOURASKA_WEB__PORT: web.port: ",
            "KAMOURASKA_WEB__PORT: web.port\u00a0: un nombre",
        ),
        ("KAMOURASKA_WEB__ALLOWED_ORIGINS", "https://a.example,b", "__ALLOWED_ORIGINS: web.allowed_origins.1: ", "une origine"),
        ("KAMOURASKA_WAT", "1", "KAMOURASKA_WAT: unknown setting", "KAMOURASKA_WAT\u00a0: réglage inconnu"),
        ("KAMOURASKA_NOPE__X", "1", "KAMOURASKA_NOPE__X: unknown setting", "KAMOURASKA_NOPE__X\u00a0: réglage inconnu"),
        ("KAMOURASKA_WEB_PORT", "81", "did you mean KAMOURASKA_WEB__PORT?", "vouliez-vous dire KAMOURASKA_WEB__PORT?"),
        ("KAMOURASKA_PORT", "81", "KAMOURASKA_PORT: unknown setting", "KAMOURASKA_PORT\u00a0: réglage inconnu"),
    ],
)
def test_a_wrong_variable_is_blamed_itself(tmp_path: Path, variable: str, value: str, english: str, french: str) -> None:
    """Whoever set it looks for it in the environment, not in a file that is fine; one that sets nothing is as wrong."""
    with pytest.raises(ConfigError) as raised:
        load(_write(tmp_path, "web: {port: 80}\n"), {variable: value})
    assert english in raised.value.said("en")
    assert french in raised.value.said("fr")
    assert "config.yaml" not in str(raised.value)


def test_variables_that_an_orchestrator_sets_are_let_be(tmp_path: Path) -> None:
    """Kubernetes names some after each service; one called kamouraska must not keep the bot from starting."""
    environment = {
        "KAMOURASKA_SERVICE_HOST": "10.0.0.11",
        "KAMOURASKA_SERVICE_PORT": "80",
        "KAMOURASKA_SERVICE_PORT_HTTP": "80",
        "KAMOURASKA_PORT": "tcp://10.0.0.11:80",
        "KAMOURASKA_PORT_80_TCP_ADDR": "10.0.0.11",
        "KAMOURASKA_BOT_SERVICE_HOST": "10.0.0.12",
    }
    assert load(_write(tmp_path, ""), environment).web == Config().web


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """One line each."""
    with pytest.raises(ConfigError) as raised:
        load(_write(tmp_path, "web: {port: -1}\nstore: {retention_days: 0}\n"), {"KAMOURASKA_NOPE__X": "1"})
    assert len(raised.value.said("fr").splitlines()) == 3
    assert len(raised.value.said("en").splitlines()) == 3


def test_a_missing_file_says_how_to_name_one(tmp_path: Path) -> None:
    """`--config` or the variable."""
    with pytest.raises(ConfigError, match="KAMOURASKA_CONFIG"):
        load(tmp_path / "none.yaml", {})


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """A picture given by mistake, or a folder."""
    (tmp_path / "config.yaml").write_bytes(b"\x89PNG\xff")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "config.yaml", {})
    with pytest.raises(ConfigError, match="cannot be read: it is a folder"):
        load(tmp_path, {})


def test_a_file_without_end_is_refused() -> None:
    """In a sentence, before it fills the memory."""
    with pytest.raises(ConfigError, match="/dev/zero: longer than 100,000 characters"):
        load(Path("/dev/zero"), {})


@pytest.mark.parametrize("key", ["false_answers", "threshold", "margin"])
def test_a_setting_that_is_gone_is_named_with_its_successor(tmp_path: Path, caplog: pytest.LogCaptureFixture, key: str) -> None:
    """The file of an earlier version still starts the bot, and says what to write instead, in a variable as well."""
    file = tmp_path / "config.yaml"
    file.write_text(f"answering:\n  {key}: 0.5\n  cost_of_wrong: 9\n", encoding="utf-8")
    assert load(file, {}).answering.cost_of_wrong == 9
    assert "config.yaml:2" in caplog.text.replace(", line ", ":")
    assert "answering.cost_of_wrong" in caplog.text
    caplog.clear()
    load(file, {f"KAMOURASKA_ANSWERING__{key.upper()}": "0.4"})
    assert f"KAMOURASKA_ANSWERING__{key.upper()}" in caplog.text


def test_a_section_that_is_gone_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Meanings are compared always; the switch of an earlier version starts the bot all the same."""
    file = tmp_path / "config.yaml"
    file.write_text("matching:\n  semantic: true\n", encoding="utf-8")
    load(file, {"KAMOURASKA_MATCHING__SEMANTIC": "false"})
    assert "le sens est toujours comparé" in caplog.text
    assert "meanings are always compared" in caplog.text
