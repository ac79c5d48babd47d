"""Broken formulas of nnbook.training: file -> text -> what it becomes."""

MUTANTS = {
    "training/loop.py": [
        ("rng.permutation(len(X))", "np.arange(len(X))"),
        ("rng.permutation(len(X))", "rng.integers(len(X), size=len(X))"),
        ("yield X[batch], Y[batch]", "yield X[batch], Y[start : start + batch_size]"),
        ("range(0, len(X), batch", "range(0, len(X) - batch_size + 1, batch"),
        ("float(value), len(X_batch)", "float(value), batch_size"),
        ("        stopping.restore(network.theta)\n", "        pass\n"),
        ("history.val_loss[-1], network", "history.train_loss[-1], network"),
        ("(Z > 0) == (Y > 0.5)", "(Z > 0.5) == (Y > 0.5)"),
        ("accuracy(Y, Z)", "1 - accuracy(Y, Z)"),
    ],
    "training/early_stopping.py": [
        ("loss < self.best_loss", "loss > self.best_loss"),
        ("loss < self.best_loss", "loss <= self.best_loss"),
        ("theta.copy(), 0", "theta, 0"),
        ("theta.copy(), 0", "theta.copy(), self.waited"),
        ("self.waited += 1", "self.waited = 1"),
        ("self.waited >= self.patience", "self.waited > self.patience"),
        ("theta[:] = self.best_theta", "theta = self.best_theta"),
    ],
    "training/history.py": [
        (", weights=sizes", ""),
        (".argmin()) + 1", ".argmin())"),
        (".argmin()) + 1", ".argmax()) + 1"),
    ],
}  # fmt: skip
