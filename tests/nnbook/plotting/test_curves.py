"""Medians and bands over seeds, and what `fit` recorded."""

import numpy as np
import pytest

from nnbook import History, plotting


@pytest.fixture
def runs(rng):
    return rng.random((5, 9))


def texts(ax):
    return [text.get_text() for text in ax.texts]


def history(train, validation=()):
    record = History()
    for i, loss in enumerate(train):
        record.start_epoch()
        record.add_batch(loss, 1)
        if i < len(validation):
            record.add_validation(validation[i], 0.5)
    return record


def test_line_is_the_median_and_the_seeds_are_visible(runs):
    ax = plotting.learning_curves({"narrow": runs})
    assert ax.lines[0].get_ydata() == pytest.approx(np.median(runs, axis=0))
    assert ax.lines[0].get_xdata().tolist() == list(range(1, 10))
    assert len(ax.lines) == 1 + 5
    assert [line.get_ydata().tolist() for line in ax.lines[1:]] == runs.tolist()
    assert {line.get_color() for line in ax.lines} == {plotting.SERIES[0]}
    assert texts(ax) == ["narrow"]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("epoch", "loss")
    assert (ax.get_xscale(), ax.get_yscale()) == ("linear", "linear")
    assert all(tick == int(tick) for tick in ax.get_xticks())


@pytest.mark.parametrize("quantiles", [(0.1, 0.9), (0, 1)])
def test_band_is_from_quantile_to_quantile(runs, quantiles):
    ax = plotting.learning_curves({"a": runs}, quantiles=quantiles)
    (band,) = ax.collections
    corners = band.get_paths()[0].vertices
    low, high = np.quantile(runs, quantiles, axis=0)
    assert corners[corners[:, 0] == 4, 1] == pytest.approx([low[3], high[3]])


def test_default_band_leaves_out_a_tenth_on_either_side(runs):
    default, same = (
        plotting.learning_curves({"a": runs}, **options).collections[0]
        for options in ({}, {"quantiles": (0.1, 0.9)})
    )
    vertices = default.get_paths()[0].vertices
    assert vertices.tolist() == same.get_paths()[0].vertices.tolist()


@pytest.mark.parametrize(("seeds", "lines"), [(1, 1), (2, 3), (12, 13), (13, 1)])
def test_as_many_thin_lines_as_can_be_told_apart(rng, seeds, lines):
    ax = plotting.learning_curves({"a": rng.random((seeds, 4))})
    assert len(ax.lines) == lines
    assert len(ax.collections) == (seeds > 1)


def test_one_run_is_a_line_alone(rng):
    ax = plotting.learning_curves({"a run": rng.random(9), "other": rng.random(4)})
    assert len(ax.lines) == 2
    assert not ax.collections


def test_other_places_and_scales():
    rates = [0.001, 0.01, 0.1]
    ax = plotting.learning_curves(
        {"a": [[3, 2, 1]]}, x=rates, log=True, log_x=True, xlabel="lr", ylabel="error"
    )
    assert ax.lines[0].get_xdata().tolist() == rates
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("lr", "error")


def test_one_axis_may_be_logarithmic():
    ax = plotting.learning_curves({"a": [3, 2]}, log_x=True)
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "linear")


def test_what_is_not_finite_is_a_gap():
    ax = plotting.learning_curves({"a": [[1, 2, np.inf], [3, np.nan, 1]]})
    median = ax.lines[0].get_ydata()
    assert median[0] == 2
    assert np.isnan(median[1:]).all()


class TestTraining:
    def test_one_run(self):
        run = history([3, 2, 1, 0.5], [4, 1.5, 2, 3])
        ax = plotting.training_curves(run)
        training, validation, ring = ax.lines
        assert training.get_ydata().tolist() == [3, 2, 1, 0.5]
        assert validation.get_ydata().tolist() == [4, 1.5, 2, 3]
        assert ring.get_xydata().tolist() == [[2, 1.5]]
        assert texts(ax) == ["training", "validation", "lowest: epoch 2"]
        (up,) = ax.collections[0].get_segments()
        assert up.tolist() == [[2, 1.5], [2, ax.get_ylim()[1]]]
        assert ax.texts[-1].xy == (2, ax.get_ylim()[1])

    @pytest.mark.parametrize(("best", "side"), [(0, "left"), (2, "left"), (3, "right")])
    def test_label_of_the_lowest_stays_inside(self, best, side):
        losses = np.ones(6)
        losses[best] = 0.5
        ax = plotting.training_curves(history([1] * 6, losses))
        assert ax.texts[-1].get_horizontalalignment() == side

    def test_the_lowest_is_finite(self):
        ax = plotting.training_curves(history([1, 1, 1], [2, np.nan, 1]))
        assert ax.lines[-1].get_xydata().tolist() == [[3, 1]]

    def test_without_validation(self):
        ax = plotting.training_curves(history([3, 2]))
        assert texts(ax) == ["training"]

    def test_several_runs_are_medians_and_bands(self):
        several = [history([3, i], [2, i]) for i in (1, 2, 6)]
        ax = plotting.training_curves(several, quantiles=(0, 1), log=True)
        assert ax.lines[0].get_ydata().tolist() == [3, 2]
        assert ax.lines[-1].get_xydata().tolist() == [[1, 2]]
        assert len(ax.collections) == 3
        assert ax.get_yscale() == "log"
        ends = ax.collections[0].get_paths()[0].vertices
        assert (ends[:, 1].min(), ends[:, 1].max()) == (1, 6)
