"""Named breakages of nnbook, one file for each of its parts.

`MUTANTS` maps a file of nnbook to pairs: a piece of its text, and what that becomes.
`TESTS`, where a part has it, names the test files that must notice; by default
`layers/dense.py` is tested by `layers/test_dense.py`.
"""

import pkgutil
from importlib import import_module

PARTS = [
    import_module(f"{__name__}.{part.name}") for part in pkgutil.iter_modules(__path__)
]
MUTANTS = {file: cases for part in PARTS for file, cases in part.MUTANTS.items()}
TESTS = {
    file: tests for part in PARTS for file, tests in getattr(part, "TESTS", {}).items()
}


def files_testing(file):
    """The test files that must notice when this file of nnbook is broken."""
    folder, _, name = file.rpartition("/")
    return TESTS.get(file, [f"{folder}/test_{name}".lstrip("/")])
