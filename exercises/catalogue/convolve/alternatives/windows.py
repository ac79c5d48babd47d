"""NumPy's view of all windows, and one einsum."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolve(X, W, b, stride=1, padding=0):
    p = padding
    padded = np.pad(X, [(0, 0), (0, 0), (p, p), (p, p)])
    windows = sliding_window_view(padded, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, ::stride, ::stride]
    return np.einsum("ncijuv,fcuv->nfij", windows, W) + b[:, None, None]
