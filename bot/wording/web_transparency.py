"""The sentences of the page that says what the bot is worth. Knows no figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    "open.title": Words("Transparence", "Transparency"),
    "open.lead": Words(
        "Ce que je suis, qui en répond, combien de fois je me trompe et ce que je garde.",
        "What I am, who answers for it, how often I am wrong, and what I keep.",
    ),
    "open.is": Words("Ce que je suis", "What I am"),
    "open.is_program": Words(
        "Un programme. Il cherche, parmi des réponses que des gens ont écrites, celle qui va avec votre question. "
        "Il n’en rédige aucune lui-même, et chacune donne sa source et sa date.",
        "A program. It looks, among answers that people wrote, for the one that fits your question. "
        "It writes none itself, and each gives its source and its date.",
    ),
    "open.is_silent": Words(
        "Quand aucune ne convient, il le dit au lieu de deviner.",
        "When nothing fits well enough, it says so instead of guessing.",
    ),
    "open.is_not": Words("Ce que je ne suis pas", "What I am not"),
    "open.not_person": Words(
        "Ni une personne, ni un service d’urgence, ni la voix officielle d’une municipalité ou d’un organisme.",
        "Neither a person, nor an emergency service, nor the official voice of a municipality or an organisation.",
    ),
    "open.not_advice": Words(
        "Ni un conseil juridique, médical ou financier. Avant une décision qui compte, ouvrez la source et appelez.",
        "Nor legal, medical or financial advice. Before a decision that matters, open the source and call.",
    ),
    "open.who": Words("Qui en répond", "Who answers for it"),
    "open.who_nobody": Words(
        "Personne n’a encore été nommé dans les réglages du programme.",
        "Nobody has been named in the program’s settings yet.",
    ),
    "open.measured": Words("Combien de fois je me trompe", "How often I am wrong"),
    "open.wrong_never": Words(
        "Quand j’ai répondu à des questions que l’équipe n’a jamais lues, je ne me suis pas trompé.",
        "When I answered questions that the team has never read, I was not wrong.",
    ),
    "open.wrong_seldom": Words(
        "Quand je réponds, je me trompe environ 1 fois sur {n}.", "When I answer, I am wrong about 1 time in {n}."
    ),
    "open.wrong_often": Words(
        "Quand je réponds, je me trompe plus d’une fois sur deux.", "When I answer, I am wrong more than half the time."
    ),
    "open.refused_few": Words("Je refuse moins de 1 question sur 20.", "I turn down fewer than 1 question in 20."),
    "open.refused_one": Words("Je refuse environ 1 question sur 10.", "I turn down about 1 question in 10."),
    "open.refused_many": Words("Je refuse environ {tenths} questions sur 10.", "I turn down about {tenths} questions in 10."),
    "open.measured_how": Words(
        "Des auteurs qui n’avaient vu ni les réponses ni le programme ont écrit des questions comme on les tape, "
        "fautes comprises. Plusieurs n’ont exprès pas de réponse\u00a0: il faut alors refuser. Deux lecteurs ont décidé, "
        "pour chacune, ce qui serait une bonne réponse. Un programme les a posées et a compté.",
        "Authors who had seen neither the answers nor the program wrote questions the way people type them, slips and all. "
        "Many have no answer on purpose: those must be refused. Two readers decided, for each, what a good answer would be. "
        "A program asked them and counted.",
    ),
    "open.measured_nothing": Words(
        "Personne n’a encore mesuré ces réponses-ci\u00a0: je ne peux pas dire combien de fois je me trompe.",
        "Nobody has measured these answers yet: I cannot tell how often I am wrong.",
    ),
    "open.what": Words("Ce qui est arrivé", "What happened"),
    "open.test": Words("Questions que l’équipe n’a jamais lues", "Questions the team has never read"),
    "open.dev": Words("Questions que l’équipe lit pour s’améliorer", "Questions the team reads to improve"),
    "open.right": Words("Bonne réponse", "Right answer"),
    "open.wrong": Words("Mauvaise réponse", "Wrong answer"),
    "open.false": Words(
        "A répondu alors qu’il fallait dire «\u00a0je ne sais pas\u00a0»", "Answered when it should have said “I don’t know”"
    ),
    "open.clarified": Words("Précision demandée", "Asked which was meant"),
    "open.rightly_refused": Words("Refus, et il n’y avait pas de réponse", "Refused, and there was no answer"),
    "open.missed": Words("Refus, alors que la réponse existait", "Refused, though there was an answer"),
    "open.n": Words("Questions en tout", "Questions in all"),
    "open.authors": Words("Auteurs", "Authors"),
    "open.date": Words("Mesuré le", "Measured on"),
    "open.version": Words("version {commit}", "version {commit}"),
    "open.unsaved": Words("version {commit}, avec des changements en cours", "version {commit}, with changes under way"),
    "open.known": Words("Ce que je sais", "What I know"),
    "open.known_count": Words(
        "{answers} réponses, tirées de {sources} sources, dont celles sur {organisations} organisations.",
        "{answers} answers, from {sources} sources, among them those about {organisations} organisations.",
    ),
    "open.known_updated": Words("Dernière source lue\u00a0: le {date}.", "Last source read: {date}."),
    "open.known_due": Words(
        "{due} réponses ont assez vieilli pour qu’on relise leur source\u00a0: elles le disent quand je les donne.",
        "{due} answers have grown old enough for their source to be read again: they say so when I give them.",
    ),
    "open.known_fresh": Words(
        "Aucune réponse n’a vieilli au point de devoir relire sa source.",
        "No answer has grown so old that its source must be read again.",
    ),
    "open.running": Words("Les {days} derniers jours", "The last {days} days"),
    "open.asked": Words("Questions posées", "Questions asked"),
    "open.answered": Words("Répondues", "Answered"),
    "open.refused": Words("Refusées, ou précision demandée", "Refused, or asked which was meant"),
    "open.said_wrong": Words("Réponses que quelqu’un a dites fausses", "Answers that somebody said were wrong"),
    "open.kept": Words("Ce que je garde", "What I keep"),
    "open.kept_more": Words("Tout ce que je garde, et pourquoi", "All that is kept, and why"),
    "open.embed": Words("Sur votre site", "On your site"),
    "open.embed_how": Words(
        "Vous pouvez aussi mettre cette boîte à questions sur votre page. Demandez d’abord à qui en répond (plus haut) "
        "d’inviter votre site, puis ajoutez-y ces deux lignes\u00a0:",
        "This question box can stand on your own page too. First ask for your site to be invited "
        "(further up it says who answers for it), then add these two lines:",
    ),
    "open.embed_lines": Words(
        "La première met un bouton dans le coin de la page. La seconde, si vous la gardez, met la boîte là où vous l’écrivez.",
        "The first puts a button in the corner of the page. The second, if you keep it, puts the box where you write it.",
    ),
    "open.erase": Words("Faire effacer", "Having something erased"),
}
