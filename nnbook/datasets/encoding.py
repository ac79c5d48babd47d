"""Class indices as vectors."""

import numpy as np
import numpy.typing as npt

from nnbook.types import Array
from nnbook.validation import require_count, require_labels
from nnbook.validation.room import require_room


def one_hot(y: npt.ArrayLike, classes: int | None = None) -> Array:
    """Y_nk = 1{y_n = k}, shape (N, K); K is the highest label plus one by default.

    Raises ValueError for what are not class indices, for fewer classes than they name,
    or for more than memory holds. `nnbook.class_indices` is its inverse.

    >>> one_hot([0, 2]).tolist()
    [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]
    """
    labels = require_labels("y", y)
    seen = int(labels.max()) + 1
    K = require_count("classes", seen if classes is None else classes, least=seen)
    require_room("classes", K, (len(labels), K))
    Y = np.zeros((len(labels), K))
    Y[np.arange(len(labels)), labels] = 1
    return Y
