"""What a deep backward pass must do: losses, slopes, and the slope of the own loss."""

import numpy as np

from exercises.catalogue.deep_backward.networks import HIDDEN, networks
from exercises.catalogue.deep_backward.own import from_own_loss, own_slopes
from exercises.checks import (
    Array,
    ArrayOf,
    Case,
    Check,
    Family,
    ListOf,
    Made,
    Number,
    SameValues,
    Scenario,
    See,
    Several,
    fixed,
)
from exercises.checks.differences import TOLERANCE
from exercises.checks.returns import Returns

OUTPUTS = ("identity", "sigmoid", "softmax")
GRADIENTS: dict[str, Returns] = {
    "dweights": ListOf(ArrayOf("inputs units"), "gradients"),
    "dbiases": ListOf(ArrayOf("units"), "gradients"),
}
FORWARD = "Y, cache = deep_forward(X, weights, biases, hidden, output)"


def gradients(id: str, title: str, points: int, **settings: object) -> Scenario:
    """Return the check that holds gradients against the learner's own loss."""
    return Scenario(
        id=id,
        title=title,
        points=points,
        about="deep_backward",
        cases=[networks(**settings)],
        shrinks=False,  # rounded targets would no longer add up to one
        wide=False,
        steps=[
            FORWARD,
            See(
                "deep_backward(Y, T, weights, hidden, cache)",
                Several(GRADIENTS, graded=("dweights", "dbiases")),
                says="the result of `deep_backward`",
                tolerance=TOLERANCE,
                scale=1.0,
            ),
        ],
        own=own_slopes,
    )


def probabilities(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Draw predictions inside (0, 1)."""
    return rng.uniform(0.05, 0.95, shape)


def of_others(
    Y: float, T: float, weights: list[np.ndarray], cache: list[dict[str, np.ndarray]]
) -> Case:
    """Return a case with a cache that no deep_forward of the learner's has filled."""
    y, t = np.array([[Y]]), np.array([[T]])
    return fixed(Y=y, T=t, weights=weights, hidden="relu", cache=cache)


EXAMPLE = of_others(
    1.0,
    4.0,
    [np.array([[0.5]])],
    [{"A": np.array([[2.0]]), "Z": np.array([[1.0]])}],
)
TWO_LAYERS = of_others(
    -1.5,
    0.5,
    [np.array([[1.0, -1.0], [0.5, 1.0]]), np.array([[2.0], [-1.0]])],
    [
        {"A": np.array([[1.0, 2.0]]), "Z": np.array([[-1.0, 2.0]])},
        {"A": np.array([[0.0, 2.0]]), "Z": np.array([[-1.5]])},
    ],
)


def pick(names: tuple[str, ...], at: int) -> Made:
    """Return the name at this place, as an argument."""
    return Made(lambda rng: names[at])


#: Predictions that a guard such as clip(Y, 1e-7, 1 - 1e-7) would change.
SURE = {
    "Y": np.array([[2e-8, 1 - 2e-8], [0.25, 0.75]]),
    "T": np.array([[0.25, 0.75], [1.0, 0.0]]),
}


def steepness(Y: np.ndarray, T: np.ndarray, output: str) -> float:
    """Return how many times over a loss feels what Y is off by, where it is steep."""
    if output == "identity":
        return 1.0
    return float(np.max([np.abs(T / Y), np.abs((1 - T) / (1 - Y))], initial=1.0))


BATCH = {
    "Y": Array("rows outputs", probabilities),
    "T": Array("rows outputs", probabilities),
}
CHECKS: list[Check] = [
    SameValues(
        id="loss",
        title="The three losses are means over the rows",
        points=2,
        call="loss",
        cases=[
            Family(
                BATCH | {"output": pick(OUTPUTS, i)},
                {"rows": (2, 4), "outputs": (2, 4)},
                3,
            )
            for i in range(3)
        ]
        + [
            fixed(dict.fromkeys(SURE, "rows outputs"), **SURE, output=output)
            for output in OUTPUTS[1:]
        ],
        returns=Number,
        scale=steepness,
    ),
    SameValues(
        id="slope",
        title="The slopes of ReLU, tanh and sigmoid are right",
        points=2,
        call="slope",
        cases=[
            fixed(hidden="relu", Z=np.array([[-2.0, 0.0, 3.0]])),
            *(
                Family(
                    {"hidden": pick(HIDDEN, i), "Z": Array("rows units")},
                    {"rows": (1, 3), "units": (1, 4)},
                    3,
                )
                for i in range(3)
            ),
        ],
        returns=ArrayOf("rows units"),
        scale=lambda *inputs: 1.0,
    ),
    SameValues(
        id="example",
        title="The example comes out: all that is needed is in the arguments",
        points=1,
        call="deep_backward",
        cases=[EXAMPLE, TWO_LAYERS],
        returns=Several(GRADIENTS, graded=("dweights", "dbiases")),
        own=from_own_loss,
        unless=("loss",),
        visible=True,
    ),
    gradients(
        "last",
        "Without hidden layers the gradients are the slopes of your loss",
        2,
        depths=(1,),
        hidden=("tanh",),
        output=OUTPUTS,
    ),
    gradients(
        "two",
        "With one hidden layer the gradients are the slopes of your loss",
        3,
        depths=(2,),
    ),
    gradients(
        "deep",
        "In deeper networks too",
        3,
        depths=(3, 4),
        output=("sigmoid", "softmax"),
    ),
    Scenario(
        id="inputs",
        title="Predictions, targets, weights and the cache stay as they were",
        points=1,
        about="deep_backward",
        cases=[networks(depths=(3,))],
        needs=("deep",),
        untouched=("X", "T", "weights"),
        steps=[
            FORWARD,
            "deep_backward(Y, T, weights, hidden, cache)",
            See("Y", ArrayOf("rows outputs")),
            See("[layer['A'] for layer in cache]", ListOf(ArrayOf("rows inputs"))),
            See("[layer['Z'] for layer in cache]", ListOf(ArrayOf("rows units"))),
        ],
    ),
]
