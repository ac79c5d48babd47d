"""Parameters of estimators: what passes, and in which form."""

import functools

import numpy as np
import pytest

import nnbook
from nnbook.estimators import NetworkClassifier
from nnbook.estimators.parameters import (
    OPTIMIZERS,
    all_or_nothing,
    hidden_sizes,
    new_optimizer,
    require_finite_result,
    require_parameters,
)
from tests.nnbook.bad_input.estimators import WRONG


def test_a_width_may_stand_alone():
    assert hidden_sizes(3) == hidden_sizes([3]) == hidden_sizes((np.int64(3),)) == [3]
    assert hidden_sizes(()) == []
    assert hidden_sizes((4, 2)) == [4, 2]


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers_have_names(name):
    network = nnbook.mlp([2, 3, 1])
    optimizer = new_optimizer(name, network, 0.25)
    assert isinstance(optimizer, nnbook.Optimizer)
    assert optimizer.theta is network.theta
    assert optimizer.lr == 0.25
    assert type(optimizer).__name__.lower() in (name, "gradientdescent")


def test_adamw_spares_biases():
    network = nnbook.mlp([2, 3, 1])
    adamw = new_optimizer("adamw", network, 0.25)
    np.testing.assert_array_equal(adamw.mask, network.weight_mask)
    assert adamw.mask.sum() == 2 * 3 + 3


def test_what_fails_leaves_the_attributes():
    model = NetworkClassifier(lr=0.5)

    def fails():
        model.lr, model.extra = 0.25, 1
        raise ValueError("lr is 0.25, expected another")

    with pytest.raises(ValueError, match="lr is"), all_or_nothing(model):
        fails()
    assert model.lr == 0.5
    assert not hasattr(model, "extra")
    with all_or_nothing(model):
        model.lr = 0.125
    assert model.lr == 0.125


def test_an_optimizer_may_be_a_function():
    make = functools.partial(nnbook.Adam, beta1=0.5)
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
        {"random_state": 0},
        {"random_state": 2**32 - 1},
        {"random_state": np.random.RandomState(0)},
        {"initializer": nnbook.INITIALIZERS["he"]},
    ],
)
def test_edges_pass(edge):
    require_parameters(NetworkClassifier(**edge))


@pytest.mark.parametrize(
    ("name", "wrong", "message"),
    WRONG,
)
def test_others_are_refused_at_once(name, wrong, message):
    with pytest.raises(ValueError, match=message):
        require_parameters(NetworkClassifier(**{name: wrong}))


def test_finite_parameters_pass():
    require_finite_result(np.zeros(2))
    for wrong in (np.nan, np.inf):
        with pytest.raises(ValueError, match="theta after training"):
            require_finite_result(np.array([0, wrong]))
