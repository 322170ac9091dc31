"""The sentences of answers that staff look for, on whichever channel. Knows nothing of HTML and of no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
DERIVED: Final = Words(
    "Personne n’a écrit cette réponse-là\u00a0: le bot la tire d’autre chose de la même fiche (une prochaine étape, un lien). "
    "C’est là qu’elle se corrige, dans le fichier ou le tableur.",
    "Nobody wrote this answer as such: the bot draws it from something else on the same sheet (a next step, a tie). "
    "Correct it there, in the file or the spreadsheet.",
)

SENTENCES: Final[Mapping[str, Words]] = {
    "find.none": Words(
        "Rien ne parle de «\u00a0{text}\u00a0». Essayez un autre mot, un nom, ou un bout de la réponse.",
        "Nothing speaks of “{text}”. Try another word, a name, or a bit of the answer.",
    ),
    "find.undated": Words("sans date", "undated"),
    "find.refusal": Words("(dit qu’il ne le sait pas)", "(says that it does not know)"),
    "find.how": Words(
        "{shown} sur {total}, la plus proche d’abord\u00a0: réponse, fois donnée, date de la source, fichier. "
        "À corriger? review correct RÉPONSE --from FICHIER.",
        "{shown} of {total}, the nearest first: entry, times given, date of the source, file. To correct one: "
        "review correct ENTRY --from FILE.",
    ),
}
