"""What staff propose to put into the knowledge, and what can be done with its files: contracts. Knows no file format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.knowledge.model import Language
    from bot.review.dry_run import Told


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
class Writer:
    """What is kept of whoever wrote something, while it waits for another to approve it.

    Attributes:
        person: a stable id of theirs, whatever they are called (`discord:123`); empty where the channel knows none.
        sheet: what stood on the form, for them to have it back.
    """

    person: str = ""
    sheet: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProposedFiles:
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


@dataclass(frozen=True, slots=True)
class Correction:
    """Another text, source or date in place of what a fact or a topic says.

    Attributes:
        entry: `intent:entity` or `topic:ID`.
        content: YAML of what is to stand there: the keys that change, or all of them; `sources` may define new ones.
        name: what the content is called when something is wrong with it: the file that it came from.
        day: the day on which it is made.
    """

    entry: str
    content: str
    name: str
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A fact or a topic that somebody read again at its source, and that is still so.

    Attributes:
        on: the day on which it was read. day: the day on which that is said.
    """

    entry: str
    on: date
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class Revision:
    """The files that a correction or a confirmation would write.

    Attributes:
        changes: each as it would be, by path.
        before, after: what stands under the entry's id, as YAML.
    """

    changes: Mapping[str, bytes | None]
    before: str
    after: str
