"""`kamouraska chat`, its input in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Installation


def _typed(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_a_conversation_keeps_its_thread_and_ends_with_the_input(installation: Installation) -> None:
    """The second question makes sense only after the first; exit 0."""
    ran = installation.process("chat", "--no-log", stdin=_typed("que fait le Fournil?", "", "combien d'employés?"))
    assert ran.code == 0
    assert "cuit le pain" in ran.out
    assert "12 employés" in ran.out


def test_a_number_picks_a_suggestion(installation: Installation) -> None:
    """What was offered can be asked with one key."""
    ran = installation.process("chat", "--no-log", stdin=_typed("que fait le Fournil?", "1"))
    assert "1. Nombre d'employés" in ran.out
    assert "12 employés" in ran.out


def test_it_says_whether_it_logs(installation: Installation) -> None:
    """Before the first question, so that the person can choose."""
    assert "sont notées pour l’équipe" in installation.process("chat").out
    assert "Rien n’est noté." in installation.process("chat", "--no-log").out
    assert not installation.database.exists()


def test_it_speaks_english_where_the_environment_does(installation: Installation) -> None:
    """The greeting follows `LANG`."""
    assert "Ask your question" in installation.process("chat", LANG="en_CA.UTF-8").out


def test_bytes_that_are_no_text_do_not_end_the_conversation(installation: Installation) -> None:
    """They get a reply like any other question."""
    ran = installation.process("chat", "--no-log", stdin=b"\xff\xfe\n" + _typed("que fait le Fournil?"))
    assert ran.code == 0
    assert "cuit le pain" in ran.out
