"""The sentences of `kamouraska review feedback`: what people said back, as the staff read it in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Final[Mapping[str, Words]] = {
    "review.no_feedback": Words("Personne n’a rien dit d’une réponse.", "Nobody has said anything about an answer."),
    "review.feedback_none": Words("(refus)", "(refusal)"),
    "review.feedback_open": Words(
        "! {entry}  {wrong} × faux, {not_helpful} × pas utile, {helpful} × utile  {last}",
        "! {entry}  {wrong} × wrong, {not_helpful} × not helpful, {helpful} × helpful  {last}",
    ),
    "review.feedback_settled": Words(
        "✓ {entry}  {wrong} × faux, {not_helpful} × pas utile, {helpful} × utile  {last}",
        "✓ {entry}  {wrong} × wrong, {not_helpful} × not helpful, {helpful} × helpful  {last}",
    ),
    "review.feedback_no_case": Words(
        "  {entry}  {not_helpful} × pas utile, {helpful} × utile  {last}",
        "  {entry}  {not_helpful} × not helpful, {helpful} × helpful  {last}",
    ),
    "review.feedback_comment": Words("    {day}  {verdict}\u00a0: {text}", "    {day}  {verdict}: {text}"),
    "review.feedback_total": Words(
        "{shown} sur {total} réponses; {open} jugée(s) fausse(s) attendent l’équipe (!)",
        "{shown} of {total} entries; {open} called wrong wait for the team (!)",
    ),
}
