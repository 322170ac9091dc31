"""What the bot says on Discord to the staff, and to its operator of Discord. Knows nothing of discord.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
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
    # For the team
    "team.only": Words(
        "Cette commande est réservée à l’équipe. Il faut un de ses rôles, que le bot connaît par ses réglages "
        "(`discord.staff_role_ids`).",
        "This command is for the team. It takes one of its roles, which the bot knows from its settings "
        "(`discord.staff_role_ids`).",
    ),
    "team.not_your_role": Words(
        "Votre rôle permet de regarder (`review.discord_roles`), pas de faire ce geste. Rien n’a changé.",
        "Your role lets you look (`review.discord_roles`), and not do this. Nothing has changed.",
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
    "team.week.on": Words(
        "C’est noté\u00a0: chaque semaine, les questions vous viendront en un message privé, jamais la nuit. La même commande "
        "l’arrête.",
        "Noted: each week the questions come to you in a private message, never at night. The same command stops it.",
    ),
    "team.week.off": Words(
        "C’est arrêté\u00a0: plus de message privé chaque semaine.", "Stopped: no more private message each week."
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
    "queue.reason.too_close": Words("plusieurs réponses proches", "several near answers"),
    "queue.reason.unknown_entity": Words("nom inconnu", "unknown name"),
    "queue.reason.wrong_answer": Words("«\u00a0Faux\u00a0»", "“Wrong”"),
    "queue.reason.not_recorded": Words("pas consigné", "not recorded"),
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
}
