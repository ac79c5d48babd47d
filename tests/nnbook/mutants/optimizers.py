"""Broken formulas of nnbook.optimizers: file -> text -> what it becomes."""

MUTANTS = {
    "optimizers/base.py": [
        ("self.theta -= self.lr * grad", "self.theta += self.lr * grad"),
        ("self.v *= self.mu", "self.v *= 1 - self.mu"),
        ("self.weight = 1 - mu if average", "self.weight = mu if average"),
        ("self.v += self.weight * grad", "self.v -= self.weight * grad"),
        ("self.theta -= self.lr * self.v", "self.theta += self.lr * self.v"),
        ("self.theta -= self.lr * self.v", "self.theta -= self.lr * grad"),
        ("self.t = 0", "self.t = 1"),
        ("        self.t += 1\n", ""),
        ("self.m *= self.beta1", "self.m *= self.beta2"),
        ("self.m += (1 - self.beta1) * grad", "self.m += self.beta1 * grad"),
        ("self.v *= self.beta2", "self.v *= self.beta1"),
        ("* (grad * grad)", "* abs(grad)"),
        ("(1 - self.beta2) * (grad", "(1 - self.beta1) * (grad"),
        ("self.v / (1 - self.beta2**self.t)", "self.v"),
        ("self.beta2**self.t", "self.beta2**(self.t - 1 or 1)"),
        ("self.beta2**self.t", "self.beta2**(self.t + 1)"),
        ("**self.t))\n        den", "**self.t) + self.eps)\n        den"),
        ("denominator += self.eps", "denominator -= self.eps"),
        ("        denominator += self.eps\n", "        denominator += 1e-300\n"),
        ("(self.lr / (1 - self.beta1**self.t))", "self.lr"),
        ("self.theta -= (self.lr", "self.theta += (self.lr"),
        ("* self.m / denominator", "* grad / denominator"),
    ],
}  # fmt: skip
