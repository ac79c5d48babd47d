"""What does not fit is refused before a mean, a generator or a gradient has moved."""

import numpy as np
import pytest

import nnbook
from nnbook.trial import trial_output_shape


def network():
    layers = [nnbook.Dense(3, 4), nnbook.Dropout(0.5), nnbook.BatchNorm(4)]
    return nnbook.Network([*layers, nnbook.Dense(4, 2)])


X, Y = np.arange(15.0).reshape(5, 3), np.ones((5, 2))
WRONG = {
    "Y of another width": {"Y": X},
    "Y strings": {"Y": np.full((5, 2), "a")},
    "Y complex": {"Y": Y + 1j},
    "X of another width": {"X": Y},
    "X and Y of one sample": {"X": X[:1], "Y": Y[:1]},
    "weights negative": {"weights": -np.ones(5)},
    "weights too few": {"weights": np.ones(4)},
    "l2 negative": {"l2": -1},
    "l2 NaN": {"l2": np.nan},
    "l2 text": {"l2": "x"},
    "loss": {"loss": "mse"},
}


@pytest.mark.parametrize("trained", [False, True])
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_nothing_moves(wrong, trained):
    net = network()
    good = {"loss": nnbook.MSE(), "X": X, "Y": Y}
    if trained:
        net.loss_grad(**good)
    net.grad[:] = 7
    start = net.state()
    for call in (net.loss_grad, lambda **a: nnbook.check_gradient(net, **a)):
        with pytest.raises(ValueError, match="expected"):
            call(**good | wrong)
        np.testing.assert_equal(net.state(), start)
        assert (net.grad == 7).all()


def test_a_trial_tells_the_shape_and_leaves_no_trace():
    net = network()
    start = net.state()
    assert trial_output_shape(net.layers, X) == (5, 2)
    np.testing.assert_equal(net.state(), start)
    rng = net.layers[1].rng
    net.loss_grad(nnbook.MSE(), X, Y)
    assert net.layers[1].rng is rng


def test_only_a_new_shape_goes_on_trial():
    seen = []

    class Seen(nnbook.Dense):
        def forward(self, X, train=False):
            seen.append(len(X))
            return super().forward(X, train)

    net = nnbook.Network([Seen(3, 2)])
    for rows in (5, 5, 2, 5, 2):
        net.loss_grad(nnbook.MSE(), X[:rows], Y[:rows])
    assert seen == [5, 5, 5, 2, 2, 5, 2]
