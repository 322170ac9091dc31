"""The forms of the desk: five fields each, as many as Discord shows, and what they say of a sheet. Decides nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, assert_never, get_args

from bot.channels.discord.forms import choice_field, form, text_field
from bot.review import sheet
from bot.review.flags import phrasing
from bot.review.model import DISMISSALS
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import discord

    from bot.channels.discord.seal import Seal
    from bot.knowledge.model import Language
    from bot.review.catalogue import Catalogue
    from bot.review.desk import Dossier
    from bot.review.sheet import Kind

    Label = discord.ui.Label[discord.ui.Modal]

FormKind = Literal["new_entry", "new_fact", "new_phrasing", "new_alias", "merge", "dismiss", "override"]
"""What a form is for. Its number is that of a group; with `override`, of a draft."""

_FORM: Final = re.compile(rf"form:(?P<kind>{'|'.join(get_args(FormKind))}):(?P<mark>[\w-]{{6}}):(?P<number>\d{{1,9}})")
_DATE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")
_ADDRESS: Final = re.compile(r"https?://\S+")
_STEP: Final = re.compile(r"(?:→|[-=]?>)\s*")
"""What begins a line that is a next step."""
_LINE: Final = 200


def sealed(kind: FormKind, number: int, seal: Seal) -> str:
    """The `custom_id` of a form."""
    return seal.close(f"form:{kind}", str(number)) or ""


def unsealed(custom_id: str, seal: Seal) -> tuple[FormKind, int] | None:
    """What a form is for, and its number; None for one that the bot did not make."""
    match = _FORM.fullmatch(custom_id)
    if match is None or not seal.holds(f"form:{match['kind']}", match["mark"], match["number"]):
        return None
    kind = next(kind for kind in get_args(FormKind) if kind == match["kind"])
    return kind, int(match["number"])


def answer_form(
    kind: Kind, dossier: Dossier, known: Catalogue, language: Language, seal: Seal, written: Mapping[str, str]
) -> discord.ui.Modal:
    """The form of one kind of answer.

    Args:
        written: what the same person wrote in it before; the group's own questions are proposed otherwise.
    """
    group = dossier.group
    values = {**_proposed(kind, dossier, known), **written}

    def field(name: str, label: str, **more: Any) -> Label:  # noqa: ANN401 - what a field takes
        hint = say(SENTENCES, f"hint.{label}", language) if f"hint.{label}" in SENTENCES else ""
        return text_field(name, say(SENTENCES, f"field.{label}", language), value=values.get(name, ""), hint=hint, **more)

    tongue = group.language
    phrasings = f"phrasings_{tongue}"
    said = [field("answer_fr", "answer_fr", long=True), field("answer_en", "answer_en", long=True, required=False)]
    source = field("source", "source", long=True)
    match kind:
        case "new_entry":
            fields = [field("title", f"title_{tongue}", longest=_LINE), field("items", phrasings, long=True), *said, source]
        case "new_fact":
            about = [field("entity", "entity", longest=_LINE), field("intent", "intent", longest=_LINE)]
            fields = [*about, *said, source]
        case "new_phrasing":
            fields = [field("target", "target", longest=_LINE), field("items", "items", long=True)]
        case "new_alias":
            fields = [field("entity", "entity", longest=_LINE), field("items", "aliases", long=True)]
        case _:
            assert_never(kind)
    return form(say(SENTENCES, f"form.{kind}", language), sealed(kind, group.id, seal), *fields)


def dismiss_form(group: int, language: Language, seal: Seal) -> discord.ui.Modal:
    """Why a group is put aside."""
    reasons = [(reason, say(SENTENCES, f"dismissal.{reason}", language)) for reason in DISMISSALS]
    field = choice_field("reason", say(SENTENCES, "field.reason", language), reasons)
    return form(say(SENTENCES, "form.dismiss", language), sealed("dismiss", group, seal), field)


def merge_form(group: int, others: Sequence[tuple[int, str]], language: Language, seal: Seal) -> discord.ui.Modal:
    """Which group is the same: one of those most wanted, or any by its number."""
    fields = []
    if others:
        choices = [(str(id_), f"{id_} · {question}") for id_, question in others]
        fields.append(choice_field("into", say(SENTENCES, "field.into", language), choices, required=False))
    fields.append(text_field("number", say(SENTENCES, "field.number", language), required=not others, longest=10))
    return form(say(SENTENCES, "form.merge", language), sealed("merge", group, seal), *fields)


def override_form(draft: int, language: Language, seal: Seal) -> discord.ui.Modal:
    """Why something is right although test questions break."""
    label, hint = (say(SENTENCES, f"{part}.override", language) for part in ("field", "hint"))
    field = text_field("reason", label, hint=hint, long=True, longest=1000)
    return form(say(SENTENCES, "form.override", language), sealed("override", draft, seal), field)


def merged_into(values: Mapping[str, str]) -> int:
    """The number that was written or else chosen; 0 for what is none."""
    told = values.get("number", "").strip().lstrip("#") or values.get("into", "")
    return int(told) if told.isascii() and told.isdigit() else 0


def to_sheet(kind: Kind, values: Mapping[str, str], language: Language, known: Catalogue) -> dict[str, str]:
    """The fields of the sheet that the values of a form say.

    Args:
        language: of the group, and so of its phrasings.

    Raises:
        NotPossibleError: a name is nobody's, or may be several.
    """
    given: dict[str, str] = {"kind": kind, **{name: values.get(name, "") for name in ("answer_fr", "answer_en", "items")}}
    match kind:
        case "new_entry":
            return given | _topic(values, language) | _source(values.get("source", ""))
        case "new_fact":
            whom = known.named(values.get("entity", ""), known.called())
            what = known.named(values.get("intent", ""), known.intents())
            return given | {"entity": whom, "intent": what} | _source(values.get("source", ""))
        case "new_phrasing":
            return given | {"target": known.named(values.get("target", ""), known.entries())}
        case "new_alias":
            return given | {"entity": known.named(values.get("entity", ""), known.called())}
        case _:
            assert_never(kind)


def _topic(values: Mapping[str, str], language: Language) -> dict[str, str]:
    """The first way to ask is the question, well put; of an English group, the title says it in French."""
    title, items = values.get("title", "").strip(), values.get("items", "")
    first = next((line.strip() for line in items.splitlines() if line.strip()), "")
    if language == "fr":
        return {"title_fr": title, "question_fr": first, "phrasings_fr": items}
    french = {"title_fr": title, "question_fr": title, "phrasings_fr": phrasing(title)}
    return french | {"question_en": first, "phrasings_en": items}


def _source(text: str) -> dict[str, str]:
    """Title, address and date, in whichever order they were written; behind an arrow, a next step: there is no sixth field."""
    found = dict.fromkeys(("source_title", "source_url", "source_date", "actions"), "")
    for line in filter(None, map(str.strip, text.splitlines())):
        if step := _STEP.match(line):
            found["actions"] = f"{found['actions']}\n{line[step.end() :]}".strip()
        elif _ADDRESS.fullmatch(line):
            found["source_url"] = line
        elif _DATE.fullmatch(line):
            found["source_date"] = line
        else:
            found["source_title"] = f"{found['source_title']} {line}".strip()
    return found


def _proposed(kind: Kind, dossier: Dossier, known: Catalogue) -> dict[str, str]:
    group = dossier.group
    nearest = known.nearest(group.questions[0], group.language) if group.questions else None
    fields = sheet.prefilled(dossier, nearest)
    items = fields["items"]
    entities = {id_: name for _, names in known.entities() for id_, name in names}
    return {
        "items": items if kind != "new_alias" else "",
        "target": known.title(fields["target"]) if fields["target"] in dict(known.entries()) else "",
        "entity": entities.get(fields["entity"], ""),
    }
