"""The sentences of one message as vectors, beside every phrasing: those that are known to be wanted are looked at together.

Encoding five short sentences at once takes a little over twice as long as one, and the phrasings, which no processor keeps
at hand, come from memory once for all of them. A message of several questions is read many times: as a whole and by part.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from bot.nlu import encoder as encoders
from bot.nlu.encoder import products
from bot.nlu.keys import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.nlu.answer_words import AnswerWords
    from bot.nlu.cross_encoder import CrossEncoder
    from bot.nlu.encoder import Encoder
    from bot.nlu.grams import Floats


@dataclass(frozen=True, slots=True)
class Sentences:
    """What has been looked at for one message; grows with it, and ends with it.

    Attributes:
        phrasings: a vector each.
        pairs: what the cross-encoder said of the message, or a part of it, and an answer, by `key_of` both. Whoever knows some
            from before, by the same cross-encoder, puts them in: that takes as long as all the rest.
    """

    encoder: Encoder
    phrasings: Floats
    pairs: dict[bytes, float] = field(default_factory=dict)
    _whole: dict[str, Floats] = field(default_factory=dict)
    _vectors: dict[str, Floats] = field(default_factory=dict)
    _near: dict[str, Floats] = field(default_factory=dict)

    def look(self, sentences: Iterable[str], words: Iterable[str] = ()) -> None:
        """Encode what was not yet seen, all at once, and compare the sentences (words are only encoded)."""
        asked = list(dict.fromkeys(sentences))
        encoded = [text for text in dict.fromkeys((*asked, *words)) if text not in self._vectors]
        if encoded:
            halfway = encoders.halfway(self.encoder.name, encoded)
            self._whole.update(zip(encoded, halfway.whole, strict=True))
            self._vectors.update(zip(encoded, self.encoder.vectors(halfway), strict=True))
        new = [text for text in asked if text not in self._near]
        self._near.update(zip(new, products(self.phrasings, [self._vectors[text] for text in new]), strict=True))

    def likely(self, question: str, answer: AnswerWords, reader: CrossEncoder) -> float:
        """See `CrossEncoder.likely`; no pair is read twice."""
        key = key_of((question, answer))
        if key not in self.pairs:
            self.pairs[key] = reader.likely(question, answer)
        return self.pairs[key]

    @property
    def compared(self) -> Floats:
        """The vectors of all that was compared, a row each, each once."""
        return np.stack([self._vectors[text] for text in self._near]) if self._near else self.phrasings[:0]

    def vector(self, text: str) -> Floats:
        """Of a text that was looked at.

        Raises:
            KeyError: it was not.
        """
        return self._vectors[text]

    def whole(self, text: str) -> Floats:
        """Of a text that was looked at, all that the encoder says, and not only what tells our answers apart.

        Raises:
            KeyError: it was not.
        """
        return self._whole[text]

    def near(self, sentence: str) -> Floats:
        """How near each phrasing is to a sentence that was looked at.

        Raises:
            KeyError: it was not.
        """
        return self._near[sentence]
