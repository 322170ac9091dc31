"""What the base of now says to what people asked, kept beside the database, so that a dry run need not ask it all first.

Of a question only a keyed digest is kept, and of what it gets only which entry: no word that anybody typed. What says more of
it, the vectors that it was compared by, is masked by a stream of the key and the question. Never needed, never an error.
"""

from __future__ import annotations

import hashlib
import logging
import pickle
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot import secrets
from bot.indexing import own_files
from bot.indexing.cache import UNREADABLE
from bot.indexing.index import makers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bot.config import Config
    from bot.indexing.bases import Asked, Seen

FILE_NAME: Final = "knowledge.answers"

_MAGIC: Final = b"kamouraska answers 2\n"
_DIGEST: Final = 16

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """One file, which holds what one base said.

    Attributes:
        file: where it is.
        key: the key of the installation, without which no question is found in the file.
        settings: what decides about answers besides the knowledge and the code.
    """

    file: Path
    key: bytes
    settings: str

    def load(self, revision: str, asked: Iterable[Asked]) -> Iterator[tuple[Asked, Seen]]:
        """What the base of these files said to these questions, as far as it is known."""
        made = self._made(revision)
        content = own_files.read(self.file, _MAGIC, made)
        if content is None:
            return
        try:
            known: dict[bytes, tuple[Seen, bytes]] = pickle.loads(content)  # noqa: S301 - see `own_files` for whose bytes these may be
        except UNREADABLE as error:
            _log.debug("answers unreadable: %s: %r", self.file, error)
            return
        for one in asked:
            if (found := known.get(self._name(one))) is not None:
                seen, masked = found
                compared, pairs = pickle.loads(self._masked(masked, made, one))  # noqa: S301 - as above
                yield one, replace(seen, compared=compared, pairs=pairs)

    def store(self, revision: str, seen: Iterable[tuple[Asked, Seen]]) -> None:
        """Keep what a base said to these questions, in place of all that was kept before.

        What several things answered is left out: its words cannot be composed again from one entry.
        """
        made = self._made(revision)
        known = {self._name(asked): self._packed(one, made, asked) for asked, one in seen if one.alone}
        try:
            own_files.put(self.file, _MAGIC, made, pickle.dumps(known))
        except OSError as error:
            _log.debug("answers not kept: %s: %s", self.file, error)

    def _packed(self, seen: Seen, made: tuple[bytes, ...], asked: Asked) -> tuple[Seen, bytes]:
        told = pickle.dumps((seen.compared, seen.pairs))
        return replace(seen, told=None, compared=(), pairs=()), self._masked(told, made, asked)

    def _masked(self, content: bytes, made: tuple[bytes, ...], asked: Asked) -> bytes:
        """What is masked of what is not, and the other way: a vector says much of what was asked to whoever has it."""
        text, language = asked
        mask = hashlib.shake_256(b"".join((self.key, *made, f"{language} {text}".encode()))).digest(len(content))
        return (int.from_bytes(content) ^ int.from_bytes(mask)).to_bytes(len(content))

    def _made(self, revision: str) -> tuple[bytes, ...]:
        return makers(("answers",)), own_files.digest_of(f"{revision} {self.settings}".encode())

    def _name(self, asked: Asked) -> bytes:
        text, language = asked
        return hashlib.blake2b(f"{language} {text}".encode(), key=self.key[:64], digest_size=_DIGEST).digest()


def kept_answers(config: Config) -> KeptAnswers:
    """What a base that is set up so said earlier."""
    answering = config.answering
    told = (answering.cost_of_wrong, answering.max_question_characters, answering.default_language)
    folder = config.store.path.parent
    return KeptAnswers(folder / FILE_NAME, secrets.load(folder).key, repr(told))
