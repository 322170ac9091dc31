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


class ValueCut(ReaderRule):
    """YAML takes a `#` after a blank for a comment, and what follows is lost: put the whole text between quotes.

    A comment of your own is fine: `# ` and a word.

    Passes:
        # topics/fete.yaml
        title: {fr: Fête, en: Fair}
        question: {fr: Quand est la fête?, en: When is the fair?}
        phrasings: {fr: [date de la fête], en: [date of the fair]}
        answer:
          fr: "Composez le #511 pour l’état des routes."
          en: 'Dial #511 for road conditions.' # as the ministry writes it
        source: gazette

    Fails:
        # topics/fete.yaml
        title: {fr: Fête, en: Fair}
        question: {fr: Quand est la fête?, en: When is the fair?}
        phrasings: {fr: [date de la fête], en: [date of the fair]}
        answer:
          fr: Composez le #511 pour l’état des routes.
          en: "Dial #511 for road conditions."
        source: gazette
    """

    ID = "value-cut"


class UnquotedValue(ReaderRule):
    """YAML reads a few signs as something else: `no` as false, `1:30` as 90, `1_000` as 1000. Put a text between quotes.

    Passes:
        # organisations/cafe.yaml
        name: "1:30"
        aliases: ["no", oui]

    Fails:
        # organisations/cafe.yaml
        name: 1:30
        aliases: [no, oui]
    """

    ID = "unquoted-value"


class CurlyQuotes(ReaderRule):
    """Curly quotes stand where YAML wants straight ones: they are shown with the text. A warning.

    Where they are meant, straight ones go around them: `'“Café”'`.

    Passes:
        # organisations/cafe.yaml
        name: "Café Chaleur"

    Fails:
        # organisations/cafe.yaml
        name: “Café Chaleur”
    """

    ID = "curly-quotes"


class TabCharacter(ReaderRule):
    r"""A tab stands where blanks are meant. Before a key the file is no YAML; inside a text it is a warning.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur
        facts:
          activity: {fr: On y torréfie le café., en: They roast coffee., source: gazette}

    Fails:
        # organisations/cafe.yaml
        name: Café Chaleur
        facts:
        \tactivity: {fr: On y torréfie le café., en: They roast coffee., source: gazette}
    """

    ID = "tab-character"


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


RULES: Final = (YamlSyntax, YamlAlias, YamlTag, DuplicateKey, ValueCut, UnquotedValue, CurlyQuotes, TabCharacter, Todo)
