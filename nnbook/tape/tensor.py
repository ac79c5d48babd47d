"""Operations on a tape: beside each stand the rules of its derivative.

C is the result, A this Tensor and B the other operand; dC stands for dL/dC, the
gradient of the loss with respect to C. Each rule is the transposed Jacobian of its
operation, applied to dC. Broadcasting is undone by `Node.backward`.
"""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from nnbook.activations import relu
from nnbook.rows import row_max
from nnbook.tape.node import Node
from nnbook.tape.shapes import Axis, require_broadcast, require_product, sum_over
from nnbook.types import Array
from nnbook.validation import (
    as_numbers,
    require_between,
    require_instance,
    require_rows,
)

#: What stands beside a Tensor in an operation; an array or a number is a constant.
Operand: TypeAlias = "Tensor | npt.ArrayLike"


class Tensor(Node):
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

    __array_ufunc__ = None  # array * Tensor is for the Tensor to answer, as a whole

    def __add__(self, other: Operand) -> "Tensor":
        """C = A + B:  dA = dC,  dB = dC."""
        a, b = self._pair(other)
        return Tensor(a + b, [(self, lambda dC: dC), (other, lambda dC: dC)])

    def __sub__(self, other: Operand) -> "Tensor":
        """C = A - B:  dA = dC,  dB = -dC."""
        a, b = self._pair(other)
        return Tensor(a - b, [(self, lambda dC: dC), (other, lambda dC: -dC)])

    def __mul__(self, other: Operand) -> "Tensor":
        """C = A B, entry by entry:  dA = dC B,  dB = dC A."""
        a, b = self._pair(other)
        return Tensor(a * b, [(self, lambda dC: dC * b), (other, lambda dC: dC * a)])

    def __truediv__(self, other: Operand) -> "Tensor":
        """C = A / B, entry by entry:  dA = dC / B,  dB = -dC C / B."""
        a, b = self._pair(other)
        c = a / b
        return Tensor(c, [(self, lambda dC: dC / b), (other, lambda dC: -dC * c / b)])

    def __pow__(self, p: float) -> "Tensor":
        """C = A^p for a number p:  dA = dC p A^(p-1), which is 0 for p = 0."""
        p = float(require_between("p", p, -np.inf, np.inf, open_low=True))
        a = self.data
        slope = p - 1 if p else 0.0
        return Tensor(a**p, [(self, lambda dC: dC * p * a**slope)])

    def __matmul__(self, other: Operand) -> "Tensor":
        """C = A @ B, of matrices:  dA = dC @ B^T,  dB = A^T @ dC."""
        a, b = self.data, np.asarray(_data(other))
        require_product(a, b)
        rules = [(self, lambda dC: dC @ b.T), (other, lambda dC: a.T @ dC)]
        return Tensor(a @ b, rules)

    def __rmatmul__(self, other: npt.ArrayLike) -> "Tensor":
        """C = B @ A for a constant B, such as a batch of samples:  dA = B^T @ dC."""
        a, b = self.data, np.asarray(_data(other))
        require_product(b, a)
        return Tensor(b @ a, [(self, lambda dC: b.T @ dC)])

    def relu(self) -> "Tensor":
        """C = max(0, A):  dA = dC 1{A > 0}."""
        on = self.data.real > 0
        return Tensor(relu(self.data), [(self, lambda dC: dC * on)])

    def tanh(self) -> "Tensor":
        """C = tanh(A):  dA = dC (1 - C^2)."""
        c = np.tanh(self.data)
        return Tensor(c, [(self, lambda dC: dC * (1 - c * c))])

    def exp(self) -> "Tensor":
        """C = exp(A):  dA = dC C."""
        c = np.exp(self.data)
        return Tensor(c, [(self, lambda dC: dC * c)])

    def log(self) -> "Tensor":
        """C = log(A):  dA = dC / A."""
        a = self.data
        return Tensor(np.log(a), [(self, lambda dC: dC / a)])

    def sum(self, axis: Axis = None, *, keepdims: bool = False) -> "Tensor":
        """C = sum of A over the axes, or over all:  dA = dC for each of the terms.

        Raises ValueError for axes that A does not have.
        """
        require_instance("keepdims", keepdims, bool)
        a, kept = self.data, sum_over(self.data, axis)

        def repeated(dC: Array) -> Array:
            return np.broadcast_to(dC.reshape(kept.shape), a.shape)

        return Tensor(kept if keepdims else kept.squeeze(axis), [(self, repeated)])

    # From here on nothing needs a rule of its own: what is made of operations that
    # have one can be differentiated already.

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

    def __neg__(self) -> "Tensor":
        """C = -A = -1 A."""
        return self * -1

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: npt.ArrayLike) -> "Tensor":
        """C = B - A = -A + B for a constant B."""
        return -self + other

    def __rtruediv__(self, other: npt.ArrayLike) -> "Tensor":
        """C = B / A = A^-1 B for a constant B."""
        return self**-1 * other

    def _pair(self, other: Operand) -> tuple[Any, Any]:
        """The arrays of both operands, once it is known that they fit."""
        a, b = self.data, _data(other)
        require_broadcast(a, b)
        return a, b


def _data(other: Operand) -> Any:
    """The array of an operand. One real number is a float: it fits every type."""
    if isinstance(other, Tensor):
        return other.data
    b = as_numbers("B", other)
    return b if b.ndim or b.dtype.kind == "c" else float(b)
