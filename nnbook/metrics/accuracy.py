"""Accuracy: the share that is right."""

import numpy.typing as npt

from nnbook.metrics.labels import true_and_predicted
from nnbook.metrics.weights import sample_weights


def accuracy(
    Y: npt.ArrayLike, P: npt.ArrayLike, weights: npt.ArrayLike | None = None
) -> float:
    """(1/N) sum_n 1{argmax Y_n = argmax P_n}: the share that is right, in [0, 1].

    Y and P may be class indices (N,) or rows (N, K). With `weights` of shape (N,) it is
    sum_n w_n 1{...} / sum_n w_n. Raises ValueError for what are no labels or scores,
    and unless Y, P and weights have one for each sample.

    >>> accuracy([0, 1, 1, 1], [0, 1, 0, 1])
    0.75
    """
    true, predicted = true_and_predicted(Y, P)
    w = sample_weights(weights, len(true))
    return float(w[true == predicted].sum() / w.sum())
