"""The sentences of the staff's pages on what is to be read again and corrected. Knows nothing of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    "nav.stale": Words("À relire", "To read again"),
    "stale.title": Words("À relire", "To read again"),
    "stale.lead": Words(
        "Ce qui a vieilli\u00a0: ce qui se périme vite d’abord (qui est en poste, combien, prix, heures), puis le plus "
        "demandé. Ouvrez la source; si c’est encore vrai, dites-le; sinon, corrigez.",
        "What has grown old: what perishes soon comes first (who holds an office, how many, prices, hours), then what is most "
        "asked. Open the source; if it still holds today, say so; if not, correct it.",
    ),
    "stale.empty": Words("Rien à relire aujourd’hui. Beau travail!", "Nothing to read again today. Well done!"),
    "stale.asked.one": Words("demandé {n} fois", "asked {n} time"),
    "stale.asked.many": Words("demandé {n} fois", "asked {n} times"),
    "stale.since": Words("à relire depuis le {day}", "to be read again since {day}"),
    "stale.source": Words("La source\u00a0:", "The source:"),
    "stale.confirm": Words("Toujours vrai", "Still so"),
    "stale.correct": Words("Corriger", "Correct"),
    "stale.told.confirm": Words("Noté\u00a0: toujours vrai aujourd’hui ({title}).", "Noted: still so today ({title})."),
    "stale.told.correct": Words(
        "Corrigé. Le bot le dit dès maintenant, partout.", "Corrected. The bot says so from now on, everywhere."
    ),
    "stale.told.undo": Words("Annulé\u00a0: tout est comme avant ({title}).", "Undone: all is as before ({title})."),
    "entry.read": Words("lue le {day}", "read on {day}"),
    "entry.confirmed": Words("Relu et toujours vrai le {day}.", "Read again, and still so, on {day}."),
    "entry.fr": Words("La réponse, en français", "The answer, in French"),
    "entry.en": Words("La réponse, en anglais", "The answer, in English"),
    "entry.source_hint": Words(
        "Une autre source? Écrivez-la ici; de la même, plus récente, la date suffit. Sinon, laissez vide\u00a0: celle d’en "
        "haut reste.",
        "Another source? Write it here; of the same one, more recent, the date will do. If not, leave this empty: the one "
        "above stays.",
    ),
    "stale.perishes": Words("se périme vite", "perishes soon"),
    "stale.due": Words("À relire\u00a0: {n}", "To read again: {n}"),
    "links.title": Words("Liens morts ou déplacés\u00a0: {n}", "Dead or moved links: {n}"),
    "links.lead": Words(
        "Ouvrez-les vous-même\u00a0: un site peut avoir été en panne le jour où le bot a regardé.",
        "Open them yourself: a site may have been down on the day the bot looked.",
    ),
    "contradictions.title": Words("Ce qui se contredit\u00a0: {n}", "What contradicts itself: {n}"),
    "contradictions.lead": Words(
        "Les deux ne peuvent pas être vrais. Corrigez l’un, ou dites dans le fichier pourquoi il y en a deux.",
        "Both cannot be so. Correct one, or say in the file why there are two.",
    ),
    "contradictions.pair": Words("«\u00a0{one}\u00a0» ou «\u00a0{other}\u00a0»?", "“{one}” or “{other}”?"),
    "links.in": Words("Donné par\u00a0:", "Given by:"),
    "links.unreadable": Words(
        "{name}, à côté de la base, n’est pas un compte rendu des liens\u00a0: {cause}. Effacez-le, il sera refait.",
        "{name}, beside the database, is no report about links: {cause}. Remove it; it will be made anew.",
    ),
    # In the week's message
    "digest.again": Words(
        "**À relire cette semaine** ({shown} sur {total})\u00a0:", "**To read again this week** ({shown} of {total}):"
    ),
    "digest.due": Words("- {text} · `{entry}` · {where}", "- {text} · `{entry}` · {where}"),
    "digest.link": Words("- <{url}> {told} · {where}", "- <{url}> {told} · {where}"),
}
