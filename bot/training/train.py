"""`make train`: questions → features → two forests, the projection of the encoder, and vectors of the shipped base.

Learned with LightGBM (Ke and others, 2017), on one thread and with fixed seeds, so that the same data give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import lightgbm
import numpy as np
import yaml

from bot.answers.compose import Composer
from bot.knowledge import reader
from bot.knowledge.derived import completed
from bot.matching.matcher import Matcher
from bot.nlu import encoder as encoders
from bot.nlu import question as questions
from bot.nlu.encoder import Encoder, write_kept
from bot.nlu.features import describe
from bot.nlu.index import phrasing_rows, text_rows
from bot.nlu.rank import LEADING, VECTORS, WEIGHTS, Model, packed, verified
from bot.nlu.ranking import Ranking
from bot.nlu.trees import Trees
from bot.training.examples import Example, beside_the_knowledge, of_authors
from bot.training.wrapping import of_nobody, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.knowledge.model import Knowledge, Language
    from bot.matching.entries import Entry
    from bot.nlu.encoder import Floats

ROOT: Final = Path(__file__).resolve().parents[2]
DIMENSIONS: Final = 160
FOLDS: Final = 5
COST_OF_WRONG: Final = 2.0
"""How many refusals a wrong answer is as bad as: it answers from a score of 100 · N / (N + 1), here 66.7."""
_WRAPPED: Final = 0.25
_OF_NOBODY: Final = 0.2
_RANKING: Final[dict[str, Any]] = {
    "objective": "binary",
    "learning_rate": 0.07,
    "num_leaves": 24,
    "max_depth": 7,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
}
_VERIFIER: Final = _RANKING | {"num_leaves": 12, "learning_rate": 0.05, "min_data_in_leaf": 40, "max_depth": 5}
_ROUNDS: Final = 220
_VERIFIER_ROUNDS: Final = 160


@dataclass(slots=True)
class Case:
    """A question with its candidates described, and which are right."""

    example: Example
    entries: tuple[Entry, ...]
    rows: Floats
    right: Floats
    refusals: Floats
    scores: Floats
    probability: float = 0.0

    @property
    def first(self) -> int:
        """The place of the candidate that ranks first."""
        return int(np.argmax(self.scores))


def main() -> None:
    """Learn from all examples and write the weights; print how questions of folds held out fare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, default=ROOT / "knowledge" / "examples")
    parser.add_argument("--cost-of-wrong", type=float, default=COST_OF_WRONG, help="refusals that a wrong answer is as bad as")
    arguments = parser.parse_args()
    knowledge = completed(reader.read(ROOT / "knowledge"))
    words = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
    matcher, learned = Matcher(knowledge), _untrained(knowledge, words)
    examples = [*beside_the_knowledge(ROOT / "tests" / "questions"), *of_authors(arguments.examples)]
    order, cases = described(knowledge, matcher, learned, examples)
    columns = list(order)
    fold = _folds(cases)
    for number in range(FOLDS):
        forest = _ranking([c for c, f in zip(cases, fold, strict=True) if f != number])
        for case, f in zip(cases, fold, strict=True):
            if f == number:
                case.scores = np.asarray(forest.predict(case.rows), np.float32)
    names = [*columns, *LEADING]
    for number in range(FOLDS):
        forest = _verifier(columns, names, [c for c, f in zip(cases, fold, strict=True) if f != number])
        for case, f in zip(cases, fold, strict=True):
            if f == number:
                case.probability = float(np.asarray(forest.predict(verified(columns, case.rows, case.scores, names)))[0])
    _report(cases)
    threshold = round(100.0 * arguments.cost_of_wrong / (arguments.cost_of_wrong + 1.0), 1)
    content = {
        "encoder": learned.encoder,
        "threshold": threshold,
        "wording": words["wording"],
        "cues": words["cues"],
        "mean": packed(learned.mean),
        "projection": packed(learned.projection),
        "ranking": _exported(_ranking(cases), columns),
        "verifier": _exported(_verifier(columns, names, cases), names),
    }
    WEIGHTS.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _untrained(knowledge: Knowledge, words: dict[str, Any]) -> Model:
    """A model that knows how to compare, and not yet how to weigh; the vectors of the base are written by the way."""
    name = encoders.installed()
    if name is None:
        raise SystemExit("the encoder is not installed: make setup")
    wording = {group: (texts[0], texts[1]) for group, texts in words["wording"].items()}
    matcher = Matcher(knowledge)
    sentences = [row.sentence for row in phrasing_rows(knowledge, matcher.names, wording)]
    sentences += [text for row in text_rows(knowledge) for text in (row.fr, row.en)]
    sentences = list(dict.fromkeys(sentences))
    say(f"encoding {len(sentences)} sentences…")
    raw = np.concatenate([encoders.raw(sentences[i : i + 500]) for i in range(0, len(sentences), 500)])
    mean = raw.mean(axis=0).astype(np.float16).astype(np.float32)
    _, _, axes = np.linalg.svd(raw - mean, full_matrices=False)
    projection = axes[:DIMENSIONS].T.astype(np.float16).astype(np.float32)
    write_kept(VECTORS, name, sentences, Encoder(name, mean, projection).projected(raw))
    none = Trees.of({"features": [], "trees": [[[0, 0, 0, 0, 0]]], "depth": 0})
    return Model(none, none, name, mean, projection, 0.0, wording, {n: frozenset(w) for n, w in words["cues"].items()})


def described(
    knowledge: Knowledge, matcher: Matcher, learned: Model, examples: Sequence[Example]
) -> tuple[tuple[str, ...], list[Case]]:
    """Every example with the features of its candidates, made ones beside those that people wrote."""
    kept = encoders.read_kept(VECTORS, learned.encoder)
    ranking = Ranking.of(knowledge, matcher.names, matcher.spoken_of, kept, learned)
    if ranking is None:
        raise SystemExit("the encoder is another one than the one that vectors were made with")
    homes = frozenset(entity.id for entity in knowledge.entities.values() if entity.home)
    speller = matcher.speller(learned.wording, homes)
    told = _Told(Composer(knowledge))
    order: tuple[str, ...] = ()
    cases = []
    for number, example in enumerate(_with_made(examples, matcher)):
        seen = matcher.seen(example.text)
        if not seen.words:
            continue
        spoken: Language = seen.guess.language or "fr"
        question = questions.read(example.text, matcher.plain(example.text), seen.words, seen.mentions, spoken, speller)
        likeness, names, found = ranking.retrieved(question, None)
        order, rows = describe(question, found, likeness, names, ranking.scene)
        entries = tuple(c.entry for c in found)
        refusals = np.array([e.kind == "topic" and knowledge.topics[e.name].refusal is not None for e in entries], np.float32)
        right = np.array([_right(example, e, told, spoken) for e in entries], np.float32) * (1 - refusals)
        cases.append(Case(example, entries, rows, right, refusals, np.zeros(len(entries), np.float32)))
        if number % 500 == 0:
            say(f"described {number}…")
    return order, cases


def _with_made(examples: Sequence[Example], matcher: Matcher) -> Iterator[Example]:
    chance = random.Random(7)  # noqa: S311 - the same examples each time
    for example in examples:
        yield example
        seen = matcher.seen(example.text)
        spoken: Language = seen.guess.language or "fr"
        if chance.random() < _WRAPPED:
            yield replace(example, text=wrapped(example.text, spoken, chance))
        named = [m for m in seen.mentions if m.kind == "entity"]
        if example.answered and named and chance.random() < _OF_NOBODY:
            made = of_nobody(seen.words, chance.choice(named), chance)
            yield Example(made, example.author, example.group)


class _Told:
    """What each entry says, composed once."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._known: dict[tuple[Entry, str], str] = {}

    def text(self, entry: Entry, language: Language) -> str:
        key = (entry, language)
        if key not in self._known:
            try:
                self._known[key] = self._composer.compose(entry, language).text
            except LookupError:  # a refusal, which says nothing that could be right
                self._known[key] = ""
        return self._known[key]


def _right(example: Example, entry: Entry, told: _Told, spoken: Language) -> bool:
    if not example.answered:
        return False
    if not example.file:
        return example.is_right(entry, "")
    return any(example.is_right(entry, told.text(entry, language)) for language in dict.fromkeys((spoken, "fr")))


def _folds(cases: Sequence[Case]) -> list[int]:
    """Over what questions are about, so that no answer is both learned from and judged by."""
    groups = sorted({case.example.group for case in cases})
    random.Random(0).shuffle(groups)  # noqa: S311 - the same folds each time
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    return [fold[case.example.group] for case in cases]


def _ranking(cases: Iterable[Case]) -> lightgbm.Booster:
    kept = [case for case in cases if case.right.any()]
    weights = [np.where(case.right > 0, 1 / case.right.sum(), 1.0) for case in kept]
    data = lightgbm.Dataset(
        np.concatenate([case.rows for case in kept]),
        np.concatenate([case.right for case in kept]),
        weight=np.concatenate(weights),
    )
    return lightgbm.train(_RANKING, data, _ROUNDS)


def _verifier(columns: Sequence[str], names: Sequence[str], cases: Iterable[Case]) -> lightgbm.Booster:
    """Learned from each question's first candidate, and from what comes first when the right ones are taken away."""
    rows, right = [], []
    for case in cases:
        rows.append(verified(columns, case.rows, case.scores, names))
        right.append(float(case.right[case.first]))
        if case.right.any():
            rest = np.flatnonzero(case.right == 0)
            rows.append(verified(columns, case.rows[rest], case.scores[rest], names))
            right.append(0.0)
    return lightgbm.train(_VERIFIER, lightgbm.Dataset(np.concatenate(rows), np.array(right)), _VERIFIER_ROUNDS)


def _exported(forest: lightgbm.Booster, columns: Sequence[str]) -> dict[str, Any]:
    """The trees as lists of nodes; only the columns that some tree looks at are named."""
    dumped = forest.dump_model()["tree_info"]
    used: Counter[int] = Counter()
    trees: list[list[list[float]]] = []
    deepest = 0
    for tree in dumped:
        nodes: list[list[float]] = []

        def grown(node: dict[str, Any], depth: int, nodes: list[list[float]] = nodes) -> int:
            nonlocal deepest
            deepest = max(deepest, depth)
            number = len(nodes)
            nodes.append([0, 0, number, number, round(node.get("leaf_value", 0.0), 5)])
            if "split_feature" in node:
                used[node["split_feature"]] += 1
                left, right = (grown(node[side], depth + 1) for side in ("left_child", "right_child"))
                nodes[number] = [node["split_feature"], float(np.float32(node["threshold"])), left, right, 0]
            return number

        grown(tree["tree_structure"], 0)
        trees.append(nodes)
    kept = sorted(used)
    place = {column: number for number, column in enumerate(kept)}
    for tree in trees:
        for number, node in enumerate(tree):
            if node[2] != number:
                node[0] = place[int(node[0])]
    return {"features": [columns[column] for column in kept], "depth": deepest, "trees": trees}


def _report(cases: Sequence[Case]) -> None:
    say("threshold  who          n  right wrong | none false  utility")
    whose = ("mirrored", "blind")
    for threshold in (40, 50, 60, 70, 75, 80):
        for who in whose:
            count: Counter[str] = Counter()
            for case in cases:
                if (case.example.author == "mirrored") != (who == "mirrored") or case.example.smalltalk:
                    continue
                first = case.first
                speaks = case.entries[first].kind != "smalltalk" and not case.refusals[first]
                answers = 100 * case.probability >= threshold and speaks
                if case.example.answered:
                    count["n"] += 1
                    count["right"] += answers and bool(case.right[first])
                    count["wrong"] += answers and not case.right[first]
                else:
                    count["none"] += 1
                    count["false"] += answers
            total = count["n"] + count["none"]
            if total:
                utility = (count["right"] - count["wrong"] + count["none"] - 2 * count["false"]) / total
                shares = [count[k] / max(1, count[of]) for k, of in (("right", "n"), ("wrong", "n"), ("false", "none"))]
                right, wrong, false = shares
                counted = f"{count['n']:5d}  {right:.3f} {wrong:.3f} | {count['none']:4d} {false:.3f}"
                say(f"{threshold:9d}  {who:9s} {counted}  {utility:.3f}")


def say(line: str) -> None:
    """A line of progress or result."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
