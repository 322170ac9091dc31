"""`kamouraska ask`."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow

ANSWERED = "Que fait le Fournil?"
UNANSWERED = "quelle est la capitale de l'Australie"


def _lines(*questions: dict[str, Any] | bytes) -> bytes:
    return b"".join((q if isinstance(q, bytes) else json.dumps(q).encode()) + b"\n" for q in questions)


def test_an_answer_is_shown_with_its_source(installation: Installation) -> None:
    """Text, title, date, day of checking and address; exit 0."""
    ran = installation.run("ask", "--no-log", ANSWERED)
    assert ran.code == 0
    assert "Le Fournil cuit le pain du village." in ran.out
    assert "Source\u00a0: La Gazette du village (mai 2020; vérifié le 2 janvier 2026) https://gazette.example/1" in ran.out


def test_words_without_quotation_marks_are_one_question(installation: Installation) -> None:
    """People forget the quotation marks."""
    assert "pain" in installation.run("ask", "--no-log", *ANSWERED.split()).out


def test_no_answer_exits_with_3(installation: Installation) -> None:
    """So that a script can tell a refusal from an answer and from a failure."""
    ran = installation.run("ask", "--no-log", UNANSWERED)
    assert ran.code == 3
    assert ran.out.strip()


@pytest.mark.parametrize("question", ["", "   ", "a", "🙂", "\x00\x1b[31m", "x" * 10_000, "\udcff"])
def test_odd_questions_get_a_sentence_and_exit_3(installation: Installation, question: str) -> None:
    """Empty, one letter, emoji, control characters, far too long, bytes that are no text: never a traceback."""
    ran = installation.run("ask", "--no-log", question)
    assert ran.code == 3
    assert ran.out.strip()
    assert ran.err == ""
    assert "\x1b" not in ran.out


def test_json_is_the_answer_object(installation: Installation) -> None:
    """One object with the keys that other programs rely on."""
    ran = installation.run("ask", "--no-log", "--json", ANSWERED)
    answer = json.loads(ran.out)
    assert ran.code == 0
    assert answer["question"] == ANSWERED
    assert answer["outcome"] == "answer"
    assert answer["language"] == "fr"
    assert answer["entry"] == "activity:fournil"
    assert answer["sources"] == [
        {
            "title": "La Gazette du village",
            "url": "https://gazette.example/1",
            "date": "2020-05",
            "checked_on": "2026-01-02",
        }
    ]
    assert {"reason", "text", "score", "suggestions", "latency_ms"} <= answer.keys()


def test_lines_are_answered_in_order_whatever_they_hold(installation: Installation) -> None:
    """A bad line gets an error object in its place, and the rest go on; exit 0."""
    stdin = _lines({"question": ANSWERED}, b"{broken", b'{"question": "\xff"}', {"question": ""}, {"question": UNANSWERED})
    ran = installation.run("ask", "--jsonl", stdin=stdin)
    first, broken, bytes_, empty, last = map(json.loads, ran.out.splitlines())
    assert ran.code == 0
    assert first["outcome"] == "answer"
    assert broken["error"]["code"] == "invalid_json"
    assert bytes_["error"]["code"] == "invalid_utf8"
    assert empty["outcome"] == "abstain"
    assert empty["text"]
    assert last["outcome"] == "abstain"


def test_lines_share_context_only_within_a_conversation(installation: Installation) -> None:
    """A follow-up is understood after a question of the same conversation, and after no other."""
    stdin = _lines(
        {"question": ANSWERED, "conversation": "a"},
        {"question": "combien d'employés?", "conversation": "a"},
        {"question": "combien d'employés?", "conversation": "b"},
    )
    _, follow_up, alone = map(json.loads, installation.run("ask", "--jsonl", stdin=stdin).out.splitlines())
    assert follow_up["entry"] == "headcount:fournil"
    assert alone["outcome"] != "answer"


def test_lines_are_not_logged_unless_told_to(installation: Installation) -> None:
    """A measurement must not fill the staff's desk."""
    stdin = _lines({"question": UNANSWERED})
    installation.run("ask", "--jsonl", stdin=stdin)
    assert not installation.database.exists()
    installation.run("ask", "--jsonl", "--log", stdin=stdin)
    assert _logged(installation) == 1


def test_a_question_is_logged_unless_told_not_to(installation: Installation) -> None:
    """The person is told that it was noted."""
    installation.run("ask", "--no-log", UNANSWERED)
    assert not installation.database.exists()
    assert "notée pour l’équipe" in installation.run("ask", UNANSWERED).out
    assert _logged(installation) == 1


def test_an_answered_question_opens_no_database(installation: Installation) -> None:
    """There is nothing to note, so nothing to wait for."""
    assert installation.run("ask", ANSWERED).code == 0
    assert not installation.database.exists()


def test_a_failing_log_does_not_cost_the_reply(installation: Installation) -> None:
    """The reply is shown, does not claim to be noted, and whoever runs the program is told why not."""
    shutil.rmtree(installation.folder / "data")
    (installation.folder / "data").write_text("a file where the folder should be")
    ran = installation.run("ask", UNANSWERED)
    assert ran.code == 3
    assert ran.out.strip()
    assert "notée" not in ran.out
    assert "n’a pas pu être notée" in ran.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ask"], "il manque la question"),
        (["ask", "--jsonl", ANSWERED], "viennent de l’entrée standard"),
        (["ask", "--jsno", ANSWERED], "n’est pas une option"),
        (["aks", ANSWERED], "n’est pas une commande"),
    ],
)
def test_bad_use_exits_with_2_and_says_why(installation: Installation, arguments: list[str], sentence: str) -> None:
    """In the language of the environment, on standard error."""
    ran = installation.run(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert sentence in ran.err


def test_bad_use_is_explained_in_english_too(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """`LANG` decides."""
    monkeypatch.setenv("LANG", "en_CA.UTF-8")
    assert "the question is missing" in installation.run("ask").err


def test_lang_decides_for_the_whole_run(installation: Installation) -> None:
    """Whatever the environment says: messages, help, complaints about the settings, and the reply to a mere name."""
    assert "the question is missing" in installation.run("ask", "--lang", "en").err
    assert "Answer one question." in installation.run("ask", "--help", "--lang=en").out
    assert "choisissez parmi fr, en" in installation.run("ask", "--lang", "de", ANSWERED).err
    ran = installation.run("ask", "--no-log", "--json", "--lang", "en", "Fournil")
    assert json.loads(ran.out)["language"] == "en"
    installation.config.write_text("stroe: {}\n")
    assert "stroe: unknown setting" in installation.run("ask", "--lang", "en", ANSWERED).err


def test_a_bad_configuration_exits_with_2(installation: Installation) -> None:
    """Every wrong setting is named at once."""
    installation.config.write_text("web: {port: 70000}\nstroe: {}\n")
    ran = installation.run("ask", ANSWERED)
    assert ran.code == 2
    assert "web.port\u00a0: au plus 65535" in ran.err
    assert "stroe\u00a0: réglage inconnu" in ran.err


def test_broken_knowledge_exits_with_2_and_names_every_problem(installation: Installation) -> None:
    """File and line of each, not only of the first."""
    (installation.folder / "knowledge/organisations/fournil.yaml").write_text("name: [\n", encoding="utf-8")
    (installation.folder / "knowledge/organisations/forge.yaml").write_text("nom: Forge\n", encoding="utf-8")
    ran = installation.run("ask", ANSWERED)
    assert ran.code == 2
    assert "organisations/fournil.yaml:2:1: " in ran.err
    assert "organisations/forge.yaml:1:1: " in ran.err


def test_an_answer_in_a_pipe_is_plain_text(installation: Installation) -> None:
    """No stars in a mail or a file; `--json` keeps the Markdown, for whoever shows it."""
    topic = installation.folder / "knowledge/topics/budget.yaml"
    text = topic.read_text(encoding="utf-8")
    topic.write_text(text.replace("5 000", "**5 000**"), encoding="utf-8")
    assert "**" in json.loads(installation.run("ask", "--json", "Combien coûte la fête?").out)["text"]
    plain = installation.run("ask", "Combien coûte la fête?").out
    assert "5 000" in plain
    assert "*" not in plain


@pytest.mark.parametrize("arguments", [["ask", "--no-log", ANSWERED], ["ask", "--json", ANSWERED], ["--help"], ["chat"]])
def test_a_reader_that_is_gone_before_the_answer_is_no_failure_to_tell_of(
    installation: Installation, arguments: list[str]
) -> None:
    """`kamouraska ask … | true`: nobody is there to read, and nothing is complained of."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "bot", *arguments, "--config", str(installation.config)]
    with Popen(command, stdin=DEVNULL, stdout=writing, stderr=PIPE, cwd=ROOT) as process:
        os.close(writing)
        _, complaint = process.communicate(timeout=60)
    assert complaint == b""
    assert process.returncode == 141


@pytest.mark.parametrize("arguments", [["ask", "--no-log", ANSWERED], ["ask", "--json", ANSWERED], ["ask", "--jsonl"]])
def test_output_that_cannot_be_written_is_said_in_words(installation: Installation, arguments: list[str]) -> None:
    """A full disk is no bug of ours: one sentence, exit 1, no traceback."""
    command = [sys.executable, "-m", "bot", *arguments, "--config", str(installation.config)]
    with Path("/dev/full").open("wb") as full, Popen(command, stdin=PIPE, stdout=full, stderr=PIPE, cwd=ROOT) as process:
        _, complaint = process.communicate(_lines({"question": ANSWERED}), timeout=60)
    assert complaint.decode().splitlines() == ["Le système a refusé\u00a0: le disque est plein"]
    assert process.returncode == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_were_closed_are_done_without(installation: Installation, closed: str) -> None:
    """Services are started so; nothing is printed into a file that happens to bear the number of a stream."""
    command = f'exec "{sys.executable}" -m bot ask --config "{installation.config}" "{UNANSWERED}" {closed}'
    done = subprocess.run(["sh", "-c", command], stdin=DEVNULL, capture_output=True, cwd=ROOT, timeout=60, check=False)  # noqa: S607
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert _logged(installation) == 1


def test_a_reader_that_leaves_stops_the_program_quietly(installation: Installation) -> None:
    """`kamouraska ask --jsonl | head -1` shows no traceback."""
    stdin = installation.folder / "lines"
    stdin.write_bytes(_lines(*[{"question": ANSWERED}] * 400))
    arguments = [sys.executable, "-m", "bot", "ask", "--jsonl", "--config", str(installation.config)]
    with stdin.open("rb") as lines, Popen(arguments, stdin=lines, stdout=PIPE, stderr=PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 141


def _logged(installation: Installation) -> int:
    with sqlite3.connect(installation.database) as connection:
        count: int = connection.execute("SELECT count(*) FROM question").fetchone()[0]
    connection.close()
    return count
