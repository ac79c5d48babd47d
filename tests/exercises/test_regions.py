"""Stub and solution from one source; broken markers are refused."""

import pytest

from exercises import Mutant, regions

SOURCE = """\
def f(x):
    # --- solution
    return x + 1
    # --- stub
    # raise NotImplementedError("f")
    # --- end


y = f(1)
"""


def test_the_solution_has_no_markers() -> None:
    assert regions.solution(SOURCE) == "def f(x):\n    return x + 1\n\n\ny = f(1)\n"


def test_the_stub_has_no_solution() -> None:
    expected = 'def f(x):\n    raise NotImplementedError("f")\n\n\ny = f(1)\n'
    assert regions.stub(SOURCE) == expected


@pytest.mark.parametrize(
    ("source", "match"),
    [
        ("# --- solution\nx = 1\n", "never closed"),
        ("# --- end\n", "line 1"),
        ("# --- solution\n# --- end\n", "line 2"),
        ("# --- solution\n# --- solution\n", "line 2"),
    ],
)
def test_broken_markers_are_refused(source: str, match: str) -> None:
    with pytest.raises(ValueError, match=match):
        regions.stub(source)


def test_an_edit_must_fit_once() -> None:
    assert Mutant("m", "says", (("+ 1", "- 1"),)).apply("x + 1") == "x - 1"
    for solution in ("x", "x + 1 + 1"):
        with pytest.raises(ValueError, match="expected once"):
            Mutant("m", "says", (("+ 1", "- 1"),)).apply(solution)
