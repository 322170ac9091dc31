"""Rules about the knowledge as a whole: whether it says what its region is called, whether its test questions are its own."""

from __future__ import annotations

from tests.authoring import desk


def test_a_knowledge_without_its_region_is_told_what_to_write() -> None:
    """A warning, with what the bot makes do with and the keys to write; it keeps nothing from loading."""
    (problem,) = desk.found({"region.yaml": None}, rule="missing-region")
    assert (problem.path, problem.severity) == ("knowledge/region.yaml", "warning")
    assert "“Le Village”" in problem.message
    assert "name, called, in, examples, bot and contact" in problem.message
    assert "«\u00a0Le Village\u00a0»" in problem.said("fr")
    assert desk.found({}, rule="missing-region") == []


def test_test_questions_of_another_knowledge_are_one_warning() -> None:
    """Where most files are about nothing here; a few astray among many are an error each."""
    text = "refused:\n  - {q: y a-t-il une foire au village voisin, why: un autre village}\n"
    strange = {f"topics/foire-{number}.yaml": text for number in range(10)}
    (problem,) = desk.found({}, strange, rule="orphan-questions")
    assert (problem.path, problem.severity) == ("tests/questions/gate", "warning")
    few = dict(list(strange.items())[:9])
    assert [problem.severity for problem in desk.found({}, few, rule="orphan-questions")] == ["error"] * 9
