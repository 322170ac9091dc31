"""`kamouraska doctor`: what of an installation is as it should be, and what to do about the rest."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

from bot.cli.commands import Command, as_json_option, configured, language
from bot.errors import ConfigError
from bot.wording import say
from bot.wording.operation import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.doctor import Diagnosis


@click.command(cls=Command)
@as_json_option
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> int:
    """Look at everything; exit 1 when something is to be mended."""
    from bot.doctor import examined

    try:
        config = configured(context)
    except ConfigError as error:
        diagnoses = examined(error, os.environ)
    else:
        diagnoses = examined(config, os.environ)
    if as_json:
        told = [
            {"name": one.name, "status": one.status, "detail": one.detail_in(language()), "todo": one.todo_in(language())}
            for one in diagnoses
        ]
        click.echo(json.dumps({"checks": told}, ensure_ascii=False))
    else:
        for diagnosis in diagnoses:
            for line in _lines(diagnosis):
                click.echo(line)
    return int(any(diagnosis.status == "error" for diagnosis in diagnoses))


def _lines(diagnosis: Diagnosis) -> Iterator[str]:
    name, status = _said(f"doctor.{diagnosis.name}"), _said(f"doctor.status.{diagnosis.status}")
    yield _said("doctor.line", status=status, name=name, detail=diagnosis.detail_in(language()))
    if todo := diagnosis.todo_in(language()):
        yield _said("doctor.todo", todo=todo)


def _said(key: str, **slots: object) -> str:
    return say(SENTENCES, key, language(), **slots)
