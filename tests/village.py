"""A village as YAML files, small enough to know by heart. Knows nothing of the real knowledge."""

from __future__ import annotations

import datetime as dt
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot import atomic_files
from bot.answers.engine import Answering, Engine
from bot.indexing import cache as kept
from bot.knowledge import reader

if TYPE_CHECKING:
    from bot.knowledge.base import Knowledge

FILES: dict[str, str] = {
    "sources.yaml": """
gazette:
  title: La Gazette du village
  url: https://gazette.example/1
  date: 2020-05
  checked_on: 2026-01-02
almanach:
  title: L'Almanach
  date_note: {fr: non daté, en: undated}
  checked_on: 2026-01-02
""",
    "relations.yaml": """
rank:
  name: {fr: rang, en: rank}
  to: value
  closed: true
  source: gazette
  values:
    gold: {name: {fr: Or, en: Gold}, aliases: [dorés, golden]}
    silver: {name: {fr: Argent, en: Silver}, aliases: [argentés]}
  wording:
    one: {fr: "{Entity} est membre {value}.", en: "{Entity} is a {value} member."}
    member: {fr: "{Entity} est membre {value} avec {listing}.", en: "{Entity} is a {value} member through {listing}."}
    none: {fr: "{Entity} n'est pas du club.", en: "{Entity} is not in the club."}
    list: {fr: "Les {count} membres {value} : {names}.", en: "The {count} {value} members: {names}."}
    count: {fr: "{count} membres {value} : {names}.", en: "{count} {value} members: {names}."}
listed_as: {name: inscrit avec, to: organisation}
trade:
  name: {fr: métier, en: trade}
  to: value
  values:
    bread: {name: {fr: boulangerie, en: bakery}, aliases: [pain, bread]}
    wood: {name: {fr: menuiserie, en: woodwork}, aliases: [bois]}
""",
    "lexicon.yaml": """
texting: {koi: quoi, c: c est, ki: qui, ds: dans}
synonyms: {money: [argent, money, budget]}
elsewhere: [Rimouski, Montréal, Walmart]
stopwords:
  fr: [le, la, les, l, de, du, des, d, un, une, est, c, qu, que, quoi, qui, et, dans, pour, a, ce, quel, quelle, pis, il, elle]
  en: [the, a, an, is, what, who, of, in, and, about, it, does, how]
""",
    "region.yaml": """
name: Val
called: {fr: le Val, en: the Val}
in: {fr: au Val, en: in the Val}
covers: {fr: "le pain, le bois", en: "bread, wood"}
examples:
  fr: [Quand a lieu la fête?, Que fait le Fournil?, Qui sont les membres dorés?, Combien de membres dorés?]
  en: [When is the fair?, What does Le Fournil do?, Who are the golden members?]
bot: {name: {fr: Demandez au Val, en: Ask the Val}, short: Val}
contact: {name: la mairie, url: "https://mairie.example"}
time_zone: America/Montreal
""",
    "organisations/fournil.yaml": """
name: Le Fournil
called: {fr: le Fournil, en: Le Fournil}
aliases: [Boulangerie du Fournil]
relations:
  rank: {is: gold, source: gazette}
  trade: {is: bread, source: gazette}
facts:
  activity: {fr: Le Fournil cuit le pain du village., en: Le Fournil bakes the village bread., source: gazette}
  headcount:
    fr: Le Fournil compte 12 employés (2020).
    en: Le Fournil has 12 employees (2020).
    source: [gazette, almanach]
    amount: {value: 12, unit: employees, as_of: 2020-05}
""",
    "organisations/scierie.yaml": """
name: Scierie Boisvert
called: {fr: la Scierie Boisvert, en: Scierie Boisvert}
aliases: [SBV, la scierie]
relations:
  rank: {is: silver, source: gazette}
  trade: {is: wood, source: gazette}
facts:
  activity: {fr: La Scierie Boisvert scie du bois., source: gazette}
""",
    "organisations/ecole.yaml": """
name: École du Rang
called: {fr: l'École du Rang, en: École du Rang}
relations:
  listed_as: {is: fournil, source: gazette}
""",
    "organisations/forge.yaml": """
name: Forge Tremblay
called: {fr: la Forge Tremblay, en: Forge Tremblay}
""",
    "places/village.yaml": """
name: Le Village
home: true
aliases: [Valbrune]
""",
    "people/marie.yaml": """
name: Marie Lavoie
aliases: [madame Lavoie]
facts:
  said:
    fr: Marie Lavoie disait en 2020 que le pain rassemble.
    en: In 2020 Marie Lavoie said that bread brings people together.
    source: gazette
    phrasings: {fr: [qui a dit que le pain rassemble], en: [who said that bread brings people together]}
""",
    "intents/rank.yaml": """
title: {fr: "Rang de {entity}", en: "Rank of {entity}"}
ask: {fr: "{entity} est-il membre?", en: "Is {entity} a member?"}
about: [organisation]
query: relation
relation: rank
phrasings:
  fr: ["{organisation} est-il membre", "quel rang a {organisation}", "est-ce que {organisation} est {rank} ou {rank}",
       "{organisation} est membre {rank}"]
  en: ["is {organisation} a member", "what rank has {organisation}", "is {organisation} {rank} or {rank}"]
""",
    "intents/of_rank.yaml": """
title: {fr: Membres par rang, en: Members by rank}
ask: {fr: "Qui sont les membres {rank}?", en: "Who are the {rank} members?"}
query: list
relation: rank
phrasings:
  fr: ["qui sont les membres {rank}", "liste des {rank}", "quels sont les membres {rank}"]
  en: ["who are the {rank} members", "list the {rank} members"]
""",
    "intents/how_many.yaml": """
title: {fr: Nombre de membres, en: Number of members}
ask: {fr: "Combien de membres {rank}?", en: "How many {rank} members?"}
query: count
relation: rank
phrasings: {fr: ["combien de membres {rank}"], en: ["how many {rank} members"]}
""",
    "intents/activity.yaml": """
title: {fr: Activité, en: Activity}
ask: {fr: "Que fait {entity}?", en: "What does {entity} do?"}
about: [organisation]
phrasings: {fr: ["que fait {entity}", "activité de {entity}"], en: ["what does {entity} do"]}
""",
    "intents/headcount.yaml": """
title: {fr: Nombre d'employés, en: Headcount}
ask: {fr: "Combien d'employés a {entity}?", en: "How many employees has {entity}?"}
about: [organisation]
volatile: true
phrasings: {fr: ["combien d'employés a {entity}", "effectif de {entity}"], en: ["how many employees has {entity}"]}
not_recorded: {fr: Écrivez-leur., en: Write to them.}
lacking: {fr: son nombre d'employés, en: its headcount}
""",
    "intents/said.yaml": """
title: {fr: "Propos de {entity}", en: "Words of {entity}"}
ask: {fr: "Qu'a dit {entity}?", en: "What did {entity} say?"}
about: [person]
phrasings: {fr: ["qu'a dit {person}", "que pense {person}"], en: ["what did {person} say"]}
""",
    "intents/profile.yaml": """
title: {fr: "{entity}", en: "{entity}"}
ask: {fr: "Parle-moi de {entity}", en: "Tell me about {entity}"}
about: [organisation, person, place]
query: profile
bare: true
phrasings: {fr: ["parle-moi de {entity}", "c'est quoi {entity}"], en: ["tell me about {entity}", "what is {entity}"]}
""",
    "topics/fete.yaml": """
title: {fr: Fête du village, en: Village fair}
question: {fr: Quand a lieu la fête?, en: When is the fair?}
phrasings:
  fr: [quand a lieu la fête du village, date de la fête, la fête est quel jour]
  en: [when is the village fair, date of the fair]
answer: {fr: La fête a lieu le 24 juin., en: The fair is on 24 June.}
source: almanach
next: [budget]
""",
    "topics/budget.yaml": """
title: {fr: Budget de la fête, en: Budget of the fair}
question: {fr: Combien coûte la fête?, en: What does the fair cost?}
phrasings:
  fr: [combien coûte la fête, quel est le budget de la fête]
  en: [what does the fair cost, budget of the fair]
answer: {fr: La fête coûte 5 000 $ par an.}
source: gazette
""",
    "topics/meteo.yaml": """
title: {fr: Météo, en: Weather}
question: {fr: Quel temps fera-t-il?, en: What will the weather be?}
phrasings: {fr: [quel temps fera-t-il demain, va-t-il pleuvoir], en: [will it rain tomorrow, weather forecast]}
refusal: out_of_scope
advice: {fr: "Pour la météo, regardez par la fenêtre.", en: "For the weather, look out of the window."}
""",
    "smalltalk/bonjour.yaml": """
phrasings: {fr: [bonjour, salut, bon matin], en: [hello, good morning]}
reply: {fr: Bonjour!, en: Hello!}
""",
}


def today() -> dt.date:
    """The day it is in the village: its papers are fresh, whenever the tests are run."""
    return dt.date(2022, 1, 15)


def files(**changed: str | None) -> dict[str, bytes]:
    """The files of the village, some replaced (or removed, with None); `__` in a name stands for `/` and `.yaml` is added."""
    content: dict[str, str | None] = dict(FILES)
    content.update({f"{name.replace('__', '/')}.yaml": text for name, text in changed.items()})
    return {name: text.encode() for name, text in content.items() if text is not None}


def edited(name: str, before: str, after: str) -> dict[str, str]:
    """One file of the village with a passage replaced, to pass on to `files`, `knowledge` or `engine`."""
    text = FILES[f"{name}.yaml"]
    if before not in text:
        raise LookupError(f"{name}.yaml does not hold {before!r}")
    return {name.replace("/", "__"): text.replace(before, after, 1)}


def problems(shown_as: str, /, **changed: str | None) -> list[str]:
    """What is told to the village's author of it, some files replaced, each with its file under that name."""
    return [str(problem) for problem in reader.examine(files(**changed), shown_as).problems]


def knowledge(**changed: str | None) -> Knowledge:
    """The village's knowledge, some files replaced."""
    return reader.read_files(files(**changed))


SORTED: dict[str, str] = {
    "relations": FILES["relations.yaml"]
    + """
sector:
  name: {fr: secteur, en: sector}
  to: value
  values:
    food: {name: {fr: Alimentation, en: Food}}
    wood: {name: {fr: Bois, en: Wood}}
municipality: {name: {fr: municipalité, en: municipality}, to: place}
kind: {name: {fr: sorte, en: kind}, to: value, values: {shop: {name: {fr: Commerce, en: Shop}}}}
""",
    "organisations__fournil": FILES["organisations/fournil.yaml"].replace(
        "  trade:",
        "  sector: {is: food, source: gazette}\n  municipality: {is: aubier, source: gazette}\n"
        "  kind: {is: shop, source: gazette}\n  trade:",
    )
    + """
actions:
  - {kind: website, value: "https://fournil.example", source: gazette}
  - {kind: phone, value: "418 555-0100", source: gazette}
""",
    "needs": "celebrate:\n  name: {fr: Fêter, en: Celebrate}\n  topics: [fete]\n",
    "places__aubier": "name: {fr: Aubier, en: The Sapwood}\n",
}
"""Files that give the village what is browsed by: sectors, municipalities, kinds, what people come for."""


def sorted_knowledge(**changed: str | None) -> Knowledge:
    """The village with sectors, municipalities and kinds, of which Le Fournil has one each, and a site and a number."""
    return knowledge(**{**SORTED, **changed})


@cache
def kept_index() -> bytes:
    """The index that the first start leaves beside the database; it is of whatever folder holds these very files."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _write(folder / "knowledge")
        kept.indexed(folder / "knowledge", folder / kept.FILE_NAME)
        return (folder / kept.FILE_NAME).read_bytes()


def lay_out(installed: Path) -> None:
    """Write the village where a program is to run, as if it had run there before: `knowledge/`, and the index in `data/`."""
    _write(installed / "knowledge")
    atomic_files.put(installed / "data" / kept.FILE_NAME, [kept_index()], mode=0o600)


def _write(folder: Path) -> None:
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@cache
def unconfigured() -> Engine:
    """An engine over the village as it is where nothing is configured, on the day on which the tests are run."""
    return Engine.build(knowledge())


@cache
def engine(**changed: str | None) -> Engine:
    """An engine over the village; engines are frozen, so tests share those of the same files."""
    return Engine.build(knowledge(**changed), Answering(today=today))
