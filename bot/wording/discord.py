"""What the bot itself says on Discord. Knows nothing of discord.py; commands and the staff's have files of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words
from bot.wording import discord_team, feedback

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    **discord_team.SENTENCES,
    **feedback.SENTENCES,
    "presence": Words("Une question? /demander", "A question? /ask"),
    # Under an answer
    "reply.source_dated": Words(
        "Source\u00a0: {title}, {date} · vérifié le {checked}", "Source: {title}, {date} · checked on {checked}"
    ),
    "reply.source_undated": Words(
        "Source\u00a0: {title}, sans date · vérifié le {checked}", "Source: {title}, undated · checked on {checked}"
    ),
    "reply.noted": Words("📝 Noté pour l’équipe", "📝 Noted for the team"),
    "page.of": Words("Page {page} de {count}", "Page {page} of {count}"),
    "page.previous": Words("Page précédente", "Previous page"),
    "page.next": Words("Page suivante", "Next page"),
    "share.label": Words("Partager", "Share"),
    "share.by": Words("Partagé par {who}", "Shared by {who}"),
    "share.forbidden": Words(
        "Vous n’avez pas le droit d’écrire dans ce salon; la réponse reste donc à vous seul.",
        "You may not write in this channel, so the answer stays yours alone.",
    ),
    "reword.label": Words("Reformuler", "Rephrase"),
    "reword.title": Words("Dites-le autrement", "Say it another way"),
    "reword.field": Words("Votre question", "Your question"),
    # What one may do with a reply
    "send.label": Words("Envoyer à l’équipe", "Send to the team"),
    "send.done": Words(
        "C’est envoyé. L’équipe voit la question, sans votre nom.", "Sent. The team sees the question, without your name."
    ),
    "tell.label": Words("Préviens-moi", "Tell me"),
    "tell.done": Words(
        "Entendu\u00a0: je vous écrirai en message privé quand la réponse sera là, d’ici {days} jours. "
        "Je garde pour ça votre numéro Discord, et je l’oublie aussitôt après. "
        "Vous avez changé d’idée? `/mes-donnees` l’efface.",
        "All right: I will write to you in a direct message when the answer is there, within {days} days. "
        "For that I keep your Discord number, and forget it right after. "
        "Changed your mind? `/my-data` erases it.",
    ),
    "feedback.not_kept": Words(
        "Je n’ai rien gardé\u00a0: il n’y avait là rien à transmettre, ou vous en avez déjà beaucoup envoyé aujourd’hui.",
        "I kept nothing: there was nothing to pass on, or you have sent a lot today already.",
    ),
    "told": Words(
        "Comme promis\u00a0: «\u00a0{question}\u00a0» a maintenant sa réponse. Je ne garde plus rien de votre demande.",
        "You wanted to be told: “{question}” has its answer now. I keep nothing more of that wish.",
    ),
    "told.again": Words("La revoir sur le web", "See it again on the web"),
    # What is kept of a person
    "mine.title": Words(
        "**Ce que je garde de vous** · {questions} question(s), {wishes} «\u00a0Préviens-moi\u00a0», {said} avis",
        "**What I keep of you** · {questions} question(s), {wishes} wish(es) to be told, {said} verdict(s)",
    ),
    "mine.question": Words("- «\u00a0{text}\u00a0», {day}", "- “{text}”, {day}"),
    "mine.wish": Words(
        "- 🔔 «\u00a0{text}\u00a0», jusqu’au {expires} au plus tard", "- 🔔 “{text}”, until {expires} at the latest"
    ),
    "mine.said": Words(
        "- une réponse, pour vous\u00a0: {verdict}, {day}{comment}", "- an answer, to you: {verdict}, {day}{comment}"
    ),
    "mine.more": Words("… et {count} de plus, dans le fichier", "… and {count} more, in the file"),
    "mine.nothing": Words(
        "Je n’ai rien d’écrit sur vous. Le fil de notre conversation est en mémoire et s’oublie de lui-même; "
        "«\u00a0Tout effacer\u00a0» l’oublie tout de suite.",
        "I have nothing written about you. The thread of our conversation is in memory and is forgotten by itself; "
        "“Erase everything” forgets it right away.",
    ),
    "mine.export": Words("Télécharger", "Download"),
    "mine.exported": Words("Voici tout ce que je garde de vous.", "Here is all that I keep of you."),
    "mine.erase": Words("Tout effacer", "Erase everything"),
    "mine.sure": Words(
        "Effacer pour de bon tout ce que je garde de vous? Je ne vous préviendrai plus d’aucune réponse.",
        "Erase for good all that I keep of you? You will not be told of any answer either.",
    ),
    "mine.confirm": Words("Oui, effacer", "Yes, erase"),
    "mine.erased": Words(
        "C’est effacé\u00a0: {count} élément(s), et le fil de notre conversation.",
        "Erased: {count} item(s), and the thread of our conversation.",
    ),
    # Help
    "help.text": Words(
        "**Demandez-moi ce que vous voulez sur {the_region}**{covers}, en français ou en anglais, "
        "comme ça vous vient. Chaque réponse donne sa source et sa date; quand je ne sais pas, je le dis.\n\n"
        "- `/demander`\u00a0: vous seul voyez la réponse\n"
        "- `/fiche`\u00a0: tout ce qui est connu d’un organisme, d’un lieu ou d’une personne\n"
        "- en message privé, écrivez-moi tout simplement\n"
        "- dans un salon, mentionnez-moi ({me}) ou répondez à un de mes messages\n"
        "- sur le message de quelqu’un\u00a0: clic droit, *Applications*, *Demander au bot*\n"
        "- `/confidentialite` et `/mes-donnees`\u00a0: ce que je garde, et comment l’effacer\n\n"
        "Pour essayer\u00a0:",
        "**Ask me anything about {the_region}**{covers}, in English or in French, "
        "as it comes to you. Every answer gives its source and its date; when I don’t know, I say so.\n\n"
        "- `/ask`: only you see the answer\n"
        "- `/profile`: all that is known of an organisation, a place or a person\n"
        "- in a direct message, just write to me\n"
        "- in a channel, mention me ({me}) or reply to one of my messages\n"
        "- on someone’s message: right-click, *Apps*, *Ask the bot*\n"
        "- `/privacy` and `/my-data`: what I keep, and how to erase it\n\n"
        "To try it:",
    ),
    # Privacy
    "privacy.text": Words(
        "**Confidentialité**\n"
        "**Ce que je garde.** Seulement les questions restées sans réponse, ou dont vous dites la réponse fausse, "
        "pour que l’équipe écrive celle qui manque\u00a0: le texte "
        "(courriels, téléphones, longs numéros et mentions de personnes y sont masqués), "
        "la langue, «\u00a0Discord\u00a0», le jour, la raison du refus et la réponse la plus proche. "
        "Et vos avis sur les réponses, avec la raison et le mot que vous y joignez, masqué. "
        "Ni votre nom ni votre serveur. Une empreinte de votre identifiant, faite avec des clés secrètes qui changent, "
        "compte combien de personnes ont demandé la même chose. Seul «\u00a0Préviens-moi\u00a0» garde votre numéro Discord, "
        "le temps de vous prévenir, {told_within} jours au plus.\n"
        "**Combien de temps.** {days} jours, puis c’est effacé. Le fil de la conversation et les dernières réponses restent "
        "en mémoire {minutes} minutes, jamais par écrit.\n"
        "**Ailleurs.** Discord transporte et garde les messages hors du Québec, selon ses propres règles. "
        "Une question posée avec `/demander` n’est visible que de vous.{staff}\n"
        "**Qui en répond.** {officer}\n"
        "Avec `/mes-donnees`, vous voyez ce que je garde de vous, l’emportez ou l’effacez.",
        "**Privacy**\n"
        "**What is kept.** Only the questions left without an answer, or whose answer you call wrong, "
        "so that the team can write the missing one: "
        "the text (e-mail addresses, telephone numbers, long numbers and mentions of people are masked in it), "
        "the language, “Discord”, the day, the reason for the refusal and the nearest answer. "
        "And what you make of answers, with the reason and the words that you add, masked. "
        "Neither your name nor your server. A fingerprint of your identifier, made with secret keys that change, "
        "counts how many people asked the same thing. Only “Tell me” keeps your Discord number, "
        "until you are told, {told_within} days at most.\n"
        "**For how long.** {days} days, then it is erased. The thread of the conversation and the last answers stay "
        "in memory for {minutes} minutes, never in writing.\n"
        "**Elsewhere.** Discord carries and keeps messages outside Québec, by its own rules. "
        "A question asked with `/ask` is seen by you alone.{staff}\n"
        "**Who is responsible.** {officer}\n"
        "With `/my-data` you see what is kept of you, take it along or erase it.",
    ),
    "privacy.staff": Words(
        " L’équipe lit les questions gardées, masquées, dans son salon privé; la carte d’une question part avec elle.",
        " The team reads the questions that are kept, masked, in its private channel; the card of a question goes with it.",
    ),
    "privacy.officer": Words(
        "{officer}, responsable de la protection des renseignements personnels, {name} ({where})",
        "{officer}, person in charge of the protection of personal information, {name} ({where})",
    ),
    "privacy.contact": Words("{name} ({where})", "{name} ({where})"),
    # When there is no question to answer
    "message.wordless": Words(
        "Je ne lis que les mots. Posez-moi une question sur {the_region}, par exemple\u00a0: *{example}*",
        "I only read words. Ask me a question about {the_region}, for instance: *{example}*",
    ),
    "message.unread": Words(
        "Discord ne me montre pas les réponses sans mention. Mentionnez-moi ({me}) ou passez par `/demander`.",
        "Discord does not show me replies without a mention. Mention me ({me}) or use `/ask`.",
    ),
    "button.stale": Words(
        "Ce bouton ne sert plus. Posez la question avec `/demander`, et j’y réponds.",
        "This button no longer works. Ask with `/ask`, and I will answer.",
    ),
    "slow_down": Words(
        "Que de questions! Laissez-moi souffler un peu\u00a0: redemandez dans {seconds}\u00a0s.",
        "What lovely curiosity! Let me catch my breath: please ask again in {seconds}\u00a0s.",
    ),
    "store_unavailable": Words(
        "Je n’arrive pas à écrire ni à lire mes données pour l’instant, alors rien n’a été gardé. "
        "L’équipe en est avertie. Réessayez dans une minute.",
        "I cannot write or read my data right now, so nothing was kept. The team has been told. Please try again in a minute.",
    ),
    "busy": Words(
        "Il y a bien du monde en même temps que vous. Redemandez dans {seconds}\u00a0s, s’il vous plaît.",
        "Many people are asking at once, and I don’t want to keep you waiting without a word. "
        "Please ask again in {seconds}\u00a0s.",
    ),
    "broken": Words(
        "Quelque chose a lâché de notre côté; ce n’est pas votre question. C’est consigné, et on va regarder. "
        "Réessayez dans un instant.",
        "Something broke on our side; it is not your question. It has been recorded, and we will look. "
        "Please try again in a moment.",
    ),
}
