"""The harness can fail: on numbers slightly off, and on an nnbook that is broken."""

import numpy as np
import pytest

import nnbook
from tests.conformance.__main__ import report
from tests.conformance.cases import Case, Node, file_cases, node_cases
from tests.conformance.graph import Status, off, outcome


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_numbers_that_are_off_are_seen(dtype):
    right = np.array([[1.0, -200.0], [0.5, 3.0]], dtype)
    few = 1e-6 if dtype == np.float32 else 1e-13
    assert off(right, right) == ""
    assert off(right * dtype(1 + few), right) == ""
    assert "relative error" in off(right * dtype(1 + 10 * few), right)
    assert "relative error" in off(-right, right)
    assert off(right * dtype(np.nan), right) == "not finite"
    assert "shape" in off(right[0], right)
    assert "dtype" in off(right.astype(np.float16), right)
    assert "dtype" in off(right.tolist(), right.astype(np.float32))
    assert off(np.array([1, 2]), np.array([1, 3])) == "other numbers"


def case(*nodes, x=(1.0, -2.0), y=(1.0, 0.0)):
    return Case("one", "own", nodes, {"x": np.array(x)}, {"y": np.array(y)})


RELU = Node("Relu", ("x",), ("y",), {}, 14)


def test_what_is_missing_is_named():
    assert outcome(case(RELU)).status is Status.PASSED
    assert outcome(case(RELU, y=(1.0, 0.1))).status is Status.FAILED
    for node, reason in [
        (Node("Erf", ("x",), ("y",), {}, 14), "operator Erf"),
        (Node("Relu", ("x",), ("y",), {"slope": 1}, 14), "Relu with slope"),
        (Node("Relu", ("x",), ("y", "z"), {}, 14), "Relu with more outputs"),
        (Node("Transpose", ("x",), ("y",), {}, 14), "only moves numbers about"),
    ]:
        status, reasons = outcome(case(node))[1:]
        assert status is Status.NOT_OFFERED
        assert reason in reasons
    assert "dtype int64" in outcome(case(RELU, x=(1, -2))).reason


def test_an_error_of_nnbook_is_a_failure():
    bad = Node("Softmax", ("x",), ("y",), {"axis": 7}, 14)
    assert outcome(case(bad)).status is Status.FAILED


def test_the_report_counts_and_explains():
    wrong, missing = case(RELU, y=(1.0, 0.1)), case(Node("Erf", ("x",), ("y",), {}, 1))
    text = report("own", [outcome(c) for c in (case(RELU), wrong, missing)])
    assert "3 cases, 1 passed, 1 failed, 1 not offered" in text
    assert "1 passed: Relu" in text
    assert "FAILED: one: y: relative error" in text
    assert "1 not offered: operator Erf" in text


def scaled(f, factor):
    return lambda *args, **options: f(*args, **options) * np.float32(factor)


def with_default(cls, **wrong):
    """The class, which takes other options than it is given."""

    def make(*args, **options):
        layer = cls(*args, **options)
        return type(layer)(**layer.config() | wrong)

    return make


def no_state(cls, name):
    """The class, which forgets one part of its state."""

    class Forgetful(cls):
        def load_state(self, state):
            super().load_state(state | {name: np.zeros_like(state[name])})

    return Forgetful


#: What is broken in nnbook: name, what stands there instead, an operator that sees it.
BROKEN = [
    ("relu", lambda Z: np.abs(Z), "Relu"),
    ("leaky_relu", lambda Z, alpha=0.01: nnbook.elu(Z), "LeakyRelu"),
    ("elu", lambda Z, alpha=1.0: nnbook.leaky_relu(Z), "Elu"),
    ("gelu", nnbook.gelu_tanh, "Gelu"),
    ("sigmoid", nnbook.tanh, "Sigmoid"),
    ("softplus", nnbook.relu, "Softplus"),
    ("softmax", scaled(nnbook.softmax, 1 + 1e-5), "Softmax"),
    ("log_softmax", scaled(nnbook.log_softmax, 1 + 1e-5), "LogSoftmax"),
    ("Dropout", with_default(nnbook.Dropout, rate=0.4), "Dropout"),
    ("Momentum", no_state(nnbook.Momentum, "v"), "Momentum"),
    ("Nesterov", nnbook.Momentum, "Momentum"),
    ("Adam", no_state(nnbook.Adam, "sum_g"), "Adam"),
    ("Adam", no_state(nnbook.Adam, "sum_g2"), "Adam"),
    ("clip_by_value", lambda X, limit: None, "Clip"),
    ("l2_penalty", lambda x, mask, strength: (0, 0 * x), "Momentum"),
    ("Conv2d", with_default(nnbook.Conv2d, stride=1), "Conv"),
    ("Conv2d", with_default(nnbook.Conv2d, padding=0), "Conv"),
    ("MaxPool2d", with_default(nnbook.MaxPool2d, stride=1), "MaxPool"),
    ("MaxPool2d", nnbook.AvgPool2d, "MaxPool"),
    ("AvgPool2d", nnbook.MaxPool2d, "AveragePool"),
    ("BatchNorm", with_default(nnbook.BatchNorm, eps=1e-4), "BatchNormalization"),
    ("BatchNorm", with_default(nnbook.BatchNorm, momentum=0.2), "BatchNormalization"),
]


@pytest.mark.parametrize(
    ("name", "broken", "operator"),
    BROKEN,
    ids=[f"{i}-{name}" for i, (name, _, _) in enumerate(BROKEN)],
)
def test_a_broken_part_is_seen(name, broken, operator, monkeypatch):
    cases = [c for c in node_cases((operator,)) if c.operators == operator]
    monkeypatch.setattr(nnbook, name, broken)
    assert Status.FAILED in {outcome(c).status for c in cases}


def test_a_broken_conv_is_seen_by_cases_of_pytorch(monkeypatch):
    correlate = nnbook.Conv2d.forward
    monkeypatch.setattr(
        nnbook.Conv2d,
        "forward",
        lambda layer, X, train=False: correlate(layer, X[..., ::-1]),
    )
    cases = [c for c in file_cases("pytorch-converted") if c.operators == "Conv"]
    assert [outcome(c).status for c in cases].count(Status.FAILED) >= 8
