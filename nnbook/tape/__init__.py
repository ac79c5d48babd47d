"""Automatic differentiation on a tape: how frameworks know every gradient.

Read `node` first, which plays a record back, then `tensor`, where the rules stand.
"""

from nnbook.tape.node import Node
from nnbook.tape.tensor import Tensor

__all__ = ["Node", "Tensor"]
