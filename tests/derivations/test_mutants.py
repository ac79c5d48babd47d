"""Break one formula in nnbook, and the bridge to it falls."""

from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise

import numpy as np
import pytest

import nnbook
from tests.derivations.wrong import (
    Patch,
    adam,
    averaged_biases,
    averaged_weights,
    backward,
    hats,
    loss,
    method,
    moments,
    negative_weights,
    relu_vjp,
    right_value,
    rough_softmax,
    sharper_softmax,
    step,
    straight_weights,
    transposed_weights,
    widened,
)


def fallen(module: str, ids: Sequence[str]) -> list[str]:
    """The ids of those bridges that do not hold."""
    proof = import_module(f"derivations.{module}").PROOF
    chosen = [bridge for bridge in proof.bridges if bridge.id in ids]
    assert len(chosen) == len(ids)
    found = [b.compare(b.step.rhs, proof.context, 0) for b in chosen]
    return [result.id for result in found if not result.ok]


SOFTMAX = "softmax_kl_gradient"
RELU = "relu_mask"
ADAM = "adam_bias_correction"
COUNT = "parameter_count"

MUTANTS: dict[str, tuple[str, str, Patch]] = {
    "softmax overflows": (SOFTMAX, "softmax", method(nnbook, "softmax", rough_softmax)),
    "softmax squared": (SOFTMAX, "softmax", method(nnbook, "softmax", sharper_softmax)),
    "gradient's sign": (
        SOFTMAX,
        "gradient",
        loss(lambda q, Y, S: (0.0, (Y - S * np.exp(q)) / len(Y))),
    ),
    "gradient without 1/N": (
        SOFTMAX,
        "gradient",
        loss(lambda q, Y, S: (0.0, S * np.exp(q) - Y)),
    ),
    "gradient over N K": (
        SOFTMAX,
        "gradient",
        loss(lambda q, Y, S: (0.0, (S * np.exp(q) - Y) / Y.size)),
    ),
    "gradient for sums of one only": (
        SOFTMAX,
        "gradient",
        loss(lambda q, Y, S: (0.0, (np.exp(q) - Y) / len(Y))),
    ),
    "value without 1/N": (
        SOFTMAX,
        "value",
        loss(lambda q, Y, S: (-(Y * q).sum(), q)),
    ),
    "value with epsilon": (
        SOFTMAX,
        "value",
        loss(lambda q, Y, S: (right_value(np.log(np.exp(q) + 1e-9), Y), q)),
    ),
    "divergence is cross-entropy": (
        SOFTMAX,
        "divergence",
        method(nnbook, "kl_divergence", nnbook.cross_entropy),
    ),
    "divergence the wrong way": (
        SOFTMAX,
        "divergence",
        method(nnbook, "kl_divergence", lambda D, P: (P * np.log(P)).sum(1)),
    ),
    "mask at zero": (RELU, "relu-vjp", relu_vjp(lambda dA, Z, A: dA * (Z >= 0))),
    "mask upside down": (RELU, "relu-vjp", relu_vjp(lambda dA, Z, A: dA * (Z < 0))),
    "activation for mask": (RELU, "relu-vjp", relu_vjp(lambda dA, Z, A: dA * A)),
    "no mask below": (RELU, "first-layer", relu_vjp(lambda dA, Z, A: dA)),
    "no mask at any depth": (RELU, "layer", relu_vjp(lambda dA, Z, A: dA)),
    "weights not transposed at any depth": (RELU, "layer", backward(straight_weights)),
    "no mask above": (RELU, "second-layer", relu_vjp(lambda dA, Z, A: dA)),
    "mask at zero, in a network": (
        RELU,
        "first-biases",
        relu_vjp(lambda dA, Z, A: dA * (Z >= 0)),
    ),
    "biases averaged": (RELU, "dense-db", backward(averaged_biases)),
    "biases averaged, in a network": (RELU, "first-biases", backward(averaged_biases)),
    "weights' sign": (RELU, "dense-dW", backward(negative_weights)),
    "weights averaged": (RELU, "dense-dW", backward(averaged_weights)),
    "weight gradient transposed": (RELU, "dense-dW", backward(transposed_weights)),
    "weights not transposed": (RELU, "dense-dX", backward(straight_weights)),
    "weights not transposed, in a network": (
        RELU,
        "first-layer",
        backward(straight_weights),
    ),
    "output layer's sign": (RELU, "third-layer", backward(negative_weights)),
    "t starts at zero": (
        ADAM,
        "theta",
        adam(lambda o, g: step(o, *hats(o, o.t + 1))),
    ),
    "first moment uncorrected": (
        ADAM,
        "theta",
        adam(lambda o, g: step(o, o.m, hats(o, o.t)[1])),
    ),
    "second moment uncorrected": (
        ADAM,
        "theta",
        adam(lambda o, g: step(o, hats(o, o.t)[0], o.v)),
    ),
    "correction without the power": (
        ADAM,
        "theta",
        adam(lambda o, g: step(o, *hats(o, 1))),
    ),
    "epsilon inside the root": (
        ADAM,
        "theta",
        adam(lambda o, g: o.lr * hats(o, o.t)[0] / np.sqrt(hats(o, o.t)[1] + o.eps)),
    ),
    "Adam uphill": (ADAM, "theta", adam(lambda o, g: -step(o, *hats(o, o.t)))),
    "gradient at full weight": (ADAM, "m", moments(1.0, 2)),
    "second moment unsquared": (ADAM, "v", moments(0.1, 1)),
    "biases not counted": (
        COUNT,
        "count",
        method(
            nnbook,
            "dense_parameter_count",
            lambda sizes: sum(a * b for a, b in pairwise(sizes)),
        ),
    ),
    "a network one unit too wide": (
        COUNT,
        "theta",
        lambda patch: widened(patch),
    ),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_mutant_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, bridge, patch = MUTANTS[name]
    patch(monkeypatch)
    assert fallen(module, [bridge]) == [bridge]


def test_the_harness_itself_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Right formulas, written into the same frames, pass."""
    loss(lambda q, Y, S: (right_value(q, Y), (S * np.exp(q) - Y) / len(Y)))(monkeypatch)
    adam(lambda o, g: step(o, *hats(o, o.t)))(monkeypatch)
    backward(lambda layer, dA: dA @ layer.W.T)(monkeypatch)
    relu_vjp(lambda dA, Z, A: dA * (Z > 0))(monkeypatch)
    assert fallen(SOFTMAX, ["value", "gradient"]) == []
    assert fallen(ADAM, ["m", "v", "theta"]) == []
    assert fallen(RELU, ["dense-dW", "dense-db", "dense-dX", "first-layer"]) == []
