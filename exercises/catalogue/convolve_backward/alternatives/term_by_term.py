"""Loops over every product of the forward pass; each gives back to both factors."""

import numpy


def products(X, W, shape, stride, padding):
    for n, f, i, j in numpy.ndindex(*shape):
        for c, u, v in numpy.ndindex(*W.shape[1:]):
            y, x = stride * i + u - padding, stride * j + v - padding
            if 0 <= y < X.shape[2] and 0 <= x < X.shape[3]:
                yield (n, f, i, j), (f, c, u, v), (n, c, y, x)


def convolve(X, W, b, stride=1, padding=0):
    rows = (X.shape[2] + 2 * padding - W.shape[2]) // stride + 1
    columns = (X.shape[3] + 2 * padding - W.shape[3]) // stride + 1
    Z = numpy.zeros((len(X), len(W), rows, columns), X.dtype) + b[:, None, None]
    for out, weight, pixel in products(X, W, Z.shape, stride, padding):
        Z[out] += W[weight] * X[pixel]
    return Z


def convolve_backward(dZ, X, W, stride=1, padding=0):
    dW, dX = numpy.zeros(W.shape), numpy.zeros(X.shape)
    for out, weight, pixel in products(X, W, dZ.shape, stride, padding):
        dW[weight] += dZ[out] * X[pixel]
        dX[pixel] += dZ[out] * W[weight]
    return dW, [dZ[:, f].sum() for f in range(len(W))], dX
