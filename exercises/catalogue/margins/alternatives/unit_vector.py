import numpy as np


def line(w, b):
    height = -b / w[1]  # where x1 is 0
    return np.divide(-w[0], w[1]), height


def margins(X, y, w, b):
    unit = w / np.sqrt(np.einsum("i,i", w, w))
    z = np.einsum("ri,i->r", X, unit) + b / np.hypot.reduce(w)
    return np.where(y == 1, z, -z)


AND_W, AND_B = np.ones(2), -1.45
OR_W, OR_B = np.ones(2), -0.5
NAND_W, NAND_B = -np.ones(2), 1.5
NOT_W, NOT_B = [-1.0], 0.6
