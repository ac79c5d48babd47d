"""Broken formulas of nnbook.layers: file -> text -> what it becomes."""

MUTANTS = {
    "layers/base.py": [
        ("X @ self.W", "X @ self.W.T"),
        ("Z += self.b", "Z -= self.b"),
        ("        Z += self.b\n", ""),
        ("np.matmul(self.X.T, dA", "np.matmul(self.X.T[::-1], dA"),
        ("np.matmul(self.X.T, dA", "np.matmul(-self.X.T, dA"),
        ("np.matmul(self.X.T, dA", "np.matmul(self.X.T / len(dA), dA"),
        ("np.add.reduce(dA, axis=0, out=self.db)", "np.mean(dA, axis=0, out=self.db)"),
        ("np.add.reduce(dA, axis=0, out=self.db)", "np.sum(-dA, axis=0, out=self.db)"),
        ("        np.add.reduce(dA, axis=0, out=self.db)\n", ""),
        ("dA @ self.W.T", "dA @ -self.W.T"),
        ("dA @ self.W.T", "dA @ self.dW.T"),
        ("n_out + self.n_out\n", "n_out + self.n_in\n"),
        ("initializer(self.n_in, self.n_out", "initializer(1, 1"),
        ("self.b[:] = 0", "self.b[:] = 1"),
        ("vjp(dA, self.Z, self.A)", "vjp(dA, self.A, self.Z)"),
    ],
}  # fmt: skip

TESTS = {"layers/base.py": ["layers/test_base.py", "test_network.py"]}
