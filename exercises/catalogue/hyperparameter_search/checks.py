"""What the search must do: settings, draws, tables, and the network that it finds."""

from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from exercises.catalogue.hyperparameter_search.given import fit, predict
from exercises.checks import (
    ArrayOf,
    ByHand,
    Check,
    DictOf,
    Do,
    Experiment,
    Family,
    ListOf,
    Made,
    Number,
    SameValues,
    Scenario,
    See,
    Seen,
    ShapeOf,
    WholeNumber,
    fixed,
)
from exercises.checks.returns import Returns

NUMBER = ShapeOf("", ())
WHOLE = WholeNumber()
SETTING: dict[str, Returns] = {"rate": Number, "batch_size": WHOLE, "width": WHOLE}
ROW: dict[str, Returns] = SETTING | {"accuracy": Number}
SETTINGS = ListOf(DictOf(SETTING), "settings")
TABLE = ListOf(DictOf(ROW), "rows")
LOOSE = dict.fromkeys(ROW, NUMBER)
RESULT = DictOf(
    {
        "grid": ListOf(DictOf(LOOSE), "rows", count=12),
        "random": ListOf(DictOf(LOOSE), "rows", count=12),
        "params": DictOf(
            {
                "W1": ShapeOf("inputs units", (64, -1)),
                "b1": ShapeOf("units", (-1,)),
                "W2": ShapeOf("units classes", (-1, 10)),
                "b2": ShapeOf("classes", (10,)),
            }
        ),
    }
)
GRID = [*product((0.001, 0.03, 1.0), (16.0, 64.0), (8.0, 32.0))]
SEED = Made(lambda rng: int(rng.integers(10**6)))
DRAW = Do("rng = np.random.default_rng(seed)", says="")
ONE_ROW = 1 / 150  # one of 200 rows more or less: rounding may turn it round
TRAIN, HELD_OUT, TEST = 300, 500, 1000  # where rows for each purpose end, or begin


@cache
def digits() -> tuple[np.ndarray, np.ndarray]:
    """Return images of digits, one in each row, and their classes."""
    from nnbook.datasets import load_digits

    X, y = load_digits()
    return X, y


def split(rng: np.random.Generator) -> list[np.ndarray]:
    """Draw rows that train and rows that validate: X, Y, X_val, y_val."""
    X, y = digits()
    order = rng.permutation(TEST)
    train, held_out = order[:TRAIN], order[TRAIN:HELD_OUT]
    return [X[train], np.eye(10)[y[train]], X[held_out], y[held_out]]


def choices(*values: float) -> Made:
    """Return a way to draw a list of two or three of these numbers, in order."""

    def draw(rng: np.random.Generator) -> list[float]:
        count = int(rng.integers(2, 4))
        return [values[i] for i in sorted(rng.choice(len(values), count, False))]

    return Made(draw)


LISTS = {
    "rates": choices(0.001, 0.01, 0.1, 0.5, 1.0),
    "batch_sizes": choices(8, 16, 32, 64),
    "widths": choices(4, 8, 16, 32),
}
RANGES = {
    "low": Made(lambda rng: float(rng.uniform(0.0001, 0.01))),
    "high": Made(lambda rng: float(rng.uniform(0.1, 2.0))),
    "seed": SEED,
}
SCORE = Do(
    "score = lambda rate, batch_size, width: (rate + width) / (rate + batch_size)",
    says="",
)
ROWS = Do(
    "rows = [{'rate': r, 'batch_size': b, 'width': w} "
    "for r in rates for b in batch_sizes for w in widths]",
    says="",
)
SCORED = Do(
    "table = [row | {'accuracy': score(**row)} for row in reversed(rows)]", says=""
)


def accuracy(params: dict[str, Any], X: np.ndarray, y: np.ndarray) -> float:
    """Return the share of the rows that these parameters classify right."""
    W1, b1, W2, b2 = (np.asarray(params[n]) for n in ("W1", "b1", "W2", "b2"))
    if not len(b1) == W1.shape[1] == len(W2):
        return float("nan")
    A1 = np.maximum(X @ W1 + b1, 0.0)
    return float(np.mean(np.argmax(A1 @ W2 + b2, axis=1) == y))


def key(row: dict[str, Any]) -> tuple[float, ...]:
    """Return the setting of a row, to be sorted and compared."""
    return tuple(float(row[name]) for name in SETTING)


def drawn(seed: int) -> list[tuple[float, ...]]:
    """Return the settings that `tune` has to draw."""
    found: list[tuple[float, ...]] = []
    rng = np.random.default_rng(seed)
    for _ in range(12):
        rate = np.exp(rng.uniform(np.log(0.001), np.log(1.0)))
        batch_size = (16.0, 64.0)[rng.integers(2)]
        found.append((float(rate), batch_size, float(rng.integers(8, 33))))
    return found


def judged(seen: Seen) -> dict[str, float] | str:
    """Evaluate the network, and hold the tables against it."""
    result = seen.got["result"]
    if sorted(map(key, result["grid"])) != sorted(GRID):
        return (
            "The rows of the table `grid` are not those of the twelve settings: rates "
            "0.001, 0.03, 1.0, batch sizes 16, 64 and widths 8, 32."
        )
    X_train, Y_train, X_val, y_val = seen.inputs["data"]
    seed = seen.inputs["seed"]
    if not np.allclose([key(row) for row in result["random"]], drawn(seed)):
        return (
            "The rows of the table `random` are not the twelve settings that a "
            "generator made from `seed` draws, in their order."
        )
    for name in ("grid", "random"):
        rate, batch_size, width = key(row := result[name][0])
        sizes = {"batch_size": int(batch_size), "width": int(width)}
        params = fit(X_train, Y_train, rate, **sizes, seed=seed)
        right = float(np.mean(predict(params, X_val) == y_val))
        if abs(float(row["accuracy"]) - right) > ONE_ROW:
            return (
                f"The first row of the table `{name}` has the accuracy "
                f"{float(row['accuracy']):.4g}. With its setting and the `seed` of "
                f"`tune`, `fit` gives a network that reaches {right:.4g} on `X_val`."
            )
    best = {
        name: max(float(row["accuracy"]) for row in result[name])
        for name in ("grid", "random")
    }
    found = accuracy(result["params"], X_val, y_val)
    if not abs(found - max(best.values())) < 1e-9:
        return (
            "The network in `params` does not have the highest accuracy of the tables: "
            f"on the validation data it has {found:.4g}, the best row "
            f"{max(best.values()):.4g}."
        )
    X, y = digits()
    return {
        "highest accuracy of the grid": best["grid"],
        "highest accuracy of the drawn settings": best["random"],
        "accuracy on test data": accuracy(result["params"], X[TEST:], y[TEST:]),
    }


CHECKS: list[Check] = [
    SameValues(
        id="grid",
        title="The grid holds every setting, in order",
        points=2,
        call="grid",
        cases=[
            fixed(rates=[0.1, 1.0], batch_sizes=[16], widths=[8, 32]),
            Family(LISTS, {}, count=4),
        ],
        returns=SETTINGS,
    ),
    Scenario(
        id="log-uniform",
        title="Logarithms are drawn evenly",
        points=2,
        about="log_uniform",
        cases=[Family(RANGES, {}, count=4)],
        steps=[
            DRAW,
            *(
                See("log_uniform(low, high, rng)", Number, says=f"draw {i}")
                for i in "12"
            ),
        ],
    ),
    Scenario(
        id="random",
        title="Settings are drawn in the order asked for",
        points=3,
        about="random_settings",
        cases=[Family(RANGES | LISTS, {}, count=4)],
        steps=[
            DRAW,
            See("random_settings(9, (low, high), batch_sizes, (3, 5), rng)", SETTINGS),
        ],
        needs=("log-uniform",),
    ),
    Scenario(
        id="search",
        title="Every setting gets its accuracy, and the settings stay as they were",
        points=2,
        about="search",
        cases=[Family(LISTS, {}, count=3)],
        steps=[
            *(SCORE, ROWS, See("search(rows, score)", TABLE)),
            See("[len(row) for row in rows]", ListOf(WHOLE), says="the settings"),
        ],
    ),
    Scenario(
        id="heat",
        title="The heat map holds the means over the widths",
        points=3,
        about="heat",
        cases=[Family(LISTS, {}, count=4)],
        steps=[
            *(SCORE, ROWS, SCORED),
            See("heat(table, rates, batch_sizes)", ArrayOf("rates sizes")),
        ],
    ),
    Experiment(
        id="tune",
        title="The search finds a network that reads digits",
        points=4,
        about="tune",
        folder=Path(__file__).parent,
        # In one search the last row drawn may happen to be the best; hardly in two.
        cases=[Family({"data": Made(split), "seed": SEED}, {}, count=2)],
        steps=[
            See("tune(*data, seed)", RESULT, name="result", says="the result of `tune`")
        ],
        numbers=judged,
        sides={
            "accuracy on test data": "low",
            "highest accuracy of the drawn settings": "low",
            "highest accuracy of the grid": "low",
        },
        needs=("grid", "random", "search"),
    ),
    ByHand(
        id="share",
        title="The share of small rates is known",
        points=1,
        name="SHARE_BELOW",
        answer=0.5,
        returns=Number,
    ),
]
