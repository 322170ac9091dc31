"""Templates → HTML, with our sentences and everything from outside escaped. Knows replies, not requests."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.channels.web import markdown
from bot.wording import say
from bot.wording.dates import moment, written
from bot.wording.web import SENTENCES

if TYPE_CHECKING:
    from bot.assistant import Reply
    from bot.channels.web.assets import Assets
    from bot.config import ContactSection
    from bot.knowledge.model import Language


class Pages:
    """The web channel's templates. The same card serves the server's page, the page's script and the widget."""

    def __init__(self, contact: ContactSection, assets: Assets, base: str = "") -> None:
        """`base` is what every address of ours begins with."""
        self._environment = Environment(
            loader=PackageLoader("bot.channels.web"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,  # else each card would ask the disk whether its template changed
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["markdown"] = markdown.html
        self._environment.filters["written"] = written
        self._environment.filters["moment"] = moment
        self._environment.filters["day"] = date.fromisoformat
        self._environment.globals["contact"] = contact
        self._environment.globals["base"] = base
        self._environment.globals["asset"] = lambda name: base + assets.address(name)

    def page(self, template: str, language: Language, *, path: str, **values: object) -> str:
        """A whole page. `path` is where it lies, for the link to the other language."""
        return self._render(template, language, path=path, **values)

    def card(self, reply: Reply, *, wish: bool = False) -> Markup:
        """A reply as a card, in the reply's own language: text, sources, note, suggestions as buttons.

        Args:
            wish: whether the person may ask to be told, where there is no answer.
        """
        return Markup(self._render("card.html", reply.language, reply=reply, wish=wish))  # noqa: S704 - made by an escaping template

    def _render(self, template: str, language: Language, **values: object) -> str:
        return self._environment.get_template(template).render(language=language, say=partial(_sentence, language), **values)


def _sentence(language: Language, key: str, **slots: object) -> str:
    return say(SENTENCES, key, language, **slots)
