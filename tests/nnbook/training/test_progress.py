"""The progress bar, with a stand-in for tqdm."""

import sys

import numpy as np
import pytest

import nnbook
from nnbook.training.progress import Bar, progress_bar


class FakeBar:
    def __init__(self):
        self.calls = []

    def set_postfix(self, shown):
        self.calls.append(dict(shown))

    def update(self):
        self.calls.append("update")


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
    assert fake.calls == [shown, "update"]


def test_without_validation_the_loss_alone():
    fake = FakeBar()
    Bar(fake)(run(validated=False))
    assert fake.calls == [{"loss": "1.0000"}, "update"]


def test_a_bar_that_is_not_shown_needs_no_tqdm(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with progress_bar(3, 0, shown=False) as bar:
        bar(run(validated=True))
    assert capsys.readouterr() == ("", "")


def test_a_bar_without_tqdm_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    message = r'tqdm is missing \(.*\), expected it to be .*: pip install "nnbook\[prog'
    with pytest.raises(ValueError, match=message), progress_bar(3, 0, shown=True):
        pass


def test_a_bar_that_is_shown_counts_epochs_from_those_done(capsys):
    pytest.importorskip("tqdm")
    with progress_bar(5, 2, shown=True) as bar:
        bar(run(validated=True))
        assert (bar.tqdm.n, bar.tqdm.total, bar.tqdm.unit) == (3, 5, "epoch")
        assert bar.tqdm.initial == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "3/5" in err
