import numpy as np

Z1 = np.array([[1.5, 2, -1]])
A1 = Z1 * (Z1 > 0)
Z2 = float(A1[0] @ [2, -1, 3]) - 1.5
Y = 0.378

SHAPES = {
    **{"X": (5, 2), "W1": (2, 3), "b1": (3,)},
    **dict.fromkeys(["Z1", "A1"], (5, 3)),
    **{"W2": (3, 1), "b2": (1,)},
    **dict.fromkeys(["Z2", "Y"], (5, 1)),
}


def forward(X, W1, b1, W2, b2):
    A = X @ W1 + b1
    A = (A + abs(A)) / 2
    return (1 + np.tanh((A @ W2 + b2) / 2)) / 2
