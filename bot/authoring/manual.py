"""The manual: what every rule of `kamouraska check` means, from the docstrings of the checks and from `reader_rules.yaml`."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from bot.authoring.checks import RULES
from bot.yaml_loader import Loader

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_THE_READER: Final = Path(__file__).with_name("reader_rules.yaml")


def _manuals() -> Mapping[str, str]:
    reader: Mapping[str, str] = yaml.load(_OF_THE_READER.read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe one
    return {rule.ID: inspect.cleandoc(rule.__doc__ or "") for rule in RULES} | {id_: m.rstrip() for id_, m in reader.items()}


MANUALS: Final = _manuals()
"""Id of a rule → its manual: what it is about, then an example that passes and one that does not."""
