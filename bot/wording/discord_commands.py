"""The names and descriptions of the commands on Discord, French with its English. Knows nothing of discord.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
COMMANDS: Final[Mapping[str, Words]] = {
    "ask.name": Words("demander", "ask"),
    "ask.description": Words(
        "Posez une question sur {the_region}; vous seul voyez la réponse",
        "Ask a question about {the_region}; only you see the answer",
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
        "Ce que je garde de vos questions, pourquoi et combien de temps",
        "What is kept of your questions, why and for how long",
    ),
    "mine.name": Words("mes-donnees", "my-data"),
    "mine.description": Words(
        "Ce que je garde de vous\u00a0: le voir, l’emporter, l’effacer", "What is kept of you: see it, take it along, erase it"
    ),
    "team.name": Words("equipe", "team"),
    "team.description": Words("Pour l’équipe du bot", "For the bot’s team"),
    "team.questions.name": Words("questions", "questions"),
    "team.questions.description": Words(
        "Les questions restées sans réponse, les plus demandées d’abord",
        "The questions left without an answer, most wanted first",
    ),
    "team.answer.name": Words("reponse", "answer"),
    "team.answer.description": Words(
        "Trouver une réponse du bot, la voir au complet, la corriger",
        "Find one of the bot’s answers, see all about it, correct it",
    ),
    "team.answer.option": Words("mots", "words"),
    "team.answer.hint": Words(
        "Un mot du titre, du texte, d’un nom, d’une question ou de la source; puis choisissez",
        "A word of the title, the text, a name, a question or the source; then choose",
    ),
    "team.again.name": Words("relire", "reread"),
    "team.again.description": Words(
        "Ce qui a vieilli : toujours vrai, ou à corriger", "What has grown old: still so, or to be corrected"
    ),
    "team.link.name": Words("lien", "link"),
    "team.link.description": Words(
        "Un lien vers les pages de l’équipe, pour vous seul", "A link to the team’s pages, for you alone"
    ),
    "team.week.name": Words("semaine", "week"),
    "team.week.description": Words(
        "La semaine des questions en message privé; la même commande l’arrête",
        "The week in a private message; again to stop it",
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
