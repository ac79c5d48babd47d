"""Backward through any number of layers: three losses, three slopes, one loop."""

import numpy as np

Cache = list[dict[str, np.ndarray]]


def deep_forward(
    X: np.ndarray,
    weights: list[np.ndarray],
    biases: list[np.ndarray],
    hidden: str,
    output: str,
) -> tuple[np.ndarray, Cache]:
    """Return (Y, cache), with one {"A": its input, "Z": its sums} for each layer.

    X: (rows, inputs), each W: (inputs, units), each b: (units,). hidden is "relu",
    "tanh" or "sigmoid", output is "identity", "sigmoid" or "softmax".
    """
    # --- solution
    A, cache = X, []
    for W, b in zip(weights, biases, strict=True):
        Z = A @ W + b
        cache.append({"A": A, "Z": Z})
        A = activate(hidden, Z)
    return activate(output, Z), cache
    # --- stub
    # raise NotImplementedError("deep_forward is yours to bring along")
    # --- end


# --- solution
def activate(name: str, Z: np.ndarray) -> np.ndarray:
    """Return the activation of this name, for rows of sums."""
    match name:
        case "relu":
            return np.maximum(Z, 0)
        case "tanh":
            return np.tanh(Z)
        case "sigmoid":
            return 1 / (1 + np.exp(-Z))
        case "softmax":
            powers = np.exp(Z - Z.max(axis=1, keepdims=True))
            return powers / powers.sum(axis=1, keepdims=True)
    return Z


# --- stub
# # Functions of your own, such as the activations, can stand here.
# --- end


def loss(Y: np.ndarray, T: np.ndarray, output: str) -> float:
    """Return the loss that belongs to this output, as a mean over the rows.

    Y, T: (rows, outputs), predictions and targets.
    """
    # --- solution
    match output:
        case "identity":
            terms = (Y - T) ** 2 / 2
        case "sigmoid":
            terms = -T * np.log(Y) - (1 - T) * np.log(1 - Y)
        case _:
            terms = -T * np.log(Y)
    return terms.sum() / len(Y)
    # --- stub
    # raise NotImplementedError("loss is yours to write")
    # --- end


def slope(hidden: str, Z: np.ndarray) -> np.ndarray:
    """Return the derivative of "relu", "tanh" or "sigmoid" at each entry of Z."""
    # --- solution
    A = activate(hidden, Z)
    match hidden:
        case "relu":
            return (Z > 0).astype(Z.dtype)
        case "tanh":
            return 1 - A**2
        case _:
            return A * (1 - A)
    # --- stub
    # raise NotImplementedError("slope is yours to write")
    # --- end


def deep_backward(
    Y: np.ndarray,
    T: np.ndarray,
    weights: list[np.ndarray],
    hidden: str,
    cache: Cache,
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return (dweights, dbiases), the gradients of the mean loss, first layer first.

    Y, T: (rows, outputs), predictions and targets; cache is that of deep_forward.
    """
    # --- solution
    dweights, dbiases = [], []
    dZ = (Y - T) / len(Y)
    for layer in reversed(range(len(weights))):
        dweights.append(cache[layer]["A"].T @ dZ)
        dbiases.append(dZ.sum(axis=0))
        if layer > 0:
            dZ = (dZ @ weights[layer].T) * slope(hidden, cache[layer - 1]["Z"])
    return dweights[::-1], dbiases[::-1]
    # --- stub
    # raise NotImplementedError("deep_backward is yours to write")
    # --- end
