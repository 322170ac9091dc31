"""The sentences of the commands that begin, check and carry knowledge: `init`, `new`, `check`, `export` and `import`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Final[Mapping[str, Words]] = {
    # Check
    "check.fine": Words(
        "Aucun problème\u00a0: {entries} entrées, {facts} faits.", "No problem: {entries} entries, {facts} facts."
    ),
    "check.count": Words("{errors} erreur(s), {warnings} avertissement(s).", "{errors} error(s), {warnings} warning(s)."),
    "check.warning": Words("avertissement\u00a0: ", "warning: "),
    "knowledge.exported": Words("{count} réponses dans {file}.", "{count} answers in {file}."),
    "knowledge.standing": Words(
        "il y a déjà un fichier {file}; rien n’est écrasé", "there is a file {file} already; nothing is written over"
    ),
    "knowledge.kind": Words("{file}\u00a0: le nom doit finir par {endings}", "{file}: the name must end in {endings}"),
    "knowledge.would": Words(
        "{count} changements dans {files} fichiers. Rien n’est encore écrit\u00a0: refaites-le sans --dry-run.",
        "{count} changes in {files} files. Nothing is written yet: without --dry-run it would be.",
    ),
    "knowledge.imported": Words(
        "{count} changements écrits dans {files} fichiers.", "{count} changes written in {files} files."
    ),
    "knowledge.refusal": Words(
        "{place} (ligne {row}, colonne {column})\u00a0: {said} ({rule})",
        "{place} (row {row}, column {column}): {said} ({rule})",
    ),
    "knowledge.refused": Words("{count} refus\u00a0: rien n’a été écrit.", "{count} refused: nothing was written."),
    "check.others": Words(
        "et {count} autres\u00a0: check --rule {rule} les montre tous", "and {count} others: check --rule {rule} shows all"
    ),
    "check.not_asked": Words(
        "Pas vérifié, car il faut d’abord apprendre toute la base\u00a0: {rules}. Avant de publier\u00a0: check --full.",
        "Not checked, since the whole base must be learned first: {rules}. Before you publish: check --full.",
    ),
    "check.no_rule": Words(
        "il n’y a pas de règle «\u00a0{name}\u00a0». Les règles\u00a0: {names}.",
        "there is no rule “{name}”. The rules: {names}.",
    ),
    # New
    "new.next": Words(
        "Remplacez chaque TODO, puis\u00a0: {command}. La marche à suivre est dans knowledge/README.md.",
        "Replace each TODO, then: {command}. How to go about it is in knowledge/README.md.",
    ),
    "new.region": Words(
        "{folder}\u00a0: {count} fichiers d’une région inventée, à remplacer par la vôtre.",
        "{folder}: {count} files of an invented region, to be replaced by yours.",
    ),
    "new.region_next": Words(
        "Essayez-la\u00a0:\n"
        "  export KAMOURASKA_KNOWLEDGE__PATH={place} KAMOURASKA_KNOWLEDGE__QUESTIONS={place}-questions\n"
        "  export KAMOURASKA_STORE__PATH={place}-data/questions.sqlite3\n"
        "  {program} ask 'Quand a lieu la foire?'\n"
        "Commencez par region.yaml\u00a0: le nom de la région, celui du bot, à qui s’adresser. Puis\u00a0: {program} check",
        "Try it:\n"
        "  export KAMOURASKA_KNOWLEDGE__PATH={place} KAMOURASKA_KNOWLEDGE__QUESTIONS={place}-questions\n"
        "  export KAMOURASKA_STORE__PATH={place}-data/questions.sqlite3\n"
        "  {program} ask 'When is the fair?'\n"
        "Begin with region.yaml: the region’s name, the bot’s, whom to turn to. Then: {program} check",
    ),
    # Init
    "init.standing": Words(
        "{folder}\u00a0: ces fichiers y sont déjà, et rien n’a été écrit\u00a0: {names}. Nommez un dossier neuf.",
        "{folder}: these files are there already, and nothing was written: {names}. Name a new folder.",
    ),
    "init.without": Words(
        "cette installation est incomplète\u00a0: ses fichiers de départ manquent. Réinstallez le programme.",
        "this installation is incomplete: the files to begin with are missing. Install the program again.",
    ),
    "init.done": Words("{folder}\u00a0: {count} fichiers écrits.", "{folder}: {count} files written."),
    "init.next": Words(
        "Ensuite\u00a0: cd {place} && {program} check && {program} run. Les réglages sont dans config.yaml, "
        "ce que le bot sait est dans knowledge/.",
        "Next: cd {place} && {program} check && {program} run. The settings are in config.yaml, "
        "what the bot knows is in knowledge/.",
    ),
}
