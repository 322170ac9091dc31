"""What the staff's page says of what people say back about answers. Knows nothing of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words
from bot.wording import feedback

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    **feedback.SENTENCES,
    "nav.feedback": Words("Avis", "Feedback"),
    "said.title": Words("Ce que les gens disent des réponses", "What people say of answers"),
    "said.lead": Words(
        "Le plus grave d’abord\u00a0: ce que bien du monde dit faux depuis un mois. "
        "Une réponse dite fausse attend que quelqu’un la regarde.",
        "Most harmful first: what most people have called wrong within a month. "
        "An answer that is called wrong waits until somebody looks at it.",
    ),
    "said.waiting": Words("{open} sur {total} attendent", "{open} of {total} wait"),
    "said.empty": Words("Personne n’a encore rien dit d’une réponse.", "Nobody has said anything about an answer yet."),
    "said.no_entry": Words("Refus (rien n’avait répondu)", "Refusals (nothing had answered)"),
    "said.emergency": Words("Une urgence", "An emergency"),
    "said.case.open": Words("à regarder", "to look at"),
    "said.case.settled": Words("réglé", "dealt with"),
    "said.counts": Words(
        "{wrong} × faux, {not_helpful} × pas utile, {helpful} × utile; en dernier le {last}",
        "{wrong} × wrong, {not_helpful} × not helpful, {helpful} × helpful; last on {last}",
    ),
    "said.comments": Words("Ce qu’ils écrivent", "What they write"),
    "said.wrote": Words("{verdict}, le {day}", "{verdict}, on {day}"),
    "said.settle": Words("C’est réglé", "Dealt with"),
    "said.settle_of": Words("C’est réglé\u00a0: {title}", "Dealt with: {title}"),
    "said.reopen": Words("À revoir", "Look again"),
    "said.reopen_of": Words("À revoir\u00a0: {title}", "Look again: {title}"),
    "said.act.settle": Words("{by} a réglé, le {at}", "{by} dealt with it, {at}"),
    "said.act.reopen": Words("{by} a rouvert, le {at}", "{by} opened it again, {at}"),
    "said.questions": Words("Leurs questions, dans la file", "Their questions, in the queue"),
}
