"""Broken formulas of nnbook.preprocessing: file -> text -> what it becomes."""

MUTANTS = {
    "preprocessing/scaling.py": [
        ("(samples - shift) / scale", "samples / scale - shift"),
        ("samples * scale + shift", "(samples + shift) * scale"),
        ("low + (X - low).mean", "X.mean"),
        ("keepdims=True, mean=mean", "keepdims=True, mean=mean, ddof=1"),
        ("/ (self.high - self.low)", "* (self.high - self.low)"),
        ("low - self.low * scale", "low - self.low"),
        ("spread > noise, spread, 1", "spread > noise, spread, 2"),
        ("spread > noise", "spread > 0"),
        ("ROUNDING = 4", "ROUNDING = 1 << 16"),
        ("np.finfo(samples.dtype)", "np.finfo(wide.dtype)"),
        ("np.abs(wide)", "wide"),
        ("max(axis=self.axis, keepdims=True)\n        noise", "max()\n        noise"),
        ("samples.astype(np.float64, copy=False)", "samples"),
        ("scale.astype(dtype)", "scale"),
        ("np.isfinite(cast).all() and", "True and"),
        (" and (cast[1] > 0).all()", ""),
    ],
    "preprocessing/splits.py": [
        ("rng.permutation(order[~taken])", "order[~taken]"),
        ("rng.permutation(order[taken])", "order[taken]"),
        ("(np.arange(N + 1) * count + start) // N) > 0",
         "np.arange(N + 1) >= N - count)"),
        ("rng.integers(N)", "0"),
        ("parts=2", "parts=1"),
        ("parts=3", "parts=2"),
        ("max(1, round(share * N))", "int(share * N)"),
        ("max(1, round(share * N))", "round(share * N)"),
        ("labels[rest], generator", "labels[: len(rest)], generator"),
        ("(rest[training], rest[validating]", "(training, validating"),
        ("room=N - tested", "room=N"),
        ("count < room", "count <= room"),
    ],
    "preprocessing/strata.py": [
        ("ranks[groups]", "groups"),
        ("rng.permutation(len(labels))", "np.arange(len(labels))"),
        ("np.unique(labels[order]", "np.unique(labels"),
        ("sizes.min() >= parts", "sizes.max() >= parts"),
        ("classes[sizes.argmin()]", "sizes.argmin()"),
    ],
    "preprocessing/folds.py": [
        ('    require_room("samples", N, (N,))\n', ""),
        ("np.arange(N) % k", "np.arange(N) * k // N"),
        ("fold != i", "fold == i"),
        ("k <= N", "k < N"),
    ],
}  # fmt: skip

TESTS = {
    f"preprocessing/{name}.py": [f"preprocessing/test_{name}.py", "test_bad_input.py"]
    for name in ("folds", "scaling", "splits", "strata")
}
