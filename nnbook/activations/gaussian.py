"""GELU: Z times the probability that a standard normal number lies below Z."""

import math

import numpy as np

from nnbook.activations.smooth import sigmoid
from nnbook.types import Array


def gelu(Z: Array) -> Array:
    """A = Z Phi(Z), with Phi the distribution function of the standard normal.

    Source: Hendrycks and Gimpel (2016), Gaussian Error Linear Units, section 2.
    """
    return Z * normal_cdf(Z)


def gelu_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA (Phi(Z) + Z phi(Z)), with phi(z) = exp(-z^2 / 2) / sqrt(2 pi)."""
    V = held(Z)
    density = np.exp(-V * V / 2) / math.sqrt(2 * math.pi)
    return dA * (normal_cdf(Z) + V * density)


def normal_cdf(Z: Array) -> Array:
    """Phi(Z) = erfc(-Z / sqrt 2) / 2; (1 + erf(Z / sqrt 2)) / 2 would cancel."""
    from scipy.special import erfc

    Phi: Array = erfc(-math.sqrt(0.5) * Z) / 2
    return Phi


def gelu_tanh(Z: Array) -> Array:
    """A = (Z / 2) (1 + tanh U),  U = sqrt(2 / pi) (Z + 0.044715 Z^3): GELU, nearly.

    It is off by less than 0.0005, and PyTorch's gelu with approximate="tanh". Written
    with (1 + tanh U) / 2 = sigmoid(2 U), where nothing cancels. Source: as for `gelu`.
    """
    V = held(Z)
    return Z * sigmoid(STEEPNESS * (V + CUBIC * V * V * V))


def gelu_tanh_vjp(dA: Array, Z: Array, A: Array) -> Array:
    """dZ = dA (S + Z S (1 - S) 2 dU/dZ),  with S = sigmoid(2 U)."""
    V = held(Z)
    S = sigmoid(STEEPNESS * (V + CUBIC * V * V * V))
    slope = STEEPNESS * (1 + 3 * CUBIC * V * V)
    return dA * (S + V * S * (1 - S) * slope)


#: 2 U = STEEPNESS (Z + CUBIC Z^3).
STEEPNESS = 2 * math.sqrt(2 / math.pi)
CUBIC = 0.044715


def held(Z: Array) -> Array:
    """Z, held within [-40, 40]: beyond, Phi and S are 0 or 1 to the last digit."""
    return np.minimum(np.maximum(Z, -40), 40)
