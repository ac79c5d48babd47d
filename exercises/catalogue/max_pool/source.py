"""Max-pooling: of each window of an image the largest number remains."""

import numpy as np


def max_pool(X: np.ndarray, size: int = 2) -> np.ndarray:
    """Return A (images, channels, rows // size, columns // size).

    X: (images, channels, rows, columns).
    """
    # --- solution
    images, channels = X.shape[:2]
    rows, columns = X.shape[2] // size, X.shape[3] // size
    X = X[:, :, : rows * size, : columns * size]
    return X.reshape(images, channels, rows, size, columns, size).max(axis=(3, 5))
    # --- stub
    # raise NotImplementedError("max_pool is yours to write")
    # --- end


def max_pool_backward(dA: np.ndarray, X: np.ndarray, size: int = 2) -> np.ndarray:
    """Return dX, of the shape of X: dA goes to the first maximum of its window.

    dA: (images, channels, rows // size, columns // size).
    """
    # --- solution
    dX = np.zeros_like(X)
    images, channels, rows, columns = dA.shape
    n, c = np.indices((images, channels))
    for i in range(rows):
        for j in range(columns):
            top, left = i * size, j * size
            window = X[:, :, top : top + size, left : left + size]
            first = window.reshape(images, channels, size * size).argmax(axis=2)
            dX[n, c, top + first // size, left + first % size] = dA[:, :, i, j]
    return dX
    # --- stub
    # raise NotImplementedError("max_pool_backward is yours to write")
    # --- end
