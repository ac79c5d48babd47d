"""Broken formulas of nnbook.datasets: file -> text -> what it becomes."""

MUTANTS = {
    "datasets/patterns.py": [
        ("np.arange(count)[::-1]", "np.arange(count)"),
        ("astype(int) % 2", "astype(int) // 2"),
        ('"xor": (0, 1, 1, 0)', '"xor": (0, 1, 1, 1)'),
        ("labels] = 1", "labels] = 2"),
        ("X / 16", "X / 15"),
    ],
    "datasets/idx.py": [
        ('f">{ndim}I"', 'f"<{ndim}I"'),
        ("header = 4 + 4 * ndim", "header = 4 * ndim"),
        ("math.prod(shape)", "sum(shape)"),
        ("len(content) != expected", "len(content) < expected"),
    ],
    "datasets/mnist.py": [
        ("np.float32(255)", "np.float32(256)"),
        ("len(images) != len(labels)", "len(images) > len(labels)"),
        ("X[60_000:], y[60_000:]", "X[60_000:], y[:10_000]"),
    ],
}  # fmt: skip
