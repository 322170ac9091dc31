"""The sentences of the visitor's page and its widget. Knows nothing of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words
from bot.wording import feedback

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    **feedback.SENTENCES,
    # The page
    "site.title": Words("{bot}", "{bot}"),
    "site.short": Words("{bot_short}", "{bot_short}"),
    "site.description": Words(
        "Posez une question sur {the_region} et recevez une réponse sourcée et datée.",
        "Ask a question about {the_region} and get an answer with its source and date.",
    ),
    "site.skip": Words("Aller à la question", "Skip to the question"),
    "site.other_language": Words("English", "Français"),
    "home.receipt": Words("Vous avez un code? Voyez votre réponse.", "The answer to a question passed on, by its code."),
    "home.heading": Words("Une question sur {the_region}?", "A question about {the_region}?"),
    "home.lead": Words(
        "Des réponses sur la vie {in_region}{covers}, avec leur source et leur date. Et quand je ne sais pas, je le dis.",
        "Answers about life {in_region}{covers}, with their source and their date. And when I don’t know, I say so.",
    ),
    "home.label": Words("Votre question", "Your question"),
    "home.next_label": Words("Une autre question?", "Another question?"),
    "home.placeholder": Words("Qui, quoi, où…", "Who, what, where…"),
    "home.send": Words("Demander", "Ask"),
    "home.examples": Words("Par exemple", "For example"),
    "home.conversation": Words("Conversation", "Conversation"),
    "home.searching": Words("Je cherche…", "Looking it up…"),
    "home.you": Words("Vous demandez\u00a0:", "You ask:"),
    "home.footnote": Words(
        "Un programme vous répond, pas une personne. Il ne dit que ce que ses sources disent.",
        "A program answers you, not a person. It only says what its sources say.",
    ),
    # The answer card
    "reply.answer": Words("Réponse", "Answer"),
    "reply.clarify": Words("Une précision", "One detail"),
    "reply.abstain": Words("Sans réponse", "No answer"),
    "reply.smalltalk": Words("Réponse", "Reply"),
    "reply.source": Words("Source\u00a0:", "Source:"),
    "reply.sources": Words("Sources\u00a0:", "Sources:"),
    "reply.undated": Words("sans date", "undated"),
    "reply.checked": Words("vérifié le {date}", "checked on {date}"),
    "reply.noted": Words("Noté pour l’équipe", "Noted for the team"),
    "reply.wish": Words("Obtenir un code pour lire la réponse plus tard", "Get a code to read the answer later"),
    "reply.suggestions": Words("À demander ensuite", "To ask next"),
    "reply.choices": Words("Vouliez-vous dire", "Did you mean"),
    # The receipt of who wants to be told
    "receipt.mine": Words("Mon reçu", "My receipt"),
    "receipt.title": Words("Votre reçu", "Your receipt"),
    "receipt.lead": Words(
        "Tapez le code de votre reçu pour voir où en est votre question.",
        "Type the code of your receipt to see how your question stands.",
    ),
    "receipt.unkept": Words(
        "Cette question ne peut pas être gardée, alors je ne pourrai pas vous prévenir.",
        "This question cannot be kept, so I will not be able to tell you.",
    ),
    "receipt.unknown": Words(
        "Aucun reçu n’a ce code\u00a0: il a été effacé, il a plus de {days} jours, ou une lettre a changé en chemin.",
        "No receipt has this code: it was erased, is older than {days} days, or a letter changed on the way.",
    ),
    "receipt.waiting": Words(
        "Pas encore de réponse\u00a0: l’équipe a votre question.", "No answer yet: the team has your question."
    ),
    "receipt.dismissed": Words(
        "L’équipe a regardé votre question, et n’y répondra pas ici.",
        "The team looked at your question, and will not answer it here.",
    ),
    "receipt.answered": Words("La réponse est là!", "The answer is there!"),
    "receipt.keep": Words(
        "Gardez ce code, ou cette page dans vos favoris\u00a0: sur cet appareil ou un autre, elle dit où en est "
        "votre question, et donne la réponse dès qu’elle existe. Il est bon jusqu’au {until}, et il ne contient pas votre nom.",
        "Keep this code, or bookmark this page: on this device or another, it tells how your question stands, "
        "and gives the answer once there is one. It is good until {until}, and your name is not in it.",
    ),
    "receipt.erase": Words("Effacer ce reçu", "Erase this receipt"),
    "receipt.erased": Words("C’est effacé\u00a0: ce code n’ouvre plus rien.", "Erased: this code opens nothing any more."),
    "receipt.code": Words("Le code", "The code"),
    "receipt.look": Words("Voir", "Look"),
    # The page that says what is wrong
    "fault.title": Words("Oups", "Oops"),
    "fault.home": Words("Poser une question", "Ask a question"),
    # Privacy
    "privacy.title": Words("Confidentialité", "Privacy"),
    "privacy.lead": Words(
        "Vous pouvez demander sans dire qui vous êtes. Voici ce que je garde, pourquoi, et combien de temps.",
        "You can ask without saying who you are. Here is what the program keeps, why, and for how long.",
    ),
    "privacy.kept": Words("Ce que je garde", "What is kept"),
    "privacy.kept_unanswered": Words(
        "Seulement les questions restées sans réponse, ou dont vous dites que la réponse n’est pas la bonne, "
        "pour que l’équipe puisse écrire celle qui manque.",
        "Only the questions left without an answer, or whose answer you say is not the right one, "
        "so that the team can write the missing one.",
    ),
    "privacy.kept_with": Words(
        "Avec chacune\u00a0: sa langue, le genre de canal (page web, Discord…), le jour, "
        "la raison du refus et la réponse la plus proche.",
        "With each: its language, the kind of channel (web page, Discord…), the day, "
        "the reason for the refusal and the nearest answer.",
    ),
    "privacy.kept_count": Words(
        "Et le nombre de personnes qui l’ont posée, compté par des empreintes à sens unique qui changent "
        "avec le temps, jamais par des noms.",
        "And the number of people who asked it, counted by one-way fingerprints that change with time, never by names.",
    ),
    "privacy.kept_feedback": Words(
        "Si vous dites ce que vaut une réponse\u00a0: votre avis, la raison et le mot que vous y joignez, masqué, "
        "la réponse visée et le jour, sous une empreinte. Avec «\u00a0faux\u00a0», votre question aussi. "
        "D’une urgence, rien que l’avis.",
        "If you say what you make of an answer: your verdict, the reason and the words that you add, masked, "
        "which answer it was and the day, under a fingerprint. With “wrong”, your question too. "
        "Of an emergency, nothing but the verdict.",
    ),
    "privacy.kept_wish": Words(
        "Pour vous prévenir, si vous le demandez\u00a0: votre numéro sur Discord, l’empreinte d’un reçu sur le web. "
        "Effacé dès que c’est fait, ou quand vous effacez le reçu; sinon après 90 jours.",
        "If you ask to be told: what it takes to do so, your number on Discord, the fingerprint of a receipt on the web. "
        "Erased as soon as it is done, or when you erase the receipt; or else after 90 days.",
    ),
    "privacy.kept_numbers": Words(
        "Et des nombres par jour\u00a0: combien de questions ont eu telle réponse, ou aucune. Ni texte, ni personne.",
        "And numbers by day: how many questions got which answer, or none. Neither text nor person.",
    ),
    "privacy.columns": Words("Tout ce que je garde, en détail", "All that is kept, in detail"),
    "privacy.masked": Words("Ce que je masque", "What is masked"),
    "privacy.masked_text": Words(
        "Adresses, courriels, téléphones, numéros de cartes et de plaques, dates de naissance, mentions et noms de personnes "
        "(«\u00a0je m’appelle…\u00a0», une signature, «\u00a0ma voisine…\u00a0») sont effacés de la question "
        "avant qu’elle soit écrite où que ce soit. Mieux vaut quand même ne pas en mettre\u00a0: une machine en laisse passer.",
        "Street and e-mail addresses, telephones, numbers of cards and plates, birth dates, mentions and names of people "
        "(“my name is…”, a signature, “my neighbour…”) are removed from the question before it is written anywhere. "
        "Still, it is best not to include any: a machine misses some.",
    ),
    "privacy.long": Words("Combien de temps", "For how long"),
    "privacy.long_store": Words(
        "Une question gardée est effacée après {days} jours, et un avis aussi.",
        "A kept question is erased after {days} days, and so is a verdict.",
    ),
    "privacy.long_conversation": Words(
        "Le fil de votre conversation et les dernières réponses restent en mémoire {minutes} minutes après votre dernière "
        "question, pour comprendre «\u00a0et l’autre?\u00a0» et «\u00a0c’est faux\u00a0». Ils ne sont jamais écrits. "
        "Votre onglet, lui, garde ce qui s’est dit jusqu’à ce que vous le fermiez ou recommenciez, une urgence exceptée.",
        "The thread of your conversation and the last answers stay in memory for {minutes} minutes after your last question, "
        "to understand “and the other one?” and “that is wrong”. They are never written down. "
        "Your tab keeps what was said until you close it or start over, an emergency excepted.",
    ),
    "privacy.long_cookie": Words(
        "Un seul témoin (cookie), tiré au hasard, relie vos questions entre elles. "
        "Il n’est posé qu’à votre première question et disparaît quand vous fermez le navigateur.",
        "A single cookie, drawn at random, ties your questions together. "
        "It is set only with your first question and goes when you close the browser.",
    ),
    "privacy.long_address": Words(
        "L’adresse de votre appareil sert, en mémoire seulement, à limiter le nombre de questions à la minute. "
        "Elle n’est ni écrite ni transmise.",
        "Your device’s address is used, in memory only, to limit the number of questions a minute. "
        "It is neither written down nor passed on.",
    ),
    "privacy.never": Words("Ce que je ne fais pas", "What is not done"),
    "privacy.never_text": Words(
        "Pas de compte, pas de publicité, pas de mesure d’audience, aucun service extérieur\u00a0: "
        "vos questions ne quittent pas ce serveur.",
        "No account, no advertising, no audience measurement, no outside service: your questions do not leave this server.",
    ),
    "privacy.never_text_staff": Words(
        "Pas de compte, pas de publicité, pas de mesure d’audience. L’équipe lit les questions gardées, masquées, "
        "dans son salon privé sur Discord, qui garde ses messages hors du Québec; la carte d’une question part avec elle. "
        "Rien d’autre ne quitte ce serveur.",
        "No account, no advertising, no audience measurement. The team reads the questions that are kept, masked, "
        "in its private channel on Discord, which keeps messages outside Québec; the card of a question goes with it. "
        "Nothing else leaves this server.",
    ),
    "privacy.who": Words("Qui en répond", "Who is responsible"),
    "privacy.who_officer": Words(
        "{officer}, responsable de la protection des renseignements personnels, {name}.",
        "{officer}, person in charge of the protection of personal information, {name}.",
    ),
    "privacy.who_contact": Words(
        "{name}. Le nom de la personne responsable n’a pas encore été inscrit dans les réglages du programme.",
        "{name}. The name of the person in charge has not been entered in the program’s settings yet.",
    ),
    "privacy.who_rights": Words(
        "Vous pouvez demander ce que je garde, le faire corriger ou le faire effacer.",
        "You may ask what is kept, and have it corrected or erased.",
    ),
    "privacy.back": Words("Retour aux questions", "Back to the questions"),
    # The conversation, on the page and in the widget
    "talk.anew": Words("Recommencer", "Start over"),
    "talk.again": Words("Réessayer", "Try again"),
    "talk.slow": Words(
        "Ça prend plus de temps que d’habitude. Je cherche toujours…", "This is taking longer than usual. Still looking…"
    ),
    "talk.offline": Words(
        "Vous êtes hors ligne. Votre question vous attend ici\u00a0: renvoyez-la au retour de la connexion.",
        "You are offline. Your question is waiting here: send it again once the connection is back.",
    ),
    "talk.unreachable": Words(
        "Je n’arrive pas à joindre le serveur. Votre question n’est pas perdue\u00a0: réessayez dans un instant.",
        "I can’t reach the server. Your question is not lost: please try again in a moment.",
    ),
    # The widget on another site
    "widget.open": Words("Une question sur {the_region}?", "A question about {the_region}?"),
    "widget.close": Words("Fermer", "Close"),
    "widget.greeting": Words(
        "Bonjour! Posez-moi une question sur {the_region}, comme elle vous vient. Par exemple\u00a0:",
        "Hello! Ask me about {the_region}, in your own words. For example:",
    ),
}
