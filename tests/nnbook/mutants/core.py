"""Broken formulas of the modules that stand alone: file -> text -> what it becomes."""

MUTANTS = {
    "network.py": [
        ("reversed(self.layers)", "self.layers"),
        ("is not self.layers[0]", "is self.layers[0]"),
        ("= np.zeros_like(self.theta)\n        for", "= self.theta\n        for"),
        ("            start = stop\n", ""),
        ("        twin.load_state(self.state())\n", ""),
        ("self.backward(dZ)\n", "self.backward(-dZ)\n"),
        ("INITIALIZERS[initializer]", 'INITIALIZERS["he"]'),
        ("            self.grad += slope\n", ""),
        ("            value += penalty\n", ""),
        ("(Z, Y, weights)", "(Z, Y)"),
        ("self.theta.copy()", "self.theta"),
        ("            layer.load_state(remembered)\n", ""),
        ("mask[part][: layer.weight_count] = 1", "mask[part] = 1"),
        ("shapes.append(layer.output_shape(shapes[-1]))", "shapes.append(None)"),
    ],
    "multilayer.py": [
        ("n_in * n_out + n_out for", "n_in * n_out for"),
        ("n_in * n_out + n_out for", "n_in * n_out + n_in for"),
        ("-2 if dropout else -1", "-1"),
        ("initializer, seed, dtype)", "initializer, 0, dtype)"),
    ],
    "penalty.py": [
        ("strength / 2", "strength"),
        (", strength * W", ", 2 * strength * W"),
        ("W = mask * theta", "W = theta"),
    ],
    "summary.py": [
        ("count:>{wide[2]}", "count:{wide[2]}"),
        ('"?" if size is None', '"" if size is None'),
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
        ("    network.load_state(start)\n", ""),
        ('twin.load_state(start | {"theta": theta})', "twin.theta[:] = theta"),
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

TESTS = {
    "summary.py": ["test_network.py"],
    "rows.py": ["test_rows.py", "activations/test_formulas.py"]}
