"""Activations as pairs: A = f(Z), and the vector-Jacobian product dZ = dA . f'(Z).

Every function takes float32, float64 or complex128 and returns the same type. For
complex input the real part decides on which side of a kink a value lies: that is
what the complex-step derivative needs. The product takes Z and A = f(Z), because
some derivatives are shortest in one and some in the other. Options such as alpha or
temperature are given by name, to both of a pair.

All raise ValueError for what is no array of numbers of these types (integers become
float64), for shapes that differ and for options that they do not have.
"""

from nnbook.activations import gaussian, piecewise, rowwise, smooth
from nnbook.activations.checked import checked, checked_vjp
from nnbook.activations.registry import ACTIVATIONS, Activation, make_activation

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "elu",
    "elu_vjp",
    "gelu",
    "gelu_tanh",
    "gelu_tanh_vjp",
    "gelu_vjp",
    "identity",
    "identity_vjp",
    "leaky_relu",
    "leaky_relu_vjp",
    "log_softmax",
    "log_softmax_vjp",
    "make_activation",
    "relu",
    "relu_vjp",
    "sigmoid",
    "sigmoid_vjp",
    "softmax",
    "softmax_vjp",
    "softplus",
    "softplus_vjp",
    "tanh",
    "tanh_vjp",
]

identity = checked(piecewise.identity)
identity_vjp = checked_vjp(piecewise.identity_vjp)
relu = checked(piecewise.relu)
relu_vjp = checked_vjp(piecewise.relu_vjp)
leaky_relu = checked(piecewise.leaky_relu)
leaky_relu_vjp = checked_vjp(piecewise.leaky_relu_vjp)
elu = checked(piecewise.elu)
elu_vjp = checked_vjp(piecewise.elu_vjp)

sigmoid = checked(smooth.sigmoid)
sigmoid_vjp = checked_vjp(smooth.sigmoid_vjp)
tanh = checked(smooth.tanh)
tanh_vjp = checked_vjp(smooth.tanh_vjp)
softplus = checked(smooth.softplus)
softplus_vjp = checked_vjp(smooth.softplus_vjp)

gelu = checked(gaussian.gelu)
gelu_vjp = checked_vjp(gaussian.gelu_vjp)
gelu_tanh = checked(gaussian.gelu_tanh)
gelu_tanh_vjp = checked_vjp(gaussian.gelu_tanh_vjp)

softmax = checked(rowwise.softmax, rows=True)
softmax_vjp = checked_vjp(rowwise.softmax_vjp, rows=True)
log_softmax = checked(rowwise.log_softmax, rows=True)
log_softmax_vjp = checked_vjp(rowwise.log_softmax_vjp, rows=True)
