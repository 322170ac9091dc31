"""What the web channel says is wrong: to visitors, to programs, to whoever starts it. Knows nothing of HTML and sockets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words
from bot.wording import feedback

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    # A request that was not served, by the code of its error
    "fault.bad_request": Words("Je n’ai pas compris cette demande.", "I could not make sense of that request."),
    "fault.empty_question": Words(
        "Votre question est vide\u00a0: écrivez quelques mots et je chercherai.",
        "Your question is empty: write a few words and I will look.",
    ),
    "fault.question_too_long": Words(
        "Votre question compte {length} caractères, et je n’en lis pas plus de {most}. Pouvez-vous la dire plus court?",
        "Your question is {length} characters long, and I read no more than {most}. Could you make it shorter?",
    ),
    "fault.not_json": Words(
        "Le corps de la requête n’est pas du JSON\u00a0: j’attends un objet comme {example}.",
        "The body of the request is not JSON: I expect an object such as {example}.",
    ),
    "fault.wrong_type": Words(
        "«\u00a0{field}\u00a0» n’est pas du bon type\u00a0: j’attends un objet comme {example}.",
        "“{field}” is not of the right type: I expect an object such as {example}.",
    ),
    "fault.missing": Words(
        "Il manque «\u00a0{field}\u00a0»\u00a0: j’attends un objet comme {example}.",
        "“{field}” is missing: I expect an object such as {example}.",
    ),
    "fault.not_one_of": Words(
        "«\u00a0{field}\u00a0» doit être l’un de\u00a0: {values}.", "“{field}” must be one of: {values}."
    ),
    "fault.text_too_long": Words(
        "«\u00a0{field}\u00a0» compte {length} caractères, et je n’en garde pas plus de {most}. Pouvez-vous dire plus court?",
        "“{field}” is {length} characters long, and I keep no more than {most}. Could you make it shorter?",
    ),
    "fault.unknown_answer": feedback.SENTENCES["feedback.unknown"],
    "fault.too_many_verdicts": feedback.SENTENCES["feedback.too_many"],
    "fault.unknown_language": Words(
        'Je parle français ("fr") et anglais ("en"), rien d’autre pour le moment.',
        'I speak French ("fr") and English ("en"), nothing else for now.',
    ),
    "fault.unknown_field": Words(
        "Je ne connais pas de «\u00a0{field}\u00a0» ici. Ce que je lis\u00a0: {choices}.",
        "I know no “{field}” here. What I read: {choices}.",
    ),
    "fault.given_twice": Words(
        "«\u00a0{field}\u00a0» est là deux fois\u00a0: je n’en lis qu’un.",
        "“{field}” is there twice: I read only one.",
    ),
    "fault.wrong_value": Words(
        "«\u00a0{value}\u00a0» ne va pas pour «\u00a0{field}\u00a0».",
        "“{value}” will not do for “{field}”.",
    ),
    "fault.unknown_value": Words(
        "«\u00a0{field}\u00a0» ne peut pas être «\u00a0{value}\u00a0». Au choix\u00a0: {choices}.",
        "“{field}” cannot be “{value}”. Choose among: {choices}.",
    ),
    "fault.no_value": Words(
        "Rien ici n’est rangé par «\u00a0{field}\u00a0».",
        "Nothing here is sorted by “{field}”.",
    ),
    "fault.not_in_range": Words(
        "«\u00a0{field}\u00a0» est un nombre entier, de {least} à {most}.",
        "“{field}” is a whole number from {least} to {most}.",
    ),
    "fault.value_too_long": Words(
        "«\u00a0{field}\u00a0» est trop long\u00a0: j’en lis {most} caractères au plus.",
        "“{field}” is too long: I read {most} characters of it at the most.",
    ),
    "fault.unknown_entity": Words(
        "Je ne connais rien ni personne sous l’identifiant «\u00a0{id}\u00a0». On les trouve tous à /api/entities.",
        "I know nothing and nobody by the id “{id}”. They are all to be found at /api/entities.",
    ),
    "fault.invalid_utf8": Words(
        "Ce texte n’est pas en UTF-8 valide\u00a0: renvoyez-le dans ce codage.",
        "This text is not valid UTF-8: please send it again in that encoding.",
    ),
    "fault.body_too_large": Words(
        "C’est trop gros pour une question\u00a0: la requête ne doit pas dépasser {most} octets.",
        "That is too large for a question: the request must not exceed {most} bytes.",
    ),
    "fault.body_too_slow": Words(
        "La demande arrive trop lentement\u00a0: réessayez quand la connexion sera meilleure.",
        "The request comes in too slowly: try again once the connection is better.",
    ),
    "fault.packed_body": Words(
        "Je ne lis pas les demandes compressées\u00a0: envoyez celle-ci telle quelle, sans Content-Encoding.",
        "I do not read packed requests: send this one as it is, without Content-Encoding.",
    ),
    "fault.method_not_allowed": Words(
        "Cette adresse ne s’utilise pas ainsi. Méthodes permises\u00a0: {allowed}.",
        "This address is not used that way. Methods allowed: {allowed}.",
    ),
    "fault.rate_limited": Words(
        "Que de questions! Laissez-moi souffler un peu\u00a0: redemandez dans {seconds}\u00a0s.",
        "What lovely curiosity! Let me catch my breath: please ask again in {seconds}\u00a0s.",
    ),
    "fault.busy": Words(
        "Il y a bien du monde en même temps que vous. Redemandez dans {seconds}\u00a0s, s’il vous plaît.",
        "Many people are asking at once, and I don’t want to keep you waiting without a word. "
        "Please ask again in {seconds}\u00a0s.",
    ),
    "fault.origin_not_allowed": Words(
        "Ce site n’a pas été invité à poser des questions ici (réglage web.allowed_origins).",
        "This site has not been invited to ask questions here (setting web.allowed_origins).",
    ),
    "fault.not_found": Words(
        "Il n’y a rien à cette adresse. La page a peut-être déménagé.",
        "There is nothing at this address. The page may have moved.",
    ),
    "fault.staff_only": Words(
        "Cette page est réservée à l’équipe, qui y entre par un lien personnel.",
        "This page is for the team, who enter it by a personal link.",
    ),
    "fault.not_your_role": Words(
        "Votre rôle ne permet pas ce geste. Rien n’a changé; qui administre la table peut vous donner un autre rôle.",
        "Your role does not allow this. Nothing has changed; whoever administers the desk can give you another role.",
    ),
    "fault.internal_error": Words(
        "Quelque chose a lâché de notre côté. C’est consigné, et on va regarder. Réessayez dans un instant.",
        "Something broke on our side. It has been recorded, and we will look. Please try again in a moment.",
    ),
    "fault.store_unavailable": Words(
        "On n’arrive pas à écrire ni à lire nos données pour l’instant, alors rien n’a été gardé. "
        "L’équipe en est avertie. Réessayez dans une minute.",
        "We cannot write or read our data right now, so nothing was kept. "
        "The team has been told. Please try again in a minute.",
    ),
    # The page cannot be served at all
    "start.cannot_serve": Words(
        "la page web ne peut pas être servie sur {address}\u00a0: {cause} "
        "(choisissez-en un autre avec --host, --port ou web.port)",
        "the web page cannot be served on {address}: {cause} (choose another with --host, --port or web.port)",
    ),
    "start.port_in_use": Words("un autre programme utilise déjà le port {port}", "another program already uses port {port}"),
    "start.port_forbidden": Words(
        "cet utilisateur n’a pas le droit d’ouvrir le port {port}", "this user may not open port {port}"
    ),
}
