"""Names of people beside other personal data: whoever gives a telephone or a birth date gives a name, too. Pure.

A given name that many bear, with what follows it; a family name before or after one; an initial and a name. In a text without
anything personal such names stay: there they are a street's, a school's, or known to all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.privacy.births import BIRTH
from bot.privacy.given_names import is_family, is_given
from bot.privacy.people_named import NAME, Hiding

if TYPE_CHECKING:
    from bot.privacy.public import Public

_LETTER: Final = r"[^\W\d_]"
_CAPITAL: Final = r"[A-ZÀ-ÖØ-Ý]"
_WORD: Final = rf"{_CAPITAL}{_LETTER}{{1,30}}"
_NAME: Final = rf"(?:[OD]['’])?{_WORD}(?:-{_WORD}|-{_CAPITAL}\.){{0,2}}(?!\w|['’]\w)"
_INITIAL: Final = rf"(?:{_CAPITAL}\.(?:-?{_CAPITAL}\.)?)"
_SEQUENCE: Final = re.compile(
    rf"(?<![\w-])(?:{_NAME}|{_INITIAL} ?(?={_CAPITAL}))"
    rf"(?:(?:,? |/| ?\(| \")(?:(?:de |du |de la |van |von |el |al )?{_NAME}|{_CAPITAL}\.(?!\w)|{_CAPITAL}(?= |[,.)]"
    rf"|$))\)?\"?){{0,3}}"
)
_PART: Final = re.compile(r"[^ ,()/\"]+")
_INITIALS: Final = re.compile(_INITIAL)
_SMALL: Final = re.compile(rf"(?<![\w@.\[-]){_LETTER}{{3,20}}(?:-{_LETTER}{{2,20}})?(?![\w@\]-])")
_TITLED: Final = re.compile(
    rf"(?P<told>(?<![\w.'’])(?:(?i:mme|mlle|mrs|mr|ms|miss|dre?|pte?)\.? |M\.? |(?i:monsieur|madame|mister) ))"
    rf"(?P<name>{_NAME}(?:,? {_NAME}){{0,2}})"
)
_OFFICE: Final = re.compile(
    r"(?i)\b(?:d[ée]put[ée]e?s?|ministres?|maires?|mairesses?|pr[ée]f[eè]te?s?|mayor|minister|mp|mna|pr[ée]sidente?"
    r"|president)\b"
)
_LONG_AGO: Final = re.compile(
    r"(?<![\d-])(?:19[2-9]\d|200\d|201[0-2])[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?![\d-])"
)
_BEFORE_BIRTH: Final = re.compile(
    rf"(?<![\w-]){_NAME}(?: {_NAME}){{0,2}}(?=,? (?:\(?n[ée]e?|born|ddn|dob)\b[^.?]{{0,20}}{re.escape(BIRTH)})"
)
_BEFORE_NAME: Final = re.compile(rf"(?<![\w-])(?:{_NAME}/ ?{re.escape(NAME)}|{_CAPITAL}{{3,30}},? {re.escape(NAME)})")
_PLACES: Final = re.compile(
    r"(?i)(?:\b(?:rue|avenue|av|boul(?:evard)?|chemin|rang|route|rte|place|c[ôo]te|mont[ée]e|[ée]cole|polyvalente"
    r"|coll[èe]ge|c[ée]gep"
    r"|salle|ar[ée]na|centre|parc|pont|quai|lac|rivi[èe]re|[îi]le|mont|r[ée]sidence|fondation|biblioth[èe]que"
    r"|h[ôo]pital|h[ôo]p|chez"
    r"|garage|pharmacie|[ée]picerie|restaurant|caf[ée]|groupe|entreprises?|compagnie|soci[ée]t[ée]|festival|mus[ée]e"
    r"|domaine|ferme"
    r"|saint|sainte|st|ste|notre-dame|caisse|clinique|street|road|school|arena|park)\.?[ -](?:de |du |des |la |le "
    r"|les |d['’]|l['’]){0,2}"
    r"|\b(?:d[ée]put[ée]e?|ministre|maire|mairesse|pr[ée]fet|pr[ée]f[èe]te|mayor|minister|mp|mna|premier) )$"
)
_FROM: Final = re.compile(r"(?i)\b(?:de|du|des|à|en|from|in|at|to|vers|caisses?) $|\bd['’]$")
"""Before a name of one word it is where somebody is, or an organisation."""
_NO_NAME: Final = re.compile(r"(?i)^(?:saint|sainte|st|ste|notre)-")
_OPENS: Final = re.compile(
    r"(?i)(?:bonjour|bonsoir|allo|salut|hello|hi|hey|dear|merci|cher|ch[èe]re|cell?|tel|le|la|les|un|une|mon|ma|est"
    r"|si|on|je|il|elle"
    r"|my|the|is|and|et|mais|but|for|pour|chez|[àa]|avec|with|madame|monsieur|mme|mr|mrs|m|dr|qui|o[ùu]|who|where"
    r"|what|quand|when"
    r"|thanks|cordialement|inqui[èe]te?|sign[ée]e?|signed|from|de|pis|nom|pr[ée]nom|name|note|ps|p\.?s\.?|svp|please)"
)


def mask_names_beside(text: str, public: Public) -> str:
    """The text without such names, and without dates long ago; called where something personal was found."""

    def hidden(match: re.Match[str]) -> str:
        return _without_names(match, public)

    if _OFFICE.search(text) is None:
        text = _TITLED.sub(Hiding(public).sure, text)
    text = _BEFORE_BIRTH.sub(NAME, _LONG_AGO.sub(BIRTH, text))
    return _BEFORE_NAME.sub(NAME, _small(_SEQUENCE.sub(hidden, text)))


def _without_names(match: re.Match[str], public: Public) -> str:
    """A sequence of capitals is a name from the first word on that many bear."""
    whole = match.group()
    before = match.string[max(0, match.start() - 40) : match.start()]
    if public.is_name(whole.strip(' "()')) or _PLACES.search(before) or _NO_NAME.match(whole):
        return whole
    words = [(found.group(), found.start()) for found in _PART.finditer(whole)]
    if len(words) == 1 and not is_given(words[0][0]) and _FROM.search(before):
        return whole
    for index, (word, start) in enumerate(words):
        initial = index + 1 < len(words) and _INITIALS.fullmatch(word) is not None
        if is_given(word) or is_family(word) or initial:
            if public.is_name(whole[start:].strip(' "()')):
                return whole
            # "EL IDRISSI", "Xicay Tum": what stands right before a name is one, but for a word that begins a sentence.
            first = words[0][0] if index else ""
            begins = 0 if index == 1 and _OPENS.fullmatch(first) is None and (first.isupper() or ", " not in whole) else start
            return f"{whole[:begins]}{NAME}"
    return whole


def _small(text: str) -> str:
    """The text without names in small letters: a given name that is no word, and the family name behind it."""
    pieces: list[str] = []
    end = 0
    words = [found for found in _SMALL.finditer(text) if found.group().islower()]
    for index, word in enumerate(words):
        if word.start() < end or not is_given(word.group(), small=True):
            continue
        last = word
        if index + 1 < len(words) and words[index + 1].start() == word.end() + 1 and is_family(words[index + 1].group()):
            last = words[index + 1]
        pieces += (text[end : word.start()], NAME)
        end = last.end()
    return "".join((*pieces, text[end:]))
