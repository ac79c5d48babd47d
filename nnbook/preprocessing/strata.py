"""Strata: the classes whose proportions a split keeps."""

import numpy as np
import numpy.typing as npt

from nnbook.metrics import class_indices
from nnbook.types import Labels
from nnbook.validation import require


def strata(stratify: npt.ArrayLike | None, samples: int, parts: int = 1) -> Labels:
    """The class of each sample, shape (N,); without `stratify` all are of class 0.

    Raises ValueError unless there is one for each of the samples, and of each class a
    sample for each of the parts.
    """
    if stratify is None:
        return np.zeros(samples, np.intp)
    labels = class_indices(stratify, "stratify")
    fits = len(labels) == samples
    require(fits, "stratify's length", len(labels), f"{samples}, one for each sample")
    classes, sizes = np.unique(labels, return_counts=True)
    rarest = f"{sizes.min()} of class {classes[sizes.argmin()]}"
    least = f"at least {parts} of each class, one for each part"
    require(bool(sizes.min() >= parts), "stratify's samples", rarest, least)
    return labels


def in_strata(labels: Labels, rng: np.random.Generator) -> Labels:
    """All N indices, class by class: the classes and their samples in random order."""
    order = rng.permutation(len(labels))
    classes, groups = np.unique(labels[order], return_inverse=True)
    ranks = rng.permutation(len(classes))
    return order[np.argsort(ranks[groups], kind="stable")]
