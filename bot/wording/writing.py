"""The sentences of the staff's pages that help with writing: what comes near, what visitors see, English to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    # What comes near
    "near.title": Words("La réponse existe peut-être déjà", "Perhaps the answer is there already"),
    "near.lead": Words(
        "Si l’une d’elles convient, il ne lui manque que cette façon de demander. Vous verrez d’abord ce que ça change.",
        "If one of them fits, it only lacks this way of asking. You see first what it changes.",
    ),
    "near.score": Words("proche à {score}\u00a0%", "{score}% near"),
    "near.asked": Words("On le demande ainsi\u00a0:", "It is asked so:"),
    "near.add": Words("C’est celle-là\u00a0: ajouter la formulation", "This is it: add the phrasing"),
    "near.open": Words("Voir ou corriger", "See or correct"),
    # Filters that were kept
    "saved.label": Words("Vos filtres", "Your filters"),
    "saved.name": Words("Garder ce filtre sous le nom", "Keep this filter under the name"),
    "saved.keep": Words("Garder", "Keep"),
    "saved.forget": Words("Oublier «\u00a0{name}\u00a0»", "Forget “{name}”"),
    "saved.no_name": Words("donnez un nom au filtre", "give the filter a name"),
    "saved.too_many": Words(
        "il y a déjà {most}\u00a0filtres\u00a0: oubliez-en un", "there are {most} filters already: forget one"
    ),
    # What visitors see
    "seen.title": Words("Ce que les visiteurs verront", "What visitors will see"),
    "seen.asked": Words("À la question\u00a0: {question}", "To the question: {question}"),
    "seen.lead": Words(
        "La carte comme sur la page, dans les deux langues. Rien n’est encore publié.",
        "The card as on the page, in both languages. Nothing is published yet.",
    ),
    "seen.french": Words(
        "L’anglais reste à écrire\u00a0: la réponse est donnée en français.",
        "The English is still to be written: the answer is given in French.",
    ),
    "seen.down": Words("Voir ce que les visiteurs verront ↓", "See what visitors will see ↓"),
    # English to be written
    "nav.english": Words("Anglais", "English"),
    "english.title": Words("L’anglais à écrire", "English to be written"),
    "english.lead": Words(
        "Qui demande en anglais reçoit ces réponses en français. Le plus demandé d’abord.",
        "Whoever asks in English is answered in French by these. What is most asked comes first.",
    ),
    "english.empty": Words("Tout est en anglais aussi. Beau travail!", "All of it is in English, too. Well done!"),
    "english.count": Words("À écrire\u00a0: {n}", "To be written: {n}"),
    "english.lacks.answer": Words("pas de réponse en anglais", "no answer in English"),
    "english.lacks.copied": Words("le français y est recopié", "the French is copied there"),
    "english.lacks.title": Words("titre", "title"),
    "english.lacks.question": Words("question", "question"),
    "english.lacks.phrasings": Words("façons de demander", "ways to ask"),
    "english.lacks": Words("Manque en anglais\u00a0:", "Lacks in English:"),
    "english.asked.one": Words("demandé {n} fois en anglais", "asked {n} time in English"),
    "english.asked.many": Words("demandé {n} fois en anglais", "asked {n} times in English"),
    "english.write": Words("Écrire l’anglais", "Write the English"),
    "english.names": Words("En anglais\u00a0: titre, question, façons de demander", "In English: title, question, ways to ask"),
}
