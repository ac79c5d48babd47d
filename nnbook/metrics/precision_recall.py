"""Precision, recall and what lies between: of each class, or averaged over classes.

All take class indices (N,) or rows (N, K). Without `average` they return one score for
each of the K classes, shape (K,); K is `classes`, by default the highest label seen
plus one. In a problem with two classes the score of the positive one is `[1]`. With
`average` they return one number:

    "macro"     the mean over the classes that occur in Y or P, if only with weight 0
    "micro"     the ratio of the counts summed over the classes: here, the accuracy
    "weighted"  the mean over the classes, weighted by how often each is true

A class without a denominator, 0 / 0, has the score `zero_division`: 0 as in
scikit-learn, but without a warning. `weights` of shape (N,) say how much each sample
counts. All raise ValueError for labels that do not fit, and for unknown averages.

Source: van Rijsbergen (1979), Information Retrieval, chapter 7, for F-beta.
"""

import numpy as np
import numpy.typing as npt

from nnbook.metrics.averages import count_classes, f_score
from nnbook.types import Array
from nnbook.validation import require_between


def precision(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    average: str | None = None,
    *,
    classes: int | None = None,
    weights: npt.ArrayLike | None = None,
    zero_division: float = 0,
) -> Array | float:
    """TP / (TP + FP): of the samples taken for a class, the share that is of it.

    >>> precision([0, 0, 0, 1], [1, 1, 0, 1])
    array([1.        , 0.33333333])
    """
    counts = count_classes(Y, P, classes, weights)
    return f_score(counts, 0, average, zero_division)


def recall(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    average: str | None = None,
    *,
    classes: int | None = None,
    weights: npt.ArrayLike | None = None,
    zero_division: float = 0,
) -> Array | float:
    """TP / (TP + FN): of the samples of a class, the share that was found.

    >>> recall([0, 0, 0, 1], [1, 1, 0, 1])
    array([0.33333333, 1.        ])
    """
    counts = count_classes(Y, P, classes, weights)
    return f_score(counts, 1, average, zero_division)


def f_beta(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    beta: float,
    average: str | None = None,
    *,
    classes: int | None = None,
    weights: npt.ArrayLike | None = None,
    zero_division: float = 0,
) -> Array | float:
    """(1 + beta^2) TP / ((1 + beta^2) TP + beta^2 FN + FP): recall counts beta^2-fold.

    The weighted harmonic mean of precision and recall; `beta` >= 0, and 0 is precision.
    """
    require_between("beta", beta, 0, np.inf)
    share = float(beta / np.hypot(1, beta)) ** 2
    counts = count_classes(Y, P, classes, weights)
    return f_score(counts, share, average, zero_division)


def f1(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    average: str | None = None,
    *,
    classes: int | None = None,
    weights: npt.ArrayLike | None = None,
    zero_division: float = 0,
) -> Array | float:
    """2 TP / (2 TP + FP + FN): the harmonic mean of precision and recall.

    >>> f1([0, 0, 0, 1], [1, 1, 0, 1], "macro")
    0.5
    """
    counts = count_classes(Y, P, classes, weights)
    return f_score(counts, 0.5, average, zero_division)
