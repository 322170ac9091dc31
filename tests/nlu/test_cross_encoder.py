"""A question and an answer read together: what is read of them, and that nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.nlu import cross_encoder
from bot.nlu.answer_words import AnswerWords
from bot.nlu.cross_encoder import MOST_PIECES, CrossEncoder, padded
from bot.nlu.pieces import MARKS, SPACE, Pieces
from bot.nlu.rank import CROSS_ENCODER
from bot.nlu.transformer import PieceTable

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = [SPACE, *"abcdefghijklmnopqrstuvwxyz", *"éàè?'.,"]
WIDE, INNER, DEPTH = 96, 8, 2
HOUSING = AnswerWords("Comment trouver un logement?", "Les petites annonces affichent des logements à louer.")
SNOW = AnswerWords("À quelle heure passe la charrue?", "La charrue passe la nuit, après une bordée.")


@pytest.fixture(scope="module")
def small() -> CrossEncoder:
    """One that knows letters, and whose numbers are by chance."""
    chance = np.random.default_rng(3)

    def matrix(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return np.asarray(chance.normal(0, 0.3, shape), np.float32)

    weights = {"positions": matrix(MOST_PIECES, WIDE), "parts": matrix(3, WIDE)}
    weights |= {"begin_scale": np.ones(WIDE, np.float32), "begin_shift": matrix(WIDE)}
    for number in range(DEPTH):
        shapes = {"look": (WIDE, 3 * WIDE), "seen": (WIDE, WIDE), "think": (WIDE, INNER), "thought": (INNER, WIDE)}
        for name, shape in shapes.items():
            weights |= {f"{number}.{name}": matrix(*shape), f"{number}.{name}_bias": matrix(shape[1])}
        for name in ("looked", "done"):
            weights |= {f"{number}.{name}_scale": np.ones(WIDE, np.float32), f"{number}.{name}_shift": matrix(WIDE)}
    weights |= {
        "judge": matrix(4 * WIDE, INNER),
        "judge_bias": matrix(INNER),
        "verdict": matrix(INNER, 1),
        "verdict_bias": matrix(1),
    }
    rows = MARKS + len(LETTERS)
    halves = chance.integers(0, 256, (rows, WIDE // 32, 16)).astype(np.uint8)
    table = PieceTable(halves, np.full((rows, WIDE // 32), 0.1, np.float16))
    return CrossEncoder(Pieces.of(LETTERS, np.full(len(LETTERS), -3, np.float32)), table, weights, DEPTH)


def test_a_pair_means_the_same_beside_a_longer_one(small: CrossEncoder) -> None:
    """What fills a short row up to the longest is not read."""
    long = AnswerWords(SNOW.question, SNOW.text * 3)
    together = small.scores([("un logement?", HOUSING), ("la charrue passe quand?", long)])
    assert together[0] == pytest.approx(small.likely("un logement?", HOUSING), abs=1e-4)
    assert together[1] == pytest.approx(small.likely("la charrue passe quand?", long), abs=1e-4)


def test_both_are_read(small: CrossEncoder) -> None:
    """Another question, another answer's question and another text each change what is said."""
    said = small.likely("un logement?", HOUSING)
    others = [
        small.likely("un appartement?", HOUSING),
        small.likely("un logement?", HOUSING._replace(question=SNOW.question)),
        small.likely("un logement?", HOUSING._replace(text=SNOW.text)),
    ]
    assert len({round(one, 3) for one in (said, *others)}) == len(others) + 1


def test_of_a_long_question_the_beginning_and_the_end_are_read(small: CrossEncoder) -> None:
    """What is asked tends to come last; a story in the middle is left out, and the row ends somewhere."""
    row = small.row("a" * 30 + "b" * 60 + "c" * 30, AnswerWords("d" * 200, "e" * 900))
    assert len(row.pieces) == MOST_PIECES
    letters = [small.pieces.listed()[0][piece - MARKS] for piece in row.pieces if piece >= MARKS]
    asked = letters[: row.parts.count(0) - 2]
    assert asked[1] == "a"
    assert asked[-30:] == ["c"] * 30


def test_every_row_has_three_parts(small: CrossEncoder) -> None:
    """A list is made when it is asked for: of its text there is a space."""
    empty, told = small.row("qui?", AnswerWords("qui?", "")), small.row("qui?", HOUSING)
    assert set(empty.parts) == set(told.parts) == {0, 1, 2}
    assert empty.parts.count(2) < told.parts.count(2)


def test_rows_are_filled_to_the_longest(small: CrossEncoder) -> None:
    """So that several are read at once; what fills them does not stand there."""
    rows = [small.row("qui?", HOUSING), small.row("a" * 60, AnswerWords("d" * 200, "e" * 900))]
    read = padded(rows)
    assert read.pieces.shape == read.parts.shape == read.there.shape == (2, MOST_PIECES)
    assert read.there.sum(axis=1).tolist() == [len(row.pieces) for row in rows]


def test_it_is_read_as_it_was_written(small: CrossEncoder, tmp_path: Path) -> None:
    """Small integers change what is said by little."""
    cross_encoder.write(tmp_path / "kept.npz", small)
    found = cross_encoder.read(tmp_path / "kept.npz")
    assert found.pieces == small.pieces
    assert found.depth == DEPTH
    assert found.likely("un logement?", HOUSING) == pytest.approx(small.likely("un logement?", HOUSING), abs=0.3)


@pytest.mark.slow
def test_what_ships_tells_what_was_asked_from_what_was_not() -> None:
    """In either language, with slips, and though the words are others."""
    found = cross_encoder.read(CROSS_ENCODER)
    for question in (
        "on cherche un loyer pour juillet avec les enfants, par où commencer",
        "y a tu des logements a louer ds le coin",
        "we need a place to rent, how do we find one",
    ):
        assert found.likely(question, HOUSING) > found.likely(question, SNOW) + 2, question
