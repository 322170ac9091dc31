"""Next steps as lines that people type and read, one a step: in a form, in a cell, behind `--action`. Knows no file.

    418 856-0000 | Appeler le bureau | Call the office
    form: https://example.org/f | fr: S’inscrire | en: Sign up | source: gazette

What stands first may say its kind; else it shows it. Then come what a link says in French and in English, what it is for, and
its source; without one, the source is that of the answer which it stands with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bot.knowledge.steps import telephone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.knowledge.model import StepKind

BETWEEN: Final = "|"
"""What parts are kept apart by, and no part holds."""

_KINDS: Final[Mapping[str, StepKind]] = {
    "website": "website",
    "site": "website",
    "form": "form",
    "formulaire": "form",
    "phone": "phone",
    "téléphone": "phone",
    "email": "email",
    "courriel": "email",
    "map": "map",
    "carte": "map",
}
_KIND: Final = re.compile(rf"({'|'.join(_KINDS)})\s*:\s*", re.IGNORECASE)
_PART: Final = re.compile(r"(fr|en|for|source)\s*:\s*", re.IGNORECASE)
_BARE: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
"""A site as people say it: without `https://`."""
_SHORT: Final = re.compile(r"[\d*#][\d -]*")


def typed(line: str, sources: Sequence[str]) -> dict[str, Any]:
    """The step that a line describes, as a knowledge file holds it; whether it leads anywhere is for the form to say.

    Args:
        sources: ids of the answer's own sources.
    """
    first, *rest = (part.strip() for part in line.split(BETWEEN))
    named = _KIND.match(first)
    value = first[named.end() :] if named else first
    kind = _KINDS[named[1].lower()] if named else _shown_kind(value)
    if kind in ("website", "form") and _BARE.fullmatch(value):
        value = f"https://{value}"
    step: dict[str, Any] = {"kind": kind, "value": value}
    label, told = _parts(rest)
    if label:
        step["label"] = label
    if "for" in told:
        step["for"] = _one_or_more(_ids(told["for"]))
    step["source"] = _one_or_more(_ids(told["source"]) if "source" in told else list(sources))
    return step


def line_of(step: Mapping[str, Any], sources: Sequence[str]) -> str:
    """The line that `typed` reads as this step of a valid file."""
    parts = [f"{step['kind']}: {step['value']}"]
    parts += [f"{language}: {text}" for language, text in (step.get("label") or {}).items()]
    for key, usual in (("for", ()), ("source", sources)):
        held = step.get(key) or ()
        ids = [held] if isinstance(held, str) else list(held)
        if ids != list(usual):
            parts.append(f"{key}: {', '.join(ids)}")
    return f" {BETWEEN} ".join(parts)


def _shown_kind(value: str) -> StepKind:
    """What an address, a number or a mail shows itself to be; whatever shows nothing is taken for an address, and refused."""
    if "@" in value and "/" not in value:
        return "email"
    return "phone" if _SHORT.fullmatch(value) or (telephone(value) and not _BARE.fullmatch(value)) else "website"


def _parts(rest: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
    """What a link says, by language; and what else is told, by key."""
    label: dict[str, str] = {}
    told: dict[str, str] = {}
    for part in filter(None, rest):
        named = _PART.match(part)
        key = named[1].lower() if named else "en" if "fr" in label else "fr"
        (label if key in ("fr", "en") else told)[key] = part[named.end() :] if named else part
    return label, told


def _ids(text: str) -> list[str]:
    return [id_ for id_ in re.split(r"[\s,;]+", text) if id_]


def _one_or_more(ids: list[str]) -> str | list[str]:
    return ids[0] if len(ids) == 1 else ids
