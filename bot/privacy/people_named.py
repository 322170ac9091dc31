"""Names of people that a text gives away by how it puts them: who writes, who signs, whose neighbour. Pure.

What announces a name is known, and where that could announce a thing, too, names that many bear. Names are taken by their
capitals, but after "je m'appelle", which announces nothing else. Whom the knowledge speaks of stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.privacy.given_names import is_family, is_given

if TYPE_CHECKING:
    from bot.privacy.public import Public

NAME: Final = "[nom]"

# Bounded repetitions throughout, as in `masking`.
_LETTERS: Final = r"[^\W\d_]"
_WORD: Final = rf"{_LETTERS}[\w'’.-]{{0,40}}"
_SMALL: Final = (
    r"(?:et|pis|puis|ou|mais|car|je|j|on|qui|que|à|a|au|aux|en|pour|dans|sur|depuis|de|du|des|le|la|les|un|une|est"
    r"|comment|quoi"
    r"|c['’]est|lui|elle|il|and|but|or|i|who|from|at|in|for|the|is|what|how|please|svp)"
)
_MY_NAME: Final = r"(?:mon|ton|son)(?: p['’]?e?tit)? (?:nom|pr[ée]nom)(?: de famille)? (?:est|c['’]est)"
_MY_ENGLISH_NAME: Final = (
    r"my (?:first |last |full )?name(?: is|['’]s)|i['’ ]?a?m called|(?:people|they|you can"
    r"|just) call me"
)
_CALLED: Final = re.compile(
    rf"(?i)(?P<told>\b(?:je m\s?['’]?\s?appel+e?s?|on m['’]appelle|{_MY_NAME}|{_MY_ENGLISH_NAME}) )"
    rf"(?P<name>(?!{_SMALL}\b){_WORD}(?: (?!{_SMALL}\b){_WORD}){{0,2}})"
)

# A name by its capitals: "Jean-Guy", "O'Neil", "McKay", an initial. Words that begin a sentence are none.
_NO_NAME: Final = (
    r"(?!(?:Est|Es|Où|Ou|Quel(?:le)?s?|Quand|Comment|Pourquoi|Combien|Qui|Que|Quoi|Je|J|Il|Elle|On|Nous|Vous|Tu|Le|La"
    r"|Les|L|Un"
    r"|Une|Des|Du|De|Y|Avez|Ça|Ca|C|Ce|Cette|Mon|Ma|Mes|Si|Et|Pour|Merci|Bonjour|Allo|What|Where|When|Who|How|Why|Is"
    r"|Are|Do|Does"
    r"|Can|Could|The|A|An|I|My|We|It|If|And|Thanks|Thank|Hello|Hi|Beaucoup|Bien|Svp|Please|Ta|Monsieur|Madame|Lundi"
    r"|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday)\b)"
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
    r"|Catholic|Muslim|Hindu|Belge|Suisse|Russe|French|Dutch|Greek|Scorpion|Verseau|Taureau|Gémeaux)"
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
    r"voisine?s?|gars|enfants|jumeaux|jumelles|mari|femme|époux|épouse|conjointe?|chum|blonde|fils|fille|garçon|frère"
    r"|sœur|soeur"
    r"|père|mère|grand-mère|grand-père|oncle|tante|cousine?|neveu|nièce|beau-frère|belle-sœur|belle-soeur|beau-père"
    r"|belle-mère"
    r"|gendre|bru|petit-fils|petite-fille|petits-enfants|filleule?|parrain|marraine|grand-papa|grand-maman|belle-fille"
    r"|beau-fils|cliente?"
    r"|acheteu(?:r|se)|vendeu(?:r|se)|patiente?|avocate?|prof|élève|employée?|concierge|mononcle|matante"
    r"|amie?|collègue|patronne?|boss|propriétaire|proprio|locataire|médecin|docteur|gardienne|coloc|ex|bébé"
)
_ENGLISH_KIN: Final = (
    r"neighbou?rs?|husband|wife|partner|boyfriend|girlfriend|sons?|daughters?|kids?|boys?|girls?|twins|brother|sister|father"
    r"|mother|dad|mom|mum|grandmother|grandfather|grandma|grandpa|uncle|aunt|cousin|nephew|niece|friend|colleague|coworker"
    r"|grandson|granddaughter|grandchild|son-in-law|daughter-in-law|mother-in-law|father-in-law|fiancée?|stepson|stepdaughter"
    r"|(?:oldest|youngest|middle|eldest|little) (?:one|boy|girl|son|daughter|brother|sister)|client|buyer|seller"
    r"|patient|lawyer"
    r"|(?:sister|brother|neighbou?r|friend|son|daughter)['’]s (?:\w{1,12})"
    r"|boss|landlord|landlady|tenant|roommate|doctor|babysitter|ex"
)
_KIN: Final = re.compile(
    r"(?P<told>\b(?:(?i:mon|ma|mes|notre|nos|son|sa|leur) "
    rf"(?i:{_FRENCH_KIN})|(?i:my|our|his|her|their) (?i:{_ENGLISH_KIN}))"
    r"(?: (?i:is|est|c['’]est))?(?:,| (?i:s['’]appelle|se nomme|se pr[ée]nomme|is called|named|called)"
    r"|,? (?i:qui s['’]appelle)|,? les)? )"
    rf"(?P<title>{_TITLE})(?P<name>{_ANY}(?: (?:et|and) {_ONE}\b)?)"
)
# "mon plus vieux Léo", "my middle one, Noah": also said of things, so that only a name that many bear is one.
_MINE: Final = re.compile(
    r"(?P<told>\b(?i:mon|ma|notre|son|sa|my|our|his|her) (?i:plus (?:vieux|vieille|jeune|grande?|petite?)|grande?"
    r"|petite?|p['’]?tite?"
    r"|derni(?:er|ère)|a[îi]née?|oldest|youngest|eldest|(?:middle|little|big|older|younger) (?:one|boy|girl)|little"
    r"|gros|belle|beau),? )"
    rf"(?P<name>{_ONE})"
)
_KIN_AFTER: Final = re.compile(
    rf"(?P<told>^|[.?!] )(?P<name>{_FULL})(?=, (?:(?i:mon|ma|notre) (?i:{_FRENCH_KIN})|(?i:my|our) (?i:{_ENGLISH_KIN}))\b)"
)
# Who is announced by the field of a form, by what is done to them.
_LABEL: Final = (
    r"(?:nom(?: de (?:famille|naissance|jeune fille))?|pr[ée]noms?|(?:first |last |family |full |sur)?name|titulaire"
    r"|signature)"
)
# Of these a thing may be told, too: "Contact: Service des loisirs".
_LABEL_TOO: Final = (
    r"(?:attn?|attention|a/s|client|patient|usager|occupant|locataire|vendeur|acheteur|propri[ée]taire|contact|n|p)"
)
_FIELD: Final = re.compile(
    rf"(?P<told>\b(?i:(?P<sure>{_LABEL})"
    rf"|{_LABEL_TOO}) ?[:=] ?)(?P<name>{_CAPITAL}[\w'’.-]{{1,30}}(?:,? {_CAPITAL}[\w'’.-]{{1,30}}){{0,2}}?)"
    rf"(?=[.,;)/]|$| {_CAPITAL}[\w ]{{1,20}} ?:| (?![A-ZÀ-Ý]))"
)
_NAMED: Final = re.compile(
    r"(?P<told>\b(?i:(?P<sure>au nom de|named|d[ée]nomm[ée]e?s?|se pr[ée]nomme|pr[ée]nomm[ée]e?"
    r"|registered to(?: some)?|calls? (?:him|her|me)|pr[ée]nom|nom de famille)"
    r"|un certain|une certaine|se nomme|surnomm[ée]e?|attn:?|signed?,?|signs?|signer|sign[ée]e?:?|sign[ée],|du nom de"
    r"|name(?: of| is)?|nom(?: du \w{1,15})?) )"
    rf"{_TITLE}(?P<name>{_ANY}(?:,? \"?{_ONE}\"?(?: {_ONE})?)?)"
)
_DONE_TO: Final = re.compile(
    r"(?P<told>\b(?i:rappelez|rappeler|appelez|appeler|textez|texter|demandez|demander|contacter|contactez|rejoindre"
    r"|[ée]crire [àa]"
    r"|[ée]crivez [àa]|parler [àa]|chez|contre|call|text|ask for|reach|contact|for|pour|buyer is|seller is|tenant is|tenant)"
    rf" ){_TITLE}(?P<name>{_ONE}{_MORE}{{1,2}})(?= (?i:au|at|on|sur|avant|apr[èe]s|à|before|after)\b)"
)
_FIELDS_SAID: Final = re.compile(
    r"(?i)\b(?:nom|pr[ée]nom\w*|\w*name\w?|titulaire|att?n|attention|a/s"
    r"|client|patient|d[ée]nomm\w+|certaine?|registered|sign\w*|calls?|surnomm\w+|rappel\w+|appel\w+|text\w*"
    r"|demand\w+|contact\w*"
    r"|rejoindre|[ée]cri\w+|parler|chez|contre|ask|reach|buyer|seller|tenant|locataire|vendeur|acheteur|[np] ?:)"
)
# In small letters, after what introduces or closes: a name that many bear.
_IN_SMALL: Final = re.compile(
    r"(?P<told>\b(?i:moi,? c['’]?est|ici|je suis|chu|this is|i['’]?m|sign[ée],?|merci(?: beaucoup| d['’]avance)?,?"
    r"|thanks,?|thx,?) )"
    rf"(?P<name>{_LOWER}[a-zà-ÿ-]{{2,20}}(?: {_LOWER}[a-zà-ÿ-]{{2,20}})?)(?=[,.!?]|$| (?i:de|from|qui|et|and|ici)\b)"
)
_WHOSE: Final = re.compile(r"(?i)\b(?:mon|ma|mes|notre|nos|son|sa|leur|une?|my|our|his|her|their|a) ")
_INTRODUCES: Final = re.compile(
    r"(?i)\b(?:suis|chui?|am|i['’]m|this is|it['’]s|c['’]est|ici|nomme|pr[ée]sente|sign|call me|appareil|speaking)"
)
_CLOSES: Final = re.compile(rf"\b{_CLOSING}|[.?!] ?[–—-]|\? [^?]{{1,60}}$")


@dataclass(frozen=True, slots=True)
class Hiding:
    """What takes the place of a name that was found: each way to announce one is as sure as it is."""

    public: Public

    def sure(self, match: re.Match[str]) -> str:
        """Nothing else is announced so."""
        return match.group() if self.public.is_name(match["name"]) else f"{match['told']}{NAME}"

    def given(self, match: re.Match[str]) -> str:
        """Only a given name that many bear."""
        return self.sure(match) if is_given(match["name"].split(" ", 1)[0]) else match.group()

    def field(self, match: re.Match[str]) -> str:
        """Of some fields things are told, too: then only names that many bear."""
        words = re.split(r"[ ,]+", match["name"])
        borne = match["sure"] or any(is_given(word) or is_family(word) for word in words)
        return self.sure(match) if borne else match.group()

    def named(self, match: re.Match[str]) -> str:
        """Things have names, too: "sous quel nom Boisvert vend son bois"."""
        return self.sure(match) if match["sure"] else self.given(match)

    def kin(self, match: re.Match[str]) -> str:
        """Behind a comma the sentence may go on: "ma mère, Info-Santé lui a dit"."""
        sure = match["title"] or " " in match["name"] or not match["told"].endswith(", ")
        return self.sure(match) if sure else self.given(match)

    def small(self, match: re.Match[str]) -> str:
        """In small letters, where neither word is anything else."""
        first, _, second = match["name"].partition(" ")
        borne = is_given(first, small=True) and (not second or is_family(second))
        return self.sure(match) if borne else match.group()


def mask_people(text: str, public: Public) -> str:
    """The text without the names of people that its words announce."""
    hiding = Hiding(public)
    text = _IN_SMALL.sub(hiding.small, _CALLED.sub(hiding.sure, text))
    if _FIELDS_SAID.search(text):
        text = _DONE_TO.sub(hiding.given, _NAMED.sub(hiding.named, _FIELD.sub(hiding.field, text)))
    if _INTRODUCES.search(text):
        for expression in (_ME, _IAM, _I_AM, _SPEAKING):
            text = expression.sub(hiding.sure, text)
    if _WHOSE.search(text):
        text = _MINE.sub(hiding.given, _KIN_AFTER.sub(hiding.sure, _KIN.sub(hiding.kin, text)))
    if _CLOSES.search(text):
        for expression in (_SIGNED, _SIGNED_WHOLE, _AT_THE_END):
            text = expression.sub(hiding.sure, text)
    return text
