"""Functions of bits: logic gates, truth tables, and parity."""

import numpy as np
import numpy.typing as npt

from nnbook.datasets.base import Dataset
from nnbook.types import Array
from nnbook.validation import require, require_choice, require_count, require_labels

#: All sixteen functions of two bits, by their outputs for inputs 00, 01, 10, 11.
GATES = {
    "false": (0, 0, 0, 0),
    "and": (0, 0, 0, 1),
    "x1 and not x2": (0, 0, 1, 0),
    "x1": (0, 0, 1, 1),
    "not x1 and x2": (0, 1, 0, 0),
    "x2": (0, 1, 0, 1),
    "xor": (0, 1, 1, 0),
    "or": (0, 1, 1, 1),
    "nor": (1, 0, 0, 0),
    "xnor": (1, 0, 0, 1),
    "not x2": (1, 0, 1, 0),
    "x1 or not x2": (1, 0, 1, 1),
    "not x1": (1, 1, 0, 0),
    "not x1 or x2": (1, 1, 0, 1),
    "nand": (1, 1, 1, 0),
    "true": (1, 1, 1, 1),
}


def binary_patterns(n: int) -> Array:
    """X = all 2^n rows of n bits, in counting order, the first bit most significant.

    Raises ValueError for n below 1, or above 24: the table of 24 has 3.2 GB.

    >>> binary_patterns(2).tolist()
    [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    """
    count = require_count("n", n)
    require(count <= 24, "n", n, "an integer of at most 24, for 2^n rows")
    numbers = np.arange(2**count, dtype=">u4").view(np.uint8).reshape(-1, 4)
    return np.unpackbits(numbers, axis=1)[:, -count:].astype(float)


def truth_table(outputs: npt.ArrayLike) -> Dataset:
    """y_k = outputs[k] for the k-th of the 2^n rows of n bits, in counting order.

    The length of `outputs` says n. Raises ValueError unless they are class indices,
    and 2, 4, 8, ... of them.

    >>> truth_table([1, 0]).y.tolist()  # not: a gate with one input
    [1, 0]
    >>> X, majority = truth_table([0, 0, 0, 1, 0, 1, 1, 1])
    >>> X[majority == 1].tolist()[0]
    [0.0, 1.0, 1.0]
    """
    y = require_labels("outputs", outputs)
    n = len(y).bit_length() - 1
    full = len(y) == 2**n > 1
    require(full, "outputs' length", len(y), "2^n for n inputs, n >= 1")
    return Dataset(binary_patterns(n), y)


def logic_gate(name: str) -> Dataset:
    """y = gate(x_1, x_2) on its four inputs; X has shape (4, 2).

    All sixteen functions of two bits have a name: see `GATES`. Raises ValueError for
    an unknown one.

    >>> logic_gate("xor").y.tolist()
    [0, 1, 1, 0]
    """
    require_choice("name", name, list(GATES))
    return truth_table(GATES[name])


def parity(n: int, bits: npt.ArrayLike | None = None) -> Dataset:
    """y = (x_1 + ... + x_n) mod 2 on all 2^n inputs: 0 is even, 1 is odd.

    With `bits`, indices from 0, only those are summed: the parity of a 3x3 image is
    `parity(9)`, that of its diagonal `parity(9, bits=[0, 4, 8])`. Raises ValueError
    for an n that `binary_patterns` refuses, and for bits that are not there.
    Source: Minsky and Papert (1969), Perceptrons.

    >>> parity(2).y.tolist()
    [0, 1, 1, 0]
    """
    X = binary_patterns(n)
    chosen = require_labels("bits", range(n) if bits is None else bits)
    distinct = len(set(chosen.tolist())) == len(chosen) and chosen.max() < n
    require(bool(distinct), "bits", bits, f"distinct indices below n = {n}")
    summed = np.isin(np.arange(n), chosen)
    return Dataset(X, (X @ summed).astype(int) % 2)
