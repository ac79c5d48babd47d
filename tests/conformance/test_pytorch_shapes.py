"""Values and gradients against PyTorch, for shapes and options drawn by chance."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbook
from nnbook.tape import Tensor
from tests.conformance.pytorch import COUNTERPARTS
from tests.conformance.pytorch.samples import TOLERANCE, distance, relative_error

torch = pytest.importorskip("torch")
F = torch.nn.functional
SIZE = st.integers(1, 5)
SEED = st.integers(0, 2**32 - 1)
RATES = st.floats(0.01, 3)
quick = settings(max_examples=30)


def normal(rng, *shape):
    return torch.tensor(rng.normal(size=shape), requires_grad=True)


def agree(op, name, arguments, options, rng):
    off = distance(op, COUNTERPARTS[name], arguments, options, rng)
    assert off <= TOLERANCE


ACTIVATIONS = {
    "nn.functional.relu": (F.relu, {}),
    "sigmoid": (torch.sigmoid, {}),
    "tanh": (torch.tanh, {}),
    "nn.functional.leaky_relu": (F.leaky_relu, {"negative_slope": RATES}),
    "nn.functional.elu": (F.elu, {"alpha": RATES}),
    "nn.functional.gelu": (F.gelu, {"approximate": st.sampled_from(["none", "tanh"])}),
    "nn.functional.softplus": (F.softplus, {"threshold": st.just(60)}),
    "softmax": (torch.softmax, {"dim": st.sampled_from([0, 1, -1])}),
    "log_softmax": (torch.log_softmax, {"dim": st.sampled_from([0, 1, -1])}),
}


@pytest.mark.parametrize("name", ACTIVATIONS)
@given(SEED, st.tuples(SIZE, SIZE, SIZE), RATES, st.data())
@quick
def test_activations(name, seed, shape, scale, data):
    op, options = ACTIVATIONS[name]
    rng = np.random.default_rng(seed)
    Z = (10 * scale * normal(rng, *shape)).detach().requires_grad_()
    agree(op, name, (Z,), {k: data.draw(v) for k, v in options.items()}, rng)


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
@given(SEED, SIZE, SIZE, st.floats(0.05, 20))
@quick
def test_temperature(name, seed, n, k, temperature):
    rng = np.random.default_rng(seed)
    Z, dA = rng.normal(size=(2, n, k))
    leaf = torch.tensor(Z, requires_grad=True)
    A = getattr(torch, name)(leaf / temperature, dim=1)
    A.backward(torch.tensor(dA))
    own = getattr(nnbook, name)(Z, temperature=temperature)
    vjp = getattr(nnbook, f"{name}_vjp")(dA, Z, own, temperature=temperature)
    assert relative_error(own, A.detach().numpy()) < TOLERANCE
    assert relative_error(vjp, leaf.grad.numpy()) < TOLERANCE


@given(SEED, SIZE, SIZE, SIZE)
@quick
def test_dense(seed, n, n_in, n_out):
    rng = np.random.default_rng(seed)
    arguments = normal(rng, n, n_in), normal(rng, n_out, n_in), normal(rng, n_out)
    agree(F.linear, "nn.functional.linear", arguments, {}, rng)


def windows(data, most=4):
    """Kernel, stride, padding and a size that has room for at least one window."""
    kernel, stride = data.draw(st.integers(1, most)), data.draw(st.integers(1, 3))
    padding = data.draw(st.integers(0, kernel // 2))
    return kernel, stride, padding, kernel + data.draw(st.integers(0, 4))


def pairs(data):
    rows, columns = windows(data), windows(data)
    return zip(rows, columns, strict=True)


@given(SEED, SIZE, SIZE, SIZE, st.data())
@quick
def test_conv2d(seed, n, c_in, c_out, data):
    kernel, stride, padding, size = pairs(data)
    rng = np.random.default_rng(seed)
    W, b = normal(rng, c_out, c_in, *kernel), normal(rng, c_out)
    options = {"stride": stride, "padding": padding}
    arguments = normal(rng, n, c_in, *size), W, b
    agree(F.conv2d, "nn.functional.conv2d", arguments, options, rng)


@pytest.mark.parametrize("name", ["max_pool2d", "avg_pool2d"])
@given(SEED, SIZE, SIZE, st.data())
@quick
def test_pools(name, seed, n, c, data):
    kernel, stride, padding, size = pairs(data)
    rng = np.random.default_rng(seed)
    options = {"kernel_size": kernel, "stride": stride, "padding": padding}
    X = normal(rng, n, c, *size)
    agree(getattr(F, name), f"nn.functional.{name}", (X,), options, rng)


@pytest.mark.parametrize("train", [True, False])
@pytest.mark.parametrize("sides", [(), (3, 2)], ids=["rows", "images"])
@given(SEED, st.integers(2, 6), SIZE, st.floats(0, 1), st.floats(1e-6, 1))
@quick
def test_batch_norm(train, sides, seed, n, c, momentum, eps):
    """Also the running mean and variance, which PyTorch changes in place."""
    rng = np.random.default_rng(seed)
    X, gamma, beta = normal(rng, n, c, *sides), normal(rng, c), normal(rng, c)
    mean, var = torch.tensor(rng.normal(size=c)), torch.tensor(rng.uniform(1, 2, c))
    layer = nnbook.BatchNorm(c, momentum, eps)
    layer.load_state({"running_mean": mean.numpy(), "running_var": var.numpy()})
    layer.forward(X.detach().numpy(), train=train)
    options = {"training": train, "momentum": momentum, "eps": eps}
    arguments = (X, mean, var, gamma, beta)
    agree(F.batch_norm, "nn.functional.batch_norm", arguments, options, rng)
    for name, theirs in [("running_mean", mean), ("running_var", var)]:
        assert relative_error(layer.state()[name], theirs.numpy()) < TOLERANCE


@given(SEED, SIZE, SIZE, st.floats(0, 0.95))
@quick
def test_dropout_by_the_mask_that_was_drawn(seed, n, k, rate):
    rng = np.random.default_rng(seed)
    layer = nnbook.Dropout(rate)
    layer.initialize(nnbook.zeros, rng)
    start = layer.state()
    mask = layer.forward(np.ones((n, k)), train=True)
    layer.load_state(start)
    X = normal(rng, n, k)
    A = layer.forward(X.detach().numpy(), train=True)
    dA = rng.normal(size=(n, k))
    theirs = X * torch.tensor(mask != 0) / (1 - rate)
    theirs.backward(torch.tensor(dA))
    assert relative_error(A, theirs.detach().numpy()) < TOLERANCE
    assert relative_error(layer.backward(dA), X.grad.numpy()) < TOLERANCE


def distributions(rng, n, k):
    return rng.dirichlet(np.ones(k), size=n)


#: Losses of single samples by PyTorch: their weighted mean is nnbook's loss.
EACH = {
    "MSE": lambda Z, Y: F.mse_loss(Z, Y, reduction="none").mean(1),
    "BinaryCrossEntropy": lambda Z, Y: F.binary_cross_entropy_with_logits(
        Z, Y, reduction="none"
    ).mean(1),
    "SoftmaxCrossEntropy": lambda Z, Y: F.cross_entropy(Z, Y, reduction="none"),
    "KLDivergence": lambda Z, Y: F.kl_div(
        torch.log_softmax(Z, 1), Y, reduction="none"
    ).sum(1),
}


@pytest.mark.parametrize("name", EACH)
@given(SEED, SIZE, SIZE, st.booleans())
@quick
def test_losses(name, seed, n, k, weighted):
    rng = np.random.default_rng(seed)
    Z, Y = normal(rng, n, k), distributions(rng, n, k)
    weights = rng.uniform(0.1, 3, n) if weighted else np.ones(n)
    loss = getattr(nnbook, name)()
    given_weights = weights if weighted else None
    value, grad = loss.value_and_grad(Z.detach().numpy(), Y, given_weights)
    w = torch.tensor(weights)
    theirs = (w * EACH[name](Z, torch.tensor(Y))).sum() / w.sum()
    theirs.backward()
    assert relative_error(np.asarray(value), theirs.detach().numpy()) < TOLERANCE
    assert relative_error(grad, Z.grad.numpy()) < TOLERANCE


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@given(SEED, SIZE, st.integers(2, 5), st.booleans(), st.floats(0, 0.9))
@quick
def test_cross_entropy_of_labels(reduction, seed, n, k, weighted, smoothing):
    rng = np.random.default_rng(seed)
    options = {"reduction": reduction}
    if weighted:
        options["weight"] = torch.tensor(rng.uniform(0.1, 3, k))
    else:
        options["label_smoothing"] = smoothing
    arguments = normal(rng, n, k), torch.tensor(rng.integers(0, k, n))
    name = "nn.functional.cross_entropy"
    agree(F.cross_entropy, name, arguments, options, rng)


TORCH = {
    "identity": torch.nn.Identity,
    "relu": torch.nn.ReLU,
    "leaky_relu": torch.nn.LeakyReLU,
    "elu": torch.nn.ELU,
    "gelu": torch.nn.GELU,
    "gelu_tanh": lambda: torch.nn.GELU("tanh"),
    "sigmoid": torch.nn.Sigmoid,
    "softplus": torch.nn.Softplus,
    "tanh": torch.nn.Tanh,
    "softmax": lambda: torch.nn.Softmax(1),
    "log_softmax": lambda: torch.nn.LogSoftmax(1),
}


@pytest.mark.parametrize("activation", nnbook.ACTIVATIONS)
def test_whole_networks(activation, rng):
    """theta, layer by layer, is what PyTorch's parameters are, each W transposed."""
    network = nnbook.mlp([4, 6, 5, 3], activation=activation, seed=1)
    network.theta[:] = rng.normal(size=network.theta.shape)
    layers = []
    for n_in, n_out in [(4, 6), (6, 5), (5, 3)]:
        dense = torch.nn.Linear(n_in, n_out, dtype=torch.float64)
        own = network.layers[len(layers)]
        with torch.no_grad():
            dense.weight[:] = torch.tensor(own.W.T.copy())
            dense.bias[:] = torch.tensor(own.b)
        layers += [dense, TORCH[activation]()]
    theirs = torch.nn.Sequential(*layers[:-1])
    X, Y = rng.normal(size=(7, 4)), distributions(rng, 7, 3)
    value = network.loss_grad(nnbook.SoftmaxCrossEntropy(), X, Y)
    loss = F.cross_entropy(theirs(torch.tensor(X)), torch.tensor(Y))
    loss.backward()
    parts = [(p.grad.T if p.ndim == 2 else p.grad).ravel() for p in theirs.parameters()]
    assert value == pytest.approx(loss.item(), rel=1e-13)
    assert relative_error(network.grad, torch.cat(parts).numpy()) < 1e-13


def computed(X, W, b, V, c, Y):
    """A loss of everything that the tape and PyTorch write alike."""
    A = ((X @ W + b) / 3).tanh()
    Z = (A**2 - 2 * A).relu() @ V * c
    P = (-Z).exp() / (1 + (-Z).exp())
    each = (Y * (P * P + 0.1).log()).sum(1, keepdims=True) - (1 - P.mean(0)).sum()
    return (each * (2 / (1 + c * c))).mean()


@given(SEED, SIZE, SIZE, SIZE, SIZE)
@quick
def test_tape(seed, n, n_in, width, n_out):
    """Broadcasting, values used twice, and every operation; all leaves get theirs."""
    rng = np.random.default_rng(seed)
    shapes = [(n, n_in), (n_in, width), (width,), (width, n_out), (n_out,), (n, n_out)]
    leaves = [normal(rng, *shape) for shape in shapes]
    own = [Tensor(leaf.detach().numpy()) for leaf in leaves]
    theirs, loss = computed(*leaves), computed(*own)
    theirs.backward()
    loss.backward()
    assert relative_error(loss.data, theirs.detach().numpy()) < TOLERANCE
    for ours, leaf in zip(own, leaves, strict=True):
        assert relative_error(ours.grad, leaf.grad.numpy()) < TOLERANCE
