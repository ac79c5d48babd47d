"""Whatever comes back is judged with a sentence: no exception, no warning, no delay."""

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import exercises
from exercises.checks import ArrayOf, ListOf, Number, SameValues, ShapeOf, compare
from exercises.checks.base import Bench, Outcome
from exercises.checks.parse import NotAnExpression, evaluate
from exercises.checks.returns import Standard
from exercises.grading.grade import grade
from exercises.grading.submission import Submission
from exercises.loading import load
from exercises.sandbox import Crew
from exercises.sandbox.values import Expression, Foreign

SAMPLES = Path(__file__).parent / "samples"
STANDARD = Standard(np.dtype("float64"))
WANT = np.ones((2, 3))
ROOM = "no NumPy array has room for"
ODD = [
    (2**300, ROOM),
    ([[2**300, 1.0]], ROOM),
    ([[1.0], [Foreign("Fraction")]], "a `Fraction`, expected a number. `float(...)`"),
    ([["0.5"]], "a str, expected a number"),
    ([[1.0], [1.0, 2.0]], "unequal length"),
    ([np.zeros(1000, np.uint8)] * 2000 + [np.clongdouble(0)], "more than 1000000"),
    (np.longdouble("1e4000"), "shape"),
    (np.full((2, 3), np.longdouble("1e4000")), ""),
    (np.full((2, 3), 1e308), ""),
    (np.zeros((0, 3)), "shape"),
    (np.array(1j), "shape"),
    (Expression("x"), "a SymPy expression"),
    ({}, "a dict"),
    (None, "None"),
]


@pytest.mark.parametrize(("got", "words"), ODD)
def test_odd_answers_get_a_sentence(got: Any, words: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for returns in (ArrayOf("rows inputs"), ShapeOf("rows inputs", (2, 3))):
            finding = returns.compare(got, WANT, STANDARD, "The result")
            assert finding is None or words in finding.text
            assert words == "" or finding is not None
        ListOf(ShapeOf("rows", (2,)), count=1).compare([got], None, STANDARD, "It")


def test_a_single_number_is_asked_for_as_such() -> None:
    finding = Number.compare(Foreign("Fraction"), 1.0, STANDARD, "`Z`")
    assert finding is not None
    assert "a `Fraction`, expected a number. `float(...)` makes" in finding.text
    assert isinstance(compare.as_array(np.float64(1), "`Z`"), np.ndarray)


SMALLER = """
import numpy as np

def dense_forward(X, W, b):
    global asked
    asked = globals().get("asked", 0) + 1
    return {answer}
"""
#: What cannot be judged, from the first question on, and only once the check is run
#: again in search of a smaller case.
UNJUDGED = [
    "[np.empty((0, 2 * 10**18), np.int8)]",
    "X @ W + b + 1 if asked == 1 else [np.empty((0, 2 * 10**18), np.int8)]",
]


@pytest.mark.parametrize("answer", UNJUDGED)
def test_an_array_without_entries_that_is_too_large(answer: str, crew: Crew) -> None:
    text = SMALLER.replace("{answer}", answer)
    result = grade(exercises.get("dense-forward"), Submission("a.py", text), crew)
    assert result.score == 0
    assert not result.flags


def test_a_fault_in_the_search_for_a_smaller_case_costs_no_result(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge, exercise = SameValues.run, exercises.get("dense-forward")

    def stumbling(check: SameValues, bench: Bench) -> Outcome:
        if bench.shrink:
            raise ValueError("too much")
        return judge(check, bench)

    monkeypatch.setattr(SameValues, "run", stumbling)
    text = SMALLER.replace("{answer}", "X @ W + b + 1")
    result = grade(exercise, Submission("a.py", text), crew)
    assert result.score == 0
    assert result.checks[0].stage == "values"
    assert result.flags[0].startswith("grader: ValueError in ")


@pytest.mark.parametrize("text", ["exp(x, y)", "Abs(x, y)", "sqrt(1, y)"])
def test_no_expression_writes_into_the_points(text: str) -> None:
    points = {name: np.ones(3, np.longdouble) for name in "xy"}
    with pytest.raises(NotAnExpression):
        evaluate(text, points)
    assert (points["y"] == 1).all()


def test_numbers_that_overflow_are_judged_in_silence(strong: Crew) -> None:
    exercise = load(SAMPLES / "fit_line")
    text = "import numpy as np\ndef fit_line(*a):\n"
    text += "    return {'lines': [np.full(2, 1e308)] * 2}\n"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = grade(exercise, Submission(exercise.filename, text), strong, seed=4)
    assert result.flags == ()
    assert "is inf; over 40 seeds" in result.checks[0].finding


@pytest.mark.parametrize(
    "line", ["from numpy import *", "from numpy.testing import assert_allclose"]
)
def test_all_of_a_package_may_be_imported(line: str, crew: Crew) -> None:
    exercise = exercises.get("dense-forward")
    text = f"{line}\n{exercise.solution}"
    assert grade(exercise, Submission(exercise.filename, text), crew, seed=1).passed
