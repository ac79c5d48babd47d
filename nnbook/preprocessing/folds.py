"""Cross-validation: every sample is held out once."""

import numpy as np
import numpy.typing as npt

from nnbook.preprocessing.strata import in_strata, strata
from nnbook.types import Labels
from nnbook.validation import require, require_count, require_generator
from nnbook.validation.room import require_room


def k_fold(
    samples: int,
    k: int = 5,
    *,
    stratify: npt.ArrayLike | None = None,
    rng: np.random.Generator | int = 0,
) -> list[tuple[Labels, Labels]]:
    """(training indices, held-out indices), k times: every index is held out once.

    The folds are random, and their sizes differ by at most one. With `stratify`, class
    indices (N,) or one-hot rows (N, K), so do the numbers of each class. Indices are in
    ascending order. Raises ValueError unless 2 <= k <= samples, and for classes that
    are not one for each sample.
    Source: Kohavi (1995), A study of cross-validation and bootstrap for accuracy
    estimation and model selection.

    >>> for train, held_out in k_fold(3, k=3):
    ...     print(train, held_out)
    [0 1] [2]
    [1 2] [0]
    [0 2] [1]
    """
    N = require_count("samples", samples, least=2)
    require_room("samples", N, (N,))
    require_count("k", k, least=2)
    require(k <= N, "k", k, f"at most as many folds as samples, {N}")
    labels, generator = strata(stratify, N), require_generator("rng", rng)
    fold = np.empty(N, np.intp)
    fold[in_strata(labels, generator)] = np.arange(N) % k
    return [(np.flatnonzero(fold != i), np.flatnonzero(fold == i)) for i in range(k)]
