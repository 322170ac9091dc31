"""The sentences of the review desk, the same in the terminal, on the staff pages and on Discord. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    # Somebody else was faster, or the group does not stand as the act needs
    "already.new": Words("Le groupe {id} attend dans la file.", "Group {id} is waiting in the queue."),
    "already.claimed": Words(
        "Le groupe {id} est déjà réservé, par {who}, le {when}.", "Group {id} is held by {who}, since {when}."
    ),
    "already.answered": Words(
        "Le groupe {id} a déjà sa réponse, par {who}, le {when}.", "Group {id} was answered by {who}, at {when}."
    ),
    "already.merged": Words(
        "Le groupe {id} a déjà été fusionné, par {who}, le {when}.", "Group {id} was merged by {who}, at {when}."
    ),
    "already.dismissed": Words(
        "Le groupe {id} a déjà été écarté, par {who}, le {when}.", "Group {id} was dismissed already, by {who}, at {when}."
    ),
    "already.reopened": Words(
        "Le groupe {id} a été rouvert, par {who}, le {when}.", "Group {id} was reopened by {who}, at {when}."
    ),
    # What was done
    "done.claim": Words("Groupe {id} réservé.", "Group {id} claimed."),
    "done.release": Words("Groupe {id} remis à tous.", "Group {id} released."),
    "done.reopen": Words("Groupe {id} rouvert.", "Group {id} reopened."),
    "done.merge": Words("Groupe {id} fusionné dans le groupe {into}.", "Group {id} merged into group {into}."),
    "would.merge": Words("Fusionnerait le groupe {id} dans le groupe {into}.", "Would merge group {id} into group {into}."),
    "done.split": Words("Nouveau groupe {new}, tiré du groupe {id}.", "New group {new}, taken out of group {id}."),
    "done.undo": Words("Groupe {id}\u00a0: dernier geste annulé ({state}).", "Group {id}: last act undone ({state})."),
    # Answering
    "answer.how": Words(
        "donnez --from FICHIER, --phrasing-of ENTRÉE ou --alias-of NOM, un seul des trois.",
        "give --from FILE, --phrasing-of ENTRY or --alias-of NAME, one of the three.",
    ),
    "answer.no_name": Words("il manque le nom\u00a0: --text NOM.", "the name is missing: --text NAME."),
    "answer.would": Words("Répondrait au groupe {id}\u00a0: {entry}", "Would answer group {id}: {entry}"),
    "answer.did": Words("Groupe {id} répondu\u00a0: {entry}", "Group {id} answered: {entry}"),
    "answer.file": Words("  fichier\u00a0: {path}", "  file: {path}"),
    "answer.counts": Words(
        "Répond à {answers} question(s) en attente, change {changes} réponse(s), brise {breaks} question(s) d’essai.",
        "Answers {answers} open question(s), changes {changes} answer(s), breaks {breaks} test question(s).",
    ),
    "answer.missed": Words("  ? reste sans réponse\u00a0: {question}", "  ? still without an answer: {question}"),
    # How a group stands
    "state.new": Words("nouveau", "new"),
    "state.claimed": Words("réservé", "claimed"),
    "state.answered": Words("répondu", "answered"),
    "state.merged": Words("fusionné", "merged"),
    "state.dismissed": Words("écarté", "dismissed"),
    "state.reopened": Words("rouvert", "reopened"),
    "state.open": Words("en attente", "waiting"),
    "state.all": Words("tous", "all"),
    # What an act was
    "verb.claim": Words("réservé", "claimed"),
    "verb.release": Words("remis à tous", "released"),
    "verb.dismiss": Words("écarté", "dismissed"),
    "verb.reopen": Words("rouvert", "reopened"),
    "verb.merge": Words("fusionné", "merged"),
    "verb.split": Words("partagé", "split"),
    "verb.answer": Words("répondu", "answered"),
    "verb.close": Words("répondu par la bande", "answered by the way"),
    "verb.return": Words("revenu, demandé par plusieurs", "came back, asked by more"),
    "verb.undo": Words("annulé", "undone"),
    # Why a group is put aside
    "dismissal.out_of_scope": Words("hors sujet", "out of scope"),
    "dismissal.not_a_question": Words("pas une question", "not a question"),
    "dismissal.spam": Words("pourriel", "spam"),
    "dismissal.private": Words("personnel", "private"),
    "dismissal.answered_elsewhere": Words("répondu ailleurs", "answered elsewhere"),
    "dismissal.other": Words("autre", "other"),
    # The staff's pages
    "page.queue": Words("Questions sans réponse", "Questions without an answer"),
    "page.state": Words("État", "State"),
    "page.text": Words("Texte", "Text"),
    "page.filter": Words("Filtrer", "Filter"),
    "page.total": Words("{total} groupe(s)", "{total} group(s)"),
    "page.pages": Words("Pages", "Pages"),
    "page.before": Words("Page précédente", "Previous page"),
    "page.after": Words("Page suivante", "Next page"),
    "page.sent": Words("envoyée à l’équipe", "sent to the team"),
    "page.wrong": Words("Ce n’est pas ça", "That is not it"),
    "page.facts": Words(
        "{askers} personne(s), {count} question(s), {spoken}, du {first} au {last}",
        "{askers} person(s), {count} question(s), {spoken}, {first} to {last}",
    ),
    "page.nearest": Words("Au plus près\u00a0: {entry} ({score})", "Nearest: {entry} ({score})"),
    "page.claim": Words("Je m’en occupe", "I take it"),
    "page.release": Words("Remettre à tous", "Release"),
    "page.reopen": Words("Rouvrir", "Reopen"),
    "page.undo": Words("Annuler le dernier geste", "Undo the last act"),
    "page.answer": Words("Répondre par un nouveau sujet", "Answer with a new topic"),
    "page.title_fr": Words("Titre, en français", "Title, in French"),
    "page.title_en": Words("Titre, en anglais", "Title, in English"),
    "page.question_fr": Words("La question, en français", "The question, in French"),
    "page.question_en": Words("La question, en anglais", "The question, in English"),
    "page.answer_fr": Words("La réponse, en français", "The answer, in French"),
    "page.answer_en": Words("La réponse, en anglais", "The answer, in English"),
    "page.phrasings_fr": Words("Formulations françaises, une par ligne", "French phrasings, one a line"),
    "page.phrasings_en": Words("Formulations anglaises, une par ligne", "English phrasings, one a line"),
    "page.rephrase": Words(
        "Reformulez\u00a0: pas de nom, de téléphone ni de date qui serait à quelqu’un. Tout ceci devient public.",
        "Rephrase: no name, telephone or date that is somebody’s. All of this becomes public.",
    ),
    "page.source_title": Words("Source", "Source"),
    "page.source_url": Words("Adresse de la source (facultative)", "Address of the source (optional)"),
    "page.source_date": Words("Date de la source (AAAA-MM-JJ, facultative)", "Date of the source (YYYY-MM-DD, optional)"),
    "page.english": Words("En anglais (facultatif)", "In English (optional)"),
    "page.override": Words("Publier quand même, parce que…", "Publish all the same, because…"),
    "page.try": Words("Essayer", "Try"),
    "page.publish": Words("Publier", "Publish"),
    "page.tried": Words("Ce que cela ferait", "What this would do"),
    "page.phrasing": Words("Ou\u00a0: une formulation d’une réponse qui existe", "Or: a phrasing of an answer that is there"),
    "page.target": Words("Entrée, comme topic:fete", "Entry, as topic:fete"),
    "page.items": Words("Formulations, une par ligne", "Phrasings, one a line"),
    "page.aside": Words("Ou\u00a0: écarter, fusionner", "Or: put aside, merge"),
    "page.reason": Words("Raison", "Reason"),
    "page.dismiss": Words("Écarter", "Dismiss"),
    "page.into": Words("Dans le groupe nº", "Into group no."),
    "page.merge": Words("Fusionner", "Merge"),
    "page.trail": Words("Ce qui a été fait", "What was done"),
}
