"""What is said where people say something back about an answer, the same on every channel. Knows none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    "feedback.group": Words("Votre avis sur cette réponse", "What you make of this answer"),
    "feedback.lead": Words("Cette réponse est-elle bonne?", "Is this answer any good?"),
    "feedback.verdict.helpful": Words("utile", "helpful"),
    "feedback.verdict.not_helpful": Words("pas utile", "not helpful"),
    "feedback.verdict.wrong": Words("faux", "wrong"),
    "feedback.thanks.helpful": Words("Merci, ça fait plaisir!", "Thank you, good to know!"),
    "feedback.thanks.not_helpful": Words(
        "Merci de le dire. Si vous voulez, dites-nous ce qui manquait.",
        "Thank you for saying so. If you like, tell us what was missing.",
    ),
    "feedback.thanks.wrong": Words(
        "Merci de le dire! L’équipe va regarder ce que j’ai répondu. Si vous voulez, dites-nous ce qui ne va pas.",
        "Thank you for saying so! The team will look at what I answered. If you like, tell us what is wrong.",
    ),
    "feedback.thanks.more": Words("Merci, l’équipe lira votre mot.", "Thank you, the team will read it."),
    "feedback.why": Words("Pourquoi?", "Why?"),
    "feedback.why_none": Words("Pas de raison en particulier", "No particular reason"),
    "feedback.reason.outdated": Words("Ce n’est plus à jour", "It is out of date"),
    "feedback.reason.incomplete": Words("Il en manque", "Something is missing"),
    "feedback.reason.other_subject": Words("Ce n’est pas ce que je demandais", "It is about something else"),
    "feedback.reason.unclear": Words("Ce n’est pas clair", "It is not clear"),
    "feedback.reason.other": Words("Autre chose", "Something else"),
    "feedback.comment": Words(
        "Un mot pour l’équipe ({most} caractères au plus)", "A word for the team ({most} characters at most)"
    ),
    "feedback.comment_short": Words("Un mot pour l’équipe", "A word for the team"),
    "feedback.say_why": Words("Dire pourquoi", "Say why"),
    "feedback.comment_hint": Words(
        "Courriels, téléphones et noms que vous écrivez sont masqués du mieux possible avant d’être gardés.",
        "E-mails, phone numbers and names that you write are masked as best we can before they are kept.",
    ),
    "feedback.judged": Words("Vous avez dit «\u00a0{verdict}\u00a0» de cette réponse", "You called this answer “{verdict}”"),
    "feedback.back": Words("Retour à la conversation", "Back to the conversation"),
    "feedback.send": Words("Envoyer", "Send"),
    "feedback.title": Words("Votre avis", "What you make of it"),
    "feedback.unreachable": Words(
        "Je n’arrive pas à joindre le serveur\u00a0: votre avis n’est pas parti. Réessayez dans un instant.",
        "I can’t reach the server: this was not sent. Please try again in a moment.",
    ),
    "feedback.unknown": Words(
        "Je ne retrouve pas cette réponse\u00a0: elle a plus de {days} jours, ou elle ne vient pas d’ici. "
        "Reposez la question, et dites-le sous la nouvelle.",
        "I cannot find that answer: it is more than {days} days old, or not from here. "
        "Ask again, and say so under the new one.",
    ),
    "feedback.too_many": Words(
        "Vous avez déjà donné beaucoup d’avis aujourd’hui, et je n’ai pas gardé celui-ci. Revenez demain!",
        "You have judged a lot of answers today, and I did not keep this one. Come back tomorrow!",
    ),
}
