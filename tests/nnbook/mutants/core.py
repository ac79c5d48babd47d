"""Broken formulas of the modules that stand alone: file -> text -> what it becomes."""

MUTANTS = {
    "network.py": [
        ("reversed(self.layers)", "self.layers"),
        ("is not self.layers[0]", "is self.layers[0]"),
        ("= np.zeros_like(self.theta)", "= self.theta"),
        ("            start = stop\n", ""),
        ("        twin.theta[:] = self.theta\n", ""),
        ("self.backward(dZ)\n", "self.backward(-dZ)\n"),
        ("Network(layers[:-1], dtype)", "Network(layers, dtype)"),
        ("n_in * n_out + n_out for", "n_in * n_out for"),
        ("n_in * n_out + n_out for", "n_in * n_out + n_in for"),
        ("INITIALIZERS[initializer], rng", 'INITIALIZERS["he"], rng'),
    ],
    "initializers.py": [
        ("np.sqrt(2 / n_in)", "np.sqrt(2 / n_out)"),
        ("np.sqrt(2 / n_in)", "np.sqrt(1 / n_in)"),
        ("np.sqrt(2 / n_in)", "2 / n_in"),
        ("np.sqrt(2 / (n_in + n_out))", "np.sqrt(6 / (n_in + n_out))"),
        ("np.sqrt(2 / (n_in + n_out))", "np.sqrt(2 / n_in)"),
    ],
    "gradient_check.py": [
        ("np.imag(f(p)) / h", "np.real(f(p)) / h"),
        ("np.imag(f(p)) / h", "np.imag(f(p))"),
        ("point, 1j * h)", "point, -1j * h)"),
        ("/ (2 * h)", "/ h"),
        ("point, -h)", "point, 0)"),
        ("if scale != 0 else", "if scale > 0 else"),
        ("        point[i] = kept\n", ""),
    ],
    "divergences.py": [
        ("return -row_sum(D * log_P)", "return row_sum(D * log_P)"),
        ("np.log(P, out", "np.log2(P, out"),
        ("where=D > 0", "where=P > 0"),
        ("cross_entropy(D, D)", "cross_entropy(D, D) / np.log(2)"),
        ("cross_entropy(D, P) - entropy(D)", "cross_entropy(D, P) + entropy(D)"),
        ("cross_entropy(D, P) - entropy(D)", "cross_entropy(P, D) - entropy(P)"),
    ],
    "rows.py": [
        ("np.add.reduce(Z, axis=-1", "np.add.reduce(Z, axis=0"),
        ("np.maximum.reduce(Z.real", "np.minimum.reduce(Z.real"),
    ],
}  # fmt: skip

TESTS = {"rows.py": ["test_rows.py", "activations/test_formulas.py"]}
