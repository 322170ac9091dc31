"""The sentences for whoever runs the bot: backup and restore, the pause, what `doctor` finds. Knows no command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words
from bot.wording import server

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Final[Mapping[str, Words]] = {
    **server.SENTENCES,
    # Backup and restore
    "backup.standing": Words(
        "il y a déjà un fichier {file}; rien n’est écrasé", "there is a file {file} already; nothing is written over"
    ),
    "backup.nothing": Words(
        "{file}\u00a0: il n’y a pas encore de base de données; rien à copier",
        "{file}: there is no database yet; nothing to copy",
    ),
    "backup.done": Words(
        "{file}\u00a0: la base de données et {count} réponse(s) de l’équipe. Gardez-le en lieu sûr, ailleurs que sur cette "
        "machine\u00a0: il contient ce que les gens ont demandé.",
        "{file}: the database and {count} answer(s) of staff. Keep it safe, and not on this machine: "
        "it holds what people asked.",
    ),
    "restore.damaged": Words(
        "{file}\u00a0: ce n’est pas une sauvegarde, ou elle est abîmée; rien n’a changé",
        "{file}: no backup, or a damaged one; nothing was changed",
    ),
    "restore.newer_form": Words(
        "{file}\u00a0: faite par une version plus récente du programme ({program}); rien n’a changé. Installez cette version.",
        "{file}: made by a newer version of the program ({program}); nothing was changed. Install that version.",
    ),
    "restore.newer": Words(
        "{file}\u00a0: sa base de données vient d’une version plus récente du programme (schéma {schema}, celle-ci connaît "
        "{known}); rien n’a changé. Installez cette version.",
        "{file}: its database is of a newer version of the program (schema {schema}, this one knows {known}); nothing was "
        "changed. Install that version.",
    ),
    "restore.unfinished": Words(
        "{file}\u00a0: une restauration est en cours, ou s’est arrêtée en chemin. Redémarrez le bot, ou relancez la "
        "restauration\u00a0: l’état d’avant est d’abord remis.",
        "{file}: a restore is under way, or was cut short. Start the bot, or restore again: what was there before is put "
        "back first.",
    ),
    "restore.done": Words(
        "Remis en place\u00a0: la sauvegarde du {made_at}, avec {count} réponse(s) de l’équipe.",
        "Put back: the backup of {made_at}, with {count} answer(s) of staff.",
    ),
    "restore.kept": Words(
        "Ce qui était là avant est gardé dans {file} (pour y revenir\u00a0: restore {file}). Effacez ce fichier quand tout va "
        "bien\u00a0: il contient ce que les gens ont demandé.",
        "What was there before is kept in {file} (to go back: restore {file}). Remove that file once all is well: it holds "
        "what people asked.",
    ),
    "restore.kept_damaged": Words(
        "Ce qui était là avant est gardé dans {file}; sa base de données était abîmée. Effacez ce fichier quand tout va "
        "bien\u00a0: il contient ce que les gens ont demandé.",
        "What was there before is kept in {file}; its database was damaged. Remove that file once all is well: it holds "
        "what people asked.",
    ),
    "restore.no_list": Words(
        "Il n’y a pas de liste de ce qui a été effacé (erased.jsonl)\u00a0: si quelque chose a été effacé depuis cette "
        "sauvegarde, effacez-le de nouveau\u00a0: kamouraska erase.",
        "There is no list of what was erased (erased.jsonl): if anything was since this backup was made, erase it again: "
        "kamouraska erase.",
    ),
    "restore.unusable": Words(
        "{count} effacement(s) de la liste (erased.jsonl) ont été faits avec une autre clé et n’ont pas pu être refaits\u00a0: "
        "refaites-les avec kamouraska erase.",
        "{count} erasure(s) on the list (erased.jsonl) were made with another key and could not be done again: "
        "do them again with kamouraska erase.",
    ),
    "restore.erased": Words(
        "Effacé depuis cette sauvegarde, donc effacé de nouveau\u00a0: {count} question(s).",
        "Erased since this backup was made, and so erased again: {count} question(s).",
    ),
    "restore.lost": Words(
        "une restauration s’était arrêtée en chemin, et ce qui était là avant ({file}) a été effacé. Remettez une "
        "sauvegarde\u00a0: kamouraska restore FICHIER.",
        "a restore was cut short, and what was there before ({file}) was removed. Put a backup back: kamouraska restore FILE.",
    ),
    "restore.other_key": Words(
        "La clé n’est pas celle de la sauvegarde\u00a0: qui avait posé une question ne la retrouvera pas. Si vous avez le "
        "KAMOURASKA_SECRET d’alors, redonnez-le; si la sauvegarde a sa clé, retirez KAMOURASKA_SECRET.",
        "The key is not that of the backup: whoever asked then will not find their questions. If you have the "
        "KAMOURASKA_SECRET of then, give it again; if the backup holds its key, take KAMOURASKA_SECRET away.",
    ),
    "restore.no_periods": Words(
        "Les clés d’alors (kamouraska.periods) ne sont pas ici\u00a0: qui avait posé une question depuis la version 0.7 ne la "
        "retrouvera pas. Si vous en avez une copie, remettez-la à côté de la base de données avant que le bot reparte.",
        "The keys of that time (kamouraska.periods) are not here: whoever asked since version 0.7 will not find their "
        "questions. If you have a copy, put it back beside the database before the bot starts again.",
    ),
    "restore.moved": Words(
        "La base de données d’avant ne se lit plus; elle est mise de côté sous {file}.",
        "The database of before cannot be read; it is put aside as {file}.",
    ),
    "restore.taken_back": Words(
        "Une restauration s’était arrêtée en chemin\u00a0: l’état d’avant est remis. Relancez-la si vous y tenez.",
        "A restore was cut short: what was there before is put back. Restore again if you still want to.",
    ),
    # The pause
    "pause.empty": Words("il manque le message à montrer", "the message to show is missing"),
    "pause.too_long": Words(
        "le message a {length} caractères; {most} au plus", "the message has {length} characters; {most} at the most"
    ),
    "pause.begun": Words(
        "En pause\u00a0: les gens lisent ce message au lieu d’une réponse, sauf en cas d’urgence. "
        "Pour reprendre\u00a0: {program} resume",
        "Paused: people read this message instead of an answer, emergencies apart. To answer again: {program} resume",
    ),
    "pause.ended": Words("Le bot répond de nouveau.", "The bot answers again."),
    "pause.none": Words("Le bot n’était pas en pause.", "The bot was not paused."),
    # Doctor: what it looks at
    "doctor.configuration": Words("Réglages", "Configuration"),
    "doctor.knowledge": Words("Connaissances", "Knowledge"),
    "doctor.index": Words("Index", "Index"),
    "doctor.database": Words("Base de données", "Database"),
    "doctor.backup": Words("Sauvegardes", "Backups"),
    "doctor.disk": Words("Disque", "Disk"),
    "doctor.encoder": Words("Encodeur", "Encoder"),
    "doctor.discord": Words("Discord", "Discord"),
    "doctor.answering": Words("Réponses", "Answering"),
    "doctor.status.ok": Words("bien", "ok"),
    "doctor.status.warning": Words("à savoir", "warning"),
    "doctor.status.error": Words("à réparer", "error"),
    "doctor.status.unknown": Words("pas vérifié", "unknown"),
    "doctor.line": Words("{status}\u00a0: {name}\u00a0: {detail}", "{status}: {name}: {detail}"),
    "doctor.todo": Words("    → {todo}", "    → {todo}"),
    # What it finds, and what to do
    "configuration.fine": Words("les réglages se lisent", "the settings can be read"),
    "configuration.todo": Words(
        "Corrigez ce qui est nommé, dans config.yaml ou l’environnement.",
        "Mend what is named, in config.yaml or the environment.",
    ),
    "unlooked": Words("il faut d’abord des réglages qui se lisent", "this needs settings that can be read"),
    "knowledge.fine": Words("{entities} fiches, {topics} sujets", "{entities} entities, {topics} topics"),
    "knowledge.todo": Words(
        "Corrigez les fichiers nommés; `kamouraska check` dit tout. Un bot en marche garde les anciens en attendant.",
        "Mend the files that are named; `kamouraska check` tells all. A running bot keeps the old ones meanwhile.",
    ),
    "knowledge.more": Words("{first}; et {count} autre(s)", "{first}; and {count} more"),
    "index.fine": Words("prêt, {file}", "ready, {file}"),
    "index.stale": Words("à refaire au prochain démarrage", "to be built at the next start"),
    "index.todo": Words("Pour un démarrage rapide\u00a0: kamouraska index", "For a quick start: kamouraska index"),
    "index.unlooked": Words("il faut d’abord des connaissances sans erreur", "this needs knowledge without an error"),
    "database.fine": Words("entière, schéma {schema}, {file}", "sound, schema {schema}, {file}"),
    "database.none": Words(
        "pas encore là; elle se fait toute seule ({file})", "not there yet; it is made when needed ({file})"
    ),
    "database.older": Words(
        "entière, schéma {schema}; passera au schéma {known} au prochain démarrage",
        "sound, schema {schema}; brought to schema {known} at the next start",
    ),
    "database.newer": Words(
        "écrite par une version plus récente (schéma {schema}, celle-ci connaît {known})",
        "written by a newer version (schema {schema}, this one knows {known})",
    ),
    "database.newer_todo": Words("Installez la version plus récente.", "Install the newer version."),
    "database.locked_out": Words("{file}\u00a0: impossible d’y écrire", "{file}: cannot be written"),
    "database.locked_out_todo": Words(
        "Donnez à l’utilisateur du bot le droit d’écrire ce fichier et son dossier.",
        "Let the bot’s user write this file and its folder.",
    ),
    "database.todo": Words(
        "Arrêtez le bot et remettez une sauvegarde\u00a0: kamouraska restore FICHIER.",
        "Stop the bot and put a backup back: kamouraska restore FILE.",
    ),
    "database.busy_todo": Words(
        "Essayez plus tard; si cela dure, cherchez quel programme l’occupe.",
        "Try again later; if it goes on, find the program that keeps it.",
    ),
    "database.fresh": Words(
        "entière; mais des questions ont été notées dans {file} pendant qu’elle était abîmée",
        "sound; but questions were noted in {file} while it was damaged",
    ),
    "database.fresh_todo": Words(
        "Reprenez-les, puis effacez ce fichier\u00a0: KAMOURASKA_STORE__PATH={file} kamouraska review export --json > "
        "notees.json, puis kamouraska review import notees.json.",
        "Take them in, then remove that file: KAMOURASKA_STORE__PATH={file} kamouraska review export --json > noted.json, "
        "then kamouraska review import noted.json.",
    ),
    "backup.off": Words(
        "aucune copie automatique (backup.folder n’est pas là)", "no copies are taken by themselves (backup.folder is not set)"
    ),
    "backup.off_todo": Words(
        "Donnez un dossier à backup.folder, ou appelez `kamouraska backup FICHIER` chaque nuit.",
        "Give backup.folder a folder, or call `kamouraska backup FILE` each night.",
    ),
    "backup.none_yet": Words("aucune encore dans {folder}", "none yet in {folder}"),
    "backup.fine": Words("{count} dans {folder}, la dernière du {last}", "{count} in {folder}, the last of {last}"),
    "backup.late_todo": Words(
        "Le bot marche-t-il? Peut-il écrire dans ce dossier, et sa base de données est-elle entière? "
        "Son journal dit pourquoi\u00a0: copy_failed.",
        "Is the bot running? Can it write into that folder, and is its database sound? Its log says why: copy_failed.",
    ),
    "disk.fine": Words("{free} Mo libres", "{free} MB free"),
    "disk.todo": Words(
        "Faites de la place\u00a0: {least} Mo au moins, et de quoi copier la base de données.",
        "Make room: {least} MB at least, and enough for a copy of the database.",
    ),
    "encoder.fine": Words("{name}", "{name}"),
    "encoder.missing": Words(
        "pas installé\u00a0: les questions se comparent par leurs lettres, et moins sont comprises",
        "not installed: questions are compared by their letters, and fewer are understood",
    ),
    "encoder.missing_todo": Words("Réinstallez le programme\u00a0: make setup.", "Install the program again: make setup."),
    "encoder.broken": Words("{name} ne fonctionne pas\u00a0: {cause}", "{name} does not work: {cause}"),
    "discord.off": Words("éteint (DISCORD_TOKEN n’est pas là)", "off (DISCORD_TOKEN is not set)"),
    "discord.fine": Words("jeton de l’application {application}", "token of application {application}"),
    "discord.bad": Words(
        "DISCORD_TOKEN n’a pas la forme d’un jeton de bot", "DISCORD_TOKEN does not have the form of a bot’s token"
    ),
    "discord.todo": Words(
        "Recopiez le jeton depuis https://discord.com/developers/applications, page Bot.",
        "Copy the token again from https://discord.com/developers/applications, page Bot.",
    ),
    "answering.fine": Words("le bot répond", "the bot answers"),
    "answering.paused": Words("en pause\u00a0: «\u00a0{message}\u00a0»", "paused: “{message}”"),
    "answering.todo": Words("Pour reprendre\u00a0: kamouraska resume", "To answer again: kamouraska resume"),
}
