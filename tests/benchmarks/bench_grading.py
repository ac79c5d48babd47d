"""How long does a class take? Submissions, mutants and stubs, fully isolated.

    python -m tests.benchmarks.bench_grading [--students 200] [--jobs 2] [--profile 40]

Half of the answers are references, four in ten are mutants, the others are stubs. The
exercises are those of the catalogue in its order, over again if there are too few.
Seconds are those of the wall clock, the start of all processes included; the profile
is of the process that grades, with one exercise after the other.
"""

import argparse
import cProfile
import os
import pstats
import random
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import exercises
from exercises.sandbox import Isolation
from exercises.teacher.jobs import Terms, jobs
from exercises.teacher.running import Order, grade_class
from exercises.teacher.students import students
from exercises.teacher.work import run


def answer(exercise, chance):
    """A reference, a mutant or the stub."""
    draw = chance.random()
    if draw < 0.5:
        return exercise.solution
    if draw < 0.9:
        return chance.choice(exercise.mutants).apply(exercise.solution)
    return exercise.stub


def hand_in(root, many, chosen, seed=1):
    """Write the files of a class."""
    chance = random.Random(seed)
    for number in range(many):
        for exercise in chosen:
            path = root / f"student {number:03}" / exercise.chapter / exercise.filename
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(answer(exercise, chance))


def measure(root, chosen, workers, isolation):
    """Seconds of a run, and seconds of each exercise within it."""
    order = Order(
        root,
        root.with_name("out"),
        tuple(exercise.id for exercise in chosen),
        seed=1,
        workers=workers,
        isolation=isolation,
    )
    each = defaultdict(list)
    start = time.perf_counter()
    found = grade_class(order, lambda r, *_: each[r["exercise"]].append(r["seconds"]))
    return time.perf_counter() - start, each, found["isolation"]


def profile(root, chosen, lines):
    """Where the time of one grading process goes."""
    some = students(root)[0][:10]
    profiler = cProfile.Profile()
    todo = list(jobs(some, chosen, Terms(1)))
    profiler.enable()
    for job in todo:
        run(job)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("cumulative").print_stats("exercises", lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=200)
    parser.add_argument("--exercises", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--isolation", type=Isolation, default=Isolation.auto)
    parser.add_argument("--profile", type=int, default=0, metavar="LINES")
    asked = parser.parse_args()
    chosen = exercises.all_exercises()[: asked.exercises]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "class")
        hand_in(root, asked.students, chosen)
        if asked.profile:
            profile(root, chosen, asked.profile)
            return
        seconds, each, levels = measure(root, chosen, asked.jobs, asked.isolation)
    many = asked.students * len(chosen)
    print(f"{asked.students} students, {len(chosen)} exercises, {asked.jobs} processes")
    print(f"isolation {levels}; load {os.getloadavg()[0]:.1f} at the end")
    print(f"{seconds:.1f} s, {seconds / many:.3f} s per submission and exercise")
    for name, values in each.items():
        ordered = sorted(values)
        print(
            f"  {name:24} mean {sum(values) / len(values):.3f} s,"
            f" median {ordered[len(ordered) // 2]:.3f} s, most {ordered[-1]:.3f} s"
        )


if __name__ == "__main__":
    main()
