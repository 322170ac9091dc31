"""Forms: made of fields, and read from what Discord sends. They keep nothing in memory. Knows not what they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import discord

from bot.channels.discord.rendering.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST: Final = 4000
"""Characters that Discord takes in a field."""
MOST: Final = 25
"""Choices that Discord shows."""
_TITLE: Final = 45
_HINT: Final = 100
_CHOICE: Final = 100


def form(title: str, custom_id: str, *fields: discord.ui.Label[discord.ui.Modal]) -> discord.ui.Modal:
    """A form with these fields, five at most."""
    modal = discord.ui.Modal(title=shortened(title, _TITLE), custom_id=custom_id)
    for field in fields:
        modal.add_item(field)
    # A finished form is not kept in memory once it is shown; its answer is read from what Discord sends.
    modal.stop()
    return modal


def text_field(
    name: str,
    label: str,
    *,
    value: str = "",
    hint: str = "",
    long: bool = False,
    required: bool = True,
    longest: int = LONGEST,
) -> discord.ui.Label[discord.ui.Modal]:
    """A field to write in; what it holds at first is cut where it is too long."""
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    component: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=name, style=style, default=value[:longest] or None, required=required, max_length=longest
    )
    return discord.ui.Label(text=label, description=shortened(hint, _HINT) or None, component=component)


def choice_field(
    name: str, label: str, choices: Sequence[tuple[str, str]], *, required: bool = True, most: int = 1
) -> discord.ui.Label[discord.ui.Modal]:
    """A field to choose one of a few (value, label) from, or up to `most`."""
    options = [discord.SelectOption(label=shortened(text, _CHOICE), value=value) for value, text in choices[:MOST]]
    component: discord.ui.Select[Any] = discord.ui.Select(
        custom_id=name, options=options, required=required, min_values=int(required), max_values=min(most, len(options))
    )
    return discord.ui.Label(text=label, component=component)


def custom_id_of(interaction: discord.Interaction[Any]) -> str:
    """The `custom_id` of the form that was sent, or of the button that was pressed."""
    return cast("dict[str, str]", interaction.data or {}).get("custom_id", "")


def filled(interaction: discord.Interaction[Any]) -> dict[str, str]:
    """What the person wrote and chose, by the name of the field."""
    return dict(_values(dict(interaction.data or {})))


def chosen(interaction: discord.Interaction[Any], name: str) -> list[str]:
    """All that the person chose in a field of which several may be."""
    return [value for field, value in _values(dict(interaction.data or {})) if field == name]


def _values(part: dict[str, Any]) -> Iterator[tuple[str, str]]:
    name = str(part.get("custom_id", ""))
    if "value" in part:
        yield name, str(part["value"])
    for chosen in part.get("values") or ():
        yield name, str(chosen)
    for inner in (*part.get("components", ()), *filter(None, [part.get("component")])):
        yield from _values(inner)
