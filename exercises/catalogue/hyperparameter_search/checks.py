"""What the search must do: settings, draws, tables, and the network that it finds."""

from pathlib import Path

import numpy as np

from exercises.catalogue.hyperparameter_search.tables import (
    GRID_WINS,
    RANDOM_WINS,
    Searches,
    judged,
)
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
SEED = Made(lambda rng: int(rng.integers(10**6)))
DRAW = Do("rng = np.random.default_rng(seed)", says="")


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


def searches(*seeds: int) -> Family:
    """Return a search on drawn data, with one of these seeds."""
    seed = Made(lambda rng: seeds[int(rng.integers(len(seeds)))])
    return Searches({"seed": seed}, {}, count=1)


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
        cases=[searches(*RANDOM_WINS), searches(*GRID_WINS)],
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
