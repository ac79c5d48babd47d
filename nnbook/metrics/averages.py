"""One engine for every score that is a ratio of counts, class by class."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nnbook.metrics.labels import number_of_classes, true_and_predicted
from nnbook.metrics.weights import sample_weights
from nnbook.types import Array, Labels
from nnbook.validation import require_between, require_choice
from nnbook.validation.room import require_room

AVERAGES = ["macro", "micro", "weighted"]
#: How many numbers a class takes, counts and scores.
ROOM = 16


class Counts(NamedTuple):
    """Of each class: how often it was right, predicted, and true; each (K,).

    `occurs` says whether it is among the labels at all, of whatever weight.
    """

    right: Array
    predicted: Array
    true: Array
    occurs: npt.NDArray[np.bool_]


def count_classes(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    classes: int | None = None,
    weights: npt.ArrayLike | None = None,
) -> Counts:
    """TP, TP + FP and TP + FN of each class: diagonal, columns and rows of C.

    Raises ValueError where `confusion_matrix` does; but a high label costs less here.
    """
    true, predicted = true_and_predicted(Y, P)
    K = number_of_classes(true, predicted, classes)
    require_room("classes", K, (K, ROOM))
    w, right = sample_weights(weights, len(true)), true == predicted
    return Counts(
        _sums(true[right], w[right], K),
        _sums(predicted, w, K),
        _sums(true, w, K),
        np.bincount(np.append(true, predicted), minlength=K) > 0,
    )


def _sums(labels: Labels, w: Array, K: int) -> Array:
    """The sum of the weights of each class, shape (K,)."""
    return np.bincount(labels, w, K).astype(float)


def f_score(
    counts: Counts, share: float, average: str | None, zero_division: float
) -> Array | float:
    """TP / (share (TP + FN) + (1 - share) (TP + FP)): recall at 1, precision at 0.

    Between them lies the weighted harmonic mean of the two. Returns (K,), or with
    an average one number. Raises ValueError.
    """
    require_between("zero_division", zero_division, 0, 1, closed_high=True)
    if average is not None:
        require_choice("average", average, AVERAGES)
    if average == "micro":
        counts = Counts(*(count.sum(keepdims=True) for count in counts))
    right, predicted, true, occurs = counts
    among = share * true + (1 - share) * predicted
    scores = np.full(len(right), float(zero_division))
    np.divide(right, among, out=scores, where=among > 0)
    if average is None:
        return scores
    importance = true if average == "weighted" else occurs
    return float(np.average(scores, weights=importance))
