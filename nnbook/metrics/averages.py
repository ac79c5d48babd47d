"""One engine for every score that is a ratio of counts, class by class."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nnbook.metrics.confusion import confusion_matrix
from nnbook.types import Array
from nnbook.validation import require_between, require_choice

AVERAGES = ["macro", "micro", "weighted"]


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
    """TP, TP + FP and TP + FN of each class: diagonal, columns and rows of C."""
    C = confusion_matrix(Y, P, classes, weights=weights).astype(float)
    seen = confusion_matrix(Y, P, classes)
    occurs = (seen + seen.T).any(axis=0)
    return Counts(C.diagonal(), C.sum(axis=0), C.sum(axis=1), occurs)


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
