"""Measure masking on messages of authors who know nothing of it. Of test, it prints counts alone.

`python -m tests.masking_eval` reads `tests/masking/dev/`; with `--missed` it prints what survived and what was masked for
nothing. `--test` counts dev and `tests/masking/test/`, which nobody reads, side by side, and keeps the look in
docs/masking-log.jsonl. A line is `{"text", "personal": [pieces of it], "language"}`.

Recall is the share of the personal pieces of which nothing telling is left in the masked text, wherever they stand in it.
What is left of a piece is what of its letters and digits stands outside of what was replaced. Of that, nothing is told by

- words that only say what stands there ("point", "comme", "chez"), lone letters, who carries mail, the end of an address;
- a month or a year, of a birth date; the street, of a street address whose number is gone;
- at most three digits, in figures or words, of a number of seven and more: "418" of a telephone.

All else tells: half a name, the local part of an address, four digits. False is the share of the messages without any
personal piece that masking changed. As the desk does, it leaves what the knowledge holds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.knowledge import reader
from bot.nlu.text import fold
from bot.privacy.marks import MARK
from bot.privacy.masking import clean, mask
from bot.privacy.public import NOTHING, Public, public_of
from tests import heaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
LOG: Final = ROOT / "docs" / "masking-log.jsonl"
HEAPS: Final = ROOT / "tests" / "masking"


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WORD: Final = re.compile(r"[^\W\d_]+|\d")
_MONTHS: Final = _words(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march "
    "april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec fev avr juil"
)
_COUNTS: Final = _words(
    "zero oh un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt "
    "vingts trente quarante cinquante soixante septante octante nonante cent cents mil mille one two three four "
    "five seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred thousand double triple premier first second third"
)
_WAYS: Final = _words(
    "rue avenue ave av boulevard boul blvd chemin ch rang route rte cote place street st road rd drive lane montee"
)
_CARRIERS: Final = _words(
    "gmail hotmail outlook yahoo videotron globetrotter icloud sympatico proton protonmail com ca org net fr qc con mail"
)
_SMALL: Final = _words(
    "le la les l un une de du des d et pis puis ou a au aux en the of on and then so if you need is at to point dot "
    "virgule comma tiret dash bas underscore souligne slash arobas arobase commercial comme as in for majuscule "
    "minuscule capital trait union tout attache colle avec number numero no app apt appartement folio transit inst "
    "institution sign plus"
)
_NUMBER: Final = 7
_FEW: Final = 3
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Message:
    """One message, and the pieces of it that tell of a person."""

    text: str
    personal: tuple[str, ...]
    language: str
    author: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a message: the pieces that survived, those that are not in it as they are told, whether it changed."""

    message: Message
    masked: str
    survived: tuple[str, ...]
    unplaced: tuple[str, ...]

    @property
    def false(self) -> bool:
        """Masked for nothing."""
        return not self.message.personal and self.masked != clean(self.message.text)


def messages(path: Path) -> Iterator[Message]:
    """The messages of a file, plain or compressed."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    author = path.name.partition(".")[0]
    for line in filter(str.strip, text.split("\n")):
        item = json.loads(line)
        yield Message(item["text"], tuple(item["personal"]), item["language"], author)


def kind(piece: str) -> str:
    """What a piece is, roughly, by its shape: "mail", "date", "street", "number", "name or word"."""
    words = _folded(piece)
    digits = _digits(words)
    if re.search(r"@|\barobase?s?\b|commercial\b|\b(?:dot|point) ?(?:com|ca|net|org|fr)\b|\((?:at|a)\)", piece.lower()):
        return "mail"
    if digits and not _MONTHS.isdisjoint(words):
        return "date"
    if digits and not _WAYS.isdisjoint(words):
        return "street"
    if digits >= _FEW + 1:
        return "number"
    return "mixed" if digits else "name or word"


def left(piece: str, remains: str) -> bool:
    """Whether what remains of a piece, blanks where something was replaced, still tells."""
    shape = kind(piece)
    quiet = {"date": _MONTHS, "mail": _CARRIERS}.get(shape, frozenset())
    remaining = [word for word in _folded(_YEAR.sub(" ", remains) if shape == "date" else remains) if word not in quiet]
    counted = [word for word in remaining if word.isdigit() or word in _COUNTS]
    told = [word for word in remaining if word not in _SMALL and len(word) > 1 and word not in counted]
    if shape == "street":
        return bool(counted)
    if _digits(_folded(piece)) >= _NUMBER and _digits(counted) <= _FEW:
        counted = []
    return bool(told or counted)


def judge(message: Message, public: Public = NOTHING) -> Judged:
    """Mask a message, and look for its pieces."""
    text = clean(message.text)
    masked = mask(text, public)
    rest = _rest(text, masked)
    survived, unplaced = [], []
    for told in message.personal:
        piece = clean(told)
        places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(piece)}(?!\w)", text)]
        places = places or [at for at in (text.find(piece),) if at >= 0]
        if not places:
            unplaced.append(told)
        elif any(left(piece, rest[place : place + len(piece)]) for place in places):
            survived.append(told)
    return Judged(message, masked, tuple(survived), tuple(unplaced))


def _rest(text: str, masked: str) -> str:
    """The text, as long as it was, with blanks in the place of what was replaced."""
    parts = MARK.split(masked)
    found = re.fullmatch("(.*?)".join(f"({re.escape(part)})" for part in parts), text)
    if found is None:  # a link, of which the middle went: what is left of it is looked for part by part
        return _in_order(text, masked)
    return "".join(found[at] if at % 2 else " " * len(found[at]) for at in range(1, 2 * len(parts)))


def _in_order(text: str, masked: str) -> str:
    rest, end = [" "] * len(text), 0
    for part in re.findall(r"\S+", MARK.sub(" ", masked)):
        at = text.find(part, end)
        if at >= 0:
            end = at + len(part)
            rest[at:end] = part
    return "".join(rest)


def _folded(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _digits(words: Iterable[str]) -> int:
    return sum(word.isdigit() or word in _COUNTS for word in words)


def counts(rows: Iterable[Judged]) -> dict[str, int]:
    """The counts of some messages."""
    kept: Counter[str] = Counter(pieces=0, masked=0, unplaced=0, plain=0, false=0, personal=0, clear=0)
    for row in rows:
        pieces = len(row.message.personal) - len(row.unplaced)
        kept.update(pieces=pieces, masked=pieces - len(row.survived), unplaced=len(row.unplaced), false=row.false)
        kept.update(plain=not row.message.personal, personal=bool(pieces), clear=bool(pieces) and not row.survived)
    return dict(kept)


def scores(kept: dict[str, int]) -> str:
    """Recall and false as one line; nothing is divided by nothing."""
    recall = f"{kept['masked'] / kept['pieces']:.3f}" if kept["pieces"] else "—"
    false = f"{kept['false'] / kept['plain']:.3f}" if kept["plain"] else "—"
    return (
        f"pieces {kept['pieces']}  recall {recall}   messages with some {kept['personal']}, wholly clear {kept['clear']}"
        f"   without {kept['plain']}  false {false} ({kept['false']})"
    )


def heap(name: str, public: Public) -> list[Judged]:
    """The messages of a heap, judged."""
    return [judge(message, public) for path in heaps.files(name, HEAPS) for message in messages(path)]


def table(rows: list[Judged]) -> Iterator[str]:
    """A line for all, each language, and the recall of each kind of piece."""
    groups: dict[str, list[Judged]] = {"all": rows}
    kinds: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        groups.setdefault(row.message.language, []).append(row)
        for piece in set(row.message.personal) - set(row.unplaced):
            kinds[kind(piece)].append(piece not in row.survived)
    for name, some in sorted(groups.items()):
        yield f"{name:6}{scores(counts(some))}"
    for name, fates in sorted(kinds.items()):
        yield f"      {name:14}n {len(fates):4}  recall {sum(fates) / len(fates):.3f}"
    if unplaced := counts(rows)["unplaced"]:
        yield f"      {unplaced} pieces do not stand in their message as they are told, and are left out"


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the figures of dev, or of dev and test, which are logged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", action="store_true", help="look at test too, counts alone; each look is logged")
    parser.add_argument("--missed", action="store_true", help="print what of dev survived or was masked for nothing")
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    public = public_of(reader.read(ROOT / "knowledge"))
    judged = {name: heap(name, public) for name in ("dev", "test")[: 1 + options.test]}
    for name, rows in judged.items():
        sys.stdout.write("".join(f"{line}\n" for line in (f"{name}, n {len(rows)}", *table(rows))))
    if options.missed:
        for row in judged["dev"]:
            if row.survived or row.false:
                sys.stdout.write(f"{row.message.author} {row.masked}\n      {' | '.join(row.survived) or 'FALSE'}\n")
    if options.test:
        day = dt.datetime.now(tz=dt.UTC).date().isoformat()
        kept = {"date": day, "commit": heaps.commit_now()} | {name: counts(rows) for name, rows in judged.items()}
        with LOG.open("a", encoding="utf-8") as log:
            log.write(json.dumps(kept) + "\n")


if __name__ == "__main__":
    main()
