"""Broken formulas of nnbook.metrics: file -> text -> what it becomes."""

MUTANTS = {
    "metrics/classification.py": [
        ("rows.argmax(axis=1)", "rows.argmin(axis=1)"),
        ("(true == predicted).mean()", "(true != predicted).mean()"),
        ("true * K + predicted", "predicted * K + true"),
    ],
}  # fmt: skip
