"""Broken formulas of nnbook.losses: file -> text -> what it becomes."""

MUTANTS = {
    "losses/formulas.py": [
        ("R = Z - Y", "R = Z + Y"),
        ("(R * R).sum() / R.size", "(R * R).sum() / len(R)"),
        ("(R * R).sum() / R.size", "(R * R).sum() / (2 * R.size)"),
        ("2 * R / R.size", "R / R.size"),
        ("2 * R / R.size", "-2 * R / R.size"),
        ("2 * R / R.size", "2 * R / len(R)"),
        ("2 * R / R.size", "2 * R"),
        ("softplus(Z) - Y * Z", "softplus(Z) + Y * Z"),
        ("softplus(Z) - Y * Z", "softplus(-Z) - Y * Z"),
        ("- Y * Z).sum() / Z.size", "- Y * Z).sum() / len(Z)"),
        ("(sigmoid(Z) - Y) / Z.size", "(Y - sigmoid(Z)) / Z.size"),
        ("(sigmoid(Z) - Y) / Z.size", "(sigmoid(Z) - Y)"),
        ("(sigmoid(Z) - Y) / Z.size", "(sigmoid(Z) - Y) / len(Z)"),
        ("-(Y * log_P).sum() / len(Z)", "(Y * log_P).sum() / len(Z)"),
        ("-(Y * log_P).sum() / len(Z)", "-(Y * log_P).sum()"),
        ("-(Y * log_P).sum() / len(Z)", "-(Y * log_P).sum() / Z.size"),
        ("S * np.exp(log_P) - Y", "np.exp(log_P) - Y"),
        ("S * np.exp(log_P) - Y", "Y - S * np.exp(log_P)"),
        ("S * np.exp(log_P) - Y", "np.exp(log_P) - Y / S"),
        ("- Y) / len(Z)", "- Y)"),
        ("- Y) / len(Z)", "- Y) / Z.size"),
    ],
}  # fmt: skip
