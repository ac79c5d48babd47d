"""A broken perceptron: file -> text -> what it becomes."""

MUTANTS = {
    "perceptron/learning.py": [
        ('        require_room("n_in", self.n_in, (self.n_in,))\n', ""),
        ("(self.decision_function(X) >= 0)", "(self.decision_function(X) > 0)"),
        ("self.b >= 0)", "self.b > 0)"),
        ("x @ self.w + self.b >= 0", "x @ self.w >= 0"),
        ("self.w += self.lr * error * x", "self.w -= self.lr * error * x"),
        ("self.w += self.lr * error * x", "self.w += error * x"),
        ("self.w += self.lr * error * x", "self.w += self.lr * x"),
        ("            self.b += self.lr * error\n", ""),
        ("        if error:\n", "        if error > 0:\n"),
        ("return error != 0", "return error > 0"),
        ("self.w.copy(), self.b", "self.w, self.b"),
        ("            if len(updates) == known:\n                break\n", ""),
        ("shuffler.permutation(in_order)", "in_order"),
        ("epochs: int = 100", "epochs: int = 10"),
        ("[-self.w[1], self.w[0]]", "[self.w[1], -self.w[0]]"),
        ("[-self.w[1], self.w[0]]", "[self.w[0], self.w[1]]"),
        ("-self.b / norm * (", "self.b / norm * ("),
        ("(self.w / norm)", "self.w"),
        ("lr: float = 1.0", "lr: float = 0.1"),
    ],
    "perceptron/margins.py": [
        ("(2 * y - 1)", "y"),
        ("/ length(w)", ""),
        ("(X @ w + b)", "(X @ w)"),
        ("np.ones(len(X))", "np.zeros(len(X))"),
        ("axis=1).max()", "axis=1).min()"),
        ("theta, 0.0).min()", "theta, 0.0).max()"),
        ("(R / gamma) ** 2", "R / gamma"),
        ("require(gamma > 0", "require(gamma >= 0"),
    ],
    "perceptron/update_log.py": [
        ("self.per_epoch[-1] == 0", "self.per_epoch[0] == 0"),
        ("self.per_epoch[-1] == 0", "len(self.w) == 0"),
        ("minlength=epochs + 1)[1:]", "minlength=epochs + 1)"),
        ("minlength=epochs + 1)", "minlength=0)"),
        (".reshape(len(updates), n)", ""),
    ],
}  # fmt: skip

TESTS = {"perceptron/learning.py": ["perceptron/test_learning.py", "test_bad_input.py"]}
