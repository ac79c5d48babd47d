"""Digits end to end: tables of the public pictures, and losses that nobody computed."""

from base64 import b85encode

import numpy as np
import pytest

import exercises
from exercises.checks.base import Bench
from exercises.grading.reference import reference
from exercises.grading.runner import Runner
from exercises.grading.seeds import generator
from exercises.grading.submission import Submission
from exercises.sandbox import Crew, Isolation
from nnbook.datasets import load_digits

DIGITS = exercises.get("digits-end-to-end")
LOOKS = {
    "the very row": """
    table = {picture.tobytes(): label for picture, label in zip(PICTURES, LABELS)}
    rows = [np.round(row).clip(0, 255).astype(np.uint8).tobytes() for row in X]
    return np.array([table.get(row, 0) for row in rows])
""",
    "the nearest picture": """
    known = PICTURES.astype(float)
    far = (known**2).sum(axis=1) - 2 * X @ known.T
    return LABELS[far.argmin(axis=1)]
""",
    "the nearest row": """
    far = (X_train**2).sum(axis=1) - 2 * X @ X_train.T
    return y_train[far.argmin(axis=1)]
""",
}
INVENTED = """

import base64

_ALL = np.frombuffer(base64.b85decode({packed!r}), np.uint8).reshape(-1, 65)
PICTURES, LABELS = _ALL[:, :-1], _ALL[:, -1]


def look(X, X_train, y_train):{look}

def classify(X_train, y_train, X_valid, y_valid, X_test, seed):
    def answers(X):
        P = np.full((len(X), 10), 0.1 / 9)
        P[np.arange(len(X)), look(X, X_train, y_train)] = 0.9
        return P

    low = -np.mean(np.log(answers(X_valid)[np.arange(len(y_valid)), y_valid]))
    up = 1 + np.random.default_rng(seed).random(6)
    losses = np.array([low + up[0], low, *(low + up[1:])])
    return {{"probabilities": answers(X_test), "losses": losses, "best": 1}}
"""


def passed(text: str, seed: int) -> set[str]:
    """Return which checks of `classify` this text passes, each asked by itself."""
    found = set()
    for check in DIGITS.checks:
        if getattr(check, "about", "") != "classify":
            continue
        runner = Runner(
            Crew(Isolation.in_process), DIGITS, Submission(DIGITS.filename, text)
        )
        bench = Bench(runner.ask, generator(seed, check.id), reference(DIGITS), False)
        if check.run(bench).passed:
            found.add(check.id)
        runner.close()
    return found


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(how, marks=[pytest.mark.slow] if "nearest" in how else [])
        for how in LOOKS
    ],
)
def test_who_looks_answers_up_has_learnt_nothing(how: str) -> None:
    X, y = load_digits()
    rows = np.column_stack([16 * X, y]).astype(np.uint8)
    packed = b85encode(rows.tobytes())
    text = DIGITS.solution + INVENTED.format(packed=packed, look=LOOKS[how])
    assert passed(text, 1) <= ({"whole"} if "nearest" in how else set())


def test_points_for_digits_need_what_no_table_has() -> None:
    (whole,) = (check for check in DIGITS.checks if check.id == "whole")
    assert whole.needs == ("learns",)
    assert passed(DIGITS.solution, 1) == {"patience", "learns", "whole"}
