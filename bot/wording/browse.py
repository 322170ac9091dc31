"""The sentences of the pages that can be browsed, and of the ways between pages. Knows nothing of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    # The ways between pages
    "nav.label": Words("Pages du site", "Pages of this site"),
    "nav.ask": Words("Demander", "Ask"),
    "nav.organisations": Words("Organisations", "Organisations"),
    "nav.places": Words("Municipalités", "Municipalities"),
    "nav.people": Words("Personnes", "People"),
    "nav.topics": Words("Sujets", "Topics"),
    "nav.trail": Words("Fil d’Ariane", "Breadcrumb"),
    "nav.skip": Words("Aller au contenu", "Skip to the content"),
    "nav.home": Words("Accueil", "Home"),
    "site.picture": Words(
        "Dessin\u00a0: un village et ses champs, au bord de l’eau, le soir.",
        "Drawing: a village and its fields by the water, in the evening.",
    ),
    "fault.near": Words("Vous cherchiez peut-être", "Perhaps you were looking for"),
    "home.browse": Words("Ou parcourez", "Or browse"),
    "home.browse_organisations": Words("Qui est où, et comment les joindre", "Who is where, and how to reach them"),
    "home.browse_places": Words("Chacune avec sa mairie et ses organisations", "Each with its mayor and its organisations"),
    "home.browse_map": Words("Les municipalités, d’un coup d’œil", "The municipalities at a glance"),
    "home.browse_topics": Words("Selon ce que vous venez chercher", "By what you are looking for"),
    # Any page of a thing
    "page.known": Words("Ce qu’on en sait", "What is known"),
    "page.nothing": Words(
        "Rien de plus n’est noté pour l’instant. Posez votre question\u00a0: si elle reste sans réponse, l’équipe la verra.",
        "Nothing more is recorded for now. Ask your question: if it gets no answer, the team will see it.",
    ),
    "page.actions": Words("Comment les joindre", "How to get in touch"),
    "action.kind.website": Words("site web", "website"),
    "action.kind.phone": Words("téléphone", "phone"),
    "action.kind.email": Words("courriel", "email"),
    "action.kind.map": Words("carte", "map"),
    "action.kind.page": Words("page", "page"),
    "page.questions": Words("À demander", "To ask"),
    "page.around": Words("Autour", "Around"),
    "page.tags": Words("En bref", "In short"),
    "page.correct": Words(
        "Une erreur, un oubli? Posez la question, puis dites ce qui cloche\u00a0: l’équipe le lira.",
        "Something wrong or missing? Ask the question, then say what is off: the team will read it.",
    ),
    "page.sources_read": Words("Sources relues en dernier le {date}.", "Sources last read on {date}."),
    "entity.description": Words("{name}\u00a0: faits, sources et coordonnées.", "{name}: facts, sources and contact details."),
    "entity.people": Words("Personnes", "People"),
    "entity.members": Words("Membres et établissements", "Members and establishments"),
    "entity.inside": Words("Organisations dans cette municipalité", "Organisations in this municipality"),
    "entity.same_sector": Words("Dans le même domaine", "In the same sector"),
    "entity.same_town": Words("Dans la même municipalité", "In the same municipality"),
    "entity.all": Words("Les voir toutes", "See them all"),
    "person.in_office": Words(
        "Seule sa fonction publique est décrite ici, rien de sa vie privée.",
        "Only the public office is described here, nothing of private life.",
    ),
    # The directory
    "directory.title": Words("Organisations {in_region}", "Organisations {in_region}"),
    "directory.lead": Words(
        "Entreprises, écoles, services et organismes\u00a0: trouvez-les par domaine, par municipalité ou par leur nom.",
        "Companies, schools, services and community groups: find them by sector, by municipality or by name.",
    ),
    "directory.filter": Words("Filtrer", "Filter"),
    "directory.q": Words("Nom ou activité", "Name or activity"),
    "directory.sector": Words("Domaine", "Sector"),
    "directory.municipality": Words("Municipalité", "Municipality"),
    "directory.genre": Words("Type d’organisation", "Kind of organisation"),
    "tag.tier": Words("{relation}\u00a0: {name}", "{relation}: {name}"),
    "directory.any.sector": Words("Tous", "All"),
    "directory.any.municipality": Words("Toutes", "All"),
    "directory.any.genre": Words("Tous", "All"),
    "directory.any.tier": Words("Peu importe", "Any"),  # the knowledge names it, be it « le » or « la »
    "directory.show": Words("Afficher", "Show"),
    "directory.clear": Words("Tout effacer", "Clear all"),
    "directory.count.one": Words("{n} organisation", "{n} organisation"),
    "directory.count.many": Words("{n} organisations", "{n} organisations"),
    "directory.none": Words("Aucune organisation ne correspond.", "No organisation matches."),
    "directory.download": Words("Télécharger tout le répertoire (tableau CSV)", "Download the whole directory (CSV table)"),
    "directory.without": Words("Sans le filtre «\u00a0{name}\u00a0»\u00a0: {n}", "Without the filter “{name}”: {n}"),
    "directory.ask": Words("Poser la question\u00a0: {text}", "Ask it as a question: {text}"),
    # Municipalities
    "places.title": Words("Municipalités {in_region}", "Municipalities {in_region}"),
    "places.lead": Words(
        "Choisissez une municipalité pour voir sa mairie, ses services et ses organisations.",
        "Choose a municipality to see its mayor, its services and its organisations.",
    ),
    "places.map": Words("Voir les municipalités sur une carte", "See the municipalities on a map"),
    "places.region": Words("La région en entier\u00a0: {region}", "The whole area: {region}"),
    # Topics
    "topics.title": Words("Sujets\u00a0: que voulez-vous faire {in_region}?", "Topics: what would you like to do {in_region}?"),
    "topics.short": Words("Sujets", "Topics"),
    "topics.lead": Words(
        "{count} réponses, rangées selon ce que l’on vient chercher. Chacune donne sa source et sa date.",
        "{count} answers, sorted by what people come for. Each gives its source and date.",
    ),
    "topics.ask": Words("Le plus court\u00a0: posez votre question", "The short way: ask your question"),
    "topics.up": Words("Retour à la liste des thèmes", "Back to the list of themes"),
    "topics.other": Words("Et encore", "And more"),
    "topic.asked": Words("La question", "The question"),
    "topic.about": Words("Ça parle de", "It speaks of"),
    "topic.next": Words("À lire ensuite", "To read next"),
    "topic.beside": Words("Sur le même sujet", "On the same subject"),
    "topic.unknown": Words(
        "Pas encore de réponse ici, mais voici qui saurait.", "No answer here yet, but here is who would know."
    ),
}
