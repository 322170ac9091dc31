"""Two entries have one phrasing, accents, capitals and texting aside: nobody can tell which one was meant.

Twice in one language of the same entry is a warning: it only makes the file longer.

Passes:
    # topics/bac.yaml
    title: {fr: Bac bleu, en: Blue bin}
    question: {fr: Quand sort-on le bac?, en: When does the bin go out?}
    phrasings: {fr: [quand sortir le bac bleu, quel jour passe la récupération], en: [which day is the blue bin]}
    answer: {fr: Le bac sort le mardi., en: The bin goes out on Tuesdays.}
    source: gazette

Fails:
    # topics/bac.yaml
    title: {fr: Bac bleu, en: Blue bin}
    question: {fr: Quand sort-on le bac?, en: When does the bin go out?}
    phrasings: {fr: [Date de la Fête?], en: [which day is the blue bin]}
    answer: {fr: Le bac sort le mardi., en: The bin goes out on Tuesdays.}
    source: gazette
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base, Placed
    from bot.errors import Problem

ID: Final = "duplicate-phrasing"
SOUND_BASE: Final = False


def find(base: Base) -> Iterator[Problem]:
    """Every phrasing that stood before, in another entry or in the same one."""
    first: dict[str, Placed] = {}
    inside: dict[tuple[str, str, str], Placed] = {}
    for phrasing in base.phrasings:
        before = first.setdefault(phrasing.key, phrasing)
        twin = inside.setdefault((phrasing.label, phrasing.language, phrasing.key), phrasing)
        if before.label != phrasing.label:
            message = Both(
                f"{phrasing.text!r} is a phrasing of {before.label} too: {before.place}",
                f"{phrasing.text!r} est aussi une formulation de {before.label}\u00a0: {before.place}",
            )
            yield phrasing.document.problem(phrasing.location, ID, message)
        elif twin is not phrasing:
            line = twin.place.rpartition(":")[2]
            message = Both(
                f"{phrasing.text!r} stands twice in this entry, the first time in line {line}",
                f"{phrasing.text!r} est écrit deux fois dans cette fiche, la première à la ligne {line}",
            )
            yield phrasing.document.problem(phrasing.location, ID, message).as_warning()
