"""Getting a message to Discord once: not lost, not twice, whatever the network does. Knows nothing of what it says.

What discord.py leaves to us (2.7): it does not send again after a 503 on a channel message, nor after a connection that
was cut, and it waits 1 s then 3 s after a 5xx, which is longer than an interaction lives.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

import aiohttp
import discord

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_log = logging.getLogger(__name__)

ACKNOWLEDGE_WITHIN: Final = 2.9
"""Seconds; Discord drops an interaction after 3."""

_ATTEMPT: Final = 1.3
"""Seconds for one try of a callback: long enough for discord.py's first retry (1 s), shorter than its second (3 s)."""

_RETRY_PAUSE: Final = 0.2

_PATIENCE: Final = 30.0
"""Seconds for one try of anything that may take its time."""

_PAUSES: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds between the tries of what may take its time."""

_ALREADY_ACKNOWLEDGED: Final = 40060
_TOO_MANY_REQUESTS: Final = 429
_SERVER_ERRORS: Final = 500
_NETWORK = (aiohttp.ClientError, OSError, TimeoutError)


def is_refusal(status: int) -> bool:
    """Whether Discord said no, so that asking again would change nothing; as opposed to not now."""
    return status < _SERVER_ERRORS and status != _TOO_MANY_REQUESTS


async def acknowledge(interaction: discord.Interaction, send: Callable[[], Awaitable[object]]) -> bool:
    """Answer an interaction, trying again for as long as Discord remembers it. Whether it was delivered.

    A try whose answer was lost may well have arrived: Discord then refuses the next one as a second answer, which
    tells that the first is there.
    """
    clock = asyncio.get_running_loop().time
    deadline = clock() + ACKNOWLEDGE_WITHIN
    while (left := deadline - clock()) > 0:
        try:
            async with asyncio.timeout(min(_ATTEMPT, left)):
                await send()
        except discord.HTTPException as error:
            if error.code == _ALREADY_ACKNOWLEDGED:
                return True
            if is_refusal(error.status):
                _log.warning("interaction %s not answered: %s", interaction.id, error)
                return False
        except _NETWORK as error:
            _log.info("interaction %s: trying again after %s", interaction.id, type(error).__name__)
        else:
            return True
        await asyncio.sleep(_RETRY_PAUSE)
    _log.warning("interaction %s not answered: Discord could not be reached in time", interaction.id)
    return False


async def persist(what: str, send: Callable[[], Awaitable[object]]) -> bool:
    """Send something that may be sent again without harm, for about a minute. Whether it was delivered.

    That is an edit, which leaves the same message, or a message with an enforced nonce, which Discord posts once.
    """
    for pause in (*_PAUSES, None):
        try:
            async with asyncio.timeout(_PATIENCE):
                await send()
        except discord.HTTPException as error:
            if is_refusal(error.status):
                # A channel that closed to us, a message that is gone: trying again would change nothing.
                _log.warning("%s not sent: %s", what, error)
                return False
            cause: Exception = error
        except _NETWORK as error:
            cause = error
        else:
            return True
        if pause is not None:
            _log.info("%s: trying again in %s s after %s", what, pause, type(cause).__name__)
            await asyncio.sleep(pause)
    _log.error("%s not sent: Discord could not be reached", what)
    return False


async def post_reply(message: discord.Message, view: discord.ui.LayoutView) -> bool:
    """Reply to a message in its channel. Whether it was delivered.

    The nonce is the id of that message: Discord posts one reply to it however often we try, even over a restart.
    """
    reference = message.to_reference(fail_if_not_exists=False)
    return await persist(
        f"reply to message {message.id}",
        lambda: message.channel.send(view=view, reference=reference, mention_author=False, nonce=message.id),
    )


async def show_typing(channel: discord.abc.Messageable) -> None:
    """Show that an answer is coming. A courtesy: the answer never waits long for it, nor fails with it."""
    try:
        async with asyncio.timeout(0.5):
            await channel.typing()
    except (discord.HTTPException, *_NETWORK) as error:
        _log.debug("typing not shown: %s", type(error).__name__)
