"""Templates → HTML, with our sentences, and everything from outside escaped. Knows neither requests nor replies."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from jinja2 import DictLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from bot.channels.markdown import html
from bot.channels.web.core.paths import path_in
from bot.wording import browse, say, web, web_map, web_transparency
from bot.wording.dates import moment, month_and_day, written
from bot.wording.numbers import grouped, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.channels.web.core.assets import Assets
    from bot.config import ContactSection
    from bot.knowledge.model import Language, Words
    from bot.knowledge.region import Region

_SENTENCES: Final[Mapping[str, Words]] = {
    **web.SENTENCES,
    **browse.SENTENCES,
    **web_map.SENTENCES,
    **web_transparency.SENTENCES,
}


class Templates:
    """The templates of several packages, each under the last part of its package's name: `core/page.html`."""

    def __init__(
        self, packages: Iterable[str], region: Callable[[], Region], contact: ContactSection, assets: Assets, base: str = ""
    ) -> None:
        """Prepare.

        Args:
            region: what the sentences speak of, as of now.
            contact: who answers for personal information.
            base: what every address of ours begins with.
        """
        self._region = region
        html("")  # what reads Markdown is imported now, and not while the first visitor waits
        self._environment = Environment(
            loader=PrefixLoader({package.rpartition(".")[2]: _read_now(package) for package in packages}),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,  # else each card would ask the disk whether its template changed
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["markdown"] = _marked
        self._environment.filters["written"] = written
        self._environment.filters["moment"] = moment
        self._environment.filters["month_and_day"] = month_and_day
        self._environment.filters["grouped"] = grouped
        self._environment.filters["percent"] = percent
        self._environment.filters["day"] = date.fromisoformat
        self._environment.globals["contact"] = contact
        self._environment.globals["base"] = base
        self._environment.globals["address"] = partial(_address, base)
        self._environment.globals["asset"] = lambda name: base + assets.address(name)

    def render(self, template: str, language: Language, **values: object) -> str:
        """The template filled in; a whole page wants `path` too, where it lies, for its link to the other language."""
        region = self._region()
        speak = partial(_sentence, language, region.slots(language))
        return self._environment.get_template(template).render(language=language, region=region, say=speak, **values)


def _read_now(package: str) -> DictLoader:
    """Every template of a package, read once: with no file descriptor left, a page that nobody saw yet is still shown."""
    lying, environment = PackageLoader(package), Environment(autoescape=True)
    return DictLoader({name: lying.get_source(environment, name)[0] for name in lying.list_templates()})


def _address(base: str, path: str, language: Language, *, told: bool = False, query: str = "") -> str:
    """The address of a page in a language, from its French path.

    Args:
        told: whether the French one says so itself, where it would else follow the browser.
        query: as it stands in an address, encoded.
    """
    told_query = "lang=fr" if told and language == "fr" else ""
    queries = "&".join(filter(None, (query.strip("&"), told_query)))
    return f"{base}{path_in(path, language)}{'?' if queries else ''}{queries}"


def _sentence(language: Language, of_region: Mapping[str, str], key: str, **slots: object) -> str:
    return say(_SENTENCES, key, language, **of_region, **slots)


def _marked(text: str) -> Markup:
    return Markup(html(text))  # noqa: S704 - the parser escapes everything and knows six rules
