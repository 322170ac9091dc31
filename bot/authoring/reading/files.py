"""Rules of the reader about files as a whole: their place, their name, their bytes. Manuals only."""

from __future__ import annotations

from typing import Final

from bot.authoring.reading.rule import ReaderRule


class NoFolder(ReaderRule):
    """The knowledge folder is not where config.yaml says (`knowledge.path`)."""

    ID = "no-folder"


class UnreadableFile(ReaderRule):
    """A file or a folder cannot be read: a broken link, one that leads in a circle, a pipe, somebody else's file."""

    ID = "unreadable-file"


class FileTooLarge(ReaderRule):
    """A file is larger than any that a person writes (524,288 bytes): split it, or mend the link that leads to it."""

    ID = "file-too-large"


class TooManyFiles(ReaderRule):
    """More than 20,000 files and folders stand in the folder: most often a link leads to something else."""

    ID = "too-many-files"


class NotUtf8(ReaderRule):
    """A file is not UTF-8 text: save it anew, choosing the encoding UTF-8."""

    ID = "not-utf8"


class NoTestQuestions(ReaderRule):
    """There is no folder of test questions where config.yaml says (`knowledge.questions`). A warning."""

    ID = "no-test-questions"


class MissingFile(ReaderRule):
    """One of `sources.yaml`, `relations.yaml` and `lexicon.yaml` is missing: nothing can be read without them."""

    ID = "missing-file"


class EmptyFile(ReaderRule):
    """A file holds nothing, or only comments: write into it, or delete it.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur

    Fails:
        # organisations/cafe.yaml
        # name: Café Chaleur
    """

    ID = "empty-file"


class UnknownFile(ReaderRule):
    """A file lies where no file of its kind belongs: a folder mistyped, a file beside its folder.

    Passes:
        # organisations/cafe.yaml
        name: Café Chaleur

    Fails:
        # organisation/cafe.yaml
        name: Café Chaleur
    """

    ID = "unknown-file"


class IgnoredFile(ReaderRule):
    """A file is not read, for its name does not end in `.yaml`: `budget.yaml.txt`, `fete.YAML`, `notes.docx`.

    An error where it was meant to be read, a warning elsewhere. Nothing is said of what begins with `.` or `_`, nor of `.md`.
    """

    ID = "ignored-file"


class IdIsFileName(ReaderRule):
    """The name of a file is the id of what it holds: lower-case letters without accents, digits and hyphens.

    Passes:
        # organisations/cafe-chaleur.yaml
        name: Café Chaleur

    Fails:
        # organisations/Café Chaleur.yaml
        name: Café Chaleur
    """

    ID = "id-is-file-name"


class DuplicateId(ReaderRule):
    """Two files, or two sources, have one id: nobody could tell which one a fact or a relation means.

    Passes:
        # organisations/quai.yaml
        name: Café du Quai

        # places/quai-public.yaml
        name: Quai public

    Fails:
        # organisations/quai.yaml
        name: Café du Quai

        # places/quai.yaml
        name: Quai public
    """

    ID = "duplicate-id"


RULES: Final = (
    NoFolder,
    UnreadableFile,
    FileTooLarge,
    TooManyFiles,
    NotUtf8,
    NoTestQuestions,
    MissingFile,
    EmptyFile,
    UnknownFile,
    IgnoredFile,
    IdIsFileName,
    DuplicateId,
)
