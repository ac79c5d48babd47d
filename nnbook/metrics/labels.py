"""Classes, however they are given: as indices, as one-hot rows or as scores."""

import numpy as np
import numpy.typing as npt

from nnbook.types import Labels
from nnbook.validation import as_array, as_numbers, require_count, require_labels


def class_indices(Y: npt.ArrayLike, name: str = "Y") -> Labels:
    """argmax_k Y_nk for rows of scores, probabilities or one-hot; indices stay.

    Returns shape (N,); of equal scores the first counts. Raises ValueError, naming the
    argument, for anything else, and for NaN, which is no score.

    >>> class_indices([[0.1, 0.9], [3, -3]])
    array([1, 0])
    """
    if as_array(name, Y).ndim != 2:
        return require_labels(name, Y)
    rows = as_numbers(name, Y)
    if rows.shape[0] < 1 or rows.shape[1] < 2:
        raise ValueError(
            f"{name} has shape {rows.shape}, expected (N, K) with K > 1 scores"
        )
    if np.isnan(rows).any():
        raise ValueError(f"{name} has NaN among its scores, expected numbers")
    indices: Labels = rows.argmax(axis=1)
    return indices


def true_and_predicted(Y: npt.ArrayLike, P: npt.ArrayLike) -> tuple[Labels, Labels]:
    """Return Y and P as class indices of one length. Raises ValueError."""
    true, predicted = class_indices(Y, "Y"), class_indices(P, "P")
    if len(predicted) != len(true):
        raise ValueError(
            f"P has {len(predicted)} samples, expected {len(true)}, as many as Y"
        )
    return true, predicted


def classes_seen(true: Labels, predicted: Labels) -> int:
    """K = the highest class among both, plus one."""
    return int(max(true.max(), predicted.max())) + 1


def number_of_classes(true: Labels, predicted: Labels, classes: int | None) -> int:
    """K: `classes`, or those seen. Raises ValueError for fewer than those."""
    seen = classes_seen(true, predicted)
    return require_count("classes", seen if classes is None else classes, least=seen)
