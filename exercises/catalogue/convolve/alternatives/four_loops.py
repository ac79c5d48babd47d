"""The formula as it stands: loops over every index, and no padded image."""

import numpy


def convolve(X, W, b, stride=1, padding=0):
    N, C, rows, columns = X.shape
    F, _, height, width = W.shape
    rows_out = (rows + 2 * padding - height) // stride + 1
    columns_out = (columns + 2 * padding - width) // stride + 1
    Z = numpy.empty((N, F, rows_out, columns_out), dtype=X.dtype)
    for n, f, i, j in numpy.ndindex(Z.shape):
        total = float(b[f])
        for c, u, v in numpy.ndindex(C, height, width):
            y, x = stride * i + u - padding, stride * j + v - padding
            if 0 <= y < rows and 0 <= x < columns:
                total += float(X[n, c, y, x]) * float(W[f, c, u, v])
        Z[n, f, i, j] = total
    return Z
