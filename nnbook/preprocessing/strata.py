"""Strata: the classes whose proportions a split keeps."""

import numpy as np
import numpy.typing as npt

from nnbook.metrics import class_indices
from nnbook.types import Labels
from nnbook.validation import require


def strata(stratify: npt.ArrayLike | None, samples: int) -> Labels:
    """The class of each sample, shape (N,); without `stratify` all are of class 0.

    Raises ValueError unless there is one for each of the samples.
    """
    if stratify is None:
        return np.zeros(samples, np.intp)
    labels = class_indices(stratify, "stratify")
    fits = len(labels) == samples
    require(fits, "stratify's length", len(labels), f"{samples}, one for each sample")
    return labels


def in_strata(labels: Labels, rng: np.random.Generator) -> Labels:
    """All N indices: in the order of the classes, and in random order within each."""
    order = rng.permutation(len(labels))
    return order[np.argsort(labels[order], kind="stable")]
