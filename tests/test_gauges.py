"""What is shown of the parts, and that alerts and dashboard ask for nothing that `/metrics` does not have."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import aiohttp
import pytest
import yaml
from discord.http import Route
from prometheus_client.parser import text_string_to_metric_families

from bot.backup.scheduled import copies_in
from bot.config import BackupSection
from tests.channels.discord.standin import StandIn
from tests.patience import until
from tests.serving import Heard, config, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.config import Config

__all__ = ["config"]

pytestmark = pytest.mark.slow

FILES: Final = Path(__file__).resolve().parents[1] / "docs" / "operations"
RULES: Final[list[dict[str, Any]]] = yaml.safe_load((FILES / "alerts.yaml").read_text(encoding="utf-8"))["groups"][0]["rules"]
PANELS: Final[list[dict[str, Any]]] = json.loads((FILES / "dashboard.json").read_text(encoding="utf-8"))["panels"]
BY_PROMETHEUS: Final = {"up"}
"""Which every scrape brings, whatever is scraped."""


def asked() -> Iterator[str]:
    """Every expression of the two files."""
    yield from (rule["expr"] for rule in RULES)
    yield from (target["expr"] for panel in PANELS for target in panel["targets"])


def names_in(expression: str) -> set[tuple[str, str]]:
    """The metrics of an expression, each with a label that is asked of it, or with none."""
    chosen = re.findall(r"(\w+)\{([^}]*)\}", expression)
    labels = {(name, label) for name, inside in chosen for label in re.findall(r"(\w+)=", inside)}
    return labels | {(name, "") for name in re.findall(r"\b((?:kamouraska|process)_\w+|up)\b", expression)}


async def test_alerts_and_dashboard_name_what_a_running_bot_shows(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names and labels, of a bot with everything on that was asked something; and what was counted is not empty."""
    config = config.model_copy(update={"backup": BackupSection(folder=tmp_path / "copies")})
    monkeypatch.setenv("DISCORD_TOKEN", "not.a.token")
    async with StandIn() as discord:
        monkeypatch.setattr(Route, "BASE", f"{discord.url}/api/v10")
        heard = Heard()
        async with served(config, heard) as address, aiohttp.ClientSession() as session:
            await heard.until("run.discord_failed")

            async def told_of(question: str) -> dict[str, Any]:
                async with session.post(f"{address}/api/ask", json={"question": question}) as response:
                    reply: dict[str, Any] = await response.json()
                    return reply

            await told_of("la capitale de l'Australie?")
            told = await told_of("Que fait le Fournil?")
            said = {"answer": told["id"], "verdict": "wrong"}
            async with session.post(f"{address}/api/feedback", json=said) as response:
                assert response.status == 204, await response.text()
            await until(lambda: len(copies_in(tmp_path / "copies")) == 1, "the first copy")

            async def shown() -> str:
                async with session.get(f"{address}/metrics") as response:
                    return await response.text()

            samples = [sample for family in text_string_to_metric_families(await shown()) for sample in family.samples]
    names = {sample.name for sample in samples}
    labels = {(sample.name, label) for sample in samples for label in sample.labels}
    wanted = {one for expression in asked() for one in names_in(expression) if one[0] not in BY_PROMETHEUS}
    assert len(wanted) > 20
    assert wanted - labels - {(name, "") for name in names} == set()
    values = {sample.name: sample.value for sample in samples}
    assert (values["kamouraska_database_sound"], values["kamouraska_backup_well"], values["kamouraska_paused"]) == (1, 1, 0)
    assert (values["kamouraska_workers"] >= 1, values["kamouraska_connections"] >= 1) == (True, True)
    assert values["kamouraska_discord_connected"] == 0


def test_each_alert_says_what_to_do_and_how_soon() -> None:
    """In words for whoever is woken; no two under one name."""
    assert len({rule["alert"] for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule["labels"]["severity"] in {"page", "look"}, rule["alert"]
        assert set(rule["annotations"]) == {"summary", "todo"}
        assert " · " in rule["annotations"]["summary"], "French and English"


@pytest.mark.parametrize("expression", list(asked()))
def test_an_expression_is_whole(expression: str) -> None:
    """Every bracket and quotation mark is closed again."""
    bare = re.sub(r'"[^"]*"', "", expression)
    assert '"' not in bare
    while (shorter := re.sub(r"\([^()\[\]{}]*\)|\[[^()\[\]{}]*\]|\{[^()\[\]{}]*\}", "", bare)) != bare:
        bare = shorter
    assert not re.search(r"[()\[\]{}]", bare)


def test_every_panel_shows_something_from_the_chosen_source() -> None:
    """No panel without a question, none that names somebody's own Prometheus."""
    assert len({panel["id"] for panel in PANELS}) == len(PANELS)
    for panel in PANELS:
        assert panel["targets"], panel["title"]
        assert panel["datasource"] == {"type": "prometheus", "uid": "${datasource}"}


def test_the_document_tells_every_metric_of_ours() -> None:
    """Those of the files are among them; `process_…` is told by Prometheus' own documents."""
    table = (FILES.parent / "operations.md").read_text(encoding="utf-8").partition("| metric (")[2].partition("\n\n")[0]
    told = {f"kamouraska_{name}" for name in re.findall(r"`(\w+)`", table)}
    named = {re.sub(r"_(?:bucket|sum|count)$", "", name) for expression in asked() for name, _ in names_in(expression)}
    assert {name for name in named if name.startswith("kamouraska_")} <= told
