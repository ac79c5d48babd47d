"""Data: logic gates, n-bit parity, shapes in the plane, and real digits."""

from nnbook.datasets.mnist import Split, load_mnist
from nnbook.datasets.patterns import (
    Dataset,
    binary_patterns,
    load_digits,
    logic_gate,
    one_hot,
    parity,
)

__all__ = [
    "Dataset",
    "Split",
    "binary_patterns",
    "load_digits",
    "load_mnist",
    "logic_gate",
    "one_hot",
    "parity",
]
