"""What an answer would do, shown to the one who wrote it, with the buttons to publish it or to go on. Decides nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, Self, cast, get_args

import discord

from bot.channels.discord.text import quoted, shortened
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.channels.discord.client import Client
    from bot.channels.discord.seal import Seal
    from bot.knowledge.model import Language
    from bot.review.answering import Preview
    from bot.review.catalogue import Catalogue
    from bot.review.dryrun import Changed
    from bot.review.errors import ReplacesError
    from bot.review.flags import Flag

Step = Literal["publish", "override", "replace", "amend"]
_STYLES: Final = {
    "publish": discord.ButtonStyle.success,
    "override": discord.ButtonStyle.danger,
    "replace": discord.ButtonStyle.danger,
    "amend": discord.ButtonStyle.secondary,
}
_SHOWN: Final = 4
_QUESTION: Final = 120
_ANSWER: Final = 140
_WARNING: Final = 240
_VERSION: Final = 700
_LONGEST: Final = 3500


def trial_view(
    draft: int, preview: Preview, flags: Sequence[Flag], known: Catalogue, language: Language, seal: Seal
) -> discord.ui.LayoutView:
    """What would happen; what breaks test questions asks for a reason."""
    run = preview.run
    steps: tuple[Step, Step] = ("override" if run.breaks else "publish", "amend")
    colour = discord.Colour(0xC0392B if run.breaks else 0x2E7D6B)
    return _framed("\n".join(_lines(preview, flags, known, language)), draft, steps, language, seal, colour)


def refusal_view(draft: int, why: str, language: Language, seal: Seal) -> discord.ui.LayoutView:
    """Why an answer cannot be tried as it is written, with the way back to the form."""
    return _framed(why, draft, ("amend",), language, seal, None)


def replaces_view(draft: int, error: ReplacesError, language: Language, seal: Seal) -> discord.ui.LayoutView:
    """What stands there already beside what would, to be compared before anything is replaced."""
    lines = [error.said(language)]
    for one in error.files:
        for key, text in (("trial.there", one.there), ("trial.wanted", one.wanted)):
            shown = quoted(shortened(text or say(SENTENCES, "trial.no_file", language), _VERSION), _VERSION)
            lines.append(f"{say(SENTENCES, key, language, path=one.path)}\n{shown}")
    steps: tuple[Step, ...] = ("amend",) if error.token is None else ("replace", "amend")
    return _framed("\n".join(lines), draft, steps, language, seal, discord.Colour(0xC0392B))


def _framed(
    text: str, draft: int, steps: Sequence[Step], language: Language, seal: Seal, colour: discord.Colour | None
) -> discord.ui.LayoutView:
    row = discord.ui.ActionRow[Any](*(DraftButton.offering(step, draft, language, seal) for step in steps))
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.Container(discord.ui.TextDisplay(shortened(text, _LONGEST)), row, accent_colour=colour))
    view.stop()
    return view


def _lines(preview: Preview, flags: Sequence[Flag], known: Catalogue, language: Language) -> Iterator[str]:
    run = preview.run
    yield say(SENTENCES, "trial.title", language)
    yield _counted("trial.answers", len(run.answers), language)
    for opened in run.answers[:_SHOWN]:
        title = quoted(known.title(opened.entry), _QUESTION) if opened.entry else "…"
        question = quoted(opened.question, _QUESTION)
        yield say(SENTENCES, "trial.opened", language, id=opened.group, question=question, title=title)
    yield from _more(run.answers, language)
    if preview.refused:
        yield say(SENTENCES, "trial.missed", language)
        yield from questions(preview.refused, language)
    for key, found in (("trial.changes", run.changes), ("trial.breaks", run.breaks)):
        yield _counted(key, len(found), language)
        yield from (_changed(change, language) for change in found[:_SHOWN])
        yield from _more(found, language)
    if preview.warnings:
        yield say(SENTENCES, "trial.warnings", language)
        yield from (f"- {quoted(problem.shown(language), _WARNING)}" for problem in preview.warnings[:_SHOWN])
        yield from _more(preview.warnings, language)
    if flags:
        shown = ", ".join(
            f"**{quoted(flag.text, _QUESTION)}** ({say(SENTENCES, f'flag.{flag.kind}', language)})" for flag in flags
        )
        yield say(SENTENCES, "trial.flags", language, flags=shown)


def questions(texts: Sequence[str], language: Language) -> Iterator[str]:
    """The first of these questions, and how many more there are."""
    yield from (say(SENTENCES, "trial.question", language, question=quoted(text, _QUESTION)) for text in texts[:_SHOWN])
    yield from _more(texts, language)


def _changed(change: Changed, language: Language) -> str:
    nothing = say(SENTENCES, "trial.nothing", language)
    before, after = (quoted(told.text, _ANSWER) if told.text else nothing for told in (change.before, change.after))
    return say(SENTENCES, "trial.changed", language, question=quoted(change.question, _QUESTION), before=before, after=after)


def _more(found: Sequence[object], language: Language) -> Iterator[str]:
    if (more := len(found) - _SHOWN) > 0:
        yield say(SENTENCES, "card.more", language, count=more)


def _counted(key: str, number: int, language: Language) -> str:
    alone = number == 1 or (number == 0 and language == "fr")
    return say(SENTENCES, f"{key}.{'one' if alone else 'many'}", language, n=number)


class DraftButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=re.compile(rf"draft:(?P<step>{'|'.join(get_args(Step))}):(?P<mark>[\w-]{{6}}):(?P<draft>\d{{1,9}})"),
):
    """The next step of an answer under way. For the one who wrote it, while they are staff."""

    def __init__(self, step: Step, label: str, custom_id: str) -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, style=_STYLES[step]))
        self._step: Step = step

    @classmethod
    def offering(cls, step: Step, draft: int, language: Language, seal: Seal) -> Self:
        """The button under the trial of a draft."""
        return cls(step, say(SENTENCES, f"draft.{step}", language), seal.close(f"draft:{step}", str(draft)) or "")

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it stands under the trial, maybe of an earlier run."""
        button = cast("discord.ui.Button[discord.ui.LayoutView]", item)
        return cls(cast("Step", match["step"]), button.label or "", button.custom_id or "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Publish, or show the form again."""
        client = cast("Client", interaction.client)
        if not await client.staff.lets(interaction):
            return
        match = self.template.fullmatch(self.custom_id)
        work = client.deskwork
        sealed = match is not None and client.responder.seal.holds(f"draft:{self._step}", match["mark"], match["draft"])
        if work is None or match is None or not sealed:
            await client.responder.tell(interaction, "button.stale")
            return
        await work.answers.stepped(interaction, self._step, int(match["draft"]))
