"""MNIST: from a folder, from the environment, from the cache, and without a network."""

import http.client
import sys

import numpy as np
import pytest

import nnbook
from nnbook.datasets import mnist
from tests.nnbook.datasets.mnist_files import arrays, assert_is, write
from tests.nnbook.datasets.places import mnist_folder


@pytest.fixture
def parts(rng):
    """Five training and three test images of 2x3 pixels, with labels."""
    return arrays(rng)


@pytest.fixture
def folder(parts, tmp_path):
    write(tmp_path, parts)
    return tmp_path


@pytest.fixture(autouse=True)
def nowhere_to_fetch_from(monkeypatch, tmp_path_factory):
    """No directory from outside, an empty cache, and a fetch that fails the test."""
    monkeypatch.delenv("NNBOOK_DATA", raising=False)
    monkeypatch.setenv("NNBOOK_CACHE", str(tmp_path_factory.mktemp("cache")))

    def fetch():
        pytest.fail("OpenML was asked")

    monkeypatch.setattr(mnist, "fetch_mnist", fetch)


def test_directory_as_an_argument(folder, parts):
    assert_is(nnbook.load_mnist(folder), parts)
    assert_is(nnbook.load_mnist(str(folder)), parts)


def test_directory_from_the_environment(folder, parts, monkeypatch):
    monkeypatch.setenv("NNBOOK_DATA", str(folder))
    assert_is(nnbook.load_mnist(), parts)


def test_the_argument_comes_first(folder, parts, monkeypatch):
    monkeypatch.setenv("NNBOOK_DATA", "/nowhere")
    assert_is(nnbook.load_mnist(folder), parts)
    with pytest.raises(ValueError, match=r"^directory /nowhere does not exist"):
        nnbook.load_mnist()


def test_training_and_test_pairs(folder):
    split = nnbook.load_mnist(folder)
    assert isinstance(split.train, nnbook.Dataset)
    assert split.train.X is split.X_train
    assert split.train.y is split.y_train
    assert isinstance(split.test, nnbook.Dataset)
    assert split.test.X is split.X_test
    assert split.test.y is split.y_test


def test_what_is_fetched_is_kept_and_read_without_a_network(
    parts, monkeypatch, tmp_path
):
    with monkeypatch.context() as patch:
        patch.setattr(mnist, "fetch_mnist", lambda: parts)
        assert_is(nnbook.load_mnist(), parts)
        assert_is(nnbook.load_mnist(cache=tmp_path), parts)
    assert_is(nnbook.load_mnist(), parts)
    assert_is(nnbook.load_mnist(cache=tmp_path), parts)
    assert (tmp_path / "mnist" / "SHA256SUMS").is_file()
    monkeypatch.setenv("NNBOOK_DATA", "")
    assert_is(nnbook.load_mnist(), parts)


def test_a_damaged_cache_is_fetched_again(parts, rng, monkeypatch, tmp_path):
    monkeypatch.setattr(mnist, "fetch_mnist", lambda: arrays(rng))
    nnbook.load_mnist(cache=tmp_path)
    file = tmp_path / "mnist" / "t10k-labels-idx1-ubyte"
    file.write_bytes(file.read_bytes()[:-1] + b"\x0b")
    monkeypatch.setattr(mnist, "fetch_mnist", lambda: parts)
    assert_is(nnbook.load_mnist(cache=tmp_path), parts)
    assert_is(nnbook.load_mnist(cache=tmp_path), parts)


def test_without_a_cache_there_is_a_warning_and_the_data(parts, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setattr(mnist, "fetch_mnist", lambda: parts)
    with pytest.warns(UserWarning, match="MNIST is not kept") as warned:
        split = nnbook.load_mnist(cache=tmp_path / "file")
    assert_is(split, parts)
    assert warned[0].filename == __file__


@pytest.mark.parametrize(
    "reason",
    [
        OSError("no route"),
        TimeoutError("no answer"),
        http.client.IncompleteRead(b"half"),
        EOFError("compressed file ended"),
        ImportError("needs pandas"),
        ValueError("labels are others"),
        MemoryError("too large"),
    ],
    ids=repr,
)
def test_whatever_stops_the_fetch_the_error_says_what_to_do(
    reason, monkeypatch, tmp_path
):
    def fetch():
        raise reason

    monkeypatch.setattr(mnist, "fetch_mnist", fetch)
    message = (
        f"^directory is None, the cache {tmp_path}/mnist has no whole copy of MNIST, "
        r"and OpenML gives none \(.*(no|4 bytes|ended|pandas|others|large).*\); "
        "expected the folder .* in NNBOOK_DATA, .* in NNBOOK_CACHE$"
    )
    with pytest.raises(ValueError, match=message) as caught:
        nnbook.load_mnist(cache=tmp_path)
    assert caught.value.__cause__ is reason
    assert not list(tmp_path.iterdir())


def test_without_scikit_learn_the_error_says_how_to_get_it(monkeypatch):
    from nnbook.datasets.openml import fetch_mnist

    monkeypatch.setattr(mnist, "fetch_mnist", fetch_mnist)
    monkeypatch.setitem(sys.modules, "sklearn", None)
    message = r'scikit-learn is missing .*: pip install "nnbook\[data\]".*NNBOOK_DATA'
    with pytest.raises(ValueError, match=message):
        nnbook.load_mnist()


@pytest.mark.slow
def test_real_mnist():
    split = nnbook.load_mnist(mnist_folder())
    assert split.X_train.shape == (60_000, 784)
    assert split.X_test.shape == (10_000, 784)
    assert split.y_train[:5].tolist() == [5, 0, 4, 1, 9]
    assert split.y_test[:5].tolist() == [7, 2, 1, 0, 4]
    assert np.bincount(split.y_train).tolist()[:3] == [5923, 6742, 5958]
    assert (split.X_train.min(), split.X_train.max()) == (0, 1)
    images = nnbook.as_images(split.X_test)
    assert images.shape == (10_000, 1, 28, 28)
    few = nnbook.balanced_subset(split.train, 5000)
    assert np.bincount(few.y).tolist() == [500] * 10
