"""Where real MNIST is, for the tests that need it."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[4] / "shared" / "data" / "mnist"


def mnist_folder():
    """The folder that NNBOOK_DATA names, or the one beside the repository, or skip."""
    folder = Path(os.environ.get("NNBOOK_DATA") or BESIDE)
    if not folder.is_dir():
        pytest.skip(f"MNIST is not in {folder}: set NNBOOK_DATA to its folder")
    return folder
