"""Sentences around answers and refusals. Knows no entity: names come in as slots."""

from __future__ import annotations

from typing import Final

from bot.knowledge.model import Words

SENTENCES: Final = {
    "action.website": Words("Site : {name}", "Website: {name}"),
    "action.phone": Words("Appeler {called}", "Call {called}"),
    "action.email": Words("Écrire à {called}", "Write to {called}"),
    "action.call": Words("Appeler le {number}", "Call {number}"),
    "action.write": Words("Écrire à {address}", "Write to {address}"),
    "action.map": Words("Sur la carte : {name}", "On the map: {name}"),
    "action.of_whom": Words("{name} – {label}", "{name} – {label}"),
    "action.numbered": Words("{label}\u00a0: {number}", "{label}: {number}"),
    "closest": Words(
        "Je n’ai pas la réponse exacte. Le plus proche que j’ai : **{title}**",
        "I don’t have the exact answer. The closest I have: **{title}**",
    ),
    "ask_for": Words("Pour {subject}, voici qui saurait.", "For {subject}, here is who would know."),
    "ask_them": Words("Voici qui pourrait le savoir.", "Here is who may know."),
    "paused": Words(
        "Je fais une pause : je ne réponds pas en ce moment. Revenez me voir un peu plus tard!",
        "I’m taking a break and can’t answer just now. Please come back a little later!",
    ),
    "empty": Words(
        "Je n’ai rien reçu à lire. Posez-moi une question, par exemple : « {example} »",
        "I got nothing to read. Ask me something about {the_region}, such as “{example}”",
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
        "Ça, ce n’est pas mon rayon : je réponds sur la vie {in_region}{covers}.",
        "That is outside my field: I answer about life {in_region}{covers}.",
    ),
    "below_threshold": Words(
        "Ça, je ne le sais pas.",
        "That one I don’t know.",
    ),
    "below_threshold_about": Words(
        "Je connais {names}, mais pas la réponse à cette question-là.",
        "I know {names}, but not the answer to that one.",
    ),
    "too_close": Words(
        "J’hésite entre plusieurs réponses et j’aime mieux ne pas deviner. Pouvez-vous le dire autrement?",
        "I hesitate between several answers and would rather not guess. Could you put it another way?",
    ),
    "unknown_entity": Words(
        "Ce nom-là n’est pas de mon coin, ou je ne le connais pas : je ne réponds que pour {the_region}.",
        "That name isn’t from around here, or I don’t know it: I only answer for {region}.",
    ),
    "known_here": Words("Je ne réponds que pour {the_region}.", "I only answer for {region}."),
    "not_recorded": Words("Je connais {entity}, mais pas {lacking}.", "I know {entity}, but not {lacking}."),
    "not_recorded_unsaid": Words("Je connais {entity}, mais ça, je ne l’ai pas.", "I know {entity}, but I don’t have that."),
    "not_recorded_topic": Words(
        "On me le demande souvent, mais je n’ai pas encore la réponse.", "People often ask, but I don’t have the answer yet."
    ),
    "ask_entity": Words("Le mieux est de joindre {called}.", "The best is to ask {called}."),
    "ask_entity_if_here": Words(
        "Pour {the_region}, {called} sait souvent qui s’occupe de quoi.",
        "For {region}, {called} often knows who looks after what.",
    ),
    "ask_if_here": Words("Pour {the_region}, informez-vous ici : {name}, {url}", "For {region}, ask here: {name}, {url}"),
    "ask": Words("Le mieux est de s’informer ici : {name}, {url}", "The best is to ask here: {name}, {url}"),
    "perhaps": Words("C’est peut-être ça que vous cherchez : {question}", "Perhaps this is what you are after: {question}"),
    "among": Words("Vouliez-vous plutôt demander ceci?", "Or did you mean this?"),
    "clarify": Words("De quoi parlez-vous au juste?", "Which one do you mean?"),
    "yes": Words("Oui. {sentence}", "Yes. {sentence}"),
    "no": Words("Non. {sentence}", "No. {sentence}"),
    "rest_unanswered": Words("Quant au reste de votre message :\n{text}", "As for the rest of your message:\n{text}"),
    "asked_beyond": Words(
        "Je réponds à quatre questions à la fois. Reposez-moi la suite : « {question} »",
        "I answer four questions at a time. Ask me the rest again: “{question}”",
    ),
    "french_only": Words(
        "{text}",
        "(I only have this in French for now.)\n{text}",
    ),
    "ended": Words("_C’était bon jusqu’au {until} : à vérifier._", "_This held until {until}: to be checked._"),
    "stale_volatile": Words(
        "_À vérifier : l’information date {of_date}._",
        "_To be checked: this dates from {of_date}._",
    ),
    "stale_said": Words("_Ça a pu changer depuis : à vérifier._", "_This may have changed since: to be checked._"),
    "stale_lasting": Words(
        "_À vérifier : la dernière vérification date {of_date}._",
        "_To be checked: this was last checked on {of_date}._",
    ),
    "none_known": Words(
        "{heading} : je n’en connais pas. Ça ne veut pas dire qu’il n’y en a pas.",
        "{heading}: I know of none. That does not mean there is none.",
    ),
    "none_of": Words("Pour {names}, je ne l’ai pas.", "For {names}, I don’t have it."),
    "list": Words("**{heading}** ({count})\n{names}", "**{heading}** ({count})\n{names}"),
    "heading": Words("{title} : {filters}", "{title}: {filters}"),
    "heading_more": Words("{heading} {filter}", "{heading} {filter}"),
    "heading_and": Words("{heading}, {filter}", "{heading}, {filter}"),
    "more": Words("- … et {count} de plus", "- … and {count} more"),
    "ranked": Words("**{title}**, d’après ce que je sais :\n{lines}", "**{title}**, from what I know:\n{lines}"),
    "none_ranked": Words(
        "Je n’en connais pas de cette taille. Ça ne veut pas dire qu’il n’y en a pas.",
        "I know of none of that size. That does not mean there is none.",
    ),
    "ranked_line": Words("- {name} : {amount} {unit}{date}", "- {name}: {amount} {unit}{date}"),
    "as_of": Words(" ({date})", " ({date})"),
    "count": Words("{heading} : j’en connais **{count}**.\n{names}", "{heading}: I know of **{count}**.\n{names}"),
    "profile_more": Words("Vous pouvez aussi me demander {facts}.", "You can also ask me about {facts}."),
    "and": Words(" et ", " and "),
    "all_of": Words("toute la base", "the whole base"),
}
