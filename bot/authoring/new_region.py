"""The knowledge of another region, small and whole, for somebody to replace file by file. Asks nobody, knows no command line.

What is of any region (everyday words, how people ask for a telephone number, whom to call in an emergency) is taken from the
knowledge that the program came with, less the phrasings that name a place; the rest is an invented region, `sample_region/`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.errors import KamouraskaError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

_SAMPLE: Final = Path(__file__).parent / "sample_region"
_SHARED: Final = ("ordinary.yaml", "sources/emergency.yaml")
_INTENTS: Final = tuple(
    f"intents/{intent}.yaml"
    for intent in ("activity", "address", "email", "location", "mayor", "opening_hours", "phone", "population", "website")
)
_NAMING: Final = re.compile(r"^ *- .*\b[A-ZÀ-Ý][^\W\d_].*\n", re.MULTILINE)
"""A phrasing that names a place: people type in small letters, and so does who writes phrasings, but for names."""
_SECTIONS: Final[Mapping[str, Collection[str]]] = {"lexicon.yaml": ("texting", "stopwords"), "emergency.yaml": ("kinds",)}
"""Of these files, the keys that hold for any region."""
_KEY: Final = re.compile(r"^(?=\w+:)", re.MULTILINE)
_COMMENT_AT_END: Final = re.compile(r"(?:\n(?:#[^\n]*)?)*\Z")


class NewRegionError(KamouraskaError):
    """No region can be begun there; the message says why."""


def write(folder: Path, base: Mapping[str, Path], *, today: dt.date) -> list[Path]:
    """Write the files into a folder that is new or empty.

    Args:
        base: the files of the knowledge that the program came with, by their path inside it.

    Raises:
        NewRegionError: something stands there, or `base` lacks a file.
        OSError: a file cannot be read or written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewRegionError(
            f"{folder} is there already, and not an empty folder", f"{folder} existe déjà et n’est pas un dossier vide"
        )
    written = []
    for inside, text in files(base, today).items():
        path = folder / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def files(base: Mapping[str, Path], today: dt.date) -> dict[str, str]:
    """What is written, by path inside the folder.

    Raises:
        NewRegionError: the knowledge that the program came with lacks what is taken from it.
    """
    if lacking := [inside for inside in (*_SHARED, *_INTENTS, *_SECTIONS) if inside not in base]:
        raise NewRegionError(
            f"knowledge/{lacking[0]}, which the program came with, is not there any more",
            f"knowledge/{lacking[0]}, venu avec le programme, n’est plus là",
        )
    shared = {inside: base[inside].read_text(encoding="utf-8") for inside in _SHARED}
    asked = {name: _NAMING.sub("", base[name].read_text(encoding="utf-8")) for name in _INTENTS}
    parts = {inside: _only(base[inside].read_text(encoding="utf-8"), keys) for inside, keys in _SECTIONS.items()}
    sample = {path.relative_to(_SAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in _SAMPLE.rglob("*.yaml")}
    filled = {
        inside: text.replace("{today}", today.isoformat()).replace("{year}", str(today.year)) for inside, text in sample.items()
    }
    return dict(sorted({**shared, **asked, **parts, **filled}.items()))


def _only(text: str, keys: Collection[str]) -> str:
    """The parts of a file that stand under these keys, as they were written."""
    parts = [part for part in _KEY.split(text) if part.partition(":")[0] in keys]
    return "".join(_COMMENT_AT_END.sub("\n", part) for part in parts)
