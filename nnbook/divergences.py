"""Cross-entropy, entropy and Kullback-Leibler divergence of distributions in rows."""

import numpy as np
import numpy.typing as npt

from nnbook.rows import row_sum
from nnbook.types import Array
from nnbook.validation import (
    as_numbers,
    require,
    require_rows,
    require_same_shape,
)

__all__ = [
    "cross_entropy",
    "entropy",
    "kl_divergence",
]


def cross_entropy(D: npt.ArrayLike, P: npt.ArrayLike) -> Array:
    """H(D, P) = -sum_k D_k log P_k for each row, with 0 log 0 = 0; shape (N,), in nats.

    It is infinite where P gives probability 0 to what D holds possible. Raises
    ValueError when a row of D or P is not a distribution.

    >>> import nnbook
    >>> nnbook.cross_entropy([[0, 1], [1, 0]], [[0.5, 0.5], [1, 0]]).round(4)
    array([0.6931, 0.    ])
    """
    D, P = _distributions("D", D), _distributions("P", P)
    require_same_shape("P", P, "D", D)
    with np.errstate(divide="ignore"):
        log_P = np.log(P, out=np.zeros_like(P), where=D > 0)
    return -row_sum(D * log_P)[:, 0] + 0.0


def entropy(D: npt.ArrayLike) -> Array:
    """H(D) = -sum_k D_k log D_k for each row, shape (N,); zero for a one-hot row.

    Raises ValueError when a row of D is not a distribution.
    Source: Shannon (1948), A Mathematical Theory of Communication, section 6.
    """
    return cross_entropy(D, D)


def kl_divergence(D: npt.ArrayLike, P: npt.ArrayLike) -> Array:
    """KL(D || P) = sum_k D_k log(D_k / P_k) = H(D, P) - H(D) for each row, shape (N,).

    Raises ValueError when a row of D or P is not a distribution.
    Source: S. Kullback and R. A. Leibler (1951), equation 2.4.
    """
    return cross_entropy(D, P) - entropy(D)


def _distributions(name: str, got: npt.ArrayLike) -> Array:
    rows = as_numbers(name, got)
    require_rows(name, rows)
    sums = rows.sum(axis=1)
    proper = bool((rows >= 0).all()) and np.allclose(sums, 1, rtol=0, atol=1e-6)
    require(proper, name, got, "rows of numbers >= 0 that sum to 1")
    return rows
