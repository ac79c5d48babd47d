"""The Tensor: what can be recorded, and what is made of recorded operations."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.rows import row_max
from nnbook.tape.operands import Operand, array_of
from nnbook.tape.rules import Recorded
from nnbook.tape.shapes import Axis, entries, require_product, reshaped
from nnbook.types import Array
from nnbook.validation import require_rows


class Tensor(Recorded):
    """An array whose operations are recorded, so that `backward` finds all gradients.

    `data` is not copied, and must not change in place between an operation and
    `backward`: the rules look at it. float32, float64 and complex128 stay so; beside
    complex numbers a real Tensor has a value but no gradient, which would be complex.
    Source: Baydin, Pearlmutter, Radul and Siskind (2018), Automatic differentiation in
    machine learning: a survey; the class follows PyTorch's, and micrograd.

    >>> x, y = Tensor(3.0), Tensor(2.0)
    >>> (x * y + x**2).backward()
    >>> float(x.grad), float(y.grad)
    (8.0, 3.0)
    """

    # What is no Tensor on the left, and what is made of operations that have a rule.

    def __rmatmul__(self, other: Operand) -> "Tensor":
        """C = B @ A, for B such as a batch:  dA = B^T @ dC,  dB = dC @ A^T."""
        a, b = self.data, np.asarray(array_of(other))
        require_product(b, a)
        rules = [(self, lambda dC: b.T @ dC), (other, lambda dC: dC @ a.T)]
        return Tensor(b @ a, rules)

    __radd__ = Recorded.__add__
    __rmul__ = Recorded.__mul__

    def __neg__(self) -> "Tensor":
        """C = -A = -1 A."""
        return self * -1

    def __rsub__(self, other: npt.ArrayLike) -> "Tensor":
        """C = B - A = -A + B for a constant B."""
        return -self + other

    def __rtruediv__(self, other: npt.ArrayLike) -> "Tensor":
        """C = B / A = A^-1 B for a constant B."""
        return self**-1 * other

    def mean(self, axis: Axis = None, *, keepdims: bool = False) -> "Tensor":
        """C = sum of A over the axes / number of terms."""
        total = self.sum(axis, keepdims=keepdims)
        return total / (self.data.size // total.data.size)

    def log_softmax(self) -> "Tensor":
        """C_nk = S_nk - log sum_j exp(S_nj), with S_n = A_n - max_k A_nk, row by row.

        The maximum is a constant: it changes neither C nor its derivative. Raises
        ValueError unless A has rows, shape (N, K).
        """
        require_rows("A", self.data)
        S = self - row_max(self.data)
        return S - S.exp().sum(axis=1, keepdims=True).log()

    # Entries that only change their places take their gradients along.

    @property
    def T(self) -> "Tensor":
        """C = A^T, the axes in reverse:  dA = dC^T."""
        return Tensor(self.data.T, [(self, lambda dC: dC.T)])

    def reshape(self, *shape: int | tuple[int, ...]) -> "Tensor":
        """C = the entries of A in another shape:  dA = those of dC in A's shape.

        One size may be -1: it follows from the others. Raises ValueError for a shape
        of another number of entries.
        """
        a = self.data
        return Tensor(reshaped(a, shape), [(self, lambda dC: dC.reshape(a.shape))])

    def __getitem__(self, index: Any) -> "Tensor":
        """C = A[index]:  dA is dC at these entries, added up over repeats, 0 elsewhere.

        Raises ValueError for an index that A does not have, or that selects nothing.
        """
        a = self.data

        def spread(dC: Array) -> Array:
            dA = np.zeros_like(a)
            np.add.at(dA, index, dC)
            return dA

        return Tensor(entries(a, index), [(self, spread)])

    def __iter__(self) -> Iterator["Tensor"]:
        """One row after the other."""
        return (self[row] for row in range(len(self.data)))
