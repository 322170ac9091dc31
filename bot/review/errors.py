"""Why the desk refuses an act; each carries what a channel needs to say so in its own words. Knows no channel."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.errors import KamouraskaError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.errors import Both
    from bot.review.model import Act, QuestionGroup


_DIGITS: Final = 16


class ReviewError(KamouraskaError):
    """The desk refuses; nothing was changed."""


class UnknownGroupError(ReviewError):
    """No group of that id: mistyped, or removed by retention."""

    def __init__(self, group_id: int) -> None:
        self.group_id = group_id
        super().__init__(f"no group of questions has the number {group_id}")


class UnknownEntryError(ReviewError):
    """No fact or topic of that id.

    Attributes:
        near: ids that look like it, the likest first.
    """

    def __init__(self, entry: str, near: tuple[str, ...]) -> None:
        self.entry = entry
        self.near = near
        named, fr = ", ".join(near), f"aucun fait ni sujet ne s’appelle «\u00a0{entry}\u00a0»"
        super().__init__(
            f"no fact or topic is called {entry!r}; " + (f"near it: {named}" if near else "write INTENT:ENTITY or topic:ID"),
            f"{fr}; " + (f"tout près\u00a0: {named}" if near else "écrivez INTENTION:ENTITÉ ou topic:ID"),
        )


class UnknownReasonError(ReviewError):
    """The reason is not of the closed list."""

    def __init__(self, reason: str, known: tuple[str, ...]) -> None:
        self.reason = reason
        self.known = known
        super().__init__(f"unknown reason {reason!r}; known: {', '.join(known)}")


class PrivateTextError(ReviewError):
    """What was to become public holds what may be somebody's."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} holds what may be somebody's: rephrase it before it becomes public",
            f"«\u00a0{text}\u00a0» contient peut-être des renseignements personnels\u00a0: reformulez avant de publier",
        )


class NotPossibleError(ReviewError):
    """The act makes no sense here: a group merged into itself, a part that is the whole, nothing left to undo."""


class GoneError(NotPossibleError):
    """What was to be approved waits no more, or is another by now."""

    def __init__(self) -> None:
        super().__init__(
            "nothing waits for approval here now: look again",
            "rien n’attend plus d’être approuvé ici\u00a0: regardez de nouveau",
        )


class ChangedSinceError(ReviewError):
    """Somebody changed the answer since its correction was tried; nothing was published."""

    def __init__(self) -> None:
        super().__init__(
            "somebody has changed this answer since: look at the trial again",
            "quelqu’un a changé cette réponse depuis\u00a0: regardez l’essai de nouveau",
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with what stands in a field.

    Attributes:
        field: its name in the form; of a file that was given whole, the keys that lead to it.
        named: what people call it. why: one sentence, without that name.
    """

    field: str
    named: Both
    why: Both


class FieldsError(ReviewError):
    """What was written cannot become knowledge; every fault is here, at its field, and nothing was written."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(
            "\n".join(f"{fault.named.en}: {fault.why.en}" for fault in faults),
            "\n".join(f"{fault.named.fr}\u00a0: {fault.why.fr}" for fault in faults),
        )


@dataclass(frozen=True, slots=True)
class Version:
    """A file that would be replaced.

    Attributes:
        there: what stands there now; None where the file is gone.
        wanted: what would stand there; None where it would be removed.
    """

    path: str
    there: str | None
    wanted: str | None


class ReplacesError(ReviewError):
    """Something of somebody's would be replaced; both versions are here, and nothing was written.

    Attributes:
        token: names what stands there now: given back as `replacing`, it says that somebody looked and wants it replaced;
            None where it may not be, since it belongs to the base.
    """

    def __init__(self, files: tuple[Version, ...], token: str | None) -> None:
        self.files = files
        self.token = token
        names = ", ".join(file.path for file in files)
        if token is None:
            super().__init__(
                f"{names} holds this already: choose another title, or add a phrasing to what is there",
                f"{names} contient déjà cela\u00a0: choisissez un autre titre, ou ajoutez une formulation à ce qui est là",
            )
        else:
            super().__init__(
                f"{names} is there already, or was changed since: compare both versions; replace it, or choose another title",
                f"{names} existe déjà, ou a changé\u00a0: comparez les deux versions; remplacez, ou prenez un autre titre",
            )


def token_of(there: Mapping[str, bytes]) -> str:
    """What names these very contents."""
    digest = hashlib.sha256()
    for path, content in sorted(there.items()):
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:_DIGITS]


class AlreadyDoneError(ReviewError):
    """Somebody else was faster; `last` says who did what, when the trail still tells."""

    def __init__(self, group: QuestionGroup, last: Act | None) -> None:
        self.group = group
        self.last = last
        done = f" by {last.by} at {last.at}" if last else ""
        how = f" ({group.standing.resolution})" if group.standing.resolution else ""
        super().__init__(f"group {group.id} is {group.standing.state} already{done}{how}")
