"""Help for `kamouraska review` and its verbs, by command, then by command and option."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

HELP: Final[Mapping[str, Words]] = {
    "review": Words("Ce que l’équipe fait des questions sans réponse.", "What staff do with unanswered questions."),
    "review list": Words(
        "Les groupes de questions, les plus demandés d’abord. Une personne y compte une fois par période "
        "(store.pseudonym_period, un mois)\u00a0: sur plusieurs, il y en a au plus autant.",
        "The groups of questions, most wanted first. A person counts once a period (store.pseudonym_period, a month): "
        "over several there are so many at most.",
    ),
    "review list --limit": Words("Combien en montrer.", "How many to show."),
    "review list --language": Words("Seulement dans cette langue.", "Only in this language."),
    "review list --reason": Words("Seulement pour cette raison.", "Only for this reason."),
    "review list --channel": Words("Seulement venues par là.", "Only what came this way."),
    "review list --text": Words("Seulement ceux où ce texte se trouve.", "Only those that hold this text."),
    "review show": Words("Un groupe, avec ses questions.", "One group, with its questions."),
    "review dismiss": Words(
        "Écarte un groupe ou plusieurs, avec une raison\u00a0: tous, ou aucun.",
        "Dismiss a group or several, with a reason: all of them, or none.",
    ),
    "review dismiss --reason": Words("Pourquoi.", "Why."),
    "review dismiss --dry-run": Words("Dit ce qui serait fait, sans le faire.", "Say what would be done, and do not."),
    "review claim": Words(
        "Réserve un groupe ou plusieurs, pour y travailler\u00a0: tous, ou aucun.",
        "Claim a group or several, to work on them: all of them, or none.",
    ),
    "review release": Words("Remet à tous un groupe réservé.", "Give a claimed group back to all."),
    "review reopen": Words("Remet un groupe dans la file.", "Put a group back into the queue."),
    "review answer": Words(
        "Répond à un groupe\u00a0: essayé d’abord, écrit ensuite.", "Answer a group: tried first, then written."
    ),
    "review answer --from": Words(
        "Le YAML d’un fichier de connaissances (- pour l’entrée standard).",
        "The YAML of a knowledge file (- for standard input).",
    ),
    "review answer --as": Words(
        "Où il va\u00a0: topics/NOM, organisations/NOM…", "Where it goes: topics/NAME, organisations/NAME…"
    ),
    "review answer --phrasing-of": Words(
        "Ajoute les questions comme formulations de cette entrée (topic:fete).",
        "Add the questions as phrasings of this entry (topic:fete).",
    ),
    "review answer --alias-of": Words(
        "Ajoute un nom à cette organisation, ce lieu ou cette personne.",
        "Add a name to this organisation, place or person.",
    ),
    "review answer --text": Words("La formulation ou le nom à ajouter.", "The phrasing or name to add."),
    "review answer --action": Words(
        "Avec --from, un lien, un téléphone ou un courriel à montrer\u00a0: « 811 | Appeler | Call ».",
        "With --from, a link, number or mail to show: “811 | Appeler | Call”.",
    ),
    "review answer --replace": Words(
        "Remplacer ce qui est là\u00a0; la commande dit quoi donner ici.",
        "Replace what is there; the command tells what to give here.",
    ),
    "review waiting": Words("Ce qui attend d’être approuvé.", "What waits for approval."),
    "review approve": Words(
        "Publie ce qu’une autre personne a écrit (un groupe par son numéro, une réponse par son nom).",
        "Publish what somebody else wrote (a group by its number, an answer by its name).",
    ),
    "review approve --dry-run": Words("Montre l’essai, sans rien publier.", "Show the dry run, and publish nothing."),
    "review approve --override": Words(
        "Pourquoi le faire bien que des questions d’essai se brisent.", "Why do it although test questions break."
    ),
    "review send-back": Words("Renvoie à qui l’a écrit ce qui attend d’être approuvé.", "Send what waits back to its writer."),
    "review send-back --word": Words("Ce qui est à revoir.", "What is to be looked at again."),
    "review undo --replace": Words(
        "Annuler bien que le fichier ait changé\u00a0; la commande dit quoi donner ici.",
        "Undo although the file was changed; the command tells what to give here.",
    ),
    "review answer --override": Words(
        "Pourquoi le faire bien que des questions d’essai se brisent.", "Why do it although test questions break."
    ),
    "review answer --dry-run": Words("Dit ce qui serait fait, sans le faire.", "Say what would be done, and do not."),
    "review merge": Words(
        "Fusionne un groupe ou plusieurs dans le dernier nommé\u00a0: tous, ou aucun.",
        "Merge a group or several into the last one named: all of them, or none.",
    ),
    "review merge --dry-run": Words("Dit ce qui serait fait, sans le faire.", "Say what would be done, and do not."),
    "review split": Words("Donne à ces textes un groupe à eux.", "Give these texts a group of their own."),
    "review find": Words(
        "Trouve des réponses par un mot de leur titre, de leur texte, d’un nom, d’une façon de demander ou de leur source.",
        "Find answers by a word of their title, their text, a name, a way to ask or their source.",
    ),
    "review find --limit": Words("Combien de réponses au plus.", "How many entries at most."),
    "review correct": Words(
        "Corrige un fait (intention:entité) ou un sujet (topic:id) qui existe.",
        "Correct a fact (intent:entity) or a topic (topic:id) that exists.",
    ),
    "review correct --from": Words(
        "Fichier YAML\u00a0: ce qui est sous l’identifiant du fait (fr, en, source…), ou tout le sujet. "
        "Ce qui n’y est pas reste. «\u00a0-\u00a0» pour l’entrée standard.",
        "YAML file: what stands under the fact’s id (fr, en, source…), or the whole topic. What it leaves out stays. "
        "“-” for standard input.",
    ),
    "review correct --override": Words(
        "Pourquoi c’est bon même si des questions d’essai perdent leur réponse.",
        "Why it is right although test questions lose their answer.",
    ),
    "review correct --dry-run": Words("Dit ce qui serait fait, sans le faire.", "Say what would be done, and do not."),
    "review stale": Words(
        "Ce qu’il faut relire à la source, le plus périssable et le plus demandé d’abord, et les liens morts.",
        "What is to be read again at its source, most perishable and most asked first, and dead links.",
    ),
    "review confirm": Words(
        "Dit qu’un fait ou un sujet, relu à la source, est toujours vrai.",
        "Say that a fact or topic, read again at its source, is still so.",
    ),
    "review confirm --on": Words("Le jour où il a été relu (AAAA-MM-JJ).", "The day on which it was read (YYYY-MM-DD)."),
    "review undo": Words(
        "Annule le dernier geste sur un groupe, ou sur un fait ou un sujet.",
        "Undo the last act upon a group, or upon a fact or topic.",
    ),
    "review import": Words(
        "Fait entrer les questions qu’une autre installation a exportées en JSON; ou un tableau de la file (.xlsx, .csv) que "
        "vous avez rempli, tout ou rien.",
        "Take in the questions that another installation exported as JSON; or a table of the queue (.xlsx, .csv) that you "
        "filled in, all or nothing.",
    ),
    "review import --dry-run": Words(
        "D’un tableau\u00a0: dit ce qui serait fait, ligne par ligne.", "Of a table: tell what would be done, row by row."
    ),
    "review digest": Words("La dernière semaine en un message.", "The last week in one message."),
    "review feedback": Words(
        "Ce que les gens disent des réponses, le plus grave d’abord.", "What people say of answers, most harmful first."
    ),
    "review feedback --limit": Words("Combien de réponses au plus.", "How many entries at most."),
    "review export": Words(
        "Chaque question avec son groupe, en CSV; dans un fichier .xlsx ou .csv, la file à remplir, une ligne par groupe.",
        "Every question with its group, as CSV; into a file .xlsx or .csv, the queue to be filled in, a row a group.",
    ),
}
