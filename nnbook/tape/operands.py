"""What stands beside a Tensor in an operation: another, or an array, or a number."""

from typing import Any, TypeAlias

import numpy.typing as npt

from nnbook.tape.node import Node
from nnbook.tape.shapes import require_broadcast
from nnbook.types import Array
from nnbook.validation import as_numbers

#: An array or a number is a constant: no gradient goes back to it.
Operand: TypeAlias = "Node | npt.ArrayLike"


def array_of(other: Operand) -> Any:
    """The array of an operand. One real number is a float: it fits every type.

    Raises ValueError for what is not an array of numbers.
    """
    if isinstance(other, Node):
        return other.data
    b = as_numbers("B", other)
    return b if b.ndim or b.dtype.kind == "c" else float(b)


def arrays_of(A: Node, other: Operand) -> tuple[Array, Any]:
    """The arrays of both operands. Raises ValueError unless they broadcast."""
    a, b = A.data, array_of(other)
    require_broadcast(a, b)
    return a, b
