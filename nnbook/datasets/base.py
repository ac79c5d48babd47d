"""What every set of data is: samples as rows, and their class indices."""

from typing import Any, NamedTuple

import numpy as np

from nnbook.types import Array, Labels
from nnbook.validation import as_numbers, require, require_labels


class Dataset(NamedTuple):
    """Samples X of shape (N, n) as rows, and their class indices y of shape (N,)."""

    X: Array
    y: Labels


def require_dataset(name: str, got: Any) -> Dataset:
    """Return the pair (X, y) as arrays, or raise ValueError unless it is one."""
    pair = isinstance(got, tuple) and len(got) == 2
    require(pair, name, got, "a pair (X, y)")
    X, y = as_numbers(f"{name}.X", got[0]), require_labels(f"{name}.y", got[1])
    samples = f"(N, ...) with N = {len(y)}, as many samples as {name}.y has labels"
    require(np.shape(X)[:1] == y.shape, f"{name}.X's shape", X.shape, samples)
    return Dataset(X, y)
