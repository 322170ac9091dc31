"""`kamouraska backup` and `restore`: what an installation holds in one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.commands import Command, configured, from_here, language
from bot.wording import say
from bot.wording.operation import SENTENCES

if TYPE_CHECKING:
    from bot.backup.archive import Manifest

_file = click.argument("file", type=click.Path(path_type=Path))


@click.command(cls=Command)
@_file
@click.pass_context
def backup(context: click.Context, file: Path) -> int:
    """Write the backup, also while the bot runs."""
    from bot.backup.taking import back_up

    manifest = back_up(configured(context), file)
    click.echo(_said("backup.done", file=file, count=_answers(manifest)))
    return 0


@click.command(cls=Command)
@_file
@click.pass_context
def restore(context: click.Context, file: Path) -> int:
    """Put a backup back, and tell where what was there before is kept."""
    from bot.backup import restoring

    done = restoring.restore(configured(context), file)
    click.echo(_said("restore.done", made_at=done.manifest.made_at, count=_answers(done.manifest)))
    if done.erased is None:
        click.echo(_said("restore.no_list"), err=True)
    elif done.erased.unusable:
        click.echo(_said("restore.unusable", count=done.erased.unusable), err=True)
    elif done.erased.removed:
        click.echo(_said("restore.erased", count=done.erased.removed))
    if done.other_key:
        click.echo(_said("restore.other_key"), err=True)
    if done.periods_missing:
        click.echo(_said("restore.no_periods"), err=True)
    if done.moved is not None:
        click.echo(_said("restore.moved", file=from_here(done.moved)))
    if done.kept is not None:
        click.echo(_said("restore.kept" if done.kept_sound else "restore.kept_damaged", file=from_here(done.kept)))
    return 0


def _answers(manifest: Manifest) -> int:
    from bot.backup.archive import LEARNED_PREFIX

    return sum(name.startswith(LEARNED_PREFIX) for name in manifest.parts)


def _said(key: str, **slots: object) -> str:
    return say(SENTENCES, key, language(), **slots)
