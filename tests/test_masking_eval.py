"""What `python -m tests.masking_eval` counts, on made-up messages."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from bot.privacy.marks import NAME
from tests import masking_eval
from tests.masking_eval import Message, judge, kind, left

if TYPE_CHECKING:
    from pathlib import Path


def _message(text: str, *personal: str) -> Message:
    return Message(text, personal, "fr", "a")


@pytest.mark.parametrize(
    ("piece", "shape"),
    [
        ("lucie.roy@exemple.ca", "mail"),
        ("lucie point roy arobase exemple point ca", "mail"),
        ("12 mars 1985", "date"),
        ("12 rue Taché", "street"),
        ("quatre un huit 492 12 34", "number"),
        ("Lucie Roy", "name or word"),
    ],
)
def test_a_piece_is_of_a_kind(piece: str, shape: str) -> None:
    """By its shape alone."""
    assert kind(piece) == shape


@pytest.mark.parametrize(
    ("piece", "remains", "tells"),
    [
        ("Lucie Roy", "      Roy", True),
        ("Lucie Roy", "", False),
        ("Lucie T.", "      T.", False),
        ("418-492-1234", "418", False),
        ("418-492-1234", "1234", True),
        ("4321", "21", True),
        ("quatre un huit 492 12 34", "quatre un huit", False),
        ("quatre un huit 492 12 34", "quatre un huit       12", True),
        ("12 rue Taché", "   rue Taché", False),
        ("12 rue Taché", "12", True),
        ("12 mars 1985", "mars 1985", False),
        ("12 mars 1985", "12 mars", True),
        ("lucie.roy@exemple.ca", "ca", False),
        ("lucie.roy@exemple.ca", "lucie", True),
    ],
)
def test_what_is_left_of_a_piece_tells_or_not(piece: str, remains: str, tells: bool) -> None:
    """Half a name does; the street without its number, the year of a birth date, the region of a telephone do not."""
    assert left(piece, remains) is tells


def test_pieces_are_counted_where_they_stand() -> None:
    """What is masked, what survives, and what the author told but did not write."""
    judged = judge(
        _message("Merci, Lucie Roy, 418-492-1234, quel beau village", "Lucie Roy", "418-492-1234", "village", "Odile")
    )
    assert judged.survived == ("village",)
    assert judged.unplaced == ("Odile",)
    assert not judged.false
    assert masking_eval.counts([judged]) == {
        "pieces": 3,
        "masked": 2,
        "unplaced": 1,
        "plain": 0,
        "false": 0,
        "personal": 1,
        "clear": 0,
    }


def test_a_piece_that_also_stands_elsewhere_survives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Masked once and left once is left."""
    monkeypatch.setattr(masking_eval, "mask", lambda _text, _public: f"Lucie est ici. Merci, {NAME}")
    assert judge(_message("Lucie est ici. Merci, Lucie", "Lucie")).survived == ("Lucie",)


def test_a_message_without_personal_data_that_changes_is_false() -> None:
    """Blanks that are cleaned are no change."""
    assert not judge(_message("Qui est  le maire?")).false
    assert judge(_message("le 418-492-1234 de la ville")).false


def test_a_link_that_lost_its_end_is_followed() -> None:
    """What of it went is no longer there, also where no mark stands for it."""
    judged = judge(_message("https://lucie:secret@exemple.ca/ et 418-492-1234", "secret", "418-492-1234"))
    assert judged.survived == ()


def test_both_heaps_are_counted_and_test_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A look at test is logged in counts; nothing of its messages is printed."""
    lines = {"text": "quel beau canton! 418-492-1234", "personal": ["canton", "418-492-1234"], "language": "fr"}
    content = f"{json.dumps(lines)}\n".encode()
    for folder in ("dev", "test"):
        (tmp_path / folder).mkdir()
    (tmp_path / "dev" / "a.jsonl").write_bytes(content.replace(b"canton", b"village"))
    (tmp_path / "test" / "b.jsonl.gz").write_bytes(gzip.compress(content))
    monkeypatch.setattr(masking_eval, "HEAPS", tmp_path)
    monkeypatch.setattr(masking_eval, "LOG", tmp_path / "log.jsonl")
    masking_eval.main(["--missed", "--test"])
    shown = capsys.readouterr().out
    assert "village" in shown
    assert "canton" not in shown
    logged = json.loads((tmp_path / "log.jsonl").read_text(encoding="utf-8"))
    assert logged["dev"] == logged["test"]
    assert (logged["test"]["pieces"], logged["test"]["masked"]) == (2, 1)
