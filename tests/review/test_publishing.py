"""Staff answer: tried on everything first, written with where it came from, closed, undone to the letter."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot import background
from bot.answers.engine import Engine
from bot.errors import KnowledgeError
from bot.indexing.engine import engine_on
from bot.indexing.reloader import Reloaded, Reloader
from bot.knowledge.writer import WritingError
from bot.review import sweep
from bot.review.dry_run import Told, replay
from bot.review.errors import AlreadyDoneError, FieldsError, NotPossibleError, ReplacesError, ReviewError
from bot.review.model import EVERYTHING, Standing
from bot.review.proposals import Proposal
from bot.review.publishing import BreaksError, Publishing
from bot.store.database import Database
from bot.supervision import Supervision
from tests.patience import PATIENCE
from tests.review.place import CINEMA, CINEMA_ENTRY, Place, build, laid_out
from tests.store.examples import put
from tests.village import FILES, knowledge

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from bot.indexing.index import Index
    from bot.knowledge.model import Language
    from bot.review.desk import Desk
    from bot.review.dry_run import AskedGroup, DryRun, KnowledgeVersion, Test
    from bot.review.library import Library
    from bot.review.model import QuestionGroup
    from bot.store.backend import StoreConnection


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    """The village on the disk, an empty database."""
    laid_out(tmp_path)
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        yield Place(tmp_path, database)


async def asked(place: Place, *texts: str) -> int:
    """A group of these questions, each by somebody else."""
    ids = [await put(place.store, text=text, utterance=texts[0], asker=text, nearest=None) for text in texts]
    return ids[0]


async def test_a_preview_tells_everything_and_changes_nothing(place: Place) -> None:
    """The groups it would close, those it would not, the files it would write."""
    group_id = await asked(place, "Y a-t-il un cinéma?", "un cinéma, où ça?")
    also = await asked(place, "Où voir un film?")
    await asked(place, "Qui vend des tracteurs rouges?")
    before = place.written()
    preview = await place.publishing.preview(group_id, CINEMA_ENTRY, "Odile")
    assert {opened.group for opened in preview.run.answers} >= {also}
    assert preview.entry == "topic:cinema"
    assert sorted(preview.changes) == ["learned/sources/cinema.yaml", "learned/topics/cinema.yaml"]
    assert (preview.run.changes, preview.run.breaks) == ((), ())
    assert place.written() == before
    assert place.answers("Y a-t-il un cinéma?") is None
    assert (await place.desk.queue.show(group_id)).acts == ()


async def test_an_answer_is_known_at_once_and_says_where_it_came_from(place: Place) -> None:
    """Written with its provenance, answered by the engine that goes on, its group and those it answers closed."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    also = await asked(place, "Où voir un film?")
    await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    assert place.answers("y a t il un cinema") == "topic:cinema"
    text = place.written()["learned/topics/cinema.yaml"].decode()
    assert text.startswith(
        f"# Appris du groupe {group_id}\u00a0: 1 personne(s), 1 question(s).\n# Répondu par Odile, le 2026-05-22.\n"
    )
    answered, closed = [(await place.desk.queue.show(id_)).group.standing for id_ in (group_id, also)]
    assert (answered.state, answered.resolution, answered.entry) == ("answered", "new_entry", "topic:cinema")
    assert (closed.state, closed.resolution, closed.entry) == ("answered", "answered_by_the_way", "topic:cinema")
    assert (await place.desk.queue.list()).total == 0


async def test_undo_restores_files_groups_and_refusal(place: Place) -> None:
    """To the byte, with the groups that were closed by the way, and what answers."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    await asked(place, "Où voir un film?")
    before, queue = place.written(), await place.desk.queue.list(EVERYTHING)
    await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    await place.publishing.undo(group_id, "Rémi")
    assert place.written() == before
    assert place.answers("Y a-t-il un cinéma?") is None
    assert await place.desk.queue.list(EVERYTHING) == queue
    assert [act.verb for act in (await place.desk.queue.show(group_id)).acts] == ["answer", "undo"]


async def test_a_file_that_was_changed_since_is_not_overwritten(place: Place) -> None:
    """Undo asks, and changes nothing, when somebody has edited the answer; whoever saw both versions may go on."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    file = place.folder / "knowledge/learned/topics/cinema.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# relu\n", encoding="utf-8")
    with pytest.raises(ReplacesError, match="changed") as asks:
        await place.publishing.undo(group_id, "Odile")
    assert (await place.desk.queue.show(group_id)).group.standing.state == "answered"
    (version,) = asks.value.files
    assert (version.there or "").endswith("# relu\n")
    assert version.wanted is None
    await place.publishing.undo(group_id, "Odile", replacing=asks.value.token)
    assert not file.exists()


@pytest.mark.parametrize(
    ("proposal", "file", "added"),
    [
        (
            Proposal("new_phrasing", target="topic:fete", items=(("fr", "c'est quand les réjouissances: le jour"),)),
            "learned/topics/fete-{}.yaml",
            "adds_to: fete\nphrasings:\n  fr:\n    - 'c''est quand les réjouissances: le jour'\n",
        ),
        (
            Proposal("new_phrasing", target="said:marie", items=(("en", "who praised bread"),)),
            "learned/people/marie-{}.yaml",
            "adds_to: marie\nphrasings:\n  said:\n    en:\n      - who praised bread\n",
        ),
        (
            Proposal("new_alias", target="fournil", items=(("fr", "La Boulange"),)),
            "learned/organisations/fournil-{}.yaml",
            "adds_to: fournil\naliases:\n  - La Boulange\n",
        ),
    ],
)
async def test_an_entry_that_is_there_learns_a_phrasing_or_a_name(
    place: Place, proposal: Proposal, file: str, added: str
) -> None:
    """In a file of its own that says what it adds to: the base stays as it came; undone to the byte."""
    group_id = await asked(place, "c'est quand les réjouissances?")
    before = place.written()
    await place.publishing.answer(group_id, proposal, "Odile")
    after = place.written()
    file = file.format(group_id)
    assert after[file].decode().endswith(added)
    assert {name for name in after if after[name] != before.get(name)} == {file}
    await place.publishing.undo(group_id, "Odile")
    assert place.written() == before


async def test_what_breaks_a_test_question_needs_a_reason(place: Place) -> None:
    """Refused, and nothing is written; with a reason it is done, and the reason stands in the trail."""
    circus = CINEMA.replace("où voir un film", "où est le cirque")
    group_id = await asked(place, "Y a-t-il un cinéma?")
    proposal = Proposal("new_entry", content=circus)
    before = place.written()
    with pytest.raises(BreaksError, match="cirque") as broken:
        await place.publishing.answer(group_id, proposal, "Odile", override="  ")
    assert [item.file for item in broken.value.preview.run.breaks] == ["fete.yaml"]
    assert place.written() == before
    await place.publishing.answer(group_id, proposal, "Odile", override="le cirque est venu")
    assert (await place.desk.queue.show(group_id)).acts[-1].as_json()["note"] == "le cirque est venu"


async def test_files_that_would_not_be_valid_are_refused(place: Place) -> None:
    """By the same reader, with the path that staff know; the base goes on."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    with pytest.raises(KnowledgeError, match=r"knowledge/learned/topics/cinema\.yaml:\d+:\d+: .*source") as refused:
        await place.publishing.answer(group_id, Proposal("new_entry", content=CINEMA.partition("sources:")[0]), "Odile")
    # Where the folder lies on the machine helps nobody at the desk.
    assert str(refused.value).startswith("knowledge/learned/topics/")
    assert (await place.desk.queue.list()).total == 1


@pytest.mark.parametrize(
    ("proposal", "said"),
    [
        (Proposal("new_entry", content="name: Kiosque"), "organisations/NAME"),
        (Proposal("new_entry", content="- a\n- b"), "YAML of a knowledge file"),
        (Proposal("new_entry", content="a: [", place="topics/a"), "not YAML"),
        (Proposal("new_entry", content=CINEMA, place="../../etc/passwd"), "no place for a file"),
        (Proposal("new_phrasing", target="topic:nothing", items=(("fr", "quoi"),)), "'nothing'"),
        (Proposal("new_phrasing", target="colour:fournil", items=(("fr", "quoi"),)), "no fact of colour"),
        (Proposal("new_phrasing", target="topic:fete", items=(("fr", "appelle Jean au 418-492-1234"),)), "rephrase"),
        (Proposal("new_phrasing", target="topic:fete", items=(("fr", "écrire à [courriel]"),)), "rephrase"),
    ],
)
async def test_what_cannot_be_written_is_refused_in_words(place: Place, proposal: Proposal, said: str) -> None:
    """No place, no such entry, something personal: said, and nothing is written."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    before = place.written()
    with pytest.raises(ReviewError, match=said):
        await place.publishing.answer(group_id, proposal, "Odile")
    assert place.written() == before


async def test_of_two_who_answer_at_once_one_is_told(place: Place) -> None:
    """The files are those of the first, and so is what answers."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    other = Proposal("new_entry", content=CINEMA.replace("village voisin", "bout du rang"))
    done = await asyncio.gather(
        place.publishing.answer(group_id, CINEMA_ENTRY, "Odile"),
        Publishing(place.desk, place.library).answer(group_id, other, "Rémi"),
        return_exceptions=True,
    )
    (late,) = [outcome for outcome in done if isinstance(outcome, BaseException)]
    assert isinstance(late, AlreadyDoneError)
    winner = "village voisin" if late is done[1] else "bout du rang"
    assert winner in place.written()["learned/topics/cinema.yaml"].decode()
    assert winner in place.engine.consider("Y a-t-il un cinéma?").text


async def test_a_wrong_answer_is_served_by_another_entry_only(place: Place) -> None:
    """The entry that was wrong does not close its own complaint."""
    wrong = await put(place.store, text="Quand a lieu la fête?", reason="wrong_answer", nearest="topic:fete")
    asks = await asked(place, "Y a-t-il un cinéma?")
    preview = await place.publishing.preview(asks, CINEMA_ENTRY, "Odile")
    assert wrong not in {opened.group for opened in preview.run.answers}


async def test_what_the_base_answers_by_now_is_swept_up(place: Place) -> None:
    """Somebody wrote the answer by hand: the group closes by itself, named as such; what is held is left alone."""
    await asked(place, "Quand a lieu la fête?")
    held = await asked(place, "date de la fête?")
    await place.desk.actions.claim(held, "Odile")
    closed = await sweep.close_answered(place.desk, place.library)
    assert len(closed) == 1
    (standing,) = [(await place.desk.queue.show(id_)).group.standing for id_ in closed]
    assert (standing.state, standing.resolution, standing.entry) == ("answered", "answered_by_the_way", "topic:fete")
    assert (await place.desk.queue.show(held)).group.standing.state == "claimed"


async def test_a_group_whose_questions_are_still_refused_stays_open(place: Place) -> None:
    """Written, and one of two questions is answered: the group waits on, the person is told which, undo takes it back."""
    group_id = await asked(place, "Y a-t-il un cinéma?", "Qui vend des tracteurs rouges?")
    before = place.written()
    done = await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    assert done.refused == ("Qui vend des tracteurs rouges?",)
    assert place.answers("Y a-t-il un cinéma?") == "topic:cinema"
    assert (await place.desk.queue.show(group_id)).group.standing.state == "new"
    await place.publishing.undo(group_id, "Odile")
    assert place.written() == before


async def test_a_group_that_another_answer_takes_is_not_closed_by_this_one(place: Place) -> None:
    """Answered, and not with what was written for it: that is no success."""
    group_id = await asked(place, "Quand a lieu la fête?")
    done = await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    assert done.refused == ("Quand a lieu la fête?",)
    assert (await place.desk.queue.show(group_id)).group.standing.state == "new"


async def test_the_same_title_asks_with_both_versions(place: Place) -> None:
    """Nothing is overwritten without a word: what stands there and what would are shown, and only then replaced."""
    first, second = await asked(place, "Y a-t-il un cinéma?"), await asked(place, "Où se donne le ciné-parc?")
    await place.publishing.answer(first, CINEMA_ENTRY, "Odile")
    other = Proposal("new_entry", content=CINEMA.replace("village voisin", "bout du rang"))
    before = place.written()
    with pytest.raises(ReplacesError) as asks:
        await place.publishing.preview(second, other, "Rémi")
    topic = next(one for one in asks.value.files if "topics" in one.path)
    assert "village voisin" in (topic.there or "")
    assert "bout du rang" in (topic.wanted or "")
    with pytest.raises(ReplacesError):
        await place.publishing.answer(second, other, "Rémi", replacing="another")
    assert place.written() == before
    await place.publishing.answer(second, other, "Rémi", replacing=asks.value.token)
    assert "bout du rang" in place.engine.consider("Y a-t-il un cinéma?").text
    await place.publishing.undo(second, "Rémi")
    assert place.written() == before


async def test_a_title_that_the_base_has_is_never_replaced(place: Place) -> None:
    """The base comes with the program: another title, or a phrasing more."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    with pytest.raises(ReplacesError, match="another title") as refused:
        await place.publishing.answer(group_id, Proposal("new_entry", content=CINEMA, place="topics/fete"), "Odile")
    assert refused.value.token is None
    assert refused.value.files[0].there == FILES["topics/fete.yaml"]


async def test_what_somebody_writes_while_an_answer_is_tried_stays(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program published the same title between the look and the write: asked, and the group waits as before."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    file = place.folder / "knowledge/learned/topics/cinema.yaml"
    settle = place.desk.actions.settle

    async def meanwhile(*given: object) -> QuestionGroup:
        file.parent.mkdir(parents=True)
        file.write_text("title: theirs\n", encoding="utf-8")
        return await settle(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(place.desk.actions, "settle", meanwhile)
    with pytest.raises(ReplacesError) as asks:
        await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    assert asks.value.files[0].there == "title: theirs\n"
    assert file.read_text(encoding="utf-8") == "title: theirs\n"
    assert (await place.desk.queue.show(group_id)).group.standing.state == "new"


async def test_an_answer_of_an_older_version_is_taken_back_from_the_base_file(place: Place) -> None:
    """What was recorded before there were overlays is undone where it was written."""
    group_id = await asked(place, "Que fait le Fournil?")
    group = (await place.desk.queue.show(group_id)).group
    file, old = place.folder / "knowledge/organisations/fournil.yaml", FILES["organisations/fournil.yaml"]
    file.write_text(old + "# plus\n", encoding="utf-8")
    detail = {"files": {"organisations/fournil.yaml": [old, old + "# plus\n"]}, "closes": []}
    await place.desk.actions.settle(group, "answer", "Odile", Standing("answered", "new_alias"), detail)
    await place.publishing.undo(group_id, "Odile")
    assert file.read_text(encoding="utf-8") == old


async def test_what_a_hand_edit_answers_closes_while_people_ask_without_pause(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing waits for no quiet moment: asking ahead does, and on a busy day it goes on for ever."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    folder, closed, close_answered = place.folder / "knowledge", asyncio.Event(), sweep.close_answered

    async def noted(desk: Desk, library: Library) -> tuple[int, ...]:
        groups = await close_answered(desk, library)
        if group_id in groups:
            closed.set()
        return groups

    monkeypatch.setattr(sweep, "close_answered", noted)

    async def swap(index: Index) -> None:
        await place.take(engine_on(index, place.config))

    serving = place.engine.knowledge.revision
    reloader = Reloader(folder, folder.parent / "index", serving=serving, swap=swap, build=build)
    async with Supervision().going_on(
        sweep=partial(background.sweep_when_learned, place.publishing, reloader),
        ahead=partial(background.look_ahead_when_learned, place.publishing, reloader, lambda: 0.0),
    ):
        (folder / "topics" / "cinema.yaml").write_text(CINEMA.partition("sources:")[0].replace("affiche", "gazette"))
        assert await reloader.reload() == Reloaded(place.engine.knowledge.revision, changed=True)
        await asyncio.wait_for(closed.wait(), PATIENCE)
    assert (await place.desk.queue.show(group_id)).group.standing.entry == "topic:cinema"


async def test_what_a_change_touches_is_swept_first(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a thousand groups that nobody can answer, the one that the new file answers does not wait its turn."""
    others = [await asked(place, f"Qui répare les tracteurs {colour}?") for colour in ("rouges", "verts", "bleus")]
    group_id = await asked(place, "Y a-t-il un cinéma?")
    await sweep.close_answered(place.desk, place.library)
    (place.folder / "knowledge/topics/cinema.yaml").write_text(CINEMA.partition("sources:")[0].replace("affiche", "gazette"))
    await place.take(engine_on(await build(place.folder / "knowledge", place.folder), place.config))
    monkeypatch.setattr(sweep, "_ASKED_AT_ONCE", 1)
    swept: list[int] = []

    def noted(asked: Sequence[AskedGroup], tests: Sequence[Test], before: KnowledgeVersion, after: KnowledgeVersion) -> DryRun:
        swept.extend(item.group.id for item in asked)
        return replay(asked, tests, before, after)

    monkeypatch.setattr(sweep, "replay", noted)
    assert await sweep.close_answered(place.desk, place.library) == (group_id,)
    assert swept[0] == group_id
    assert set(swept[1:]) == set(others)


async def test_an_answer_that_cannot_be_written_leaves_the_group_open(place: Place) -> None:
    """A folder that takes no file: the sentence names it, the group waits as before."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    (place.folder / "knowledge" / "learned").write_text("", encoding="utf-8")
    with pytest.raises(WritingError, match="cannot be written"):
        await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    assert (await place.desk.queue.show(group_id)).group.standing.state == "new"
    assert place.answers("Y a-t-il un cinéma?") is None


FACT = Proposal(
    "new_fact",
    target="activity:forge",
    content='{"fr": "La Forge Tremblay ferre les chevaux.", "source": "affiche", '
    '"sources": {"affiche": {"title": "Affiche", "checked_on": "2022-01-10"}}}',
)


async def test_a_fact_is_added_to_its_entity_and_taken_out_again(place: Place) -> None:
    """Known at once under its intent, its source beside it; undo brings every byte back."""
    group_id = await asked(place, "Que fait la Forge Tremblay?")
    before = place.written()
    await place.publishing.answer(group_id, FACT, "Odile")
    assert place.answers("Que fait la Forge Tremblay?") == "activity:forge"
    written = place.written()
    assert {name for name in written if name not in before} == {
        "learned/organisations/forge-activity.yaml",
        "learned/sources/forge-activity.yaml",
    }
    assert b"adds_to: forge\nfacts:\n  activity:\n    fr: La Forge" in written["learned/organisations/forge-activity.yaml"]
    assert "Odile" in written["learned/sources/forge-activity.yaml"].decode()
    await place.publishing.undo(group_id, "Odile")
    assert place.written() == before


@pytest.mark.parametrize("target", ["activity:fournil", "activity:nobody", "activity", ":forge"])
async def test_a_fact_that_is_there_or_is_about_nobody_is_refused(place: Place, target: str) -> None:
    """An answer of somebody else is never overwritten by the way."""
    group_id = await asked(place, "Que fait la Forge Tremblay?")
    with pytest.raises((NotPossibleError, ReplacesError)):
        await place.publishing.preview(group_id, Proposal("new_fact", target=target, content=FACT.content), "Odile")


async def test_what_a_kill_cut_short_after_the_record_is_written_at_the_next_start(place: Place) -> None:
    """The answer was published: its file is written, once, and said; then nothing is left to heal."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    before = place.written()
    await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    after = place.written()
    await cut_short(place, group_id, before)
    (healed,) = await place.publishing.recover()
    assert (healed.group, healed.by_hand) == (group_id, ())
    assert place.written() == after
    assert await place.publishing.recover() == ()


async def test_an_undo_that_was_cut_short_is_finished_too(place: Place) -> None:
    """The record says that nothing is answered, and so does the knowledge."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    before = place.written()
    await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    after = place.written()
    await place.publishing.undo(group_id, "Odile")
    await cut_short(place, group_id, after)
    await place.publishing.recover()
    assert place.written() == before


async def test_what_was_changed_by_hand_meanwhile_stays(place: Place) -> None:
    """Somebody mended it before the program was started: their text is kept, and they are told."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    file = place.folder / "knowledge" / "learned" / "topics" / "cinema.yaml"
    file.write_text(CINEMA.replace("voisin", "d'en face"), encoding="utf-8")
    await cut_short(place, group_id, place.written())
    (healed,) = await place.publishing.recover()
    assert healed.by_hand == ("learned/topics/cinema.yaml",)
    assert "d'en face" in file.read_text(encoding="utf-8")


async def test_a_start_after_which_nothing_is_missing_heals_nothing(place: Place) -> None:
    """Killed after the file and before that was noted: there is nothing to say."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    await cut_short(place, group_id, place.written())
    assert await place.publishing.recover() == ()


async def cut_short(place: Place, group_id: int, files: dict[str, bytes]) -> None:
    """As a kill leaves it: the last act is recorded, the files are these."""
    for path in place.written().keys() - files.keys():
        (place.folder / "knowledge" / path).unlink()
    for path, content in files.items():
        file = place.folder / "knowledge" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    async def forgotten(connection: StoreConnection) -> None:
        await connection.execute("INSERT INTO unwritten SELECT max(id) FROM act WHERE group_id = ?", (group_id,))

    await place.database.write(forgotten)


async def test_nothing_is_asked_ahead_while_people_ask(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """One interpreter serves both: what staff will want to know waits until nobody has asked for a while."""
    monkeypatch.setattr(sweep, "_QUIET", 0.01)
    monkeypatch.setattr(sweep, "_PAUSE", 0)
    moments, happened = iter([0.0, 0.005, 1.0, 0.0, 1.0]), []

    class Serving:
        def tell(self, question: str, language: Language | None = None) -> Told:
            del language
            happened.append(question)
            return Told("abstain", None, "")

    def idle() -> float:
        moment = next(moments)
        happened.append(str(moment))
        return moment

    serving = Serving()
    monkeypatch.setattr(place.library, "serving", lambda: serving)
    await sweep.ask_ahead(place.desk, place.library, idle)
    assert happened == ["0.0", "0.005", "1.0", "Quand a lieu la fête?", "0.0", "1.0", "Où est le cirque?"]


async def test_what_the_authors_checks_would_refuse_is_not_published(place: Place) -> None:
    """A name that another entity bears: the rule's own sentence, in a trial as in an answer, and nothing is written."""
    group_id = await asked(place, "la forge du coin?")
    before = place.written()
    taken = Proposal("new_alias", target="fournil", items=(("fr", "Forge Tremblay"),))
    for attempt in (place.publishing.preview, place.publishing.answer):
        with pytest.raises(KnowledgeError, match="names forge too") as refused:
            await attempt(group_id, taken, "Odile")
        assert {problem.rule for problem in refused.value.problems} == {"shared-alias"}
        assert "nomme aussi" in refused.value.said("fr")
    assert place.written() == before
    assert (await place.desk.queue.show(group_id)).acts == ()


EMERGENCY = """
kinds:
  suicide:
    answer: {fr: "**988** : appelez.", en: "**988**: call."}
    actions: [{label: "988", number: "988"}]
    source: gazette
topics: [fete]
"""


async def test_what_people_write_in_need_is_published_for_no_other_topic(place: Place) -> None:
    """Refused at its field, and nothing is written; but of a topic that those in need may ask for."""
    (place.folder / "knowledge" / "emergency.yaml").write_text(EMERGENCY, encoding="utf-8")
    place.engine = Engine.build(knowledge(emergency=EMERGENCY))
    group_id = await asked(place, "Y a-t-il un cinéma?")
    before = place.written()
    cry: tuple[tuple[Language, str], ...] = (("fr", "jveux MOURIR"),)
    topic = CINEMA.replace("où voir un film", "je veux mourir")
    for proposal, field in (
        (Proposal("new_phrasing", target="topic:budget", items=cry), "items"),
        (Proposal("new_entry", content=topic), "phrasings_fr"),
    ):
        with pytest.raises(FieldsError) as refused:
            await place.publishing.answer(group_id, proposal, "Odile")
        assert [fault.field for fault in refused.value.faults] == [field]
        assert refused.value.said("fr") != refused.value.said("en")
    assert place.written() == before
    await place.publishing.preview(group_id, Proposal("new_phrasing", target="topic:fete", items=cry), "Odile")


async def test_new_warnings_are_told_and_keep_nobody_from_publishing(place: Place) -> None:
    """Those that the change brings, and none of those that were there."""
    group_id = await asked(place, "Y a-t-il un cinéma?")
    preview = await place.publishing.preview(group_id, CINEMA_ENTRY, "Odile")
    assert {(problem.rule, problem.severity) for problem in preview.warnings} == {
        ("missing-english", "warning"),
        ("stale-fact", "warning"),
    }
    assert all("cinema.yaml" in problem.path for problem in preview.warnings)
    assert preview.as_json()["warnings"][0]["severity"] == "warning"
    await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
    assert place.answers("Y a-t-il un cinéma?") == "topic:cinema"
