"""The proved formulas against nnbook, on random logits and targets."""

from collections.abc import Iterator

import numpy as np
from sympy import Symbol

import nnbook
from derivations.bridge import Array, Bridge, Point
from derivations.softmax_kl_gradient.batch import BATCH, BATCH_LOSS
from derivations.softmax_kl_gradient.losses import ENTROPY
from derivations.softmax_kl_gradient.softmax import SHIFT
from derivations.softmax_kl_gradient.symbols import K, N, ell, j, n


def batches(rng: np.random.Generator) -> Iterator[tuple[Array, Array]]:
    """Logits and targets: ordinary and extreme logits, targets of every kind."""
    kinds = (one_hot_rows, soft_rows, unnormalised_rows)
    for count in range(60):
        shape = (int(rng.integers(1, 5)), int(rng.integers(1, 6)))
        scale = 1000.0 if count % 4 == 0 else 3.0
        yield scale * rng.normal(size=shape), kinds[count % 3](rng, shape)


def one_hot_rows(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """One class each."""
    return np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]


def soft_rows(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """Distributions."""
    return rng.dirichlet(np.ones(shape[1]), size=shape[0])


def unnormalised_rows(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """Any numbers >= 0."""
    return np.abs(rng.normal(size=shape))


def values(rng: np.random.Generator) -> Iterator[Point]:
    """The loss of nnbook on random batches."""
    for logits, target in batches(rng):
        got = np.asarray(nnbook.SoftmaxCrossEntropy()(logits, target))
        yield point(got, (), logits, target)


def gradients(rng: np.random.Generator) -> Iterator[Point]:
    """The gradient of nnbook's loss on random batches."""
    for logits, target in batches(rng):
        got = nnbook.SoftmaxCrossEntropy().grad(logits, target)
        yield point(got, (n, j), logits, target)


def point(got: Array, axes: tuple[Symbol, ...], logits: Array, target: Array) -> Point:
    """One batch with its sizes and tables."""
    sizes = {N: logits.shape[0], K: logits.shape[1]}
    return Point(got, axes, sizes, {"Z": logits, "Y": target})


def probabilities(rng: np.random.Generator) -> Iterator[Point]:
    """nnbook's softmax of single rows."""
    for logits, _ in batches(rng):
        got = nnbook.softmax(logits[:1])[0]
        yield Point(got, (j,), {K: logits.shape[1]}, {"z": logits[0]})


def divergences(rng: np.random.Generator) -> Iterator[Point]:
    """nnbook's divergence of one distribution from another, some entries zero."""
    for count in range(60):
        shape = (1, int(rng.integers(1, 6)))
        target = (one_hot_rows, soft_rows)[count % 2](rng, shape)
        prediction = soft_rows(rng, shape)
        got = nnbook.kl_divergence(target, prediction)[0]
        tables = {"d": target[0], "z": np.log(prediction[0])}
        yield Point(np.asarray(got), (), {K: shape[1]}, tables)


BRIDGES = (
    Bridge("softmax", "nnbook.softmax", SHIFT, probabilities, exact=True),
    Bridge("value", "nnbook.SoftmaxCrossEntropy", BATCH_LOSS, values, exact=True),
    Bridge("gradient", "nnbook.SoftmaxCrossEntropy.grad", BATCH, gradients, exact=True),
    Bridge(
        "divergence",
        "nnbook.kl_divergence",
        ENTROPY,
        divergences,
        formula=lambda rhs: rhs + ell,
    ),
)
