"""Broken formulas of nnbook.layers: file -> text -> what it becomes."""

MUTANTS = {
    "layers/dense.py": [
        ("X.dot(self.W)", "X.dot(self.W.T)"),
        ("Z += self.b", "Z -= self.b"),
        ("        Z += self.b\n", ""),
        ("np.dot(self.X.T, dA", "np.dot(self.X.T[::-1], dA"),
        ("np.dot(self.X.T, dA", "np.dot(-self.X.T, dA"),
        ("np.dot(self.X.T, dA", "np.dot(self.X.T / len(dA), dA"),
        ("np.add.reduce(dA, axis=0, out=self.db)", "np.mean(dA, axis=0, out=self.db)"),
        ("np.add.reduce(dA, axis=0, out=self.db)", "np.sum(-dA, axis=0, out=self.db)"),
        ("        np.add.reduce(dA, axis=0, out=self.db)\n", ""),
        ("dA.dot(self.W.T)", "dA.dot(-self.W.T)"),
        ("dA.dot(self.W.T)", "dA.dot(self.dW.T)"),
        ("self.weight_count + self.n_out", "self.weight_count + self.n_in"),
        ("initializer, self.n_in, self.n_out", "initializer, 1, 1"),
        ("self.b[:] = 0", "self.b[:] = 1"),
        ("        dA = as_gradient(", "        print("),
        ("        super().bind(theta, grad)\n", ""),
    ],
    "layers/activate.py": [
        ("vjp(dA, self.Z, self.A)", "vjp(dA, self.A, self.Z)"),
        ("make_activation(name, **options)", "make_activation(name)"),
        ('{"name": self.name} | self.options', '{"name": self.name}'),
    ],
    "layers/base.py": [
        ("value != defaults[name]", "value == defaults[name]"),
        ("if p.kind is not p.VAR_KEYWORD", ""),
        ("set(state) == set(self.state())", "bool(state)"),
        ("(self.parameter_count,), whose", "vector.shape, whose"),
        ("            require_formula_type(name, vector)\n", ""),
        ("grad.dtype == theta.dtype", "True"),
        ('("theta", theta), ("grad", grad)', '("theta", theta), ("grad", theta)'),
        ('name != "in_network" and ', ""),
        (" and getattr(type(self), name, None) is not NO_BATCH", ""),
    ],
}  # fmt: skip

TESTS = {
    "layers/dense.py": ["layers/test_dense.py", "test_network.py", "test_bad_input.py"],
    "layers/base.py": [
        "layers/test_base.py",
        "test_bad_input.py",
        "test_layers_over_vectors.py",
        "test_network.py",
    ],
}
