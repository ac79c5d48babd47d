"""Activations: softmax and its logarithm along an axis, the others everywhere."""

import nnbook
from tests.conformance.offered import offered
from tests.conformance.operators.base import Operator, over_axis, require_floats


def elementwise(name):
    def f(node, Z):
        return getattr(nnbook, name)(require_floats(Z))

    return Operator(f)


def with_alpha(name, default):
    def f(node, Z):
        alpha = node.attributes.get("alpha", default)
        return getattr(nnbook, name)(require_floats(Z), alpha=alpha)

    return Operator(f, ("alpha",))


def prelu(node, Z, slope):
    """One slope for all is a leaky ReLU; it is learned elsewhere."""
    offered(slope.size == 1 and slope > 0, "PRelu with more than one positive slope")
    return nnbook.leaky_relu(require_floats(Z), alpha=slope.item())


def gelu(node, Z):
    exact = node.attributes.get("approximate", "none") == "none"
    return (nnbook.gelu if exact else nnbook.gelu_tanh)(require_floats(Z))


def along_axis(name):
    def f(node, Z):
        """Before version 13 all axes from the given one on counted as one."""
        f = getattr(nnbook, name)
        if node.opset >= 13:
            return over_axis(f, require_floats(Z), node.attributes.get("axis", -1))
        axis = node.attributes.get("axis", 1)
        rows = Z.reshape(*Z.shape[:axis], -1)
        offered(rows.shape == Z.shape, f"{node.op} over several axes at once")
        return f(require_floats(Z))

    return Operator(f, ("axis",))


OPERATORS = {
    "Identity": elementwise("identity"),
    "Relu": elementwise("relu"),
    "Sigmoid": elementwise("sigmoid"),
    "Tanh": elementwise("tanh"),
    "Softplus": elementwise("softplus"),
    "LeakyRelu": with_alpha("leaky_relu", 0.01),
    "Elu": with_alpha("elu", 1.0),
    "PRelu": Operator(prelu),
    "Gelu": Operator(gelu, ("approximate",)),
    "Softmax": along_axis("softmax"),
    "LogSoftmax": along_axis("log_softmax"),
}
