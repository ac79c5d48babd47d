"""Automatic differentiation on a tape: how frameworks know every gradient.

Read `node` first, which plays a record back, then `rules`: these are the tape. What
`tensor` adds is made of them, or moves entries to other places.
"""

from nnbook.tape.node import Node
from nnbook.tape.tensor import Tensor

__all__ = ["Node", "Tensor"]
