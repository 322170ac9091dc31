"""What is learned from of what is personal: no piece loses its label, whatever is made of a message."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.privacy.marks import ADDRESS, HIDDEN, NAME
from bot.privacy.public import NOTHING
from bot.privacy.tagger import MARKS
from bot.training.personal import Others, ToldMessage, kind_of, of_authors, ordinary

ROOT = Path(__file__).resolve().parents[2]


def told(message: ToldMessage) -> list[str]:
    """Its pieces."""
    return [message.text[start:end] for start, end in message.pieces()]


@pytest.mark.parametrize(
    ("piece", "mark"),
    [
        ("Odette Roy", NAME),
        ("12 rue Taché", ADDRESS),
        ("forty-one chemin du Quai", ADDRESS),
        ("418 cinq cinq", HIDDEN),
        ("lucie arobase exemple", HIDDEN),
    ],
)
def test_a_piece_is_of_a_kind(piece: str, mark: str) -> None:
    """By its looks."""
    assert MARKS[kind_of(piece) - 1] == mark


def test_pieces_are_found_again_beside_what_was_masked() -> None:
    """A mark takes the place of one, the other keeps its label."""
    message = ToldMessage.of("moi c'est Odette, 418 492-1234", ["Odette", "418 492-1234"])
    assert told(message.masked_as("moi c'est Odette, [téléphone]")) == ["Odette"]
    assert told(message.masked_as("moi c'est [nom], 418 492-1234")) == ["418 492-1234"]


def test_what_others_might_have_sent_keeps_its_labels() -> None:
    """Each piece is whole: another name, other digits, small letters, or a mark in its place."""
    message = ToldMessage.of("Bonjour, je suis Odette Roy et mon NAS est 046 454 286, merci", ["Odette Roy", "046 454 286"])
    others = Others(["Lia Wu"], [ToldMessage.of("Où voter?")], NOTHING, random.Random(1))
    for made in (others.of(message) for _ in range(300)):
        assert len(made.kinds) == len(made.text)
        for piece in told(made):
            assert piece.lower() in {"odette roy", "lia wu"} or (len(piece) == len("046 454 286") and piece[0].isdigit())
        for name in ("odette roy", "lia wu"):
            assert (name in made.text.lower()) == any(piece.lower() == name for piece in told(made))


@pytest.mark.slow
def test_what_ships_can_be_learned_from() -> None:
    """Each piece of the authors stands in its message; ordinary questions are many, and no author of dev is among them."""
    messages = list(of_authors(ROOT / "knowledge" / "examples" / "masking"))
    assert sum(bool(told(message)) for message in messages) > 0.4 * len(messages)
    assert len(ordinary(ROOT)) > 10_000
    learned = {path.stem for path in (ROOT / "knowledge" / "examples" / "masking").glob("*.jsonl")}
    judged = {path.name.partition(".")[0] for path in (ROOT / "tests" / "masking").glob("*/*.jsonl*")}
    assert learned.isdisjoint(judged)
