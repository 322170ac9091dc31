"""Rules of the reader about the keys of a file and the kind of their values. Manuals only."""

from __future__ import annotations

from typing import Final

from bot.authoring.reading.rule import ReaderRule


class UnknownKey(ReaderRule):
    """There is no such key here: a slip of the pen, or one that belongs elsewhere. The schema of the editor lists them.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        aliases: [le Café]

    Fails:
        # organisations/cafe.yaml
        name: Café Chaleur
        alias: [le Café]
    """

    ID = "unknown-key"


class MissingKey(ReaderRule):
    """A key is missing that every file of this kind needs.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur

    Fails:
        # organisations/cafe.yaml
        aliases: [le Café]
    """

    ID = "missing-key"


class WrongValue(ReaderRule):
    """A value is not of the kind that its key takes: a list, a text, a date, an address, one of a few words.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        aliases: [le Café]

    Fails:
        # organisations/cafe.yaml
        name: Café Chaleur
        aliases: le Café
    """

    ID = "wrong-value"


class MissingFrench(ReaderRule):
    """The French is missing. It is the source text, and English stands beside it.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        facts:
          activity: {fr: On y torréfie le café., en: They roast coffee., source: gazette}

    Fails:
        # organisations/cafe.yaml
        name: Café Chaleur
        facts:
          activity: {en: They roast coffee., source: gazette}
    """

    ID = "missing-french"


class MissingSource(ReaderRule):
    """A fact, a relation or an answer names no `source`. Nothing is published without one.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        facts:
          activity: {fr: On y torréfie le café., en: They roast coffee., source: gazette}

    Fails:
        # organisations/cafe.yaml
        name: Café Chaleur
        facts:
          activity: {fr: On y torréfie le café., en: They roast coffee.}
    """

    ID = "missing-source"


RULES: Final = (UnknownKey, MissingKey, WrongValue, MissingFrench, MissingSource)
