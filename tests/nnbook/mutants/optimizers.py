"""Broken formulas of nnbook.optimizers: file -> text -> what it becomes."""

MUTANTS = {
    "optimizers/base.py": [
        ("        self.update(grad)\n", ""),
        ('("lr", *self.memory)\n        return', "self.memory\n        return"),
        ("_copy(getattr(self, name))", "getattr(self, name)"),
        ("_copy(state[name])", "state[name]"),
        ("start + PIECE)", "start + PIECE - 1)"),
        ("np.abs(values) < np", "values < np"),
        ("np.finfo(values.dtype).tiny", "np.finfo(np.float64).tiny"),
    ],
    "optimizers/descent.py": [
        ("self.theta -= self.lr * grad", "self.theta += self.lr * grad"),
        ("self.theta -= self.lr * grad", "self.theta -= grad"),
    ],
    "optimizers/momentum.py": [
        ("self.weight = 1 - mu if average", "self.weight = mu if average"),
        ("self.v += self.weight * grad", "self.v -= self.weight * grad"),
        ("self.theta -= self.lr * self.v", "self.theta += self.lr * self.v"),
        ("self.theta -= self.lr * self.v", "self.theta -= self.lr * grad"),
        ("self.lr * (grad + self.mu * self.v)", "self.lr * (grad + self.v)"),
        ("self.lr * (grad + self.mu * self.v)", "self.lr * self.v"),
        ("        self.v += grad\n", ""),
    ],
    "optimizers/rmsprop.py": [
        ("self.v *= self.rho", "self.v *= 1 - self.rho"),
        ("(1 - self.rho) * (grad", "(grad"),
        ("* (grad * grad)", "* abs(grad)"),
        ("(np.sqrt(self.v) + self.eps)", "np.sqrt(self.v + self.eps)"),
        ("self.lr * grad /", "-self.lr * grad /"),
        ("rho: float = 0.9", "rho: float = 0.99"),
    ],
    "optimizers/adam.py": [
        ("self.t = 0", "self.t = 1"),
        ("        self.t += 1\n", ""),
        ("sum_g *= self.beta1", "sum_g *= self.beta2"),
        ("sum_g += g", "sum_g += 2 * g"),
        ("sum_g2 *= self.beta2", "sum_g2 *= self.beta1"),
        ("np.multiply(g, g, out=work)", "np.abs(g, out=work)"),
        ("            sum_g2 *= self.beta2\n", ""),
        ("sqrt((1 - self.beta2**self.t) /", "sqrt(1 /"),
        ("(1 - self.beta2**self.t)", "(1 - self.beta2**(self.t + 1))"),
        ("self.eps * c", "self.eps"),
        ("            work += eps\n", ""),
        ("self.lr * c / w1", "self.lr * c"),
        ("self.beta1**self.t) / (1 - self.beta1)", "self.beta1**self.t)"),
        ("return (1 - self.beta1) * self.sum_g", "return self.sum_g"),
        ("return (1 - self.beta2) * self.sum_g2", "return self.sum_g2"),
        ("self.theta[piece] -= step", "self.theta[piece] += step"),
        ("np.divide(sum_g, work", "np.divide(g, work"),
        ("pieces(len(theta))[::-1]", "pieces(len(theta))[:-1]"),
        ("longest = max(", "longest = -1 + max("),
        ("self.theta -= self.lr * self.decay", "self.theta -= self.decay"),
        ("(self.mask * self.theta)", "self.theta"),
        ("decay: float = 1e-2", "decay: float = 0.0"),
    ],
}  # fmt: skip

TESTS = {
    "optimizers/base.py": ["optimizers/test_base.py", "optimizers/test_adam.py"],
}
