"""A file of test questions mirrors nothing: no file of the knowledge has its folder and its name.

`tests/questions/gate/topics/prefet.yaml` and `prefet.en.yaml` beside it belong to `knowledge/topics/prefet.yaml`. What is
asked of nothing here (other regions, gibberish, small talk) belongs into `tests/questions/gate/beyond/`. Where most files
are of another knowledge, as after `kamouraska new region`, that is one warning: `knowledge.questions` names the folder to
look at.

Passes:
    # tests/questions/gate/topics/fete.en.yaml
    refused:
      - {q: is there a fair in the next village, why: another village}

Fails:
    # tests/questions/gate/topics/foire.yaml
    refused:
      - {q: y a-t-il une foire au village voisin, why: un autre village}
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from bot.errors import Both, Problem
from bot.knowledge.questions import mirrored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base

ID: Final = "orphan-questions"
SOUND_BASE: Final = True

BEYOND: Final = "beyond"
"""The folder of questions that are about nothing in the base."""


_MANY: Final = 10
"""Files without anything to be about, from which it is asked whether they are of this knowledge at all."""


def find(base: Base) -> Iterator[Problem]:
    """Every file of test questions without a file of the knowledge; of those of another knowledge, one warning."""
    documents = base.questions.documents or {}
    orphans = {
        file: document
        for file, document in documents.items()
        if not file.startswith(f"{BEYOND}/") and mirrored(file) not in base.files
    }
    if len(orphans) >= _MANY and 2 * len(orphans) > len(documents):
        first = next(iter(orphans.values()))
        other = Both(
            f"{len(orphans)} of {len(documents)} files of test questions are about another knowledge",
            f"{len(orphans)} fichiers de questions d’essai sur {len(documents)} portent sur d’autres connaissances",
        )
        yield Problem.of(str(PurePath(first.path).parents[1]), 0, 0, ID, other).as_warning()
        return
    for file, document in orphans.items():
        message = Both(
            f"there is no knowledge/{mirrored(file)}.yaml that these questions would be about",
            f"il n’y a pas de knowledge/{mirrored(file)}.yaml que ces questions essaieraient",
        )
        yield document.problem((), ID, message)
