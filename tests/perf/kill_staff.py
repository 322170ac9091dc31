"""Twenty of staff at once over 500 groups, and `kill -9` in the middle, again and again; then count.

`python -m tests.perf.kill_staff 50` runs fifty rounds. After each, what was said to be done must stand in the journal, each act
upon the group as the one before it left it, each question in one group, and the files as the journal says. At the end
everything that was published is taken back: the files must be what they were, byte for byte, and so must every answer.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import tempfile
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.indexing.engine import engine_on
from bot.indexing.index import Index
from bot.knowledge.files import files_of
from bot.review.model import EVERYTHING, Standing
from bot.review.trial import as_text
from bot.store.audit_trail import Trail
from bot.store.database import Database
from tests.patience import PATIENCE
from tests.perf.staff_at_once import STAFF, opened, texts
from tests.review.place import Place, laid_out
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence

    from bot.review.model import Act

ROOT: Final = Path(__file__).parents[2]
GROUPS: Final = 500
ROUNDS: Final = 50
_COMPARED: Final = 100
"""Groups whose questions are asked of both bases at the end."""
_SEED: Final = 23
_SYLLABLES: Final = ("bako", "vizu", "merta", "lfon", "gripa", "doula", "neki", "soru")
_ASKED: Final = ("Quand a lieu la fête?", "Que fait la Forge Tremblay?", "who praised bread", "bonjour", "Où est le cirque?")


@dataclass(slots=True)
class Counted:
    """What was said over all rounds.

    Attributes:
        done: by verb. refused: by verb and reason. wrong: what was promised and is not so.
    """

    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    recovered: int = 0
    wrong: list[str] = field(default_factory=list)


def words(groups: int) -> list[str]:
    """A word for each group that nobody knows, and none a slip of another."""
    return [f"{one}{two}{three}{one}" for one in _SYLLABLES for two in _SYLLABLES for three in _SYLLABLES][:groups]


async def report(
    rounds: int, say: Callable[[str], None], groups: int = GROUPS, seconds: tuple[float, float] = (5.0, 40.0)
) -> Counted:
    """Run so many rounds in a folder that goes away, and say what came of each; what came of all.

    Args:
        seconds: of work in a round, at the least and at the most.
    """
    rng, counted = random.Random(_SEED), Counted()
    with tempfile.TemporaryDirectory(prefix="kamouraska-staff-") as made:
        folder = Path(made)
        laid_out(folder)
        (folder / "words.txt").write_text(" ".join(words(groups)), encoding="utf-8")
        begun = files_of(folder / "knowledge")
        await _asked(folder, words(groups))
        acts = 0
        for number in range(rounds):
            said = await _round(folder, number, rng.uniform(*seconds))
            acts = await _checked(folder, begun, said, acts, counted)
            say(f"round {number + 1}: {acts} acts in the journal, {len(counted.wrong)} wrong {counted.wrong[-3:]}")
        taken_back = await _taken_back(folder, begun, counted)
    say(f"done {dict(counted.done)}; refused {dict(counted.refused)}; completed after a kill {counted.recovered}")
    say(f"{rounds} rounds, {acts} acts, {taken_back} answers taken back at the end, {len(counted.wrong)} wrong")
    return counted


async def _asked(folder: Path, every: Sequence[str]) -> None:
    async with await Database.open(folder / "q.sqlite3") as database:
        place = Place(folder, database)
        for word in every:
            for text in texts(word):
                await put(place.store, text=text, utterance=word, asker=text, nearest=None)


async def _round(folder: Path, number: int, seconds: float) -> list[list[str]]:
    """What the process said before it was killed, a list of words a line."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.perf.staff_at_once", str(folder), str(number)),
        cwd=ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    said: list[list[str]] = []
    async with asyncio.timeout(PATIENCE):
        while (line := (await process.stdout.readline()).decode().split()) != ["ready"]:
            assert line, "the desk did not open"
            said.append(line)
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while line := (await process.stdout.readline()).decode().split():
                said.append(line)
    os.killpg(process.pid, signal.SIGKILL)
    rest = (await process.stdout.read()).decode().split("\n")
    await process.wait()
    return said + [line.split() for line in rest[:-1]]


async def _checked(
    folder: Path, begun: Mapping[str, bytes], said: Sequence[Sequence[str]], before: int, counted: Counted
) -> int:
    """Hold what was said to what is there; how many acts the journal has now."""
    asked = sum(len(texts(word)) for word in (folder / "words.txt").read_text(encoding="utf-8").split())
    done = Counter(line[1] for line in said if line[0] == "did")
    counted.done.update(line[2] for line in said if line[0] == "did")
    counted.refused.update(f"{line[2]} {line[3]}" for line in said if line[0] == "refused")
    counted.recovered += sum(line[0] == "recovered" for line in said)
    async with await Database.open(folder / "q.sqlite3") as database:
        place = opened(folder, database)
        await place.publishing.recover()  # as the next start does
        acts = await _acts(place)
        new = Counter(act.by for act in acts[before:])
        counted.wrong += _unkept(done, new)
        counted.wrong += [wrong async for wrong in _wrong_of_groups(place, acts, asked)]
        counted.wrong += _wrong_of_files(place.written(), begun, acts)
    return len(acts)


def _unkept(done: Counter[str], new: Counter[str]) -> Iterator[str]:
    """Of each of staff: what they were told is in the journal; it may have more, what was cut short or undone by the way."""
    for number in range(STAFF):
        by = f"staff-{number}"
        if new[by] < done[by]:
            yield f"{by} was told of {done[by]} acts, and the journal has {new[by]}"


async def _acts(place: Place) -> list[Act]:
    """The whole journal, oldest first."""
    return sorted(await Trail(place.database).page(1_000_000), key=lambda act: act.id)


async def _wrong_of_groups(place: Place, acts: Sequence[Act], asked: int) -> AsyncIterator[str]:
    """Acts that were not done upon the group as it stood, groups that stand otherwise, questions that are not in one group."""
    standing: defaultdict[int, Standing] = defaultdict(Standing)
    for act in acts:
        if act.before != standing[act.group]:
            yield f"act {act.id}, {act.verb} by {act.by}: group {act.group} stood otherwise"
        standing[act.group] = act.after
    found: Counter[str] = Counter()
    groups = (await place.store.page(EVERYTHING, limit=1_000_000)).groups
    for group in groups:
        found.update(question.text for question in await place.store.questions_of(group.id))
        if group.standing != standing[group.id]:
            yield f"group {group.id} stands otherwise than its last act left it"
    for text in (text for text, times in found.items() if times != 1):
        yield f"{text!r} is in {found[text]} groups"
    if len(found) != asked:
        yield f"of {asked} questions {len(found)} are left"


def _wrong_of_files(written: Mapping[str, bytes], begun: Mapping[str, bytes], acts: Sequence[Act]) -> Iterator[str]:
    """Files that are not as the journal says: what each answer found there, and what it left."""
    there = {path: as_text(content) for path, content in begun.items()}
    by_id = {act.id: act for act in acts}
    for act in acts:
        of = by_id[act.undoes] if act.undoes else act
        for path, (before, after) in ((of.detail or {}).get("files") or {}).items():
            was, is_ = (after, before) if act.undoes else (before, after)
            if there.get(path) != was:
                yield f"act {act.id}, {act.verb} by {act.by}: {path} was another"
            there[path] = is_
    wanted = {path: text for path, text in there.items() if text is not None}
    found = {path: as_text(content) for path, content in written.items()}
    yield from (
        f"{path} is not as the journal says" for path in wanted.keys() | found.keys() if wanted.get(path) != found.get(path)
    )


async def _taken_back(folder: Path, begun: Mapping[str, bytes], counted: Counted) -> int:
    """Take back every answer that stands, the newest first; how many."""
    async with await Database.open(folder / "q.sqlite3") as database:
        place = opened(folder, database)
        taken_back = 0
        while (last := _last_published(await _acts(place))) is not None:
            await place.publishing.undo(last.group, "closing")
            taken_back += 1
        if place.written() != begun:
            counted.wrong.append("once all is taken back the files are not what they were")
        fresh = engine_on(Index.build(begun, str(folder)), place.config)
        asked = [*_ASKED, *(text for word in words(_COMPARED) for text in texts(word))]
        for text in asked:
            if place.engine.consider(text).text != fresh.consider(text).text:
                counted.wrong.append(f"once all is taken back {text!r} is answered otherwise")
    return taken_back


def _last_published(acts: Sequence[Act]) -> Act | None:
    """The newest act of the group whose answer was written last and stands; None when nothing stands."""
    undone = {act.undoes for act in acts}
    standing = [act for act in acts if act.verb != "undo" and act.id not in undone]
    published = next((act for act in reversed(standing) if (act.detail or {}).get("files")), None)
    if published is None:
        return None
    return next(act for act in reversed(standing) if act.group == published.group)


if __name__ == "__main__":
    _rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    sys.exit(bool(asyncio.run(report(_rounds, lambda line: print(line, flush=True))).wrong))  # noqa: T201
