"""Where training starts: weights W of shape (n_in, n_out), drawn from a generator.

n_in and n_out are fan-in and fan-out: how many numbers a unit reads, and how many units
read it. Weights that are not (n_in, n_out), as a convolution's, have their own `shape`.
All raise ValueError for counts or sizes that are not integers of at least 1, for what
is no generator, and, where they are made from a number, for one that is not finite.
"""

from functools import partial
from typing import Any, Protocol, TypeAlias

import numpy as np

from nnbook.types import Array, Rng
from nnbook.validation import (
    as_numbers,
    require,
    require_between,
    require_count,
    require_finite,
    require_instance,
    require_shape,
    shortened,
)
from nnbook.validation.room import require_room

__all__ = [
    "INITIALIZERS",
    "Initializer",
    "constant",
    "he",
    "he_normal",
    "he_uniform",
    "lecun_normal",
    "lecun_uniform",
    "normal",
    "xavier",
    "xavier_normal",
    "xavier_uniform",
    "zeros",
]

#: The shape of W; None stands for (n_in, n_out).
Size: TypeAlias = tuple[int, ...] | None


class Initializer(Protocol):
    """W = initializer(n_in, n_out, rng, shape), with (n_in, n_out) for no shape."""

    def __call__(self, n_in: int, n_out: int, rng: Rng, shape: Size = None) -> Array:
        """W, of float64. Raises ValueError for bad counts, generators and shapes."""


def checked_shape(n_in: int, n_out: int, rng: Rng, shape: Size) -> tuple[int, ...]:
    """The shape of W. Raises ValueError for what no initialiser can use, or store."""
    require_count("n_in", n_in)
    require_count("n_out", n_out)
    require_instance("rng", rng, (np.random.Generator, np.random.RandomState))
    if shape is None:
        require_room("n_in", n_in, (n_in, n_out))
        return n_in, n_out
    require_instance("shape", shape, tuple)
    for size in shape:
        require_count("shape", size)
    require_room("shape", shape, shape)
    return shape


def drawn(
    initializer: Any, n_in: int, n_out: int, rng: Rng, shape: Size = None
) -> Array:
    """W = initializer(n_in, n_out, rng, shape), finite numbers of the shape.

    Without a shape the initialiser need not take one. Raises ValueError for what cannot
    be called so, and for what returns something else.
    """
    expected = "a function of n_in, n_out, rng and shape, as he and normal(0.01) are"
    require(callable(initializer), "initializer", initializer, expected)
    arguments = (n_in, n_out, rng) if shape is None else (n_in, n_out, rng, shape)
    try:
        weights = initializer(*arguments)
    except TypeError as error:
        got = f"initializer is {shortened(initializer)}: {error}"
        raise ValueError(f"{got}, expected {expected}") from error
    W = as_numbers("initializer's W", weights, np.float64)
    require_shape("initializer's W", W, shape or (n_in, n_out), "the layer's weights")
    require_finite("initializer's W", W)
    return W


def gaussian(variance: float, rng: Rng, shape: tuple[int, ...]) -> Array:
    """W_ij ~ N(0, variance)."""
    return rng.normal(0.0, np.sqrt(variance), shape)


def uniform(variance: float, rng: Rng, shape: tuple[int, ...]) -> Array:
    """W_ij ~ U(-r, r), whose variance is r^2 / 3."""
    r = np.sqrt(3 * variance)
    return rng.uniform(-r, r, shape)


def he_normal(n_in: int, n_out: int, rng: Rng, shape: Size = None) -> Array:
    """W_ij ~ N(0, 2 / n_in): keeps the mean square of ReLU layers.

    Unlike Keras's, the normal distribution is not truncated.
    Source: He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, equation 10.
    """
    shape = checked_shape(n_in, n_out, rng, shape)
    return gaussian(2 / n_in, rng, shape)


def he_uniform(n_in: int, n_out: int, rng: Rng, shape: Size = None) -> Array:
    """W_ij ~ U(-r, r), r = sqrt(6 / n_in), of variance 2 / n_in.

    Source: He, Zhang, Ren and Sun (2015), equation 10, which fixes the variance alone.
    """
    shape = checked_shape(n_in, n_out, rng, shape)
    return uniform(2 / n_in, rng, shape)


def xavier_normal(n_in: int, n_out: int, rng: Rng, shape: Size = None) -> Array:
    """W_ij ~ N(0, 2 / (n_in + n_out)): between keeping signals and keeping gradients.

    Source: Glorot and Bengio (2010), equation 12.
    """
    shape = checked_shape(n_in, n_out, rng, shape)
    return gaussian(2 / (n_in + n_out), rng, shape)


def xavier_uniform(n_in: int, n_out: int, rng: Rng, shape: Size = None) -> Array:
    """W_ij ~ U(-r, r), r = sqrt(6 / (n_in + n_out)), of variance 2 / (n_in + n_out).

    Source: Glorot and Bengio (2010), equation 16.
    """
    shape = checked_shape(n_in, n_out, rng, shape)
    return uniform(2 / (n_in + n_out), rng, shape)


def lecun_normal(n_in: int, n_out: int, rng: Rng, shape: Size = None) -> Array:
    """W_ij ~ N(0, 1 / n_in): keeps the mean square of linear layers.

    Source: LeCun, Bottou, Orr and Mueller (1998), Efficient BackProp, section 4.6.
    """
    shape = checked_shape(n_in, n_out, rng, shape)
    return gaussian(1 / n_in, rng, shape)


def lecun_uniform(n_in: int, n_out: int, rng: Rng, shape: Size = None) -> Array:
    """W_ij ~ U(-r, r), r = sqrt(3 / n_in), of variance 1 / n_in.

    Source: LeCun, Bottou, Orr and Mueller (1998), which fixes the variance alone.
    """
    shape = checked_shape(n_in, n_out, rng, shape)
    return uniform(1 / n_in, rng, shape)


def normal(std: float = 0.01) -> Initializer:
    """W_ij ~ N(0, std^2), whatever the layer's size: normal(std) is the initialiser."""
    require_between("std", std, 0, np.inf)
    return partial(_normal, std)


def _normal(std: float, n_in: int, n_out: int, rng: Rng, shape: Size = None) -> Array:
    shape = checked_shape(n_in, n_out, rng, shape)
    return rng.normal(0.0, std, shape)


def constant(value: float) -> Initializer:
    """W_ij = value, which draws nothing: constant(value) is the initialiser."""
    require_between("value", value, -np.inf, np.inf, open_low=True)
    return partial(_constant, value)


def _constant(
    value: float, n_in: int, n_out: int, rng: Rng, shape: Size = None
) -> Array:
    return np.full(checked_shape(n_in, n_out, rng, shape), float(value))


def zeros(n_in: int, n_out: int, rng: Rng, shape: Size = None) -> Array:
    """W_ij = 0: right for one layer; in a deeper network no unit can then differ."""
    return np.zeros(checked_shape(n_in, n_out, rng, shape))


#: The short names are the normal forms.
he, xavier = he_normal, xavier_normal

#: Every initialiser by its name.
INITIALIZERS: dict[str, Initializer] = {
    "he": he,
    "he_normal": he_normal,
    "he_uniform": he_uniform,
    "xavier": xavier,
    "xavier_normal": xavier_normal,
    "xavier_uniform": xavier_uniform,
    "lecun_normal": lecun_normal,
    "lecun_uniform": lecun_uniform,
    "normal": normal(),
    "zeros": zeros,
}
