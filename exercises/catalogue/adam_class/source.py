"""Adam, which remembers two averages and the number of its steps."""

import numpy as np


class Adam:
    """Changes theta in place, one step for each gradient."""

    def __init__(
        self,
        theta: np.ndarray,
        lr: float = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
    ) -> None:
        # --- solution
        self.theta, self.lr = theta, lr
        self.beta1, self.beta2, self.eps = beta1, beta2, eps
        self.m = np.zeros_like(theta)
        self.v = np.zeros_like(theta)
        self.t = 0
        # --- stub
        # raise NotImplementedError("__init__ is yours to write")
        # --- end

    def step(self, grad: np.ndarray) -> None:
        """Change theta in place; grad has the shape of theta."""
        # --- solution
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad * grad
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        self.theta -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
        # --- stub
        # raise NotImplementedError("step is yours to write")
        # --- end
