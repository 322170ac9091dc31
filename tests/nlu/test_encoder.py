"""Vectors that were made beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.nlu.encoder import LETTERS, Encoder, halfway, installed, package, products, raw, unit, upper
from bot.nlu.kept_vectors import NONE_KEPT, read_kept, write_kept
from bot.nlu.rank import VECTORS, model

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ("où loger", "where to live", "qui est le maire")


def rows() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Some vectors of unit length."""
    made = np.random.default_rng(3).normal(size=(3, 8)).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def test_kept_vectors_come_back_all_but_whole(tmp_path: Path) -> None:
    """Small integers lose less than a hundredth; the texts themselves stand nowhere in the file."""
    path = tmp_path / "vectors.npz"
    write_kept(path, "an encoder 1", TEXTS, rows())
    kept = read_kept(path, "an encoder 1")
    assert float(np.abs(kept.taken(kept.places(TEXTS)) - rows()).max()) < 0.01
    assert b"loger" not in path.read_bytes()


def test_vectors_of_another_encoder_are_not_taken(tmp_path: Path) -> None:
    """They are not comparable with those of today's."""
    path = tmp_path / "vectors.npz"
    write_kept(path, "an encoder 1", TEXTS, rows())
    assert read_kept(path, "an encoder 2") is NONE_KEPT
    assert read_kept(tmp_path / "none", "an encoder 1") is NONE_KEPT


def test_what_is_kept_is_not_encoded_again(tmp_path: Path) -> None:
    """Only texts that are new wait for the encoder."""
    path = tmp_path / "vectors.npz"
    write_kept(path, "an encoder 1", TEXTS, rows())
    none = np.zeros((0, 4), np.float32)
    silent = Encoder("an encoder 1", np.zeros(0, np.float32), none, {}, none)
    assert np.abs(silent.meanings(TEXTS, read_kept(path, "an encoder 1")) - rows()).max() < 0.01


def test_a_sentence_halfway_is_what_the_package_goes_on_from() -> None:
    """Its own upper layers make of the sums what it says itself, of one sentence beside others as of one alone."""
    name = installed()
    found = halfway(name, TEXTS)
    names = ("cnn_W", "cnn_b", "d0", "d1", "p1", "d2", "p3", "d3")
    said = upper(np, found.sums, found.roots, {layer: getattr(package(), layer) for layer in names})
    assert np.abs(unit(said) - found.whole).max() < 1e-5
    assert np.abs(found.whole - raw(name, TEXTS)).max() < 1e-5
    assert np.abs(halfway(name, TEXTS[1:2]).sums - found.sums[1]).max() < 1e-4


@pytest.mark.parametrize("name", [None, LETTERS])
def test_what_was_learned_brings_paraphrases_near_and_nothing_else(name: str | None) -> None:
    """With the encoder and without: who asks the same in other words lies nearer than who asks for another thing."""
    by = model(name).encoder
    asked = ("où est-ce que je peux trouver un logement?", "je cherche un logement à louer", "y a-tu une piscine dans le coin?")
    found = by.vectors(halfway(by.name, asked))
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert found[0] @ found[1] > 0.3 + found[0] @ found[2]


def test_the_shipped_vectors_are_of_the_encoder_that_was_learned_with() -> None:
    """Else every first start would encode the whole base."""
    assert len(read_kept(VECTORS, model().encoder.name).rows) > 10_000


def test_products_of_more_rows_than_are_taken_at_once_are_those_of_all() -> None:
    """Block by block and vector by vector, nothing is left out; of no vector there is nothing."""
    many = np.random.default_rng(5).normal(size=(1_100, 8)).astype(np.float32)
    assert np.allclose(products(many, rows()), rows() @ many.T, atol=1e-5)
    assert products(many, []).shape == (0, 1_100)
