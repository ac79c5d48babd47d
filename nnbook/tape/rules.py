"""Operations on a tape: beside each stands the rule of its derivative.

C is the result, A this node and B the other operand; dC stands for dL/dC, the gradient
of the loss with respect to C. Each rule is the transposed Jacobian of its operation,
applied to dC. Broadcasting is undone by `Node.backward`.
"""

from collections.abc import Callable
from typing import Any, Self

import numpy as np

from nnbook.activations import relu, sigmoid
from nnbook.tape.node import Node
from nnbook.tape.operands import Operand, array_of, arrays_of
from nnbook.tape.shapes import Axis, require_product, sum_over
from nnbook.types import Array
from nnbook.validation import require_between, require_instance


class Recorded(Node):
    """A node whose operations are recorded; `Tensor` adds what needs no new rule."""

    __array_ufunc__ = None  # array * Tensor is for the Tensor to answer, as a whole

    def __add__(self, other: Operand) -> Self:
        """C = A + B:  dA = dC,  dB = dC."""
        a, b = arrays_of(self, other)
        return type(self)(a + b, [(self, lambda dC: dC), (other, lambda dC: dC)])

    def __sub__(self, other: Operand) -> Self:
        """C = A - B:  dA = dC,  dB = -dC."""
        a, b = arrays_of(self, other)
        return type(self)(a - b, [(self, lambda dC: dC), (other, lambda dC: -dC)])

    def __mul__(self, other: Operand) -> Self:
        """C = A B, entry by entry:  dA = dC B,  dB = dC A."""
        a, b = arrays_of(self, other)
        rules = [(self, lambda dC: dC * b), (other, lambda dC: dC * a)]
        return type(self)(a * b, rules)

    def __truediv__(self, other: Operand) -> Self:
        """C = A / B, entry by entry:  dA = dC / B,  dB = -dC C / B."""
        a, b = arrays_of(self, other)
        c = a / b
        rules = [(self, lambda dC: dC / b), (other, lambda dC: -dC * c / b)]
        return type(self)(c, rules)

    def __matmul__(self, other: Operand) -> Self:
        """C = A @ B, of matrices:  dA = dC @ B^T,  dB = A^T @ dC."""
        a, b = self.data, np.asarray(array_of(other))
        require_product(a, b)
        rules = [(self, lambda dC: dC @ b.T), (other, lambda dC: a.T @ dC)]
        return type(self)(a @ b, rules)

    def sum(self, axis: Axis = None, *, keepdims: bool = False) -> Self:
        """C = sum of A over the axes, or over all:  dA = dC for each of the terms.

        Raises ValueError for axes that A does not have.
        """
        require_instance("keepdims", keepdims, bool)
        a, kept = self.data, sum_over(self.data, axis)
        rule = (self, lambda dC: np.broadcast_to(dC.reshape(kept.shape), a.shape))
        return type(self)(kept if keepdims else kept.squeeze(axis), [rule])

    def _entrywise(
        self, f: Callable[[Array], Array], slope: Callable[[Array, Array], Any]
    ) -> Self:
        """C = f(A), entry by entry:  dA = dC f'(A), with f'(A) = slope(A, C)."""
        a, c = self.data, f(self.data)
        return type(self)(c, [(self, lambda dC: dC * slope(a, c))])

    def __pow__(self, p: float) -> Self:
        """C = A^p for a number p:  dA = dC p A^(p-1), which is 0 for p = 0."""
        p = float(require_between("p", p, -np.inf, np.inf, open_low=True))
        q = p - 1 if p else 0.0
        return self._entrywise(lambda a: a**p, lambda a, c: p * a**q)

    def exp(self) -> Self:
        """C = exp(A):  dA = dC C."""
        return self._entrywise(np.exp, lambda a, c: c)

    def log(self) -> Self:
        """C = log(A):  dA = dC / A."""
        return self._entrywise(np.log, lambda a, c: 1 / a)

    def tanh(self) -> Self:
        """C = tanh(A):  dA = dC (1 - C^2)."""
        return self._entrywise(np.tanh, lambda a, c: 1 - c * c)

    def sigmoid(self) -> Self:
        """C = 1 / (1 + exp(-A)):  dA = dC C (1 - C)."""
        return self._entrywise(sigmoid, lambda a, c: c * (1 - c))

    def relu(self) -> Self:
        """C = max(0, A):  dA = dC 1{A > 0}."""
        return self._entrywise(relu, lambda a, c: a.real > 0)
