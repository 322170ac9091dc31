"""Sentences about web addresses that were asked whether they still answer. Knows no address."""

from __future__ import annotations

from typing import Final

from bot.knowledge.model import Words

SENTENCES: Final = {
    "state.gone": Words("n’existe plus, répond {status}", "is gone, answers {status}"),
    "state.silent": Words("ne répond pas\u00a0: {cause}", "does not answer: {cause}"),
    "state.moved": Words("a déménagé\u00a0: {to}", "has moved: {to}"),
    "state.unsure": Words(
        "répond {status}, peut-être seulement aux programmes\u00a0: à ouvrir soi-même",
        "answers {status}, perhaps to programs alone: open it yourself",
    ),
    "counts": Words(
        "{total} adresses\u00a0: {fine} répondent, {moved} ont déménagé, {gone} n’existent plus, {silent} ne répondent pas, "
        "{unsure} sont à ouvrir soi-même.",
        "{total} addresses: {fine} answer, {moved} have moved, {gone} are gone, {silent} do not answer, {unsure} to be opened "
        "by somebody.",
    ),
    "no_network": Words("Aucune ne répond\u00a0: y a-t-il un réseau ici?", "None answers: is there a network here?"),
}
