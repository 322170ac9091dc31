"""Rules of the reader about YAML itself: what is none, what means something else than it looks. Manuals only."""

from __future__ import annotations

from typing import Final

from bot.authoring.reading.rule import ReaderRule


class YamlSyntax(ReaderRule):
    """The file is not YAML: most often a wrong indentation, a quote that is not closed, a colon inside an unquoted text.

    Passes:
        # organisations/cafe.yaml
        name: "Café : Chaleur"

    Fails:
        # organisations/cafe.yaml
        name: Café : Chaleur
    """

    ID = "yaml-syntax"


class YamlAlias(ReaderRule):
    """A `*` takes a text from another place of the file. Write it out; a text that begins with `*` goes between quotes.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        called: {fr: le Café Chaleur, en: Café Chaleur}

    Fails:
        # organisations/cafe.yaml
        name: &name Café Chaleur
        called: {fr: *name, en: *name}
    """

    ID = "yaml-alias"


class YamlTag(ReaderRule):
    """A `!` begins a YAML tag. A text that begins with `!` goes between quotes.

    Passes:
        # organisations/cafe.yaml
        name: "!Salut"

    Fails:
        # organisations/cafe.yaml
        name: !Salut
    """

    ID = "yaml-tag"


class DuplicateKey(ReaderRule):
    """A key stands twice in one group: YAML would silently take the last one. Keep one.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        aliases: [le Café, Chaleur]

    Fails:
        # organisations/cafe.yaml
        name: Café Chaleur
        aliases: [le Café]
        aliases: [Chaleur]
    """

    ID = "duplicate-key"


class Todo(ReaderRule):
    """A TODO of a skeleton is left to write. Until then nothing is loaded, for nobody may get it as an answer.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur

    Fails:
        # organisations/cafe.yaml
        name: TODO
    """

    ID = "todo"


RULES: Final = (YamlSyntax, YamlAlias, YamlTag, DuplicateKey, Todo)
