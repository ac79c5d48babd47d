"""Cross-entropies, from class indices, with axes beyond the classes laid into rows."""

import numpy as np

import nnbook
from tests.conformance.offered import offered
from tests.conformance.operators.base import Operator, over_axis, require_floats


def softmax_cross_entropy(node, Z, y, class_weights=None):
    """(loss, log P), with a weight for each class, which becomes one for each sample.

    Samples of the class `ignore_index` count for nothing.
    """
    rows = np.moveaxis(require_floats(Z), 1, -1).reshape(-1, Z.shape[1])
    ignored = y.ravel() == node.attributes.get("ignore_index", None)
    labels = np.where(ignored, 0, y.ravel())
    weights = np.ones(Z.shape[1]) if class_weights is None else class_weights
    weights = np.where(ignored, 0, weights[labels])
    Y = nnbook.one_hot(labels, classes=Z.shape[1])
    reduction = node.attributes.get("reduction", "mean")
    if reduction == "none":
        each = nnbook.cross_entropy(Y, nnbook.softmax(rows)) * weights
        loss = each.reshape(y.shape).astype(Z.dtype)
    else:
        loss = nnbook.SoftmaxCrossEntropy()(rows, Y, weights=weights)
        loss = loss * Z.dtype.type(weights.sum()) if reduction == "sum" else loss
    return loss, over_axis(nnbook.log_softmax, Z, 1)


def negative_log_likelihood(node, log_P, y, class_weights=None):
    """The same, as log softmax leaves logarithms of probabilities what they are."""
    total = np.exp(log_P.astype(np.float64)).sum(axis=1)
    reason = "NegativeLogLikelihoodLoss of numbers that are no log-probabilities"
    offered(np.allclose(total, 1, rtol=0, atol=1e-5), reason)
    return softmax_cross_entropy(node, log_P, y, class_weights)[0]


READS = ("reduction", "ignore_index")

OPERATORS = {
    "SoftmaxCrossEntropyLoss": Operator(softmax_cross_entropy, READS),
    "NegativeLogLikelihoodLoss": Operator(negative_log_likelihood, READS),
}
