"""Nothing that is drawn moves, grows or changes its colour without being looked at."""

import inspect

import pytest

from nnbook import plotting
from tests.nnbook.plotting.drawn import record, written
from tests.nnbook.plotting.kinds import figures


@pytest.fixture(scope="module")
def now():
    return record()


@pytest.mark.parametrize("name", figures())
def test_a_figure_is_drawn_as_it_was(name, now):
    """Meant to be so? Look at it, then run `python -m tests.nnbook.plotting.drawn`."""
    assert now[name].splitlines() == written()[name].splitlines()


def test_every_kind_is_drawn():
    kinds = {name for name in plotting.__all__ if callable(getattr(plotting, name))}
    elsewhere = {"Mark", "class_mark", "label_line_ends", "layer_sizes", "to_svg"}
    text = inspect.getsource(figures)
    drawn = {name for name in kinds if f"plotting.{name}(" in text}
    assert kinds - drawn == elsewhere | {"use_style"}
