"""The small digits that scikit-learn ships: no download, 1,797 images of 8x8 pixels."""

from nnbook.datasets.base import Dataset
from nnbook.datasets.scikit_learn import scikit_learn_datasets


def load_digits() -> Dataset:
    """X in [0, 1] of shape (1797, 64), y in 0..9: 8x8 digits that scikit-learn ships.

    Raises ValueError where scikit-learn is not installed.
    Source: Alpaydin and Kaynak (1998), Optical Recognition of Handwritten Digits, UCI.
    """
    X, y = scikit_learn_datasets().load_digits(return_X_y=True)
    return Dataset(X / 16, y.astype(int))
