"""What data there is, as a DCAT catalogue in JSON-LD: for portals that collect such catalogues. Knows no request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.channels.web.browse.paths import address_of
from bot.channels.web.core.addresses import OPENAPI
from bot.knowledge.model import LANGUAGES
from bot.wording import say
from bot.wording.programs import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.config import WebSection
    from bot.knowledge.base import Knowledge

CATALOGUE: Final = "/data/catalogue.jsonld"
TABLES: Final[Mapping[str, str]] = {"organisations": "/data/organisations.csv", "facts": "/data/facts.csv"}
"""The path of each table, by its name."""

_CONTEXT: Final[Mapping[str, Any]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGE: Final = "http://publications.europa.eu/resource/authority/language/{code}"
_CODES: Final[Mapping[str, str]] = {"fr": "FRA", "en": "ENG"}
_CSV: Final = "https://www.iana.org/assignments/media-types/text/csv"


def catalogue_jsonld(knowledge: Knowledge, settings: WebSection) -> bytes:
    """The catalogue: a data set a table, and the service under `/api/`."""
    told = {
        "@context": _CONTEXT,
        "@id": address_of(CATALOGUE, settings),
        "@type": "dcat:Catalog",
        "dct:title": _said(knowledge, "data.title"),
        "dct:description": _said(knowledge, "data.description"),
        "dct:language": _languages(),
        "foaf:homepage": {"@id": address_of("/", settings)},
        **_dated(knowledge),
        **_published(knowledge),
        "dcat:dataset": [_dataset(name, path, knowledge, settings) for name, path in TABLES.items()],
        "dcat:service": [_service(knowledge, settings)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _dataset(name: str, path: str, knowledge: Knowledge, settings: WebSection) -> dict[str, Any]:
    address = address_of(path, settings)
    return {
        "@id": f"{address}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": _said(knowledge, f"data.{name}.title"),
        "dct:description": _said(knowledge, f"data.{name}.description"),
        "dct:language": _languages(),
        "dcat:landingPage": {"@id": address_of("/", settings)},
        **_dated(knowledge),
        **_published(knowledge),
        "dcat:distribution": {
            "@id": address,
            "@type": "dcat:Distribution",
            "dct:title": _said(knowledge, f"data.{name}.title"),
            "dcat:accessURL": {"@id": address},
            "dcat:downloadURL": {"@id": address},
            "dcat:mediaType": {"@id": _CSV},
        },
    }


def _service(knowledge: Knowledge, settings: WebSection) -> dict[str, Any]:
    return {
        "@id": f"{address_of('/api/', settings)}#service",
        "@type": "dcat:DataService",
        "dct:title": _said(knowledge, "data.service.title"),
        "dcat:endpointURL": {"@id": address_of("/api/", settings)},
        "dcat:endpointDescription": {"@id": address_of(OPENAPI, settings)},
        "dcat:servesDataset": [{"@id": f"{address_of(path, settings)}#dataset"} for path in TABLES.values()],
    }


def _dated(knowledge: Knowledge) -> dict[str, Any]:
    """When somebody last read a source for it: the latest day that the knowledge itself names."""
    if not knowledge.sources:
        return {}
    latest = max(source.checked_on for source in knowledge.sources.values())
    return {"dct:modified": {"@value": latest, "@type": "xsd:date"}}


def _published(knowledge: Knowledge) -> dict[str, Any]:
    """Who answers for it, where somebody is named."""
    contact = knowledge.region.contact
    if contact is None:
        return {}
    return {"dct:publisher": {"@type": "foaf:Agent", "foaf:name": contact.name, "foaf:homepage": {"@id": contact.url}}}


def _languages() -> list[dict[str, str]]:
    return [{"@id": _LANGUAGE.format(code=_CODES[language])} for language in LANGUAGES]


def _said(knowledge: Knowledge, key: str) -> list[dict[str, str]]:
    """A sentence in both languages."""
    region = knowledge.region
    return [{"@value": say(SENTENCES, key, one, **region.slots(one)), "@language": one} for one in LANGUAGES]
