"""The confusion matrix: which class was taken for which."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.metrics.labels import number_of_classes, true_and_predicted
from nnbook.metrics.weights import sample_weights
from nnbook.validation import require_choice
from nnbook.validation.room import require_room

#: The axes over which a normalised matrix sums to one.
NORMALIZE: dict[str, int | tuple[int, int]] = {"true": 1, "predicted": 0, "all": (0, 1)}


def confusion_matrix(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    classes: int | None = None,
    normalize: str | None = None,
    weights: npt.ArrayLike | None = None,
) -> npt.NDArray[Any]:
    """C_ij = number of samples of class i that were taken for class j, shape (K, K).

    Y and P may be class indices (N,) or rows (N, K). `classes` is K; by default the
    highest label seen, plus one. `normalize` divides by the sum of each row ("true":
    the diagonal is then recall), of each column ("predicted": precision), or of "all";
    what has the sum 0 stays 0. With `weights` of shape (N,) a sample counts w_n instead
    of 1. Raises ValueError for labels that do not fit, for fewer classes than they
    name, or more than memory holds, and for an unknown `normalize`.

    >>> confusion_matrix([0, 0, 0, 1], [1, 1, 0, 1])
    array([[1, 2],
           [0, 1]])
    """
    true, predicted = true_and_predicted(Y, P)
    if normalize is not None:
        require_choice("normalize", normalize, list(NORMALIZE))
    K = number_of_classes(true, predicted, classes)
    require_room("classes", K, (K, K))
    counted = weights is None and normalize is None
    w = None if counted else sample_weights(weights, len(true))
    C = np.bincount(true * K + predicted, w, minlength=K * K).reshape(K, K)
    if normalize is not None:
        total = C.sum(axis=NORMALIZE[normalize], keepdims=True)
        np.divide(C, total, out=C, where=total > 0)
    return C
