"""The four IDX files of MNIST in a folder: found, read, and held against each other."""

import os
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from nnbook.datasets.idx import read_idx

#: The four arrays of unsigned bytes by the names of their files.
Parts: TypeAlias = dict[str, npt.NDArray[np.uint8]]

#: The names as published, and the axes of what each holds.
FILES = {
    "train-images-idx3-ubyte": 3,
    "train-labels-idx1-ubyte": 1,
    "t10k-images-idx3-ubyte": 3,
    "t10k-labels-idx1-ubyte": 1,
}


def read_folder(folder: Path) -> Parts:
    """Return the four arrays, or raise ValueError that names what is wrong.

    Images may be of any size and number, so that a small excerpt can be read too.
    """
    if not folder.is_dir():
        found = "is a file" if os.path.exists(folder) else "does not exist"
        raise ValueError(f"directory {folder} {found}, expected a folder of IDX files")
    found_files = {name: _find(folder, name) for name in FILES}
    parts = {name: read_idx(found_files[name], FILES[name]) for name in FILES}
    for part in ("train", "t10k"):
        _require_pair(folder, part, parts)
    _require_one_size(folder, parts)
    return parts


def _find(folder: Path, name: str) -> Path:
    for path in (folder / name, folder / f"{name}.gz"):
        if os.path.isfile(path):
            return path
    raise ValueError(
        f"directory {folder} has no file {name}, expected it, plain or .gz"
    )


def _require_pair(folder: Path, part: str, parts: Parts) -> None:
    images = parts[f"{part}-images-idx3-ubyte"]
    labels = parts[f"{part}-labels-idx1-ubyte"]
    if not images.size or len(images) != len(labels):
        raise ValueError(
            f"directory {folder} has {len(labels)} {part} labels, "
            f"expected one for each of {len(images)} images, and at least one"
        )
    if labels.max() > 9:
        raise ValueError(
            f"directory {folder} has a {part} label {labels.max()}, expected 0 to 9"
        )


def _require_one_size(folder: Path, parts: Parts) -> None:
    size, other = (parts[name].shape[1:] for name in FILES if FILES[name] == 3)
    if size != other:
        raise ValueError(
            f"directory {folder} has train images of {size} and t10k images of "
            f"{other} pixels, expected one size"
        )
