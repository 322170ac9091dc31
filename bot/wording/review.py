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
    # What a role does not reach
    "role.reader_may_not": Words(
        "{by} a le rôle de lecture (reader), qui regarde et ne fait rien. Voyez review.roles dans config.yaml.",
        "{by} is a reader, who sees and does nothing. See review.roles in config.yaml.",
    ),
    "role.editor_may_not": Words(
        "{by} a le rôle de rédaction (editor)\u00a0: ce geste demande d’approuver (approver). Voyez review.roles dans "
        "config.yaml.",
        "{by} is an editor: this takes an approver. See review.roles in config.yaml.",
    ),
    "role.approver_may_not": Words(
        "{by} a le rôle d’approbation (approver)\u00a0: ce geste demande d’administrer (admin). Voyez review.roles dans "
        "config.yaml.",
        "{by} is an approver: this takes an admin. See review.roles in config.yaml.",
    ),
    "role.settings": Words(
        "config.yaml dit que {by} a le rôle {role}\u00a0: changez-le là (review.roles), puis redémarrez.",
        "config.yaml says that {by} is {role}: change it there (review.roles), then start again.",
    ),
    # What was done
    "done.claim": Words("Groupe {id} réservé.", "Group {id} claimed."),
    "done.release": Words("Groupe {id} remis à tous.", "Group {id} released."),
    "done.reopen": Words("Groupe {id} rouvert.", "Group {id} reopened."),
    "done.merge": Words("Groupe {id} fusionné dans le groupe {into}.", "Group {id} merged into group {into}."),
    "would.merge": Words("Fusionnerait le groupe {id} dans le groupe {into}.", "Would merge group {id} into group {into}."),
    "done.split": Words("Nouveau groupe {new}, tiré du groupe {id}.", "New group {new}, taken out of group {id}."),
    "done.undo": Words("Groupe {id}\u00a0: dernier geste annulé ({state}).", "Group {id}: last act undone ({state})."),
    # Changed files that are not taken
    "refused.title": Words(
        "⚠️ Rien n’a changé\u00a0: les fichiers ont {count} erreur(s), et les réponses d’avant restent.",
        "⚠️ Nothing changed: the files hold {count} error(s), and the answers stay as they were.",
    ),
    "refused.more": Words("… et {count} de plus", "… and {count} more"),
    "refused.mended": Words(
        "✅ Les fichiers sont de nouveau bons, et les réponses sont à jour.",
        "✅ The files are fine again, and the answers are up to date.",
    ),
    # What staff wrote and cannot become knowledge: the field, then why
    "named.title_fr": Words("le titre en français", "the French title"),
    "named.title_en": Words("le titre en anglais", "the English title"),
    "named.question_fr": Words("la question en français", "the French question"),
    "named.question_en": Words("la question en anglais", "the English question"),
    "named.answer_fr": Words("la réponse en français", "the French answer"),
    "named.answer_en": Words("la réponse en anglais", "the English answer"),
    "named.phrasings_fr": Words("les formulations en français", "the French phrasings"),
    "named.phrasings_en": Words("les formulations en anglais", "the English phrasings"),
    "named.source_title": Words("la source", "the source"),
    "named.source_url": Words("l’adresse de la source", "the source’s address"),
    "named.source_date": Words("la date de la source", "the source’s date"),
    "named.valid_until": Words("le dernier jour où c’est bon", "the day until which it holds"),
    "named.checked_on": Words("le jour de la vérification", "the day it was checked"),
    "named.target": Words("l’entrée", "the entry"),
    "named.entity": Words("de qui ou de quoi", "about whom or what"),
    "named.items": Words("vos lignes", "your lines"),
    "named.content": Words("le fichier", "the file"),
    "named.actions": Words("la prochaine étape", "the next step"),
    "named.into": Words("le groupe où fusionner", "the group to merge into"),
    "fault.missing": Words("il n’y a rien ici; écrivez-le, s’il vous plaît.", "nothing stands here; please fill it in."),
    "fault.choose": Words("choisissez dans la liste, s’il vous plaît.", "please choose from the list."),
    "fault.unseen": Words(
        "un signe invisible s’y est glissé ({code}), sans doute par un copier-coller; retapez le passage.",
        "an invisible character got in ({code}), most likely by copy and paste; type that part again.",
    ),
    "fault.long": Words(
        "c’est trop long, {length} caractères; gardez-en {most} au plus.",
        "it is too long, {length} characters; keep it to {most}.",
    ),
    "fault.no_word": Words("«\u00a0{text}\u00a0» ne contient aucun mot.", "“{text}” holds no word."),
    "fault.function_word": Words(
        "«\u00a0{text}\u00a0» est un mot de presque toutes les questions; donnez un vrai nom.",
        "“{text}” is a word of almost every question; give a real name.",
    ),
    "fault.emergency": Words(
        "«\u00a0{text}\u00a0»\u00a0: qui écrit ça reçoit les numéros d’urgence, jamais cette réponse; enlevez cette ligne.",
        "“{text}”: whoever writes this is given the emergency numbers, never this answer; take this line out.",
    ),
    "fault.no_step": Words(
        "«\u00a0{text}\u00a0» n’est ni une adresse web, ni un téléphone, ni un courriel.",
        "“{text}” is no web address, telephone number or mail address.",
    ),
    "fault.which_source": Words(
        "une date seule ne dit pas de quelle source; la réponse en a {count} : donnez aussi le titre.",
        "a date alone does not say of which source; the answer has {count}: give the title as well.",
    ),
    "fault.no_date": Words(
        "«\u00a0{text}\u00a0» n’est pas une date; écrivez-la comme 2026, 2026-05 ou 2026-05-22.",
        "“{text}” is no date; write it as 2026, 2026-05 or 2026-05-22.",
    ),
    "fault.no_day": Words(
        "«\u00a0{text}\u00a0» n’est pas un jour; écrivez-le comme 2026-05-22.", "“{text}” is no day; write it as 2026-05-22."
    ),
    "fault.old": Words("{text}, c’est avant {earliest}; vérifiez l’année.", "{text} is before {earliest}; check the year."),
    "fault.future": Words("{text} n’est pas encore venu; vérifiez la date.", "{text} has not come yet; check the date."),
    "fault.itself": Words(
        "c’est ce groupe-ci; un groupe ne se fusionne pas avec lui-même.",
        "it is this very group, which cannot be merged into itself.",
    ),
    "fault.no_group": Words("aucun groupe n’a ce numéro.", "no group has that number."),
    # Answering
    "answer.no_action": Words(
        "--action va avec --from\u00a0: une formulation ou un nom n’a pas de prochaine étape.",
        "--action goes with --from: a phrasing or a name has no next step.",
    ),
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
    "answer.stays_open": Words(
        "Le groupe reste ouvert tant que chacune de ses questions n’obtient pas cette réponse\u00a0:",
        "The group stays open until each of its questions gets this answer:",
    ),
    "answer.there": Words("{path}, ce qui est là\u00a0:", "{path}, what is there:"),
    "answer.wanted": Words("{path}, ce qui serait écrit\u00a0:", "{path}, what would be written:"),
    "answer.replace": Words(
        "Pour remplacer ce qui est là, après avoir comparé\u00a0: la même commande avec --replace {token}",
        "To replace what is there, once you compared them: the same command with --replace {token}",
    ),
    "answer.missed": Words("  ? reste sans réponse\u00a0: {question}", "  ? still without an answer: {question}"),
    "answer.warnings": Words(
        "Avertissements nouveaux de la vérification, qui n’empêchent pas de publier\u00a0:",
        "New warnings of the check, which keep nobody from publishing:",
    ),
    # Correcting, confirming and reading again what is there
    "correct.would": Words("Corrigerait {entry}\u00a0:", "Would correct {entry}:"),
    "correct.did": Words("{entry} corrigé\u00a0:", "{entry} corrected:"),
    "correct.undone": Words("{entry}\u00a0: dernier geste annulé\u00a0:", "{entry}: last act undone:"),
    "correct.same": Words("{entry} dit déjà cela; rien à corriger.", "{entry} says this already; there is nothing to correct."),
    "correct.nothing": Words(
        "il n’y a plus rien à annuler pour {entry}: ni correction, ni confirmation.",
        "nothing is left to undo with {entry}: no correction, no confirmation.",
    ),
    "correct.meanwhile": Words(
        "quelqu’un d’autre vient de toucher à {entry}; rien n’a été écrit. Regardez ce qui y est, puis recommencez.",
        "somebody else has just changed {entry}; nothing was written. Look at what is there, then try again.",
    ),
    "correct.mend": Words(
        "Des questions d’essai attendent encore l’ancien texte; corrigez-les aussi (marquées ! ci-dessous).",
        "Some test questions still want the old text; correct them too (marked ! below).",
    ),
    "confirm.did": Words("{entry} est toujours vrai, relu le {on}.", "{entry} is still so, read again on {on}."),
    "confirm.no_day": Words(
        "«\u00a0{text}\u00a0» n’est pas un jour; écrivez-le comme 2026-05-22.", "“{text}” is no day; write it as 2026-05-22."
    ),
    "confirm.future": Words(
        "{on} n’est pas encore venu; donnez le jour où la source a été relue.",
        "{on} has not come yet; give the day on which the source was read again.",
    ),
    "confirm.before": Words(
        "{entry} a été lu depuis, le {last}; {on} est avant.", "{entry} was read since, on {last}; {on} is before that."
    ),
    "confirm.same": Words("{entry} est déjà confirmé ce jour-là, {on}.", "{entry} is confirmed of that day already, {on}."),
    "confirm.no_source": Words(
        "{entry} ne cite aucune source\u00a0: il n’y a rien à relire.",
        "{entry} cites no source: there is nothing to read again.",
    ),
    "stale.none": Words("Rien à relire aujourd’hui.", "Nothing is to be read again today."),
    "stale.how": Words(
        "{total} à relire\u00a0: réponse, fois demandée, depuis quand, fichier. "
        "Toujours vrai? review confirm RÉPONSE --on JOUR. "
        "Changé\u00a0? review correct RÉPONSE --from FICHIER.",
        "{total} to read again: answer, times asked, since when, file. Still so? review confirm ENTRY --on DAY. "
        "Changed? review correct ENTRY --from FILE.",
    ),
    # What a kill had cut short
    "heal.done": Words(
        "Le groupe {id} avait été interrompu entre le registre et le fichier\u00a0; c’est complété\u00a0: {files}.",
        "Group {id} had been cut short between record and file; it is completed: {files}.",
    ),
    "heal.by_hand": Words(
        "Le groupe {id} avait été interrompu, et {files} a changé depuis\u00a0: à vérifier à la main.",
        "Group {id} had been cut short, and {files} changed since: to be looked at by hand.",
    ),
    "heal.entry_done": Words(
        "{id} avait été interrompu entre le registre et le fichier; c’est complété\u00a0: {files}.",
        "{id} had been cut short between record and file; it is completed: {files}.",
    ),
    "heal.entry_by_hand": Words(
        "{id} avait été interrompu, et {files} a changé depuis\u00a0: à vérifier à la main.",
        "{id} had been cut short, and {files} changed since: to be looked at by hand.",
    ),
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
    "verb.split": Words("séparé", "split"),
    "verb.answer": Words("répondu", "answered"),
    "verb.close": Words("répondu par la bande", "answered by the way"),
    "verb.return": Words("revenu, demandé par plusieurs", "came back, asked by more"),
    "verb.correct": Words("corrigé", "corrected"),
    "verb.confirm": Words("relu, toujours vrai", "read again, still so"),
    "verb.propose": Words("proposé", "proposed"),
    "verb.send_back": Words("renvoyé", "sent back"),
    "verb.undo": Words("annulé", "undone"),
    # Why a group is put aside
    "dismissal.out_of_scope": Words("hors sujet", "out of scope"),
    "dismissal.not_a_question": Words("pas une question", "not a question"),
    "dismissal.spam": Words("pourriel", "spam"),
    "dismissal.private": Words("personnel", "private"),
    "dismissal.answered_elsewhere": Words("répondu ailleurs", "answered elsewhere"),
    "dismissal.other": Words("autre", "other"),
}
