"""What staff propose to put into the knowledge, and what can be done with its files: contracts. Knows no file format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from bot.errors import Problem
    from bot.knowledge.model import Language
    from bot.review.dryrun import Base, Test, Told


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes to put into the knowledge.

    Attributes:
        content: the text of a whole new file, with `kind` `new_entry`; of a fact with its sources, with `new_fact`.
        place: `folder/id` of that file; None to find it from the content.
        target: the entry that gets phrasings, the entity that gets an alias, or the fact as `intent:entity`.
        items: these phrasings or aliases.
        actions: next steps of that file or fact, each as a line that a person types (`bot.knowledge.step_lines`).
    """

    kind: Literal["new_entry", "new_fact", "new_phrasing", "new_alias"]
    content: str = ""
    place: str | None = None
    target: str = ""
    items: tuple[tuple[Language, str], ...] = ()
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The files that a proposal would write.

    Attributes:
        changes: each as it would be, by path.
        entry: what the group's questions are to be answered with: `topic:ID`, `INTENT:ENTITY`, or `intent:ID` for that
            intent of whomever; None where any answer will do, as with another name.
    """

    changes: Mapping[str, bytes | None]
    entry: str | None

    def serves(self, told: Told) -> bool:
        """Whether this is the answer that was wanted."""
        if told.outcome != "answer" or told.entry is None or self.entry is None:
            return told.outcome == "answer"
        kind, _, id_ = self.entry.partition(":")
        return told.entry.partition(":")[0] == id_ if kind == "intent" else told.entry == self.entry


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an answer came from, kept at the head of its file."""

    group: int
    askers: int
    questions: int
    by: str
    day: str


class Library(Protocol):
    """The knowledge as files, and what can be done with them."""

    def files(self) -> Mapping[str, bytes]:
        """The files as they are now."""

    def drafted(self, proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance) -> Draft:
        """What of the files would change.

        Raises:
            ReviewError, KamouraskaError: the proposal cannot be written; the message says why.
        """

    def serving(self) -> Base:
        """The base that answers now."""

    async def tried(self, files: Mapping[str, bytes]) -> Base:
        """The base of these files.

        Raises:
            KnowledgeError: with every problem found.
        """

    async def new_problems(
        self, now: Mapping[str, bytes], then: Mapping[str, bytes], tried: Base, today: date
    ) -> Sequence[Problem]:
        """What the authors' checks find in the files as they would be, and not in those of now.

        Args:
            tried: the base of the files as they would be.
        """

    def reached(self) -> Callable[[str], bool]:
        """Whether what the knowledge became since this was last asked may matter to a question; the first time, any may."""

    def quick(self, tried: Base) -> Base:
        """A base that was tried, as somebody who waits asks it: only questions that the change can touch are read anew."""

    async def keep(self, changes: Mapping[str, bytes | None], seen: Mapping[str, bytes], tried: Base) -> None:
        """Write the changes, and let the base that was tried with them answer from now on.

        Args:
            seen: the files as they were when the changes were made.

        Raises:
            ReplacesError: somebody wrote one of the files meanwhile; nothing was written.
        """

    async def restore(self, changes: Mapping[str, bytes | None], seen: Mapping[str, bytes]) -> None:
        """Write the changes as `keep` does; whoever watches the files takes them."""

    def tests(self) -> Sequence[Test]:
        """The questions whose fate the authors fixed."""
