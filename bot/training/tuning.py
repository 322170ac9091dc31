"""The upper layers of the encoder, learned further from how strangers ask for what is here, and for what isn't.

A question is drawn towards the phrasings of what it asks for and away from the nearest ones of anything else, beside which
stands one candidate more, nothing, always at the same likeness: what has no answer here comes to lie farther from every
phrasing than that, what has one nearer (InfoNCE: Oord and others, 2018). The lower layers stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import jax
import jax.numpy as jnp
import numpy as np
from jax.example_libraries import optimizers

from bot.nlu.encoder import by_layers, upper
from bot.training.lesson import Lesson, batch, mistaken
from bot.training.progress import say
from bot.training.untuned import HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.nlu.encoder import Halfway
    from bot.nlu.grams import Floats, Ints
    from bot.training.lesson import Batch, LabelledSentences

_STEPS: Final = 300
_STRANGERS: Final = 256
"""Questions of strangers that a step learns from."""
_SOUGHT_EVERY: Final = 100
"""Steps after which what is easily mistaken is looked for anew."""
_RATE: Final = 3e-4
_RATE_FROM_CHANCE: Final = 1e-3
"""How fast layers change that are packaged, and those of letters, which begin by chance."""
_WARMED: Final = 30
"""Steps within which the rate of learning comes to its height, from which it falls as a cosine does."""
_LEAST: Final = 0.02
"""Share of it that is left at the end."""
_DROPPED: Final = 0.1
"""Share of the sums that is left out of each step, others each time: no single one may decide."""
_SHARPNESS: Final = 1 / 0.07
_NOTHING: Final = 0.5
"""The likeness of nothing."""
_IMPOSSIBLE: Final = -1e9


def tuned(
    layers: Mapping[str, Floats], ours: Halfway, labels: Ints, strangers: LabelledSentences, *, packaged: bool
) -> dict[str, Floats]:
    """The layers, and their head, as these sentences change them; the same rows give the same numbers on one machine.

    Args:
        layers: where learning begins, see `untuned`. ours: our phrasings. labels: the number of the label that each asks for,
            sorted. packaged: whether the layers are those of the package.
    """
    lesson = Lesson.of(ours, labels, strangers)
    chance = np.random.default_rng(0)
    rate = _RATE if packaged else _RATE_FROM_CHANCE
    begin, change, value = optimizers.adam(lambda number: rate * _share(number))
    step = jax.jit(lambda number, state, told, key: change(number, jax.grad(_loss)(value(state), told, key), state))
    state = begin({name: jnp.asarray(layer) for name, layer in layers.items()})
    keys = jax.random.split(jax.random.PRNGKey(0), _STEPS)
    order, near = np.zeros(0, np.int64), (np.zeros(0, np.int64), np.zeros(0, np.int64))
    for number in range(_STEPS):
        if number % _SOUGHT_EVERY == 0:
            found = _all_shipped(value(state))
            near = mistaken(lesson, *(by_layers(one, found, found[HEAD]) for one in (ours, strangers.sentences)))
            say(f"tuning {number} of {_STEPS}…")
        if len(order) < _STRANGERS:
            order = np.concatenate([order, chance.permutation(len(strangers.wanted))])
        asked, order = order[:_STRANGERS], order[_STRANGERS:]
        state = step(number, state, batch(lesson, asked, near, chance), keys[number])
    return _all_shipped(value(state))


def _share(number: Any) -> Any:  # noqa: ANN401 - jax's own
    """Of the rate, at a step."""
    falling = 0.5 * (1 + jnp.cos(jnp.pi * number / _STEPS))
    return jnp.minimum(1.0, (number + 1) / _WARMED) * (_LEAST + (1 - _LEAST) * falling)


def _loss(layers: dict[str, Any], told: Batch, key: Any) -> Any:  # noqa: ANN401 - jax's own
    """How surprising it is, on the whole, that each question asks for what it does, or for nothing."""
    asked, answers = (_vectors(layers, part, one) for part, one in zip(told[:2], jax.random.split(key), strict=True))
    like = _SHARPNESS * asked @ answers.T
    nothing = jnp.full((len(like), 1), _SHARPNESS * _NOTHING)
    every = jax.nn.logsumexp(jnp.concatenate([like, nothing], axis=1), axis=1)
    answered = jax.nn.logsumexp(jnp.where(told.right, like, _IMPOSSIBLE), axis=1)
    return (every - jnp.where(told.right.any(axis=1), answered, nothing[:, 0])).mean()


def _vectors(layers: dict[str, Any], sentences: Halfway, key: Any) -> Any:  # noqa: ANN401 - jax's own
    kept = jax.random.bernoulli(key, 1 - _DROPPED, sentences.sums.shape) / (1 - _DROPPED)
    found = upper(jnp, sentences.sums * kept, sentences.roots, layers) @ layers[HEAD]
    return found * jax.lax.rsqrt(jnp.maximum((found**2).sum(axis=1, keepdims=True), 1e-6))


def _all_shipped(layers: Mapping[str, Any]) -> dict[str, Floats]:
    return {name: shipped(layer) for name, layer in layers.items()}


def shipped(matrix: Any) -> Floats:  # noqa: ANN401 - numpy's or jax's
    """What was learned at half precision, as it ships: what is measured is what runs."""
    return np.asarray(matrix, np.float16).astype(np.float32)
