"""Fixtures of the book's tests; `book/` is on the path as it is while building."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
for folder in (ROOT / "book", Path(__file__).parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from small_site import Site  # noqa: E402


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A fresh copy of the small book."""
    return Site(tmp_path / "book of one test")


@pytest.fixture(scope="session")
def good_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One that was built, for tests that only look at it."""
    site = Site(tmp_path_factory.mktemp("good"))
    done = site.build()
    assert done.returncode == 0, done.stderr
    return site
