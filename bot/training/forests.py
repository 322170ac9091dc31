"""Forests of regression trees by LightGBM (Ke and others, 2017), on one thread and with fixed seeds: same data, same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import lightgbm
import numpy as np

from bot.nlu.trees import NEVER_RIGHT
from bot.nlu.verify import leading, verified

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.nlu.grams import Floats
    from bot.training.cases import Case

BLIND: Final = 3.0
"""How much a question of an author who never saw the knowledge counts beside one of ours, which are many and alike."""
FOREST: Final[dict[str, Any]] = {
    "objective": "binary",
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
}
"""What all forests have in common: each tree sees part of the features and of the rows, the same ones each time."""
_RANKING: Final = FOREST | {"learning_rate": 0.07, "num_leaves": 24, "max_depth": 7, "min_data_in_leaf": 30, "lambda_l2": 5.0}
_VERIFIER: Final = _RANKING | {"num_leaves": 31, "learning_rate": 0.03, "max_depth": 8, "feature_fraction": 0.25}
_ROUNDS: Final = 220
_VERIFIER_ROUNDS: Final = 400


def ranking(cases: Iterable[Case]) -> lightgbm.Booster:
    """Learned on which candidate is right, from the questions of which one is."""
    kept = [case for case in cases if case.right.any()]
    weights = [np.where(case.right > 0, 1 / case.right.sum(), 1.0) * _weight(case) for case in kept]
    data = lightgbm.Dataset(
        np.concatenate([case.rows for case in kept]),
        np.concatenate([case.right for case in kept]),
        weight=np.concatenate(weights),
    )
    return lightgbm.train(_RANKING, data, _ROUNDS)


def score(forest: lightgbm.Booster, cases: Sequence[Case]) -> None:
    """Let a ranking score the candidates of these cases."""
    found = np.asarray(forest.predict(np.concatenate([case.rows for case in cases])), np.float32)
    ends = np.cumsum([len(case.rows) for case in cases])
    for case, scores in zip(cases, np.split(found, ends[:-1]), strict=True):
        case.scores = scores


def verifier(columns: Sequence[str], names: Sequence[str], cases: Sequence[Case]) -> lightgbm.Booster:
    """Learned on whether what ranks first is right."""
    cases = [case for case in cases if not case.doubtful]
    right = np.array([float(case.right[case.first]) for case in cases])
    weights = np.array([_weight(case) for case in cases])
    return lightgbm.train(_VERIFIER, lightgbm.Dataset(seen(columns, names, cases), right, weight=weights), _VERIFIER_ROUNDS)


def verify(forest: lightgbm.Booster, columns: Sequence[str], names: Sequence[str], cases: Sequence[Case]) -> None:
    """Let a verifier judge the first candidate of these cases."""
    found = np.asarray(forest.predict(seen(columns, names, cases)))
    for case, probability in zip(cases, found.tolist(), strict=True):
        case.probability = probability


def seen(columns: Sequence[str], names: Sequence[str], cases: Iterable[Case]) -> Floats:
    """What the verifier looks at, a row a case."""
    rows = [verified(columns, case.rows[case.first], {**leading(case.scores), **case.told}, names) for case in cases]
    return np.concatenate(rows)


def _weight(case: Case) -> float:
    return BLIND if case.blind else 1.0


def exported(forest: lightgbm.Booster, columns: Sequence[str]) -> dict[str, Any]:
    """The trees as lists of nodes, see `Trees.of`; only the columns that some tree looks at are named."""
    dumped = [_nodes(tree["tree_structure"]) for tree in forest.dump_model()["tree_info"]]
    kept = sorted({int(node[0]) for nodes, _ in dumped for node in nodes if node[1] != NEVER_RIGHT})
    place = {column: number for number, column in enumerate(kept)}
    trees = [[[place.get(int(node[0]), 0), *node[1:]] for node in nodes] for nodes, _ in dumped]
    return {"features": [columns[column] for column in kept], "depth": max(depth for _, depth in dumped), "trees": trees}


def _nodes(root: dict[str, Any]) -> tuple[list[list[float]], int]:
    """A tree's nodes, breadth first, so that the two children of each stand side by side; and how deep it is."""
    nodes: list[list[float]] = []
    queue, deepest, last = [(root, 0)], 0, 1
    for node, depth in queue:
        deepest = max(deepest, depth)
        if "split_feature" in node:
            nodes.append([node["split_feature"], float(np.float32(node["threshold"])), last, 0])
            queue += [(node["left_child"], depth + 1), (node["right_child"], depth + 1)]
            last += 2
        else:
            nodes.append([0, NEVER_RIGHT, len(nodes), round(node["leaf_value"], 5)])
    return nodes, deepest
