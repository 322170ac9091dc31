"""`python -m tests.hostile`: as many hostile inputs as one has time for, and what came of them. See docs/security.md.

Reports what crashed or let out what must not be let out, with the smallest input that shows it, and what took more than
50 ms of the processor. The exit code is 1 when anything crashed.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import click
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.hostile.targets import close, targets

if TYPE_CHECKING:
    from tests.hostile.targets import Target

SLOW: Final = 0.050
_AT_ONCE: Final = 2000
"""Inputs to one seed: what hypothesis remembers of those that it drew grows with them."""


@dataclass(slots=True)
class Tried:
    """What came of one target's inputs."""

    given: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slow: list[tuple[float, str]] = field(default_factory=list)
    crashes: Counter[str] = field(default_factory=Counter)
    shown: dict[str, str] = field(default_factory=dict)

    def give(self, target: Target, one: Any) -> None:  # noqa: ANN401 - as the target takes
        """Try one, and go on whatever comes of it."""
        began = time.process_time()
        try:
            target.give(one)
        except Exception as error:  # noqa: BLE001 - what is looked for
            at = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {at.filename.rpartition('/')[2]}:{at.lineno}: {str(error)[:120]!r}"
            kind = kind if self.crashes[kind] or len(self.crashes) < 200 else "others"
            self.crashes[kind] += 1
            if len(shown := repr(one)) < len(self.shown.get(kind, shown + " ")):
                self.shown[kind] = shown
        took = time.process_time() - began
        self.given += 1
        self.seconds += took
        self.slowest = max(self.slowest, took)
        if took > SLOW:
            self.slow = sorted([*self.slow, (took, repr(one)[:300])], reverse=True)[:20]


def tried(target: Target, number: int, first_seed: int) -> Tried:
    """So many inputs, from one seed on."""
    result = Tried()
    for start in range(0, number, _AT_ONCE):

        @seed(first_seed + start)
        @settings(
            max_examples=min(_AT_ONCE, number - start),
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(target.inputs)
        def some(one: Any) -> None:  # noqa: ANN401 - as the target takes
            result.give(target, one)

        some()
        if (start // _AT_ONCE) % 10 == 0:
            click.echo(f"{target.name}: {result.given} given, {sum(result.crashes.values())} crashed", err=True)
    return result


def told(target: Target, result: Tried) -> None:
    """Print it."""
    mean = 1000 * result.seconds / max(1, result.given)
    click.echo(f"{target.name}: {result.given} inputs, {sum(result.crashes.values())} crashed, mean {mean:.1f} ms, ", nl=False)
    click.echo(f"slowest {1000 * result.slowest:.0f} ms, over 50 ms: {len(result.slow)}{'+' * (len(result.slow) == 20)}")
    for kind, times in result.crashes.most_common():
        click.echo(f"  {times} × {kind}\n    {result.shown[kind][:2000]}")
    for took, shown in result.slow[:5]:
        click.echo(f"  {1000 * took:.0f} ms: {shown}")


def main() -> int:
    """Try what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    names = [target.name for target in targets()]
    parser.add_argument("--inputs", type=int, default=10_000, help="for all targets together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=names, action="append")
    asked = parser.parse_args()
    chosen = [target for target in targets() if not asked.only or target.name in asked.only]
    crashed = 0
    for target in chosen:
        result = tried(target, asked.inputs // len(chosen), asked.seed)
        told(target, result)
        crashed += sum(result.crashes.values())
    close()
    return 1 if crashed else 0


if __name__ == "__main__":
    sys.exit(main())
