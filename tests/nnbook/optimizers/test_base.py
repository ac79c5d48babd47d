"""Optimisers against the papers' formulas, in fractions and in 60 digits."""

from fractions import Fraction

import mpmath
import numpy as np
import pytest

import nnbook
from nnbook.optimizers import Optimizer

STEPS = 60
DECAYS = [(0.9, 0.999), (0.5, 0.25), (0.0, 0.9), (0.9, 0.0), (0.0, 0.0)]


def gradients(rng, n=4):
    """Gradients of very different sizes, with zeros, and one that is always zero."""
    grads = rng.normal(size=(STEPS, n)) * 10.0 ** rng.integers(-6, 4, size=(STEPS, n))
    grads[::7] = 0
    grads[:, -1] = 0
    return grads


def descent_reference(theta, grads, lr):
    for g in grads:
        theta = theta - Fraction(lr) * Fraction(g)
    return theta


def momentum_reference(theta, grads, lr, mu, weight):
    v = Fraction(0)
    for g in grads:
        v = Fraction(mu) * v + weight * Fraction(g)
        theta = theta - Fraction(lr) * v
    return theta


def adam_reference(theta, grads, lr, beta1, beta2, eps):
    """Algorithm 1 of Kingma and Ba, line by line, for one parameter."""
    lr, beta1, beta2, eps = map(mpmath.mpf, (lr, beta1, beta2, eps))
    theta, m, v, t = mpmath.mpf(float(theta)), mpmath.mpf(0), mpmath.mpf(0), 0
    for g in map(mpmath.mpf, map(float, grads)):
        t = t + 1
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta = theta - lr * m_hat / (mpmath.sqrt(v_hat) + eps)
    return theta


def run(make, start, grads):
    theta = start.copy()
    optimizer = make(theta)
    for g in grads:
        g.flags.writeable = False
        assert optimizer.step(g) is None
    assert optimizer.theta is theta
    return theta


def test_descent_is_its_formula(rng):
    start, grads = rng.normal(size=4), gradients(rng)
    got = run(lambda theta: nnbook.GradientDescent(theta, lr=0.37), start, grads)
    columns = zip(start, grads.T, strict=True)
    expected = [float(descent_reference(Fraction(s), g, 0.37)) for s, g in columns]
    np.testing.assert_allclose(got, expected, rtol=1e-12)


@pytest.mark.parametrize("mu", [0.0, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("average", [False, True])
def test_momentum_is_its_formula(mu, average, rng):
    start, grads = rng.normal(size=4), gradients(rng)
    options = {"lr": 0.37, "mu": mu, "average": average}
    got = run(lambda theta: nnbook.Momentum(theta, **options), start, grads)
    weight = 1 - Fraction(mu) if average else Fraction(1)
    expected = [
        float(momentum_reference(Fraction(s), g, 0.37, mu, weight))
        for s, g in zip(start, grads.T, strict=True)
    ]
    np.testing.assert_allclose(got, expected, rtol=1e-12)


def test_momentum_conventions_differ_by_the_rate_alone(rng):
    start, grads = rng.normal(size=4), gradients(rng)
    summed = run(lambda t: nnbook.Momentum(t, lr=0.1, mu=0.8), start, grads)
    averaged = run(
        lambda t: nnbook.Momentum(t, lr=0.5, mu=0.8, average=True), start, grads
    )
    np.testing.assert_allclose(summed, averaged, rtol=1e-12)


def test_momentum_without_memory_is_descent(rng):
    start, grads = rng.normal(size=4), gradients(rng)
    got = run(lambda t: nnbook.Momentum(t, lr=0.1, mu=0), start, grads)
    plain = run(lambda t: nnbook.GradientDescent(t, lr=0.1), start, grads)
    np.testing.assert_array_equal(got, plain)


@pytest.mark.parametrize(("beta1", "beta2"), DECAYS)
@pytest.mark.parametrize("eps", [1e-8, 0.1, 10.0])
def test_adam_is_algorithm_1(beta1, beta2, eps, rng):
    start, grads = rng.normal(size=4), gradients(rng)
    options = {"lr": 0.37, "beta1": beta1, "beta2": beta2, "eps": eps}
    got = run(lambda theta: nnbook.Adam(theta, **options), start, grads)
    expected = [
        float(adam_reference(s, g, **options))
        for s, g in zip(start, grads.T, strict=True)
    ]
    np.testing.assert_allclose(got, expected, rtol=1e-12)


def test_adam_is_algorithm_1_at_every_single_step(rng):
    start, grads = rng.normal(size=1), gradients(rng, 2)[:, :1]
    theta = start.copy()
    adam = nnbook.Adam(theta)
    for t, g in enumerate(grads, start=1):
        adam.step(g)
        expected = adam_reference(start[0], grads[:t, 0], 1e-3, 0.9, 0.999, 1e-8)
        assert theta[0] == pytest.approx(float(expected), rel=1e-13)
        assert adam.t == t


def test_adam_moves_by_its_rate_at_first_whatever_the_size_of_the_gradient():
    theta = np.zeros(4)
    nnbook.Adam(theta, lr=0.01, eps=1e-30).step(np.array([1e-9, -1.0, 1e9, -1e-4]))
    np.testing.assert_allclose(theta, [-0.01, 0.01, -0.01, 0.01], rtol=1e-12)


def test_adam_stands_still_without_a_gradient():
    theta = np.ones(3)
    nnbook.Adam(theta).step(np.zeros(3))
    np.testing.assert_array_equal(theta, np.ones(3))


def test_defaults():
    adam, momentum = nnbook.Adam(np.zeros(1)), nnbook.Momentum(np.zeros(1), lr=1)
    assert (adam.lr, adam.beta1, adam.beta2, adam.eps) == (1e-3, 0.9, 0.999, 1e-8)
    assert (momentum.mu, momentum.weight, adam.t) == (0.9, 1, 0)


MAKERS = {
    "descent": lambda theta, lr=0.1: nnbook.GradientDescent(theta, lr),
    "momentum": lambda theta, lr=0.1: nnbook.Momentum(theta, lr),
    "adam": lambda theta, lr=0.1: nnbook.Adam(theta, lr),
}
each_maker = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


@each_maker
def test_rate_may_change_between_steps(make, rng):
    """The step is proportional to the rate of the moment, the state is not."""
    grads = rng.normal(size=(6, 3))
    fixed, changed = np.zeros(3), np.zeros(3)
    one, other = make(fixed), make(changed)
    for t, g in enumerate(grads):
        before, other.lr = (fixed.copy(), changed.copy()), 0.1 * (t + 1)
        one.step(g)
        other.step(g)
        moved = (changed - before[1]) / (fixed - before[0])
        np.testing.assert_allclose(moved, t + 1, rtol=1e-12)


@each_maker
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_type_is_kept(make, dtype, rng):
    theta = np.ones(3, dtype)
    optimizer = make(theta)
    for g in rng.normal(size=(20, 3)).astype(dtype):
        optimizer.step(g)
    double = np.ones(3)
    exact = make(double)
    for g in np.random.default_rng(20240229).normal(size=(20, 3)):
        exact.step(g)
    assert theta.dtype == dtype
    arrays = [a for a in vars(optimizer).values() if isinstance(a, np.ndarray)]
    assert {a.dtype for a in arrays} == {np.dtype(dtype)}
    np.testing.assert_allclose(theta, double, rtol=1e-4)


@each_maker
def test_two_optimisers_share_nothing(make, rng):
    g = rng.normal(size=3)
    first, second = np.zeros(3), np.zeros(3)
    one, other = make(first), make(second)
    one.step(g)
    one.step(g)
    other.step(g)
    again = np.zeros(3)
    make(again).step(g)
    np.testing.assert_array_equal(second, again)


@each_maker
def test_a_gradient_of_the_wrong_shape_is_refused(make):
    theta = np.ones(3)
    optimizer = make(theta)
    message = r"grad has shape \(2,\), expected that of theta, \(3,\)"
    with pytest.raises(ValueError, match=message):
        optimizer.step(np.ones(2))
    np.testing.assert_array_equal(theta, np.ones(3))
    again = np.ones(3)
    make(again).step(np.ones(3))
    optimizer.step(np.ones(3))
    np.testing.assert_array_equal(theta, again)


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("Adam", {"lr": 0}, r"lr is 0, expected a number in \(0, inf\)"),
        ("Adam", {"lr": -1e-3}, r"lr is -0.001, expected a number in \(0, inf\)"),
        ("Adam", {"lr": float("nan")}, r"lr is nan, expected"),
        ("Adam", {"lr": float("inf")}, r"lr is inf, expected"),
        ("Adam", {"beta1": 1}, r"beta1 is 1, expected a number in \[0, 1\)"),
        ("Adam", {"beta2": 1.5}, r"beta2 is 1.5, expected a number in \[0, 1\)"),
        ("Adam", {"beta2": -0.1}, r"beta2 is -0.1, expected a number in \[0, 1\)"),
        ("Adam", {"eps": 0}, r"eps is 0, expected a number in \(0, inf\)"),
        ("Momentum", {"lr": 0}, r"lr is 0, expected a number in \(0, inf\)"),
        ("Momentum", {"lr": 1, "mu": 1}, r"mu is 1, expected a number in \[0, 1\)"),
        ("Momentum", {"lr": 1, "mu": -1}, r"mu is -1, expected a number in \[0, 1\)"),
        ("GradientDescent", {"lr": -1}, r"lr is -1, expected a number in \(0, inf\)"),
    ],
)
def test_bad_arguments_are_named(name, arguments, message):
    with pytest.raises(ValueError, match=message):
        getattr(nnbook, name)(np.zeros(1), **arguments)


def test_the_base_has_no_formula():
    with pytest.raises(NotImplementedError):
        Optimizer(np.zeros(1), 1.0).step(np.zeros(1))


@pytest.mark.parametrize(
    ("make", "theirs", "options"),
    [
        (MAKERS["descent"], "SGD", {}),
        (MAKERS["momentum"], "SGD", {"momentum": 0.9}),
        (MAKERS["adam"], "Adam", {}),
    ],
    ids=MAKERS,
)
def test_agrees_with_torch(make, theirs, options, rng):
    torch = pytest.importorskip("torch")
    start, grads = rng.normal(size=4), gradients(rng)
    leaf = torch.tensor(start, requires_grad=True)
    other = getattr(torch.optim, theirs)([leaf], lr=0.1, **options)
    theta = start.copy()
    optimizer = make(theta)
    for g in grads:
        leaf.grad = torch.tensor(g)
        other.step()
        optimizer.step(g)
        np.testing.assert_allclose(theta, leaf.detach().numpy(), rtol=1e-11, atol=1e-13)
