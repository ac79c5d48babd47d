"""Objects that stay in the worker and lie: a scene believes only plain values."""

from pathlib import Path

import pytest

from exercises.grading.grade import grade
from exercises.grading.result import Result
from exercises.grading.submission import Submission
from exercises.loading import load
from exercises.sandbox import Crew, Isolation
from exercises.worker.figures import describe

SAMPLES = Path(__file__).parent / "samples"

HONEST = load(SAMPLES / "momentum_class").solution

HOSTILE = {
    "equal to everything": """
class Yes(float):
    def __eq__(self, other): return True
    def __getattr__(self, name): return self
class Momentum:
    def __init__(self, *a, **k): self.v = Yes()
    def step(self, grad): return Yes()
""",
    "any attribute": """
class Momentum:
    def __init__(self, *a, **k): pass
    def __getattr__(self, name): return lambda *a: self
""",
    "an array that is none": """
import numpy as np
class Odd(np.ndarray): pass
class Momentum:
    def __init__(self, size, lr, beta=0.9): self.v = np.zeros(size).view(Odd)
    def step(self, grad): return grad.view(Odd)
""",
    "rewrites the scene": """
import sys
class Momentum:
    def __init__(self, size, lr, beta=0.9):
        scene = sys._getframe(1).f_globals
        scene["opt"] = scene["g1"] = scene["np"] = 7
    def step(self, grad): return -0.1 * grad
""",
    "patches the worker": """
import sys
scene = sys.modules["worker.scene"]
scene.Scene.take = lambda self, step, text: 0.0
class Momentum: pass
""",
    "ends it": """
import os
class Momentum:
    def __init__(self, *a, **k): os._exit(83)
""",
    "ends it on reading": """
import os
class Momentum:
    def __init__(self, *a, **k): pass
    def step(self, grad): return grad
    @property
    def v(self): os._exit(0)
""",
    "exits": """
class Momentum:
    def __init__(self, *a, **k): raise SystemExit
""",
    "cannot even be named": """
class Meta(type):
    def __getattribute__(cls, name): raise SystemExit
class Momentum(metaclass=Meta): pass
""",
    "reads what it was given": """
import gc, sys
class Momentum:
    def __init__(self, *a, **k):
        import submission, worker.session
        raise ValueError(str(sys.modules.keys()))
""",
    "a name that hides a tool": "np = islice = describe = None\n",
}


def graded(text: str, crew: Crew) -> Result:
    """Grade a text as the sample class."""
    exercise = load(SAMPLES / "momentum_class")
    return grade(exercise, Submission(exercise.filename, text), crew, seed=4)


@pytest.mark.parametrize("name", HOSTILE)
def test_lying_objects_earn_nothing(name: str, crew: Crew) -> None:
    result = graded(HOSTILE[name], crew)
    assert result.score == 0
    assert not any(flag.startswith("grader:") for flag in result.flags), result.flags
    assert all(check.finding for check in result.checks) or result.note
    assert graded(HONEST, crew).passed


@pytest.mark.parametrize(
    "more",
    [
        "islice = describe = figure = given = None",
        "len = list = float = type = 0",
        "__builtins__ = {}",
    ],
)
def test_right_with_hidden_tools(more: str, crew: Crew) -> None:
    assert graded(f"{HONEST}\n{more}\n", crew).passed


def test_a_dictionary_is_no_figure() -> None:
    import matplotlib.figure  # noqa: F401

    assert describe({"axes": [{"lines": []}]}) == {}
    assert describe([1]) == [1]


def test_a_submission_that_closes_the_streams_of_its_own_process() -> None:
    exercise = load(SAMPLES / "two_bugs")
    text = "import sys\nprint('a')\nsys.stdout.close()\n" + exercise.solution
    with Crew(Isolation.in_process) as crew:
        result = grade(exercise, Submission(exercise.filename, text), crew, seed=4)
    assert (result.passed, result.printed) == (True, "a\n")


def test_no_name_of_the_project_is_seen(crew: Crew) -> None:
    result = graded(HOSTILE["reads what it was given"], crew)
    assert "exercises" not in result.checks[0].finding
