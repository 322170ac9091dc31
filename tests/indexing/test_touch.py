"""What a change may matter to, told by words and by what a question came near."""

from __future__ import annotations

from bot.indexing.touch import Touch
from tests.village import edited, knowledge


def test_a_change_reaches_what_sounds_or_looks_like_it() -> None:
    """A slip, another form, a word of the same concept; not what has nothing to do with it."""
    touch = Touch(knowledge(), knowledge(topics__fete=None))
    assert touch.reaches("les fêtes")
    assert touch.reaches("la fète du vilage")
    assert not touch.reaches("quarante zèbres")


def test_a_text_reaches_what_came_near_its_answer() -> None:
    """A correction changes no word that the answer is asked by: it matters to who came near it, or asks for what it says."""
    touch = Touch(knowledge(), knowledge(**edited("topics/fete", "24 juin", "25 novembre sous le chapiteau")))
    assert touch.concerns("n'importe quoi", {"topic:fete"})
    assert touch.reaches("le chapiteau de novembre")
    assert not touch.reaches("un chapiteau")
    assert not touch.reaches("la fête")


def test_words_that_every_question_asks_with_reach_nothing() -> None:
    """« Quand » is no sign of what is asked."""
    assert not Touch(knowledge(), knowledge(topics__fete=None)).reaches("quand")


def test_words_that_every_question_is_read_by_reach_everything() -> None:
    """Another lexicon is another reading of all there is."""
    touch = Touch(knowledge(), knowledge(**edited("lexicon", "koi: quoi", "koi: quoi, kan: quand")))
    assert touch.reaches("quarante zèbres")
