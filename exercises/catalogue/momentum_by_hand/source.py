"""Two steps of momentum, by hand and by machine."""

import numpy as np

# Work these out on paper, then replace each `...` by a number.
# --- solution
V_C = 1.4
V_S = 0.3
C = 0.76
S = 0.77
INSIDE = -0.14
LIMIT = 10.0
# --- stub
# V_C = ...
# V_S = ...
# C = ...
# S = ...
# INSIDE = ...
# LIMIT = ...
# --- end


def velocities(grads: np.ndarray, mu: float = 0.9) -> np.ndarray:
    """Return the velocities v = mu v + grad after each step, from v = 0.

    grads and the result: (steps, parameters).
    """
    # --- solution
    v, kept = np.zeros_like(grads[0]), []
    for grad in grads:
        v = mu * v + grad
        kept.append(v)
    return np.array(kept)
    # --- stub
    # raise NotImplementedError("velocities is yours to write")
    # --- end
