"""What programs, and those who write them, are told: of the API, the tools, the data. Knows no format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    # /openapi.json
    "api.description": Words(
        "Les réponses et les fiches de «\u00a0{bot}\u00a0», pour les programmes. Tout ce qui est dit a une source et une date; "
        "ce que personne n’a écrit n’est pas inventé.",
        "The answers and entities of “{bot}”, for programs. All that is said has a source and a date; "
        "what nobody wrote down is not made up.",
    ),
    "api.ask": Words(
        "Pose une question. Sans réponse, elle est notée, masquée, pour l’équipe.",
        "Asks a question. Without an answer it is noted, masked, for the team.",
    ),
    "api.feedback": Words(
        "Dit ce que vaut une réponse. Un second avis sur la même prend la place du premier.",
        "Says what somebody makes of an answer. A second verdict on the same one takes the first one’s place.",
    ),
    "api.entities": Words(
        "Liste les organisations, les lieux et les personnes, avec des filtres.",
        "Lists organisations, places and people, with filters.",
    ),
    "api.entity": Words(
        "Dit tout ce qui est connu d’une organisation, d’un lieu ou d’une personne, chaque fait avec ses sources.",
        "Tells all that is known of an organisation, a place or a person, each fact with its sources.",
    ),
    "status.200": Words("Ce qui était demandé.", "What was asked for."),
    "status.204": Words("C’est fait; il n’y a rien à dire de plus.", "Done; there is nothing more to say."),
    "status.304": Words("Rien n’a changé depuis (If-None-Match).", "Nothing has changed since (If-None-Match)."),
    "status.400": Words("La demande a quelque chose qui cloche; le message dit quoi.", "Something is wrong with the request."),
    "status.403": Words("Ce site n’est pas invité.", "This site is not invited."),
    "status.404": Words("Il n’y a rien de ce nom.", "There is nothing of that name."),
    "status.413": Words("C’est trop gros.", "It is too large."),
    "status.429": Words(
        "Trop de questions; Retry-After dit quand revenir.", "Too many questions; Retry-After says when to return."
    ),
    "status.503": Words("Trop de monde; Retry-After dit quand revenir.", "Too many people; Retry-After says when to return."),
    # /mcp
    "mcp.instructions": Words(
        "Ce serveur répond aux questions sur {the_region}{covers}, en français et en anglais, à partir de ce que des gens ont "
        "écrit, avec des sources datées. Il n’invente rien\u00a0: quand «\u00a0outcome\u00a0» est «\u00a0abstain\u00a0», dites "
        "que ce n’est pas connu, et montrez ses «\u00a0actions\u00a0». Citez les sources et leurs dates, et gardez les numéros "
        "d’urgence tels quels.",
        "This server answers questions about {the_region}{covers}, in French and in English, from what people wrote down, with "
        "dated sources. It makes nothing up: when “outcome” is “abstain”, say that it is not known, and show its “actions”. "
        "Cite the sources with their dates, and leave the numbers of an emergency as they are.",
    ),
    "mcp.ask.title": Words("Demander", "Ask"),
    "mcp.ask": Words(
        "Répond à une question sur {the_region}, avec ses sources. Une question sans réponse est notée, masquée, pour l’équipe "
        "qui complète les réponses; n’y mettez donc rien de personnel.",
        "Answers a question about {the_region}, with its sources. A question without an answer is noted, masked, for the team "
        "that completes the answers; so put nothing personal in it.",
    ),
    "mcp.search.title": Words("Chercher", "Search"),
    "mcp.search": Words(
        "Trouve des organisations, des lieux et des personnes par des mots, une sorte, un secteur ou une municipalité.",
        "Finds organisations, places and people by words, kind, sector or municipality.",
    ),
    "mcp.get_entity.title": Words("Fiche", "Entity"),
    "mcp.get_entity": Words(
        "Dit tout ce qui est connu d’une organisation, d’un lieu ou d’une personne, par l’identifiant que «\u00a0search\u00a0» "
        "donne; chaque fait avec ses sources.",
        "Tells all that is known of an organisation, a place or a person, by the id that “search” gives; "
        "each fact with its sources.",
    ),
    "mcp.not_json": Words("Ce n’est pas du JSON.", "This is no JSON."),
    "mcp.not_a_message": Words("Ce n’est pas un message JSON-RPC 2.0.", "This is no JSON-RPC 2.0 message."),
    "mcp.unknown_method": Words("Cette méthode n’existe pas ici\u00a0: {method}.", "There is no such method here: {method}."),
    "mcp.unknown_tool": Words(
        "Cet outil n’existe pas ici\u00a0: {name}. Il y a {tools}.", "There is no such tool here: {name}. There are {tools}."
    ),
    "mcp.bad_params": Words(
        "«\u00a0params\u00a0» n’est pas ce qu’il faut pour {method}.", "“params” is not what {method} takes."
    ),
    "mcp.unknown_version": Words(
        "Je ne parle pas cette version du protocole\u00a0: {version}. Les miennes\u00a0: {versions}.",
        "I do not speak this version of the protocol: {version}. Mine: {versions}.",
    ),
    "mcp.post_only": Words(
        "On parle à cette adresse par POST; elle n’ouvre pas de flux.", "This address is spoken to by POST; it opens no stream."
    ),
    # /data/catalogue.jsonld
    "data.title": Words("Données de «\u00a0{bot}\u00a0»", "Data of “{bot}”"),
    "data.description": Words(
        "Ce que le bot sait sur {the_region}, avec ses sources et leurs dates.",
        "What the bot knows about {the_region}, with its sources and their dates.",
    ),
    "data.organisations.title": Words("Organisations", "Organisations"),
    "data.organisations.description": Words(
        "Une organisation par ligne\u00a0: ses noms, son secteur, sa municipalité, comment la joindre.",
        "One organisation a row: its names, sector, municipality, how to reach it.",
    ),
    "data.facts.title": Words("Faits", "Facts"),
    "data.facts.description": Words(
        "Un fait par ligne\u00a0: de qui ou de quoi, le texte en français et en anglais, les sources et leurs dates.",
        "One fact a row: of whom or what, the text in French and in English, the sources and their dates.",
    ),
    "data.service.title": Words("Questions et fiches, pour les programmes", "Questions and entities, for programs"),
}
