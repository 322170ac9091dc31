"""The test questions, what must be answered and what must not, with the place of each. Knows no matching, asks nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.errors import Problem
from bot.knowledge import documents, unfinished
from bot.knowledge.complaints import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.errors import Both
    from bot.knowledge.documents import Document, Parse

Expected = Literal["answered", "refused", "smalltalk"]
EXPECTED: Final[tuple[Expected, ...]] = get_args(Expected)

Line = Annotated[str, Field(min_length=1)]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TestQuestionForm(_Form):
    """One test question."""

    q: Annotated[str, Field(description="The question as a person would type it.")]
    style: Annotated[Line, Field(description="How it is typed: clean, sms, typo, terse, english…")] = "clean"
    says: Annotated[tuple[Line, ...], Field(description="What a right answer holds, each one of `a|b`.")] = ()
    why: Annotated[Line | None, Field(description="Why it must be refused.")] = None


class QuestionsForm(_Form):
    """A file of test questions; it mirrors the file of the knowledge that bears its name."""

    answered: Annotated[tuple[TestQuestionForm, ...], Field(description="Must be answered from that file.")] = ()
    refused: Annotated[tuple[TestQuestionForm, ...], Field(description="Near misses: must not be answered.")] = ()
    smalltalk: Annotated[tuple[TestQuestionForm, ...], Field(description="Greetings and the like.")] = ()


_FORM: Final = TypeAdapter(QuestionsForm)


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """One test question.

    Attributes:
        file: inside the folder of the test questions, as `topics/prefet.en.yaml`.
        number: its place among those of the same expectation in its file, from 0.
        says: what a right answer holds, each one of `a|b`.
    """

    __test__ = False  # pytest would take the name for a class of tests

    file: str
    expected: Expected
    number: int
    text: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TestQuestions:
    """Every test question, the documents they stand in by file, and what is wrong with those."""

    __test__ = False

    questions: tuple[TestQuestion, ...] = ()
    documents: Mapping[str, Document] | None = None
    problems: tuple[Problem, ...] = ()

    def problem(self, question: TestQuestion, rule: str, message: Both) -> Problem:
        """A problem at the place of a question."""
        return (self.documents or {})[question.file].problem((question.expected, question.number), rule, message)


def mirrored(file: str) -> str:
    """The file of the knowledge that a file of test questions is about: `topics/prefet.en.yaml` → `topics/prefet`."""
    return file.rsplit(".", 1)[0].removesuffix(".en")


def read_files(
    files: Mapping[str, bytes], shown_as: str = "tests/questions/gate", parse: Parse = documents.parse
) -> TestQuestions:
    """The test questions of these files; a file that cannot be read is a problem, and the others count."""
    found: list[TestQuestion] = []
    parsed: dict[str, Document] = {}
    problems: list[Problem] = []
    for file, content in sorted(files.items()):
        try:
            document = parse(f"{shown_as}/{file}", content.decode("utf-8"))
        except UnicodeDecodeError:
            problems.append(Problem.of(f"{shown_as}/{file}", 1, 1, "not-utf8", documents.NOT_UTF8))
            continue
        parsed[file] = document
        problems.extend(document.problems)
        problems.extend(unfinished.check(document) if unfinished.MARK.encode() in content else ())
        if not document.problems:
            try:
                found.extend(_questions(file, _FORM.validate_python(document.data)))
            except ValidationError as error:
                problems.extend(said(document, error))
    return TestQuestions(tuple(found), parsed, tuple(problems))


def _questions(file: str, form: QuestionsForm) -> Iterator[TestQuestion]:
    for expected in EXPECTED:
        for number, item in enumerate(getattr(form, expected)):
            yield TestQuestion(file, expected, number, item.q, item.says)
