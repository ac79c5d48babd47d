"""Load packages before a submission runs: a fork of this process has them for free."""

from __future__ import annotations

import atexit
import importlib
import logging
import shutil
import tempfile
from collections.abc import Sequence
from typing import Any


def load(packages: Sequence[str]) -> None:
    """Import the packages of a task."""
    if "matplotlib" in packages:
        _load_matplotlib()
    for package in packages:
        importlib.import_module(package)


def _load_matplotlib() -> None:
    """Import Matplotlib with its fonts and its renderer, where nothing can be written.

    It insists on a folder for caches. The name of none will do: what cannot be saved
    stays in memory. What it would remove at exit is then not there either.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    before: Any = tempfile.mkdtemp
    tempfile.mkdtemp = lambda *args, **options: "/dev/null/matplotlib"  # type: ignore[assignment]
    try:
        for name in ("pyplot", "backends.backend_agg", "font_manager"):
            importlib.import_module(f"matplotlib.{name}")
    finally:
        tempfile.mkdtemp = before
        atexit.unregister(shutil.rmtree)
