"""Activations with a kink at zero, on either side of which they follow another rule.

At a complex number the real part decides on which side it lies.
"""

import numpy as np

from nnbook.types import Array


def identity(Z: Array) -> Array:
    """A = Z.

    A is the same array, not a copy: what is written into it changes Z.
    """
    return Z


def identity_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA."""
    return dA


def relu(Z: Array) -> Array:
    """A = max(0, Z).

    Source: Nair and Hinton (2010), Rectified Linear Units Improve Restricted Boltzmann
    Machines.

    >>> import nnbook
    >>> nnbook.relu([-2, 0, 3])
    array([0., 0., 3.])
    """
    return np.where(Z.real > 0, Z, 0) if Z.dtype.kind == "c" else np.maximum(Z, 0)


def relu_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA * 1{Z > 0}: the mask lets the gradient through where the unit was on.

    At Z = 0 every slope in [0, 1] is a subgradient; this one takes 0.
    """
    return dA * (Z.real > 0)


def leaky_relu(Z: Array, *, alpha: float = 0.01) -> Array:
    """A = Z where Z > 0, and alpha Z elsewhere; alpha > 0.

    PyTorch calls alpha the negative slope.
    Source: Maas, Hannun and Ng (2013), Rectifier Nonlinearities Improve Neural
    Network Acoustic Models.

    >>> import nnbook
    >>> nnbook.leaky_relu([-2, 3], alpha=0.5)
    array([-1.,  3.])
    """
    return np.where(Z.real > 0, Z, alpha * Z)


def leaky_relu_vjp(dA: Array, Z: Array, A: Array, *, alpha: float = 0.01) -> Array:
    """dZ = dA where Z > 0, and alpha dA elsewhere, Z = 0 included."""
    return np.where(Z.real > 0, dA, alpha * dA)


def elu(Z: Array, *, alpha: float = 1.0) -> Array:
    """A = Z where Z > 0, and alpha (exp(Z) - 1) elsewhere; alpha > 0.

    Source: Clevert, Unterthiner and Hochreiter (2016), Fast and Accurate Deep Network
    Learning by Exponential Linear Units.
    """
    return relu(Z) + alpha * np.expm1(below_zero(Z))


def elu_vjp(dA: Array, Z: Array, A: Array, *, alpha: float = 1.0) -> Array:
    """dZ = dA where Z > 0, and dA alpha exp(Z) elsewhere; A + alpha would cancel."""
    return dA * np.where(Z.real > 0, 1, alpha * np.exp(below_zero(Z)))


def below_zero(Z: Array) -> Array:
    """Z where Z <= 0, and 0 elsewhere: exp of what lies above could overflow."""
    return np.where(Z.real > 0, 0, Z)
