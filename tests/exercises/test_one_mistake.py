"""A mistake in a forward function costs its own points, not those of the gradient."""

from dataclasses import dataclass

import pytest

import exercises
from exercises.grading.result import Result
from exercises.sandbox import Crew

from .conftest import graded

Edits = list[tuple[str, str]]


@dataclass(frozen=True)
class Mistake:
    """Changes of a solution, and the checks that do not pass for it."""

    exercise: str
    edits: Edits
    lost: set[str]

    def graded(self, crew: Crew, seed: int) -> Result:
        """Grade the changed solution."""
        text = exercises.get(self.exercise).solution
        for old, new in self.edits:
            assert text.count(old) == 1, (old, text.count(old))
            text = text.replace(old, new)
        return graded(crew, self.exercise, text, seed, patient=True)


RELU = "np.maximum(Z, 0)"
TWICE = (RELU, "2 * np.maximum(Z, 0)")
LEAKY = (RELU, "np.where(Z > 0, Z, 0.1 * Z)")
OF_RELU = {"forward", "forward-precision", "forward-inputs"}
PASSED = "return dA * (Z > 0)"
ON = "return (Z > 0).astype(Z.dtype)"
SIGMOID = "np.where(Z >= 0, 1, E) / (1 + E)"
LOSS, SLOPE = "-(Y * log_P).sum() / len(X)", "(np.exp(log_P) - Y) / len(X)"
TERMS, START = "terms.sum() / len(Y)", "dZ = (Y - T) / len(Y)"
PENALTY = "strength / 2 * squares"
W1, W2 = 'strength * params["W1"]', 'strength * params["W2"]'
LARGEST, BACK = "columns, size).max(axis=(3, 5))", "= dA[:, :, i, j]"
WINDOW = "np.tensordot(window, W, axes=((1, 2, 3), (1, 2, 3))) + b"
UPSTREAM = [
    ("np.tensordot(upstream, P", "2 * np.tensordot(upstream, P"),
    ("np.tensordot(upstream, W", "2 * np.tensordot(upstream, W"),
    ("dZ.sum(axis=(0, 2, 3))", "2 * dZ.sum(axis=(0, 2, 3))"),
]
OF_VALUE, OF_PARENT = "max(self.data, 0.0)", "1.0 if self.data > 0 else 0.0"
KEPT = "kept / (1 - self.rate)"
NORMAL = "return gamma * Z_hat + beta"

#: Forward and gradient are wrong in one way and belong together.
TOGETHER = {
    "relu doubled": Mistake(
        "relu-backward", [TWICE, (PASSED, "return 2 * dA * (Z > 0)")], OF_RELU
    ),
    "relu leaks": Mistake(
        "relu-backward",
        [LEAKY, (PASSED, "return np.where(Z > 0, dA, np.float32(0.1) * dA)")],
        OF_RELU,
    ),
    "relu leaks, not at 0": Mistake(
        "relu-backward",
        [LEAKY, (PASSED, "return dA * ((Z > 0) + np.float32(0.1) * (Z < 0))")],
        OF_RELU,
    ),
    "activation doubled": Mistake(
        "activation-functions",
        [TWICE, (ON, "return 2 * (Z > 0).astype(Z.dtype)")],
        {"relu"},
    ),
    "sigmoid doubled": Mistake(
        "activation-functions",
        [(SIGMOID, f"2 * {SIGMOID}"), ("E / (1 + E) ** 2", "2 * E / (1 + E) ** 2")],
        {"sigmoid", "sigmoid-huge"},
    ),
    "penalty without its half": Mistake(
        "l2-penalty",
        [(PENALTY, "strength * squares"), (W1, f"2 * {W1}"), (W2, f"2 * {W2}")],
        {"example", "penalty"},
    ),
    "sum of binary cross-entropies": Mistake(
        "binary-cross-entropy",
        [("losses.mean()", "losses.sum()"), (" / len(z)", "")],
        {"loss", "loss-large"},
    ),
    "mean squared twice": Mistake(
        "binary-cross-entropy",
        [("losses.mean()", "2 * losses.mean()"), ("(p - y)", "2 * (p - y)")],
        {"loss", "loss-large"},
    ),
    "sum over the batch": Mistake(
        "momentum-epoch",
        [(LOSS, LOSS.removesuffix(" / len(X)")), (SLOPE, "np.exp(log_P) - Y")],
        {"loss"},
    ),
    "mean over the entries": Mistake(
        "momentum-epoch",
        [(LOSS, f"{LOSS} / Y.shape[1]"), (SLOPE, f"{SLOPE} / Y.shape[1]")],
        {"loss"},
    ),
    "sum of the losses": Mistake(
        "deep-backward", [(TERMS, "terms.sum()"), (START, "dZ = Y - T")], {"loss"}
    ),
    "losses doubled": Mistake(
        "deep-backward",
        [(TERMS, f"2 * {TERMS}"), (START, "dZ = 2 * (Y - T) / len(Y)")],
        {"loss"},
    ),
    "pooling doubled": Mistake(
        "max-pool",
        [(LARGEST, f"{LARGEST} * 2"), (BACK, "= 2 * dA[:, :, i, j]")],
        {"example", "forward"},
    ),
    "convolution doubled": Mistake(
        "convolve-backward", [(WINDOW, f"2 * ({WINDOW})"), *UPSTREAM], {"forward"}
    ),
    "the tape's relu leaks": Mistake(
        "tape",
        [
            (OF_VALUE, "max(self.data, 0.1 * self.data)"),
            (OF_PARENT, "1.0 if self.data > 0 else 0.1 * (self.data < 0)"),
        ],
        {"values"},
    ),
    "dropout enlarges nothing": Mistake(
        "dropout", [(KEPT, "kept * 1.0")], {"example", "train", "draws"}
    ),
}

#: The forward function alone is wrong: its gradient is the one that was asked for.
FORWARD_ALONE = {
    "relu doubled": Mistake("relu-backward", [TWICE], OF_RELU),
    "relu is flat": Mistake("relu-backward", [(RELU, "0 * Z")], OF_RELU),
    "relu of booleans": Mistake("relu-backward", [(RELU, "Z > 0")], OF_RELU),
    "activation doubled": Mistake("activation-functions", [TWICE], {"relu"}),
    "penalty without its half": Mistake(
        "l2-penalty", [(PENALTY, "strength * squares")], {"example", "penalty"}
    ),
    "sum of binary cross-entropies": Mistake(
        "binary-cross-entropy",
        [("losses.mean()", "losses.sum()")],
        {"loss", "loss-large"},
    ),
    "sum over the batch": Mistake(
        "momentum-epoch",
        [(LOSS, LOSS.removesuffix(" / len(X)"))],
        {"loss", "large"},
    ),
    "sum of the losses": Mistake("deep-backward", [(TERMS, "terms.sum()")], {"loss"}),
    "means of windows": Mistake(
        "max-pool",
        [(LARGEST, LARGEST.replace("max", "mean"))],
        {"example", "forward"},
    ),
    "convolution doubled": Mistake(
        "convolve-backward", [(WINDOW, f"2 * ({WINDOW})")], {"forward"}
    ),
    "normalised and doubled": Mistake(
        "batch-norm-backward", [(NORMAL, f"{NORMAL} * 2")], {"example", "forward"}
    ),
}

OF_RELU_BACKWARD = {"example", "slope", "corner", "precision", "inputs"}
OF_EPOCHS = {"gradients", "large", "one-batch", "epoch", "inputs"}
OF_DEPTH = {"example", "last", "two", "deep", "inputs"}
OF_ONE_SLOPE = {"relu-slope", "corner", "precision"}
OF_PENALTY = {"example", "gradients", "precision", "inputs"}
OF_LOGITS = {"slope", "gradient-large", "inputs"}
ZEROS = "{k: 0 * v for k, v in params.items()}"
ONES = "{k: 0 * v + 1 for k, v in params.items()}"
#: A gradient that belongs to no beginning of an answer, or to no forward function.
NOTHING = {
    "relu and gradient are 0": Mistake(
        "relu-backward",
        [(RELU, "0 * Z"), (PASSED, "return 0 * dA")],
        OF_RELU | OF_RELU_BACKWARD,
    ),
    "relu is a constant": Mistake(
        "relu-backward",
        [(RELU, "0 * Z + 3"), (PASSED, "return 0 * dA")],
        OF_RELU | OF_RELU_BACKWARD,
    ),
    "relu does nothing": Mistake(
        "relu-backward",
        [(RELU, "Z.copy()"), (PASSED, "return dA.copy()")],
        OF_RELU | OF_RELU_BACKWARD,
    ),
    "relu is a step": Mistake(
        "relu-backward",
        [(RELU, "1.0 * (Z > 0)"), (PASSED, "return 0 * dA")],
        OF_RELU | OF_RELU_BACKWARD,
    ),
    "another relu's gradient": Mistake(
        "relu-backward",
        [TWICE, (PASSED, "return 3 * dA * (Z > 0)")],
        OF_RELU | OF_RELU_BACKWARD,
    ),
    "activation and slope are 0": Mistake(
        "activation-functions",
        [(RELU, "0 * Z"), (ON, "return 0 * Z")],
        {"relu"} | OF_ONE_SLOPE,
    ),
    "activation does nothing": Mistake(
        "activation-functions",
        [(RELU, "1 * Z"), (ON, "return 0 * Z + 1")],
        {"relu"} | OF_ONE_SLOPE,
    ),
    "activation does nothing, its slope is right": Mistake(
        "activation-functions", [(RELU, "1 * Z")], {"relu", "precision"}
    ),
    "no penalty": Mistake(
        "l2-penalty",
        [(PENALTY, "0.0"), (W1, "0 * params['W1']"), (W2, "0 * params['W2']")],
        {"penalty"} | OF_PENALTY,
    ),
    "hardly a penalty": Mistake(
        "l2-penalty",
        [
            (PENALTY, "1e-9 * squares"),
            (W1, "0 * params['W1']"),
            (W2, "0 * params['W2']"),
        ],
        {"penalty"} | OF_PENALTY,
    ),
    "a constant on logits": Mistake(
        "binary-cross-entropy",
        [("losses.mean()", "1.0"), ("(p - y)", "0 * (p - y)")],
        {"loss", "loss-large"} | OF_LOGITS,
    ),
    "the mean of logits": Mistake(
        "binary-cross-entropy",
        [("losses.mean()", "z.mean()"), ("(p - y)", "(1 + 0 * y)")],
        {"loss", "loss-large"} | OF_LOGITS,
    ),
    "a constant loss": Mistake(
        "momentum-epoch",
        [(LOSS, "1.0"), ("    dZ2 = ", f"    return loss, {ZEROS}\n    dZ2 = ")],
        {"loss"} | OF_EPOCHS,
    ),
    "the sum of the parameters": Mistake(
        "momentum-epoch",
        [
            (LOSS, "sum(v.sum() for v in params.values())"),
            ("    dZ2 = ", f"    return loss, {ONES}\n    dZ2 = "),
        ],
        {"loss"} | OF_EPOCHS,
    ),
    "a loss that stays the same": Mistake(
        "deep-backward",
        [(TERMS, "1.0"), (START, "dZ = 0 * Y")],
        {"loss"} | OF_DEPTH,
    ),
    "a loss that hardly changes": Mistake(
        "deep-backward",
        [(TERMS, "1e-9 * terms.sum()"), (START, "dZ = 0 * Y")],
        {"loss"} | OF_DEPTH,
    ),
    "the tape's relu does nothing": Mistake(
        "tape",
        [(OF_VALUE, "self.data"), (OF_PARENT, "1.0")],
        {"values", "relu", "corner", "network"},
    ),
    "the tape's relu is 0": Mistake(
        "tape",
        [(OF_VALUE, "0.0 * self.data"), (OF_PARENT, "0.0")],
        {"values", "relu", "corner", "network"},
    ),
    "dropout drops nothing": Mistake(
        "dropout",
        [(KEPT, "1.0")],
        {"example", "train", "draws", "backward", "latest", "inputs"},
    ),
    "pooling gives nothing": Mistake(
        "max-pool",
        [(LARGEST, f"{LARGEST} * 0"), (BACK, "= 0 * dA[:, :, i, j]")],
        {"example", "forward", "slope", "sizes", "ties", "precision", "inputs"},
    ),
    "convolution gives nothing": Mistake(
        "convolve-backward",
        [
            (WINDOW, "0.0"),
            *((old, new.replace("2", "0", 1)) for old, new in UPSTREAM),
        ],
        {"forward", "example", "dw", "db", "dx"}
        | {f"{how}-{part}" for how in ("padded", "stride") for part in ("dw", "dx")},
    ),
    "another loss when it is differentiated": Mistake(
        "deep-backward",
        [
            (
                "    return activate(output, Z), cache",
                "    deep_forward.last = A = activate(output, Z)\n"
                "    deep_forward.total = sum(p.sum() for p in weights + biases)\n"
                "    return A, cache",
            ),
            (
                TERMS,
                "(deep_forward.total if Y is getattr(deep_forward, 'last', None)\n"
                f"        else {TERMS})",
            ),
            (
                START,
                "return ([np.ones_like(W) for W in weights], "
                "[np.ones(W.shape[1]) for W in weights])",
            ),
        ],
        OF_DEPTH,
    ),
    "the sum of the outputs": Mistake(
        "deep-backward",
        [(TERMS, "Y.sum()"), (START, "dZ = 0 * Y + 1")],
        {"loss", "last", "two", "deep", "inputs"},
    ),
}


def lost(result: Result) -> set[str]:
    """Return the checks that did not pass."""
    return {check.id for check in result.checks if check.state != "passed"}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", TOGETHER)
def test_a_gradient_of_its_own_forward_loses_nothing(
    name: str, seed: int, strong: Crew
) -> None:
    assert lost(TOGETHER[name].graded(strong, seed)) == TOGETHER[name].lost


@pytest.mark.parametrize("name", FORWARD_ALONE)
def test_a_right_gradient_loses_nothing(name: str, strong: Crew) -> None:
    result = FORWARD_ALONE[name].graded(strong, 1)
    assert lost(result) == FORWARD_ALONE[name].lost


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_earns_nothing(name: str, strong: Crew) -> None:
    result = NOTHING[name].graded(strong, 1)
    assert lost(result) == NOTHING[name].lost
    assert not result.flags
