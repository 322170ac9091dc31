"""`kamouraska index`: the index of the knowledge built now and kept, so that the next command starts at once."""

from __future__ import annotations

import click

from bot.cli.commands import Command, configured, told


@click.command(cls=Command)
@click.pass_context
def index(context: click.Context) -> int:
    """Build what is not kept yet; exit 1 when it cannot be kept, which costs only time."""
    from bot.indexing import cache
    from bot.indexing.engine import index_file
    from bot.indexing.index import Index
    from bot.knowledge.files import files_of

    config = configured(context)
    folder, kept = config.knowledge.path, index_file(config)
    files = files_of(folder)
    if cache.load(files, kept) is None:
        made = Index.build(files, str(folder))
        if not cache.store(folder, files, kept, made.to_bytes()):
            click.echo(told("index.not_kept", file=kept), err=True)
            return 1
    click.echo(told("index.kept", file=kept))
    return 0
