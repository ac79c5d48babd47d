"""Where training starts, and what turns logits into probabilities."""

from itertools import pairwise

import numpy as np

Params = list[np.ndarray]


def start(rng: np.random.Generator, inputs: int, outputs: int) -> Params:
    """Draw [W1, b1, W2, b2, W3, b3] for hidden layers of 64 and 32 units."""
    params: Params = []
    sizes = [inputs, 64, 32, outputs]
    for n_in, n_out in pairwise(sizes):
        params.append(rng.normal(0.0, np.sqrt(2 / n_in), (n_in, n_out)))
        params.append(np.zeros(n_out))
    return params


def probabilities(Z: np.ndarray) -> np.ndarray:
    """Return the softmax of each row of logits."""
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
