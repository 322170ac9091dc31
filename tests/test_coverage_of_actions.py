"""The table of how entities can be reached."""

from __future__ import annotations

from tests import village
from tests.coverage_of_actions import table


def test_the_table_counts_each_kind_and_names_whom_nobody_can_reach() -> None:
    """A form is counted with the numbers too, since either reaches somebody."""
    forge = village.FILES["organisations/forge.yaml"]
    form = "actions: [{kind: form, value: 'https://forge.example/f', source: gazette}]\n"
    told = list(table(village.knowledge(organisations__forge=forge + form)))
    assert told[0] == ("organisation: website 0/4, phone 0/4, form 1/4, phone or form 1/4, email 0/4, map 0/4, any 1/4")
    assert told[3].startswith("organisation with any: website 0/1, phone 0/1, form 1/1, phone or form 1/1")
    assert told[-1] == "organisations without any (3): ecole, fournil, scierie"
