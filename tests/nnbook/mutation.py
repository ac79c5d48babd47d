"""Run tests against broken copies of nnbook, each in a process forked from this one.

    python -m tests.nnbook.mutation < cases.json > outcomes.json

A case is [test files, file or null, text, what it becomes]; an outcome is pytest's
exit status, whether nnbook was imported from the copy, and what pytest wrote. A case
that takes too long or too much memory has the status of the signal that ended it, below
zero. What the tests import is imported here, once: a case takes a fraction of a second.
"""

import compileall
import gc
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from hypothesis import Phase, settings

ROOT = Path(__file__).parents[2]
#: Of the processor, which a busy machine does not change; and of the clock.
SECONDS, PATIENCE, BYTES = 120, 900, 4 << 30
PRELOADED = [
    "pytest",
    "mpmath",
    "hypothesis.extra.numpy",
    "scipy.special",
    "scipy.stats",
]
PRELOADED += ["sklearn.datasets", "sklearn.metrics", "sklearn.neural_network"]
PRELOADED += ["matplotlib.pyplot", "matplotlib.backends.backend_svg"]


def run(case, whole, folder):
    """Break a copy of `whole` in the folder and test it, in a process of its own."""
    tests, file, old, new = case
    package = Path(shutil.copytree(whole, f"{folder}/nnbook"))
    if file is not None:
        broken = package / file
        broken.write_text(broken.read_text().replace(old, new))
    for descriptor in (1, 2):
        os.dup2(os.open(f"{folder}/log", os.O_CREAT | os.O_WRONLY), descriptor)
    os.setsid()
    signal.alarm(PATIENCE)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    status = tested(folder, tests)
    sys.stdout.flush()
    is_copy = sys.modules["nnbook"].__file__.startswith(folder)
    Path(f"{folder}/outcome").write_text(json.dumps([status, is_copy]))


def compiled(folder):
    """A copy of nnbook with its bytecode: of a copy of this, one file is compiled."""
    skipped = shutil.ignore_patterns("__pycache__")
    package = shutil.copytree(ROOT / "nnbook", f"{folder}/nnbook", ignore=skipped)
    assert compileall.compile_dir(package, quiet=1)
    return package


def start(case, whole):
    """Return the process and the folder in which a case runs."""
    folder = tempfile.mkdtemp()
    pid = os.fork()
    if pid:
        return pid, folder
    try:
        run(case, whole, folder)
    except BaseException as trouble:
        print(repr(trouble), flush=True)
    os._exit(0)


def outcome(folder, status):
    """What a process left behind when it ended."""
    written, log = Path(f"{folder}/outcome"), Path(f"{folder}/log")
    ended = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else 3
    found = json.loads(written.read_text()) if written.exists() else [ended, True]
    text = log.read_text(errors="replace") if log.exists() else ""
    shutil.rmtree(folder)
    return [*found, text]


def outcomes(cases, at_once=None):
    """The outcome of every case, as many at a time as there are processors."""
    found, running = {}, {}
    waiting = list(enumerate(cases))[::-1]
    with tempfile.TemporaryDirectory() as folder:
        whole = compiled(folder)
        while waiting or running:
            while waiting and len(running) < (at_once or os.cpu_count() or 1):
                index, case = waiting.pop()
                pid, place = start(case, whole)
                running[pid] = index, place
            pid, status = os.wait()
            index, place = running.pop(pid)
            found[index] = outcome(place, status)
    return [found[index] for index in range(len(cases))]


class InShort:
    """How pytest runs here: a failure is not made smaller, nor its code quoted."""

    def pytest_configure(self, config):
        config.option.tbstyle = "native"

    def pytest_sessionstart(self):
        checked = settings.get_profile("checked")
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("in short", checked, phases=phases)
        settings.load_profile("in short")

    def pytest_runtest_logreport(self, report):
        if report.failed:
            print(report.nodeid, report.longreprtext, sep="\n")

    pytest_collectreport = pytest_runtest_logreport


def tested(folder, tests):
    """The status of the first of the test files that fails, else 0."""
    import pytest

    usual = ["-x", "-p", "no:cacheprovider", "-p", "no:terminal"]
    usual += [f"--rootdir={ROOT}", "--import-mode=append"]
    usual += ["-c", f"{ROOT}/pyproject.toml", "-o", "addopts="]
    usual += ["-o", f"pythonpath={folder} {ROOT}"]
    for file in (f"{ROOT}/tests/nnbook/{name}" for name in tests):
        if status := int(pytest.main([*usual, file], [InShort()])):
            return status
    return 0


def preload():
    """Import what the tests import, except what is broken."""
    from _pytest.config import default_plugins

    for name in [*PRELOADED, *(f"_pytest.{plugin}" for plugin in default_plugins)]:
        import_module(name)
    assert "nnbook" not in sys.modules
    gc.collect()
    gc.freeze()  # a collection in a fork need not look at what is here


def main():
    os.environ.pop("PYTEST_ADDOPTS", None)  # options of plugins that are not loaded
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    preload()
    json.dump(outcomes(json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
