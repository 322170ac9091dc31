"""What the review desk asks of the knowledge files, so that it need know no file format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from bot.errors import Problem
    from bot.exchange import Reply
    from bot.knowledge.model import Language
    from bot.review.dry_run import KnowledgeVersion, Outlook, Test
    from bot.review.freshness import Contradiction, WrittenAnswers
    from bot.review.proposals import Confirmation, Correction, Proposal, ProposedFiles, Provenance, Revision


class Library(Protocol):
    """The knowledge as files, and what can be done with them."""

    def files(self) -> Mapping[str, bytes]:
        """The files as they are now."""

    def drafted(self, proposal: Proposal, files: Mapping[str, bytes], provenance: Provenance) -> ProposedFiles:
        """What of the files would change.

        Raises:
            ReviewError, KamouraskaError: the proposal cannot be written; the message says why.
        """

    def revised(self, change: Correction | Confirmation, files: Mapping[str, bytes]) -> Revision:
        """What of the files a correction or a confirmation would change, and the entry before and after.

        Raises:
            UnknownEntryError: there is no such fact or topic.
            ReviewError, KamouraskaError: it cannot be written; the message says why.
        """

    def restored(self, entry: str, now: bytes, after: bytes, before: bytes) -> bytes | None:
        """A file of now with one entry as it was before an act; None where it is not as the act left it.

        Args:
            now: the file of today; after: as the act left it; before: as the act found it.
        """

    def written(self) -> WrittenAnswers:
        """The facts and topics of the files as they are now, with the file that each stands in."""

    def contradictions(self, today: date) -> Sequence[Contradiction]:
        """What the files of now say of one thing in two ways that cannot both be so."""

    def serving(self) -> KnowledgeVersion:
        """The base that answers now."""

    async def tried(self, files: Mapping[str, bytes]) -> KnowledgeVersion:
        """The base of these files.

        Raises:
            KnowledgeError: with every problem found.
        """

    async def new_problems(
        self, now: Mapping[str, bytes], then: Mapping[str, bytes], tried: KnowledgeVersion, today: date
    ) -> Sequence[Problem]:
        """What the authors' checks find in the files as they would be, and not in those of now.

        Args:
            tried: the base of the files as they would be.
        """

    async def replies(self, changes: Mapping[str, bytes | None], asked: Mapping[Language, str]) -> Sequence[Reply]:
        """What visitors would be shown, were the files changed so; what was tried a moment ago is not built again.

        Args:
            asked: the question, by the language in which it is to be answered.
        """

    def reached(self) -> Callable[[str], bool]:
        """Whether what the knowledge became since this was last asked may matter to a question; the first time, any may."""

    async def outlook(self, files: Mapping[str, bytes], asked: Sequence[tuple[str, Language | None]]) -> Outlook:
        """What can be told of these files before their base is built; of questions of which the base of now is known.

        Raises:
            KnowledgeError: with every problem found.
        """

    async def prepared(
        self, tried: KnowledgeVersion, asked: Sequence[tuple[str, Language | None]], further: Callable[[int], None]
    ) -> KnowledgeVersion:
        """A base that was tried, ready to be asked these questions.

        Only those that the change can reach are read anew, in processes of their own where there are many; what the base of
        now says to them is known by then, too.

        Args:
            further: is told how many more were asked, of either base.
        """

    async def keep(self, changes: Mapping[str, bytes | None], seen: Mapping[str, bytes], tried: KnowledgeVersion) -> None:
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
