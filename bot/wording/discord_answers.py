"""The sentences of answers that staff find, look over and correct on Discord. Knows nothing of discord.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words
from bot.wording import discord_desk, finding, freshness, staff_feedback

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    **discord_desk.SENTENCES,
    **finding.SENTENCES,
    **freshness.SENTENCES,
    **staff_feedback.SENTENCES,
    # What was looked for
    "find.some": Words(
        "**{n} réponses** parlent de «\u00a0{text}\u00a0». Choisissez\u00a0:", "**{n} answers** speak of “{text}”. Choose one:"
    ),
    "find.many": Words(
        "**{n} réponses** parlent de «\u00a0{text}\u00a0»; voici les {shown} plus proches. Ajoutez un mot pour en voir moins.",
        "**{n} answers** speak of “{text}”; here are the {shown} nearest. Add a word to see fewer.",
    ),
    "find.choose": Words("Quelle réponse?", "Which answer?"),
    "find.derived": Words(
        f"**{{title}}** · `{{entry}}`\n{finding.DERIVED.in_('fr')}", f"**{{title}}** · `{{entry}}`\n{finding.DERIVED.in_('en')}"
    ),
    "find.gone": Words("Cette réponse n’existe plus.", "This answer no longer exists."),
    "find.english_there": Words("L’anglais y est déjà.", "The English is already there."),
    # The sheet of an answer
    "sheet.title": Words("**{title}** · `{entry}`", "**{title}** · `{entry}`"),
    "sheet.file": Words("-# `{file}`", "-# `{file}`"),
    "sheet.fr": Words("**En français**", "**In French**"),
    "sheet.en": Words("**En anglais**", "**In English**"),
    "sheet.no_english": Words("-# Pas encore d’anglais.", "-# No English yet."),
    "sheet.refusal": Words(
        "-# Le bot reconnaît cette question et répond qu’il ne le sait pas\u00a0: il n’y a pas de texte à corriger ici.",
        "-# The bot recognises this question and says that it does not know: there is no text to correct here.",
    ),
    "sheet.sources": Words("**Source**", "**Source**"),
    "sheet.until": Words("⏳ Bon jusqu’au {day}", "⏳ Holds until {day}"),
    "sheet.due": Words("🕰️ À relire depuis le {day}", "🕰️ To be read again since {day}"),
    "sheet.steps": Words("**Prochaine étape**", "**Next step**"),
    "sheet.asked.one": Words("**Donnée {n} fois**", "**Given {n} time**"),
    "sheet.asked.many": Words("**Donnée {n} fois**", "**Given {n} times**"),
    "sheet.asked_by": Words("{languages} · {channels} · en dernier le {day}", "{languages} · {channels} · last on {day}"),
    "sheet.counted": Words("{what}\u00a0: {n}", "{what}: {n}"),
    "sheet.examples": Words("-# Comment des gens l’ont demandé (masqué)\u00a0:", "-# How people asked it (masked):"),
    "sheet.example": Words("- «\u00a0{question}\u00a0» · {askers}", "- “{question}” · {askers}"),
    "sheet.no_example": Words(
        "-# Le bot ne garde pas les questions qui ont eu leur réponse\u00a0: pas d’exemple à montrer.",
        "-# The bot keeps no question that got its answer: there is no example to show.",
    ),
    "sheet.more": Words("- … et {count} groupes de plus", "- … and {count} more groups"),
    "sheet.said_back": Words("**Ce que les gens en disent**", "**What people say about it**"),
    "sheet.comment": Words("- «\u00a0{text}\u00a0» · {told}", "- “{text}” · {told}"),
    "sheet.journal": Words("**Ce que l’équipe a fait**", "**What the team did**"),
    "sheet.act": Words("- {what} · **{by}**, le {at}", "- {what} · **{by}**, {at}"),
    "sheet.acts_more": Words(
        "-# … et {count} gestes plus anciens, dans le journal de la page (`/equipe lien`)",
        "-# … and {count} older acts, in the journal of the page (`/team link`)",
    ),
    "sheet.waits": Words(
        "👀 Une correction de **{by}** attend d’être approuvée.", "👀 A correction by **{by}** waits for approval."
    ),
    "sheet.page": Words("-# Page {page} de {last}", "-# Page {page} of {last}"),
    "sheet.previous": Words("Précédente", "Previous"),
    "sheet.next": Words("Suivante", "Next"),
    # Its buttons
    "answer.confirm": Words("Toujours vrai", "Still so"),
    "answer.correct": Words("Corriger", "Correct"),
    "answer.english": Words("Titre en anglais…", "English title…"),
    "answer.sheet": Words("Fiche", "Sheet"),
    "answer.undo": Words("Annuler le dernier geste", "Undo the last act"),
    "answer.put_back": Words("J’ai comparé, remettre", "I compared, put back"),
    # Its forms: titles and labels of 45 characters at most, hints of 100
    "form.correct": Words("Corriger", "Correct"),
    "form.english": Words("En anglais aussi", "In English, too"),
    "field.correct_fr": Words("La réponse, en français", "The answer, in French"),
    "field.correct_en": Words("La réponse, en anglais", "The answer, in English"),
    "hint.correct_en": Words(
        "Si le français change, changez-la aussi\u00a0: sinon, elle dira encore l’ancien texte.",
        "If the French changes, change this too, or it will go on saying the old text.",
    ),
    "field.correct_source": Words("Une autre source (vide\u00a0: celle d’avant reste)", "Another source (empty: it stays)"),
    "hint.correct_source": Words(
        "Titre, adresse, date (AAAA-MM-JJ), une par ligne. La même, plus récente\u00a0: la date seule.",
        "Title, address, date (YYYY-MM-DD), one a line. The same one, more recent: its date alone.",
    ),
    "field.correct_actions": Words("Prochaine étape, une par ligne", "Next step, one a line"),
    "hint.correct_actions": Words(
        "Comme 418 555-0123 | Appeler | Call, ou une adresse web, ou un courriel.",
        "As 418 555-0123 | Appeler | Call, or a web address, or a mail address.",
    ),
    "field.title_english": Words("Le titre, en anglais", "The title, in English"),
    "field.question_english": Words("La question, en anglais", "The question, in English"),
    "field.phrasings_english": Words("Façons de le demander, en anglais", "Ways to ask it, in English"),
    "form.too_long": Words(
        "C’est trop long pour un formulaire de Discord ({most} caractères par case). Corrigez sur la page\u00a0: "
        "`/equipe lien`.",
        "This is too long for a form on Discord ({most} characters a field). Correct it on the page: `/team link`.",
    ),
    # The trial of a correction
    "trial.difference": Words("**Avant → après**", "**Before → after**"),
    "trial.mend": Words(
        "🧪 Des questions d’essai attendent encore l’ancien texte; corrigez-les aussi, dans leurs fichiers.",
        "🧪 Some test questions still want the old text; correct them too, in their files.",
    ),
    "trial.loses": Words(
        "⚠️ Des questions d’essai perdraient leur réponse\u00a0: publier demande une raison.",
        "⚠️ Test questions would lose their answer: publishing takes a reason.",
    ),
    "trial.changed": Words(
        "⚠️ Quelqu’un a changé cette réponse depuis votre essai. Rien n’est publié\u00a0: regardez de nouveau.",
        "⚠️ Somebody has changed this answer since your trial. Nothing is published: look again.",
    ),
    "trial.whole": Words("Tout voir", "See it all"),
    "trial.seen": Words("**Ce que les gens verront** · «\u00a0{question}\u00a0»", "**What people will see** · “{question}”"),
    "trial.longer": Words(
        "-# Il y en a plus que Discord n’en montre\u00a0: comparez le reste sur la page, `/equipe lien`.",
        "-# There is more than Discord shows: compare the rest on the page, `/team link`.",
    ),
    "trial.replaced": Words("**{path}**", "**{path}**"),
    # What is to be read again
    "again.title": Words("**À relire** · {first} à {last} sur {total}", "**To read again** · {first} to {last} of {total}"),
    "again.link": Words("🔗 <{url}> {told}", "🔗 <{url}> {told}"),
    "again.contradiction": Words("⚡ {pair}", "⚡ {pair}"),
    "again.open": Words("Ouvrir la source", "Open the source"),
}
