"""Windows of an image: what a kernel sees at each place where it stops.

Images come and go as (N, C, H, W). In between, they lie pixel by pixel in memory, and
samples last: (H, W, C, N). Then all that a window moves are long runs of neighbours,
which NumPy copies, adds and compares several times faster than scattered numbers, and
elementwise layers keep that order without knowing of it.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any, TypeAlias

import numpy as np

from nnbook.types import Array, Shape
from nnbook.validation import require, require_count

#: A size for both axes, or one for rows and one for columns.
OneOrPair: TypeAlias = int | tuple[int, int]


def as_pair(name: str, got: Any, least: int = 1) -> tuple[int, int]:
    """Return (rows, columns) from such a pair or from one integer for both.

    Raises ValueError unless they are integers of at least `least`.
    """
    if not isinstance(got, tuple | list):
        return (require_count(name, got, least),) * 2
    require(len(got) == 2, name, got, "an integer or a pair of integers")
    rows, columns = (require_count(name, size, least) for size in got)
    return rows, columns


def as_given(pair: tuple[int, int]) -> OneOrPair:
    """One integer where the two are equal: the shortest way to write a pair."""
    return pair[0] if pair[0] == pair[1] else pair


def samples_last(X: Array) -> Array:
    """(N, C, H, W) -> (H, W, C, N); without a copy if X lies so in memory already."""
    return np.ascontiguousarray(X.transpose(2, 3, 1, 0))


def samples_first(X: Array) -> Array:
    """(H, W, C, N) -> (N, C, H, W), a view."""
    return X.transpose(3, 2, 0, 1)


class Windows:
    """Window (i, j) covers rows s i - p to s i - p + k - 1, and columns alike.

    k, s and p are the kernel, the stride and the padding, of rows and of columns. Rows
    and columns at the end that do not fill a window are left out.
    """

    def __init__(
        self,
        kernel: tuple[int, int],
        stride: tuple[int, int],
        padding: tuple[int, int],
    ) -> None:
        self.kernel, self.stride, self.padding = kernel, stride, padding
        self.overlap = any(s < k for s, k in zip(stride, kernel, strict=True))

    def output_shape(self, channels: int | None, shape: Shape) -> Shape:
        """(C, H, W) -> (channels, (H + 2p - k) // s + 1, and alike for W).

        Raises ValueError when a kernel does not fit into the image and its padding.
        """
        sizes = (None, None) if shape is None else shape[1:]
        counts = []
        for n, k, s, p in zip(
            sizes, self.kernel, self.stride, self.padding, strict=True
        ):
            if n is not None and n + 2 * p < k:
                raise ValueError(
                    f"image has {n} rows or columns and {p} of padding on each side, "
                    f"expected at least {k}, as the kernel has"
                )
            counts.append(None if n is None else (n + 2 * p - k) // s + 1)
        return (channels, *counts)

    def padded(self, X: Array, fill: float = 0.0) -> Array:
        """P = X between p rows and columns of `fill` on each side, samples last."""
        if self.padding == (0, 0):
            return samples_last(X)
        (N, C, H, W), (ph, pw) = X.shape, self.padding
        P = np.full((H + 2 * ph, W + 2 * pw, C, N), fill, X.dtype)
        P[ph : ph + H, pw : pw + W] = X.transpose(2, 3, 1, 0)
        return P

    def cropped(self, P: Array) -> Array:
        """X = P without its padding, shape (N, C, H, W): the way back from `padded`."""
        (ph, pw), (H, W, _, _) = self.padding, P.shape
        return samples_first(P[ph : H - ph, pw : W - pw])

    def views(self, P: Array) -> Iterator[Array]:
        """V_ijcn = P_(s i + u),(s j + v),c,n for each place (u, v) in the kernel.

        A view for each place, row by row, with a number for every window (i, j).
        """
        (kh, kw), (sh, sw) = self.kernel, self.stride
        rows, columns = P.shape[0] - kh + 1, P.shape[1] - kw + 1
        for u, v in product(range(kh), range(kw)):
            yield P[u : u + rows : sh, v : v + columns : sw]
