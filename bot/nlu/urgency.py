"""How likely a message is a cry for help, and of what kind: learned from messages of people in need and from look-alikes.

Two looks, both linear. The first goes by the pieces of the words (three to five characters), which bear slips, texting and
words that nobody foresaw; what it finds harmless beyond doubt, as nearly every question is, ends there. The second goes by
the encoder's vectors, which know what words mean. What counts is both together. A long message is looked at in
stretches as long as those that were learned from, and only at its beginning and end, the second time only at the two that
alarm most, so that no message takes long.

`bot/training/emergencies.py` learns the weights; nothing that was written can be read from them. Knows no knowledge.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.nlu import encoder as encoders
from bot.nlu.rank import packed, unpacked
from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from bot.nlu.grams import Floats

WEIGHTS: Final = Path(__file__).with_name("emergencies.json")
PLACES: Final = 1 << 15
"""Places of the table that pieces of words are filed in, by a checksum: a power of two."""
NO_NEED: Final = 0
"""The place of "no emergency" among the probabilities; the kinds follow it in their order."""
_PIECES: Final = (3, 4, 5)
_BY_WORDS: Final = 0.6
"""What the words count beside the meaning: the best that authors held out were told apart by."""
_CLOSELY: Final = 2
"""Stretches of a message that the second look goes to: the most alarming."""
_END: Final = 500
"""Characters that are read at the beginning and at the end of a message."""
_STRETCH: Final = 250
_SHARED: Final = 50
"""Characters of a stretch, as long as the longest messages that were learned from, and those it shares with the next one."""

_TOKEN: Final = re.compile(r"[a-z]+|\d+|[!?.]")
_NOT: Final = re.compile(r"(?<=[a-z])n't\b")
_HELD: Final = re.compile(r"([a-z])\1{2,}")


@dataclass(frozen=True, slots=True)
class Urgency:
    """What was learned.

    Attributes:
        kinds: of emergencies, in the order of the columns after the first, which is for none.
        spellings: texting → the words that are meant.
        places: `PLACES` × columns; the weights of pieces of words. bias: of each column.
        encoder: name of the encoder that `meaning` was learned with. meaning: twice its dimensions × columns, see `meanings`.
        harmless: log-odds of an emergency by the words alone, under which nothing is. threshold: of both together, from which
            it is one. alone: by the words alone, where there is no such encoder.
    """

    kinds: tuple[str, ...]
    spellings: Mapping[str, str]
    places: Floats
    bias: Floats
    encoder: str
    meaning: Floats
    meaning_bias: Floats
    harmless: float
    threshold: float
    alone: float

    def needs(self, text: str) -> Mapping[str, float] | None:
        """How likely each kind is, most likely first, if the message is an emergency; else None."""
        return next(self.needs_of([text]))

    def needs_of(self, texts: Sequence[str]) -> Iterator[Mapping[str, float] | None]:
        """As `needs`, of several messages: the second look is one for all, which takes a third of the time."""
        alarming = [self._alarming(text) for text in texts]
        judged = iter(self._judged([each for of_one in alarming for each in of_one]))
        for of_one in alarming:
            chances, excess = max(islice(judged, len(of_one)), key=lambda each: each[1], default=(None, -1.0))
            yield None if chances is None or excess < 0 else self._likely(chances)

    def _likely(self, chances: Floats) -> Mapping[str, float]:
        order = sorted(range(len(self.kinds)), key=lambda at: -chances[1 + at])
        return {self.kinds[at]: float(chances[1 + at]) for at in order}

    def _alarming(self, text: str) -> list[_Seen]:
        """The stretches of a message that the second look goes to."""
        seen = sorted((self._by_words(stretch) for stretch in stretches(text)), key=lambda each: -each.odds)
        return [each for each in seen[:_CLOSELY] if each.odds >= self.harmless and each.spelled]

    def _by_words(self, stretch: str) -> _Seen:
        """The first look at a stretch."""
        spelled = " ".join(words(stretch, self.spellings))
        found = chances(by_pieces(pieces(spelled), self.places) + self.bias)
        return _Seen(stretch, spelled, found, log_odds(found))

    def _judged(self, seen: Sequence[_Seen]) -> Iterator[tuple[Floats, float]]:
        """The second look, at all of them at once: the chances of each column, and by how much the odds pass the threshold."""
        if not seen:
            return
        if self.encoder != encoders.installed():
            yield from ((each.chances, each.odds - self.alone) for each in seen)
            return
        vectors = meanings([each.stretch for each in seen], [each.spelled for each in seen])
        for each, vector in zip(seen, vectors, strict=True):
            by_meaning = chances(vector @ self.meaning + self.meaning_bias)
            yield together(each.chances, by_meaning), weighed(each.odds, log_odds(by_meaning)) - self.threshold


@dataclass(frozen=True, slots=True)
class _Seen:
    """A stretch of a message at the first look.

    Attributes:
        spelled: its words in one spelling. chances: of each column. odds: the log-odds of an emergency.
    """

    stretch: str
    spelled: str
    chances: Floats
    odds: float


def stretches(text: str) -> Iterator[str]:
    """What is read of a message: all of it, or its beginning and its end, in stretches."""
    ends = (text,) if len(text) <= 2 * _END else (text[:_END], text[-_END:])
    for part in ends:
        for start in range(0, max(1, len(part) - _SHARED), _STRETCH - _SHARED):
            yield part[start : start + _STRETCH]


def words(text: str, spellings: Mapping[str, str]) -> Iterator[str]:
    """The words of a message in one spelling: without accents, texting opened, a letter that was held down counted once."""
    for token in _TOKEN.findall(_HELD.sub(r"\1", _NOT.sub("nt", fold(text)))):
        yield "0" if token.isdigit() else spellings.get(token, token)


def pieces(spelled: str) -> npt.NDArray[np.intp]:
    """The places of the pieces of words in a text, each once, in order."""
    padded = f" {spelled} ".encode("ascii")
    found = {
        zlib.crc32(padded[at : at + length]) & (PLACES - 1) for length in _PIECES for at in range(len(padded) - length + 1)
    }
    return np.array(sorted(found), np.intp)


def meanings(typed: Sequence[str], spelled: Sequence[str]) -> Floats:
    """A row each: the encoder's vector of a text as it was typed, and of its words in one spelling."""
    vectors = encoders.raw(encoders.installed(), [*typed, *spelled])
    return np.hstack([vectors[: len(typed)], vectors[len(typed) :]])


def by_pieces(found: npt.NDArray[np.intp], weights: Floats) -> Floats:
    """What the pieces weigh together, whatever their number."""
    return np.asarray(weights[found].sum(axis=0) / np.sqrt(max(1, len(found))), np.float32)


def chances(weighed: Floats) -> Floats:
    """Weights as probabilities of the columns."""
    raised = np.exp(weighed - weighed.max())
    return np.asarray(raised / raised.sum(), np.float32)


def log_odds(found: Floats) -> float:
    """Of an emergency, whatever its kind."""
    none = float(found[NO_NEED])
    return float(np.log(max(1e-9, 1 - none)) - np.log(max(1e-9, none)))


def weighed(by_words: float, by_meaning: float) -> float:
    """The log-odds of an emergency by both looks."""
    return _BY_WORDS * by_words + (1 - _BY_WORDS) * by_meaning


def together(one: Floats, other: Floats) -> Floats:
    """Which kind it is, by both looks."""
    return chances(np.log(one + np.float32(1e-9)) + np.log(other + np.float32(1e-9)))


@lru_cache(maxsize=1)
def learned() -> Urgency:
    """What was learned, as it is shipped."""
    return parsed(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def prepare() -> None:
    """Load what is needed, the encoder too if there is one: about a second, once."""
    if learned().encoder == encoders.installed():
        encoders.raw(learned().encoder, ["?"])


def parsed(content: Mapping[str, Any]) -> Urgency:
    """From what `written` made."""
    places = np.frombuffer(base64.b64decode(content["places"]["bytes"]), np.int8).reshape(PLACES, -1)
    return Urgency(
        kinds=tuple(content["kinds"]),
        spellings=dict(content["spellings"]),
        places=places.astype(np.float32) * np.float32(content["places"]["scale"]),
        bias=np.array(content["bias"], np.float32),
        encoder=content["encoder"],
        meaning=unpacked(content["meaning"]),
        meaning_bias=np.array(content["meaning_bias"], np.float32),
        harmless=float(content["harmless"]),
        threshold=float(content["threshold"]),
        alone=float(content["alone"]),
    )


def written(urgency: Urgency) -> str:
    """What was learned as JSON; the weights of the pieces as small integers."""
    scale = float(np.abs(urgency.places).max()) / 127
    content = {
        "kinds": urgency.kinds,
        "spellings": urgency.spellings,
        "encoder": urgency.encoder,
        "harmless": urgency.harmless,
        "threshold": urgency.threshold,
        "alone": urgency.alone,
        "bias": _rounded(urgency.bias),
        "meaning_bias": _rounded(urgency.meaning_bias),
        "meaning": packed(urgency.meaning),
        "places": {
            "scale": scale,
            "bytes": base64.b64encode(np.round(urgency.places / scale).astype(np.int8).tobytes()).decode(),
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _rounded(values: Floats) -> Sequence[float]:
    return [round(float(value), 5) for value in values]
