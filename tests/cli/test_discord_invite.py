"""`kamouraska discord-invite`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from bot.cli.discord_invite import PERMISSIONS

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

TOKEN = "OTAwMDAwMDAwMDAwMDAwMDAx.G.secret"
"""Of a made-up application: 900000000000000001 in base64, and a secret."""


def test_the_link_is_read_from_the_token(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """One link and nothing else on standard output, for a program to open; the secret part of the token is not in it."""
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    done = installation.run("discord-invite")
    (link,) = done.out.splitlines()
    assert done.code == 0
    assert link.startswith("https://discord.com/oauth2/authorize?client_id=900000000000000001&")
    assert "scope=bot+applications.commands" in link
    assert "secret" not in done.out + done.err
    assert "integration_type=1" in done.err


def test_the_application_can_be_named(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever invites need not hold the token."""
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    assert "client_id=42&" in installation.run("discord-invite", "--application", "42").out


@pytest.mark.parametrize("token", ["", "nonsense", "é.x", "YWJj.x"])
def test_without_an_application_it_says_what_is_missing(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    """Where the number is found is said; no broken link is printed."""
    monkeypatch.setenv("DISCORD_TOKEN", token)
    done = installation.run("discord-invite")
    assert (done.code, done.out) == (2, "")
    assert "DISCORD_TOKEN" in done.err


def test_the_permissions_are_the_least() -> None:
    """What an answer takes: seeing where it was asked, writing there, and the history that a reply points into."""
    assert discord.Permissions(
        view_channel=True, send_messages=True, read_message_history=True, send_messages_in_threads=True
    ) == discord.Permissions(PERMISSIONS)
