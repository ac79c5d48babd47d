"""Independent answers: loops, many digits, and plain transcriptions of the papers.

Nothing here imports nnbook, and nothing here is meant to be fast.
"""

from itertools import pairwise

import mpmath
import numpy as np

mpmath.mp.dps = 60

#: Inputs at which naive formulas overflow, underflow or cancel.
EXTREMES = [0.0, -0.0, 5e-324, -5e-324, 1e-310, -1e-310, 1e-8, -1e-8, 0.5, -0.5]
EXTREMES += [1.0, -1.0, 20.0, -20.0, 36.8, -36.8, 700.0, -700.0, 1e4, -1e4]


def big(value):
    """The same number with 60 digits."""
    return mpmath.mpf(float(value))


def rows(function, Z):
    """function applied to each row, given and returned as lists of big numbers."""
    return np.array([[float(a) for a in function([big(z) for z in row])] for row in Z])


def elementwise(function):
    return lambda row: [function(z) for z in row]


def softmax_row(row):
    powers = [mpmath.exp(z) for z in row]
    return [p / mpmath.fsum(powers) for p in powers]


def log_softmax_row(row):
    return [-mpmath.log(mpmath.fsum(mpmath.exp(y - z) for y in row)) for z in row]


def elu(z, alpha=1):
    return z if z > 0 else alpha * mpmath.expm1(z)


def gelu_tanh(z):
    u = mpmath.sqrt(2 / mpmath.pi) * (z + mpmath.mpf("0.044715") * z**3)
    return z / (1 + mpmath.exp(-2 * u))


#: Every activation of a row, from its definition and in 60 digits.
ACTIVATIONS = {
    "identity": elementwise(lambda z: z),
    "relu": elementwise(lambda z: max(z, mpmath.mpf(0))),
    "leaky_relu": elementwise(lambda z: max(z, z / 100)),
    "elu": elementwise(elu),
    "gelu": elementwise(lambda z: z * mpmath.ncdf(max(-1000, min(z, 1000)))),
    "gelu_tanh": elementwise(gelu_tanh),
    "sigmoid": elementwise(lambda z: 1 / (1 + mpmath.exp(-z))),
    "tanh": elementwise(lambda z: mpmath.sinh(z) / mpmath.cosh(z)),
    "softmax": softmax_row,
    "log_softmax": log_softmax_row,
    "softplus": elementwise(lambda z: mpmath.log1p(mpmath.exp(z))),
}


def softmax_cross_entropy(Z, Y):
    total = 0
    for z_row, y_row in zip(Z, Y, strict=True):
        log_p = log_softmax_row(map_big(z_row))
        total -= sum(y * a for y, a in zip(map_big(y_row), log_p, strict=True))
    return total / Z.shape[0]


def binary_cross_entropy(Z, Y):
    total = 0
    for z, y in zip(map_big(Z.ravel()), map_big(Y.ravel()), strict=True):
        total += y * mpmath.log1p(mpmath.exp(-z))
        total += (1 - y) * mpmath.log1p(mpmath.exp(z))
    return total / Z.size


def mean_squared_error(Z, Y):
    pairs = zip(map_big(Z.ravel()), map_big(Y.ravel()), strict=True)
    return sum((z - y) ** 2 for z, y in pairs) / Z.size


def kullback_leibler(Z, Y):
    terms = [y * mpmath.log(y) for y in map_big(Y.ravel()) if y > 0]
    return softmax_cross_entropy(Z, Y) + sum(terms) / Z.shape[0]


#: Every loss, from its definition and in 60 digits.
LOSSES = {
    "KLDivergence": kullback_leibler,
    "MSE": mean_squared_error,
    "BinaryCrossEntropy": binary_cross_entropy,
    "SoftmaxCrossEntropy": softmax_cross_entropy,
}


def map_big(values):
    return [big(v) for v in values]


def complex_step(function, x, h=1e-30):
    """The gradient of a scalar function of an array, one entry at a time."""
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        point = x.astype(complex)
        point[index] += 1j * h
        gradient[index] = np.imag(function(point)) / h
    return gradient


def distance(got, expected):
    """The largest difference, measured in the largest number in play."""
    assert np.shape(got) == np.shape(expected)
    assert np.isfinite(got).all()
    scale = max(np.abs(got).max(), np.abs(expected).max())
    return np.abs(got - expected).max() / scale if scale else 0.0


def multiply(A, B):
    """A @ B, by three loops."""
    C = np.zeros((A.shape[0], B.shape[1]), np.result_type(A, B))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                C[i, j] += A[i, k] * B[k, j]
    return C


def parameters(theta, sizes):
    """[(W, b), ...] from theta = [W_1 row by row, b_1, W_2, ...]."""
    pairs, start = [], 0
    for n_in, n_out in pairwise(sizes):
        W = [[theta[start + i * n_out + j] for j in range(n_out)] for i in range(n_in)]
        start += n_in * n_out
        pairs.append((np.array(W), np.array(theta[start : start + n_out])))
        start += n_out
    assert start == len(theta)
    return pairs


def relu_network(theta, sizes, X):
    """Logits of a ReLU network, by loops."""
    A = X
    for layer, (W, b) in enumerate(parameters(theta, sizes)):
        Z = multiply(A, W)
        for n in range(len(Z)):
            for j in range(len(b)):
                Z[n, j] += b[j]
                if layer < len(sizes) - 2 and Z[n, j] < 0:
                    Z[n, j] = 0
        A = Z
    return A


def read_only(*arrays):
    """Copies that raise when somebody writes to them."""
    copies = [np.array(a) for a in arrays]
    for copy in copies:
        copy.flags.writeable = False
    return copies if len(copies) > 1 else copies[0]


def as_matrix(A):
    """The numbers as a `numpy.matrix`, whose constructor would warn."""
    return A.view(np.matrix)


#: Arrays that are of a class of their own.
SUBCLASSES = (as_matrix, np.ma.array)
