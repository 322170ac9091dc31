"""The sentences of the desk's cards on Discord, beside those of the staff's pages. Knows nothing of discord.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words
from bot.wording import review, staff

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    **review.SENTENCES,
    **staff.SENTENCES,
    # A card
    "card.wrong": Words(
        "👎 **«\u00a0Faux\u00a0»** · le bot avait répondu\u00a0: {title}",
        "👎 **“Wrong”** · the bot had answered: {title}",
    ),
    "card.question": Words("**«\u00a0{question}\u00a0»**", "**“{question}”**"),
    "card.other": Words("- «\u00a0{question}\u00a0»", "- “{question}”"),
    "card.more": Words("… et {count} de plus", "… and {count} more"),
    "card.number": Words("Groupe {id}", "Group {id}"),
    "card.askers.one": Words("**{n} personne**", "**{n} person**"),
    "card.askers.many": Words("**{n} personnes**", "**{n} people**"),
    "card.questions.one": Words("{n} question", "{n} question"),
    "card.questions.many": Words("{n} questions", "{n} questions"),
    "card.days": Words("du {first} au {last}", "{first} to {last}"),
    "card.sent": Words("📨 envoyée à l’équipe", "📨 sent to the team"),
    "card.near": Words("au plus près\u00a0: {title} ({score}\u00a0%)", "nearest: {title} ({score}%)"),
    "card.near_none": Words("rien d’approchant", "nothing near"),
    "card.answered_now": Words("répondue maintenant\u00a0: {title}", "answered now: {title}"),
    "card.claimed": Words("✋ **{who}** s’en occupe, depuis le {when}.", "✋ **{who}** is working on it, since {when}."),
    "card.answered": Words("✅ Répondu par **{who}**, le {when}\u00a0: {title}", "✅ Answered by **{who}**, {when}: {title}"),
    "card.answered.ourselves": Words(
        "✅ Répondu par la bande, le {when}\u00a0: {title}", "✅ Answered by the way, {when}: {title}"
    ),
    "card.merged": Words(
        "🔗 Fusionné dans le groupe {into} par **{who}**, le {when}.", "🔗 Merged into group {into} by **{who}**, {when}."
    ),
    "card.dismissed": Words("🗂️ Écarté par **{who}**, le {when}\u00a0: {reason}", "🗂️ Put aside by **{who}**, {when}: {reason}"),
    "card.reopened": Words("🔁 Rouvert par **{who}**, le {when}.", "🔁 Reopened by **{who}**, {when}."),
    "card.reopened.ourselves": Words(
        "🔁 Revenu le {when}\u00a0: plusieurs autres l’ont demandé.", "🔁 Came back {when}: several more people asked."
    ),
    "language.fr": Words("en français", "in French"),
    "language.en": Words("en anglais", "in English"),
    # Its buttons, short enough for four in a row on a phone
    "act.new_entry": Words("Répondre", "Answer"),
    "act.new_fact": Words("Un fait", "A fact"),
    "act.new_phrasing": Words("Autre formulation", "Another phrasing"),
    "act.new_alias": Words("Autre nom", "Another name"),
    "act.merge": Words("Fusionner", "Merge"),
    "act.split": Words("Séparer", "Split"),
    "act.dismiss": Words("Écarter", "Put aside"),
    "act.undo": Words("Annuler", "Undo"),
    # Its forms: titles and labels of 45 characters at most, hints of 100
    "form.new_entry": Words("Un nouveau sujet", "A new topic"),
    "form.new_fact": Words("Un fait sur quelqu’un ou un lieu", "A fact about someone or somewhere"),
    "form.new_phrasing": Words("Une autre formulation, ou un double", "Another phrasing, or a duplicate"),
    "form.new_alias": Words("Un autre nom", "Another name"),
    "form.merge": Words("La même question qu’un autre groupe", "The same question as another group"),
    "form.split": Words("Ce qui demande autre chose", "What asks something else"),
    "form.dismiss": Words("Écarter", "Put aside"),
    "form.until": Words("Jusqu’à quel jour?", "Until which day?"),
    "form.override": Words("Publier quand même", "Publish all the same"),
    "field.title_fr": Words("Titre court", "Short title, in French"),
    "field.title_en": Words("La question, en français", "The question, in French"),
    "field.phrasings_fr": Words("La question, puis d’autres façons", "The question in French, then other ways"),
    "field.phrasings_en": Words("La question en anglais, d’autres façons", "The question in English, then other ways"),
    "hint.phrasings_fr": Words(
        "Une par ligne, la mieux dite d’abord. Tout devient public\u00a0: ni nom, ni téléphone, ni date.",
        "One a line, the best put first. All becomes public: no name, telephone or date.",
    ),
    "hint.phrasings_en": Words(
        "Une par ligne, la mieux dite d’abord. Tout devient public\u00a0: ni nom, ni téléphone, ni date.",
        "One a line, the best put first. All becomes public: no name, telephone or date.",
    ),
    "field.answer_fr": Words("La réponse", "The answer, in French"),
    "hint.answer_fr": Words(
        "Une à trois phrases. Ce qui change avec le temps porte sa date.",
        "One to three sentences. What changes with time bears its date.",
    ),
    "field.answer_en": Words("La réponse en anglais (facultative)", "The answer, in English (optional)"),
    "hint.source": Words(
        "Le titre; sur d’autres lignes adresse et date (AAAA-MM-JJ). Lien ou téléphone à montrer\u00a0: > 811",
        "The title; on other lines its address and date (YYYY-MM-DD). A link or number to show: > 811",
    ),
    "hint.target": Words("Son titre, ou son identifiant (topic:cinema).", "Its title, or its id (topic:cinema)."),
    "hint.intent": Words(
        "Comme le titre d’une question connue, par exemple «\u00a0Site web\u00a0».",
        "As a known question is titled, for instance “Website”.",
    ),
    "field.items": Words("Façons de le demander, une par ligne", "Ways to ask it, one a line"),
    "hint.items": Words(
        "Reformulez\u00a0: tout ceci devient public, ni nom, ni téléphone, ni date qui serait à quelqu’un.",
        "Rephrase: all of this becomes public; no name, telephone or date that is somebody’s.",
    ),
    "field.reason": Words("Raison", "Reason"),
    "field.texts": Words("Les questions à mettre dans un autre groupe", "The questions to put in another group"),
    "field.texts_of": Words("Questions {first} à {last} sur {total}", "Questions {first} to {last} of {total}"),
    "field.into": Words("Un des groupes les plus demandés", "One of the groups most wanted"),
    "field.number": Words("Ou le numéro d’un groupe", "Or the number of a group"),
    "field.override": Words("Pourquoi est-ce juste?", "Why is it right?"),
    "hint.override": Words(
        "Des questions d’essai casseraient. La raison sera consignée.",
        "Test questions would break. The reason will be recorded.",
    ),
    "field.until": Words("Bon jusqu’au (facultatif)", "Holds until (optional)"),
    "hint.until": Words(
        "Comme 2027-03-01. Après ce jour, la réponse dira qu’elle est à vérifier.",
        "As 2027-03-01. After that day the answer says that it is to be checked.",
    ),
    # A dry run
    "dry_run.title": Words(
        "**Ce que cela ferait** · rien n’est encore publié", "**What this would do** · nothing is published yet"
    ),
    "dry_run.until": Words("⏳ Bon jusqu’au {until}", "⏳ Holds until {until}"),
    "dry_run.answers.one": Words("✅ Répond à **{n}** question ouverte", "✅ Answers **{n}** open question"),
    "dry_run.answers.many": Words("✅ Répond à **{n}** questions ouvertes", "✅ Answers **{n}** open questions"),
    "dry_run.changes.one": Words("✏️ Change **{n}** réponse", "✏️ Changes **{n}** answer"),
    "dry_run.changes.many": Words("✏️ Change **{n}** réponses", "✏️ Changes **{n}** answers"),
    "dry_run.breaks.one": Words("🧪 Brise **{n}** question d’essai", "🧪 Breaks **{n}** test question"),
    "dry_run.breaks.many": Words("🧪 Brise **{n}** questions d’essai", "🧪 Breaks **{n}** test questions"),
    "dry_run.opened": Words("- {id} · «\u00a0{question}\u00a0» → {title}", "- {id} · “{question}” → {title}"),
    "dry_run.warnings": Words(
        "Avertissements nouveaux, qui n’empêchent pas de publier\u00a0:", "New warnings, which keep nobody from publishing:"
    ),
    "dry_run.missed": Words(
        "⚠️ N’obtiendrait pas cette réponse, et garde le groupe ouvert\u00a0:",
        "⚠️ Would not get this answer, and keeps the group open:",
    ),
    "dry_run.there": Words("**{path}**, ce qui est là\u00a0:", "**{path}**, what is there:"),
    "dry_run.wanted": Words("**{path}**, ce qui serait écrit\u00a0:", "**{path}**, what would be written:"),
    "dry_run.no_file": Words("(rien)", "(nothing)"),
    "draft.replace": Words("J’ai comparé, remplacer", "I compared, replace"),
    "told.answer_partly": Words(
        "Publié. Le groupe reste ouvert, car ceci n’obtient pas encore cette réponse\u00a0:\n{questions}",
        "Published. The group stays open, for this does not get this answer yet:\n{questions}",
    ),
    "dry_run.question": Words("- «\u00a0{question}\u00a0»", "- “{question}”"),
    "dry_run.changed": Words(
        "- «\u00a0{question}\u00a0»\u00a0: {before} → {after}",
        "- “{question}”: {before} → {after}",
    ),
    "dry_run.nothing": Words("(pas de réponse)", "(no answer)"),
    "dry_run.flags": Words(
        "👀 À regarder avant que ce soit public\u00a0: {flags}", "👀 To look at before it is public: {flags}"
    ),
    "draft.publish": Words("Publier", "Publish"),
    "draft.override": Words("Publier quand même…", "Publish all the same…"),
    "draft.amend": Words("Corriger", "Amend"),
    "draft.until": Words("Bon jusqu’au…", "Holds until…"),
    "draft.replaced": Words(
        "Cet essai n’est plus le dernier\u00a0: il est publié, ou vous en avez écrit un autre depuis.",
        "This dry run is no longer the last one: it is published, or you wrote another since.",
    ),
    "group.gone": Words(
        "Ce groupe n’existe plus\u00a0: ses questions ont été effacées.", "This group is gone: its questions were erased."
    ),
    # Where they are
    "cards.where": Words(
        "Les cartes des plus demandées sont dans {channel}; on y répond d’un bouton.",
        "The cards of the most wanted are in {channel}; a button answers them.",
    ),
}
