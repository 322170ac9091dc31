"""The village with neighbours on a map: towns with and without a position, organisations in them, a lake."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from tests import village

if TYPE_CHECKING:
    from bot.knowledge.base import Knowledge

_MUNICIPALITY: Final = "municipality: {name: {fr: municipalité, en: municipality}, to: place}\n"
_SHORE: Final = """
shore:
  name: {fr: le lac, en: the lake}
  points:
    - {latitude: 47.1, longitude: -70.2}
    - {latitude: 47.4, longitude: -70.0}
  source: almanach
"""


def _town(name: str, more: str = "", position: str = "") -> str:
    placed = f"position: {{{position}, source: gazette}}\n" if position else ""
    return f"name: {name}\n{more}{placed}"


@cache
def knowledge(*, positions: bool = True) -> Knowledge:
    """Five towns: three lie somewhere, unless told otherwise, one of them without organisations; one became part of another."""
    files = village.FILES
    organisations = {
        f"organisations__{id_}": files[f"organisations/{id_}.yaml"].replace(
            "relations:\n", f"relations:\n  municipality: {{is: {town}, source: gazette}}\n"
        )
        for id_, town in (("fournil", "valdor"), ("scierie", "valdor"), ("ecole", "bas"))
    }
    return village.knowledge(
        relations=files["relations.yaml"] + _MUNICIPALITY,
        region=files["region.yaml"] + _SHORE,
        places__valdor=_town(
            "Val-d’Or-de-Kerval",
            "aliases: [Val-d’Or, Val-d]\n",
            "latitude: 47.35, longitude: -69.9" if positions else "",
        ),
        places__bas=_town("Le Bas", "", "latitude: 47.2, longitude: -70.05" if positions else ""),
        places__vide=_town("Le Vide", "", "latitude: 47.25, longitude: -69.8" if positions else ""),
        places__loin=_town("Le Loin"),
        places__ancien=_town("L’Ancien", "relations:\n  municipality: {is: bas, source: gazette}\n"),
        **organisations,
    )
