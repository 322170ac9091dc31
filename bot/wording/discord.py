"""What the bot itself says on Discord, and the names of its commands. Knows nothing of discord.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
COMMANDS: Final[Mapping[str, Words]] = {
    "ask.name": Words("demander", "ask"),
    "ask.description": Words(
        "Posez une question sur le Kamouraska; vous seul voyez la réponse",
        "Ask a question about the Kamouraska; only you see the answer",
    ),
    "ask.question": Words("Votre question, comme elle vous vient", "Your question, as it comes to you"),
    "ask.menu": Words("Demander au bot", "Ask the bot"),
    "profile.name": Words("fiche", "profile"),
    "profile.description": Words(
        "Ce qui est connu d’un organisme, d’un lieu ou d’une personne",
        "What is known of an organisation, a place or a person",
    ),
    "profile.option": Words("nom", "name"),
    "profile.hint": Words("Commencez à écrire le nom, puis choisissez", "Begin to write the name, then choose"),
    "help.name": Words("aide", "help"),
    "help.description": Words("Ce que le bot sait faire, et comment lui parler", "What the bot can do, and how to talk to it"),
    "privacy.name": Words("confidentialite", "privacy"),
    "privacy.description": Words(
        "Ce qui est gardé de vos questions, pourquoi et combien de temps",
        "What is kept of your questions, why and for how long",
    ),
    "mine.name": Words("mes-donnees", "my-data"),
    "mine.description": Words(
        "Ce qui est gardé de vous\u00a0: le voir, l’emporter, l’effacer", "What is kept of you: see it, take it along, erase it"
    ),
    "team.name": Words("equipe", "team"),
    "team.description": Words("Pour l’équipe du bot", "For the bot’s team"),
    "team.questions.name": Words("questions", "questions"),
    "team.questions.description": Words(
        "Les questions restées sans réponse, les plus demandées d’abord",
        "The questions left without an answer, most wanted first",
    ),
    "team.link.name": Words("lien", "link"),
    "team.link.description": Words(
        "Un lien vers les pages de l’équipe, pour vous seul", "A link to the team’s pages, for you alone"
    ),
    "team.reload.name": Words("recharger", "reload"),
    "team.reload.description": Words(
        "Relit les fichiers de connaissances, sans redémarrer", "Reads the knowledge files again, without a restart"
    ),
    "team.diagnostic.name": Words("diagnostic", "diagnostic"),
    "team.diagnostic.description": Words(
        "Vérifie les rôles, le salon et la connexion, et publie une carte d’essai",
        "Checks the roles, the channel and the connection, and posts a test card",
    ),
}

SENTENCES: Final[Mapping[str, Words]] = {
    "presence": Words("Une question? /demander", "A question? /ask"),
    # What the operator is told
    "failure.token": Words(
        "Discord a refusé le jeton. Recopiez celui du bot (https://discord.com/developers/applications, Bot, Reset Token) "
        "dans DISCORD_TOKEN, puis relancez.",
        "Discord refused the token. Copy the bot’s again (https://discord.com/developers/applications, Bot, Reset Token) "
        "into DISCORD_TOKEN, then start again.",
    ),
    "failure.closed": Words(
        "Discord a mis fin à la connexion pour de bon (code {code})\u00a0: {cause}",
        "Discord closed the connection for good (code {code}): {cause}",
    ),
    "failure.refused": Words(
        "Discord refuse de laisser entrer le bot\u00a0: {cause}", "Discord refuses to let the bot in: {cause}"
    ),
    # Under an answer
    "reply.source_dated": Words(
        "Source\u00a0: {title}, {date} · vérifié le {checked}", "Source: {title}, {date} · checked on {checked}"
    ),
    "reply.source_undated": Words(
        "Source\u00a0: {title}, sans date · vérifié le {checked}", "Source: {title}, undated · checked on {checked}"
    ),
    "reply.noted": Words("📝 Noté pour l’équipe", "📝 Noted for the team"),
    "website.label": Words("Site web", "Website"),
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
    "wrong.label": Words("Ce n’est pas ça", "That’s not it"),
    "wrong.done": Words(
        "Merci de le dire! L’équipe verra votre question et la réponse que j’ai donnée, et corrigera.",
        "Thank you for saying so! The team will see your question and the answer I gave, and set it right.",
    ),
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
        "Vous vouliez être prévenu·e\u00a0: «\u00a0{question}\u00a0» a maintenant sa réponse. "
        "Je ne garde plus rien de cette demande.",
        "You wanted to be told: “{question}” has its answer now. I keep nothing more of that wish.",
    ),
    # What is kept of a person
    "mine.title": Words(
        "**Ce que je garde de vous** · {questions} question(s), {wishes} demande(s) d’être prévenu·e",
        "**What I keep of you** · {questions} question(s), {wishes} wish(es) to be told",
    ),
    "mine.question": Words("- «\u00a0{text}\u00a0», {day}", "- “{text}”, {day}"),
    "mine.wish": Words(
        "- 🔔 «\u00a0{text}\u00a0», jusqu’au {expires} au plus tard", "- 🔔 “{text}”, until {expires} at the latest"
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
        "Effacer pour de bon tout ce que je garde de vous? Vous ne serez plus prévenu·e d’aucune réponse.",
        "Erase for good all that I keep of you? You will not be told of any answer either.",
    ),
    "mine.confirm": Words("Oui, effacer", "Yes, erase"),
    "mine.erased": Words(
        "C’est effacé\u00a0: {count} élément(s), et le fil de notre conversation.",
        "Erased: {count} item(s), and the thread of our conversation.",
    ),
    # Help
    "help.text": Words(
        "**Demandez-moi ce que vous voulez sur le Kamouraska**\n"
        "Qui en sont les partenaires, ce que fait un organisme, où, depuis quand… en français ou en anglais, "
        "comme ça vous vient. Chaque réponse donne sa source et sa date; quand je ne sais pas, je le dis.\n\n"
        "- `/demander`\u00a0: vous seul voyez la réponse\n"
        "- `/fiche`\u00a0: tout ce qui est connu d’un organisme, d’un lieu ou d’une personne\n"
        "- en message privé, écrivez-moi tout simplement\n"
        "- dans un salon, mentionnez-moi ({me}) ou répondez à un de mes messages\n"
        "- sur le message de quelqu’un\u00a0: clic droit, *Applications*, *Demander au bot*\n"
        "- `/confidentialite` et `/mes-donnees`\u00a0: ce que je garde, et comment l’effacer\n\n"
        "Pour essayer\u00a0:",
        "**Ask me anything about the Kamouraska**\n"
        "Who its partners are, what an organisation does, where, since when… in English or in French, "
        "as it comes to you. Every answer gives its source and its date; when I don’t know, I say so.\n\n"
        "- `/ask`: only you see the answer\n"
        "- `/profile`: all that is known of an organisation, a place or a person\n"
        "- in a direct message, just write to me\n"
        "- in a channel, mention me ({me}) or reply to one of my messages\n"
        "- on someone’s message: right-click, *Apps*, *Ask the bot*\n"
        "- `/privacy` and `/my-data`: what I keep, and how to erase it\n\n"
        "To try it:",
    ),
    "help.example_1": Words("Quels sont les partenaires Leader?", "Who are the Leader partners?"),
    "help.example_2": Words("Combien y a-t-il de partenaires?", "How many partners are there?"),
    "help.example_3": Words("Qu’est-ce que le marketing territorial?", "What is territorial marketing?"),
    # Privacy
    "privacy.text": Words(
        "**Confidentialité**\n"
        "**Ce qui est gardé.** Seulement les questions restées sans réponse, ou dont vous dites "
        "«\u00a0Ce n’est pas ça\u00a0», pour que l’équipe écrive la réponse "
        "qui manque\u00a0: le texte (courriels, téléphones, longs numéros et mentions de personnes y sont masqués), "
        "la langue, «\u00a0Discord\u00a0», le jour, la raison du refus et la réponse la plus proche. "
        "Ni votre nom ni votre serveur. Une empreinte de votre identifiant, faite avec une clé secrète, "
        "compte combien de personnes ont demandé la même chose. Seul «\u00a0Préviens-moi\u00a0» garde votre numéro Discord, "
        "le temps de vous prévenir, {told_within} jours au plus.\n"
        "**Combien de temps.** {days} jours, puis c’est effacé. Le fil de la conversation reste en mémoire "
        "{minutes} minutes, jamais par écrit.\n"
        "**Ailleurs.** Discord transporte et garde les messages hors du Québec, selon ses propres règles. "
        "Une question posée avec `/demander` n’est visible que de vous.\n"
        "**Qui en répond.** {officer}\n"
        "Avec `/mes-donnees`, vous voyez ce qui est gardé de vous, l’emportez ou l’effacez.",
        "**Privacy**\n"
        "**What is kept.** Only the questions left without an answer, or of which you say “That’s not it”, "
        "so that the team can write the missing one: "
        "the text (e-mail addresses, telephone numbers, long numbers and mentions of people are masked in it), "
        "the language, “Discord”, the day, the reason for the refusal and the nearest answer. "
        "Neither your name nor your server. A fingerprint of your identifier, made with a secret key, "
        "counts how many people asked the same thing. Only “Tell me” keeps your Discord number, "
        "until you are told, {told_within} days at most.\n"
        "**For how long.** {days} days, then it is erased. The thread of the conversation stays in memory "
        "for {minutes} minutes, never in writing.\n"
        "**Elsewhere.** Discord carries and keeps messages outside Québec, by its own rules. "
        "A question asked with `/ask` is seen by you alone.\n"
        "**Who is responsible.** {officer}\n"
        "With `/my-data` you see what is kept of you, take it along or erase it.",
    ),
    "privacy.officer": Words(
        "{officer}, responsable de la protection des renseignements personnels, {name} ({where})",
        "{officer}, person in charge of the protection of personal information, {name} ({where})",
    ),
    "privacy.contact": Words("{name} ({where})", "{name} ({where})"),
    # For the team
    "team.only": Words(
        "Cette commande est réservée à l’équipe. Il faut un de ses rôles, que le bot connaît par ses réglages "
        "(`discord.staff_role_ids`).",
        "This command is for the team. It takes one of its roles, which the bot knows from its settings "
        "(`discord.staff_role_ids`).",
    ),
    "team.no_roles": Words(
        "Aucun rôle d’équipe n’est réglé, et personne ne peut donc s’en servir. Mettez les numéros des rôles sous "
        "`discord.staff_role_ids` dans `config.yaml`, puis redémarrez.",
        "No team role is set, so nobody can use this. Put the numbers of the roles under "
        "`discord.staff_role_ids` in `config.yaml`, then start again.",
    ),
    "team.reloaded": Words(
        "✅ Connaissances relues\u00a0: {entities} organismes, lieux et personnes, {topics} sujets.",
        "✅ Knowledge read again: {entities} organisations, places and people, {topics} topics.",
    ),
    "team.link": Words(
        "[Ouvrir les pages de l’équipe]({link})\nLe lien ne sert qu’une fois, pendant {minutes} minutes. Gardez-le pour vous.",
        "[Open the team’s pages]({link})\nThe link works once, for {minutes} minutes. Keep it to yourself.",
    ),
    # The questions that wait
    "queue.title": Words(
        "**Questions sans réponse** · {first} à {last} sur {total}", "**Unanswered questions** · {first} to {last} of {total}"
    ),
    "queue.empty": Words("Aucune question en attente. Bravo!", "No question is waiting. Well done!"),
    "queue.item": Words("**{id}** · «\u00a0{question}\u00a0»", "**{id}** · “{question}”"),
    "queue.about": Words(
        "{count} fois, {askers} personne(s) · {reason} · {last}", "{count} times, {askers} person(s) · {reason} · {last}"
    ),
    "queue.previous": Words("Précédentes", "Previous"),
    "queue.next": Words("Suivantes", "Next"),
    "queue.reason.out_of_scope": Words("hors sujet", "out of scope"),
    "queue.reason.below_threshold": Words("pas de réponse sûre", "no sure answer"),
    "queue.reason.too_close": Words("entre plusieurs réponses", "between several answers"),
    "queue.reason.unknown_entity": Words("organisme ou lieu inconnu", "unknown organisation or place"),
    "queue.reason.wrong_answer": Words("réponse jugée mauvaise", "answer said to be wrong"),
    "queue.reason.not_recorded": Words("renseignement manquant", "fact not recorded"),
    # What the diagnostic finds
    "check.title": Words("**Diagnostic**", "**Diagnostic**"),
    "check.connection": Words(
        "Connecté\u00a0: {servers} serveur(s), {shards} connexion(s), {ms}\u00a0ms",
        "Connected: {servers} server(s), {shards} connection(s), {ms}\u00a0ms",
    ),
    "check.no_server": Words(
        "Le bot n’est sur aucun serveur. Invitez-le avec le lien de `kamouraska discord-invite`.",
        "The bot is on no server. Invite it with the link of `kamouraska discord-invite`.",
    ),
    "check.commands": Words("Commandes connues de Discord", "Commands known to Discord"),
    "check.commands_late": Words(
        "Discord n’a pas encore pris les commandes\u00a0: voyez le journal du bot.",
        "Discord has not taken the commands yet: see the bot’s log.",
    ),
    "check.knowledge": Words(
        "Connaissances\u00a0: {entities} organismes, lieux et personnes, {topics} sujets",
        "Knowledge: {entities} organisations, places and people, {topics} topics",
    ),
    "check.roles_none": Words(
        "Aucun rôle d’équipe n’est réglé (`discord.staff_role_ids`)\u00a0: personne ne peut se servir de `/equipe`.",
        "No team role is set (`discord.staff_role_ids`): nobody can use `/team`.",
    ),
    "check.role": Words("Rôle d’équipe\u00a0: **{name}** ({server})", "Team role: **{name}** ({server})"),
    "check.role_missing": Words(
        "Le rôle {id} (`discord.staff_role_ids`) n’existe sur aucun serveur du bot.",
        "Role {id} (`discord.staff_role_ids`) exists on none of the bot’s servers.",
    ),
    "check.channel_none": Words(
        "Aucun salon d’équipe n’est réglé (`discord.staff_channel_id`)\u00a0: "
        "les questions se lisent avec `/equipe questions`.",
        "No team channel is set (`discord.staff_channel_id`): questions are read with `/team questions`.",
    ),
    "check.channel": Words("Salon d’équipe\u00a0: **#{name}** ({server})", "Team channel: **#{name}** ({server})"),
    "check.channel_missing": Words(
        "Le salon {id} (`discord.staff_channel_id`) n’existe pas, ou le bot ne le voit pas.",
        "Channel {id} (`discord.staff_channel_id`) does not exist, or the bot cannot see it.",
    ),
    "check.channel_wordless": Words(
        "**#{name}** (`discord.staff_channel_id`) n’est pas un salon où l’on écrit.",
        "**#{name}** (`discord.staff_channel_id`) is not a channel where one writes.",
    ),
    "check.channel_closed": Words(
        "Dans le salon d’équipe **#{name}**, il manque au bot\u00a0: {lacking}.",
        "In the team channel **#{name}**, the bot lacks: {lacking}.",
    ),
    "check.card_posted": Words("Carte d’essai publiée dans le salon d’équipe", "Test card posted in the team channel"),
    "check.card_refused": Words(
        "La carte d’essai n’a pas pu être publiée dans le salon d’équipe.",
        "The test card could not be posted in the team channel.",
    ),
    "check.card": Words(
        "**Carte d’essai**\nSi vous lisez ceci, le bot peut écrire dans ce salon. Personne n’a été averti.",
        "**Test card**\nIf you read this, the bot can write in this channel. Nobody was notified.",
    ),
    "permission.view_channel": Words("Voir le salon", "View Channel"),
    "permission.send_messages": Words("Envoyer des messages", "Send Messages"),
    # When there is no question to answer
    "message.wordless": Words(
        "Je ne lis que les mots. Posez-moi une question sur le Kamouraska, par exemple\u00a0: "
        "*Quels sont les partenaires Leader?*",
        "I only read words. Ask me a question about the Kamouraska, for instance: *Who are the Leader partners?*",
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
        "Quel bel intérêt! Laissez-moi souffler un peu\u00a0: redemandez dans {seconds}\u00a0s.",
        "What lovely curiosity! Let me catch my breath: please ask again in {seconds}\u00a0s.",
    ),
    "broken": Words(
        "Quelque chose a lâché de notre côté; ce n’est pas votre question. C’est consigné, et on va regarder. "
        "Réessayez dans un instant.",
        "Something broke on our side; it is not your question. It has been recorded, and we will look. "
        "Please try again in a moment.",
    ),
}
