"""What OpenML may answer: MNIST, or something else."""

from hashlib import sha256

import numpy as np
import pytest

from nnbook.datasets import openml
from nnbook.datasets.idx import read_idx
from tests.nnbook.datasets.mnist_files import NAMES, answer, arrays
from tests.nnbook.datasets.places import mnist_folder


@pytest.fixture
def parts(rng):
    return arrays(rng, train=5, test=3, size=(28, 28))


@pytest.fixture
def ask(monkeypatch, parts):
    """A fake of eight images, of which the first five are for training."""
    datasets = pytest.importorskip("sklearn.datasets")
    given = list(answer(parts))
    asked = []

    def fetch(*args, **kwargs):
        asked.append((args, kwargs))
        return tuple(given)

    monkeypatch.setattr(datasets, "fetch_openml", fetch)
    monkeypatch.setattr(openml, "TRAIN", 5)
    labels = given[1].astype(np.uint8).tobytes()
    monkeypatch.setattr(openml, "ORDER", sha256(labels).hexdigest())
    return given, asked


def test_the_answer_becomes_the_four_arrays(ask, parts):
    got = openml.fetch_mnist()
    assert list(got) == list(NAMES)
    for name in NAMES:
        assert got[name].dtype == np.uint8
        np.testing.assert_array_equal(got[name], parts[name])


def test_the_question(ask):
    """The parser is one that needs no pandas."""
    openml.fetch_mnist()
    options = {"version": 1, "return_X_y": True, "as_frame": False}
    assert ask[1] == [(("mnist_784",), {**options, "parser": "liac-arff"})]


@pytest.mark.parametrize("value", [-1, 256, 0.5, np.nan, np.inf])
def test_a_pixel_that_is_no_byte_is_noticed(value, ask):
    ask[0][0][3, 7] = value
    message = (
        r"^OpenML's pixels have shape \(8, 784\), from .* to .*, expected \(8, 784"
    )
    with pytest.raises(ValueError, match=message):
        openml.fetch_mnist()


@pytest.mark.parametrize(
    "shape", [(7, 784), (9, 784), (8, 783), (16, 392), (8, 1, 784)]
)
def test_pixels_of_another_shape_are_noticed(shape, ask):
    ask[0][0] = np.zeros(shape)
    with pytest.raises(ValueError, match=r"pixels have shape .*, expected \(8, 784\)"):
        openml.fetch_mnist()


def test_another_order_is_noticed(ask):
    """Sorted by label, the first 60,000 would be no training set."""
    X, y = ask[0]
    order = np.argsort(y, kind="stable")
    ask[0][:] = X[order], y[order]
    message = "^OpenML's labels are others, expected those of MNIST in order"
    with pytest.raises(ValueError, match=message):
        openml.fetch_mnist()


def test_the_first_60000_of_28x28_pixels_are_for_training():
    assert (openml.TRAIN, openml.SIDE) == (60_000, 28)


def test_the_order_is_that_of_the_published_labels():
    folder = mnist_folder()
    names = ("train-labels-idx1-ubyte", "t10k-labels-idx1-ubyte")
    labels = [read_idx(folder / f"{name}.gz") for name in names]
    assert sha256(np.concatenate(labels).tobytes()).hexdigest() == openml.ORDER
