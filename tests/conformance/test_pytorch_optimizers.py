"""Twenty steps of every optimiser, with random gradients, against torch.optim."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbook

torch = pytest.importorskip("torch")

SIZE, STEPS = 6, 20
RATE, DECAY = st.floats(1e-4, 0.5), st.floats(0, 0.99)
EPS = st.floats(1e-10, 1e-2)
SEED = st.integers(0, 2**32 - 1)


def same_path(own, theirs, leaves, rng):
    """Both take the same steps; the leaves are parts of theta, in order.

    Gradients are of very different sizes, and some are 0 in every step.
    """
    for _ in range(STEPS):
        grad = rng.normal(size=SIZE) * 10.0 ** rng.integers(-4, 3, SIZE)
        grad[1] = 0
        start = 0
        for leaf in leaves:
            leaf.grad = torch.tensor(grad[start : start + len(leaf)])
            start += len(leaf)
        own.step(grad)
        theirs.step()
        expected = torch.cat([leaf.detach() for leaf in leaves]).numpy()
        np.testing.assert_allclose(own.theta, expected, rtol=1e-10, atol=1e-12)


def parameters(rng, *sizes):
    theta = rng.normal(size=SIZE)
    parts = torch.tensor(theta).split(list(sizes or (SIZE,)))
    return theta, [part.clone().requires_grad_() for part in parts]


@given(SEED, RATE)
@settings(max_examples=20)
def test_gradient_descent(seed, lr):
    rng = np.random.default_rng(seed)
    theta, leaves = parameters(rng)
    theirs = torch.optim.SGD(leaves, lr)
    same_path(nnbook.GradientDescent(theta, lr), theirs, leaves, rng)


@pytest.mark.parametrize("nesterov", [False, True])
@given(SEED, RATE, st.floats(0.01, 0.99))
@settings(max_examples=20)
def test_momentum(nesterov, seed, lr, mu):
    rng = np.random.default_rng(seed)
    theta, leaves = parameters(rng)
    theirs = torch.optim.SGD(leaves, lr, momentum=mu, nesterov=nesterov)
    own = (nnbook.Nesterov if nesterov else nnbook.Momentum)(theta, lr, mu)
    same_path(own, theirs, leaves, rng)


@given(SEED, RATE, st.floats(0.01, 0.99))
@settings(max_examples=20)
def test_momentum_as_an_average(seed, lr, mu):
    """v is 1 - mu times PyTorch's, as its dampening does from the second step on."""
    rng = np.random.default_rng(seed)
    theta, leaves = parameters(rng)
    theirs = torch.optim.SGD(leaves, lr * (1 - mu), momentum=mu)
    own = nnbook.Momentum(theta, lr, mu, average=True)
    same_path(own, theirs, leaves, rng)


@given(SEED, RATE, DECAY, EPS)
@settings(max_examples=20)
def test_rmsprop(seed, lr, rho, eps):
    """rho is PyTorch's alpha, whose default is 0.99; eps stands beside sqrt(v)."""
    rng = np.random.default_rng(seed)
    theta, leaves = parameters(rng)
    theirs = torch.optim.RMSprop(leaves, lr, alpha=rho, eps=eps)
    same_path(nnbook.RMSProp(theta, lr, rho, eps), theirs, leaves, rng)


@given(SEED, RATE, DECAY, st.floats(0, 0.9999), EPS)
@settings(max_examples=20)
def test_adam(seed, lr, beta1, beta2, eps):
    rng = np.random.default_rng(seed)
    theta, leaves = parameters(rng)
    theirs = torch.optim.Adam(leaves, lr, (beta1, beta2), eps)
    own = nnbook.Adam(theta, lr, beta1, beta2, eps)
    same_path(own, theirs, leaves, rng)


@given(SEED, RATE, st.floats(0, 0.5))
@settings(max_examples=20)
def test_adamw_with_a_mask_as_groups(seed, lr, decay):
    """What the mask leaves out is a group of its own in PyTorch, without decay."""
    rng = np.random.default_rng(seed)
    theta, leaves = parameters(rng, 4, 2)
    groups = [
        {"params": leaves[:1], "weight_decay": decay},
        {"params": leaves[1:], "weight_decay": 0.0},
    ]
    theirs = torch.optim.AdamW(groups, lr)
    mask = np.array([1.0, 1, 1, 1, 0, 0])
    own = nnbook.AdamW(theta, lr, decay=decay, mask=mask)
    same_path(own, theirs, leaves, rng)


def test_defaults_are_those_of_pytorch():
    theta = np.zeros(1)
    adamw = torch.optim.AdamW([torch.zeros(1)]).defaults
    own = nnbook.AdamW(theta)
    assert (own.lr, (own.beta1, own.beta2), own.eps, own.decay) == (
        adamw["lr"],
        adamw["betas"],
        adamw["eps"],
        adamw["weight_decay"],
    )
    adam = torch.optim.Adam([torch.zeros(1)]).defaults
    own = nnbook.Adam(theta)
    assert (own.lr, (own.beta1, own.beta2), own.eps) == (
        adam["lr"],
        adam["betas"],
        adam["eps"],
    )
