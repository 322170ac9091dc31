"""What pydantic refuses, said at its place and in words for people who write YAML, not Python. Knows no file."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from bot.errors import Both
from bot.knowledge.schema.values import IDENTIFIER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from bot.errors import Problem
    from bot.knowledge.documents import Document, Location

RULES: Final = {"extra_forbidden": "unknown-key", "missing": "missing-key", "string_too_long": "answer-too-long"}


SAID_OF_SOME: Final = {
    ("missing", "source"): ("missing-source", Both("every fact needs a `source`", "il faut une `source` à chaque fait")),
    ("missing", "fr"): ("missing-french", Both("the French text is missing", "il manque le texte français")),
}


def said(document: Document, error: ValidationError) -> Iterator[Problem]:
    """The errors of pydantic, each as a problem at its place."""
    for item in error.errors(include_url=False):
        kind = item["type"]
        location = tuple(part for part in item["loc"] if part != "[key]")
        name = _named(location)
        rule, message = SAID_OF_SOME.get((kind, name.en)) or (RULES.get(kind, "wrong-value"), _message(item, name))
        yield document.problem(location, rule, message)


def _named(location: Location) -> Both:
    """What a message calls the thing at a location."""
    if not location:
        return Both("the file", "le fichier")
    name = location[-1]
    if isinstance(name, int):
        return Both(f"item {name + 1} of {location[-2]}", f"élément {name + 1} de {location[-2]}")
    return Both(name, name)


def _message(item: ErrorDetails, name: Both) -> Both:
    match item["type"]:
        case "extra_forbidden":
            return Both(f"there is no key {name.en!r} here", f"il n’y a pas de clé {name.fr!r} ici")
        case "missing":
            return Both(f"the key {name.en!r} is missing", f"il manque la clé {name.fr!r}")
        case kind if kind in _WANTED:
            return _must(name, _WANTED[kind], item)
        case "string_pattern_mismatch" if item["ctx"]["pattern"] == IDENTIFIER:
            told, meant = repr(item["input"]), repr(_id(item["input"]))
            return Both(
                f"{told} is no id: small letters without accents, digits, hyphens, as in {meant}",
                f"{told} n’est pas un identifiant\u00a0: minuscules sans accents, chiffres, traits d’union, comme {meant}",
            )
        case "string_too_long":
            long, most = len(item["input"]), item["ctx"]["max_length"]
            return Both(
                f"{long} characters: an answer takes at most {most}",
                f"{long} caractères\u00a0: une réponse en prend {most} au plus",
            )
        case "literal_error":
            known = item["ctx"]["expected"]
            return Both(
                f"{name.en!r} must be one of {known.replace(' or ', ', ')}",
                f"{name.fr!r} doit être l’un de {known.replace(' or ', ', ')}",
            )
        case _:
            cause = item["msg"].removeprefix("Value error, ")
            return Both(f"{name.en!r}: {cause}", f"{name.fr!r}\u00a0: valeur refusée ({cause})")


def _must(name: Both, what: Both, item: ErrorDetails) -> Both:
    found = _kind(item["input"])
    quoted = Both("; put it between quotes", "; mettre entre guillemets") if what is _TEXT else Both("", "")
    return Both(
        f"{name.en!r} must be {what.en}, found {found.en}{quoted.en}",
        f"{name.fr!r} doit être {what.fr}, pas {found.fr}{quoted.fr}",
    )


def _id(text: str) -> str:
    """The id that a name would have."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_") or "an-id"


_TEXT: Final = Both("text", "un texte")
_GROUP: Final = Both("a group of keys", "un groupe de clés")
_LIST: Final = Both("a list", "une liste")
_TRUTH: Final = Both("true or false", "true ou false")
_NUMBER: Final = Both("a number", "un nombre")
_WANTED: Final[Mapping[str, Both]] = {
    "model_type": _GROUP,
    "dict_type": _GROUP,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "string_type": _TEXT,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
}
"""What should have stood there, by what pydantic calls the mistake."""

_KINDS: tuple[tuple[type | tuple[type, ...], Both], ...] = (
    (type(None), Both("nothing", "rien")),
    (bool, Both("yes/no", "oui/non")),
    ((int, float), Both("a number", "un nombre")),
    (str, _TEXT),
    (list, _LIST),
    (dict, _GROUP),
)


def _kind(value: object) -> Both:
    other = type(value).__name__
    return next((name for kind, name in _KINDS if isinstance(value, kind)), Both(other, other))
