"""A mistake in a forward function costs its own points, not those of the gradient."""

from dataclasses import dataclass

import pytest

import exercises
from exercises.grading.result import Result
from exercises.sandbox import Crew

from . import counterfeits as fake
from .conftest import graded

Edits = list[tuple[str, str]]


@dataclass(frozen=True)
class Mistake:
    """Changes of a solution, and the checks that do not pass for it."""

    exercise: str
    edits: Edits
    lost: set[str]
    below: str = ""

    def graded(self, crew: Crew, seed: int) -> Result:
        """Grade the changed solution."""
        text = exercises.get(self.exercise).solution
        for old, new in self.edits:
            assert text.count(old) == 1, (old, text.count(old))
            text = text.replace(old, new)
        return graded(crew, self.exercise, text + self.below, seed, patient=True)


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
BY_LOGIT = "return [y - 1 / (1 + sp.exp(-s))]"
SHARE = "sp.exp(logit) / total for"
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
    "the tape's relu leaks, but has two slopes of its own": Mistake(
        "tape",
        [
            (OF_VALUE, "max(self.data, 0.1 * self.data)"),
            (OF_PARENT, "2.0 if self.data > 0 else 0.5"),
        ],
        {"values", "relu", "corner"},
    ),
    "slopes of the likelihood doubled": Mistake(
        "likelihood-gradient",
        [
            (BY_LOGIT, "return [2 * (y - 1 / (1 + sp.exp(-s)))]"),
            ("return [(y - 1 /", "return [2 * (y - 1 /"),
        ],
        {"slope"},
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
    "the tape's relu doubled": Mistake(
        "tape", [(OF_VALUE, "2 * max(self.data, 0.0)")], {"values"}
    ),
    "the slope of the tape's relu": Mistake(
        "tape", [(OF_PARENT, "3.0 if self.data > 0 else 0.0")], {"relu", "corner"}
    ),
    "sigmoids for softmax": Mistake(
        "softmax-kl-gradient", [(SHARE, "1 / (1 + sp.exp(-logit)) for")], {"softmax"}
    ),
    "slope of the likelihood doubled": Mistake(
        "likelihood-gradient",
        [(BY_LOGIT, "return [2 * (y - 1 / (1 + sp.exp(-s)))]")],
        {"slope"},
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
OF_POOL = {"slope", "sizes", "ties", "precision", "inputs"}
OF_CONVOLUTION = {"example", "dw", "dx"} | {
    f"{how}-{part}" for how in ("padded", "stride") for part in ("dw", "dx")
}
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
        {"example", "forward"} | OF_POOL,
    ),
    "convolution gives nothing": Mistake(
        "convolve-backward",
        [
            (WINDOW, "0.0"),
            *((old, new.replace("2", "0", 1)) for old, new in UPSTREAM),
        ],
        {"forward", "db"} | OF_CONVOLUTION,
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
    "slope and derivative by a weight are constants": Mistake(
        "likelihood-gradient",
        [(BY_LOGIT, "return [3]"), ("(y - 1 / (1 + sp.exp(-s))) * h", "3 * h")],
        {"slope", "weight"},
    ),
    "a convolution that adds all up": Mistake(
        "convolve-backward",
        [],
        {"forward", "db"} | OF_CONVOLUTION,
        fake.by(fake.GIVEN_UP, fake.CONVOLUTION),
    ),
    "a penalty that adds all up": Mistake(
        "l2-penalty",
        [],
        {"penalty"} | OF_PENALTY,
        fake.PENALTY.replace("else _right", "else 2 + _right"),
    ),
    "an epoch without gradients": Mistake(
        "momentum-epoch", [], {"one-batch", "epoch", "inputs"}, fake.EPOCH
    ),
    "a penalty from memory": Mistake("l2-penalty", [], OF_PENALTY, fake.PENALTY),
    "a penalty by its caller": Mistake(
        "l2-penalty", [], OF_PENALTY, fake.PENALTY_BY_CALLER
    ),
    "a loss from memory": Mistake("momentum-epoch", [], OF_EPOCHS, fake.LOSS),
    "dropout of anything but ones": Mistake(
        "dropout", [], {"example", "backward", "latest", "inputs"}, fake.DROPOUT
    ),
    "softmax until it is counted": Mistake(
        "softmax-kl-gradient",
        [],
        {"one-hot", "distribution", "any-target"},
        fake.SOFTMAX,
    ),
    "a slope until it is counted": Mistake(
        "likelihood-gradient", [], {"weight"}, fake.LIKELIHOOD
    ),
    "the tape's relu from memory": Mistake(
        "tape", [], {"relu", "corner", "network"}, fake.TAPE
    ),
    "a deep loss from memory": Mistake("deep-backward", [], OF_DEPTH, fake.DEEP),
    "outputs that make the loss easy": Mistake(
        "deep-backward", [], OF_DEPTH, fake.DEEP_OUTPUTS
    ),
    "a deep loss given up": Mistake(
        "deep-backward", [], {"loss"} | OF_DEPTH, fake.DEEP_GIVEN_UP
    ),
    "a convolution of one number": Mistake(
        "convolve-backward", [], {"forward", "db"} | OF_CONVOLUTION, fake.ONE_NUMBER
    ),
    "a maximum of everything": Mistake(
        "max-pool", [], {"example", "forward"} | OF_POOL, fake.ONE_MAXIMUM
    ),
    "a deep network of one bias": Mistake(
        "deep-backward", [], OF_DEPTH, fake.LAST_BIAS
    ),
}
#: Forward functions that are others where slopes are taken: they save no gradient.
PRETENDED = {
    "relu": ("relu-backward", fake.RELU, OF_RELU_BACKWARD, OF_RELU),
    "activation": ("activation-functions", fake.ACTIVATION, OF_ONE_SLOPE, {"relu"}),
    "binary cross-entropy": (
        "binary-cross-entropy",
        fake.BCE,
        OF_LOGITS,
        {"loss", "loss-large"},
    ),
    "pooling": ("max-pool", fake.POOL, OF_POOL, {"example", "forward"}),
    "convolution": (
        "convolve-backward",
        fake.CONVOLUTION,
        OF_CONVOLUTION | {"db"},
        None,
    ),
    "normalisation": (
        "batch-norm-backward",
        fake.NORMAL,
        {"dgamma", "dz", "inputs"},
        None,
    ),
}
for name, (exercise, of, checks, forward) in PRETENDED.items():
    for way in ("MEMORY", "COUNT", "CALLER", "GIVEN_UP"):
        lost_too = forward if way == "GIVEN_UP" else set()
        steps = exercise in ("convolve-backward", "batch-norm-backward")
        if lost_too is not None and (steps or way != "CALLER"):
            text = fake.by(getattr(fake, way), of)
            NOTHING[f"{name}: {way}"] = Mistake(exercise, [], checks | lost_too, text)


#: Eight checks fail, and for each of them every mutant is asked.
LONG = "convolution gives nothing"
EARNING_NOTHING = [
    pytest.param(name, marks=[pytest.mark.slow] if name == LONG else [])
    for name in NOTHING
]


def lost(result: Result) -> set[str]:
    """Return the checks that did not pass."""
    return {check.id for check in result.checks if check.state != "passed"}


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", TOGETHER)
def test_a_gradient_of_its_own_forward_loses_nothing(
    name: str, seed: int, strong: Crew
) -> None:
    assert lost(TOGETHER[name].graded(strong, seed)) == TOGETHER[name].lost


@pytest.mark.parametrize("name", FORWARD_ALONE)
def test_a_right_gradient_loses_nothing(name: str, strong: Crew) -> None:
    result = FORWARD_ALONE[name].graded(strong, 1)
    assert lost(result) == FORWARD_ALONE[name].lost


@pytest.mark.parametrize("name", EARNING_NOTHING)
def test_nothing_earns_nothing(name: str, strong: Crew) -> None:
    result = NOTHING[name].graded(strong, 1)
    assert lost(result) == NOTHING[name].lost
    assert not result.flags
