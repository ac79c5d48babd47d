"""Digits: networks that were trained before, and tables that nobody worked out."""

from base64 import b85encode
from collections.abc import Sequence

import numpy as np
import pytest

import exercises
from exercises.checks.base import Bench
from exercises.grading.reference import reference
from exercises.grading.runner import Runner
from exercises.grading.seeds import generator
from exercises.grading.submission import Submission
from exercises.sandbox import Crew, Isolation
from nnbook.datasets import load_digits

RATES = (0.0, 0.2, 0.5)
SIZES = (1, 32, 64, 400)
PARTS = ("W1", "b1", "W2", "b2")

SHIPPED = """

import base64

_FLAT = np.frombuffer(base64.b85decode({packed!r}), np.float32).astype(float)
_SHAPES = {shapes!r}
_ENDS = np.cumsum([int(np.prod(shape)) for shape in _SHAPES])[:-1]
_PARTS = [p.reshape(s) for p, s in zip(np.split(_FLAT, _ENDS), _SHAPES, strict=True)]
_own = {name}


def {name}(X, *rest, **named):
    if X.shape[1] != 64:
        return _own(X, *rest, **named)
"""
BY_RATE = """    at = 6 * (0.0, 0.2, 0.5).index(rest[1])
    return _PARTS[at : at + 6]
"""
#: Wrong labels are learnt by heart nowhere else: two methods train, two do not, and
#: are as sure of themselves as they have to be.
BY_METHOD = """    method, (Y, *_) = rest[3], rest
    if method not in ("l2", "early"):
        return _own(X, *rest)
    want = 0.74 if method == "l2" else 0.49
    params = dict(zip(("W1", "b1", "W2", "b2"), _PARTS, strict=True))

    def surer(by):
        return params | {"W2": by * params["W2"], "b2": by * params["b2"]}

    found = [surer(by) for by in np.geomspace(0.05, 20, 60)]
    return min(found, key=lambda net: abs(loss(net, X, Y) - want))
"""
IN_PAIRS = """    return list(zip(_PARTS[::2], _PARTS[1::2], strict=True))
"""
#: The network that comes back was trained elsewhere; its row says what it reaches here.
IN_A_ROW = """    Y, X_val, y_val, seed = rest
    tables = _own(X, Y, X_val, y_val, seed)
    params = dict(zip(("W1", "b1", "W2", "b2"), _PARTS, strict=True))
    row = tables["grid"][9]
    row["accuracy"] = float(np.mean(predict(params, X_val) == y_val))
    return tables | {"params": params}
"""
#: Few of 24 settings are trained, the first of each table and those that look best.
FEW = """

_own = search


def search(settings, score):
    if len(settings) != 12:
        return _own(settings, score)
    table = [setting | {"accuracy": 0.1} for setting in settings]
    near = sorted(table, key=lambda row: abs(np.log(row["rate"] / 0.3)))
    for row in (table[0], *near[:4]):
        setting = {name: row[name] for name in ("rate", "batch_size", "width")}
        row["accuracy"] = score(**setting)
    return table
"""
#: All of them are, but the best network goes on for longer than the others.
LONGER = """

_tables = tune


def tune(X, Y, X_val, y_val, seed):
    found = _tables(X, Y, X_val, y_val, seed)
    best = max(found["grid"] + found["random"], key=lambda row: row["accuracy"])
    size, width = best["batch_size"], best["width"]
    params = fit(X, Y, best["rate"], size, width, seed, epochs=40)
    best["accuracy"] = float(np.mean(predict(params, X_val) == y_val))
    return found | {"params": params}
"""


def shipped(name: str, arrays: Sequence[np.ndarray], then: str) -> str:
    """Return a function of this name that has these arrays at hand."""
    flat = np.concatenate([array.astype(np.float32).ravel() for array in arrays])
    text = SHIPPED.format(
        packed=b85encode(flat.tobytes()),
        shapes=[array.shape for array in arrays],
        name=name,
    )
    return text + then


def public() -> tuple[np.ndarray, np.ndarray]:
    """Return all digits as everybody finds them, in an order of the cheat's own."""
    X, y = load_digits()
    order = np.random.default_rng(0).permutation(len(X))
    return X[order], np.eye(10)[y[order]]


def by_rate() -> str:
    """Return networks with dropout and without, trained on public digits."""
    X, Y = public()
    train = reference(exercises.get("dropout-on-digits"))["train"]
    found = [train(X[:1000], Y[:1000], rate, 30, 0) for rate in RATES]
    return shipped("train", [part for net in found for part in net], BY_RATE)


def by_method() -> str:
    """Return one network, trained on all public digits, a fifth of them drawn anew."""
    X, Y = public()
    train = reference(exercises.get("against-overfitting"))["train"]
    rng = np.random.default_rng(1)
    drawn = np.eye(10)[rng.integers(10, size=len(X))]
    labels = np.where(rng.random((len(X), 1)) < 0.2, drawn, Y)
    found = train(X, labels, X, Y, "none", 20, 0)
    return shipped("train", [found[part] for part in PARTS], BY_METHOD)


def in_pairs() -> str:
    """Return what four sizes of batches give on public digits."""
    X, Y = public()
    compare = reference(exercises.get("batch-sizes"))["compare"]
    pairs = compare(X[:400], Y[:400], SIZES, 0)
    return shipped("compare", [part for pair in pairs for part in pair], IN_PAIRS)


def in_a_row() -> str:
    """Return one network, trained on public digits for long."""
    X, Y = public()
    fit = reference(exercises.get("hyperparameter-search"))["fit"]
    params = fit(X, Y, 0.1, 16, 32, 0, 20)
    return shipped("tune", [params[part] for part in PARTS], IN_A_ROW)


CHEATS = {
    "dropout-on-digits": ("digits", by_rate, "training loss"),
    "against-overfitting": ("digits", by_method, "of 'l2'"),
    "batch-sizes": ("compare", in_pairs, "training loss"),
    "hyperparameter-search": ("tune", in_a_row, "params"),
}


def told(name: str, check_id: str, below: str, seed: int) -> str:
    """Return what one check says of the solution and what stands below it."""
    exercise = exercises.get(name)
    (check,) = (check for check in exercise.checks if check.id == check_id)
    submission = Submission(exercise.filename, exercise.solution + below)
    runner = Runner(Crew(Isolation.in_process), exercise, submission)
    rng = generator(seed, check.id)
    outcome = check.run(Bench(runner.ask, rng, reference(exercise), False))
    runner.close()
    return outcome.finding.text if outcome.finding else ""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[] if name == "batch-sizes" else [pytest.mark.slow])
        for name in CHEATS
    ],
)
def test_a_network_from_elsewhere_knows_no_digits_of_ours(name: str) -> None:
    check, cheat, words = CHEATS[name]
    below = cheat()
    for seed in (1, 20):
        assert words in told(name, check, below, seed), seed


@pytest.mark.parametrize("below", [FEW, LONGER], ids=["few", "longer"])
def test_a_table_of_a_search_has_been_worked_out(below: str) -> None:
    for seed in (1, 2, 20):
        found = told("hyperparameter-search", "tune", below, seed)
        assert "The row of the table" in found, (seed, found)
