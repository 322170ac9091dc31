"""Staff correct what exists and confirm it: tried, written in place, recorded with before and after, undone to the byte."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot.errors import KnowledgeError
from bot.knowledge.writer import WritingError
from bot.review.correcting import Correcting, LosesAnswersError
from bot.review.errors import FieldsError, NotPossibleError, ReplacesError, ReviewError, UnknownEntryError
from bot.store.audit_trail import Trail
from bot.store.database import Database
from tests.review.place import Place, laid_out
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable
    from pathlib import Path

FOURNIL = "organisations/fournil.yaml"
HEADCOUNT = "headcount:fournil"
MORE = "fr: Le Fournil compte 15 employés (2026).\nen: Le Fournil has 15 employees (2026).\nsource: almanach\n"


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    """The village on the disk, an empty database; one of its files holds comments."""
    laid_out(tmp_path)
    file = tmp_path / "knowledge" / FOURNIL
    file.write_text(
        file.read_text("utf-8").replace("  headcount:\n", "  # counted in spring\n  headcount: # by hand\n"), "utf-8"
    )
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        yield Place(tmp_path, database)


def correcting(place: Place) -> Correcting:
    """Who corrects in the village."""
    return Correcting(place.publishing)


def closed(place: Place) -> None:
    """A base that nobody may write, as in a read-only image; `learned/` stays open."""
    for file in sorted((place.folder / "knowledge").rglob("*.yaml")):
        file.chmod(0o444)


def said(place: Place, text: str) -> str:
    """What is answered now."""
    return place.engine.consider(text, language="fr").text


async def test_a_correction_is_tried_and_changes_nothing(place: Place) -> None:
    """It tells the entry before and after, the file as it would be, and which questions get another answer."""
    await put(place.store, text="combien d'employés a le Fournil", utterance="x", reason="wrong_answer", nearest="topic:fete")
    before = place.written()
    found = await correcting(place).preview(HEADCOUNT, MORE, "Odile")
    assert "12 employés" in found.before
    assert "15 employés" in found.after
    assert list(found.changes) == [FOURNIL]
    assert found.run.breaks == ()
    assert place.written() == before
    assert await Trail(place.database).page(9) == ()


async def test_a_fact_is_corrected_where_it_stands(place: Place) -> None:
    """Its words and its source; comments, order and every other line stay, and the bot says it from the next question on."""
    before = place.written()
    await correcting(place).correct(HEADCOUNT, MORE, "Odile")
    after = place.written()
    assert {name for name in after if after[name] != before[name]} == {FOURNIL}
    old, new = before[FOURNIL].decode().splitlines(), after[FOURNIL].decode().splitlines()
    assert [line for line in old if line not in new] == [
        "    fr: Le Fournil compte 12 employés (2020).",
        "    en: Le Fournil has 12 employees (2020).",
        "    source: [gazette, almanach]",
        "    amount: {value: 12, unit: employees, as_of: 2020-05}",
    ]
    assert "  headcount: # by hand" in new
    assert "15 employés" in said(place, "combien d'employés a le Fournil?")


async def test_the_journal_keeps_before_and_after(place: Place) -> None:
    """Who, when, which entry, what stood there and what stands there; undoing it is an act of its own."""
    await correcting(place).correct(HEADCOUNT, MORE, "Odile")
    await correcting(place).undo(HEADCOUNT, "Rémi")
    undone, done = await Trail(place.database).page(9)
    assert (done.entry, done.verb, done.by, undone.verb, undone.undoes) == (HEADCOUNT, "correct", "Odile", "undo", done.id)
    told = done.as_json()
    assert "12 employés" in told["before"]
    assert "15 employés" in told["after"]
    assert undone.as_json()["after"] == told["before"]


async def test_undo_takes_the_last_act_back_to_the_byte(place: Place) -> None:
    """A correction upon a correction, one after the other; then nothing is left, and that is said."""
    first = place.written()
    await correcting(place).correct(HEADCOUNT, MORE, "Odile")
    second = place.written()
    await correcting(place).correct(HEADCOUNT, MORE.replace("15", "16"), "Odile")
    await correcting(place).undo(HEADCOUNT, "Odile")
    assert place.written() == second
    await correcting(place).undo(HEADCOUNT, "Odile")
    assert place.written() == first
    assert "12 employés" in said(place, "combien d'employés a le Fournil?")
    with pytest.raises(NotPossibleError, match="nothing is left"):
        await correcting(place).undo(HEADCOUNT, "Odile")


async def test_undo_leaves_what_others_changed_in_the_same_file(place: Place) -> None:
    """The first of two acts upon one file is taken back first: the second stays."""
    first = place.written()
    await correcting(place).correct(HEADCOUNT, MORE, "Odile")
    await correcting(place).correct("activity:fournil", "fr: Le Fournil cuit le pain et les tartes.", "Rémi")
    await correcting(place).undo(HEADCOUNT, "Odile")
    text = place.written()[FOURNIL].decode()
    assert "12 employés" in text
    assert "les tartes" in text
    await correcting(place).undo("activity:fournil", "Rémi")
    assert place.written() == first


async def test_what_somebody_edited_since_is_not_overwritten(place: Place) -> None:
    """Undo asks, and changes nothing, when the entry was changed by hand; whoever saw both versions may go on."""
    first = place.written()
    await correcting(place).correct(HEADCOUNT, MORE, "Odile")
    file = place.folder / "knowledge" / FOURNIL
    file.write_text(file.read_text("utf-8").replace("15 employés", "17 employés"), "utf-8")
    with pytest.raises(ReplacesError, match="changed") as asks:
        await correcting(place).undo(HEADCOUNT, "Odile")
    assert "17 employés" in file.read_text("utf-8")
    await correcting(place).undo(HEADCOUNT, "Odile", replacing=asks.value.token)
    assert place.written() == first


async def test_what_the_new_text_would_contradict_goes_unless_given(place: Place) -> None:
    """Another French text: the old English and the old amount would go on saying what was corrected."""
    found = await correcting(place).preview(HEADCOUNT, "fr: Le Fournil compte 15 employés.", "Odile")
    assert "12 employees" not in found.after
    assert "amount" not in found.after
    assert "source:" in found.after
    assert any(problem.rule == "missing-english" for problem in found.warnings)
    kept = await correcting(place).preview("said:marie", "en: She said so in 2020.", "Odile")
    assert "qui a dit que le pain rassemble" in kept.after
    assert "le pain rassemble." in kept.after


async def test_a_whole_topic_is_corrected_with_a_source_of_its_own(place: Place) -> None:
    """A source that the base lacks comes along, in a file under `learned/` that says who brought it; undone together."""
    before = place.written()
    content = (
        "answer: {fr: La fête a lieu le 24 juin au parc., en: The fair is on 24 June in the park.}\n"
        "source: affiche\nsources: {affiche: {title: Affiche, date: 2026-05, checked_on: 2026-05-20}}\n"
    )
    found = await correcting(place).correct("topic:fete", content, "Odile")
    assert sorted(found.changes) == ["learned/sources/fete-corrected.yaml", "topics/fete.yaml"]
    assert place.written()["learned/sources/fete-corrected.yaml"].decode().startswith("# Corrigé par Odile, le 2026-05-22.\n")
    assert "au parc" in said(place, "Quand a lieu la fête?")
    await correcting(place).undo("topic:fete", "Odile")
    assert place.written() == before


async def test_where_the_base_cannot_be_written_the_correction_lives_in_learned_and_wins(place: Place) -> None:
    """The base keeps every byte; what is answered is the correction; a second one changes that file; undone to nothing."""
    closed(place)
    before = place.written()
    await correcting(place).correct(HEADCOUNT, MORE, "Odile")
    path = "learned/organisations/fournil-headcount-corrected.yaml"
    after = place.written()
    assert {name for name in after if after[name] != before.get(name)} == {path}
    assert after[path].decode().startswith("# Corrigé par Odile, le 2026-05-22.\ncorrects: fournil\nfacts:\n  headcount:\n")
    assert "15 employés" in said(place, "combien d'employés a le Fournil?")
    await correcting(place).correct(HEADCOUNT, MORE.replace("15", "16"), "Odile")
    assert set(place.written()) == set(after)
    assert "16 employés" in said(place, "combien d'employés a le Fournil?")
    for _ in range(2):
        await correcting(place).undo(HEADCOUNT, "Odile")
    assert place.written() == before
    assert "12 employés" in said(place, "combien d'employés a le Fournil?")


async def test_a_topic_of_a_closed_base_is_corrected_in_learned(place: Place) -> None:
    """Whole, so that it is read in its place; corrected there again, confirmed there, and undone."""
    closed(place)
    before = place.written()
    await correcting(place).correct("topic:fete", "answer: {fr: La fête a lieu le 24 juin au parc.}", "Odile")
    assert place.written()["learned/topics/fete-corrected.yaml"].decode().splitlines()[1] == "corrects: fete"
    await correcting(place).confirm("topic:fete", dt.date(2026, 5, 20), "Odile")
    assert "au parc" in said(place, "Quand a lieu la fête?")
    for _ in range(2):
        await correcting(place).undo("topic:fete", "Odile")
    assert place.written() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("fr: [", r"correction\.yaml:2:\d+: not YAML.*\(yaml-syntax\)"),
        ("- a", r"correction\.yaml:1:1: .*\(wrong-value\)"),
        ("fr: x\ncolour: red", r"correction\.yaml:2:1: .*'colour'.*\(unknown-key\)"),
        ("source:", r"correction\.yaml:1:\d+: .*\(missing-source\)"),
        ("source: nowhere", r"organisations/fournil\.yaml:\d+:\d+: .*nowhere.*\(dead-source\)"),
    ],
)
async def test_what_check_would_refuse_is_refused_with_file_line_and_rule(place: Place, content: str, said: str) -> None:
    """In the file that was given where it can be told from that alone; nothing is written, nothing recorded."""
    before = place.written()
    with pytest.raises(KnowledgeError, match=said):
        await correcting(place).correct(HEADCOUNT, content, "Odile", name="correction.yaml")
    assert place.written() == before
    assert await Trail(place.database).page(9) == ()


@pytest.mark.parametrize(
    ("entry", "content", "error", "said"),
    [
        ("headcout:fournil", MORE, UnknownEntryError, "near it: headcount:fournil"),
        ("zzz", MORE, UnknownEntryError, "INTENT:ENTITY"),
        ("profile:fournil", MORE, UnknownEntryError, "no fact or topic"),
        (HEADCOUNT, "source: [gazette, almanach]", NotPossibleError, "says this already"),
        (HEADCOUNT, "fr: Un \u202emot", FieldsError, "invisible"),
        (HEADCOUNT, "checked_on: 2027-01-01", FieldsError, "not come yet"),
    ],
)
async def test_what_cannot_be_corrected_is_said(
    place: Place, entry: str, content: str, error: type[ReviewError], said: str
) -> None:
    """No such entry, with what is near it; nothing new; what may not become public."""
    with pytest.raises(error, match=said):
        await correcting(place).correct(entry, content, "Odile")


async def test_a_test_question_that_loses_its_entry_needs_a_reason(place: Place) -> None:
    """One that only wants the old words is told of; one that is answered no more keeps the correction from being made."""
    worded = "answer: {fr: La fête a lieu en été.}"
    found = await correcting(place).preview("topic:fete", worded, "Odile")
    assert [one.file for one in found.run.breaks] == ["fete.yaml"]
    await correcting(place).correct("topic:fete", worded, "Odile")
    await correcting(place).undo("topic:fete", "Odile")
    silent = "answer:\nsource:\nrefusal: not_recorded\nadvice: {fr: Demandez à la mairie.}"
    before = place.written()
    with pytest.raises(LosesAnswersError, match="fête"):
        await correcting(place).correct("topic:fete", silent, "Odile", override=" ")
    assert place.written() == before
    await correcting(place).correct("topic:fete", silent, "Odile", override="la fête est annulée")
    (act, *_) = await Trail(place.database).page(1)
    assert act.as_json()["note"] == "la fête est annulée"


async def test_groups_that_a_correction_answers_close_and_reopen_with_it(place: Place) -> None:
    """A new phrasing of a topic answers what waited; taking it back opens the group again."""
    waiting = await put(place.store, text="Les tambours vont-ils résonner?", utterance="tambours")
    content = (place.folder / "knowledge/topics/fete.yaml").read_text("utf-8")
    topic = content.replace("  fr: [quand", "  fr: [les tambours vont-ils résonner, quand", 1)
    assert topic != content
    await correcting(place).correct("topic:fete", topic, "Odile")
    assert (await place.desk.queue.show(waiting)).group.standing.resolution == "answered_by_the_way"
    await correcting(place).undo("topic:fete", "Odile")
    assert (await place.desk.queue.show(waiting)).group.standing.state == "new"


async def test_a_confirmation_is_the_facts_own(place: Place) -> None:
    """The source, on which others rest, keeps its day; the fact says its own, and its answer is not to be checked any more."""
    asking = "combien d'employés a le Fournil?"
    before = place.written()
    await correcting(place).confirm(HEADCOUNT, dt.date(2026, 5, 20), "Odile")
    after = place.written()
    assert {name for name in after if after[name] != before[name]} == {FOURNIL}
    assert [line for line in after[FOURNIL].splitlines() if line not in before[FOURNIL].splitlines()] == [
        b"    checked_on: 2026-05-20"
    ]
    await correcting(place).confirm(HEADCOUNT, dt.date(2026, 5, 22), "Odile")
    await correcting(place).undo(HEADCOUNT, "Odile")
    assert place.written() == after
    base = await place.library.tried(after)
    assert "12 employés" in base.tell(asking, "fr").text
    await correcting(place).undo(HEADCOUNT, "Odile")
    assert place.written() == before


@pytest.mark.parametrize(
    ("entry", "on", "said"),
    [
        (HEADCOUNT, "2026-05-23", "not come yet"),
        (HEADCOUNT, "2026-01-01", "read since, on 2026-01-02"),
        ("headcount:scierie", "2026-05-20", "no fact or topic"),
    ],
)
async def test_a_confirmation_of_another_day_is_refused(place: Place, entry: str, on: str, said: str) -> None:
    """A day to come, or one before the day on which it was last read; nothing is written."""
    before = place.written()
    with pytest.raises(ReviewError, match=said):
        await correcting(place).confirm(entry, dt.date.fromisoformat(on), "Odile")
    assert place.written() == before


async def test_the_day_already_confirmed_is_no_news(place: Place) -> None:
    """Said, and no act is recorded."""
    await correcting(place).confirm(HEADCOUNT, dt.date(2026, 5, 20), "Odile")
    with pytest.raises(NotPossibleError, match="of that day already"):
        await correcting(place).confirm(HEADCOUNT, dt.date(2026, 5, 20), "Odile")
    assert len(await Trail(place.database).page(9)) == 1


async def test_a_correction_ends_the_confirmation_of_what_it_replaces(place: Place) -> None:
    """Somebody read the old text at the old source: of the new one nobody has said so."""
    await correcting(place).confirm(HEADCOUNT, dt.date(2026, 5, 20), "Odile")
    found = await correcting(place).preview(HEADCOUNT, MORE, "Odile")
    assert "checked_on" in found.before
    assert "checked_on" not in found.after


async def test_the_end_of_what_is_replaced_goes_with_it_unless_given(place: Place) -> None:
    """The old text held until that day: of the new one nobody has said so; a day alone may be given, too."""
    await correcting(place).correct(HEADCOUNT, "valid_until: 2026-12-31", "Odile")
    found = await correcting(place).preview(HEADCOUNT, MORE, "Odile")
    assert "valid_until: 2026-12-31" in found.before
    assert "valid_until" not in found.after
    kept = await correcting(place).preview(HEADCOUNT, f"{MORE}valid_until: 2027-12-31\n", "Odile")
    assert "valid_until: 2027-12-31" in kept.after
    with pytest.raises(NotPossibleError):
        await correcting(place).preview(HEADCOUNT, "valid_until: 2026-12-31", "Odile")


async def test_what_cannot_be_written_is_taken_back_in_the_journal(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk refuses: the person is told, the act stands undone, and nothing waits to be written at the next start."""

    async def refuse(*_: object) -> None:
        raise WritingError("full")

    monkeypatch.setattr(place.library, "restore", refuse)
    before = place.written()
    with pytest.raises(WritingError):
        await correcting(place).correct(HEADCOUNT, MORE, "Odile")
    assert place.written() == before
    assert [act.verb for act in await Trail(place.database).page(9)] == ["undo", "correct"]
    assert await place.publishing.recover() == ()
    with pytest.raises(NotPossibleError):
        await correcting(place).undo(HEADCOUNT, "Odile")


async def test_a_kill_between_record_and_file_is_healed(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record says how things are to be: the next start writes it, of a correction and of taking one back."""

    class KilledError(BaseException):
        """The end of the process."""

    async def die(*_: object) -> None:
        raise KilledError

    async def cut(act: Awaitable[object]) -> None:
        with monkeypatch.context() as cutting:
            cutting.setattr(place.library, "restore", die)
            with pytest.raises(KilledError):
                await act

    before = place.written()
    await cut(correcting(place).correct(HEADCOUNT, MORE, "Odile"))
    assert place.written() == before
    (healed,) = await place.publishing.recover()
    assert (healed.entry, healed.files, healed.by_hand) == (HEADCOUNT, (FOURNIL,), ())
    assert b"15 employ" in place.written()[FOURNIL]
    await cut(correcting(place).undo(HEADCOUNT, "Odile"))
    await place.publishing.recover()
    assert place.written() == before
    assert await place.publishing.recover() == ()
