"""Names of people that a text gives away by how it puts them: who writes, who signs, whose neighbour. Pure.

No list of names is known: what announces one is. Names are taken by their capitals, but after "je m'appelle", which
announces nothing else. Whom the knowledge speaks of stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.privacy.public import Public

NAME: Final = "[nom]"

# Bounded repetitions throughout, as in `masking`.
_LETTERS: Final = r"[^\W\d_]"
_WORD: Final = rf"{_LETTERS}[\w'’.-]{{0,40}}"
_SMALL: Final = (
    r"(?:et|pis|puis|ou|mais|car|je|j|on|qui|que|à|a|au|aux|en|pour|dans|sur|depuis|de|du|des|le|la|les|un|une|est|comment|quoi"
    r"|c['’]est|lui|elle|il|and|but|or|i|who|from|at|in|for|the|is|what|how|please|svp)"
)
_MY_NAME: Final = r"(?:mon|ton|son)(?: p['’]?e?tit)? (?:nom|pr[ée]nom)(?: de famille)? (?:est|c['’]est)"
_MY_ENGLISH_NAME: Final = r"my (?:first |last |full )?name(?: is|['’]s)|i['’ ]?a?m called|(?:people|they|you can|just) call me"
_CALLED: Final = re.compile(
    rf"(?i)(?P<told>\b(?:je m\s?['’]?\s?appel+e?s?|on m['’]appelle|{_MY_NAME}|{_MY_ENGLISH_NAME}) )"
    rf"(?P<name>(?!{_SMALL}\b){_WORD}(?: (?!{_SMALL}\b){_WORD}){{0,2}})"
)

# A name by its capitals: "Jean-Guy", "O'Neil", "McKay", an initial. Words that begin a sentence are none.
_NO_NAME: Final = (
    r"(?!(?:Est|Es|Où|Ou|Quel(?:le)?s?|Quand|Comment|Pourquoi|Combien|Qui|Que|Quoi|Je|J|Il|Elle|On|Nous|Vous|Tu|Le|La|Les|L|Un"
    r"|Une|Des|Du|De|Y|Avez|Ça|Ca|C|Ce|Cette|Mon|Ma|Mes|Si|Et|Pour|Merci|Bonjour|Allo|What|Where|When|Who|How|Why|Is|Are|Do|Does"
    r"|Can|Could|The|A|An|I|My|We|It|If|And|Thanks|Thank|Hello|Hi|Beaucoup|Bien|Svp|Please|Ta|Monsieur|Madame)\b)"
)
_CAPITAL: Final = r"[A-ZÀ-ÖØ-Ý]"
_LOWER: Final = r"[a-zà-öø-ÿ]"
_HALF: Final = rf"{_CAPITAL}{_LOWER}{{1,30}}"
_ONE: Final = rf"{_NO_NAME}(?:{_CAPITAL}['’])?{_HALF}(?:{_HALF})?(?:-{_CAPITAL}?{_LOWER}{{1,30}}){{0,3}}(?!\w)"
_MORE: Final = rf"(?: (?:{_CAPITAL}\.|(?:de |de la |du |van |von |le |la )?{_ONE}))"
_TITLE: Final = r"(?:(?:M|Mr|Mme|Mrs|Ms|Dr|Dre|Me)\.? |[Mm]onsieur |[Mm]adame )?"
_FULL: Final = rf"{_ONE}{_MORE}{{1,3}}"
_ANY: Final = rf"{_ONE}{_MORE}{{0,3}}"

_IAM: Final = re.compile(
    r"(?P<told>\b(?i:je suis|chu|chui|i am|i['’]m|this is|it['’]s|c['’]est|ici|moi je suis|moi,? c['’]est|my name) )"
    rf"{_TITLE}(?P<name>{_FULL})"
    rf"(?=,| (?i:qui parle|à l['’]appareil|calling|here|speaking|from|et je|et j['’]|and i|pis je|de)\b|[.!] |[.!]?$)"
)
# One name alone, unless it ends as the names of peoples do, or is a sign of the zodiac: "je suis Québécoise,", "I'm Canadian,".
_PEOPLES: Final = (
    r"(?!\w{1,20}(?:oise?s?|aise?s?|ien(?:ne)?s?|aine?s?|ans?|ish|ese|ard|arde|ique|ole?)\b"
    r"|Belge|Suisse|Russe|French|Dutch|Greek|Scorpion|Verseau|Taureau|Gémeaux)"
)
_I_AM: Final = re.compile(rf"(?P<told>\b(?i:je suis|i am|i['’]m) )(?P<name>{_PEOPLES}{_ONE})(?=,)")
_ME: Final = re.compile(
    r"(?P<told>\b(?i:moi,? (?:c['’]est|je m['’]nomme)|je me nomme|je me pr[ée]sente,?|signé|signed|call me) )"
    rf"{_TITLE}(?P<name>{_ANY})"
)
_SPEAKING: Final = re.compile(rf"(?P<told>){_TITLE}(?P<name>{_FULL})(?= (?i:ici|à l['’]appareil|speaking)\b)")

_CLOSING: Final = (
    r"(?i:(?:merci|mci|thx|tks)(?: (?:beaucoup|bien|d['’]avance|à vous|infiniment))?|cordialement|bien à vous|salutations"
    r"|bonne (?:journée|soirée)|au plaisir|à bientôt|sincèrement|thanking you|thanks(?: (?:a lot|so much|in advance))?"
    r"|thank you(?: (?:so|very) much)?|cheers|(?:best |kind |warm )?regards|best|sincerely|yours(?: truly)?)"
)
_AFTER_NAME: Final = r"(?=[ .!]{0,2}(?:$|\[|\(|, |,? ?(?i:de|from|à|at)\b))"
_SIGNED: Final = re.compile(rf"(?P<told>\b{_CLOSING}(?: ?[,.!–—-]+ ?))(?P<name>{_ANY}(?: (?:et|and|&) {_ONE})?){_AFTER_NAME}")
_SIGNED_WHOLE: Final = re.compile(rf"(?P<told>\b{_CLOSING} )(?P<name>{_FULL}){_AFTER_NAME}")
_AT_THE_END: Final = re.compile(rf"(?P<told>[.?!](?: [–—-]{{1,2}} ?|[–—-]{{1,2}} )|\? )(?P<name>{_ANY})(?=[ .]{{0,2}}$)")

_FRENCH_KIN: Final = (
    r"voisine?s?|gars|enfants|jumeaux|jumelles|mari|femme|époux|épouse|conjointe?|chum|blonde|fils|fille|garçon|frère|sœur|soeur"
    r"|père|mère|grand-mère|grand-père|oncle|tante|cousine?|neveu|nièce|beau-frère|belle-sœur|belle-soeur|beau-père|belle-mère"
    r"|amie?|collègue|patronne?|boss|propriétaire|proprio|locataire|médecin|docteur|gardienne|coloc|ex|bébé"
)
_ENGLISH_KIN: Final = (
    r"neighbou?rs?|husband|wife|partner|boyfriend|girlfriend|sons?|daughters?|kids?|boys?|girls?|twins|brother|sister|father"
    r"|mother|dad|mom|mum|grandmother|grandfather|grandma|grandpa|uncle|aunt|cousin|nephew|niece|friend|colleague|coworker"
    r"|boss|landlord|landlady|tenant|roommate|doctor|babysitter|ex"
)
_KIN: Final = re.compile(
    r"(?P<told>\b(?:(?i:mon|ma|mes|notre|nos|son|sa|leur) "
    rf"(?i:{_FRENCH_KIN})|(?i:my|our|his|her|their) (?i:{_ENGLISH_KIN}))"
    r"(?:,| (?i:s['’]appelle|se nomme|is called|named)|,? (?i:qui s['’]appelle)|,? les)? )"
    rf"{_TITLE}(?P<name>{_ANY}(?: (?:et|and) {_ONE}\b)?)"
)
_KIN_AFTER: Final = re.compile(
    rf"(?P<told>^|[.?!] )(?P<name>{_FULL})(?=, (?:(?i:mon|ma|notre) (?i:{_FRENCH_KIN})|(?i:my|our) (?i:{_ENGLISH_KIN}))\b)"
)
_WHOSE: Final = re.compile(r"(?i)\b(?:mon|ma|mes|notre|nos|son|sa|leur|my|our|his|her|their) ")
_INTRODUCES: Final = re.compile(
    r"(?i)\b(?:suis|chui?|am|i['’]m|this is|it['’]s|c['’]est|ici|nomme|pr[ée]sente|sign|call me|appareil|speaking)"
)
_CLOSES: Final = re.compile(rf"\b{_CLOSING}|[.?!] ?[–—-]|\? [^?]{{1,60}}$")


def mask_people(text: str, public: Public) -> str:
    """The text without the names of people that its words announce."""

    def hidden(match: re.Match[str]) -> str:
        return match.group() if public.is_name(match["name"]) else f"{match['told']}{NAME}"

    text = _CALLED.sub(hidden, text)
    if _INTRODUCES.search(text):
        for expression in (_ME, _IAM, _I_AM, _SPEAKING):
            text = expression.sub(hidden, text)
    if _WHOSE.search(text):
        text = _KIN_AFTER.sub(hidden, _KIN.sub(hidden, text))
    if _CLOSES.search(text):
        for expression in (_SIGNED, _SIGNED_WHOLE, _AT_THE_END):
            text = expression.sub(hidden, text)
    return text
