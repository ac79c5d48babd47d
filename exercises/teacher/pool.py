"""Jobs done by any executor, or by a pool of processes that survives their deaths."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)

from ..grading.result import FAULT
from ..sandbox import scratch
from .jobs import Job
from .work import Record, run, ungraded

UnderWay = dict[Future[Record], Job]
AHEAD = 4  # jobs that wait for each worker
TRIES = 2


class Broken(BrokenExecutor):
    """The executor broke down; `jobs` are those that it had taken and not done."""

    def __init__(self, jobs: list[Job]) -> None:
        super().__init__(f"the executor broke down over {len(jobs)} jobs")
        self.jobs = jobs


def grade_all(
    jobs: Iterable[Job], executor: Executor, ahead: int = 32
) -> Iterator[Record]:
    """Yield the records of jobs as they are done, by any `concurrent.futures.Executor`.

    At most `ahead` jobs are under way, so that a class need not fit into memory.
    """
    under_way: UnderWay = {}
    try:
        yield from _flow(jobs, executor, ahead, under_way)
    finally:
        for future in under_way:
            future.cancel()


def grade_here(jobs: Iterable[Job], workers: int) -> Iterator[Record]:
    """Yield the records of jobs done by processes of this machine.

    If one of the processes is killed, what it and its neighbours had in hand is done
    again, each job in a pool of its own; one that breaks that too is set down as such.
    """
    jobs = iter(jobs)
    while True:
        try:
            with _pool(workers) as executor:
                yield from _flow(jobs, executor, AHEAD * workers, {})
            return
        except Broken as broken:
            for job in broken.jobs:
                yield _alone(job)


def _flow(
    jobs: Iterable[Job], executor: Executor, ahead: int, under_way: UnderWay
) -> Iterator[Record]:
    """Submit jobs as others are done; yield records."""
    for job in jobs:
        try:
            with _undisturbed():
                under_way[executor.submit(run, job)] = job
        except BrokenExecutor:
            raise Broken([*under_way.values(), job]) from None
        if len(under_way) >= ahead:
            yield from _done(under_way)
    while under_way:
        yield from _done(under_way)


def _done(under_way: UnderWay) -> Iterator[Record]:
    """Wait for some jobs; yield those that are done, then raise if one broke."""
    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
    broken = False
    for future in sorted(done, key=lambda f: f.exception() is not None):
        if isinstance(future.exception(), BrokenExecutor):
            broken = True
            continue
        del under_way[future]
        yield future.result()
    if broken:
        raise Broken(list(under_way.values()))


def _alone(job: Job) -> Record:
    """Do one job that may be the one which broke the pool."""
    for _ in range(TRIES):
        with contextlib.suppress(Broken), _pool(1) as executor:
            return next(_flow([job], executor, 1, {}))
    return ungraded(job, f"{FAULT} the process that graded it was killed")


@contextlib.contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    """Give a pool of processes; when left in haste, they are killed, not awaited."""
    before = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    with scratch.made() as folder:
        executor = ProcessPoolExecutor(workers, context, _begin, (folder,))
        try:
            yield executor
        except BaseException:
            # cancelled futures would trip the executor over their broken pool
            for process in set(multiprocessing.active_children()) - before:
                process.kill()
            raise
        finally:
            executor.shutdown()


def _begin(folder: str) -> None:
    """Set up a process of the pool: it lives no longer than the one that started it."""
    from ..worker.guard import die_with_parent

    die_with_parent()
    parent = multiprocessing.parent_process()
    if parent is not None and parent.pid != os.getppid():  # it is gone already
        os._exit(1)
    tempfile.tempdir = folder


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back while processes start; they inherit that and never see it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
