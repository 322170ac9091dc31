"""The operator's log: how it is written, to standard error, for people or for a collector. Holds no question, ever."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Final

import structlog

from bot import request_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from structlog.typing import EventDict, Processor, WrappedLogger

    from bot.config import LoggingSection


_LEAST: Final = {"aiosqlite": logging.INFO, "discord": logging.INFO, "psycopg": logging.INFO, "psycopg.pool": logging.WARNING}
"""Of what libraries log, the least level that is written: below it are whole statements and payloads, and so what people ask;
of the pool of connections, lines for every reading."""


def configure(settings: LoggingSection, hidden: Sequence[str] = ()) -> None:
    """Send what we and the libraries log the same way, in the same form.

    Args:
        hidden: secrets, struck out of every line, whoever wrote it.
    """
    shared: list[Processor] = [
        request_ids.numbered,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    as_lines: list[Processor] = (
        [_tracebacks_as_data(), structlog.processors.JSONRenderer(ensure_ascii=False)]
        if settings.format == "json"
        else [_console()]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *as_lines, _Without(hidden)],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.level.upper())
    for name, least in _LEAST.items():
        logging.getLogger(name).setLevel(max(root.level, least))


class _Without:
    """The last step: the line as it is written, without these."""

    def __init__(self, hidden: Sequence[str]) -> None:
        self._hidden = tuple(hidden)

    def __call__(self, _logger: WrappedLogger, _name: str, line: EventDict | str) -> str:
        text = str(line)
        for secret in self._hidden:
            text = text.replace(secret, "***")
        return text


def _tracebacks_as_data() -> Processor:
    """Tracebacks without local variables, structlog's default: they would hold the question that was being answered."""
    transform = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return structlog.processors.ExceptionRenderer(transform)


def _console() -> Processor:
    """As above: the rich tracebacks of structlog's default show every local variable."""
    plain = structlog.dev.plain_traceback
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)
