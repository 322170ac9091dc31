"""What came of a form on a group's page: what it would do, how far that is known, or why it was not done. Shows no page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

from bot.channels.web.core.errors import store_unavailable
from bot.errors import KamouraskaError, StoreError
from bot.review.errors import AlreadyDoneError, FieldsError, ReplacesError, UnknownGroupError
from bot.review.proposal_check import fault
from bot.review.publishing import BreaksError, Preview
from bot.review.refusal_text import too_late

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.channels.web.staff.trials import RunningTrial
    from bot.errors import Problem
    from bot.knowledge.model import Language
    from bot.review.dry_run import DryRun, TrialProgress


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What came of a form.

    Attributes:
        fields: to show again. tried: what it would do. files: what it would write.
        refused: why it was not done. replaces: what stands there already, to be compared.
        missed: questions of the group that would not, or do not, get the answer. written: it was published all the same.
        warnings: what the authors' checks would find new. faults: what is wrong with what stands in a field, by its name.
        trying: whether it is being tried; progress: how far that is.
        outdated: it was tried, and what the bot knows has changed since.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    tried: DryRun | None = None
    files: Mapping[str, str | None] = field(default_factory=dict)
    refused: str | None = None
    status: int = 409
    replaces: ReplacesError | None = None
    missed: tuple[str, ...] = ()
    written: bool = False
    warnings: Sequence[Problem] = ()
    faults: Mapping[str, str] = field(default_factory=dict)
    trying: bool = False
    progress: TrialProgress | None = None
    outdated: bool = False


def result_of(trial: RunningTrial, id_: int, language: Language) -> GroupResult:
    """What somebody tried, or how far it is; the sheet alone where that says nothing of what answers now."""
    if trial.stale:
        return GroupResult(trial.fields, outdated=trial.outdated)
    found = trial.found
    if isinstance(found, KamouraskaError):
        return refusal(found, id_, trial.fields, language)
    if isinstance(found, Preview):
        return GroupResult(trial.fields, found.run, found.changes, missed=found.refused, warnings=found.warnings)
    return GroupResult(trial.fields, trying=True, progress=trial.progress)


def refusal(error: KamouraskaError, id_: int, fields: Mapping[str, str], language: Language) -> GroupResult:
    """The form again as it was filled in, with why it was not done."""
    match error:
        case BreaksError():
            return GroupResult(
                fields, error.preview.run, error.preview.changes, error.said(language), missed=error.preview.refused
            )
        case UnknownGroupError() if error.group_id == id_:
            raise web.HTTPNotFound
        case UnknownGroupError():
            return _faulty(fields, FieldsError((fault("into", "no_group"),)), language)
        case FieldsError():
            return _faulty(fields, error, language)
        case AlreadyDoneError():
            return GroupResult(fields, refused=too_late(error, language))
        case StoreError():
            down = store_unavailable()
            return GroupResult(fields, refused=down.sentence(language), status=down.status)
        case ReplacesError():
            return GroupResult(fields, refused=error.said(language), replaces=error)
    return GroupResult(fields, refused=error.said(language))


def _faulty(fields: Mapping[str, str], error: FieldsError, language: Language) -> GroupResult:
    """Each fault at its field; of several at one field, all."""
    told: dict[str, str] = {}
    for one in error.faults:
        why = one.why.in_(language)
        told[one.field] = f"{told[one.field]} {why}" if one.field in told else why
    return GroupResult(fields, refused=error.said(language), faults=told)
