"""Rows of pixels as images, the way convolution takes them."""

import math

import numpy.typing as npt

from nnbook.types import Array
from nnbook.validation import as_numbers, require_count, require_rows


def as_images(X: npt.ArrayLike, channels: int = 1) -> Array:
    """images[n, c, i, j] = X[n, (c H + i) H + j], shape (N, C, H, H), C H^2 = n.

    Takes rows of pixels, shape (N, n), as convolution wants them; the way back is
    `images.reshape(len(images), -1)`. Shares memory with X where it can. Raises
    ValueError unless the rows hold `channels` square images.

    >>> as_images([[1, 2, 3, 4]]).tolist()
    [[[[1.0, 2.0], [3.0, 4.0]]]]
    """
    rows = as_numbers("X", X)
    require_rows("X", rows)
    C = require_count("channels", channels)
    n = rows.shape[1]
    H = math.isqrt(n // C)
    if n != C * H * H:
        raise ValueError(f"X has rows of {n} pixels, expected {C} H^2 for H x H images")
    return rows.reshape(len(rows), C, H, H)
