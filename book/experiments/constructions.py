"""Networks that compute parity with weights written down by hand."""

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
    kinks = np.arange(n)
    slopes = np.where(kinks == 0, 1, 2 * (-1.0) ** kinks)
    return _network((np.ones((n, n)), -kinks), _two_logits(slopes))


def three_unit_parity() -> nnbook.Network:
    """f(s) = 25 - 19 relu(s - 1) + 15 relu(s - 2) - 10 relu(3 - s), on four inputs.

    f is negative for 0, 2 and 4 ones and positive for 1 and 3: enough to decide.
    """
    W, b = np.ones((4, 3)) * [1, 1, -1], [-1, -2, 3]
    return _network((W, b), ([[19, -19], [-15, 15], [10, -10]], [-25, 25]))


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
    slopes: npt.NDArray[np.floating],
) -> tuple[npt.NDArray[np.floating], list[float]]:
    """W and b of the logits (1/2 - f, f - 1/2) for f = sum of slopes times units."""
    return np.stack([-slopes, slopes], axis=1), [0.5, -0.5]
