"""From a correction or a confirmation of a fact or topic to the files that would hold it. Writes nothing itself.

Where the file may be written, the words are exchanged in it and every other byte stays; where it may not, as in a read-only
image, what is corrected stands in a file of its own under `learned/`, which wins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

import yaml
from pydantic import ValidationError

from bot.errors import Both, KnowledgeError, Problem
from bot.knowledge import complaints, overlays
from bot.knowledge.amending import amended
from bot.knowledge.documents import parse
from bot.knowledge.gathering import LEARNED
from bot.knowledge.schema.asked import TopicForm
from bot.knowledge.schema.entities import FactForm
from bot.knowledge.staleness import dated
from bot.knowledge.writer import WIDTH, House, dumped
from bot.nlu.model import Entry
from bot.review.errors import NotPossibleError, UnknownEntryError
from bot.review.freshness import WrittenAnswers
from bot.review.proposal_check import examine
from bot.review.proposals import Proposal, Revision
from bot.wording import say_both
from bot.wording.review import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Fact, Topic
    from bot.knowledge.reader import Examined
    from bot.knowledge.schema.values import Form
    from bot.knowledge.staleness import Months
    from bot.review.proposal_check import Known
    from bot.review.proposals import Confirmation, Correction

_SAID_BY_THE_SOURCE: Final = ("checked_on", "valid_until")
"""What somebody read beside the other text, or at another place."""
_SAID_BY_THE_TEXT: Final = ("en", "amount", *_SAID_BY_THE_SOURCE)
"""What else says what the French text says: of another text that is given without them, nobody knows whether it holds."""
_IN_BOTH: Final = ("title", "question", "phrasings")
"""What a topic holds in both languages, apart from what it says."""
_NEAR: Final = 3
_LIKENESS: Final = 0.55


@dataclass(frozen=True, slots=True)
class Held:
    """A fact or a topic, where it stands.

    Attributes:
        path: of the file that says it, inside the folder of the knowledge.
        keys: the way to it in that file; none where the file is the topic.
        data: what stands there.
    """

    entry: str
    said: Fact | Topic
    path: str
    keys: tuple[str, ...]
    data: Mapping[str, Any]


def entries_of(knowledge: Knowledge) -> dict[str, Fact | Topic]:
    """Every fact and every topic by its id: what was written, and not put together from other things."""
    facts = {
        Entry("fact", fact.intent, (entity.id,)).id: fact for entity in knowledge.entities.values() for fact in entity.facts
    }
    return {**facts, **{Entry("topic", topic.id).id: topic for topic in knowledge.topics.values()}}


def keys_of(entry: str) -> tuple[str, ...]:
    """The keys that lead to a fact in a file; none to a topic, which is one."""
    kind, _, _ = entry.partition(":")
    return () if kind == "topic" else ("facts", kind)


def _document_of(entry: str) -> str:
    kind, _, id_ = entry.partition(":")
    return f"{'topics' if kind == 'topic' else 'entities'}:{id_}"


def written(examined: Examined, months: Months) -> WrittenAnswers:
    """The facts and topics of the knowledge, with the file of each."""
    entries = entries_of(examined.knowledge)
    files = {entry: examined.documents[_document_of(entry)].at(keys_of(entry))[0] for entry in entries}
    return WrittenAnswers(examined.knowledge, entries, files, months)


def held(entry: str, examined: Examined, files: Mapping[str, bytes], shown_as: str) -> Held:
    """A fact or a topic, where it stands now.

    Raises:
        UnknownEntryError: there is none of that id.
    """
    known = entries_of(examined.knowledge)
    if entry not in known:
        raise UnknownEntryError(entry, tuple(get_close_matches(entry, known, n=_NEAR, cutoff=_LIKENESS)))
    document, keys = examined.documents[_document_of(entry)], keys_of(entry)
    path = document.at(keys)[0].removeprefix(f"{shown_as}/")
    data: Any = parse(path, files[path].decode()).data
    for key in keys:
        data = data[key]
    return Held(entry, known[entry], path, keys, {k: v for k, v in data.items() if k != overlays.CORRECTS})


def corrected(
    correction: Correction, here: Held, files: Mapping[str, bytes], known: Known, writable: Callable[[str], bool]
) -> Revision:
    """The files that would hold what somebody puts in place of what is there.

    What the correction does not name stays; a key with nothing behind it goes. With another French text, the English and
    the amount go unless they are given: they would go on saying what was corrected.

    Args:
        known: what the texts are looked at with.
        writable: whether a file of the knowledge may be written.

    Raises:
        KnowledgeError: what was given is no such fact or topic; with the line of it.
        FieldsError: it holds what cannot become knowledge.
        NotPossibleError: it says what stands there already.
    """
    given = _completed(here.data, _given(correction))
    sources = given.pop("sources", None)
    wanted = _wanted(here.data, given)
    _refuse_misshapen(correction, here, wanted)
    changed = {key: value for key, value in given.items() if here.data.get(key) != value}
    if not changed and not sources:
        raise NotPossibleError(*say_both(SENTENCES, "correct.same", entry=here.entry))
    proposal = Proposal("new_fact" if here.keys else "new_entry", target=here.entry)
    examine(proposal, {**changed, "sources": sources or {}}, correction.day, known)
    header = (f"Corrigé par {' '.join(correction.by.split())}, le {correction.day.isoformat()}.",)
    changes: dict[str, bytes | None] = dict(_written(here, wanted, files, header, writable))
    if sources:
        changes[_free(f"{LEARNED}/sources/{_stem(here)}", files)] = dumped(sources, header)
    return Revision(changes, _shown(here.data), _shown(wanted))


def confirmed(
    confirmation: Confirmation, here: Held, examined: Examined, files: Mapping[str, bytes], writable: Callable[[str], bool]
) -> Revision:
    """The files that would say that somebody read this again at its source on that day, and that it is still so.

    Raises:
        NotPossibleError: that day has not come, or lies before the day on which it was last read; or it is confirmed of
            that day already; or it is a refusal, which rests on no source.
    """
    sources, on = examined.knowledge.sources, confirmation.on.isoformat()
    last = dated(here.said.sources, sources, volatile=False, confirmed=here.said.checked_on)
    slots = {"entry": here.entry, "on": on, "last": last}
    if last is None:
        raise NotPossibleError(*say_both(SENTENCES, "confirm.no_source", **slots))
    if confirmation.on > confirmation.day:
        raise NotPossibleError(*say_both(SENTENCES, "confirm.future", **slots))
    if on < last:
        raise NotPossibleError(*say_both(SENTENCES, "confirm.before", **slots))
    if on == here.said.checked_on:
        raise NotPossibleError(*say_both(SENTENCES, "confirm.same", **slots))
    wanted = {**here.data, "checked_on": confirmation.on}
    header = (f"Relu par {' '.join(confirmation.by.split())}, le {on}.",)
    changes: dict[str, bytes | None] = dict(_written(here, wanted, files, header, writable))
    return Revision(changes, _shown(here.data), _shown(wanted))


def _given(correction: Correction) -> dict[str, Any]:
    """What the correction's file holds."""
    document = parse(correction.name, correction.content)
    if document.problems:
        raise KnowledgeError(document.problems)
    if not isinstance(document.data, dict):
        message = Both(
            "expected what stands under the fact’s id (`fr`, `en`, `source`, …), or a whole topic",
            "il faut ce qui est sous l’identifiant du fait (`fr`, `en`, `source`, …), ou tout un sujet",
        )
        raise KnowledgeError([Problem.of(correction.name, 1, 1, "wrong-value", message)])
    return dict(document.data)


def _completed(there: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What is given, English alone with the French that stands there: to write the one says nothing of the other."""

    def with_french(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        french = there[key].get("fr") if isinstance(there.get(key), dict) else there.get(key)
        alone = key in _IN_BOTH and isinstance(value, dict) and value.keys() == {"en"} and french is not None
        return {"fr": french, **value} if alone else value

    return {key: with_french(key, value) for key, value in given.items()}


def _wanted(there: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What is to stand there, in the order in which it stands."""
    gone = {key for key, value in given.items() if value is None or value == {}}
    if given.get("fr", there.get("fr")) != there.get("fr"):
        gone.update(key for key in _SAID_BY_THE_TEXT if key not in given)
    if any(given.get(key, there.get(key)) != there.get(key) for key in ("source", "answer")):
        gone.update(key for key in _SAID_BY_THE_SOURCE if key not in given)
    return {key: value for key, value in {**there, **given}.items() if key not in gone}


def _refuse_misshapen(correction: Correction, here: Held, wanted: Mapping[str, Any]) -> None:
    """What the reader would refuse of it, told at the lines of what was given."""
    form: type[Form] = FactForm if here.keys else TopicForm
    try:
        form.model_validate(dict(wanted))
    except ValidationError as error:
        given = parse(correction.name, correction.content)
        raise KnowledgeError(sorted(complaints.said(replace(given, data=wanted), error))) from error


def _written(
    here: Held, wanted: Mapping[str, Any], files: Mapping[str, bytes], header: tuple[str, ...], writable: Callable[[str], bool]
) -> Mapping[str, bytes]:
    if here.path.startswith(f"{LEARNED}/") or writable(here.path):
        whole = {**wanted, **({overlays.CORRECTS: _id(here)} if _is_correction(here, files) and not here.keys else {})}
        return {here.path: amended(files[here.path], here.keys, whole)}
    folder = here.path.partition("/")[0]
    what: Mapping[str, Any] = {"facts": {here.keys[1]: wanted}} if here.keys else wanted
    path = _free(f"{LEARNED}/{folder}/{_stem(here)}", files)
    return {path: dumped({overlays.CORRECTS: _id(here), **what}, header)}


def _is_correction(here: Held, files: Mapping[str, bytes]) -> bool:
    return overlays.is_correction(parse(here.path, files[here.path].decode()))


def _id(here: Held) -> str:
    return here.entry.partition(":")[2]


def _stem(here: Held) -> str:
    """What a file that corrects this is called."""
    return f"{_id(here)}-{here.keys[1]}-corrected" if here.keys else f"{_id(here)}-corrected"


def _free(stem: str, files: Mapping[str, bytes]) -> str:
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(files) + 3)))
    return next(f"{one}.yaml" for one in names if f"{one}.yaml" not in files)


def _shown(data: Mapping[str, Any]) -> str:
    """What stands there, for people who compare two of them."""
    return yaml.dump(dict(data), Dumper=House, allow_unicode=True, sort_keys=False, width=WIDTH)
