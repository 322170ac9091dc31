"""The files to put the bot online with are held to the program: settings, paths, ports, sizes, the user of the image."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from bot.__main__ import COMMANDS
from bot.channels.web import app as web_app
from bot.channels.web.core import bodies, connections
from bot.config import Config, load
from bot.knowledge.gathering import LEARNED

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parents[1]
DEPLOY: Final = ROOT / "docs" / "deploy"
DOCKERFILE: Final = (ROOT / "Dockerfile").read_text(encoding="utf-8")
UNIT: Final = (DEPLOY / "kamouraska.service").read_text(encoding="utf-8")
COMPOSE: Final[dict[str, Any]] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
PROXIES: Final = {name: (DEPLOY / name).read_text(encoding="utf-8") for name in ("Caddyfile", "nginx.conf")}
INSIDE: Final = ("/metrics", "/healthz")
"""What is for whoever runs the bot."""


def _settings() -> dict[str, list[str]]:
    """Those of the unit, by key."""
    found: dict[str, list[str]] = {}
    for key, value in re.findall(r"^(\w+)=(.*)$", UNIT, flags=re.MULTILINE):
        found.setdefault(key, []).append(value)
    return found


def _under(environment: Mapping[str, str]) -> Config:
    """The configuration that ships, with what a file sets over it; raises for what is no setting."""
    ours = {
        name: value for name, value in environment.items() if name.startswith("KAMOURASKA_") and name != "KAMOURASKA_CONFIG"
    }
    return load(ROOT / "config.yaml", ours)


def test_the_unit_starts_a_command_that_is_and_may_write_just_where_the_program_does() -> None:
    """The database, the copies and what staff answer; nothing else of the machine."""
    unit = _settings()
    home = PurePosixPath(unit["WorkingDirectory"][0])
    program, command = shlex.split(unit["ExecStart"][0])
    assert (PurePosixPath(program).is_relative_to(home), command in COMMANDS) == (True, True)
    environment = dict(line.split("=", 1) for line in unit["Environment"])
    assert environment["KAMOURASKA_CONFIG"] == f"{home}/config.yaml"
    config = _under(environment)
    written = [str(config.store.path.parent), str(config.backup.folder), str(config.knowledge.path / LEARNED)]
    may = [path.replace(str(home), str(ROOT), 1) for path in unit["ReadWritePaths"][0].split()]
    assert [
        path for path in written if not any(Path(path.replace(str(home), str(ROOT), 1)).is_relative_to(one) for one in may)
    ] == []
    assert len(may) == 2
    assert unit["ProtectSystem"] == ["strict"]
    assert int(unit["LimitNOFILE"][0]) >= connections._MOST_FILES
    assert int(unit["TimeoutStopSec"][0]) > 5


def test_the_unit_has_no_privilege_and_no_secret() -> None:
    """Secrets come from a file of root's own."""
    unit = _settings()
    assert (unit["User"], unit["NoNewPrivileges"], unit["CapabilityBoundingSet"]) == (["kamouraska"], ["yes"], [""])
    assert unit["EnvironmentFile"] == ["-/etc/kamouraska.env"]
    assert not any("SECRET" in line or "TOKEN" in line for line in unit["Environment"])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_finds_the_unit_hardened() -> None:
    """Of ten, less is better: 2.5 at the most; a directive that is misspelt would not count."""
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=25", str(DEPLOY / "kamouraska.service")],  # noqa: S607
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert judged.returncode == 0, judged.stdout[-300:] + judged.stderr


def test_the_containers_are_read_only_without_root_and_write_into_one_volume() -> None:
    """As the user that the image makes; the port is open to this machine alone."""
    (uid,) = re.findall(r"useradd .*--uid (\d+)", DOCKERFILE)
    assert set(COMPOSE["volumes"]) == {"state"}
    for name, service in COMPOSE["services"].items():
        assert service["read_only"] is True, name
        assert service["user"] == f"{uid}:{uid}", name
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    for port in COMPOSE["services"]["bot"]["ports"]:
        assert port == f"127.0.0.1:{Config().web.port}:{Config().web.port}"


def test_the_volume_lies_where_the_image_writes() -> None:
    """The database and the copies under /data, what staff answer in a folder of the same volume that is made before."""
    bot, prepare = COMPOSE["services"]["bot"], COMPOSE["services"]["prepare"]
    plain, learned = bot["volumes"]
    assert [plain] == prepare["volumes"] == ["state:/data"]
    assert (learned["source"], learned["target"]) == ("state", f"/app/knowledge/{LEARNED}")
    assert f"/data/{learned['volume']['subpath']}" in prepare["command"]
    assert {"/data", learned["target"]} == set(re.findall(r"^VOLUME (.+)$", DOCKERFILE, flags=re.MULTILINE)[0].split())
    image = dict(re.findall(r"(KAMOURASKA_\w+)=(\S+)", DOCKERFILE))
    config = _under(image | bot["environment"])
    assert config.store.path.parent == Path("/data")
    assert str(config.backup.folder) in prepare["command"]
    assert (COMPOSE["services"]["prepare"]["build"], (DEPLOY / "../.." / "Dockerfile").resolve()) == (
        "../..",
        ROOT / "Dockerfile",
    )


def test_no_secret_stands_in_a_file() -> None:
    """They come from a file beside, which is nobody else's and may be missing."""
    assert COMPOSE["services"]["bot"]["env_file"] == [{"path": "secrets.env", "required": False}]
    assert not any("SECRET" in name or "TOKEN" in name for name in COMPOSE["services"]["bot"]["environment"])


@pytest.mark.parametrize("name", PROXIES)
def test_a_proxy_keeps_no_address_hides_what_is_inside_and_leaves_the_path(name: str) -> None:
    """Under the path of the public address; no larger body than the bot takes, on the port that it listens on."""
    text = PROXIES[name]
    bare = re.sub(r"#.*", "", text)
    assert bare.count("{") == bare.count("}")
    (public,) = re.findall(r"web\.public_url: (\S+) and", text.replace("\n# ", " "))
    config = _under({"KAMOURASKA_WEB__PUBLIC_URL": public, "KAMOURASKA_WEB__TRUSTED_PROXIES": "127.0.0.1"})
    base = config.web.public_url.removeprefix("https://example.org")
    assert base == "/questions"
    assert COMPOSE["services"]["bot"]["environment"]["KAMOURASKA_WEB__PUBLIC_URL"] == public
    for path in INSIDE:
        assert re.search(rf"(@inside path|location =).*{base}{path}\b", bare), path
    assert re.findall(r"127\.0\.0\.1:(\d+)", bare) == [str(Config().web.port)]
    assert f"{web_app._LARGEST_BODY // 1024}k" in bare.lower()
    assert "strip_prefix" not in bare
    assert "handle_path" not in bare


def test_nginx_waits_no_longer_than_the_bot_and_writes_no_log() -> None:
    """Caddy writes none unless told to."""
    text = PROXIES["nginx.conf"]
    assert f"client_header_timeout {connections.HEADERS_WITHIN:.0f}s;" in text
    assert f"client_body_timeout {bodies._PATIENCE_SECONDS:.0f}s;" in text
    assert "access_log off;" in text
    assert not re.search(r"^\s*log\b", PROXIES["Caddyfile"], flags=re.MULTILINE)
    assert "X-Forwarded-For $remote_addr;" in text
