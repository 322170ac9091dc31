"""The help of the command line: what each command and each of its options does. Knows no command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words
from bot.wording import cli_review_help

if TYPE_CHECKING:
    from collections.abc import Mapping

HELP: Final[Mapping[str, Words]] = {
    **cli_review_help.HELP,
    "--config": Words(
        "Le fichier de réglages (sinon $KAMOURASKA_CONFIG, sinon config.yaml ici).",
        "The settings file (else $KAMOURASKA_CONFIG, else config.yaml here).",
    ),
    "--lang": Words(
        "La langue des messages, fr ou en (sinon celle de l’environnement, sinon le français).",
        "The language of messages, fr or en (else the environment’s, else French).",
    ),
    "--help": Words("Affiche cette aide.", "Show this help."),
    "--json": Words("Écrit du JSON.", "Write JSON."),
    "kamouraska": Words(
        "Répond aux questions sur une région, avec ses sources.",
        "Answer questions about a region, with sources.",
    ),
    "ask": Words(
        "Répond à une question. Code de sortie\u00a0: 0 avec réponse, 3 sans, 2 si la commande est fautive.",
        "Answer one question. Exit code: 0 with an answer, 3 without, 2 for bad use.",
    ),
    "ask --jsonl": Words(
        'Lit l’entrée standard, un objet JSON par ligne ({"question": …}, au besoin "language", "conversation"), '
        "et en écrit un par ligne, dans le même ordre.",
        'Read standard input, a JSON object a line ({"question": …}, optionally "language", "conversation"), '
        "and write one a line, in the same order.",
    ),
    "ask --log": Words(
        "Noter, ou pas, les questions sans réponse (oui par défaut; non avec --jsonl).",
        "Note, or not, questions without an answer (yes by default; no with --jsonl).",
    ),
    "chat": Words("Converse dans le terminal.", "Converse in the terminal."),
    "chat --log": Words(
        "Noter, ou pas, les questions sans réponse (oui par défaut).",
        "Note, or not, questions without an answer (yes by default).",
    ),
    "check": Words(
        "Dit tout ce qui ne va pas dans les fichiers de connaissances; code de sortie 1 s’il y a une erreur.",
        "Tell every problem in the knowledge files; exit code 1 if there is an error.",
    ),
    "check --format": Words(
        "text pour une personne, json comme --json, github pour les annotations d’une demande de fusion.",
        "text for a person, json as --json, github for annotations beside a pull request.",
    ),
    "check --strict": Words("Un avertissement suffit pour le code de sortie 1.", "A warning is enough for exit code 1."),
    "check --full": Words(
        "Pose aussi toutes les formulations et les questions d’essai au bot\u00a0: plus long, à faire avant de publier.",
        "Asks the bot every phrasing and test question too: slower, to be done before publishing.",
    ),
    "check --rule": Words(
        "Explique une règle, avec un exemple qui passe et un qui ne passe pas, et montre tout ce qu’elle a trouvé.",
        "Explain a rule, with an example that passes and one that does not, and show all that it found.",
    ),
    "completion": Words(
        "Écrit ce qu’un interpréteur lit pour que la touche Tab complète les commandes\u00a0: "
        'eval "$(kamouraska completion bash)".',
        'Print what a shell reads so that the Tab key completes commands: eval "$(kamouraska completion bash)".',
    ),
    "--version": Words("Affiche la version du programme.", "Show the version of the program."),
    "links": Words(
        "Demande à chaque adresse web des connaissances si elle répond encore, une à la fois par site; FILE reçoit le rapport "
        "en JSON. Code de sortie 1 s’il y a quelque chose à corriger.",
        "Ask each web address of the knowledge whether it still answers, one at a time of each site; FILE takes the report as "
        "JSON. Exit code 1 if something is to be mended.",
    ),
    "knowledge": Words(
        "Les réponses dans un tableur, et retour.",
        "The answers in a spreadsheet, and back.",
    ),
    "knowledge export": Words(
        "Écrit chaque fait et chaque sujet sur une ligne de FILE (.xlsx, .csv). À corriger\u00a0: fr, en, source, actions, "
        "valid_until (le jour après lequel ça ne vaut plus).",
        "Writes every fact and topic as a row of FILE (.xlsx or .csv). To be edited: fr, en, source, actions, valid_until "
        "(the day after which it no longer holds).",
    ),
    "knowledge import": Words(
        "Reprend les lignes corrigées de FILE\u00a0: dit ce qui change, refuse ce que check refuserait, et alors n’écrit rien.",
        "Takes the edited rows of FILE back: says what changes, refuses what check would refuse, and then writes nothing.",
    ),
    "knowledge import --dry-run": Words(
        "Dire ce qui changerait, sans rien écrire.", "Say what would change, and write nothing."
    ),
    "init": Words(
        "Écrit dans DIR de quoi commencer\u00a0: réglages, connaissances et questions d’essai. N’écrase rien.",
        "Writes into DIR what to begin with: settings, knowledge and test questions. Overwrites nothing.",
    ),
    "new": Words(
        "Écrit l’ébauche d’une fiche (organisation, place, person) ou d’une question (topic), à compléter; "
        "avec region, un petit dossier de connaissances d’une autre région.",
        "Write the first draft of an entity (organisation, place, person) or of a topic, to be completed; "
        "with region, a small knowledge folder of another region.",
    ),
    "eval": Words(
        "Pose les questions de chaque FILE (.jsonl, .jsonl.gz\u00a0: question et expect ou expect_parts) et compte ce qui va.",
        "Ask the questions of each FILE (.jsonl, .jsonl.gz: question and expect or expect_parts) and count what goes well.",
    ),
    "explain": Words(
        "Montre ce qui a été compris d’une question, les candidats et la décision.",
        "Show what was understood of a question, the candidates and the decision.",
    ),
    "index": Words(
        "Prépare dès maintenant l’index des connaissances, pour que la prochaine commande démarre aussitôt.",
        "Prepare the index of the knowledge now, so that the next command starts at once.",
    ),
    "run": Words(
        "Démarre la page web, et Discord si DISCORD_TOKEN est là.",
        "Start the web page, and Discord if DISCORD_TOKEN is set.",
    ),
    "run --host": Words("L’adresse à écouter, plutôt que web.host.", "The address to listen on, instead of web.host."),
    "run --port": Words(
        "Le port, plutôt que web.port; 0 en choisit un libre.", "The port, instead of web.port; 0 picks a free one."
    ),
    "discord-invite": Words(
        "Donne le lien qui invite le bot sur un serveur Discord, avec le moins de permissions.",
        "Give the link that invites the bot to a Discord server, with the least permissions.",
    ),
    "discord-invite --application": Words(
        "Le numéro de l’application (sinon celui du jeton, DISCORD_TOKEN).",
        "The number of the application (else that of the token, DISCORD_TOKEN).",
    ),
    "backup": Words(
        "Copie la base de données et les réponses de l’équipe dans FILE, même quand le bot tourne. N’écrase rien.",
        "Copy the database and the answers of staff into FILE, also while the bot runs. Overwrites nothing.",
    ),
    "restore": Words(
        "Remet en place la sauvegarde FILE, tout ou rien; ce qui était là est gardé à côté. Arrêtez d’abord le bot.",
        "Put the backup FILE back, all or nothing; what was there is kept beside it. Stop the bot first.",
    ),
    "pause": Words(
        "Montre MESSAGE partout au lieu de répondre, aussi dans un bot en marche; les urgences ont toujours leur réponse.",
        "Show MESSAGE everywhere instead of answers, also in a running bot; emergencies are answered all the same.",
    ),
    "resume": Words("Répond de nouveau.", "Answer again."),
    "doctor": Words(
        "Vérifie l’installation et dit quoi faire; code de sortie 1 s’il y a quelque chose à réparer.",
        "Look the installation over and say what to do; exit code 1 if something is to be mended.",
    ),
    "migrate-store": Words(
        "Passe tout ce que tient une base dans une autre, vide\u00a0: d’un fichier à un serveur PostgreSQL, ou retour.",
        "Carry everything that a database holds into another, empty one: from a file to a PostgreSQL server, or back.",
    ),
    "migrate-store --from": Words("L’adresse de départ.", "The address from where."),
    "migrate-store --to": Words("L’adresse d’arrivée.", "The address to where."),
    "purge": Words("Efface maintenant ce qui est plus vieux que la durée de conservation.", "Erase now what retention says."),
    "purge --even-if-clock-jumped": Words(
        "Même si l’horloge dit un jour bien après tout ce qui est gardé : elle est juste.",
        "Even if the clock says a day far beyond all that is kept: it is right.",
    ),
    "erase": Words(
        "Dit combien de questions contiennent un texte; avec --yes, les efface avec toutes leurs traces.",
        "Say how many questions hold a text; with --yes, erase them and every trace of them.",
    ),
    "erase --containing": Words(
        "Le texte; majuscules, accents et signes ne comptent pas. Un tiret (-) le lit sur l’entrée standard, "
        "pour qu’il ne reste pas dans l’historique du terminal.",
        "The text; case, accents and signs don’t count. A dash (-) reads it from standard input, "
        "so that it doesn’t stay in the shell’s history.",
    ),
    "erase --yes": Words("Efface vraiment; rien ne le ramène.", "Really erase; nothing brings it back."),
    "--state": Words("Seulement les groupes dans cet état.", "Only groups in this state."),
    "staff-link": Words(
        "Un lien vers les pages de l’équipe\u00a0: 15 minutes, une seule fois.",
        "A link to the staff pages: 15 minutes, once.",
    ),
    "staff-link --by": Words("Pour qui.", "Whom it is for."),
    "staff-link --role": Words(
        "Ce que cette personne peut faire; sans quoi, ce que config.yaml en dit (review.roles).",
        "What that person may do; else what config.yaml says of them (review.roles).",
    ),
    "--by": Words("Qui agit, pour le registre.", "Who acts, for the record."),
}
"""Help by command, then by command and option; a few are the same everywhere and stand under the option alone."""
