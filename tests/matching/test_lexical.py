"""What the lexical matcher, its repair and its calibration promise to any base of phrasings."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching import lexical, likeness, topics
from bot.matching.calibration import Trials, calibrate, chance_map, held_out, try_out
from bot.matching.classifier import learn
from bot.matching.lexical import LexicalMatcher, Phrasing, kept
from bot.matching.limits import Limit
from bot.matching.postings import Sparse, squared
from bot.matching.slips import DOUBLED, DROPPED, NEARBY, OTHER, SWAPPED, slip
from bot.matching.text import words
from bot.matching.words import Vocabulary

BASE = {
    "library_hours": (
        "quelles sont les heures de la bibliothèque",
        "la bibliothèque ouvre à quelle heure",
        "when is the library open",
        "bibliothèque ouverte le dimanche",
    ),
    "pool_price": (
        "combien coûte la piscine",
        "prix d'entrée à la piscine municipale",
        "how much is the swimming pool",
        "tarif piscine enfants",
    ),
    "waste": (
        "quand passe le camion de recyclage",
        "horaire de la collecte des ordures",
        "when is garbage day",
        "jour de collecte du bac bleu",
    ),
    "class_site": ("site web de <organisation>", "<organisation> website", "adresse internet de <organisation>"),
}


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text, and class tokens as they are."""
    return tuple(
        part for piece in text.split() for part in ([piece] if piece.startswith("<") else [word.text for word in words(piece)])
    )


PHRASINGS = [Phrasing(entry, tokens(text)) for entry, texts in BASE.items() for text in texts]
MATCHER = LexicalMatcher.build(PHRASINGS)
LEXICON = sorted({token for phrasing in PHRASINGS for token in phrasing.tokens})


def best(question: str, matcher: LexicalMatcher = MATCHER) -> str:
    """The entry ranked first."""
    return matcher.rank(tokens(question))[0].entry


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry, texts in BASE.items() for text in texts])
def test_own_phrasing_comes_first(entry: str, text: str) -> None:
    """A phrasing asked word for word finds its own entry, and itself as the nearest phrasing."""
    first = MATCHER.rank(tokens(text))[0]
    assert first.entry == entry
    assert MATCHER.phrasings[first.phrasing].tokens == tokens(text)
    assert dict(first.parts)["similarity"] == pytest.approx(1, abs=1e-4)
    assert dict(first.parts)["unseen"] == 0


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("heures d'ouverture de la biblioteque", "library_hours"),
        ("PISICNE PRIX", "pool_price"),
        ("recylcage camion", "waste"),
        ("libary opening", "library_hours"),
        ("le site de <organisation>", "class_site"),
    ],
)
def test_slips_and_other_words_still_find_the_entry(question: str, entry: str) -> None:
    """Slips of fingers, capitals and missing words do not lose the entry."""
    assert best(question) == entry


@given(st.lists(st.sampled_from(LEXICON), min_size=1, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_of_the_base_is_irrelevant(asked: list[str], shuffler: random.Random) -> None:
    """The same phrasings in another order, or given twice, rank a question the same way to the last digit."""
    shuffled = [*PHRASINGS, *PHRASINGS[:3]]
    shuffler.shuffle(shuffled)
    assert LexicalMatcher.build(shuffled).rank(asked) == MATCHER.rank(asked)


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_accents_and_capitals_are_irrelevant(text: str) -> None:
    """Whatever is typed ranks without failing, the same in capitals where capitals are only capitals."""
    if text.upper().lower() == text.lower():
        assert MATCHER.rank(tokens(text.upper())) == MATCHER.rank(tokens(text))
    MATCHER.rank(tokens(text))


@given(st.lists(st.sampled_from([*LEXICON, "zzyzx", "<place>", "42", "qu"]), max_size=10), st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_ranking_is_sound(asked: list[str], limit: int) -> None:
    """Scores and parts lie between 0 and 1, fall, name each entry once, and are the same when asked again."""
    ranked = MATCHER.rank(asked, limit)
    assert len(ranked) <= limit
    assert ranked == MATCHER.rank(asked, limit)
    assert [candidate.score for candidate in ranked] == sorted((c.score for c in ranked), reverse=True)
    assert len({candidate.entry for candidate in ranked}) == len(ranked)
    for candidate in ranked:
        assert 0 <= candidate.score <= 1.0001
        assert MATCHER.phrasings[candidate.phrasing].entry == candidate.entry
        assert all(-1e-6 <= value <= 1.0001 for _, value in candidate.parts)


@given(st.sampled_from(PHRASINGS), st.lists(st.sampled_from(["999999", "<place>", "777"]), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_unseen_words_never_raise_the_score(phrasing: Phrasing, foreign: list[str]) -> None:
    """What the base has never seen counts against every match, and is reported as unseen."""
    plain = MATCHER.rank(phrasing.tokens)[0]
    more = MATCHER.rank([*phrasing.tokens, *foreign])[0]
    assert more.score < plain.score
    assert dict(more.parts)["unseen"] > 0


def test_foreign_question_scores_far_below_a_known_one() -> None:
    """A question about something else scores less than half of any paraphrase."""
    foreign = MATCHER.rank(tokens("recette de gâteau au chocolat"))
    assert not foreign or foreign[0].score < 0.5 * MATCHER.rank(tokens("heures bibliothèque"))[0].score


def test_nothing_in_nothing_out() -> None:
    """An empty question, an empty base and a question that shares nothing rank nothing."""
    assert MATCHER.rank([]) == []
    assert LexicalMatcher.build([]).rank(["bonjour"]) == []
    assert MATCHER.rank(["<unheard-of>"]) == []
    assert LexicalMatcher.build([Phrasing("empty", ())]).rank(["bonjour"]) == []


def test_a_single_entry_can_be_built_and_asked() -> None:
    """A base of one phrasing works; there is nothing to confuse it with."""
    assert LexicalMatcher.build([Phrasing("one", ("bonjour",))]).rank(["bonjour"])[0].entry == "one"


def test_class_tokens_are_taken_whole() -> None:
    """A class token matches itself alone: no stem, no letters shared with words, no repair."""
    matcher = LexicalMatcher.build([Phrasing("a", ("<organisation>",)), Phrasing("b", ("organisation",))])
    assert [c.entry for c in matcher.rank(["<organisation>"])] == ["a"]
    assert [c.entry for c in matcher.rank(["organisation"])] == ["b"]
    assert [c.entry for c in matcher.rank(["<organisations>"])] == []


def test_a_candidate_cannot_be_changed() -> None:
    """What the matcher hands out is frozen."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        MATCHER.rank(tokens("piscine"))[0].score = 1.0  # type: ignore[misc]


def _large(size: int) -> list[Phrasing]:
    """A made-up base: syllable words, each phrasing two words of its own among common ones."""
    rng = random.Random(5)
    syllables = [a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "ou", "an")]
    vocabulary = ["".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(size // 6)]
    common = rng.sample(vocabulary, 40)
    return [
        Phrasing(f"entry{i // 10:05d}", tuple(rng.choices(vocabulary, k=3) + rng.choices(common, k=3))) for i in range(size)
    ]


def test_large_bases_find_their_own_phrasings() -> None:
    """Past the size at which every phrasing is compared, the right phrasing is still among the candidates."""
    base = _large(24_000)
    matcher = LexicalMatcher.build(base)
    for phrasing in base[:: len(base) // 60]:
        letters = list(phrasing.tokens[0])
        letters[1:3] = letters[2:0:-1]
        assert phrasing.entry in {c.entry for c in matcher.rank(phrasing.tokens, 3)}
        assert phrasing.entry in {c.entry for c in matcher.rank(("".join(letters), *phrasing.tokens[1:]), 10)}


@pytest.mark.parametrize(
    ("typed", "meant", "cost"),
    [
        ("piscine", "piscine", 0),
        ("psicine", "piscine", SWAPPED),
        ("picine", "piscine", DROPPED),
        ("pisccine", "piscine", DOUBLED),
        ("adresse", "addresse", DOUBLED),
        ("piscinr", "piscine", NEARBY),
        ("cooked", "booked", OTHER),
        ("", "ab", 2 * DROPPED),
    ],
)
def test_slips_cost_what_fingers_make_likely(typed: str, meant: str, cost: float) -> None:
    """Swaps, doubles and neighbouring keys are cheap; another letter altogether is not."""
    assert slip(typed, meant) == pytest.approx(cost)


def test_real_words_the_base_lacks_are_not_mended() -> None:
    """`femme` is not a slip for `ferme`, and a form of a known word stays as it is."""
    vocabulary = Vocabulary([("farm", ("ferme", "travailler", "bibliotheque"))])
    assert vocabulary.repaired(["femme", "fermes", "biblioteque", "<ferme>", "12345"]) == (
        "femme",
        "fermes",
        "bibliotheque",
        "<ferme>",
        "12345",
    )


def test_elided_particles_carry_nothing_unless_alone() -> None:
    """`l`, `d`, `qu` are left out; a question of nothing else keeps them."""
    assert kept(("l", "hotel", "de", "ville")) == ("hotel", "de", "ville")
    assert kept(("c",)) == ("c",)


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_sparse_products_equal_dense_ones(seed: int) -> None:
    """Whatever its pattern, empty rows and columns too, a sparse matrix multiplies as the dense one."""
    rng = np.random.default_rng(seed)
    dense = (rng.random((40, 12)) * (rng.random((40, 12)) < rng.random(12))).astype(np.float32)
    dense[rng.integers(0, 40, 5)] = 0
    sparse = Sparse.of([(np.flatnonzero(row).tolist(), row[row != 0].tolist()) for row in dense], 12)
    other = rng.random((12, 7)).astype(np.float32)
    assert np.allclose(sparse.times(other), dense @ other, atol=1e-5)
    assert np.allclose(sparse.gram(), dense @ dense.T, atol=1e-5)
    assert np.allclose(squared(sparse)(np.eye(40, dtype=np.float32)), dense @ dense.T, atol=1e-5)
    assert np.allclose(sparse.turned().times(dense), dense.T @ dense, atol=1e-5)
    assert np.allclose(sparse.dot(other[:, 0]), dense @ other[:, 0], atol=1e-5)
    picked = np.array([3, 0, 7])
    assert np.allclose(sparse.picked(picked).dot(other[:, 0]), dense[picked] @ other[:, 0], atol=1e-5)
    assert np.allclose(sparse.blend(picked, other[:3, 0]), other[:3, 0] @ dense[picked], atol=1e-5)


def test_a_large_base_is_learned_as_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the matrix of all likenesses the classifier is the same."""
    gram, labels = MATCHER.likeness.all(), MATCHER.labels
    monkeypatch.setattr(likeness, "_MATRIX", 0)
    rows = np.random.default_rng(3).random((len(labels), 4)).astype(np.float32)
    assert np.allclose(MATCHER.likeness.spread()(rows), gram @ rows, atol=1e-5)
    large = LexicalMatcher.build(PHRASINGS).classifier
    assert large is not None
    small = learn(gram, labels, len(MATCHER.entries))
    assert np.allclose(large.probabilities(gram), small.probabilities(gram), atol=1e-3)
    assert (small.probabilities(gram).argmax(axis=1) == labels).all()


def test_threshold_keeps_its_target_on_the_trials() -> None:
    """No more than the target share of the held-out entries' questions reaches the threshold."""
    trials = try_out(MATCHER)
    for target in (0.0, 0.05, 0.25, 1.0):
        assert trials.answered(trials.threshold(target))[2] <= target


def test_every_phrasing_is_asked_once_without_its_entry() -> None:
    """And nothing of what is held out, neither the entry nor the phrasing itself, is among what is found."""
    held = list(held_out(MATCHER, 3))
    outside = [one for one in held if one.outside]
    assert sorted(one.phrasing.entry for one in outside) == sorted(phrasing.entry for phrasing in MATCHER.phrasings)
    for one in held:
        found = [MATCHER.phrasings[candidate.phrasing] for candidate in one.candidates]
        assert one.phrasing not in found
        assert [phrasing.entry for phrasing in found] == [candidate.entry for candidate in one.candidates]
        assert not (one.outside and one.phrasing.entry in {candidate.entry for candidate in one.candidates})
    trials = try_out(MATCHER)
    assert sorted(one.candidates[0].score for one in outside) == pytest.approx(sorted(trials.outside.tolist()))


@given(
    st.lists(st.tuples(st.floats(0, 1, width=32), st.booleans()), min_size=1, max_size=60),
    st.lists(st.floats(0, 1, width=32), max_size=40),
    st.floats(0, 0.9),
)
@settings(max_examples=60, deadline=None)
def test_chances_never_fall(inside: list[tuple[float, bool]], outside: list[float], share: float) -> None:
    """A higher score never has a lower chance, and a chance is never certain."""
    trials = Trials(
        np.array([score for score, _ in inside], np.float32),
        np.array([right for _, right in inside], np.bool_),
        np.array(outside, np.float32),
    )
    scores, chances = chance_map(trials, share)
    assert list(scores) == sorted(scores)
    assert list(chances) == sorted(chances)
    assert all(0 < chance < 1 for chance in chances)


def test_calibration_of_a_base_is_usable_and_repeatable() -> None:
    """A calibrated base puts a paraphrase over a foreign question, twice the same; a base of one entry has no trials."""
    calibration = calibrate(MATCHER, false_answers=0.1)
    assert calibration == calibrate(MATCHER, false_answers=0.1)
    known = MATCHER.rank(tokens("heures bibliothèque"))[0].score
    assert calibration.chance(known) >= calibration.chance(known / 4)
    single = calibrate(LexicalMatcher.build([Phrasing("one", ("bonjour",))]))
    assert single.threshold == 0


def _phrasings() -> list[Phrasing]:
    return [Phrasing(entry, tuple(word.text for word in words(text))) for entry, texts in BASE.items() for text in texts]


def test_a_base_at_the_limit_is_learned_and_one_past_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The classifier goes at one phrasing times entry too many, and never without a word."""
    base = _phrasings()
    size = len(base) * len(BASE)
    monkeypatch.setattr(lexical, "_LEARNED", size)
    at = LexicalMatcher.build(base)
    assert at.classifier is not None
    assert at.limits() == ()
    monkeypatch.setattr(lexical, "_LEARNED", size - 1)
    past = LexicalMatcher.build(base)
    assert past.classifier is None
    assert past.limits() == (Limit("classifier", size, size - 1),)


def test_so_many_entries_that_words_keep_no_company_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit words are compared by the entries that they serve; past it they are not, and it is said."""
    base = _phrasings()
    monkeypatch.setattr(topics, "MOST", len(BASE))
    assert LexicalMatcher.build(base).limits() == ()
    monkeypatch.setattr(topics, "MOST", len(BASE) - 1)
    past = LexicalMatcher.build(base)
    assert past.limits() == (Limit("topics", len(BASE), len(BASE) - 1),)
    assert not past.likeness._topics.rows.any()


def test_the_base_that_is_coming_is_learned() -> None:
    """15,000 phrasings of 450 entries keep their classifier; that of today has four thousand."""
    assert lexical._LEARNED >= 15_000 * 450
