"""Every payload of the bot's against Discord's own specification, where Node and its package are at hand."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from bot.assistant import Outcome, Suggestion
from bot.channels.discord import Services
from bot.channels.discord.questions import notifications
from bot.channels.discord.staff import card_sync
from bot.errors import Problem
from bot.privacy.erasure import OwnData, OwnFeedback, OwnQuestion, OwnWish
from bot.review.wishes import Wish
from bot.store.database import Database
from tests.channels.discord.conftest import SOURCE, FakeAssistant, FakeDesk, answered_late, reply_to, staff_config
from tests.channels.discord.desk import CINEMA, desk_town
from tests.channels.discord.payloads import ALICE, BOT, STAFF_ROLE, buttons_of
from tests.channels.discord.standin import StandIn
from tests.review.place import Place, laid_out
from tests.store.examples import put
from tests.village import knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.assistant import Question, Reply
    from tests.channels.discord.api import Interaction, Request
    from tests.channels.discord.conftest import Connect
    from tests.channels.discord.desk import DeskTown
    from tests.channels.discord.payloads import Json

    Judge = Callable[[Sequence[Json]], list[list[str]]]

pytestmark = pytest.mark.slow

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
SPEC = Path(__file__).with_name("spec")


@pytest.fixture(scope="module")
def judge(request: pytest.FixtureRequest) -> Judge:
    """The specification as a function: payloads in, the complaints about each out."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("*** NO NODE HERE: PAYLOADS ARE NOT TRIED AGAINST DISCORD'S SPECIFICATION ***")
    cache = request.config.cache
    assert cache is not None
    folder = cache.mkdir("discord-api-spec")
    pinned = (SPEC / "package.json").read_text(encoding="utf-8")
    installed = folder / "package.json"
    if not installed.exists() or installed.read_text(encoding="utf-8") != pinned or not (folder / "node_modules").exists():
        installed.write_text(pinned, encoding="utf-8")
        options = ("--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
        done = subprocess.run([npm, "install", *options], cwd=folder, capture_output=True, timeout=180, check=False)
        if done.returncode:
            shutil.rmtree(folder / "node_modules", ignore_errors=True)
            pytest.skip("*** NO NPM PACKAGES TO BE HAD: PAYLOADS ARE NOT TRIED AGAINST DISCORD'S SPECIFICATION ***")
    shutil.copy(SPEC / "judge.mjs", folder)

    def judged(payloads: Sequence[Json]) -> list[list[str]]:
        done = subprocess.run(
            [node, "judge.mjs"], cwd=folder, input=json.dumps(payloads).encode(), capture_output=True, timeout=60, check=True
        )
        complaints: list[list[str]] = json.loads(done.stdout)
        return complaints

    return judged


def test_the_judge_finds_fault(judge: Judge) -> None:
    """What Discord refuses is refused: an empty text, an endless button, a form without fields, a command in capitals."""
    button = {"type": 2, "style": 2, "label": "x", "custom_id": "x" * 101}
    broken = [
        {"kind": "message", "body": {"components": [{"type": 17, "components": [{"type": 10, "content": ""}]}]}},
        {"kind": "edit", "body": {"components": [{"type": 1, "components": [button]}]}},
        {"kind": "callback", "body": {"type": 9, "data": {"title": "x", "custom_id": "x", "components": []}}},
        {"kind": "callback", "body": {"type": 8, "data": {"choices": [{"name": "x" * 101, "value": "x"}]}}},
        {"kind": "command", "body": {"name": "x" * 33, "type": 1, "description": "x"}},
        {"kind": "callback", "body": {"type": 99}},
    ]
    assert all(judge(broken))
    assert judge([{"kind": "message", "body": {"content": "x"}}]) == [[]]


class ManyFaced(FakeAssistant):
    """Replies with as much as a reply can hold, in the way that the question names."""

    async def ask(self, question: Question) -> Reply:
        """An outcome named by the question; its sources and suggestions are many and long."""
        self.asked.append(question)
        outcome = next((each for each in OUTCOMES if each == question.text), OUTCOMES[0])
        suggestions = tuple(Suggestion(f"Titre {n} " + "long " * 30, f"Question {n}?") for n in range(12))
        sources = tuple(replace(SOURCE, title=f"{n} " + "titre " * 90) for n in range(7))
        reply = reply_to(question)
        return replace(reply, outcome=outcome, text="mot " * 500, noted=True, suggestions=suggestions, sources=sources)


async def test_everything_the_bot_sends_is_in_order(connect: Connect, judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command, reply, form, choice, file, page, card and edit, in the largest form that it can take."""
    monkeypatch.setattr(notifications, "EVERY", 0.05)

    async def reload() -> list[Problem]:
        return [Problem("topics/" + "a" * 300, n, 1, "rule", "x" * 300) for n in range(1, 30)]

    own = OwnQuestion("*" * 300, "fr", "discord", "2026-11-02", "below_threshold", "new", escalated=True)
    told = Wish(1, 1, "@" * 400, "fr", "discord", ALICE, "answered", "2027-01-31")
    wish = OwnWish("@" * 400, "discord", "answered", "2027-01-31")
    said = OwnFeedback("topic:x", "not_helpful", "other", "*" * 500, "discord", "2026-11-02")
    desk = FakeDesk(30, wishes=[told], kept={f"discord:{ALICE}": OwnData((own,) * 30, (wish,) * 30, (said,) * 30)})
    services = Services(knowledge, desk, reload=reload, link=lambda *_: ("https://example.org/" + "k" * 200, 15))
    async with StandIn() as stand_in, connect(stand_in, ManyFaced(), config=staff_config(), services=services):
        await stand_in.posts(1)
        for language in ("fr", "en-US"):
            for name in ("aide", "confidentialite", "mes-donnees"):
                await stand_in.answered(await stand_in.slash(name, locale=language))
            for name in ("questions", "recharger", "lien", "diagnostic"):
                page = await stand_in.answered(await stand_in.team(name, STAFF_ROLE, locale=language))
                for button in buttons_of(page):
                    await stand_in.answered(await stand_in.press(page, button["custom_id"], roles=(STAFF_ROLE,)))
            for outcome in ("answer", "clarify", "abstain", "smalltalk"):
                message = await stand_in.answered(await stand_in.slash("demander", question=outcome, locale=language))
                for button in buttons_of(message)[-4:]:
                    await _answered(stand_in, await stand_in.press(message, button["custom_id"], locale=language))
            await stand_in.type("fiche", "nom", "", locale=language)
        mine = await stand_in.answered(await stand_in.slash("mes-donnees"))
        for verb in ("export", "erase", "confirm"):
            mine = await stand_in.answered(await stand_in.press({**mine, **_with_button(verb)}, f"mine:{verb}:fr"))
        await stand_in.say(f"<@{BOT}> optech?")
        await stand_in.say("optech?", direct=True)
        await stand_in.posts(5)
        payloads = [payload for request in stand_in.api.requests for payload in _payloads(request)]
    complaints = judge(payloads)
    assert {payload["kind"] for payload in payloads} == {"command", "callback", "message"}
    assert {payload["body"].get("type") for payload in payloads if payload["kind"] == "callback"} >= {4, 7, 8, 9}
    assert [found for found in complaints if found] == []


async def test_everything_of_the_desk_is_in_order(
    connect: Connect, judge: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cards posted and edited, every form in both languages, dry runs, refusals: long questions, and people who sent many."""
    monkeypatch.setattr(card_sync, "EVERY", 0.05)
    monkeypatch.setattr(card_sync, "GATHER", 0.02)
    laid_out(tmp_path)
    async with await Database.open(tmp_path / "q.sqlite3") as database, desk_town(connect, Place(tmp_path, database)) as town:
        for number in range(30):
            texts = [f"{number} {'*' * 400} {n}" for n in range(7)]
            await town.asked(*texts)
        await put(town.place.store, text="Is it?", utterance="is it", language="en", reason="wrong_answer", escalated=True)
        await town.begin()
        card = await town.card("Faux")
        for label in ("Répondre", "Un fait", "Autre formulation", "Autre nom", "Fusionner", "Écarter"):
            for locale in ("fr", "en-US"):
                (custom_id,) = [each["custom_id"] for each in buttons_of(card) if each["label"] == label]
                await _answered(town.discord, await town.discord.press(card, custom_id, roles=(STAFF_ROLE,), locale=locale))
        values = {**CINEMA, "items": "\n".join(f"cirque {'mot ' * 30}{n}" for n in range(60))}
        broken = {**values, "title": "Cirque", "items": f"Où est le cirque?\n{values['items']}"}
        tried = await town.fill_in(card, "Répondre", **broken)
        await _answered(town.discord, await town.press(tried, next(iter(sorted(_labels(tried), reverse=True)))))
        refused = await town.fill_in(card, "Autre nom", entity="x" * 200, items="y")
        await _answered(town.discord, await town.press(refused, "Corriger"))
        await _look_over(town)
        await town.told(card, "Je m’en occupe")
        await town.card("s’en occupe")
        payloads = [payload for request in town.discord.api.requests for payload in _payloads(request)]
    complaints = judge(payloads)
    assert {payload["kind"] for payload in payloads} == {"command", "callback", "message", "edit"}
    assert {payload["body"].get("type") for payload in payloads if payload["kind"] == "callback"} >= {4, 9}
    assert [found for found in complaints if found] == []
    assert town.discord.api.refused == []


async def _look_over(town: DeskTown) -> None:
    """An answer found among several, its sheet and forms, a trial seen whole; what is to be read again."""
    for locale in ("fr", "en-US"):
        await town.discord.type_for_team("reponse", "mots", "", STAFF_ROLE, locale=locale)
        await town.discord.answered(await town.discord.team("relire", STAFF_ROLE, locale=locale))
        several = await town.discord.answered(await town.discord.team("reponse", STAFF_ROLE, locale=locale, mots="fête"))
        sheet = await town.discord.answered(await town.discord.choose(several, "topic:fete", roles=(STAFF_ROLE,)))
        tried = await town.fill_in(sheet, "Corriger", answer_fr="mot " * 300, answer_en="word " * 300)
        await town.told(tried, "Tout voir")


def _labels(message: Json) -> set[str]:
    return {each["label"] for each in buttons_of(message)}


async def test_a_late_answer_is_in_order(connect: Connect, judge: Judge, held_up: FakeAssistant) -> None:
    """The word that it is coming, and the edit that brings it."""
    async with StandIn() as stand_in, connect(stand_in, held_up):
        await answered_late(stand_in, held_up)
        payloads = [payload for request in stand_in.api.requests for payload in _payloads(request)]
    assert {payload["kind"] for payload in payloads} == {"command", "callback", "edit"}
    assert not any(judge(payloads))


async def _answered(stand_in: StandIn, pressed: Interaction) -> None:
    """Once there is an answer of any kind: a form has no words of its own yet."""
    await stand_in.until(lambda: pressed.answers, "answer")


def _with_button(verb: str) -> Json:
    """A message that bears that button: each step's own stands on the answer to the one before."""
    row = {"type": 1, "id": 9, "components": [{"type": 2, "id": 10, "style": 2, "label": "x", "custom_id": f"mine:{verb}:fr"}]}
    return {"components": [row]}


def _payloads(request: Request) -> list[Json]:
    """What a request says, under the name of the part of the specification that it must keep to."""
    match request.method, request.path.split("/")[1:]:
        case "POST", ["channels", _, "messages"]:
            return [{"kind": "message", "body": _with_ids_as_text(request.body)}]
        case "POST", ["interactions", *_]:
            return [{"kind": "callback", "body": _with_ids_as_text(request.body)}]
        case "PATCH", ["channels", _, "messages", _] | ["webhooks", *_]:
            return [{"kind": "edit", "body": request.body}]
        case "PUT", ["applications", _, "commands"]:
            return [{"kind": "command", "body": each} for each in request.body]
        case _:
            return []


def _with_ids_as_text(body: Json) -> Json:
    """discord.py writes ids of files and messages as numbers, which Discord takes; its specification has them as text."""
    data = body.get("data") or body
    for part in [*data.get("attachments", []), data.get("message_reference", {})]:
        part |= {key: str(value) for key, value in part.items() if isinstance(value, int) and key.endswith("id")}
    return body
