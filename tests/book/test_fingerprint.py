"""The fingerprint sees every change of what cells import, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from checked.fingerprint import CELLS, fingerprint


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one file of each kind."""
    for name in CELLS:
        path = tmp_path / name
        if path.suffix:
            path.write_text("pinned")
        else:
            (path / "inner").mkdir(parents=True)
            (path / "inner" / "module.py").write_text("x = 1\n")
    return tmp_path


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit": lambda r: (r / "nnbook/inner/module.py").write_text("x = 2\n"),
    "an edit of the proofs": lambda r: (r / "derivations/inner/module.py").write_text(
        ""
    ),
    "an edit of a task": lambda r: (r / "exercises/inner/module.py").write_text(""),
    "an edit of a claim": lambda r: (r / "book/claims/inner/module.py").write_text(""),
    "an edit of a result": lambda r: (r / "book/results/inner/module.py").write_text(
        ""
    ),
    "an edit of the extension": lambda r: (r / "book/checked/new.py").write_text(""),
    "a style": lambda r: (r / "nnbook/checked.mplstyle").write_text("font.size: 9"),
    "a new pin": lambda r: (r / "requirements.lock").write_text("other"),
    "a new file": lambda r: (r / "nnbook/inner/new.py").touch(),
    "a new name": lambda r: (r / "nnbook/inner/module.py").rename(r / "nnbook/b.py"),
    "a removed file": lambda r: (r / "nnbook/inner/module.py").unlink(),
    "text that moves between files": lambda r: swap(
        r / "nnbook/inner/module.py", r / "nnbook/inner/other.py"
    ),
}
NO_CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda r: None,
    "compiled code": lambda r: write(r / "nnbook/__pycache__/module.pyc"),
    "a page": lambda r: write(r / "book/page.md"),
    "a test": lambda r: write(r / "tests/test_it.py"),
    "a look at the clock": lambda r: (r / "nnbook/inner/module.py").touch(),
}


def write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("new")


def swap(first: Path, second: Path) -> None:
    first.rename(second)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_changes_with(change: Callable[[Path], object], root: Path) -> None:
    before = fingerprint(root)
    change(root)
    assert fingerprint(root) != before


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_it_stays_with(change: Callable[[Path], object], root: Path) -> None:
    before = fingerprint(root)
    change(root)
    assert fingerprint(root) == before


def test_it_does_not_depend_on_the_place(root: Path, tmp_path: Path) -> None:
    moved = tmp_path.parent / f"{tmp_path.name}-moved"
    before = fingerprint(root)
    assert fingerprint(root.rename(moved)) == before
