"""Run tests against broken copies of nnbook, each in a process forked from this one.

    python -m tests.nnbook.mutation < cases.json > outcomes.json

A case is [test files, file or null, text, what it becomes]; an outcome is pytest's
exit status, the place nnbook was imported from, and what pytest wrote. What the tests
import is imported here, once, so that a case takes a fraction of a second.
"""

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS, BYTES = 60, 4 << 30
PRELOADED = [
    "pytest",
    "mpmath",
    "hypothesis.extra.numpy",
    "scipy.special",
    "scipy.stats",
]
PRELOADED += ["sklearn.datasets", "sklearn.metrics", "sklearn.neural_network"]
PRELOADED += ["matplotlib.pyplot", "matplotlib.backends.backend_svg"]


def outcome(case):
    """Break a copy and test it; called in a process of its own."""
    tests, file, old, new = case
    with tempfile.TemporaryDirectory() as folder:
        skipped = shutil.ignore_patterns("__pycache__")
        package = Path(
            shutil.copytree(ROOT / "nnbook", f"{folder}/nnbook", ignore=skipped)
        )
        if file is not None:
            broken = package / file
            broken.write_text(broken.read_text().replace(old, new))
        log = Path(folder) / "log"
        descriptor = os.open(log, os.O_CREAT | os.O_WRONLY)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        signal.alarm(SECONDS)
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        status = tested(folder, tests)
        sys.stdout.flush()
        return (
            status,
            sys.modules["nnbook"].__file__.startswith(folder),
            log.read_text(),
        )


def tested(folder, tests):
    import pytest

    return int(
        pytest.main(
            ["-x", "-q", "-p", "no:cacheprovider", "--capture=sys", f"--rootdir={ROOT}"]
            + [
                "--import-mode=append",
                "-c",
                str(ROOT / "pyproject.toml"),
                "-o",
                f"pythonpath={folder} {ROOT}",
            ]
            + [str(ROOT / "tests" / "nnbook" / name) for name in tests]
        )
    )


def preload():
    """Import what the tests import, except what is broken."""
    for name in PRELOADED:
        import_module(name)
    assert "nnbook" not in sys.modules


def main():
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    preload()
    pool = get_context("fork").Pool(os.cpu_count(), maxtasksperchild=1)
    with pool:
        json.dump(pool.map(outcome, json.load(sys.stdin), chunksize=1), sys.stdout)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
