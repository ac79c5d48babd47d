"""Data: functions of bits, points in the plane, and real digits."""

from nnbook.datasets.base import Dataset
from nnbook.datasets.curves import circles, moons, spirals
from nnbook.datasets.digits import load_digits
from nnbook.datasets.encoding import one_hot
from nnbook.datasets.idx import read_idx, write_idx
from nnbook.datasets.images import as_images
from nnbook.datasets.mnist import Split, load_mnist
from nnbook.datasets.patterns import (
    GATES,
    binary_patterns,
    logic_gate,
    parity,
    truth_table,
)
from nnbook.datasets.regions import checkerboard, quarter_circle
from nnbook.datasets.sampling import balanced_subset, noisy_copies

__all__ = [
    "GATES",
    "Dataset",
    "Split",
    "as_images",
    "balanced_subset",
    "binary_patterns",
    "checkerboard",
    "circles",
    "load_digits",
    "load_mnist",
    "logic_gate",
    "moons",
    "noisy_copies",
    "one_hot",
    "parity",
    "quarter_circle",
    "read_idx",
    "spirals",
    "truth_table",
    "write_idx",
]
