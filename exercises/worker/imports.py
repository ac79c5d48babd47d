"""What a submission may import: the standard library and the task's packages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

# The standard library's, too; how it was built is part of the name.
_BUILD = "_sysconfigdata_"
# What the allowed packages themselves import when it is there.
_DRAWING = "mpl_toolkits PIL contourpy cycler dateutil six fontTools kiwisolver"
_COMPANIONS = {
    "sympy": ["mpmath"],
    "matplotlib": [*_DRAWING.split(), "packaging", "pyparsing"],
}


class OnlyThese(MetaPathFinder):
    """Stands before all other finders and turns other packages away by name."""

    def __init__(self, packages: Sequence[str]) -> None:
        self.packages = list(packages)
        companions = [c for p in packages for c in _COMPANIONS.get(p, [])]
        self.allowed = {*sys.stdlib_module_names, *packages, *companions, "submission"}

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Let the other finders look, unless the package is not for this task."""
        name = fullname.partition(".")[0]
        if name in self.allowed or name.startswith(_BUILD):
            return None
        *some, last = "the standard library", *self.packages
        offer = f"{', '.join(some)} and {last}" if some else last
        raise ModuleNotFoundError(
            f"{name} is not available here; this task uses {offer}", name=name
        )


def allow_only(packages: Sequence[str]) -> None:
    """Turn away every import but those of the standard library and `packages`."""
    sys.meta_path.insert(0, OnlyThese(packages))
