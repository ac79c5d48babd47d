"""MNIST: 70,000 handwritten digits from a directory of IDX files, or from OpenML."""

import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nnbook.atomic import as_path
from nnbook.datasets.base import Dataset
from nnbook.datasets.cache import CACHE_VARIABLE, is_whole, keep, mnist_cache
from nnbook.datasets.folder import Parts, read_folder
from nnbook.datasets.openml import fetch_mnist
from nnbook.types import Array, Labels

#: Name of the environment variable with the directory of the four IDX files.
DIRECTORY_VARIABLE = "NNBOOK_DATA"


class Split(NamedTuple):
    """Training and test samples as rows in [0, 1], with their class indices."""

    X_train: Array
    y_train: Labels
    X_test: Array
    y_test: Labels

    @property
    def train(self) -> Dataset:
        """The pair (X_train, y_train)."""
        return Dataset(self.X_train, self.y_train)

    @property
    def test(self) -> Dataset:
        """The pair (X_test, y_test)."""
        return Dataset(self.X_test, self.y_test)


def load_mnist(
    directory: str | os.PathLike[str] | None = None,
    cache: str | os.PathLike[str] | None = None,
) -> Split:
    """X = pixels / 255 of shape (60000, 784) and (10000, 784), float32; y in 0..9.

    Reads the four IDX files, plain or gzipped, from `directory`, else from that which
    the environment variable NNBOOK_DATA names. Without either it fetches MNIST from
    OpenML, once: a copy is kept in the folder mnist under `cache`, else NNBOOK_CACHE,
    else nnbook in the user's cache (~/.cache), checked whenever it is read, and
    fetched again when it is not whole. `as_images` makes images of the rows. Raises
    ValueError that names a missing or damaged file, or says how to get the data.
    Source: LeCun, Bottou, Bengio and Haffner (1998).
    """
    named = os.environ.get(DIRECTORY_VARIABLE) or None
    place = named if directory is None else directory
    if place is not None:
        return _split(read_folder(as_path("directory", place)))
    folder = mnist_cache(cache)
    if not is_whole(folder):
        return _split(_fetch(folder))
    return _split(read_folder(folder))


def _fetch(folder: Path) -> Parts:
    try:
        parts = fetch_mnist()
    except Exception as error:  # whatever stopped it, the way out is the same
        raise ValueError(
            f"directory is None, the cache {folder} has no whole copy of MNIST, and "
            f"OpenML gives none ({error}); expected the folder of the four IDX files, "
            f"as an argument or in {DIRECTORY_VARIABLE}, or a cache that another "
            f"computer has filled, as an argument or in {CACHE_VARIABLE}"
        ) from error
    keep(folder, parts)
    return parts


def _split(parts: Parts) -> Split:
    X_train, y_train, X_test, y_test = parts.values()
    return Split(_rows(X_train), _classes(y_train), _rows(X_test), _classes(y_test))


def _rows(images: npt.NDArray[np.uint8]) -> Array:
    pixels = images.reshape(len(images), -1)
    return np.divide(pixels, np.float32(255), dtype=np.float32)


def _classes(labels: npt.NDArray[np.uint8]) -> Labels:
    return labels.astype(int)
