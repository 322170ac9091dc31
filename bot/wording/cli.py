"""The sentences of the command line and of the terminal. Knows nothing of arguments or of colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words
from bot.wording import cli_erase, cli_feedback, cli_knowledge, feedback

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    **feedback.SENTENCES,
    **cli_erase.SENTENCES,
    **cli_feedback.SENTENCES,
    **cli_knowledge.SENTENCES,
    # What was typed cannot be used
    "use.error": Words("Erreur\u00a0: {message}", "Error: {message}"),
    "use.help": Words("Pour l’aide\u00a0: {command} --help", "For help: {command} --help"),
    "use.no_command": Words("«\u00a0{name}\u00a0» n’est pas une commande.", "There is no command “{name}”."),
    "use.no_option": Words("«\u00a0{name}\u00a0» n’est pas une option.", "There is no option “{name}”."),
    "use.near": Words("Vouliez-vous dire {names}?", "Did you mean {names}?"),
    "use.missing": Words("{name} est obligatoire.", "{name} is required."),
    "use.choices": Words("{name}\u00a0: choisissez parmi {choices}.", "{name}: choose one of {choices}."),
    "use.range": Words(
        "{name}\u00a0: un nombre entier de {least} à {most} est attendu.",
        "{name}: a whole number from {least} to {most} is expected.",
    ),
    "use.least": Words(
        "{name}\u00a0: un nombre entier d’au moins {least} est attendu.",
        "{name}: a whole number of at least {least} is expected.",
    ),
    "use.number": Words("{name}\u00a0: un nombre entier est attendu.", "{name}: a whole number is expected."),
    "use.no_question": Words("il manque la question, entre guillemets.", "the question is missing, between quotes."),
    "use.question_and_lines": Words(
        "avec --jsonl, les questions viennent de l’entrée standard, une par ligne.",
        "with --jsonl, questions come from standard input, one a line.",
    ),
    "use.system": Words("Le système a refusé\u00a0: {cause}", "The system refused: {cause}"),
    "use.interrupted": Words("Interrompu.", "Interrupted."),
    # Lines of --jsonl that are no question
    "line.invalid_utf8": Words("Cette ligne n’est pas du texte UTF-8.", "This line is not UTF-8 text."),
    "line.invalid_json": Words(
        "Cette ligne n’est pas du JSON\u00a0: j’attends un objet comme {example}.",
        "This line is not JSON: I expect an object such as {example}.",
    ),
    "line.invalid_question": Words(
        "Il faut un texte sous «\u00a0question\u00a0»\u00a0: j’attends un objet comme {example}.",
        "“question” must hold text: I expect an object such as {example}.",
    ),
    "line.invalid_language": Words(
        '«\u00a0language\u00a0» est "fr" ou "en", ou n’est pas là.',
        '“language” is "fr" or "en", or is not there.',
    ),
    "line.invalid_conversation": Words(
        "«\u00a0conversation\u00a0» est un texte ou un nombre entier, ou n’est pas là.",
        "“conversation” is text or a whole number, or is not there.",
    ),
    # A reply in the terminal
    "reply.source": Words("Source\u00a0: {source}", "Source: {source}"),
    "reply.undated": Words("sans date", "undated"),
    "reply.checked": Words("vérifié le {date}", "checked on {date}"),
    "reply.noted": Words("Question notée pour l’équipe.", "Question noted for the team."),
    "reply.choices": Words("Vouliez-vous dire\u00a0:", "Did you mean:"),
    "reply.suggestions": Words("À demander ensuite\u00a0:", "To ask next:"),
    # Chat
    "chat.welcome": Words(
        "Bonjour! Posez votre question sur {the_region} («\u00a0{example}\u00a0»), en français ou en anglais.",
        "Hello! Ask your question about {region} (“{example}”), in French or in English.",
    ),
    "chat.leave": Words("/quitter (ou Ctrl-D) pour partir, /aide pour l’aide.", "/quit (or Ctrl-D) to leave, /help for help."),
    "chat.help": Words(
        "Écrivez votre question comme elle vous vient; la suivante peut y faire suite («\u00a0et leur numéro?\u00a0»).\n"
        "  1, 2, 3…           demande la proposition qui porte ce chiffre\n"
        "  /bon, /pasutile, /faux [un mot]\n"
        "                     ce que vaut la dernière réponse; l’équipe le verra\n"
        "  /aide, /help       cette aide\n"
        "  /quitter, /quit    partir; Ctrl-D et Ctrl-C aussi",
        "Write your question as it comes to you; the next one may follow on from it (“and their number?”).\n"
        "  1, 2, 3…           asks the suggestion of that number\n"
        "  /good, /unhelpful, /wrong [a few words]\n"
        "                     what the last answer is worth; the team will see it\n"
        "  /help, /aide       this help\n"
        "  /quit, /quitter    leave; so do Ctrl-D and Ctrl-C",
    ),
    "chat.no_answer": Words("Je n’ai pas encore donné de réponse à juger.", "I have given no answer yet to be judged."),
    "chat.thanks": Words("Merci, l’équipe le verra.", "Thank you, the team will see it."),
    "chat.thanks_why": Words(
        "Merci, l’équipe le verra. Pour dire pourquoi\u00a0: {command} et un mot.",
        "Thank you, the team will see it. To say why: {command} and a few words.",
    ),
    "chat.not_kept": Words("Ça n’a pas pu être gardé\u00a0: {cause}", "It could not be kept: {cause}"),
    "chat.no_command": Words(
        "Je ne connais pas {command}. Essayez /aide ou /quitter.", "I do not know {command}. Try /help or /quit."
    ),
    "chat.logged": Words(
        "Les questions restées sans réponse sont notées pour l’équipe, sauf avec --no-log.",
        "Questions left without an answer are noted for the team (--no-log to prevent it).",
    ),
    "chat.unlogged": Words("Rien n’est noté.", "Nothing is noted."),
    "chat.bye": Words("À la prochaine!", "See you next time!"),
    # The log of unanswered questions
    "log.failed": Words("La question n’a pas pu être notée\u00a0: {cause}", "The question could not be noted: {cause}"),
    # Run
    "run.web_on": Words("Page web\u00a0: {address}", "Web page: {address}"),
    "run.no_region": Words(
        "Connaissances\u00a0: pas de region.yaml; le nom de la région est deviné. `kamouraska check` dit quoi y écrire.",
        "Knowledge: there is no region.yaml; the region’s name is guessed. `kamouraska check` says what to write.",
    ),
    "run.damaged": Words(
        "La base de données {file} est abîmée. Le bot répond, et note les questions dans {fresh}. Arrêtez-le quand vous "
        "pourrez et remettez une sauvegarde\u00a0: kamouraska restore FICHIER; `kamouraska doctor` dit la suite.",
        "The database {file} is damaged. The bot answers, and notes questions in {fresh}. Stop it when you can and put a "
        "backup back: kamouraska restore FILE; `kamouraska doctor` says what comes next.",
    ),
    "run.discord_on": Words("Discord\u00a0: connexion en cours", "Discord: connecting"),
    "run.discord_off": Words(
        "Discord\u00a0: éteint. Pour l’allumer, redémarrez avec DISCORD_TOKEN=… (le jeton de votre application).",
        "Discord: off. To turn it on, start again with DISCORD_TOKEN=… (the token of your application).",
    ),
    "run.discord_elsewhere": Words(
        "Discord\u00a0: un autre processus sur la même base s’en occupe. La page web, elle, est là.",
        "Discord: another process on the same database is connected. The web page is served all the same.",
    ),
    "run.discord_failed": Words(
        "Discord\u00a0: arrêté. {cause} La page web, elle, continue.",
        "Discord: stopped. {cause} The web page goes on.",
    ),
    "run.stop_with": Words("Ctrl-C pour arrêter.", "Ctrl-C to stop."),
    "index.kept": Words("Index prêt\u00a0: {file}", "Index ready: {file}"),
    "index.not_kept": Words(
        "L’index n’a pas pu être gardé dans {file}\u00a0: chaque commande le refera.",
        "The index could not be kept in {file}: every command will build it again.",
    ),
    "run.stopping": Words("Arrêt…", "Stopping…"),
    # Inviting the bot to a server
    "invite.unknown": Words(
        "il manque l’application\u00a0: donnez DISCORD_TOKEN, ou --application et son numéro "
        "(https://discord.com/developers/applications, General Information, Application ID).",
        "the application is missing: give DISCORD_TOKEN, or --application and its number "
        "(https://discord.com/developers/applications, General Information, Application ID).",
    ),
    "invite.server": Words(
        "Pour un serveur (voir les salons, écrire, lire l’historique; rien d’autre)\u00a0:",
        "For a server (view channels, write, read history; nothing else):",
    ),
    "invite.person": Words("Pour soi seul, partout sur Discord\u00a0:", "For oneself, anywhere on Discord:"),
    # Purge
    "review.table_out": Words("{file}\u00a0: {count} groupe(s) à remplir.", "{file}: {count} group(s) to fill in."),
    "review.only_tables": Words("--dry-run est pour un tableau ({endings}).", "--dry-run is for a table ({endings})."),
    "review.imported": Words(
        "Questions nouvelles\u00a0: {kept} (sur {total} dans le fichier).", "New questions: {kept} (of {total} in the file)."
    ),
    "purge.done": Words(
        "{count} question(s) de plus de {days} jours effacée(s).", "{count} question(s) older than {days} days erased."
    ),
    # Review
    "review.none": Words("Aucune question en attente.", "No question is waiting."),
    "review.no_such": Words("Il n’y a pas de groupe {id}.", "There is no group {id}."),
    "review.dismissed": Words("Groupe {id} écarté\u00a0: {reason}", "Group {id} dismissed: {reason}"),
    "review.would_dismiss": Words(
        "Écarterait le groupe {id} ({count} question(s))\u00a0: {reason}",
        "Would dismiss group {id} ({count} question(s)): {reason}",
    ),
    "review.languages": Words(
        "En français\u00a0: {french}, en anglais\u00a0: {english}. La plus ancienne\u00a0: {oldest}.",
        "In French: {french}, in English: {english}. The oldest: {oldest}.",
    ),
    "review.legend": Words(
        "À lire ainsi\u00a0: numéro, personnes×questions, dernier jour, langue, raison, question, ~ réponse proche et note.",
        "To be read as: number, people×questions, last day, language, reason, question, ~ nearest entry and score.",
    ),
    "review.nearest": Words(
        "  proche maintenant\u00a0: {title} ({entry}), {score}", "  nearest now: {title} ({entry}), {score}"
    ),
    "review.nearest.answers": Words(
        "  répondu maintenant\u00a0: {title} ({entry}), {score}", "  answered now: {title} ({entry}), {score}"
    ),
    "review.alike": Words(
        "  peut-être la même question\u00a0: {question} (kamouraska review merge {id} {other})",
        "  perhaps the same question: {question} (kamouraska review merge {id} {other})",
    ),
    "review.nearest.none": Words("  proche maintenant\u00a0: rien", "  nearest now: nothing"),
    "review.phrasing": Words("  formulation\u00a0: {phrasing}", "  phrasing: {phrasing}"),
    "review.flag.masked": Words("masqué\u00a0:", "masked:"),
    "review.flag.name": Words("un nom?", "a name?"),
    "review.flag.date": Words("une date?", "a date?"),
    "review.flag.number": Words("un numéro?", "a number?"),
    "review.total": Words("{shown} groupe(s) sur {total}", "{shown} group(s) of {total}"),
}
