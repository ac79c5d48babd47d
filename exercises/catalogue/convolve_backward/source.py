"""Cross-correlation, and how its gradients come back."""

import numpy as np


def convolve(
    X: np.ndarray, W: np.ndarray, b: np.ndarray, stride: int = 1, padding: int = 0
) -> np.ndarray:
    """Return Z (images, filters, rows out, columns out), as in `convolve`.

    X: (images, channels, rows, columns), W: (filters, channels, height, width),
    b: (filters,).
    """
    # --- solution
    around = (padding, padding)
    P = np.pad(X, ((0, 0), (0, 0), around, around))
    height, width = W.shape[2:]
    rows = (P.shape[2] - height) // stride + 1
    columns = (P.shape[3] - width) // stride + 1
    Z = np.empty((len(X), len(W), rows, columns), X.dtype)
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            window = P[:, :, top : top + height, left : left + width]
            Z[:, :, i, j] = np.tensordot(window, W, axes=((1, 2, 3), (1, 2, 3))) + b
    return Z
    # --- stub
    # raise NotImplementedError("convolve is yours to write")
    # --- end


def convolve_backward(
    dZ: np.ndarray, X: np.ndarray, W: np.ndarray, stride: int = 1, padding: int = 0
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return dW, db and dX, of the shapes of W, b and X.

    dZ: (images, filters, rows out, columns out). Gradients are summed over the images.
    """
    # --- solution
    around = (padding, padding)
    P = np.pad(X, ((0, 0), (0, 0), around, around))
    dW, dP = np.zeros_like(W), np.zeros_like(P)
    height, width = W.shape[2:]
    for i in range(dZ.shape[2]):
        for j in range(dZ.shape[3]):
            rows = slice(i * stride, i * stride + height)
            columns = slice(j * stride, j * stride + width)
            upstream = dZ[:, :, i, j]
            dW += np.tensordot(upstream, P[:, :, rows, columns], axes=(0, 0))
            dP[:, :, rows, columns] += np.tensordot(upstream, W, axes=(1, 0))
    bottom, right = P.shape[2] - padding, P.shape[3] - padding
    return dW, dZ.sum(axis=(0, 2, 3)), dP[:, :, padding:bottom, padding:right]
    # --- stub
    # raise NotImplementedError("convolve_backward is yours to write")
    # --- end
