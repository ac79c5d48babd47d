"""Losses of logits; means are nnbook's, sums are means times what they are means of."""

import numpy as np

import nnbook
from tests.conformance.offered import offered
from tests.conformance.pytorch.base import require_numbers, rows_of


def scaled(loss, Z, Y, weights, reduction, total):
    """(L, vjp) of a mean over `total`, or of the sum that it is the mean of."""
    offered(reduction in ("mean", "sum"), f"reduction {reduction}")
    factor = total if reduction == "sum" else 1.0
    L = np.asarray(loss(Z, Y, weights)) * factor
    return L, lambda dL: loss.grad(Z, Y, weights) * (dL * factor)


def cross_entropy(
    Z,
    y,
    weight=None,
    reduction="mean",
    ignore_index=-100,
    label_smoothing=0.0,
):
    """A class's weight becomes the samples'; with whole distributions, the target's."""
    require_numbers(Z)
    axis = 1 if Z.ndim > 1 else 0
    rows, back = rows_of(Z, axis)
    K, loss = rows.shape[1], nnbook.SoftmaxCrossEntropy()
    classes = np.ones(K) if weight is None else weight
    offered((classes >= 0).all(), "weights below 0")
    if y.dtype.kind == "f":
        Y = rows_of(y, axis)[0]
        Y = (1 - label_smoothing) * Y + label_smoothing / K
        mean = reduction == "mean" and Z.ndim > 2
        offered(not mean, "a mean over samples of sums over their places")
        L, vjp = scaled(loss, rows, Y * classes, None, reduction, len(Y))
    else:
        offered(label_smoothing == 0 or weight is None, "smoothed and weighed labels")
        ignored = y.ravel() == ignore_index
        offered(not ignored.all(), "a batch in which everything is ignored")
        labels = np.where(ignored, 0, y.ravel())
        weights = np.where(ignored, 0, classes[labels])
        Y = nnbook.one_hot(labels, classes=K)
        Y = (1 - label_smoothing) * Y + label_smoothing / K
        L, vjp = scaled(loss, rows, Y, weights, reduction, weights.sum())
    return L, lambda dL: [back(vjp(dL)), None]


def as_rows(Z):
    return Z.reshape(1, -1)


def mse_loss(Z, Y, reduction="mean"):
    """The target's gradient is the input's with the other sign; nnbook has only one."""
    require_numbers(Z)
    rows = as_rows(Z), as_rows(Y)
    L, vjp = scaled(nnbook.MSE(), *rows, None, reduction, Z.size)
    return L, lambda dL: [vjp(dL).reshape(Z.shape), None]


def binary_cross_entropy_with_logits(
    Z, Y, weight=None, reduction="mean", pos_weight=None
):
    require_numbers(Z)
    offered(weight is None, "weights for single questions")
    offered(pos_weight is None, "weights for the positive answers")
    rows = as_rows(Z), as_rows(Y)
    L, vjp = scaled(nnbook.BinaryCrossEntropy(), *rows, None, reduction, Z.size)
    return L, lambda dL: [vjp(dL).reshape(Z.shape), None]


COUNTERPARTS = {
    "nn.functional.cross_entropy": cross_entropy,
    "nn.functional.mse_loss": mse_loss,
    "nn.functional.binary_cross_entropy_with_logits": binary_cross_entropy_with_logits,
}
