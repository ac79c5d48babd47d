"""A forward pass on paper, then by the machine."""

import numpy as np

# Work these out on paper, then write them here.
# --- solution
Z1 = [[1.5, 2.0, -1.0]]
A1 = [[1.5, 2.0, 0.0]]
Z2 = -0.5
Y = 0.378
# --- stub
# Z1 = ...  # one row of three numbers
# A1 = ...  # one row of three numbers
# Z2 = ...  # a number
# Y = ...  # a number, to three decimals
# --- end

# The shapes when X has five rows, as tuples.
# --- solution
SHAPES = {
    "X": (5, 2),
    "W1": (2, 3),
    "b1": (3,),
    "Z1": (5, 3),
    "A1": (5, 3),
    "W2": (3, 1),
    "b2": (1,),
    "Z2": (5, 1),
    "Y": (5, 1),
}
# --- stub
# SHAPES = ...  # {"X": (5, 2), "W1": ..., and so on with b1, Z1, A1, W2, b2, Z2, Y}
# --- end


def forward(
    X: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray
) -> np.ndarray:
    """Return Y = sigmoid(max(0, X W1 + b1) W2 + b2).

    X: (rows, inputs), W1: (inputs, hidden), b1: (hidden,), W2: (hidden, outputs),
    b2: (outputs,). The result is (rows, outputs).
    """
    # --- solution
    hidden = np.maximum(X @ W1 + b1, 0)
    return 1 / (1 + np.exp(-(hidden @ W2 + b2)))
    # --- stub
    # raise NotImplementedError("forward is yours to write")
    # --- end
