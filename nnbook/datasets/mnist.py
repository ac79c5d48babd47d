"""MNIST: 70,000 handwritten digits from a directory of IDX files, or from OpenML."""

import os
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nnbook.datasets.idx import read_idx
from nnbook.types import Array, Labels

#: Name of the environment variable with the directory of the four IDX files.
DIRECTORY_VARIABLE = "NNBOOK_DATA"


class Split(NamedTuple):
    """Training and test samples as rows in [0, 1], with their class indices."""

    X_train: Array
    y_train: Labels
    X_test: Array
    y_test: Labels


def load_mnist(directory: str | os.PathLike[str] | None = None) -> Split:
    """X = pixels / 255 of shape (60000, 784) and (10000, 784), float32; y in 0..9.

    Reads the four IDX files, plain or gzipped, from `directory`, else from that which
    the environment variable NNBOOK_DATA names, else fetches them from OpenML into
    scikit-learn's cache. Raises ValueError that names a missing or damaged file, or
    says how to get the data. Source: LeCun, Bottou, Bengio and Haffner (1998).
    """
    place = directory or os.environ.get(DIRECTORY_VARIABLE)
    if not place:
        return _from_openml()
    folder = Path(place)
    return Split(*_pair(folder, "train"), *_pair(folder, "t10k"))


def _pair(folder: Path, part: str) -> tuple[Array, Labels]:
    images = read_idx(_file(folder, f"{part}-images-idx3-ubyte"), ndim=3)
    labels = read_idx(_file(folder, f"{part}-labels-idx1-ubyte"), ndim=1)
    if len(images) != len(labels):
        raise ValueError(
            f"directory {folder} has {len(labels)} {part} labels, "
            f"expected one for each of {len(images)} images"
        )
    return _scaled(images.reshape(len(images), -1)), labels.astype(int)


def _file(folder: Path, name: str) -> Path:
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    raise ValueError(
        f"directory {folder} has no file {name}, expected it, plain or .gz"
    )


def _scaled(pixels: npt.NDArray[Any]) -> Array:
    return pixels.astype(np.float32) / np.float32(255)


def _from_openml() -> Split:
    from sklearn.datasets import fetch_openml

    try:
        X, y = fetch_openml("mnist_784", version=1, return_X_y=True, as_frame=False)
    except OSError as error:
        raise ValueError(
            f"directory is None and OpenML cannot be reached ({error}), expected the "
            f"folder of the four IDX files, as an argument or in {DIRECTORY_VARIABLE}"
        ) from error
    X, y = _scaled(X), y.astype(int)
    return Split(X[:60_000], y[:60_000], X[60_000:], y[60_000:])
