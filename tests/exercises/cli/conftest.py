"""A learner's folder, with a shell in it."""

from pathlib import Path

import pytest

from .shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    folder = tmp_path / "a learner's folder $(x)"
    folder.mkdir()
    return Shell(folder)
