"""Arrays are as their named axes say; axes are those that were given, or new."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from nnbook.plotting.arguments import given_or_new, numbers, require_lines
from tests.nnbook.bad_input.plotting import ROWS


@pytest.mark.parametrize(
    ("got", "axes"),
    [([[1, 2]], "(N, 2)"), ([3], "(n,)"), (np.ones((1, 1, 4)), "(C, H, 4)")],
)
def test_numbers_fit(got, axes):
    values = numbers("x", got, axes)
    assert values.dtype == np.float64
    assert values.tolist() == np.asarray(got).tolist()


@pytest.mark.parametrize(
    ("got", "axes", "message"),
    [
        ([[1, 2, 3]], "(N, 2)", r"x has shape \(1, 3\), expected \(N, 2\)"),
        ([1, 2], "(N, 2)", r"x has shape \(2,\), expected \(N, 2\)"),
        (np.ones((0, 2)), "(N, 2)", r"x has shape \(0, 2\), expected \(N, 2\)"),
        ([[1, 2]], "(n,)", r"x has shape \(1, 2\), expected \(n,\)"),
        ([[1, np.nan]], "(N, 2)", r"x\[0, 1\] is nan, expected finite"),
        (["a"], "(n,)", "x has dtype <U1, expected numbers"),
        ([[1], [1, 2]], "(N, 2)", "x is .*, expected an array of numbers"),
    ],
)
def test_numbers_do_not_fit(got, axes, message):
    with pytest.raises(ValueError, match=message):
        numbers("x", got, axes)


def test_as_many_lines_as_there_are_styles():
    names = "abcdef"
    require_lines("lines", dict.fromkeys(names[:5]))
    require_lines("lines", {})
    with pytest.raises(ValueError, match=r"^lines is .*'f'\], expected at most 5 of t"):
        require_lines("lines", dict.fromkeys(names))
    with pytest.raises(ValueError, match=r"^lines is 'abc', expected of type M"):
        require_lines("lines", names[:3])


@pytest.mark.parametrize(("name", "call"), [row[:2] for row in ROWS])
def test_what_is_refused_leaves_no_figure(name, call):
    with pytest.raises(ValueError, match="expected"):
        call()
    given = name.startswith("label_line_ends")  # which draws on a figure that is there
    assert len(plt.get_fignums()) <= given


def test_axes_are_used_or_made():
    _, ax = plt.subplots()
    assert given_or_new(ax) is ax
    made = given_or_new(None, (3, 2))
    assert made is not ax
    assert made.figure.get_size_inches().tolist() == [3, 2]
    assert given_or_new(None).figure.get_size_inches().tolist() == [6.66, 3.3]


def test_anything_else_is_no_axes():
    with pytest.raises(ValueError, match="ax is 3, expected of type Axes"):
        given_or_new(3)
