"""What a classifier got right: accuracy and the confusion matrix."""

import numpy as np
import numpy.typing as npt

from nnbook.types import Labels
from nnbook.validation import require, require_count, require_labels


def class_indices(Y: npt.ArrayLike, name: str = "Y") -> Labels:
    """argmax_k Y_nk for rows of scores, probabilities or one-hot; indices stay.

    Returns shape (N,). Raises ValueError, naming the argument, for anything else.
    """
    rows = np.asarray(Y)
    if rows.ndim != 2:
        return require_labels(name, rows)
    shape = f"of shape {rows.shape}"
    require(
        rows.size > 0 and rows.shape[1] > 1, name, shape, "(N, K) with K > 1 scores"
    )
    indices: Labels = rows.argmax(axis=1)
    return indices


def accuracy(Y: npt.ArrayLike, P: npt.ArrayLike) -> float:
    """(1/N) sum_n 1{argmax Y_n = argmax P_n}: the share that is right, in [0, 1].

    Y and P may be class indices (N,) or rows (N, K). Raises ValueError.
    """
    true, predicted = _pair(Y, P)
    return float((true == predicted).mean())


def confusion_matrix(
    Y: npt.ArrayLike, P: npt.ArrayLike, classes: int | None = None
) -> Labels:
    """C_ij = number of samples of class i that were taken for class j, shape (K, K).

    `classes` is K; by default the highest label seen, plus one. Raises ValueError.
    """
    true, predicted = _pair(Y, P)
    seen = int(max(true.max(), predicted.max())) + 1
    K = require_count("classes", seen if classes is None else classes, least=seen)
    return np.bincount(true * K + predicted, minlength=K * K).reshape(K, K)


def _pair(Y: npt.ArrayLike, P: npt.ArrayLike) -> tuple[Labels, Labels]:
    true, predicted = class_indices(Y, "Y"), class_indices(P, "P")
    require(
        len(predicted) == len(true), "P", f"{len(predicted)} samples", f"{len(true)}"
    )
    return true, predicted
