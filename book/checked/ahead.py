"""The laws of exercises are tried by every processor, while this process reads pages.

They take most of the time of a first build. A page waits for those that it shows.
"""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from checked import laws
from checked.build import this_build


def begin(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Start when pages will be read; one exercise alone is not worth a process."""
    build = this_build(app)
    names = laws.untried(build.store) if docnames else []
    if len(names) > 1:
        build.helpers = pool(len(names))
        for name in names:
            laws.begin_to_try(build.store, name, build.helpers)


def pool(most: int) -> ProcessPoolExecutor:
    """Processes for so many computations; they end with the one that starts them."""
    from exercises.worker.guard import die_with_parent

    count = min(most, os.cpu_count() or 1)
    return ProcessPoolExecutor(count, get_context("spawn"), die_with_parent)


def end(app: Sphinx, error: Exception | None) -> None:
    """Leave no process behind, also when the build failed."""
    helpers = this_build(app).helpers
    if helpers is not None:
        helpers.shutdown(cancel_futures=True)


def setup(app: Sphinx) -> None:
    """Begin before the first page, end after the last."""
    app.connect("env-before-read-docs", begin)
    app.connect("build-finished", end)
