"""`make train`: labelled questions → features → ranking and verifier, projection of the encoder, vectors made beforehand."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import yaml

from bot.knowledge import reader
from bot.knowledge.base import by_topic
from bot.knowledge.derived import completed
from bot.nlu import cross_encoder as reading_together
from bot.nlu import encoder as encoders
from bot.nlu import precedents, rank
from bot.nlu.encoder import halfway
from bot.nlu.kept_vectors import write_kept
from bot.nlu.precedents import Precedents
from bot.nlu.rank import CROSS_ENCODER, VECTORS, packed
from bot.nlu.verify import EXPLAINED, LEADING, explained
from bot.training import cross_encoder, forests, subjects
from bot.training.cases import described
from bot.training.encoded_base import EncodedBase
from bot.training.examples import MIRRORED, beside_the_knowledge, of_authors
from bot.training.folds import FOLDS, by_fold
from bot.training.phrased import phrased
from bot.training.progress import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.cross_encoder import CrossEncoder
    from bot.nlu.encoder import Encoder, Halfway
    from bot.nlu.pipeline import Pipeline
    from bot.nlu.statistics import Statistics
    from bot.training.cases import Case
    from bot.training.examples import Example

ROOT: Final = Path(__file__).resolve().parents[2]


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
    examples = [
        *beside_the_knowledge(ROOT / "tests" / "questions" / "gate"),
        *of_authors(arguments.examples, knowledge.entities),
    ]
    for name in (encoders.LETTERS,) if arguments.letters else (encoders.installed(), encoders.LETTERS):
        say(f"— {name} —")
        content, encoder, counted, known, _ = learned(name, knowledge, words, examples, CROSS_ENCODER, keep=True)
        if not np.array_equal(counted.phrasings, rank.model().statistics.phrasings) and arguments.letters:
            raise SystemExit("the phrasings are others than the encoder's weights were learned with: learn both")
        rank.write(content, encoder, counted, known)


def learned(
    name: str, knowledge: Knowledge, words: dict[str, Any], examples: Sequence[Example], together: Path, *, keep: bool = False
) -> tuple[dict[str, Any], Encoder, Statistics, Precedents, CrossEncoder]:
    """What `rank.parsed` takes, learned from these examples: weights, encoder, what is counted, precedents, cross-encoder.

    Args:
        together: where the cross-encoder is kept; it is learned with the sentence encoder, and letters take what lies there.
        keep: whether the encoder's vectors of the base are written by the way.
    """
    base = EncodedBase.of(name, knowledge, words)
    strangers = [one for one in examples if one.author != MIRRORED]
    asked = base.strangers(base.pipeline(base.untuned()), strangers)
    encoder = base.tuned(asked)
    pipeline = base.pipeline(encoder)
    readers: dict[str, Pipeline] = {}
    for number, authors in enumerate(by_fold({one.author for one in strangers}, FOLDS)):
        # Another fifth of the answers is unknown to each: the ranking learns to live with those that are published later.
        hidden = range(number, len(base.names), FOLDS)
        readers |= dict.fromkeys(authors, base.pipeline(base.tuned(asked, authors, hidden)))
    columns, cases = described(pipeline, readers, examples)
    fold = _folds(cases)
    for number in range(FOLDS):
        others, held = _split(cases, fold, number)
        forests.score(forests.ranking(others), held)
    known = [case for case in cases if not case.made]
    sentences = halfway(name, [case.question.readings[0].sentence for case in known])
    answered = np.array([case.example.answered for case in known])
    _tell(cases, fold, known, sentences)
    if keep and name != encoders.LETTERS:  # letters are counted as quickly as vectors are read
        _keep_vectors(base, encoder, pipeline)
    names = [*columns, *LEADING, *EXPLAINED, *precedents.NAMES]
    for number in range(FOLDS):
        others, held = _split(cases, fold, number)
        forests.verify(forests.verifier(columns, names, others), columns, names, held)
    _report(cases)
    if name != encoders.LETTERS:
        cross_encoder.learned(together, knowledge, cases, phrased(pipeline))
    reading = reading_together.read(together)
    vectors = encoder.vectors(sentences)
    about = subjects.learned(known, vectors, by_topic(knowledge))
    content = {
        "wording": words["wording"],
        "cues": words["cues"],
        "courtesies": words["courtesies"],
        "ranking": forests.exported(forests.ranking(cases), columns),
        "verifier": forests.exported(forests.verifier(columns, names, cases), names),
        "subjects": {"names": about.names, "weights": packed(about.weights), "bias": packed(about.bias)},
        "rereading": cross_encoder.counted(reading, knowledge, cases)._asdict(),
    }
    return content, encoder, pipeline.ranking.model.statistics, Precedents(vectors, answered), reading


def _keep_vectors(base: EncodedBase, encoder: Encoder, pipeline: Pipeline) -> None:
    index = pipeline.ranking.scene.index
    spoken = [index.forms.get(word, word) for word in index.words]
    vectors = np.concatenate([index.meanings, encoder.vectors(base.halfway)])
    write_kept(VECTORS, encoder.name, [*spoken, *base.sentences], vectors)


def _folds(cases: Sequence[Case]) -> list[int]:
    """Over what questions are about, so that no answer is both learned from and judged by."""
    groups = sorted({case.example.group for case in cases})
    random.Random(0).shuffle(groups)  # noqa: S311 - the same folds each time
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    return [fold[case.example.group] for case in cases]


def _split(cases: Sequence[Case], fold: Sequence[int], number: int) -> tuple[list[Case], list[Case]]:
    others = [case for case, own in zip(cases, fold, strict=True) if own != number]
    return others, [case for case, own in zip(cases, fold, strict=True) if own == number]


def _tell(cases: Sequence[Case], fold: Sequence[int], known: Sequence[Case], sentences: Halfway) -> None:
    """What the verifier is told of each case; of the questions known, those of its fold and of its author are left out.

    Args:
        sentences: of the questions known: each case compares them by the encoder that read it.
    """
    of = {id(case): own for case, own in zip(cases, fold, strict=True)}
    folds = np.array([of[id(case)] for case in known])
    authors = np.array([case.example.author for case in known])
    answered = np.array([case.example.answered for case in known])
    found: dict[int, Precedents] = {}
    for case, own in zip(cases, fold, strict=True):
        counted = folds != own
        if case.blind:
            counted &= authors != case.example.author
        ranking = case.ranking
        if id(ranking) not in found:
            found[id(ranking)] = Precedents(ranking.model.encoder.vectors(sentences), answered)
        accounted = explained(case.question, case.candidates[case.first], ranking.scene.index, case.new)
        case.told = accounted | found[id(ranking)].near(case.readings, counted)


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
