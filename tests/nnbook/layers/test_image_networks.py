"""Whole networks of image layers: gradients, PyTorch's steps, files, memory."""

import tracemalloc

import numpy as np
import pytest

import nnbook
from tests.nnbook import references as ref

LOSS = nnbook.SoftmaxCrossEntropy()


def cnn(dtype=np.float64, seed=0):
    """Every kind of image layer, on rows of 36 numbers, for three classes."""
    layers = [
        nnbook.Reshape((1, 6, 6)),
        nnbook.Conv2d(1, 2, 3, padding=1),
        nnbook.BatchNorm(2),
        nnbook.Activate("relu"),
        nnbook.MaxPool2d(2),
        nnbook.Conv2d(2, 3, 2),
        nnbook.Activate("tanh"),
        nnbook.AvgPool2d(2, 1),
        nnbook.Flatten(),
        nnbook.Dropout(0.25),
        nnbook.Dense(3, 3),
    ]
    return nnbook.Network(layers, seed=seed, dtype=dtype)


def data(rng, count=5):
    return rng.normal(size=(count, 36)), np.eye(3)[rng.integers(3, size=count)]


def test_shapes_are_known_before_any_image():
    network = cnn()
    assert network.sample_shapes == [
        (1, 6, 6), (2, 6, 6), (2, 6, 6), (2, 6, 6), (2, 3, 3), (3, 2, 2), (3, 2, 2),
        (3, 1, 1), (3,), (3,), (3,),
    ]  # fmt: skip
    assert network.parameter_count == 20 + 4 + 27 + 12
    assert "2 x 3 x 3" in network.summary()
    assert network.weight_mask.sum() == 18 + 24 + 9


def test_layers_that_do_not_fit_are_refused_before_any_image():
    small = [nnbook.Reshape((1, 2, 2)), nnbook.Conv2d(1, 1, 3)]
    with pytest.raises(ValueError, match="image has 2 rows or columns"):
        nnbook.Network(small)
    channels = [nnbook.Conv2d(1, 2, 3), nnbook.Conv2d(3, 1, 3)]
    with pytest.raises(ValueError, match=r"Conv2d\(3, 1, 3\) gets samples of shape"):
        nnbook.Network(channels)


def test_the_gradient_is_right(rng):
    network = cnn()
    network.theta[:] = rng.normal(size=network.parameter_count)
    check = nnbook.check_gradient(network, LOSS, *data(rng))
    assert check.complex_step < 1e-13
    assert check.central_difference < 1e-7


def test_float32_stays_float32(rng):
    network = cnn(np.float32)
    network.loss_grad(LOSS, *data(rng))
    assert network.grad.dtype == np.float32
    assert network.forward(data(rng)[0]).dtype == np.float32


def test_a_file_keeps_everything(rng, tmp_path):
    network, (X, Y) = cnn(), data(rng)
    network.loss_grad(LOSS, X, Y)
    nnbook.save_network(network, tmp_path / "cnn.npz")
    twin = nnbook.load_network(tmp_path / "cnn.npz")
    assert repr(twin) == repr(network)
    np.testing.assert_array_equal(twin.forward(X), network.forward(X))
    assert twin.loss_grad(LOSS, X, Y) == network.loss_grad(LOSS, X, Y)  # same mask


def test_training_agrees_with_torch(rng):
    torch = pytest.importorskip("torch")
    network = nnbook.Network(
        [
            nnbook.Conv2d(1, 2, 3, padding=1),
            nnbook.BatchNorm(2),
            nnbook.Activate("relu"),
            nnbook.MaxPool2d(2),
            nnbook.Conv2d(2, 3, 2, stride=(1, 2)),
            nnbook.Activate("relu"),
            nnbook.Flatten(),
            nnbook.Dense(6, 3),
        ]
    )
    model = torch.nn.Sequential(
        torch.nn.Conv2d(1, 2, 3, padding=1),
        torch.nn.BatchNorm2d(2),
        torch.nn.ReLU(),
        torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(2, 3, 2, stride=(1, 2)),
        torch.nn.ReLU(),
        torch.nn.Flatten(),
        torch.nn.Linear(6, 3),
    ).double()
    for name, parameter in model.named_parameters():
        layer = network.layers[int(name.partition(".")[0])]
        ours = {
            "weight": getattr(layer, "W", getattr(layer, "gamma", None)),
            "bias": getattr(layer, "b", getattr(layer, "beta", None)),
        }[name.partition(".")[2]]
        with torch.no_grad():
            parameter.copy_(torch.tensor(ours.T if ours.ndim == 2 else ours))
    theirs = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(5):
        X, y = rng.normal(size=(6, 1, 6, 5)), rng.integers(3, size=6)
        theirs.zero_grad()
        value = torch.nn.functional.cross_entropy(
            model(torch.tensor(X)), torch.tensor(y)
        )
        value.backward()
        theirs.step()
        assert network.loss_grad(LOSS, X, np.eye(3)[y]) == pytest.approx(
            value.item(), rel=1e-11
        )
        network.theta -= 0.1 * network.grad
    model.eval()
    X = rng.normal(size=(4, 1, 6, 5))
    expected = model(torch.tensor(X)).detach().numpy()
    assert ref.distance(network.forward(X), expected) < 1e-11


def test_steps_do_not_pile_up_memory(rng):
    network, (X, Y) = cnn(np.float32), data(rng, 64)
    adam = nnbook.Adam(network.theta)

    def steps(count):
        for _ in range(count):
            network.loss_grad(LOSS, X, Y)
            adam.step(network.grad)
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        few, many = steps(3), steps(30)
    finally:
        tracemalloc.stop()
    assert many - few < X.nbytes // 4  # a tenth of an image a step would be more
