"""What a deep forward pass must do: three outputs, any depth, a cache that is true."""

import numpy as np

from exercises.catalogue.deep_forward.networks import far_out, networks, single
from exercises.checks import (
    ArrayOf,
    Check,
    DictOf,
    ListOf,
    SameValues,
    Scenario,
    See,
    Several,
    fixed,
)
from exercises.checks.returns import Returns

LAYER = DictOf({"A": ArrayOf("rows inputs"), "Z": ArrayOf("rows units")})
PARTS: dict[str, Returns] = {
    "Y": ArrayOf("rows outputs"),
    "cache": ListOf(LAYER, "layers"),
}
PREDICTIONS = Several(PARTS, graded=("Y",))
WHOLE = Several(PARTS, graded=("Y", "cache"))


def one(*inputs: object) -> float:
    """Return the size of an activation, which is what rounds."""
    return 1.0


CHECKS: list[Check] = [
    SameValues(
        id="example",
        title="The example of the statement comes out",
        points=1,
        call="deep_forward",
        cases=[
            fixed(
                X=np.array([[1.0, 2.0]]),
                weights=[
                    np.array([[1.0, -1.0], [0.5, 1.0]]),
                    np.array([[2.0], [-1.0]]),
                ],
                biases=[np.array([-3.0, 1.0]), np.array([0.5])],
                hidden="relu",
                output="identity",
            )
        ],
        returns=WHOLE,
        visible=True,
    ),
    SameValues(
        id="identity",
        title="Any depth and any hidden activation work, with no output activation",
        points=3,
        call="deep_forward",
        cases=[
            networks(),
            *(single(*sizes) for sizes in ((3, 2), (2, 4, 3))),
            *(far_out(hidden) for hidden in ("relu", "tanh", "sigmoid")),
        ],
        returns=PREDICTIONS,
    ),
    SameValues(
        id="sigmoid",
        title="A sigmoid output gives probabilities one by one",
        points=1,
        call="deep_forward",
        cases=[networks(output=("sigmoid",))],
        returns=PREDICTIONS,
        scale=one,
    ),
    SameValues(
        id="softmax",
        title="A softmax output gives each sample a distribution",
        points=2,
        call="deep_forward",
        cases=[networks(output=("softmax",))],
        returns=PREDICTIONS,
        scale=one,
    ),
    SameValues(
        id="cache",
        title="The cache holds what each layer read and what it summed up",
        points=2,
        call="deep_forward",
        cases=[
            networks(depths=(1, 2, 3)),
            networks(depths=(1, 2), output=("sigmoid", "softmax")),
        ],
        returns=Several(PARTS, graded=("cache",)),
    ),
    Scenario(
        id="again",
        title="The next call leaves the last one's cache as it was",
        points=1,
        about="deep_forward",
        cases=[networks(depths=(2,))],
        needs=("cache",),
        steps=[
            See(
                "deep_forward(X, weights, biases, hidden, output)",
                WHOLE,
                fresh=True,
            ),
            "deep_forward(X + 1, weights, biases, hidden, output)",
        ],
    ),
    SameValues(
        id="large",
        title="Softmax bears logits in the thousands",
        points=1,
        call="deep_forward",
        cases=[networks(depths=(1,), output=("softmax",), scale=2000)],
        returns=PREDICTIONS,
        needs=("softmax",),
        scale=one,
    ),
    SameValues(
        id="precision",
        title="float32 in, float32 out",
        points=1,
        call="deep_forward",
        cases=[networks(output=("identity", "sigmoid", "softmax"), dtype="float32")],
        returns=PREDICTIONS,
        needs=("identity", "sigmoid", "softmax"),
        scale=one,
        strict=True,
    ),
    Scenario(
        id="inputs",
        title="X, the weights and the biases stay as they were",
        points=1,
        about="deep_forward",
        cases=[networks()],
        needs=("identity",),
        untouched=("X", "weights", "biases"),
        steps=["deep_forward(X, weights, biases, hidden, output)"],
    ),
]
