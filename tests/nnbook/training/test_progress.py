"""The progress bar, with a stand-in for tqdm."""

import sys

import numpy as np
import pytest

import nnbook
from nnbook.training.progress import Bar, progress_bar


class FakeBar:
    """Notes what it is told; drawn at every second step."""

    def __init__(self):
        self.calls, self.steps = [], 0

    def set_description(self, text, refresh=True):
        self.calls.append((text, refresh))

    def set_postfix(self, shown, refresh=True):
        self.calls.append((dict(shown), refresh))

    def update(self):
        self.calls.append("update")
        self.steps += 1
        return self.steps % 2 == 0


def run(validated, metric="accuracy"):
    history, network = nnbook.History(metric), nnbook.mlp([1, 1])
    for loss in (3.0, 2.0, 1.0):
        history.start_epoch()
        history.add_batch(loss, 4)
        if validated:
            history.add_validation(loss / 4, loss / 8)
    adam = nnbook.Adam(network.theta)
    return nnbook.Run(network, nnbook.MSE(), adam, history, np.random.default_rng(0))


@pytest.mark.parametrize("metric", ["accuracy", "rmse"])
def test_the_newest_numbers_are_shown(metric):
    fake = FakeBar()
    Bar(fake)(run(validated=True, metric=metric))
    shown = {"loss": "1.0000", "val_loss": "0.2500", f"val_{metric}": "0.1250"}
    assert fake.calls == [(shown, True)]


def test_without_validation_the_loss_alone():
    fake = FakeBar()
    Bar(fake)(run(validated=False))
    assert fake.calls == [({"loss": "1.0000"}, True)]


def test_the_bar_moves_after_each_batch_with_the_mean_loss_so_far():
    fake, running = FakeBar(), run(validated=False)
    for i, batch in enumerate(Bar(fake, 9).over("abc", running)):
        assert batch == "abc"[i]
        assert fake.steps == i
        running.history.add_batch(4.0, 2)
    assert fake.calls == [
        ("epoch 3/9", False),
        "update",
        "update",
        ({"loss": "2.5000"}, False),
        "update",
    ]


def test_a_bar_that_is_not_shown_costs_nothing():
    batches = iter("abc")
    assert Bar().over(batches, run(validated=False)) is batches


def test_a_bar_that_is_not_shown_needs_no_tqdm(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with progress_bar(3, 5, 0, shown=False) as bar:
        bar(run(validated=True))
    assert capsys.readouterr() == ("", "")


def test_a_bar_without_tqdm_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    message = r'tqdm is missing \(.*\), expected it to be .*: pip install "nnbook\[prog'
    with (
        pytest.raises(ValueError, match=message),
        progress_bar(3, 5, 0, shown=True),
    ):
        pass


def test_a_bar_that_is_shown_counts_batches_from_those_done(capsys):
    pytest.importorskip("tqdm")
    with progress_bar(5, 4, 2, shown=True) as bar:
        for _ in bar.over(range(4), run(validated=True)):
            pass
        bar(run(validated=True))
        assert (bar.tqdm.n, bar.tqdm.total, bar.tqdm.unit) == (12, 20, "batch")
        assert bar.tqdm.initial == 8
    out, err = capsys.readouterr()
    assert out == ""
    assert "epoch 3/5" in err
    assert "12/20" in err
