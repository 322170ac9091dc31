"""A knowledge that changes while the bot answers: whole or not at all, and nobody waits for it."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.answers.engine import Answering, Engine
from bot.assistant import Assistant, Question
from bot.conversation import Conversations
from bot.indexing import cache, reloader, worker
from bot.indexing.reloader import Outcome, Refused, Reloaded, Reloader, WatchPace
from tests import village
from tests.benchmarks.reload import measure
from tests.patience import PATIENCE, begun

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.indexing.index import Index

pytestmark = pytest.mark.slow

CLOSELY = WatchPace(quiet=20, look=600_000, glance=100)
"""Changes are noticed within moments, and only by being told: no look comes in between."""

LOOKING = replace(CLOSELY, look=100)
"""The folder is looked at again and again."""

ASKED = "Que fait la scierie?"
BEFORE = "La Scierie Boisvert scie du bois."


class Bot:
    """An assistant upon a folder of knowledge, what takes its changes, and what was told of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pace = CLOSELY
        self.told: list[Outcome] = []
        self.built = 0
        self._taken = 0
        self._happened = asyncio.Event()
        kept = folder.parent / cache.FILE_NAME
        index = cache.indexed(folder, kept)
        self.assistant = Assistant(self._engine(index), Conversations())
        self.reloader = Reloader(
            folder,
            kept,
            serving=index.knowledge.revision,
            swap=lambda index: self.assistant.swap(self._engine(index)),
            told=[self._hear],
            build=self._build,
            noticed=self._noticed,
        )

    def write(self, name: str, text: str) -> None:
        """Write a file of the knowledge; nobody reads the half of it."""
        aside = self.folder.with_name("aside")
        aside.write_text(text, encoding="utf-8")
        aside.replace((self.folder / name).resolve())

    def edit(self, name: str, before: str, after: str) -> None:
        """Replace a passage of a file."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert before in text
        self.write(name, text.replace(before, after))

    async def answer(self) -> str:
        """What is said of the sawmill."""
        return (await self.assistant.ask(Question(ASKED))).text

    async def hear(self, count: int) -> None:
        """Wait until so many outcomes have been told."""
        await self._until(lambda: len(self.told) >= count)

    async def notice(self, times: int = 1) -> None:
        """Wait until so many more bursts of changes, or looks, have been dealt with."""
        taken = self._taken + times
        await self._until(lambda: self._taken >= taken)

    async def _until(self, so: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not so():
                self._happened.clear()
                await self._happened.wait()

    def _hear(self, outcome: Outcome) -> None:
        self.told.append(outcome)
        self._happened.set()

    async def _noticed(self, folder: Path) -> AsyncIterator[None]:
        """What is noticed of the real folder, counted once whoever asks for the next has dealt with it."""
        async for _ in reloader.changes(folder, self.pace):
            yield
            self._taken += 1
            self._happened.set()

    async def _build(self, folder: Path, kept: Path) -> Index:
        """Here rather than in a process of its own, which a test of its own is about; the loop turns meanwhile."""
        self.built += 1
        return await asyncio.to_thread(cache.indexed, folder, kept)

    @staticmethod
    def _engine(index: Index) -> Engine:
        return Engine(index.knowledge, index.pipeline, Answering(today=village.today))


@pytest.fixture
def bot(folder: Path) -> Bot:
    """A bot upon the village."""
    return Bot(folder)


@asynccontextmanager
async def watching(bot: Bot) -> AsyncIterator[None]:
    """The bot's folder watched."""
    task = asyncio.create_task(bot.reloader.watch())
    try:
        await bot.notice()  # as the watch begins
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def test_a_changed_file_answers_from_then_on(bot: Bot) -> None:
    """Without restart; whoever listens is told once."""
    assert await bot.answer() == BEFORE
    bot.edit("organisations/scierie.yaml", "scie du bois", "scie des bardeaux")
    outcome = await bot.reloader.reload()
    assert outcome == Reloaded(bot.assistant.engine.knowledge.revision, changed=True)
    assert bot.told == [outcome]
    assert await bot.answer() == "La Scierie Boisvert scie des bardeaux."


async def test_files_that_did_not_change_are_not_indexed_again(bot: Bot) -> None:
    """Asked for in vain, it costs nothing and tells nobody but who asked."""
    outcome = await bot.reloader.reload()
    assert outcome == Reloaded(bot.assistant.engine.knowledge.revision, changed=False)
    assert (bot.built, bot.told) == (0, [])


async def test_with_any_error_the_old_base_answers_and_every_problem_is_told(bot: Bot) -> None:
    """Two broken files, two problems with file and line; once mended, the new base answers."""
    bot.edit("organisations/scierie.yaml", "scie du bois", "scie des bardeaux")
    bot.write("topics/fete.yaml", "title: [\n")
    bot.write("topics/budget.yaml", "titre: 3\n")
    outcome = await bot.reloader.reload()
    assert isinstance(outcome, Refused)
    assert {(problem.path.rpartition("/")[2], problem.line > 0) for problem in outcome.problems} == {
        ("fete.yaml", True),
        ("budget.yaml", True),
    }
    assert await bot.answer() == BEFORE
    for name in ("fete", "budget"):
        (bot.folder / f"topics/{name}.yaml").unlink()
    assert isinstance(await bot.reloader.reload(), Reloaded)
    assert await bot.answer() == "La Scierie Boisvert scie des bardeaux."
    assert [type(told) for told in bot.told] == [Refused, Reloaded]


async def test_an_error_taken_back_is_told_to_be_over(bot: Bot) -> None:
    """Whoever was told of the error learns that all is well, though nothing has changed."""
    text = (bot.folder / "topics/fete.yaml").read_text(encoding="utf-8")
    bot.write("topics/fete.yaml", "title: [\n")
    await bot.reloader.reload()
    bot.write("topics/fete.yaml", text)
    await bot.reloader.reload()
    assert bot.told[1:] == [Reloaded(bot.assistant.engine.knowledge.revision, changed=False)]


async def test_a_folder_that_is_gone_keeps_the_old_base(bot: Bot) -> None:
    """A mount that went away, or a checkout in the making."""
    shutil.rmtree(bot.folder)
    outcome = await bot.reloader.reload()
    assert isinstance(outcome, Refused)
    assert [problem.rule for problem in outcome.problems] == ["no-folder"]
    assert await bot.answer() == BEFORE


async def test_those_who_listen_later_are_told_too(bot: Bot) -> None:
    """A channel that starts after the others."""
    late: list[Outcome] = []
    bot.reloader.tell(late.append)
    bot.write("topics/fete.yaml", "title: [\n")
    assert [await bot.reloader.reload()] == late == bot.told


async def test_each_reply_is_wholly_of_one_base_while_they_are_swapped(bot: Bot) -> None:
    """Questions go on all through four reloads: none fails, and no text stands over the source of another base."""
    seen: set[tuple[str, str]] = set()
    stop, asked = asyncio.Event(), asyncio.Event()

    async def ask_on() -> None:
        while not stop.is_set():
            reply = await bot.assistant.ask(Question("Combien coûte la fête?"))
            seen.add((reply.text, reply.sources[0].title))
            asked.set()
            await begun()

    asking = [asyncio.create_task(ask_on()) for _ in range(2)]
    amount, title = "5 000 $", "La Gazette du village"
    whole = {(f"La fête coûte {amount} par an.", title)}
    for turn in range(1, 5):
        bot.edit("topics/budget.yaml", amount, amount := f"5 {turn:03d} $")
        bot.edit("sources.yaml", title, title := f"La Gazette, no {turn}")
        whole.add((f"La fête coûte {amount} par an.", title))
        await bot.reloader.reload()
        async with asyncio.timeout(PATIENCE):
            while not seen >= whole:
                asked.clear()
                await asked.wait()
    stop.set()
    await asyncio.gather(*asking)
    assert seen == whole


async def test_under_load_no_question_fails_and_no_answer_is_mixed(folder: Path) -> None:
    """The bench in small: 200 questions a second, real builds in processes of their own, files changed again and again."""
    asked = ["Que fait la scierie?", "Combien coûte la fête?", "quels sont les membres Or", "où est la lune"]
    seen, _ = await measure(folder, rate=200, every=0.5, reloads=2, asked=asked)
    assert (seen.failed, seen.mixed) == (0, 0)
    assert len(seen.numbers) >= 2


async def test_reloads_asked_at_once_run_one_after_the_other(bot: Bot) -> None:
    """Two of the staff press the button together: one index is built, both are told the truth."""
    bot.edit("organisations/scierie.yaml", "scie du bois", "scie des bardeaux")
    first, second = await asyncio.gather(bot.reloader.reload(), bot.reloader.reload())
    assert isinstance(first, Reloaded)
    assert first.changed
    assert second == Reloaded(first.revision, changed=False)
    assert bot.built == 1


async def test_a_saved_file_is_noticed(bot: Bot) -> None:
    """By the system's own watch, within seconds; in a new folder too."""
    async with watching(bot):
        (bot.folder / "learned/topics").mkdir(parents=True)
        await bot.notice()
        shutil.copy(bot.folder / "topics/fete.yaml", bot.folder / "learned/topics/fete-deux.yaml")
        await bot.hear(1)
    assert "fete-deux" in bot.assistant.engine.knowledge.topics or isinstance(bot.told[0], Refused)


async def test_a_burst_of_writes_is_one_change(bot: Bot) -> None:
    """A checkout writes file after file; an index for each would never catch up."""
    bot.pace = replace(CLOSELY, quiet=reloader.USUAL.quiet)
    async with watching(bot):
        for file in sorted(bot.folder.rglob("*.yaml")):
            file.write_bytes(file.read_bytes() + b"\n")
        await bot.hear(1)
        bot.write("note.txt", "what is noticed after all of them")
        await bot.notice()
    assert bot.built == 1
    assert [type(told) for told in bot.told] == [Reloaded]


async def test_what_is_no_knowledge_changes_nothing(bot: Bot) -> None:
    """An editor's draft, a hidden file, a note in plain text, a file written again as it was."""
    async with watching(bot):
        same = (bot.folder / "topics/fete.yaml").read_text(encoding="utf-8")
        for name, text in ((".fete.yaml.swp", "x"), ("note.txt", "x"), ("topics/fete.yaml", same)):
            bot.write(name, text)
            await bot.notice()
    assert (bot.built, bot.told) == (0, [])


async def test_files_that_were_refused_are_not_refused_again_and_again(bot: Bot) -> None:
    """The folder is looked at every minute; the same error is said once, until something changes."""
    bot.pace = LOOKING
    async with watching(bot):
        bot.write("topics/fete.yaml", "title: [\n")
        await bot.hear(1)
        await bot.notice(3)
        assert len(bot.told) == 1
        bot.write("topics/fete.yaml", "titre: 3\n")
        await bot.hear(2)
    assert [type(told) for told in bot.told] == [Refused, Refused]


async def test_a_change_that_no_watch_tells_of_is_found_by_looking(bot: Bot) -> None:
    """The folder is replaced as a whole, which ends the watch; network folders tell nothing at all."""
    bot.pace = LOOKING
    async with watching(bot):
        bot.folder.rename(bot.folder.with_name("before"))
        await bot.hear(1)
        assert isinstance(bot.told[0], Refused)
        shutil.copytree(bot.folder.with_name("before"), bot.folder.with_name("copied"))
        bot.folder.with_name("copied").rename(bot.folder)
        await bot.hear(2)
        bot.edit("organisations/scierie.yaml", "scie du bois", "scie des bardeaux")
        await bot.hear(3)
    assert [type(told) for told in bot.told] == [Refused, Reloaded, Reloaded]
    assert "bardeaux" in await bot.answer()


async def test_a_folder_that_takes_the_place_of_the_other_is_watched(bot: Bot) -> None:
    """Renamed and replaced in one breath, as a deployment does: from then on changes are noticed there, without the look."""
    new = bot.folder.with_name("new")
    shutil.copytree(bot.folder, new)
    async with watching(bot):
        bot.folder.rename(bot.folder.with_name("old"))
        new.rename(bot.folder)
        await bot.notice(2)  # that it is another folder, and as the watch of it begins
        assert bot.told == [], "the same files"
        bot.edit("organisations/scierie.yaml", "scie du bois", "scie des bardeaux")
        await bot.hear(1)
        bot.folder.rename(bot.folder.with_name("new"))
        bot.folder.symlink_to(bot.folder.with_name("old"))
        await bot.hear(2)
    assert [type(told) for told in bot.told] == [Reloaded, Reloaded]
    assert await bot.answer() == BEFORE


async def test_what_links_lead_to_is_watched_too(bot: Bot) -> None:
    """A linked folder and a linked file, each somewhere else: a change there is noticed without the look once a minute."""
    elsewhere = bot.folder.with_name("shared")
    elsewhere.mkdir()
    (bot.folder / "organisations").rename(elsewhere / "organisations")
    (bot.folder / "organisations").symlink_to(elsewhere / "organisations")
    (bot.folder / "topics/budget.yaml").rename(elsewhere / "budget.yaml")
    (bot.folder / "topics/budget.yaml").symlink_to(elsewhere / "budget.yaml")
    async with watching(bot):
        bot.edit("organisations/scierie.yaml", "scie du bois", "scie des bardeaux")
        await bot.hear(1)
        assert await bot.answer() == "La Scierie Boisvert scie des bardeaux."
        bot.edit("topics/budget.yaml", "5 000 $", "5 001 $")
        await bot.hear(2)
        assert "5 001 $" in (await bot.assistant.ask(Question("Combien coûte la fête?"))).text


async def test_a_link_that_leads_elsewhere_from_now_on_is_noticed_and_watched(bot: Bot) -> None:
    """As Kubernetes changes a ConfigMap: `..data` is made to lead to another folder, and nothing else changes."""
    place = bot.folder / "organisations"
    shutil.copytree(place, bot.folder.with_name("one"))
    shutil.copytree(place, bot.folder.with_name("two"))
    shutil.rmtree(place)
    data = bot.folder.with_name("data")
    data.symlink_to("one")
    place.symlink_to(data)
    async with watching(bot):
        two = bot.folder.with_name("two") / "scierie.yaml"
        two.write_text(two.read_text(encoding="utf-8").replace("du bois", "des bardeaux"), encoding="utf-8")
        new = bot.folder.with_name("new")
        new.symlink_to("two")
        new.replace(data)
        await bot.hear(1)
        assert await bot.answer() == "La Scierie Boisvert scie des bardeaux."
        bot.edit("organisations/scierie.yaml", "des bardeaux", "des planches")
        await bot.hear(2)
    assert await bot.answer() == "La Scierie Boisvert scie des planches."


async def test_a_folder_that_cannot_be_watched_is_looked_at(folder: Path) -> None:
    """No watch is to be had (none there yet, or the system has no more): the look once a minute remains."""
    shutil.rmtree(folder)
    async with asyncio.timeout(PATIENCE):
        seen = 0
        async for _ in reloader.changes(folder, replace(CLOSELY, look=20)):
            seen += 1
            if seen == 3:
                break


async def test_a_build_that_fails_is_a_problem_like_any_other(bot: Bot) -> None:
    """Out of memory, say: the old base stays, the staff are told why."""

    async def killed(_folder: Path, _kept: Path) -> Index:
        raise worker.IndexingError("ended with code -9")

    failing = Reloader(bot.folder, bot.folder, serving="", swap=lambda _: pytest.fail("swapped"), build=killed)
    outcome = await failing.reload()
    assert isinstance(outcome, Refused)
    assert "code -9" in str(outcome.problems[0])


async def test_a_build_that_failed_for_a_passing_reason_is_tried_again(bot: Bot) -> None:
    """At the next look, with nothing changed: the files were never at fault."""
    builds = 0
    swapped = asyncio.Event()

    async def second_time(folder: Path, kept: Path) -> Index:
        nonlocal builds
        builds += 1
        if builds == 1:
            raise worker.IndexingError("ended with code -9")
        return await asyncio.to_thread(cache.indexed, folder, kept)

    async def swap(_: Index) -> None:
        swapped.set()

    async def looks(_: Path) -> AsyncIterator[None]:
        while True:
            yield

    failing = Reloader(bot.folder, bot.folder / "kept", serving="", swap=swap, build=second_time, noticed=looks)
    watching = asyncio.create_task(failing.watch())
    async with asyncio.timeout(PATIENCE):
        await swapped.wait()
    watching.cancel()
    await asyncio.wait([watching])
    assert builds == 2
