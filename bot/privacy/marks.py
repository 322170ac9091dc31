"""What stands in a stored text in the place of what was personal."""

from __future__ import annotations

import re
from typing import Final

EMAIL: Final = "[courriel]"
PHONE: Final = "[téléphone]"
MENTION: Final = "[mention]"
HIDDEN: Final = "[masqué]"
NUMBER: Final = "[numéro]"
NAME: Final = "[nom]"
ADDRESS: Final = "[adresse]"
POSTAL_CODE: Final = "[code postal]"
SECRET: Final = "[secret]"  # noqa: S105 - what stands in the place of one
BIRTH: Final = "[date de naissance]"
MASKS: Final = (EMAIL, PHONE, MENTION, HIDDEN, NUMBER, NAME, ADDRESS, POSTAL_CODE, SECRET, BIRTH)
"""All of them. Stored texts bear them: none is ever taken out."""
MARK: Final = re.compile("|".join(re.escape(mark) for mark in MASKS))
