"""All weights in one vector; its product with itself is the sum of squares."""

import numpy as np


def l2_penalty(params, strength):
    w = np.concatenate([params["W1"].ravel(), params["W2"].ravel()])
    grads = {}
    for name, array in params.items():
        grads[name] = array * (strength if array.ndim == 2 else 0)
    return 0.5 * strength * (w @ w), grads
