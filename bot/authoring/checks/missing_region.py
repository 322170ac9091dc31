"""The folder has no `region.yaml`: what the region and the bot are called is guessed from the place marked `home`. A warning.

The bot answers all the same; it calls itself plainly (« Questions sur le Clairval »), and where nothing in `config.yaml` under
`contact` says whom to turn to, a refusal sends people to nobody. Write `knowledge/region.yaml` as below, in your own words:
`called` as inside a sentence, article included; `in` as one says that something is there; `examples`, questions that the base
answers, the first of which stands in sentences.

Passes:
    # region.yaml
    name: Clairval
    called: {fr: le Clairval, en: Clairval}
    in: {fr: au Clairval, en: in Clairval}
    covers: {fr: 'se loger, travailler', en: 'housing, work'}
    examples: {fr: [Quand a lieu la fête?], en: [When is the fair?]}
    bot: {name: {fr: Demandez au Clairval, en: Ask Clairval}, short: Clairval}
    contact: {name: Mairie de Rochebrune, url: 'https://rochebrune.example.org'}
    time_zone: America/Montreal
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from bot.errors import Both, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base

ID: Final = "missing-region"
SOUND_BASE: Final = True


def find(base: Base) -> Iterator[Problem]:
    """The file that is not there."""
    region = base.knowledge.region
    if not region.written:
        path = PurePath(base.documents["lexicon.yaml"].path).with_name("region.yaml")
        message = Both(
            f"not there: the bot speaks of “{region.called.in_('en')}” and calls itself “{region.bot.in_('en')}”; write it "
            "with name, called, in, examples, bot and contact, as `kamouraska check --rule missing-region` shows",
            f"n’est pas là\u00a0: le bot parle de «\u00a0{region.called.fr}\u00a0» et s’appelle «\u00a0{region.bot.fr}\u00a0»; "
            "l’écrire avec name, called, in, examples, bot et contact\u00a0: voir `kamouraska check --rule missing-region`",
        )
        yield Problem.of(str(path), 0, 0, ID, message).as_warning()
