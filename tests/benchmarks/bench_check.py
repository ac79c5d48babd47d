"""How long does a learner wait for `check`? From the command to the shell's prompt.

    python -m tests.benchmarks.bench_check [--rounds 10] [ID ...]

Beside it, in the same rounds: an interpreter that imports NumPy and does nothing else.
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

ROOT = Path(__file__).parents[2]
USUAL = ["softmax", "adam-class", "softmax-kl-gradient", "boundary-plot"]


def seconds(folder, *words):
    """The wall clock's seconds of one command."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    command = [sys.executable, *words]
    subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=True
    )
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("names", nargs="*", default=USUAL, metavar="ID")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        commands = {"import numpy": ["-c", "import numpy"]}
        for name in asked.names:
            file = Path(folder, exercises.get(name).filename)
            file.write_text(exercises.get(name).solution)
            check = ["-m", "exercises", "check", name, "--file", str(file)]
            commands[name] = [*check, "--work", "."]
        found = {name: [] for name in commands}
        for _ in range(asked.rounds + 1):
            for name, words in commands.items():
                found[name].append(seconds(folder, *words))
    for name, (_, *times) in found.items():  # the first round fills the caches
        print(f"{name:24} median {median(times):.2f} s, {min(times):.2f} at least")


if __name__ == "__main__":
    main()
