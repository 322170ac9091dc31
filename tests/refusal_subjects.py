"""How well is it seen what a question is about that nothing answers? `python -m tests.refusal_subjects`: dev, counts alone.

Each dev question without an answer bears the subject that a reader gave it, who saw the question alone. Counted are those
whose likeliest subject is that one, and, of those that a refusal is led by (`bot/answers/lead.py`), how many are led rightly.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bot.answers.engine import Engine
from bot.answers.lead import lead
from bot.knowledge import reader

ROOT = Path(__file__).resolve().parent.parent
DEV = ROOT / "tests" / "questions" / "dev"


def main() -> None:
    """Print the counts."""
    engine = Engine.build(reader.read(ROOT / "knowledge"))
    lines = (json.loads(line) for path in sorted(DEV.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    asked = [(line["question"], line["subject"]) for line in lines if "subject" in line]
    right = led = well = 0
    for question, subject in asked:
        reading, decision = engine.read(question)
        right += reading.subjects[0][0] == subject
        found = lead(reading, decision, engine.knowledge).subject
        led += found is not None
        well += found is not None and found.id == subject
    sys.stdout.write(f"questions without an answer {len(asked)}: likeliest subject right {right / len(asked):.3f}\n")
    sys.stdout.write(f"led by their subject {led}, by the right one {well / max(1, led):.3f}\n")


if __name__ == "__main__":
    main()
