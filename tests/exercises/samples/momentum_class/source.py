"""An optimiser with a velocity of its own."""

import numpy as np


class Momentum:
    """Keeps a velocity v and hands out steps."""

    def __init__(self, size: int, lr: float, beta: float = 0.9) -> None:
        # --- solution
        self.lr, self.beta = lr, beta
        self.v = np.zeros(size)
        # --- stub
        # raise NotImplementedError("__init__ is yours to write")
        # --- end

    def step(self, grad: np.ndarray) -> np.ndarray:
        """Return the change of the parameters, -lr v, after v = beta v + grad."""
        # --- solution
        self.v = self.beta * self.v + grad
        return -self.lr * self.v
        # --- stub
        # raise NotImplementedError("step is yours to write")
        # --- end
