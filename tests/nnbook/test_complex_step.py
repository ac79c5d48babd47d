"""Backpropagation against the complex step: every layer, activation and loss, exactly.

The complex step makes no error of its own, so that a wrong digit anywhere shows. Parts
stand in a network with parameters before them: their dX is checked as well.
"""

import numpy as np
import pytest

import nnbook

BOUND = 1e-13
IMAGES, ROWS = (2, 6, 6), (6,)

#: For each layer, layers with it among others; samples are rows of 6, or images 2x6x6.
NETWORKS = {
    "Activate": [nnbook.Activate("tanh")],
    "AvgPool2d": [nnbook.AvgPool2d(3, stride=2, padding=1)],
    "BatchNorm": [nnbook.BatchNorm(3, momentum=0.3, eps=1e-3)],
    "Conv2d": [nnbook.Conv2d(3, 2, (3, 2), stride=(2, 1), padding=(1, 0))],
    "Dense": [nnbook.Dense(6, 4)],
    "Dropout": [nnbook.Dropout(0.4)],
    "Flatten": [nnbook.Flatten()],
    "MaxPool2d": [nnbook.MaxPool2d(3, stride=2, padding=1)],
    "Reshape": [nnbook.Reshape((12, 3, 3))],
}
FOR_IMAGES = {"AvgPool2d", "BatchNorm", "Conv2d", "Flatten", "MaxPool2d", "Reshape"}


def network(layers, sample, outputs=3, seed=0):
    """The layers between two that have parameters, with biases and scales drawn too."""
    before = (
        nnbook.Conv2d(2, 3, 3, padding=1) if sample == IMAGES else nnbook.Dense(6, 6)
    )
    shape = before.output_shape(sample)
    for layer in layers:
        shape = layer.output_shape(shape)
    flat = [nnbook.Flatten()] if len(shape) > 1 else []
    last = nnbook.Dense(int(np.prod(shape)), outputs)
    made = nnbook.Network([before, *layers, *flat, last], seed=seed)
    rng = np.random.default_rng(seed)
    made.theta += rng.normal(size=made.theta.shape) / 3
    return made


def batch(rng, sample, outputs=3, size=5):
    return rng.normal(size=(size, *sample)), rng.dirichlet(np.ones(outputs), size)


def error(made, rng, loss=None, sample=ROWS, **options):
    X, Y = batch(rng, sample)
    loss = loss or nnbook.SoftmaxCrossEntropy()
    return nnbook.check_gradient(made, loss, X, Y, **options).complex_step


def test_nothing_is_left_out():
    assert set(NETWORKS) == set(nnbook.LAYERS)


@pytest.mark.parametrize("name", NETWORKS)
def test_layers(name, rng):
    sample = IMAGES if name in FOR_IMAGES else ROWS
    assert error(network(NETWORKS[name], sample), rng, sample=sample) < BOUND


def test_batch_norm_of_rows(rng):
    assert error(network([nnbook.BatchNorm(6)], ROWS), rng) < BOUND


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", nnbook.LOSSES)
def test_losses(name, weighted, rng):
    loss = nnbook.LOSSES[name]()
    weights = rng.uniform(0.1, 2, 5) if weighted else None
    made = network([nnbook.Activate("tanh")], ROWS)
    assert error(made, rng, loss, weights=weights, l2=0.1) < BOUND


@pytest.mark.parametrize("name", nnbook.ACTIVATIONS)
def test_activations(name, rng):
    layers = [nnbook.Activate(name), nnbook.Dense(6, 6), nnbook.Activate(name)]
    assert error(network(layers, ROWS), rng) < BOUND


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("leaky_relu", {"alpha": 0.3}),
        ("elu", {"alpha": 2.0}),
        ("softmax", {"temperature": 0.5}),
        ("log_softmax", {"temperature": 3.0}),
    ],
)
def test_activations_with_options(name, options, rng):
    assert error(network([nnbook.Activate(name, **options)], ROWS), rng) < BOUND


def test_all_at_once_on_rows(rng):
    layers = [
        nnbook.BatchNorm(6),
        nnbook.Activate("elu"),
        nnbook.Dropout(0.3),
        nnbook.Dense(6, 8),
        nnbook.BatchNorm(8),
        nnbook.Activate("gelu"),
        nnbook.Dropout(0.2),
    ]
    assert error(network(layers, ROWS), rng, l2=0.01) < BOUND


def test_all_at_once_on_images(rng):
    layers = [
        nnbook.BatchNorm(3),
        nnbook.Activate("relu"),
        nnbook.MaxPool2d(2),
        nnbook.Conv2d(3, 4, 3, padding=1),
        nnbook.Activate("leaky_relu"),
        nnbook.AvgPool2d(2, stride=1),
        nnbook.Dropout(0.25),
    ]
    assert error(network(layers, IMAGES), rng, sample=IMAGES) < BOUND


class Slipped(nnbook.Activate):
    """An activation whose derivative is wrong in its twelfth digit."""

    def backward(self, dA, need_dX=True):
        return super().backward(dA, need_dX) * (1 + 1e-12)


def test_a_slip_in_the_twelfth_digit_is_seen(rng):
    assert BOUND < error(network([Slipped("tanh")], ROWS), rng) < 1e-11
