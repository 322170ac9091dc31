"""The sentences about a database on a server, and about carrying one over to it or back. Knows no command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Final[Mapping[str, Words]] = {
    "backup.server": Words(
        "de la base sur un serveur, le bot n’en fait pas lui-même (backup.folder est sans effet)",
        "of a database on a server the bot takes none by itself (backup.folder does nothing)",
    ),
    "backup.server_todo": Words(
        "Appelez pg_dump ou `kamouraska backup FICHIER` chaque nuit, ou prenez les copies de qui tient le serveur "
        "(docs/postgresql.md).",
        "Call pg_dump or `kamouraska backup FILE` each night, or take the copies of whoever keeps the server "
        "(docs/postgresql.md).",
    ),
    "backup.from_server": Words(
        "on ne remet pas une sauvegarde droit sur un serveur; rien n’a changé. Remettez-la dans un fichier, puis "
        "`kamouraska migrate-store` (docs/postgresql.md)",
        "a backup is not put back straight onto a server; nothing was changed. Put it back into a file, then "
        "`kamouraska migrate-store` (docs/postgresql.md)",
    ),
    "database.no_driver": Words(
        "PostgreSQL demande ce qui n’est pas installé ici ({cause})", "PostgreSQL needs what is not installed here ({cause})"
    ),
    "database.no_driver_todo": Words(
        "python3 -m pip install 'kamouraska-bot[postgres]'", "python3 -m pip install 'kamouraska-bot[postgres]'"
    ),
    "database.server_todo": Words(
        "Voyez si le serveur tourne, et si store.url dit juste (docs/postgresql.md).",
        "See whether the server runs, and whether store.url is right (docs/postgresql.md).",
    ),
    "database.server_empty": Words(
        "{name}\u00a0: vide encore (PostgreSQL {server}); les tables viendront au démarrage",
        "{name}: empty yet (PostgreSQL {server}); the tables come at the start",
    ),
    "database.server_fine": Words(
        "{name}\u00a0: schéma {schema}, PostgreSQL {server}, {bots} bot(s) au travail",
        "{name}: schema {schema}, PostgreSQL {server}, {bots} bot(s) at work",
    ),
    "migrate.table": Words("{table}\u00a0: {count} de {total}", "{table}: {count} of {total}"),
    "migrate.done": Words(
        "Tout est passé, et relu à l’arrivée\u00a0: {count} ligne(s), empreinte {digest}.",
        "All of it was carried over, and read back there: {count} row(s), digest {digest}.",
    ),
    "migrate.next": Words(
        "Mettez maintenant cette adresse dans store.url (KAMOURASKA_STORE__URL). La clé (kamouraska.secret), celles des "
        "périodes (kamouraska.periods), la liste de ce qui a été effacé (erased.jsonl) et les réponses de l’équipe (learned/) "
        "sont des fichiers\u00a0: ils restent là.",
        "Now put this address into store.url (KAMOURASKA_STORE__URL). The key (kamouraska.secret), those of the periods "
        "(kamouraska.periods), the list of what was erased (erased.jsonl) and the answers of staff (learned/) are files: "
        "they stay where they are.",
    ),
    "migrate.no_url": Words(
        "{url}\u00a0: une adresse s’écrit comme sqlite:///data/questions.sqlite3 ou postgresql://usager@hote/base",
        "{url}: an address is written like sqlite:///data/questions.sqlite3 or postgresql://user@host/database",
    ),
    "migrate.same": Words("de et vers la même base; rien n’a changé", "from and to the same database; nothing was changed"),
    "migrate.nothing": Words(
        "{file}\u00a0: il n’y a pas de base de données; rien n’a changé", "{file}: there is no database; nothing was changed"
    ),
    "migrate.running": Words(
        "un bot travaille avec {name}\u00a0: arrêtez-le d’abord; rien n’a changé",
        "a bot is running on {name}: stop it first; nothing was changed",
    ),
}
