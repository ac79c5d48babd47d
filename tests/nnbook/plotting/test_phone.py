"""For a phone panels keep their width, so that fewer stand in a row."""

import matplotlib.pyplot as plt
import pytest

from nnbook.plotting.phone import NARROW, narrowed


def layout(fig):
    """Size in inches, and where each panel stands."""
    specs = [ax.get_subplotspec() for ax in fig.axes]
    places = [(spec.rowspan.start, spec.colspan.start) for spec in specs if spec]
    return tuple(fig.get_size_inches()), places


@pytest.mark.parametrize(
    ("rows", "columns", "fewer"), [(1, 3, 1), (1, 4, 2), (2, 6, 3), (2, 2, 1)]
)
def test_panels_keep_about_their_width(rows, columns, fewer):
    fig, _ = plt.subplots(rows, columns, figsize=(6.66, 2))
    before = layout(fig)
    with narrowed(fig):
        (width, height), places = layout(fig)
    assert width == NARROW
    assert places == [divmod(i, fewer) for i in range(rows * columns)]
    more = -(-rows * columns // fewer)
    assert height == pytest.approx(2 * 0.85 * more / rows)
    assert layout(fig) == before


def test_panels_of_one_scale_keep_their_shape():
    fig, axes = plt.subplots(1, 4, figsize=(6.66, 2))
    axes[1].set_aspect("equal")
    with narrowed(fig):
        (_, height), _ = layout(fig)
    assert height == pytest.approx(2 * (3.65 / 2) / (6.66 / 4) * 2 + 0.2)


def test_a_slightly_wide_figure_is_little_lower():
    fig, _ = plt.subplots(figsize=(4, 2))
    with narrowed(fig):
        assert fig.get_size_inches() == pytest.approx((3.65, 2 * 3.65 / 4))


def test_a_column_stays_a_column():
    fig, _ = plt.subplots(3, 1, figsize=(6.66, 4))
    before = layout(fig)[1]
    with narrowed(fig):
        assert layout(fig) == ((NARROW, 4 * 0.85), before)


def test_numbers_that_are_hidden_in_a_column_stay_hidden():
    fig, axes = plt.subplots(2, 1, figsize=(6.66, 4))
    axes[0].tick_params(labelleft=False)
    with narrowed(fig):
        assert not axes[0].yaxis.get_tick_params()["labelleft"]


def test_two_grids_stay_as_they_are():
    fig = plt.figure(figsize=(6.66, 4))
    for ends in ({"top": 0.9, "bottom": 0.6}, {"top": 0.4, "bottom": 0.1}):
        grid = fig.add_gridspec(1, 2, **ends)
        for cell in grid:
            fig.add_subplot(cell)
    before = layout(fig)[1]
    with narrowed(fig):
        assert layout(fig)[1] == before


def test_what_is_no_grid_only_gets_narrow():
    fig, ax = plt.subplots(figsize=(6.66, 4))
    ax.inset_axes([0, 0, 0.5, 0.5])
    fig.add_axes((0.1, 0.1, 0.2, 0.2))
    with narrowed(fig):
        assert layout(fig) == ((NARROW, 4 * 0.85), [(0, 0)])


def test_numbers_on_shared_axes_come_and_go():
    fig, axes = plt.subplots(1, 2, sharey=True, figsize=(6.66, 2))

    def labelled():
        return [ax.yaxis.get_tick_params()["labelleft"] for ax in axes]

    with narrowed(fig):
        assert labelled() == [True, True]
    assert labelled() == [True, False]


def test_everything_is_put_back_after_an_error():
    fig, _ = plt.subplots(1, 2, figsize=(6.66, 2))
    before = layout(fig)
    with pytest.raises(RuntimeError), narrowed(fig):
        raise RuntimeError
    assert layout(fig) == before
