"""Data: logic gates, n-bit parity, and real digits."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nnbook.types import Array, Labels
from nnbook.validation import require, require_choice, require_count, require_labels

#: The six gates with names, by their outputs for inputs 00, 01, 10, 11.
GATES = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
    "xor": (0, 1, 1, 0),
    "xnor": (1, 0, 0, 1),
}


class Dataset(NamedTuple):
    """Samples X of shape (N, n) as rows, and their class indices y of shape (N,)."""

    X: Array
    y: Labels


def binary_patterns(n: int) -> Array:
    """X = all 2^n rows of n bits, in counting order, the first bit most significant."""
    count = require_count("n", n)
    require(count <= 24, "n", n, "an integer of at most 24, for 2^n rows")
    return (np.arange(2**count)[:, None] >> np.arange(count)[::-1] & 1).astype(float)


def logic_gate(name: str) -> Dataset:
    """y = gate(x_1, x_2) on its four inputs; X has shape (4, 2)."""
    require_choice("name", name, list(GATES))
    return Dataset(binary_patterns(2), np.array(GATES[name]))


def parity(n: int) -> Dataset:
    """y = (x_1 + ... + x_n) mod 2 on all 2^n inputs: 0 is even, 1 is odd."""
    X = binary_patterns(n)
    return Dataset(X, X.sum(axis=1).astype(int) % 2)


def one_hot(y: npt.ArrayLike, classes: int | None = None) -> Array:
    """Y_nk = 1{y_n = k}, shape (N, K); K is the highest label plus one by default."""
    labels = require_labels("y", y)
    seen = int(labels.max()) + 1
    K = require_count("classes", seen if classes is None else classes, least=seen)
    Y = np.zeros((len(labels), K))
    Y[np.arange(len(labels)), labels] = 1
    return Y


def load_digits() -> Dataset:
    """X in [0, 1] of shape (1797, 64), y in 0..9: 8x8 digits that scikit-learn ships.

    Source: Alpaydin and Kaynak (1998), Optical Recognition of Handwritten Digits, UCI.
    """
    from sklearn.datasets import load_digits as shipped

    X, y = shipped(return_X_y=True)
    return Dataset(X / 16, y.astype(int))
