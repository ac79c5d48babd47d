"""A record of a computation, and the chain rule that plays it in reverse.

A node is an array that remembers from which nodes it was computed, and by which rule a
gradient goes back to each of them. It knows nothing of the operations themselves.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from nnbook.tape.shapes import require_pairs, sum_to_shape
from nnbook.types import Array
from nnbook.validation import as_numbers, require, require_shape

#: From dC = dL/dC, the gradient of a result, to that of one of its operands.
Rule: TypeAlias = Callable[[Array], Array]


class Node:
    """C = f(A, B, ...), with a rule dC -> dA for each of the nodes A, B, ...

    `data` is the array C and `grad`, of its shape, what `backward` has added up so far.
    Integers become float64. `parents` are the operands with their rules; an operand
    that is no node is a constant and is left out. Raises ValueError for data that is
    no array of numbers, or empty, and for parents that are no such pairs.
    """

    def __init__(
        self, data: npt.ArrayLike, parents: Sequence[tuple[Any, Rule]] = ()
    ) -> None:
        self.data = as_numbers("data", data)
        require(self.data.size > 0, "data", data, "at least one number")
        self.grad: Array = np.zeros_like(self.data)
        require_pairs(parents)
        self.parents = [(A, rule) for A, rule in parents if isinstance(A, Node)]
        self.depth: int = 1 + max((A.depth for A, _ in self.parents), default=0)

    def backward(self, grad: npt.ArrayLike = 1.0) -> None:
        """A.grad <- A.grad + dL/dA for every A that this node, L, was computed from.

        Gradients add up over calls: set `grad[...] = 0` between two steps. If L is not
        one number, `grad` is the gradient of what is computed from it, in its shape.
        Raises ValueError for a gradient of another shape, before anything is added.
        Source: Linnainmaa (1976), Taylor expansion of the accumulated rounding error.
        """
        seed = as_numbers("grad", grad, self.data.dtype)
        if self.data.size > 1 or seed.ndim > 0:
            require_shape("grad", seed, self.data.shape, "the result")
        pending = {self: seed.reshape(self.data.shape)}
        for C in self._latest_first():
            dC = pending.pop(C)
            C.grad += dC
            for A, rule in C.parents:
                dA = sum_to_shape(rule(dC), A.data.shape)
                # What is used twice gets the sum, and passes it on once, when complete.
                pending[A] = pending[A] + dA if A in pending else dA

    def _latest_first(self) -> list["Node"]:
        """Every node that took part, none before a node that was computed from it."""
        found, seen = [self], {self}
        for C in found:  # grows as it is read; no recursion, so that depth has no limit
            for A, _ in C.parents:
                if A not in seen:
                    seen.add(A)
                    found.append(A)
        return sorted(found, key=lambda C: -C.depth)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.data!r})"
