"""Small stand-ins for MNIST that the tests of its reader share."""

import gzip

import numpy as np

from tests.nnbook.datasets.test_idx import idx

NAMES = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte")
NAMES += ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


def arrays(rng, train=5, test=3, size=(2, 3)):
    """Random images and labels by the names of their files."""
    shapes = [(train, *size), (train,), (test, *size), (test,)]
    return {
        name: rng.integers(256 if "images" in name else 10, size=shape, dtype=np.uint8)
        for name, shape in zip(NAMES, shapes, strict=True)
    }


def write(folder, parts):
    """The four files, the training half of them gzipped."""
    for name, array in parts.items():
        if name.startswith("train"):
            (folder / f"{name}.gz").write_bytes(gzip.compress(idx(array)))
        else:
            (folder / name).write_bytes(idx(array))


def answer(parts):
    """What fetch_openml returns for these images: numbers, and labels as strings."""
    images = np.concatenate([parts[NAMES[0]], parts[NAMES[2]]])
    labels = np.concatenate([parts[NAMES[1]], parts[NAMES[3]]])
    X = images.reshape(len(images), -1).astype(float)
    return X, labels.astype(str).astype(object)


def assert_is(split, parts):
    """The split holds these images and labels, scaled, as rows."""
    for X, name in ((split.X_train, NAMES[0]), (split.X_test, NAMES[2])):
        expected = [[pixel / 255 for pixel in image.ravel()] for image in parts[name]]
        assert X.dtype == np.float32
        np.testing.assert_allclose(X, expected, rtol=1e-7)
    for y, name in ((split.y_train, NAMES[1]), (split.y_test, NAMES[3])):
        assert np.issubdtype(y.dtype, np.signedinteger)
        assert y.tolist() == parts[name].tolist()
