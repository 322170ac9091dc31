"""`make train`: labelled questions → features → ranking and verifier, projection of the encoder, vectors made beforehand."""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import yaml

from bot.knowledge import reader
from bot.knowledge.base import by_topic
from bot.knowledge.derived import completed
from bot.nlu import encoder as encoders
from bot.nlu import precedents
from bot.nlu.answer_texts import texts
from bot.nlu.courtesies import Courtesies
from bot.nlu.encoder import Encoder, Kept, write_kept
from bot.nlu.names import Names
from bot.nlu.phrasings import phrasing_rows
from bot.nlu.pipeline import Pipeline
from bot.nlu.precedents import Precedents
from bot.nlu.rank import VECTORS, Model, files, packed
from bot.nlu.subject import NOBODYS
from bot.nlu.trees import NEVER_RIGHT, Trees
from bot.nlu.verify import EXPLAINED, LEADING, explained
from bot.training import forests, subjects
from bot.training.cases import described
from bot.training.examples import beside_the_knowledge, of_authors
from bot.training.progress import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.grams import Floats
    from bot.nlu.ranking import Ranking
    from bot.training.cases import Case
    from bot.training.examples import Example

ROOT: Final = Path(__file__).resolve().parents[2]
DIMENSIONS: Final = 256
_SHRUNK: Final = 0.3
FOLDS: Final = 5


def main() -> None:
    """Learn from all examples and write the weights; print how questions of folds held out fare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, default=ROOT / "knowledge" / "examples")
    parser.add_argument("--letters", action="store_true", help="only the weights for a machine without the encoder")
    arguments = parser.parse_args()
    if encoders.installed() == encoders.LETTERS:
        raise SystemExit("the encoder is not installed: make setup")
    knowledge = completed(reader.read(ROOT / "knowledge"))
    words = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
    examples = [*beside_the_knowledge(ROOT / "tests" / "questions" / "gate"), *of_authors(arguments.examples)]
    for name in (encoders.LETTERS,) if arguments.letters else (encoders.installed(), encoders.LETTERS):
        say(f"— {name} —")
        content, found = learned(name, knowledge, words, examples, keep=True)
        weights, kept = files(name)
        weights.parent.mkdir(parents=True, exist_ok=True)
        precedents.write(kept, found)
        weights.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def learned(
    name: str, knowledge: Knowledge, words: dict[str, Any], examples: Sequence[Example], *, keep: bool = False
) -> tuple[dict[str, Any], Precedents]:
    """What an encoder's weights and precedents are, learned from these examples.

    Args:
        keep: whether the encoder's vectors of the base are written by the way.
    """
    pipeline = _untrained(name, knowledge, words, keep=keep)
    model = pipeline.ranking.model
    columns, cases = described(pipeline, examples)
    fold = _folds(cases)
    for number in range(FOLDS):
        others, held = _split(cases, fold, number)
        forests.score(forests.ranking(others), held)
    known = [case for case in cases if not case.made]
    found = Precedents(np.stack([case.readings[0] for case in known]), np.array([case.example.answered for case in known]))
    _tell(cases, fold, known, found, pipeline.ranking)
    names = [*columns, *LEADING, *EXPLAINED, *precedents.NAMES]
    about = subjects.learned(cases, by_topic(knowledge))
    for number in range(FOLDS):
        others, held = _split(cases, fold, number)
        forests.verify(forests.verifier(columns, names, others), columns, names, held)
    _report(cases)
    content = {
        "encoder": model.encoder,
        "wording": words["wording"],
        "cues": words["cues"],
        "courtesies": words["courtesies"],
        "mean": packed(model.mean),
        "projection": packed(model.projection),
        "ranking": forests.exported(forests.ranking(cases), columns),
        "verifier": forests.exported(forests.verifier(columns, names, cases), names),
        "subjects": {"names": about.names, "weights": packed(about.weights), "bias": packed(about.bias)},
    }
    return content, found


def _untrained(name: str, knowledge: Knowledge, words: dict[str, Any], *, keep: bool) -> Pipeline:
    """What knows how to compare, and not yet how to weigh; the encoder's vectors of the base are written by the way."""
    wording = {group: (texts[0], texts[1]) for group, texts in words["wording"].items()}
    rows = sorted(phrasing_rows(knowledge, Names(knowledge), wording), key=lambda row: row.label)
    sentences = list(dict.fromkeys(texts(knowledge, rows)))
    say(f"encoding {len(sentences)} sentences…")
    raw = np.concatenate([encoders.raw(name, sentences[i : i + 500]) for i in range(0, len(sentences), 500)])
    mean = raw.mean(axis=0).astype(np.float16).astype(np.float32)
    place = {sentence: number for number, sentence in enumerate(sentences)}
    labelled = raw[[place[row.sentence] for row in rows]] - mean
    projection = discriminating(labelled, [row.label for row in rows]).astype(np.float16).astype(np.float32)
    vectors = Encoder(name, mean, projection).projected(raw)
    none = Trees.of({"features": [], "trees": [[[0, NEVER_RIGHT, 0, 0]]], "depth": 0})
    nobody = Precedents(np.zeros((0, DIMENSIONS), np.float32), np.zeros(0, np.bool_))
    cues = {group: frozenset(found) for group, found in words["cues"].items()}
    model = Model(none, none, name, mean, projection, wording, cues, Courtesies.of(**words["courtesies"]), nobody, NOBODYS)
    pipeline = Pipeline.of(knowledge, model, Kept.of(sentences, vectors))
    if keep and name != encoders.LETTERS:  # letters are counted as quickly as vectors are read
        index = pipeline.ranking.scene.index
        spoken = [index.forms.get(word, word) for word in index.words]
        write_kept(VECTORS, name, [*sentences, *spoken], np.concatenate([vectors, index.meanings]))
    return pipeline


def discriminating(vectors: Floats, labels: Sequence[str]) -> Floats:
    """The directions that tell labels apart: linear discriminant analysis (Fisher, 1936), within-label scatter shrunk.

    What differs between phrasings of one label says nothing of what is asked; dividing by it makes the cosine of a
    stranger's paraphrase to the right label's phrasings greater than to others'.

    Args:
        vectors: a row a phrasing, centred. labels: of each.

    Returns:
        Dimensions of the encoder × dimensions kept.
    """
    names = sorted(set(labels))
    number = np.array([names.index(label) for label in labels])
    counts = np.bincount(number)
    means = np.zeros((len(names), vectors.shape[1]))
    np.add.at(means, number, vectors)
    means /= counts[:, None]
    within = (vectors - means[number]) / np.sqrt(counts[number])[:, None]
    scatter = within.T @ within / len(names)
    shrunk = (1 - _SHRUNK) * scatter + _SHRUNK * np.trace(scatter) / len(scatter) * np.eye(len(scatter))
    values, axes = np.linalg.eigh(shrunk)
    whitened = (axes * values**-0.5) @ axes.T
    _, _, between = np.linalg.svd((means - means.mean(axis=0)) @ whitened, full_matrices=False)
    found = whitened @ between[:DIMENSIONS].T
    return np.asarray(found / np.abs(found).max(), np.float32)


def _folds(cases: Sequence[Case]) -> list[int]:
    """Over what questions are about, so that no answer is both learned from and judged by."""
    groups = sorted({case.example.group for case in cases})
    random.Random(0).shuffle(groups)  # noqa: S311 - the same folds each time
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    return [fold[case.example.group] for case in cases]


def _split(cases: Sequence[Case], fold: Sequence[int], number: int) -> tuple[list[Case], list[Case]]:
    others = [case for case, own in zip(cases, fold, strict=True) if own != number]
    return others, [case for case, own in zip(cases, fold, strict=True) if own == number]


def _tell(cases: Sequence[Case], fold: Sequence[int], known: Sequence[Case], found: Precedents, ranking: Ranking) -> None:
    """What the verifier is told of each case; of the questions known, those of its fold and of its author are left out."""
    of = {id(case): own for case, own in zip(cases, fold, strict=True)}
    folds = np.array([of[id(case)] for case in known])
    authors = np.array([case.example.author for case in known])
    for case, own in zip(cases, fold, strict=True):
        counted = folds != own
        if case.blind:
            counted &= authors != case.example.author
        accounted = explained(case.question, case.candidates[case.first], ranking.scene.index, case.new)
        case.told = accounted | found.near(case.readings, counted)


def _report(cases: Sequence[Case]) -> None:
    say("threshold  who          n  right wrong | none false  utility")
    whose = ("mirrored", "blind")
    for threshold in (40, 50, 60, 70, 75, 80):
        for who in whose:
            count: Counter[str] = Counter()
            for case in cases:
                if (case.blind) != (who == "blind") or case.example.smalltalk:
                    continue
                first = case.first
                speaks = case.candidates[first].entry.kind != "smalltalk" and not case.refusals[first]
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


if __name__ == "__main__":
    main()
