"""What large weights cost, and the slope of that cost."""

import numpy as np

Params = dict[str, np.ndarray]


def l2_penalty(params: Params, strength: float) -> tuple[float, Params]:
    """Return (penalty, grads): strength / 2 times the sum of squared weights.

    params: "W1" (inputs, hidden), "b1" (hidden,), "W2" (hidden, outputs) and
    "b2" (outputs,). grads has the same names; it is zero for the biases.
    """
    # --- solution
    squares = sum(np.sum(params[name] ** 2) for name in ("W1", "W2"))
    penalty = strength / 2 * squares
    grads = {
        "W1": strength * params["W1"],
        "b1": np.zeros_like(params["b1"]),
        "W2": strength * params["W2"],
        "b2": np.zeros_like(params["b2"]),
    }
    return penalty, grads
    # --- stub
    # raise NotImplementedError("l2_penalty is yours to write")
    # --- end
