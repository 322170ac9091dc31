"""A file of test questions mirrors nothing: no file of the knowledge has its folder and its name.

`tests/questions/gate/topics/prefet.yaml` and `prefet.en.yaml` beside it belong to `knowledge/topics/prefet.yaml`. What is
asked of nothing here (other regions, gibberish, small talk) belongs into `tests/questions/gate/beyond/`.

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

from typing import TYPE_CHECKING, Final

from bot.errors import Both
from bot.knowledge.questions import mirrored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem

ID: Final = "orphan-questions"
SOUND_BASE: Final = True

BEYOND: Final = "beyond"
"""The folder of questions that are about nothing in the base."""


def find(base: Base) -> Iterator[Problem]:
    """Every file of test questions without a file of the knowledge."""
    for file, document in (base.questions.documents or {}).items():
        if not file.startswith(f"{BEYOND}/") and mirrored(file) not in base.files:
            message = Both(
                f"there is no knowledge/{mirrored(file)}.yaml that these questions would be about",
                f"il n’y a pas de knowledge/{mirrored(file)}.yaml que ces questions essaieraient",
            )
            yield document.problem((), ID, message)
