"""Contestants take turns: are their steps the same, and how long does each take?"""

import time

import numpy as np

#: Long enough that everybody finds his data in the caches, as in training.
SECONDS_OF_A_TURN = 0.1
TOLERANCE = 1e-8


def verify(makers, case):
    """Three steps from one start lead everybody who shows a theta to the same one.

    In float64: where a gradient is all rounding, Adam's step is its sign, and in
    float32 two right programs differ by whole steps there.
    """
    thetas = {}
    for name, make in makers.items():
        step, theta = make(case, np.float64)
        if theta is not None:
            for _ in range(3):
                step()
            thetas[name] = theta().copy()
    ours = thetas.pop("nnbook")
    for name, theirs in thetas.items():
        error = np.abs(ours - theirs).max()
        if not error < TOLERANCE:
            raise SystemExit(
                f"{name} computes another step: theta differs by {error:.1e}"
            )
        print(f"  same step as {name}: theta within {error:.0e} after 3 steps")


def seconds(step, repeats):
    """Seconds of the processor for one step: others on the machine do not count."""
    start = time.process_time()
    for _ in range(repeats):
        step()
    return (time.process_time() - start) / repeats


def measure(makers, case, rounds):
    """Seconds per step of each contestant in each round, all taking turns."""
    steps = {name: make(case)[0] for name, make in makers.items()}
    turns = {
        n: max(1, int(SECONDS_OF_A_TURN / seconds(s, 5))) for n, s in steps.items()
    }
    times = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            times[name].append(seconds(step, turns[name]))
    return {name: np.array(values) for name, values in times.items()}


def report(times):
    """Medians, and the ratio to nnbook with the middle 80 % of the rounds."""
    print(f"  {'':24} {'µs per step':>12} {'times nnbook':>13}  10 % to 90 % of rounds")
    for name, values in times.items():
        low, ratio, high = np.quantile(values / times["nnbook"], [0.1, 0.5, 0.9])
        shown = (
            f"{1e6 * np.median(values):12.0f} {ratio:13.2f}  {low:.2f} to {high:.2f}"
        )
        print(f"  {name:24} {shown}")
    print()
