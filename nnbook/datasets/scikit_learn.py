"""The one door to scikit-learn's data, which is there only if it is installed."""

from typing import Any


def scikit_learn_datasets() -> Any:
    """Return the module sklearn.datasets, or raise ValueError that says how to get it.

    It is imported here, and not when nnbook is: that loads NumPy alone.
    """
    try:
        from sklearn import datasets
    except ImportError as error:
        raise ValueError(
            f"scikit-learn is missing ({error}), expected it to be installed: "
            'pip install "nnbook[data]"'
        ) from error
    return datasets
