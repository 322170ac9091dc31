"""Whatever comes in by whichever way, words come out: `python -m tests.hostile` tries many more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile import __main__ as command
from tests.hostile.targets import Misbehaved, Target, close, targets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def _closed() -> Iterator[None]:
    yield
    close()


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_no_input_crashes_it_or_brings_out_what_must_not_come_out(target: Target) -> None:
    """No exception that is not one of ours, at most 2,000 characters, nobody pinged, nothing that cannot be stored."""

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(target.inputs)
    def each(one: Any) -> None:  # noqa: ANN401 - as the target takes
        target.give(one)

    each()


def test_what_crashes_is_counted_with_its_smallest_input(capsys: pytest.CaptureFixture[str]) -> None:
    """And the search goes on: a run of a million does not end at the first."""

    def give(number: int) -> None:
        if number > 10:
            raise Misbehaved("too many")

    target = Target("numbers", st.integers(0, 1000), give)
    result = command.tried(target, 300, 1)
    command.told(target, result)
    assert result.given >= 300
    (kind,) = result.crashes
    assert int(result.shown[kind]) > 10
    assert "too many" in capsys.readouterr().out
