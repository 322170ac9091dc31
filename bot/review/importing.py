"""Questions of another installation, kept here: each once, put aside where they were. Knows no file, channel or SQL."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.review.desk import Desk
    from bot.review.import_rows import ImportedQuestion
    from bot.review.model import Dismissal


async def bring_in(desk: Desk, questions: Sequence[ImportedQuestion], by: str) -> int:
    """Keep what another installation exported; how many questions are new here, however often it is brought.

    Each is kept as one that was asked, without a limit. A group that was put aside there is dismissed here in the name
    of `by`, unless people asked the same here; undoing that act takes it back. The questions go as all do, by erasure
    and retention.
    """
    aside: dict[int, Dismissal] = {}
    kept: Counter[int] = Counter()
    for question in questions:
        own = await desk.personal_data.mine(question.asker_key)
        if any(known.text == question.text for known in own.questions):
            continue
        group = await desk.intake.take_over(question)
        if group is not None:
            kept[group] += 1
            if question.dismissed is not None:
                aside[group] = question.dismissed
    for id_, reason in aside.items():
        group_now = (await desk.queue.show(id_)).group
        if group_now.standing.state == "new" and group_now.count == kept[id_]:
            await desk.actions.dismiss(id_, reason, by)
    return kept.total()
