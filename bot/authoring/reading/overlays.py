"""Rules of the reader about overlays: what they add to, and what is there already. Manuals only."""

from __future__ import annotations

from typing import Final

from bot.authoring.reading.rule import ReaderRule


class DeadOverlay(ReaderRule):
    """An overlay names under `adds_to` a file that its folder does not hold: renamed, or taken out of the base since.

    Passes:
        # learned/organisations/forge-42.yaml
        adds_to: forge
        aliases: [la boutique à fer]

    Fails:
        # learned/organisations/forge-42.yaml
        adds_to: la-forge
        aliases: [la boutique à fer]
    """

    ID = "dead-overlay"


class DuplicateFact(ReaderRule):
    """An overlay adds a fact that is there already. It adds, and takes no place: change the fact where it stands.

    Passes:
        # learned/organisations/forge-activity.yaml
        adds_to: forge
        facts:
          activity: {fr: La Forge ferre les chevaux., en: The forge shoes horses., source: gazette}

    Fails:
        # learned/organisations/fournil-activity.yaml
        adds_to: fournil
        facts:
          activity: {fr: Le Fournil cuit des tartes., en: Le Fournil bakes pies., source: gazette}
    """

    ID = "duplicate-fact"


class DeadFact(ReaderRule):
    """An overlay brings phrasings of a fact that nobody wrote.

    Passes:
        # learned/people/marie-42.yaml
        adds_to: marie
        phrasings:
          said: {fr: [qui vante le pain], en: [who praises bread]}

    Fails:
        # learned/organisations/forge-42.yaml
        adds_to: forge
        phrasings:
          activity: {fr: [que ferre la forge], en: [what does the forge shoe]}
    """

    ID = "dead-fact"


RULES: Final = (DeadOverlay, DuplicateFact, DeadFact)
