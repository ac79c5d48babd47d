"""MNIST from tiny IDX files, from the environment, and without a network."""

import gzip

import numpy as np
import pytest

import nnbook
from tests.nnbook.datasets.test_idx import idx

NAMES = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte")
NAMES += ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


@pytest.fixture
def parts(rng):
    """Five training and three test images of 2x3 pixels, with labels."""
    return {
        name: rng.integers(256 if "images" in name else 10, size=shape, dtype=np.uint8)
        for name, shape in zip(NAMES, [(5, 2, 3), (5,), (3, 2, 3), (3,)], strict=True)
    }


@pytest.fixture
def folder(parts, tmp_path):
    """The four files, the training half of them gzipped."""
    for name, array in parts.items():
        if name.startswith("train"):
            (tmp_path / f"{name}.gz").write_bytes(gzip.compress(idx(array)))
        else:
            (tmp_path / name).write_bytes(idx(array))
    return tmp_path


@pytest.fixture(autouse=True)
def nowhere_to_fetch_from(monkeypatch):
    """No directory from outside, and a fetch that fails the test."""
    monkeypatch.delenv("NNBOOK_DATA", raising=False)
    datasets = pytest.importorskip("sklearn.datasets")

    def fetch(*args, **kwargs):
        pytest.fail("OpenML was asked")

    monkeypatch.setattr(datasets, "fetch_openml", fetch)


def assert_is(split, parts):
    for X, name in ((split.X_train, NAMES[0]), (split.X_test, NAMES[2])):
        expected = [[pixel / 255 for pixel in image.ravel()] for image in parts[name]]
        assert X.dtype == np.float32
        np.testing.assert_allclose(X, expected, rtol=1e-7)
    for y, name in ((split.y_train, NAMES[1]), (split.y_test, NAMES[3])):
        assert np.issubdtype(y.dtype, np.signedinteger)
        assert y.tolist() == parts[name].tolist()


def test_directory_as_an_argument(folder, parts):
    assert_is(nnbook.load_mnist(folder), parts)
    assert_is(nnbook.load_mnist(str(folder)), parts)


def test_directory_from_the_environment(folder, parts, monkeypatch):
    monkeypatch.setenv("NNBOOK_DATA", str(folder))
    assert_is(nnbook.load_mnist(), parts)


def test_the_argument_comes_first(folder, parts, monkeypatch):
    monkeypatch.setenv("NNBOOK_DATA", "/nowhere")
    assert_is(nnbook.load_mnist(folder), parts)
    with pytest.raises(ValueError, match="directory /nowhere has no file train-images"):
        nnbook.load_mnist()


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_named(name, folder):
    for path in folder.glob(f"{name}*"):
        path.unlink()
    message = f"directory .* has no file {name}, expected it, plain or .gz"
    with pytest.raises(ValueError, match=message):
        nnbook.load_mnist(folder)


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_named(name, folder):
    (path,) = folder.glob(f"{name}*")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ValueError, match=f"file .*{path.name} .*, expected"):
        nnbook.load_mnist(folder)


@pytest.mark.parametrize(("part", "count"), [("train", 5), ("t10k", 3)])
def test_labels_that_do_not_match_are_noticed(part, count, folder):
    for path in folder.glob(f"{part}-labels*"):
        path.unlink()
    file = folder / f"{part}-labels-idx1-ubyte"
    file.write_bytes(idx(np.zeros(count + 1, np.uint8)))
    message = f"has {count + 1} {part} labels, expected one for each of {count} images"
    with pytest.raises(ValueError, match=message):
        nnbook.load_mnist(folder)


def test_a_folder_in_the_place_of_a_file_is_no_file(folder):
    (folder / NAMES[2]).unlink()
    (folder / NAMES[2]).mkdir()
    with pytest.raises(ValueError, match=f"has no file {NAMES[2]}"):
        nnbook.load_mnist(folder)


def test_openml_is_asked_last_and_split_at_60000(monkeypatch):
    from sklearn import datasets

    asked = []
    X = np.arange(70_000.0)[:, None] % 256
    y = np.array([str(n // 7 % 10) for n in range(70_000)], dtype=object)

    def fetch(*args, **kwargs):
        asked.append((args, kwargs))
        return X, y

    monkeypatch.setattr(datasets, "fetch_openml", fetch)
    split = nnbook.load_mnist()
    options = {"version": 1, "return_X_y": True, "as_frame": False}
    assert asked == [(("mnist_784",), options)]
    assert (len(split.X_train), len(split.X_test)) == (60_000, 10_000)
    assert (len(split.y_train), len(split.y_test)) == (60_000, 10_000)
    assert split.X_train.dtype == np.float32
    np.testing.assert_allclose(split.X_train[:3, 0], [0, 1 / 255, 2 / 255], rtol=1e-7)
    np.testing.assert_allclose(split.X_test[0, 0], 60_000 % 256 / 255, rtol=1e-7)
    expected = [n // 7 % 10 for n in range(60_000, 60_009)]
    np.testing.assert_array_equal(split.y_test[:9], expected)


def test_without_data_and_network_the_error_says_what_to_do(monkeypatch):
    from sklearn import datasets

    def fetch(*args, **kwargs):
        raise OSError("no route")

    monkeypatch.setattr(datasets, "fetch_openml", fetch)
    message = "OpenML cannot be reached .no route., expected the folder .* NNBOOK_DATA"
    with pytest.raises(ValueError, match=message):
        nnbook.load_mnist()
