"""The sentences about several groups of questions dealt with at once, and the keys that do it. Knows nothing of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    # Why it is not done
    "batch.none": Words("Cochez d’abord des groupes.", "Tick some groups first."),
    "batch.one": Words(
        "Pour fusionner, cochez au moins deux groupes, et dites lequel reste.",
        "To merge, tick two groups or more, and say which one stays.",
    ),
    "batch.too_many": Words("{most} groupes à la fois, pas plus.", "{most} groups at once, no more."),
    "batch.meanwhile": Words(
        "Quelqu’un vient de toucher à l’un de ces groupes. Rien n’a changé\u00a0: regardez, et recommencez.",
        "Somebody has just dealt with one of these groups. Nothing changed: look, and try again.",
    ),
    "batch.nothing": Words(
        "Il n’y a plus rien à annuler\u00a0: quelqu’un s’est occupé de ces groupes depuis.",
        "Nothing is left to undo: somebody has dealt with these groups since.",
    ),
    "batch.none_done": Words("Rien n’est fait, à aucun groupe.", "Nothing is done, to any group."),
    # Below the queue
    "batch.tick": Words("Cocher\u00a0: {question}", "Tick: {question}"),
    "batch.label": Words("Les groupes cochés", "The ticked groups"),
    "batch.claim": Words("Je m’en occupe", "I take them"),
    "batch.dismiss": Words("Écarter…", "Dismiss…"),
    "batch.merge": Words("Fusionner…", "Merge…"),
    "batch.reason": Words("Raison d’écarter", "Reason to dismiss"),
    "batch.hint": Words(
        "Vous verrez d’abord ce que cela ferait. Tout s’annule d’un seul coup.",
        "You see first what it would do. All of it is undone at once.",
    ),
    # What it would do
    "batch.title.claim": Words("Prendre plusieurs groupes", "Take several groups"),
    "batch.title.dismiss": Words("Écarter plusieurs groupes", "Dismiss several groups"),
    "batch.title.merge": Words("Fusionner plusieurs groupes", "Merge several groups"),
    "batch.would": Words("Rien n’est fait encore.", "Nothing is done yet."),
    "batch.sum": Words("Groupes\u00a0: {groups} · questions\u00a0: {questions}", "Groups: {groups} · questions: {questions}"),
    "batch.would.dismiss": Words(
        "Ces groupes seraient écartés ({reason}), et les mêmes questions, dites autrement, le resteraient.",
        "These groups would be put aside ({reason}), and the same questions, said otherwise, would stay aside.",
    ),
    "batch.would.merge": Words(
        "Leurs questions iraient au groupe {id}, qui en aurait {questions}.",
        "Their questions would go to group {id}, which would hold {questions}.",
    ),
    "batch.into": Words("Le groupe qui reste", "The group that stays"),
    "batch.look": Words("Montrer ce que cela ferait", "Show what it would do"),
    "batch.refused": Words(
        "Rien n’est fait\u00a0: ce qui l’empêche est dit plus bas.", "Nothing is done: what prevents it is told below."
    ),
    "batch.others": Words("Voir ce que cela ferait des autres", "Show what it would do to the others"),
    "batch.others.claim": Words("Prendre les autres", "Take the others"),
    "batch.do.claim": Words("Les prendre", "Take them"),
    "batch.do.dismiss": Words("Les écarter", "Dismiss them"),
    "batch.do.merge": Words("Les fusionner", "Merge them"),
    # What was done
    "batch.done.claim.one": Words("{n} groupe est à vous.", "{n} group is yours."),
    "batch.done.claim.many": Words("{n} groupes sont à vous.", "{n} groups are yours."),
    "batch.done.dismiss.one": Words("{n} groupe écarté.", "{n} group put aside."),
    "batch.done.dismiss.many": Words("{n} groupes écartés.", "{n} groups put aside."),
    "batch.done.merge.one": Words("{n} groupe fusionné.", "{n} group merged."),
    "batch.done.merge.many": Words("{n} groupes fusionnés.", "{n} groups merged."),
    "batch.done.undo.one": Words("Annulé\u00a0: {n} groupe est comme avant.", "Undone: {n} group is as before."),
    "batch.done.undo.many": Words("Annulé\u00a0: {n} groupes sont comme avant.", "Undone: {n} groups are as before."),
    "batch.stayed.one": Words(
        "{n} est resté\u00a0: quelqu’un s’en est occupé depuis.", "{n} stayed: somebody has dealt with it since."
    ),
    "batch.stayed.many": Words(
        "{n} sont restés\u00a0: quelqu’un s’en est occupé depuis.", "{n} stayed: somebody has dealt with them since."
    ),
    "batch.undo": Words("Annuler pour tous", "Undo for all of them"),
    "batch.of.one": Words("(seul de son lot)", "(alone in its batch)"),
    "batch.of.many": Words("(lot de {n} groupes)", "(a batch of {n} groups)"),
    # Keys
    "keys.open": Words("Raccourcis au clavier (?)", "Keyboard shortcuts (?)"),
    "keys.title": Words("Raccourcis au clavier", "Keyboard shortcuts"),
    "keys.j": Words("le suivant", "the next one"),
    "keys.k": Words("le précédent", "the one before"),
    "keys.x": Words("cocher, décocher", "tick, untick"),
    "keys.a": Words("répondre", "answer"),
    "keys.d": Words("écarter\u00a0: mène à la raison, n’écarte rien", "dismiss: leads to the reason, dismisses nothing"),
    "keys./": Words("chercher\u00a0: mène au champ", "search: leads to the field"),
    "keys.?": Words("montrer ceci", "show this"),
    "keys.hint": Words("Pas pendant que vous écrivez, ni avec Ctrl, Alt ou ⌘.", "Not while you type, nor with Ctrl, Alt or ⌘."),
    "keys.off": Words("Sans raccourcis sur cet appareil", "No shortcuts on this device"),
    "keys.close": Words("Fermer", "Close"),
}
