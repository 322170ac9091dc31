"""Multinomial logistic regression with a penalty on the squares of the weights, by L-BFGS (Liu and Nocedal, 1989)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

if TYPE_CHECKING:
    import numpy.typing as npt

    from bot.nlu.grams import Floats

    Doubles = npt.NDArray[np.float64]

_STEPS: Final = 60


def regression(
    table: Any,  # noqa: ANN401 - a matrix, sparse or not
    right: npt.NDArray[np.intp],
    weight: Doubles,
    penalty: float,
    columns: int,
) -> tuple[Floats, Floats]:
    """The weights and the bias of each class.

    Args:
        table: a row an example. right: the class of each. weight: how much each counts. columns: how many classes there are.

    Returns:
        Width of the table × classes, and one number a class.
    """
    rows, width = table.shape
    wanted = np.zeros((rows, columns))
    wanted[np.arange(rows), right] = 1
    turned = table.T.tocsr() if sparse.issparse(table) else table.T

    def loss(flat: Doubles) -> tuple[float, Doubles]:
        weights, bias = flat[: width * columns].reshape(width, columns), flat[width * columns :]
        raised = table @ weights + bias
        raised -= raised.max(axis=1, keepdims=True)
        likely = np.exp(raised)
        likely /= likely.sum(axis=1, keepdims=True)
        missed = (likely - wanted) * weight[:, None]
        surprise = -(weight * np.log(likely[np.arange(rows), right] + 1e-12)).sum()
        slope = np.concatenate([(turned @ missed + penalty * weights).ravel(), missed.sum(axis=0)])
        return float(surprise + penalty / 2 * (weights**2).sum()), slope

    start = np.zeros((width + 1) * columns)
    flat = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return flat[: width * columns].reshape(width, columns).astype(np.float32), flat[width * columns :].astype(np.float32)
