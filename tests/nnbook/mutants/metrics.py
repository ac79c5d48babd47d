"""Broken formulas of nnbook.metrics: file -> text -> what it becomes."""

MUTANTS = {
    "metrics/labels.py": [
        ("rows.argmax(axis=1)", "rows.argmin(axis=1)"),
        ("rows.argmax(axis=1)", "rows.argmax(axis=0)"),
        ("max(true.max(), predicted.max())", "true.max()"),
        ("predicted.max())) + 1", "predicted.max()))"),
    ],
    "metrics/weights.py": [
        ("np.ones(samples)", "np.ones(samples) / samples"),
        ('require_weights("weights", weights, samples)', "weights"),
    ],
    "metrics/accuracy.py": [
        ("true == predicted", "true != predicted"),
        ("/ w.sum()", "/ len(w)"),
    ],
    "metrics/confusion.py": [
        ("true * K + predicted", "predicted * K + true"),
        ('"true": 1, "predicted": 0', '"true": 0, "predicted": 1'),
        (", where=total > 0", ""),
        ("keepdims=True", "keepdims=False"),
        ("predicted, w, minlength", "predicted, None, minlength"),
        ("out=C, where", "where"),
    ],
    "metrics/averages.py": [
        ("_sums(predicted, w, K)", "_sums(true, w, K)"),
        ("_sums(true, w, K)", "_sums(predicted, w, K)"),
        ("_sums(true[right], w[right], K)", "_sums(true[right], w[: right.sum()], K)"),
        ("np.append(true, predicted)", "true"),
        ('    require_room("classes", K, (K, ROOM))\n', ""),
        ("share * true + (1 - share)", "(1 - share) * true + share"),
        ("where=among > 0", "where=among >= 0"),
        ("float(zero_division)", "0.0"),
        ('true if average == "weighted" else', "None and"),
        ('"weighted" else occurs', '"weighted" else true > 0'),
        ('"weighted" else occurs', '"weighted" else true + predicted > 0'),
        ('"weighted" else occurs', '"weighted" else None'),
    ],
    "metrics/precision_recall.py": [
        ("f_score(counts, 0, average", "f_score(counts, 1, average"),
        ("f_score(counts, 1, average", "f_score(counts, 0, average"),
        ("f_score(counts, 0.5, average", "f_score(counts, 0.25, average"),
        ("np.hypot(1, beta)) ** 2", "np.hypot(1, beta))"),
        ("float(beta / np.hypot", "float(1 / np.hypot"),
    ],
    "metrics/regression.py": [
        ("_mean((true - guessed) ** 2, w), per_output", "_mean(true - guessed, w), 1"),
        ("np.sqrt(mse), per_output", "mse, per_output"),
        ("np.abs(true - guessed)", "(true - guessed)"),
        ("out=np.sign(error)", "out=np.zeros_like(error)"),
        ("1 - ratio", "ratio"),
        ("true - _mean(true, w)", "true"),
        ("(variance > 0) & (np", "(np"),
        (" & (np.ptp(true[w > 0], axis=0) > 0)", ""),
        ("true[w > 0]", "true[w >= 0]"),
        ("w / w.sum()", "w / len(w)"),
        ('    require_instance("per_output", per_output, bool)\n', ""),
        ("scores if per_output else", "scores[:1] if per_output else"),
    ],
    "metrics/report.py": [
        ("for share in (0, 1, 0.5)", "for share in (1, 0, 0.5)"),
        ("counts.true.sum())", "counts.right.sum())"),
        ("{row.support:10.10g}", "{row.support:10g}"),
        ("len(names) >= seen", "len(names) == seen"),
        ("(seen, ROOM)", "(1, 1)"),
    ],
}  # fmt: skip

TESTS = {file: [file.replace("/", "/test_"), "test_bad_input.py"] for file in MUTANTS}
