"""How long does a learner wait for `check`? From the command to the shell's prompt.

Each task is checked with a right answer and with a wrong one, that of its last mutant,
for which a smaller case and the likely cause are looked for as well.

    python -m tests.benchmarks.bench_check [--rounds 10] [ID ...]

Beside it, in the same rounds: interpreters that import NumPy or Matplotlib and do
nothing else, and a check after the first in one process, as `watch` does it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import exercises
from exercises.learner.check import check_and_note
from exercises.learner.folder import WorkFolder
from exercises.sandbox.crew import Crew
from exercises.sandbox.level import Isolation

ROOT = Path(__file__).parents[2]
USUAL = ["softmax", "adam-class", "softmax-kl-gradient", "boundary-plot"]


def seconds(folder, *words):
    """The wall clock's seconds of one command."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # who has it compiles every time
    start = time.perf_counter()
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True)
    spent = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise ValueError(done.stderr.decode())
    return spent


def seconds_again(folder, crew, name, file):
    """The same of a check in a process that has all loaded."""
    start = time.perf_counter()
    check_and_note(
        exercises.get(name), WorkFolder.find(folder), crew, None, file, False
    )
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("names", nargs="*", default=USUAL, metavar="ID")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        modules = ("numpy", "matplotlib.pyplot")
        commands = {f"import {name}": ["-c", f"import {name}"] for name in modules}
        crew, again = Crew(Isolation.auto), {}
        for name in asked.names:
            task = exercises.get(name)
            wrong = task.mutants[-1].apply(task.solution)
            for label, text in (("", task.solution), (", wrong", wrong)):
                file = Path(folder, f"{label[2:]}{task.filename}")
                file.write_text(text)
                check = ["-m", "exercises", "check", name, "--file", str(file)]
                commands[f"{name}{label}"] = [*check, "--work", "."]
                again[f"{name}{label}, again"] = name, file
        found = {name: [] for name in (*commands, *again)}
        for _ in range(asked.rounds + 1):
            for name, words in commands.items():
                found[name].append(seconds(folder, *words))
            for label, (name, file) in again.items():
                found[label].append(seconds_again(Path(folder), crew, name, file))
        crew.close()
    for name, (_, *times) in found.items():  # the first round fills the caches
        print(f"{name:34} median {median(times):.2f} s, {min(times):.2f} at least")


if __name__ == "__main__":
    main()
