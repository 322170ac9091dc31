"""The sentences of the map of the municipalities. Knows nothing of how it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons.
SENTENCES: Final[Mapping[str, Words]] = {
    "map.title": Words("La carte", "The map"),
    "map.heading": Words("Les municipalités et leurs organisations", "The municipalities and their organisations"),
    "map.lead": Words(
        "Chaque rond est une municipalité. Le nombre dedans, c’est combien d’organisations j’y connais.",
        "Each disc is a municipality. The number in it is how many organisations I know there.",
    ),
    "map.drawing": Words("Carte des municipalités", "Map of the municipalities"),
    "map.place": Words("{name}\u00a0: {organisations}", "{name}: {organisations}"),
    "map.none": Words("aucune organisation", "no organisation"),
    "map.one": Words("1 organisation", "1 organisation"),
    "map.many": Words("{count} organisations", "{count} organisations"),
    "map.north": Words("N", "N"),
    "map.scale": Words("{count}\u00a0km", "{count}\u00a0km"),
    "map.sketch": Words(
        "C’est un croquis, le nord en haut\u00a0: chaque rond se tient à peu près au cœur de son village. "
        "Pour prendre la route, fiez-vous à une vraie carte.",
        "It is a sketch, north at the top: each disc stands roughly at the heart of its village. "
        "To find your way on the road, trust a real map.",
    ),
    "map.bank": Words(
        "La rive n’est qu’une ligne tirée entre quelques points connus.",
        "The bank is no more than a line drawn between a few known points.",
    ),
    "map.list": Words("La même chose en liste", "The same as a list"),
    "map.unplaced": Words("pas sur la carte", "not on the map"),
    "map.within": Words("fait partie de {whole}", "part of {whole}"),
    "map.elsewhere_one": Words(
        "Une autre organisation que je connais n’est d’aucune municipalité en particulier.",
        "One more organisation that I know belongs to no single municipality.",
    ),
    "map.elsewhere_many": Words(
        "{count} autres organisations que je connais ne sont d’aucune municipalité en particulier.",
        "{count} more organisations that I know belong to no single municipality.",
    ),
    "map.no_positions": Words(
        "Je ne sais pas encore où placer ces municipalités sur une carte. En voici la liste.",
        "I don’t know yet where these municipalities stand on a map. Here is the list.",
    ),
    "map.sources": Words("D’où viennent les positions", "Where the positions were read"),
}
