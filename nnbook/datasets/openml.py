"""MNIST from OpenML, through scikit-learn, made into the four published arrays."""

from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt

from nnbook.datasets.folder import FILES, Parts
from nnbook.datasets.scikit_learn import scikit_learn_datasets

#: How many of the 70,000 come first and are for training, and the side of an image.
TRAIN, SIDE = 60_000, 28

#: SHA-256 of the 70,000 labels as bytes, in the order in which they were published:
#: that of the images, which says which of them are for training.
ORDER = "671ff9d70b4811116d55c3dd479efa7a981e2e62753ef7a6d5c15fea81e63d27"


def fetch_mnist() -> Parts:
    """parts = OpenML's mnist_784, version 1: the first 60,000 are for training.

    Raises ValueError unless there are 70,000 images of 784 whole numbers in 0..255,
    labelled in the published order; and whatever scikit-learn raises when it cannot
    get them. The parser is the one that needs no package besides scikit-learn.
    """
    X, y = scikit_learn_datasets().fetch_openml(
        "mnist_784", version=1, return_X_y=True, as_frame=False, parser="liac-arff"
    )
    labels = y.astype(np.uint8)
    if sha256(labels.tobytes()).hexdigest() != ORDER:
        raise ValueError("OpenML's labels are others, expected those of MNIST in order")
    images = _pixels(X, len(labels)).reshape(-1, SIDE, SIDE)
    arrays = images[:TRAIN], labels[:TRAIN], images[TRAIN:], labels[TRAIN:]
    return dict(zip(FILES, arrays, strict=True))


def _pixels(X: npt.NDArray[Any], count: int) -> npt.NDArray[np.uint8]:
    with np.errstate(invalid="ignore"):  # what is no byte is found by comparing
        pixels = X.astype(np.uint8)
    if X.shape != (count, SIDE * SIDE) or not (pixels == X).all():
        raise ValueError(
            f"OpenML's pixels have shape {X.shape}, from {X.min()} to {X.max()}, "
            f"expected ({count}, {SIDE * SIDE}) of whole numbers in 0..255"
        )
    return pixels
