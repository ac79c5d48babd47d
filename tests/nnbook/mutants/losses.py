"""Broken formulas of nnbook.losses: file -> text -> what it becomes."""

MUTANTS = {
    "losses/base.py": [
        ("return 1 / len(Z)", "return 1.0"),
        ("return 1 / len(Z)", "return 1 / Z.size"),
        ("column / column.sum()", "column"),
        ("column / column.sum()", "column / len(column)"),
        ("column / column.sum()", "column / column.max()"),
        ("np.asarray(weights, np.float64)", "np.asarray(weights, Z.dtype)"),
        (".astype(Z.dtype)", ""),
        ('over="ignore", ', ""),
        (', invalid="ignore"', ""),
        ('as_numbers("Y", Y, Z.dtype)', 'as_numbers("Y", Y)'),
        ('        require_rows("Z", Z)\n', ""),
        ('        require_same_shape("Y", Y, "Z", Z)\n', ""),
        ('weights = require_weights("weights", weights, len(Z))', "pass"),
        ("return Z, Y, weights", "return Z, Y, None"),
        ("        self.check_targets(Y)\n", ""),
        ("        require_finite(name, as_numbers(name, Y))", "        pass"),
        ("require_finite(name, as_numbers(name, Y))", "require_finite(name, Y)"),
    ],
    "losses/mse.py": [
        ("R = Z - Y", "R = Z + Y"),
        ("shares(weights, Z) / Z.shape[1] * R", "shares(weights, Z) * R"),
        ("shares(weights, Z) / Z.shape[1] * R", "shares(None, Z) / Z.shape[1] * R"),
        ("(D * R).sum()", "(D * R).sum() / 2"),
        ("(D * R).sum()", "D.sum()"),
        (", 2 * D", ", D"),
        (", 2 * D", ", -2 * D"),
        (", 2 * D", ", 2 * R"),
    ],
    "losses/cross_entropy.py": [
        ("shares(weights, Z) / Z.shape[1]", "shares(weights, Z)"),
        ("shares(weights, Z) / Z.shape[1]", "shares(None, Z) / Z.shape[1]"),
        ("Y * (U - Z) + (1 - Y) * U", "Y * (U + Z) + (1 - Y) * U"),
        ("Y * (U - Z) + (1 - Y) * U", "Y * (U - Z) + (1 + Y) * U"),
        ("Y * (U - Z) + (1 - Y) * U", "U - Y * Z"),
        ("* U + softplus_tail(Z)", "* U - softplus_tail(Z)"),
        ("(share * terms).sum()", "terms.sum()"),
        ("share * (sigmoid(Z) - Y)", "share * (Y - sigmoid(Z))"),
        ("share * (sigmoid(Z) - Y)", "sigmoid(Z) - Y"),
        ("D = shares(weights, Z) * Y", "D = shares(None, Z) * Y"),
        ("D = shares(weights, Z) * Y", "D = Y"),
        ("D = shares(weights, Z) * Y", "D = shares(weights, Z) / Z.shape[1] * Y"),
        ("return -value, row", "return value, row"),
        ("if value != value:", "if False:"),
        ("        Y = as_numbers(name, Y)\n        fits", "        fits"),
        (
            "        Y = as_numbers(name, Y)\n        require_each",
            "        require_each",
        ),
        ("Y.real <= 1", "Y.real <= 2"),
        ("(Y.real >= 0) &", "(Y.real >= -1) &"),
        ('Y, Y.real >= 0, "numbers', 'Y, Y.real >= -1, "numbers'),
        ("row_sum(D) * np.exp(log_P) - D", "shares(weights, Z) * np.exp(log_P) - D"),
        ("row_sum(D) * np.exp(log_P) - D", "D - row_sum(D) * np.exp(log_P)"),
        ("row_sum(D) * np.exp(log_P) - D", "row_sum(D) * log_P - D"),
    ],
    "losses/kl.py": [
        ("cross_entropy + (shares", "cross_entropy - (shares"),
        ("(shares(weights, Z) * Y * log_Y)", "(shares(None, Z) * Y * log_Y)"),
        ("(shares(weights, Z) * Y * log_Y)", "(Y * log_Y)"),
        ("(shares(weights, Z) * Y * log_Y)", "(shares(weights, Z) * log_Y)"),
        ("super().value_and_grad(Z, Y, weights)", "super().value_and_grad(Z, Y)"),
        ("where=Y.real > 0", "where=Y.real > 0.3"),
        ("where=Y.real > 0", "where=Y.real >= 0"),
    ],
    "losses/__init__.py": [
        ('"mse": MSE', '"MSE": MSE'),
    ],
}

TESTS = {file: ["losses/test_base.py", file.replace("/", "/test_")] for file in MUTANTS}
TESTS["losses/base.py"] = ["losses/test_base.py", "test_bad_input.py"]
TESTS["losses/kl.py"] += ["test_bad_input.py"]
TESTS["losses/cross_entropy.py"] += ["test_bad_input.py"]
TESTS["losses/__init__.py"] = ["losses/test_base.py"]
