"""`kamouraska chat`, its input in a pipe."""

from __future__ import annotations

import json
import signal
import sys
from subprocess import PIPE, Popen
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def _typed(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_a_conversation_keeps_its_thread_and_ends_with_the_input(installation: Installation) -> None:
    """The second question makes sense only after the first; exit 0."""
    ran = installation.run("chat", "--no-log", stdin=_typed("que fait le Fournil?", "", "combien d'employés?"))
    assert ran.code == 0
    assert "cuit le pain" in ran.out
    assert "12 employés" in ran.out


def test_a_number_picks_a_suggestion(installation: Installation) -> None:
    """What was offered can be asked with one key."""
    ran = installation.run("chat", "--no-log", stdin=_typed("que fait le Fournil?", "1"))
    assert "1. Nombre d'employés" in ran.out
    assert "12 employés" in ran.out


def test_it_says_whether_it_logs(installation: Installation) -> None:
    """Before the first question, so that the person can choose."""
    assert "sont notées pour l’équipe" in installation.run("chat").out
    assert "Rien n’est noté." in installation.run("chat", "--no-log").out
    assert not installation.database.exists()


def test_it_speaks_english_where_the_environment_does(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """The greeting follows `LANG`."""
    monkeypatch.setenv("LANG", "en_CA.UTF-8")
    assert "Ask your question" in installation.run("chat").out


@pytest.mark.parametrize("command", ["/quit", "/quitter", "/exit", "/q", " /QUIT "])
def test_it_is_left_by_a_command(installation: Installation, command: str) -> None:
    """Somebody who does not know of Ctrl-D leaves as well; what is typed afterwards is not read."""
    ran = installation.run("chat", "--no-log", stdin=_typed(command, "que fait le Fournil?"))
    assert ran.code == 0
    assert ran.out.endswith("À la prochaine!\n")
    assert "pain" not in ran.out


def test_its_first_line_says_how_to_leave(installation: Installation) -> None:
    """In the language of the person, before anything is asked."""
    first = installation.run("chat", "--no-log").out.splitlines()[0]
    assert "/quitter (ou Ctrl-D) pour partir, /aide" in first
    first = installation.run("chat", "--no-log", "--lang", "en").out.splitlines()[0]
    assert "/quit (or Ctrl-D) to leave, /help" in first


def test_it_helps(installation: Installation) -> None:
    """`/aide` tells what can be typed; a command that is none says which are; neither is asked as a question."""
    ran = installation.run("chat", stdin=_typed("/aide", "/partir", "/quit"))
    assert "/quitter, /quit" in ran.out
    assert "Je ne connais pas /partir." in ran.out
    assert not installation.database.exists()


def test_ctrl_c_leaves_it(installation: Installation) -> None:
    """As somebody does who wants out: no traceback, a goodbye, exit 0."""
    command = [sys.executable, "-m", "bot", "chat", "--no-log", "--config", str(installation.config)]
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        while "noté" not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    assert out.endswith("À la prochaine!\n")


def test_bytes_that_are_no_text_do_not_end_the_conversation(installation: Installation) -> None:
    """They get a reply like any other question."""
    ran = installation.run("chat", "--no-log", stdin=b"\xff\xfe\n" + _typed("que fait le Fournil?"))
    assert ran.code == 0
    assert "cuit le pain" in ran.out


def test_the_last_answer_is_judged(installation: Installation) -> None:
    """By a command, with words after it or without; a second one takes the place of the first, and the team sees it."""
    typed = _typed("que fait le Fournil?", "/bon", "/faux Fermé, appelez 418 555-0123", "/pasutile")
    ran = installation.run("chat", stdin=typed)
    assert ran.out.count("Merci, l’équipe le verra.") == 3
    assert "Pour dire pourquoi\u00a0: /pasutile et un mot." in ran.out
    told = json.loads(installation.run("review", "feedback", "--json").out)
    assert [(one["entry"], one["wrong"], one["not_helpful"], one["helpful"]) for one in told["entries"]] == [
        ("activity:fournil", 0, 1, 0)
    ]


def test_what_is_wrong_goes_to_the_desk(installation: Installation) -> None:
    """With the question and the words, masked; in English as well."""
    ran = installation.run("chat", "--lang", "en", stdin=_typed("what does Le Fournil do?", "/wrong call 418 555-0123"))
    assert "Thank you, the team will see it." in ran.out
    (group,) = json.loads(installation.run("review", "list", "--json").out)["groups"]
    assert (group["reason"], group["questions"]) == ("wrong_answer", ["what does Le Fournil do?"])
    (entry,) = json.loads(installation.run("review", "feedback", "--json").out)["entries"]
    assert [comment["text"] for comment in entry["comments"]] == ["call [téléphone]"]


def test_only_an_answer_is_judged(installation: Installation) -> None:
    """Neither nothing, nor a refusal, nor anything where nothing is noted."""
    ran = installation.run("chat", stdin=_typed("/faux", "où est le circuit de kart de mon cousin?", "/bon"))
    assert ran.out.count("Je n’ai pas encore donné de réponse") == 2
    ran = installation.run("chat", "--no-log", stdin=_typed("que fait le Fournil?", "/faux"))
    assert ran.out.count("Rien n’est noté.") == 2
