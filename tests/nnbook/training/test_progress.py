"""The progress bar, with a stand-in for tqdm."""

import sys

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


def history(validated):
    history = nnbook.History()
    for loss in (3.0, 2.0, 1.0):
        history.start_epoch()
        history.add_batch(loss, 4)
        if validated:
            history.add_validation(loss / 4, loss / 8)
    return history


def test_the_newest_numbers_are_shown():
    fake = FakeBar()
    Bar(fake).report(history(validated=True))
    shown = {"loss": "1.0000", "val_loss": "0.2500", "val_acc": "12.50%"}
    assert fake.calls == [shown, "update"]


def test_without_validation_the_loss_alone():
    fake = FakeBar()
    Bar(fake).report(history(validated=False))
    assert fake.calls == [{"loss": "1.0000"}, "update"]


def test_a_bar_that_is_not_shown_needs_no_tqdm(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with progress_bar(3, shown=False) as bar:
        bar.report(history(validated=True))
    assert capsys.readouterr() == ("", "")


def test_a_bar_that_is_shown_counts_epochs(capsys):
    pytest.importorskip("tqdm")
    with progress_bar(3, shown=True) as bar:
        bar.report(history(validated=True))
        assert (bar.tqdm.n, bar.tqdm.total, bar.tqdm.unit) == (1, 3, "epoch")
    assert capsys.readouterr().out == ""
