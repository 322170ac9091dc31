"""Sentences around answers and refusals. Knows no entity: names come in as slots."""

from __future__ import annotations

from typing import Final

from bot.knowledge.model import Words

SENTENCES: Final = {
    "action.website": Words("Site : {name}", "Website: {name}"),
    "action.phone": Words("Appeler {name}", "Call {name}"),
    "action.email": Words("Écrire : {name}", "Write to {name}"),
    "action.map": Words("Sur la carte : {name}", "On the map: {name}"),
    "action.of_whom": Words("{name}\u00a0: {label}", "{name}: {label}"),
    "ask_them": Words("Voici où le demander.", "Here is where to ask."),
    "empty": Words(
        "Je n’ai rien reçu à lire. Posez-moi une question, par exemple : « Comment trouver un logement? »",
        "I got nothing to read. Ask me something about the Kamouraska, such as “How do I find housing?”",
    ),
    "unreadable": Words(
        "Je n’y trouve pas de mots. Écrivez en français ou en anglais, même au son : je m’arrange avec les fautes.",
        "I find no words in there. Write your question in French or English; spelling slips are fine.",
    ),
    "too_long": Words(
        "C’est trop long pour moi : {length} caractères, et j’en lis au plus {most}. Pouvez-vous garder seulement la question?",
        "That is too long for me: {length} characters, and I read at most {most}. Could you keep just the question?",
    ),
    "out_of_scope": Words(
        "Ça sort de ce que je connais : je réponds sur le Kamouraska, ses partenaires, ses employeurs et ses institutions.",
        "That is outside what I know: I answer about the Kamouraska, its partners, employers and institutions.",
    ),
    "below_threshold": Words(
        "Je n’ai pas de réponse sûre à ça, et j’aime mieux ne rien inventer.",
        "I have no sure answer to that, and I would rather not make one up.",
    ),
    "below_threshold_about": Words(
        "Je vois que ça touche {names}, mais je n’ai pas de réponse sûre à ça, et j’aime mieux ne rien inventer.",
        "I see this is about {names}, but I have no sure answer to that, and I would rather not make one up.",
    ),
    "too_close": Words(
        "J’hésite entre plusieurs réponses et j’aime mieux ne pas deviner. Pouvez-vous le dire autrement?",
        "I hesitate between several answers and would rather not guess. Could you put it another way?",
    ),
    "unknown_entity": Words(
        "Je ne connais pas l’organisation, la personne ou l’endroit dont vous parlez : mes fiches s’en tiennent au Kamouraska.",
        "I don’t know the organisation, person or place you mention: my records keep to the Kamouraska.",
    ),
    "unknown_entity_wanted": Words(
        "Je comprends ce que vous cherchez ({wanted}), mais pas de qui ou de quel endroit vous parlez : "
        "mes fiches s’en tiennent au Kamouraska.",
        "I understand what you want ({wanted}), but not about whom or where: my records keep to the Kamouraska.",
    ),
    "not_recorded": Words(
        "Je connais bien {entity}, mais je n’ai pas ce renseignement : {wanted}.",
        "I do know {entity}, but this is not in my records: {wanted}.",
    ),
    "not_recorded_topic": Words(
        "On me le demande, mais je n’ai pas ce renseignement : {wanted}.",
        "People do ask, but this is not in my records: {wanted}.",
    ),
    "ask": Words("Le mieux est de s’informer ici : {name}, {url}", "The best is to ask here: {name}, {url}"),
    "clarify": Words("De quoi parlez-vous au juste?", "Which one do you mean?"),
    "yes": Words("Oui. {sentence}", "Yes. {sentence}"),
    "no": Words("Non. {sentence}", "No. {sentence}"),
    "part_unanswered": Words("**« {question} »**\n{text}", "**“{question}”**\n{text}"),
    "asked_beyond": Words(
        "Je réponds à quatre questions à la fois. Reposez-moi la suite : « {question} »",
        "I answer four questions at a time. Ask me the rest again: “{question}”",
    ),
    "french_only": Words(
        "{text}",
        "(I only have this in French for now.)\n{text}",
    ),
    "stale_volatile": Words(
        "_À vérifier : l’information date {of_date}._",
        "_To be checked: this dates from {of_date}._",
    ),
    "stale_lasting": Words(
        "_À vérifier : la dernière vérification date {of_date}._",
        "_To be checked: this was last checked on {of_date}._",
    ),
    "none_known": Words(
        "Mes fiches n’en montrent aucun pour {filters}. Ça ne veut pas dire qu’il n’y en a pas.",
        "My records show none for {filters}. That does not mean there is none.",
    ),
    "none_of": Words("Je n’ai pas ce renseignement pour {names}.", "I don’t have this for {names}."),
    "list": Words("**{title} : {filters}** ({count})\n{names}", "**{title}: {filters}** ({count})\n{names}"),
    "more": Words("- … et {count} autres", "- … and {count} more"),
    "ranked": Words("**{title}**, selon mes fiches :\n{lines}", "**{title}**, as far as my records go:\n{lines}"),
    "none_ranked": Words(
        "Mes fiches n’en montrent aucun dans cet ordre de grandeur. Ça ne veut pas dire qu’il n’y en a pas.",
        "My records show none of that size. That does not mean there is none.",
    ),
    "ranked_line": Words("- {name} : {amount} {unit}{date}", "- {name}: {amount} {unit}{date}"),
    "as_of": Words(" ({date})", " ({date})"),
    "count": Words("**{count}** pour {filters} : {names}.", "**{count}** for {filters}: {names}."),
    "profile_more": Words("Je peux aussi vous dire : {facts}.", "I can also tell you: {facts}."),
    "and": Words(" et ", " and "),
    "all_of": Words("toute la base", "the whole base"),
}
