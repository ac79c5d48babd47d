"""Networks that compute parity with weights written down by hand."""

from typing import Any

import numpy as np
import numpy.typing as npt

import nnbook


def _network(*parameters: tuple[npt.ArrayLike, npt.ArrayLike]) -> nnbook.Network:
    """The ReLU network whose dense layers have these W and b."""
    matrices = [(np.asarray(W, float), np.asarray(b, float)) for W, b in parameters]
    sizes = [len(matrices[0][0]), *(len(b) for _, b in matrices)]
    network = nnbook.mlp(sizes, initializer="zeros")
    dense = [layer for layer in network.layers if isinstance(layer, nnbook.Dense)]
    for layer, (W, b) in zip(dense, matrices, strict=True):
        layer.W[:], layer.b[:] = W, b
    return network


def one_layer_parity(n: int) -> nnbook.Network:
    """f(s) = relu(s) + 2 sum_(k=1)^(n-1) (-1)^k relu(s - k), with s the number of ones.

    The logits are (1/2 - f, f - 1/2): f is 0 on even patterns and 1 on odd ones.
    """
    slopes = np.array([1.0, *(turn(k) for k in range(1, n))])
    return _network((np.ones((n, n)), -np.arange(n)), _two_logits(slopes))


def turn(k: Any) -> Any:
    """2 (-1)^k: by how much the zigzag changes its slope at k >= 1."""
    return 2 * (-1) ** k


def three_unit_parity() -> nnbook.Network:
    """f(s) = 6 - relu(3s - 2) + 2 relu(s - 2) - 2 relu(3 - s) is 0, 1, 0, 1, 0.

    The logits are (1/2 - f, f - 1/2), as for four units, on four inputs.
    """
    W, b = np.ones((4, 3)) * [3, 1, -1], [-2, -2, 3]
    return _network((W, b), _two_logits(np.array([-1.0, 2.0, -2.0]), constant=6))


def two_layer_parity(spare: tuple[int, int] = (0, 0)) -> nnbook.Network:
    """p = |x1 - x2|, q = |x3 - x4|, f = |p - q|, with |a - b| = relu(a-b) + relu(b-a).

    Hidden layers of 4 and 2 units, and `spare` units in each that do nothing.
    """
    pair = np.array([[1, -1], [-1, 1]])
    W1 = np.kron(np.eye(2), pair)
    W2 = np.repeat(pair, 2, axis=0)
    W3, b3 = _two_logits(np.ones(2))
    idle1, idle2 = spare
    return _network(
        (np.pad(W1, ((0, 0), (0, idle1))), np.zeros(4 + idle1)),
        (np.pad(W2, ((0, idle1), (0, idle2))), np.zeros(2 + idle2)),
        (np.pad(W3, ((0, idle2), (0, 0))), b3),
    )


def _two_logits(
    slopes: npt.NDArray[np.floating], constant: float = 0.0
) -> tuple[npt.NDArray[np.floating], list[float]]:
    """W and b of the logits (1/2 - f, f - 1/2), f = constant + slopes times units."""
    return np.stack([-slopes, slopes], axis=1), [0.5 - constant, constant - 0.5]
