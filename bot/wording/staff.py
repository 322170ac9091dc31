"""The sentences of the staff's pages on the web. Knows nothing of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    # Every page
    "nav.label": Words("Pages de l’équipe", "Team pages"),
    "nav.queue": Words("File", "Queue"),
    "nav.numbers": Words("Chiffres", "Numbers"),
    "nav.trail": Words("Journal", "Journal"),
    "nav.leave": Words("Sortir", "Leave"),
    "nav.by": Words("{by} ({role})", "{by} ({role})"),
    "page.skip": Words("Aller au contenu", "Skip to content"),
    # The queue
    "queue.title": Words("Questions sans réponse", "Questions without an answer"),
    "queue.count": Words("Groupes\u00a0: {total}", "Groups: {total}"),
    "queue.oldest": Words(
        "La plus ancienne attend depuis {days}\u00a0j (le {since}).",
        "The oldest has been waiting for {days}\u00a0days (since {since}).",
    ),
    "queue.empty": Words("Rien ici. Beau travail!", "Nothing here. Well done!"),
    "queue.none": Words("Rien ne correspond à ce filtre.", "No question matches this filter."),
    "queue.any_state": Words(
        "Chercher aussi parmi celles qui sont répondues, fusionnées ou écartées",
        "Look among those answered, merged or put aside, too",
    ),
    "queue.languages": Words("Langue des questions", "Language of the questions"),
    "language.all": Words("Toutes", "All"),
    "language.fr": Words("Français", "French"),
    "language.en": Words("Anglais", "English"),
    "filter.label": Words("Filtrer la file", "Filter the queue"),
    "filter.state": Words("État", "State"),
    "filter.reason": Words("Raison", "Reason"),
    "filter.channel": Words("Canal", "Channel"),
    "filter.text": Words("Mots", "Words"),
    "filter.any": Words("Peu importe", "Any"),
    "filter.apply": Words("Filtrer", "Filter"),
    "filter.clear": Words("Tout montrer", "Show all"),
    "queue.take": Words("Emporter ces questions\u00a0:", "Take these questions along:"),
    "group.askers.one": Words("personne", "person"),
    "group.askers.many": Words("personnes", "people"),
    "group.facts": Words(
        "Questions\u00a0: {count} · {channels} · du {first} au {last}", "Questions: {count} · {channels} · {first} to {last}"
    ),
    "group.once": Words("Questions\u00a0: {count} · {channels} · le {last}", "Questions: {count} · {channels} · {last}"),
    "group.sent": Words("envoyée à l’équipe", "sent to the team"),
    "group.holder": Words("réservé par {who}", "held by {who}"),
    "group.near": Words("Au plus près\u00a0: {title} ({score}\u00a0%)", "Nearest: {title} ({score}%)"),
    "group.near_none": Words("Rien d’approchant.", "Nothing near."),
    "group.answered_now": Words("Répondue maintenant\u00a0: {title}", "Answered now: {title}"),
    "pages.label": Words("Pages", "Pages"),
    "pages.before": Words("Page précédente", "Previous page"),
    "pages.after": Words("Page suivante", "Next page"),
    "channel.web": Words("page web", "web page"),
    "channel.discord": Words("Discord", "Discord"),
    "channel.terminal": Words("terminal", "terminal"),
    "reason.wrong_answer": Words("«\u00a0Faux\u00a0»", "“Wrong”"),
    "reason.not_recorded": Words("pas consigné", "not recorded"),
    "reason.unknown_entity": Words("nom inconnu", "unknown name"),
    "reason.below_threshold": Words("pas de réponse sûre", "no sure answer"),
    "reason.too_close": Words("plusieurs réponses proches", "several near answers"),
    "reason.out_of_scope": Words("hors sujet", "out of scope"),
    # One group
    "group.back": Words("File", "Queue"),
    "group.number": Words("Groupe {id}", "Group {id}"),
    "group.asked": Words("Ce qui a été demandé", "What was asked"),
    "group.more": Words("… et {more} de plus", "… and {more} more"),
    "group.split": Words("Séparer les questions cochées", "Split off the ticked questions"),
    "group.into": Words("Fusionné dans le groupe {id}", "Merged into group {id}"),
    "group.entry": Words("Répondu par\u00a0: {title}", "Answered by: {title}"),
    "group.now": Words("Ce que le bot en dit maintenant", "What the bot says to it now"),
    "act.label": Words("Ce que vous pouvez faire", "What you can do"),
    "act.claim": Words("Je m’en occupe", "I take it"),
    "act.release": Words("Remettre à tous", "Release"),
    "act.reopen": Words("Rouvrir", "Reopen"),
    "act.undo": Words("Annuler le dernier geste", "Undo the last act"),
    "act.held": Words(
        "{who} s’en occupe. Vous pouvez remettre le groupe à tous, puis le prendre.",
        "{who} is working on it. You may release the group, then take it.",
    ),
    "told.claim": Words("C’est à vous.", "It is yours."),
    "told.release": Words("Remis à tous.", "Released."),
    "told.dismiss": Words(
        "Écarté. Les mêmes questions, dites autrement, resteront écartées.",
        "Put aside. The same questions, said otherwise, stay aside.",
    ),
    "told.reopen": Words("Rouvert.", "Reopened."),
    "told.merge": Words("Fusionné.", "Merged."),
    "told.merged": Words(
        "Fusionné\u00a0: les questions du groupe {id} sont ici.", "Merged: the questions of group {id} are here."
    ),
    "told.split": Words(
        "Séparé\u00a0: les questions cochées ont leur propre groupe.", "Split: the ticked questions have a group of their own."
    ),
    "told.undo": Words("Annulé\u00a0: tout est comme avant.", "Undone: all is as before."),
    "told.answer": Words(
        "Publié. Le bot le sait dès maintenant, partout, et les personnes qui attendaient seront prévenues.",
        "Published. The bot knows it from now on, everywhere, and people who waited will be told.",
    ),
    # Answering
    "answer.title": Words("Répondre", "Answer"),
    "how.label": Words("Sorte de réponse", "Kind of answer"),
    "how.new_entry": Words("Un nouveau sujet", "A new topic"),
    "how.new_fact": Words("Un fait sur quelqu’un ou un lieu", "A fact about someone or somewhere"),
    "how.new_phrasing": Words("Une autre formulation", "Another phrasing"),
    "how.new_alias": Words("Un autre nom", "Another name"),
    "hint.new_entry": Words(
        "Une question qui se tient toute seule, avec sa réponse.", "A question that stands alone, with its answer."
    ),
    "hint.new_fact": Words(
        "Ce qu’une organisation, un lieu ou une personne qu’on connaît déjà est, fait ou offre.",
        "What an organisation, place or person that is known already is, does or offers.",
    ),
    "hint.new_phrasing": Words(
        "La réponse existe\u00a0: le bot ne l’a pas reconnue. C’est aussi la façon de dire «\u00a0c’est un double\u00a0».",
        "The answer is there: the bot did not recognise it. This is also how to say “it is a duplicate”.",
    ),
    "hint.new_alias": Words(
        "Les gens disent autrement un nom que le bot connaît\u00a0: un sigle, un surnom, un ancien nom.",
        "People say a known name otherwise: initials, a nickname, an old name.",
    ),
    "field.title": Words("Titre court", "Short title"),
    "field.question": Words("La question, bien dite", "The question, well put"),
    "field.answer": Words("La réponse", "The answer"),
    "field.answer_hint": Words(
        "Une à trois phrases. Ce qui change avec le temps porte sa date.",
        "One to three sentences. What changes with time bears its date.",
    ),
    "field.phrasings": Words("Façons de le demander, une par ligne", "Ways to ask it, one a line"),
    "field.phrasings_hint": Words(
        "Tirées des questions reçues. Reformulez\u00a0: pas de nom, de téléphone ni de date qui serait à quelqu’un. "
        "Tout ceci devient public.",
        "Taken from the questions that came. Rephrase: no name, telephone or date that is somebody’s. "
        "All of this becomes public.",
    ),
    "field.entity": Words("Sur qui, sur quoi", "About whom, about what"),
    "field.intent": Words("À quelle question cela répond", "Which question it answers"),
    "field.target": Words("Réponse qui existe", "Answer that is there"),
    "field.target_hint": Words(
        "Commencez à écrire\u00a0: les réponses du bot se proposent.", "Begin to type: the bot’s answers are proposed."
    ),
    "field.aliases": Words("Autres noms, un par ligne", "Other names, one a line"),
    "field.choose": Words("Choisir…", "Choose…"),
    "field.source": Words("Source", "Source"),
    "field.source_hint": Words(
        "Le titre de la page, du document, ou «\u00a0le bureau municipal, par téléphone\u00a0».",
        "The title of the page or document, or “the town office, by telephone”.",
    ),
    "field.source_url": Words("Adresse de la source (facultative)", "Address of the source (optional)"),
    "field.valid_until": Words("Bon jusqu’au, AAAA-MM-JJ (facultatif)", "Holds until, YYYY-MM-DD (optional)"),
    "field.source_date": Words("Date de la source, AAAA-MM-JJ (facultative)", "Date of the source, YYYY-MM-DD (optional)"),
    "field.actions": Words("Prochaine étape (facultative)", "Next step (optional)"),
    "field.actions_hint": Words(
        "Une adresse web, un téléphone ou un courriel par ligne. Pour dire ce que c’est\u00a0: "
        "https://exemple.ca/inscription | S’inscrire | Sign up",
        "One web address, telephone number or mail address a line. To say what it is, in French and in English: "
        "https://example.ca/inscription | S’inscrire | Sign up",
    ),
    "part.fr": Words("En français", "In French"),
    "part.en": Words("En anglais (facultatif\u00a0: à faire plus tard)", "In English (optional: to do later)"),
    "part.source": Words("D’où cela vient", "Where it comes from"),
    "type.organisation": Words("Organisations", "Organisations"),
    "type.place": Words("Lieux", "Places"),
    "type.person": Words("Personnes", "People"),
    "flags.title": Words("À regarder avant que ce soit public", "To look at before it is public"),
    "flag.masked": Words("masqué", "masked"),
    "flag.name": Words("un nom?", "a name?"),
    "flag.date": Words("une date?", "a date?"),
    "flag.number": Words("un numéro?", "a number?"),
    "answer.try": Words("Essayer", "Try"),
    "answer.try_hint": Words(
        "Rien n’est publié\u00a0: vous verrez d’abord ce que cela change.",
        "Nothing is published: you see first what it changes.",
    ),
    "answer.publish": Words("Publier", "Publish"),
    "answer.override": Words("Publier quand même, parce que…", "Publish all the same, because…"),
    "answer.override_hint": Words(
        "Des questions d’essai casseraient. Dites pourquoi c’est juste\u00a0: ce sera consigné.",
        "Test questions would break. Say why it is right: it will be recorded.",
    ),
    # The dry run
    "tried.title": Words("Ce que cela ferait", "What this would do"),
    "tried.answers.one": Words("Répond à {n} question ouverte", "Answers {n} open question"),
    "tried.answers.many": Words("Répond à {n} questions ouvertes", "Answers {n} open questions"),
    "tried.changes.one": Words("Change {n} réponse", "Changes {n} answer"),
    "tried.changes.many": Words("Change {n} réponses", "Changes {n} answers"),
    "tried.stays_open": Words(
        "Le groupe reste ouvert tant que chacune de ses questions n’obtient pas cette réponse.",
        "The group stays open until each of its questions gets this answer.",
    ),
    "told.answer_partly": Words(
        "C’est publié. Le groupe reste ouvert\u00a0: ces questions n’obtiennent pas encore cette réponse.",
        "Published. The group stays open: these questions do not get this answer yet.",
    ),
    "replaces.title": Words("Les deux versions", "Both versions"),
    "replaces.there": Words("Ce qui est là", "What is there"),
    "replaces.wanted": Words("Ce qui serait écrit", "What would be written"),
    "replaces.nothing": Words("(le fichier n’y est plus)", "(the file is gone)"),
    "replaces.do": Words(
        "J’ai comparé\u00a0: remplacer ce qui est là par ma version", "I compared them: replace what is there with my version"
    ),
    "replaces.undo": Words("J’ai comparé\u00a0: annuler quand même", "I compared them: undo all the same"),
    "tried.breaks.one": Words("{n} question d’essai brisée", "{n} test question broken"),
    "tried.breaks.many": Words("{n} questions d’essai brisées", "{n} test questions broken"),
    "tried.missed": Words("Encore sans réponse dans ce groupe", "Still without an answer in this group"),
    "tried.warnings": Words(
        "Avertissements nouveaux, qui n’empêchent pas de publier", "New warnings, which keep nobody from publishing"
    ),
    "tried.before": Words("Avant", "Before"),
    "tried.after": Words("Après", "After"),
    "tried.files": Words("Fichiers", "Files"),
    "tried.removed": Words("(retiré)", "(removed)"),
    "tried.nothing": Words("(pas de réponse)", "(no answer)"),
    # Putting aside
    "alike.title": Words("Peut-être la même question", "Perhaps the same question"),
    "alike.hint": Words(
        "Le bot trouve que ça se ressemble, sans en être sûr. Si c’est bien la même, fusionnez\u00a0: ça s’annule.",
        "To the bot these look alike, though it is not sure. If they are the same, merge them: it can be undone.",
    ),
    "alike.merge": Words("Fusionner avec le groupe {id}", "Merge with group {id}"),
    "aside.title": Words("Ou mettre de côté", "Or put aside"),
    "aside.reason": Words("Raison", "Reason"),
    "aside.dismiss": Words("Écarter", "Dismiss"),
    "aside.into": Words("Même question que le groupe", "Same question as group"),
    "aside.merge": Words("Fusionner", "Merge"),
    "aside.dismiss_hint": Words("Revient si cinq autres personnes le demandent.", "Comes back if five more people ask."),
    # What was done
    "trail.title": Words("Ce qui a été fait", "What was done"),
    "trail.all": Words("Journal de l’équipe", "The team’s journal"),
    "trail.filter": Words("Filtrer le journal", "Filter the journal"),
    "trail.everybody": Words("Tout le monde", "Everybody"),
    "trail.when": Words("Quand", "When"),
    "trail.who": Words("Qui", "Who"),
    "trail.what": Words("Quoi", "What"),
    "trail.group": Words("Groupe", "Group"),
    "trail.change": Words("Avant → après", "Before → after"),
    "trail.empty": Words("Rien encore.", "Nothing yet."),
    "trail.number": Words("nº {id}", "No. {id}"),
    "trail.undoes": Words("annule le geste {id}", "undoes act {id}"),
    "trail.because": Words("parce que\u00a0: {note}", "because: {note}"),
}
