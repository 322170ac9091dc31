"""What is wrong with values that pydantic refuses, in both languages. Knows no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import ValidationError

# pydantic's kinds of error in French, with its own slots; what is not here is told by the value refused.
_IN_FRENCH: Final[Mapping[str, str]] = {
    "bool_parsing": "true ou false est attendu",
    "dict_type": "des paires «\u00a0nom: valeur\u00a0» sont attendues",
    "extra_forbidden": "réglage inconnu",
    "float_parsing": "un nombre est attendu",
    "float_type": "un nombre est attendu",
    "greater_than_equal": "au moins {ge}",
    "int_from_float": "un nombre entier est attendu",
    "int_parsing": "un nombre entier est attendu",
    "int_type": "un nombre entier est attendu",
    "less_than_equal": "au plus {le}",
    "list_type": "une liste est attendue",
    "literal_error": "une de ces valeurs est attendue\u00a0: {expected}",
    "origin": "une origine s’écrit comme https://exemple.org\u00a0: protocole et hôte, sans chemin ni / à la fin",
    "path_type": "un chemin est attendu",
    "store_url": "l’adresse d’une base s’écrit comme postgresql://usager@hote/base ou sqlite:///data/questions.sqlite3",
    "public_address": "l’adresse publique s’écrit comme https://exemple.org ou https://exemple.org/questions",
    "string_pattern_mismatch": "la forme attendue est {pattern}",
    "string_too_short": "un texte est attendu, et non rien",
    "string_type": "un texte est attendu",
    "tuple_type": "une liste est attendue",
    "website": "une adresse s’écrit comme https://exemple.org",
}


def refused(error: ValidationError, place: Callable[[tuple[str, ...]], str]) -> Iterator[Both]:
    """Everything that is wrong with a value, where it was set.

    Args:
        place: where a setting was set: a line of the file, or a variable.
    """
    for item in error.errors(include_url=False):
        kind, location = item["type"], tuple(map(str, item["loc"]))
        where = f"{place(location)}: {'.'.join(location)}"
        said = _IN_FRENCH.get(kind, "cette valeur ne convient pas").format_map(item.get("ctx", {}))
        yield Both(
            f"{where}: {'unknown setting' if kind == 'extra_forbidden' else item['msg']}",
            f"{where}\u00a0: {said}",
        )
