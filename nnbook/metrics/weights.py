"""How much each sample counts."""

import numpy as np
import numpy.typing as npt

from nnbook.types import Array
from nnbook.validation import require_weights


def sample_weights(weights: npt.ArrayLike | None, samples: int) -> Array:
    """w_n >= 0 with a positive sum, shape (N,); all one by default.

    A whole number counts like so many copies of the sample. Raises ValueError.
    """
    if weights is None:
        return np.ones(samples)
    return require_weights("weights", weights, samples)
