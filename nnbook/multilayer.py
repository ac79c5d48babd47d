"""Multi-layer perceptrons: dense layers with an activation between each two."""

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from nnbook.activations import ACTIVATIONS
from nnbook.initializers import Initializer
from nnbook.layers import Activate, Dense, Dropout, Layer
from nnbook.network import Network
from nnbook.validation import (
    require,
    require_between,
    require_count,
    require_instance,
)

__all__ = ["dense_parameter_count", "mlp"]


def mlp(
    sizes: Sequence[int],
    activation: str | Activate = "relu",
    initializer: str | Initializer = "he",
    seed: int | np.random.Generator = 0,
    dtype: npt.DTypeLike = np.float64,
    dropout: float = 0.0,
) -> Network:
    """A_l = f(A_(l-1) @ W_l + b_l) for every layer but the last, which gives logits.

    `sizes` are the widths (n_0, ..., n_L) from input to output; `seed` a generator
    or the seed of one; `dropout` the share of hidden units that training drops. An
    activation with options is a layer, of which each f is a copy, for example
    Activate("elu", alpha=0.5). Raises ValueError for unknown names, impossible sizes.
    """
    f = hidden_activation(activation)
    require_between("dropout", dropout, 0, 1)
    layers: list[Layer] = []
    for n_in, n_out in pairwise(_checked(sizes)):
        layers += [Dense(n_in, n_out), deepcopy(f)]
        layers += [Dropout(dropout)] if dropout else []
    return Network(layers[: -2 if dropout else -1], initializer, seed, dtype)


def dense_parameter_count(sizes: Sequence[int]) -> int:
    """sum_l n_(l-1) n_l + n_l: the parameters of a network of dense layers.

    `sizes` are the widths (n_0, ..., n_L). Raises ValueError for impossible ones.
    """
    return sum(n_in * n_out + n_out for n_in, n_out in pairwise(_checked(sizes)))


def hidden_activation(got: str | Activate) -> Activate:
    """f as a layer to make copies of, by its name or as it is; or ValueError."""
    if isinstance(got, Activate):
        return got
    names, example = ", ".join(ACTIVATIONS), "a layer like Activate('elu', alpha=0.5)"
    known = isinstance(got, str) and got in ACTIVATIONS
    require(known, "activation", got, f"one of {names}, or {example}")
    return Activate(got)


def _checked(sizes: Sequence[int]) -> list[int]:
    """The widths as ints, or ValueError."""
    require_instance("sizes", sizes, (list, tuple, range))
    expected = "an input and an output size at least"
    require(len(sizes) >= 2, "sizes", sizes, expected)
    return [require_count("sizes", size) for size in sizes]
