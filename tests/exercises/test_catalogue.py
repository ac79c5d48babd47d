"""Solutions that look right and are not, and right ones that look odd, by exercise."""

import inspect
import re
from ast import literal_eval
from collections import Counter
from pathlib import Path

import pytest

import exercises
from exercises.grading.reference import reference
from exercises.sandbox import Crew

from .conftest import graded

HEAD = "import numpy as np\n"
BACKWARD = "\ndef relu_backward(dA, Z): return dA * (Z > 0)\n"


@pytest.mark.parametrize(
    ("relu", "failed"),
    [
        ("np.maximum(Z, 0, out=Z)", "forward-inputs"),
        ("np.maximum(Z, np.zeros(Z.shape))", "forward-precision"),
    ],
)
def test_relu_itself_keeps_precision_and_inputs(
    relu: str, failed: str, strong: Crew
) -> None:
    text = f"{HEAD}def relu(Z): return {relu}{BACKWARD}"
    result = graded(strong, "relu-backward", text, patient=True)
    (check,) = (check for check in result.checks if check.state == "failed")
    assert check.id == failed
    assert check.cause


ALL = exercises.all_exercises()


@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.id)
def test_statements_show_the_signature_and_fit_a_phone(
    exercise: exercises.Exercise,
) -> None:
    names = reference(exercise)
    for call in re.findall(r"[Ww]rite `(\w+)\(([^`]*)\)`", exercise.statement):
        signature = inspect.signature(names[call[0]])
        shown = [word.partition("=") for word in call[1].split(", ")]
        assert [name for name, _, _ in shown] == list(signature.parameters)
        for name, _, value in shown:
            default = signature.parameters[name].default
            assert (
                literal_eval(value) if value else inspect.Parameter.empty
            ) == default
    code = re.findall(r"^(?:>>>|\.\.\.) .*", exercise.statement, re.MULTILINE)
    if exercise.kind in ("function", "class"):
        assert code
    assert all(len(line) < 76 for line in code)


BOOK = Path(__file__).parents[2] / "book"


def test_own_answers_end_where_the_own_function_was_right() -> None:
    for exercise in ALL:
        before: set[str] = set()
        for check in exercise.checks:
            unless = getattr(check, "unless", ())
            assert before.issuperset(unless), (exercise.id, check.id)
            own = getattr(check, "own", None) or getattr(check, "building_on", ())
            # There, the outputs are the learner's, and only the loss has a check.
            assert unless or not own or exercise.id == "deep-backward", check.id
            before.add(check.id)


def test_every_exercise_stands_on_one_page() -> None:
    pages = (path.read_text() for path in BOOK.rglob("*.md"))
    shown = [name for p in pages for name in re.findall(r"{graded} (\S+)", p)]
    assert sorted(shown) == sorted(exercise.id for exercise in ALL)


def test_no_task_of_the_sources_is_lost() -> None:
    claimed = {task for exercise in ALL for task in exercise.sources}
    assert claimed == set(exercises.tasks()["tasks"])


def test_every_row_of_the_sources_is_there() -> None:
    counts = Counter(code[0] for code in exercises.tasks()["tasks"])
    assert counts == {"A": 22, "B": 3, "C": 4, "D": 4, "E": 22}
    assert set(counts) == set(exercises.tasks()["sources"])
