"""What a question is about, whether or not anything here answers it: work, housing, somebody's private life, the weather.

A multinomial logistic regression over the vectors of the question's readings, learned from questions of blind authors, of
which those without an answer were labelled with what they are about, and from the phrasings of topics, whose subject the
knowledge names. By it a refusal knows who would know. As a feature of the verifier it was tried in vain: utility on dev (n 954)
0.680 beside 0.684.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from bot.nlu.grams import Floats


@dataclass(frozen=True, slots=True)
class Subjects:
    """The learned subjects.

    Attributes:
        names: of the subjects, as `subjects.yaml` has them. weights: dimensions × subjects. bias: one a subject.
    """

    names: tuple[str, ...]
    weights: Floats
    bias: Floats

    def chances(self, readings: Floats) -> dict[str, float]:
        """How likely a question is about each subject; the mean over its readings.

        Args:
            readings: a vector each, as `Likeness` has them.
        """
        if not self.names:
            return {}
        raised = readings @ self.weights + self.bias
        likely = np.exp(raised - raised.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        return dict(zip(self.names, likely.mean(axis=0).tolist(), strict=True))


NOBODYS: Final = Subjects((), np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
"""Before anything is learned."""
