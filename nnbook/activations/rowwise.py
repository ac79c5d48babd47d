"""Softmax and its logarithm: every row of Z becomes a distribution.

A row is the last axis. The temperature T > 0 divides the logits: below 1 it sharpens
the distribution, above 1 it flattens it.
"""

import numpy as np

from nnbook.rows import row_max, row_sum
from nnbook.types import Array


def softmax(Z: Array, *, temperature: float = 1.0) -> Array:
    """A_k = exp(Z_k / T) / sum_j exp(Z_j / T), row by row, with T the temperature.

    The row's maximum is subtracted first: it changes nothing and keeps exp finite.
    Source: Bridle (1990), Probabilistic Interpretation of Feedforward Classification
    Network Outputs.
    """
    E = np.exp((Z - row_max(Z)) / temperature)
    return E / row_sum(E)


def softmax_vjp(dA: Array, Z: Array, A: Array, *, temperature: float = 1.0) -> Array:
    """dZ_k = A_k (dA_k - sum_j A_j dA_j) / T: the Jacobian A_k (delta_kj - A_j) / T."""
    return A * (dA - row_sum(A * dA)) / temperature


def log_softmax(Z: Array, *, temperature: float = 1.0) -> Array:
    """log A_k = Z_k / T - log sum_j exp(Z_j / T), row by row, stable as softmax is."""
    S = (Z - row_max(Z)) / temperature
    return S - np.log(row_sum(np.exp(S)))


def log_softmax_vjp(
    dA: Array, Z: Array, A: Array, *, temperature: float = 1.0
) -> Array:
    """dZ_k = (dA_k - exp(A_k) sum_j dA_j) / T, with A the logarithms."""
    return (dA - np.exp(A) * row_sum(dA)) / temperature
