"""What is kept of people, column by column, in words: the privacy page lists it, and a test holds it to the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.knowledge.model import Words


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One thing that is kept of people.

    Attributes:
        columns: where in the database, as `table.column`.
        words: what it is, and why it is kept.
    """

    columns: tuple[str, ...]
    words: Words


def _of(table: str, *columns: str) -> tuple[str, ...]:
    return tuple(f"{table}.{column}" for column in columns)


KEPT: Final = (
    KeptItem(
        ("question.text", "question_group.utterance"),
        Words(
            "Le texte de la question, masqué; la plus ancienne sert de titre à celles qui demandent la même chose.",
            "The text of the question, masked; the oldest one stands for those that ask the same.",
        ),
    ),
    KeptItem(
        ("question.meaning", "meaning.key", "meaning_part.part"),
        Words(
            "Les mots qui comptent dans la question, et les réponses qui s’en approchaient, pour réunir celles qui demandent "
            "la même chose.",
            "The words that matter in the question, and the answers that came near it, to bring together those that ask "
            "the same.",
        ),
    ),
    KeptItem(
        _of("meaning", "vector", "encoder"),
        Words(
            "Ce que la question veut dire, en une suite de nombres qu’un programme calcule, et le nom de ce programme\u00a0: "
            "deux questions qui disent la même chose autrement, ou dans l’autre langue, ont des nombres qui se ressemblent. "
            "Ils s’effacent avec la question.",
            "What the question means, as a row of numbers that a program computes, and the name of that program: two questions "
            "that say the same in other words, or in the other language, have numbers that look alike. "
            "They are erased with the question.",
        ),
    ),
    KeptItem(
        (*_of("question", "language", "channel", "day"), *_of("question_group", "language", "reason", "nearest", "score")),
        Words(
            "Sa langue, le genre de canal (page web, Discord…), le jour, pourquoi elle est restée sans réponse, "
            "et la réponse qui s’en approchait le plus.",
            "Its language, the kind of channel (web page, Discord…), the day, why it went without an answer, "
            "and the answer that came nearest.",
        ),
    ),
    KeptItem(
        (*_of("question", "asker"), *_of("wish", "asker")),
        Words(
            "À la place de votre nom, une empreinte à sens unique\u00a0: elle compte les personnes sans dire qui elles sont. "
            "Elle change à chaque période, d’ordinaire le mois\u00a0: d’une période à l’autre, rien ne dit que c’est vous.",
            "In the place of your name, a one-way fingerprint: it counts people without telling who they are. "
            "It changes with each period, as a rule the month: from one to the next nothing tells that it is still you.",
        ),
    ),
    KeptItem(
        (),
        Words(
            "Les clés de ces empreintes, une par période, dans un fichier à part qui n’est dans aucune copie de secours\u00a0: "
            "c’est par elles que vous retrouvez ce qui est à vous. Chacune s’efface quand plus rien de sa période n’est gardé.",
            "The keys of these fingerprints, one for each period, in a file apart that no backup holds: it is by them that you "
            "find what is yours. Each is erased when nothing of its period is kept any more.",
        ),
    ),
    KeptItem(
        (
            *_of("question", "escalated"),
            *_of("question_group", "count", "askers", "escalated", "settled_askers", "first_day", "last_day"),
        ),
        Words(
            "Si vous l’avez envoyée à l’équipe; combien de fois, par combien de personnes (chacune comptée une fois "
            "par période), et entre quels jours on l’a posée.",
            "Whether you sent it to the team; how many times, by how many people (each counted once a period), and between "
            "which days it was asked.",
        ),
    ),
    KeptItem(
        _of("wish", "text", "language", "channel", "address", "receipt", "day", "expires"),
        Words(
            "Pour vous prévenir\u00a0: la question, sa langue, le canal, votre numéro sur Discord ou l’empreinte "
            "de votre reçu, le jour, et celui où tout cela s’efface.",
            "If you want to be told: the question, its language, the channel, your number on Discord or the fingerprint of "
            "your receipt, the day, and the one on which all this is erased.",
        ),
    ),
    KeptItem(
        _of("feedback", "answer", "asker", "entry", "channel", "language", "verdict", "reason", "comment", "day"),
        Words(
            "Si vous jugez une réponse\u00a0: votre avis, sa raison et votre commentaire masqué, la réponse, la langue, "
            "le canal et le jour, avec des empreintes à la place de vous et de cette réponse-là.",
            "If you judge an answer: your verdict, its reason and your masked comment, the answer, the language, "
            "the channel and the day, with fingerprints in the place of you and of that very answer.",
        ),
    ),
    KeptItem(
        _of("feedback_act", "entry", "verb", "by", "at"),
        Words(
            "Ce que l’équipe a décidé d’une réponse que des gens disent fausse\u00a0: qui, quand, quoi.",
            "What the team decided about an answer that people called wrong: who, when, what.",
        ),
    ),
    KeptItem(
        (
            *_of("act", "verb", "by", "at", "before", "after", "detail", "undoes"),
            *_of("question_group", "state", "resolution", "holder", "holder_person", "entry"),
        ),
        Words(
            "Ce que l’équipe a fait de la question\u00a0: qui, quand, quoi, avec sa note et la réponse écrite; d’une question "
            "réservée ou d’une réponse à approuver, le numéro sur Discord de qui la tient ou l’a écrite.",
            "What the team did with the question: who, when, what, with their note and the answer they wrote; of a question "
            "that is held or an answer to be approved, the number on Discord of who holds or wrote it.",
        ),
    ),
    KeptItem(
        (*_of("draft", "by", "person", "fields"), *_of("correction_draft", "person", "fields", "day")),
        Words(
            "La réponse ou la correction qu’une personne de l’équipe est en train d’écrire, son numéro sur Discord et, pour "
            "une correction, le jour.",
            "The answer or the correction that somebody of the team is writing, their number on Discord and, for a "
            "correction, the day.",
        ),
    ),
    KeptItem(
        _of("staff_session", "by", "person", "role", "opened", "expires"),
        Words(
            "Qui de l’équipe est entré dans ses pages, avec son numéro sur Discord, quel rôle et depuis quand; c’est fini "
            "après huit heures, et effacé quand quelqu’un entre ensuite.",
            "Who of the team has entered its pages, with their number on Discord, in which role and since when; it is over "
            "after eight hours, and erased when somebody enters next.",
        ),
    ),
    KeptItem(
        _of("saved_filter", "by", "name", "query", "text"),
        Words(
            "Les filtres de la file que quelqu’un de l’équipe garde sous un nom, avec les mots cherchés.",
            "Filters of the queue that somebody of the team keeps under a name, with the words that are looked for.",
        ),
    ),
    KeptItem(
        _of("staff_notice", "address", "by", "language", "told"),
        Words(
            "Qui de l’équipe veut recevoir la semaine en message privé, où, et la dernière qui lui a été dite.",
            "Who of the team wants the week in a private message, where, and the last one that was told to them.",
        ),
    ),
    KeptItem(
        _of("card", "channel", "message", "stamp"),
        Words(
            "Où se trouve, dans le salon de l’équipe sur Discord, le message qui montre la question.",
            "Where the message that shows the question is, in the team’s channel on Discord.",
        ),
    ),
    KeptItem(
        (),
        Words(
            "Tout cela peut aussi se trouver dans des copies de secours, que seule la personne qui tient ce bot peut lire. "
            "Ce qui est effacé ici y reste jusqu’à ce qu’elles fassent place à de plus récentes.",
            "All this may also be in backup copies, which only whoever runs this bot can read. What is erased here "
            "stays in them until they make way for newer ones.",
        ),
    ),
    KeptItem(
        (),
        Words(
            "De ce qui a été effacé, une empreinte et le jour, dans une liste à part\u00a0: "
            "si une copie de secours est remise en place, c’est effacé de nouveau.",
            "Of what was erased, a fingerprint and the day, in a list apart: should a backup be put back, it is erased again.",
        ),
    ),
)
