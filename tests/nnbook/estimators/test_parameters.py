"""Parameters of estimators: what passes, and in which form."""

import functools

import numpy as np
import pytest

import nnbook
from nnbook.estimators import NetworkClassifier
from nnbook.estimators.parameters import (
    OPTIMIZERS,
    hidden_sizes,
    optimizer_maker,
    require_finite_result,
    require_parameters,
)
from tests.nnbook.bad_input.estimators import WRONG


def test_a_width_may_stand_alone():
    assert hidden_sizes(3) == hidden_sizes([3]) == hidden_sizes((np.int64(3),)) == [3]
    assert hidden_sizes(()) == []
    assert hidden_sizes((4, 2)) == [4, 2]


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers_have_names(name, rng):
    theta = rng.normal(size=3)
    optimizer = optimizer_maker(name)(theta, 0.25)
    assert isinstance(optimizer, nnbook.Optimizer)
    assert optimizer.lr == 0.25
    assert type(optimizer).__name__.lower() in (name, "gradientdescent")


def test_an_optimizer_may_be_a_function():
    make = functools.partial(nnbook.Adam, beta1=0.5)
    assert optimizer_maker(make) is make
    model = NetworkClassifier(max_iter=1, optimizer=make).fit(np.eye(2), [0, 1])
    assert model._optimizer.beta1 == 0.5


@pytest.mark.parametrize(
    "edge",
    [
        {"l2": 0},
        {"dropout": 0},
        {"tol": 0},
        {"batch_size": 1},
        {"max_iter": 1},
        {"n_iter_no_change": 1},
        {"lr": 1e-300},
    ],
)
def test_edges_pass(edge):
    require_parameters(NetworkClassifier(**edge))


@pytest.mark.parametrize(
    ("name", "wrong", "message"),
    [row for row in WRONG if row[0] not in ("activation", "initializer")],
)
def test_others_are_refused_at_once(name, wrong, message):
    with pytest.raises(ValueError, match=message):
        require_parameters(NetworkClassifier(**{name: wrong}))


def test_finite_parameters_pass():
    require_finite_result(np.zeros(2))
    for wrong in (np.nan, np.inf):
        with pytest.raises(ValueError, match="theta after training"):
            require_finite_result(np.array([0, wrong]))
