"""Load packages before a submission runs: a fork of this process has them for free."""

from __future__ import annotations

import atexit
import gc
import importlib
import logging
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any


def load(packages: Sequence[str]) -> None:
    """Import the packages of a task."""
    with to_stay():
        if "matplotlib" in packages:
            _load_matplotlib()
        for package in packages:
            importlib.import_module(package)


@contextmanager
def to_stay() -> Iterator[None]:
    """Make objects of which none is garbage: nobody looks for any, now or later.

    Later is also in every fork of this process.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def load_pyplot() -> None:
    """Import Matplotlib's usual interface; no time goes into its docstrings.

    It lists the properties of every class in the text of its methods, which takes half
    of the import.
    """
    artist = importlib.import_module("matplotlib.artist")
    with (
        _replaced(artist, "kwdoc", lambda artist: ""),
        _replaced(
            artist.Artist,
            "_update_set_signature_and_docstring",
            classmethod(lambda cls: None),
        ),
    ):
        importlib.import_module("matplotlib.pyplot")


def _load_matplotlib() -> None:
    """Import Matplotlib with its fonts and its renderer, where nothing can be written.

    It insists on a folder for caches. The name of none will do: what cannot be saved
    stays in memory. What it would remove at exit is then not there either. Fonts of the
    old kind, which only PDF and PostScript use, take long to read and are left out.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    try:
        with _replaced(tempfile, "mkdtemp", lambda *a, **b: "/dev/null/matplotlib"):
            old_fonts = importlib.import_module("matplotlib._afm")
            with _replaced(old_fonts, "AFM", _unread):
                load_pyplot()
                importlib.import_module("matplotlib.backends.backend_agg")
                importlib.import_module("matplotlib.font_manager")
    finally:
        atexit.unregister(shutil.rmtree)


def _unread(file: Any) -> None:
    raise OSError("not needed")


@contextmanager
def _replaced(owner: Any, name: str, by: Any) -> Iterator[None]:
    """Give an attribute another value for a while, if there is such an attribute."""
    if name not in vars(owner):
        yield
        return
    before = vars(owner)[name]
    setattr(owner, name, by)
    try:
        yield
    finally:
        setattr(owner, name, before)
