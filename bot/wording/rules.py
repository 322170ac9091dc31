"""What to do about each rule of `kamouraska check`, in a few words for people who do not program. Knows no rule's code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME: Final = Words("un identifiant mal écrit\u00a0: rien ne porte ce nom", "a misspelt id: nothing bears that name")
_YAML: Final = Words(
    "mettre entre guillemets le texte qui commence par * ou par un point d’exclamation",
    "put the text that begins with * or with an exclamation mark between quotes",
)

ADVICE: Final[Mapping[str, Words]] = {
    "answer-too-long": Words("raccourcir, ou faire deux réponses", "shorten it, or make two answers of it"),
    "curly-quotes": Words(
        "enlever les guillemets courbes, ou en mettre de droits", "drop the curly quotes, or type straight ones"
    ),
    "dead-entity": _NAME,
    "dead-group": _NAME,
    "dead-intent": _NAME,
    "dead-relation": _NAME,
    "dead-source": Words(
        "nommer une source qui est dans sources.yaml ou dans sources/", "name a source of sources.yaml or of sources/"
    ),
    "dead-subject": _NAME,
    "dead-topic": _NAME,
    "duplicate-id": Words("renommer le fichier, ou l’un des deux", "rename the file, or one of the two"),
    "duplicate-key": Words("garder une seule des deux clés", "keep one of the two keys"),
    "duplicate-phrasing": Words(
        "la même formulation à deux places\u00a0: en garder une", "the same phrasing in two places: keep one"
    ),
    "empty-file": Words("écrire dans le fichier, ou l’effacer", "write into the file, or delete it"),
    "file-too-large": Words("partager le fichier en plusieurs", "split the file into several"),
    "id-is-file-name": Words(
        "renommer le fichier\u00a0: minuscules sans accents, chiffres, traits d’union",
        "rename the file: lower-case letters without accents, digits, hyphens",
    ),
    "ignored-file": Words(
        "renommer le fichier\u00a0: son nom doit finir par .yaml; ou l’ôter du dossier",
        "rename the file so that it ends in .yaml, or take it out of the folder",
    ),
    "dead-overlay": Words(
        "nommer sous «\u00a0adds_to\u00a0» un fichier du même dossier", "name a file of the same folder under `adds_to`"
    ),
    "contradiction": Words(
        "deux choses qui ne vont pas ensemble\u00a0: corriger l’une, ou dire pourquoi il y en a deux",
        "two things that cannot both be so: mend one, or say why there are two",
    ),
    "duplicate-fact": Words(
        "changer le fait là où il est, et enlever celui de l’ajout", "change the fact where it stands, and take this one out"
    ),
    "dead-fact": Words("écrire le fait, ou enlever ses formulations", "write the fact, or take its phrasings out"),
    "emergency-phrasing": Words(
        "enlever cette formulation, ou nommer son sujet sous «\u00a0topics\u00a0» dans emergency.yaml",
        "take this phrasing out, or name its topic under `topics` in emergency.yaml",
    ),
    "missing-english": Words("écrire l’anglais à côté du français", "write the English beside the French"),
    "missing-file": Words("remettre ce fichier\u00a0: rien ne se lit sans lui", "put it back: nothing is read without it"),
    "missing-french": Words("écrire le français", "write the French"),
    "missing-region": Words(
        "écrire region.yaml\u00a0: comment le bot parle de la région", "write region.yaml: how the bot speaks of the region"
    ),
    "missing-key": Words("ajouter la clé qui manque", "add the key that is missing"),
    "missing-source": Words("nommer la source sous «\u00a0source\u00a0»", "name the source under `source`"),
    "missing-wording": Words("écrire la phrase qui manque à cette relation", "write the sentence that this relation lacks"),
    "mixed-script": Words(
        "retaper le mot\u00a0: il contient une lettre d’un autre alphabet ou un signe invisible",
        "type the word anew: it holds a letter of another alphabet or an invisible sign",
    ),
    "no-action": Words(
        "ajouter sous «\u00a0actions\u00a0» un site, un téléphone, un courriel ou une adresse",
        "add a site, a number, a mail or a street address under `actions`",
    ),
    "no-folder": Words("corriger knowledge.path dans config.yaml", "mend knowledge.path in config.yaml"),
    "no-test-questions": Words("corriger knowledge.questions dans config.yaml", "mend knowledge.questions in config.yaml"),
    "not-utf8": Words("enregistrer le fichier en UTF-8", "save the file as UTF-8"),
    "orphan-questions": Words(
        "donner au fichier d’essai le nom et le dossier de ce qu’il essaie",
        "give the test file the name and folder of what it tests",
    ),
    "over-match": Words(
        "cette formulation mène à une autre réponse\u00a0: l’enlever ou la préciser",
        "this phrasing leads to another answer: take it out or say it in more words",
    ),
    "question-is-phrasing": Words("poser la question d’essai avec d’autres mots", "ask the test question in other words"),
    "shared-alias": Words(
        "deux entités portent ce nom\u00a0: l’écrire sous «\u00a0shared\u00a0», des deux côtés",
        "two entities bear this name: write it under `shared`, in both files",
    ),
    "stale-fact": Words("relire la source; un avertissement peut attendre", "read the source again; a warning may wait"),
    "tab-character": Words("remplacer la tabulation par des espaces", "put blanks in place of the tab"),
    "todo": Words("remplacer le TODO", "replace the TODO"),
    "too-many-files": Words(
        "corriger le lien qui mène à un autre dossier, ou knowledge.path dans config.yaml",
        "mend the link that leads to another folder, or knowledge.path in config.yaml",
    ),
    "unknown-file": Words("déplacer le fichier\u00a0: son dossier est mal écrit", "move the file: its folder is misspelt"),
    "unknown-key": Words("une clé mal écrite, ou mal placée", "a key misspelt, or in the wrong place"),
    "unknown-slot": Words("corriger ce qui est entre {{accolades}}", "mend what stands between {{braces}}"),
    "unquoted-value": Words("mettre la valeur entre guillemets droits", "put the value between straight quotes"),
    "unreachable-entry": Words(
        "ajouter une question d’essai qui mène à cette réponse", "add a test question that leads to this answer"
    ),
    "unreadable-file": Words("un fichier qui ne s’ouvre pas, ou un dossier", "a file that does not open, or a folder"),
    "unused-lexicon-word": Words("ce mot ne sert à rien\u00a0: l’enlever, le récrire", "useless word: remove or respell it"),
    "value-cut": Words("mettre tout le texte entre guillemets droits", "put the whole text between straight quotes"),
    "wrong-value": Words("une valeur de la mauvaise sorte", "a value of the wrong kind"),
    "yaml-alias": _YAML,
    "yaml-syntax": Words(
        "regarder le retrait, les guillemets, les deux-points de cette ligne ou de celle d’avant",
        "look at the indentation, quotes and colons of this line or of the one before",
    ),
    "yaml-tag": _YAML,
}
"""Id of a rule → what to do."""
