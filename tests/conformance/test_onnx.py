"""ONNX's own cases, run on nnbook: right where it has the operator, named where not."""

import pytest

from tests.conformance.cases import KINDS, all_node_cases, file_cases, node_cases
from tests.conformance.graph import Status, outcome
from tests.conformance.operators import OPERATORS

COMPUTING = tuple(op for op, operator in OPERATORS.items() if not operator.moves)

#: How many of ONNX's cases must pass, so that no rule takes out more than it is for:
#: all but PRelu's, which has many slopes, and NegativeLogLikelihoodLoss', whose cases
#: hold no log-probabilities; both occur in larger graphs.
AT_LEAST = {
    "Adam": 2,
    "Add": 2,
    "ArgMax": 8,
    "AveragePool": 5,
    "BatchNormalization": 4,
    "Clip": 5,
    "Conv": 6,
    "Div": 3,
    "Dropout": 12,
    "Elu": 3,
    "Exp": 2,
    "Flatten": 9,
    "Gelu": 4,
    "Gemm": 10,
    "GlobalAveragePool": 2,
    "GlobalMaxPool": 2,
    "Identity": 1,
    "LeakyRelu": 3,
    "Log": 2,
    "LogSoftmax": 7,
    "MatMul": 3,
    "MaxPool": 6,
    "Mean": 3,
    "Momentum": 3,
    "Mul": 3,
    "Neg": 2,
    "OneHot": 3,
    "Pow": 1,
    "Reciprocal": 2,
    "ReduceMean": 8,
    "ReduceSum": 8,
    "Relu": 1,
    "Reshape": 9,
    "Sigmoid": 2,
    "Softmax": 7,
    "SoftmaxCrossEntropyLoss": 34,
    "Softplus": 2,
    "Sqrt": 2,
    "Sub": 3,
    "Sum": 3,
    "Tanh": 2,
}


@pytest.fixture(scope="module")
def outcomes():
    cases = {"node": node_cases(COMPUTING)} | {kind: file_cases(kind) for kind in KINDS}
    return {kind: [outcome(case) for case in cases[kind]] for kind in cases}


def failures(outcomes):
    return [f"{o.case.name}: {o.reason}" for o in outcomes if o.status is Status.FAILED]


def passed(outcomes):
    return [o.case for o in outcomes if o.status is Status.PASSED]


@pytest.mark.parametrize("operator", COMPUTING)
def test_cases_of_an_operator(operator, outcomes):
    own = [o for o in outcomes["node"] if o.case.operators == operator]
    assert failures(own) == []
    assert len(passed(own)) >= AT_LEAST.get(operator, 0)


@pytest.mark.parametrize(
    ("kind", "at_least"),
    [("node", 238), ("pytorch-converted", 43), ("pytorch-operator", 19), ("simple", 1)],
)
def test_nothing_fails(kind, at_least, outcomes):
    assert failures(outcomes[kind]) == []
    assert len(passed(outcomes[kind])) >= at_least
    assert all(o.reason for o in outcomes[kind] if o.status is Status.NOT_OFFERED)


@pytest.mark.slow
def test_what_others_are_made_of():
    """All cases of ONNX: some operators that nnbook lacks are made of such it has."""
    others = [outcome(case) for case in all_node_cases()]
    assert failures(others) == []
    assert len(passed(others)) >= 271
