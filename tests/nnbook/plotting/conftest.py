"""Every test draws in the book's style, without a window, and leaves no figure open."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

from nnbook import plotting


@pytest.fixture(autouse=True)
def style():
    mpl.use("agg")
    with mpl.rc_context():
        plotting.use_style()
        yield
    plt.close("all")
