"""The directions of the encoder's own vectors that tell answers apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from bot.nlu.grams import Floats, Ints

DIMENSIONS: Final = 128
_SHRUNK: Final = 0.3
_OF_STRANGERS: Final = 0.5
"""Share of what strangers write otherwise in what is made small, beside what differs between our own phrasings."""


def discriminating(vectors: Floats, labels: Ints, asked: tuple[Floats, Sequence[Ints]] | None = None) -> Floats:
    """The directions that tell labels apart: linear discriminant analysis (Fisher, 1936), within-label scatter shrunk.

    What differs between phrasings of one label says nothing of what is asked; dividing by it makes the cosine of a
    stranger's paraphrase to the right label's phrasings greater than to others'. Strangers differ from us otherwise than we
    do among us: what lies between their questions and the middle of a label's phrasings is made small as well.

    Args:
        vectors: a row a phrasing, centred. labels: the number of each one's label.
        asked: questions of strangers, centred likewise, each with the numbers of the labels that it asks for.

    Returns:
        Dimensions of the encoder × dimensions kept.
    """
    counts = np.bincount(labels)
    means = np.zeros((len(counts), vectors.shape[1]))
    np.add.at(means, labels, vectors)
    means /= counts[:, None]
    within = (vectors - means[labels]) / np.sqrt(counts[labels])[:, None]
    scatter = within.T @ within / len(counts)
    if asked is not None:
        apart = np.stack([vector - _nearest(vector, means[wanted]) for vector, wanted in zip(*asked, strict=True)])
        theirs = apart.T @ apart / len(apart)
        # Strangers differ more than we do; of either scatter its shape counts, not its size.
        scatter = (1 - _OF_STRANGERS) * scatter / np.trace(scatter) + _OF_STRANGERS * theirs / np.trace(theirs)
    values, axes = np.linalg.eigh(shrunken(scatter, _SHRUNK))
    whitened = (axes * values**-0.5) @ axes.T
    _, _, between = np.linalg.svd((means - means.mean(axis=0)) @ whitened, full_matrices=False)
    found = whitened @ between[:DIMENSIONS].T
    return np.asarray(found / np.abs(found).max(), np.float32)


def shrunken(scatter: npt.NDArray[np.float64], share: float) -> npt.NDArray[np.float64]:
    """A scatter drawn towards a sphere of its size by that share: few rows say little of most directions."""
    return np.asarray((1 - share) * scatter + share * np.trace(scatter) / len(scatter) * np.eye(len(scatter)), np.float64)


def _nearest(vector: Floats, means: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Of the middles of labels the one nearest by cosine."""
    lengths = np.maximum(np.linalg.norm(means, axis=1), 1e-6)
    return np.asarray(means[int(np.argmax(means @ vector / lengths))], np.float64)
