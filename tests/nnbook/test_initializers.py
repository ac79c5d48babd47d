"""Initialisers: the draws, their variance, and what they keep."""

import numpy as np
import pytest

import nnbook

NORMAL = {
    "he": lambda a, b: 2 / a,
    "he_normal": lambda a, b: 2 / a,
    "xavier": lambda a, b: 2 / (a + b),
    "xavier_normal": lambda a, b: 2 / (a + b),
    "lecun_normal": lambda a, b: 1 / a,
    "normal": lambda a, b: 1e-4,
}
UNIFORM = {
    "he_uniform": lambda a, b: 2 / a,
    "xavier_uniform": lambda a, b: 2 / (a + b),
    "lecun_uniform": lambda a, b: 1 / a,
}
VARIANCES = NORMAL | UNIFORM
FANS = pytest.mark.parametrize(("n_in", "n_out"), [(300, 100), (100, 300)])


def test_registry():
    assert set(nnbook.INITIALIZERS) == {*VARIANCES, "zeros"}
    for name in set(VARIANCES) - {"normal"} | {"zeros"}:
        assert nnbook.INITIALIZERS[name] is getattr(nnbook, name)
    assert nnbook.he is nnbook.he_normal
    assert nnbook.xavier is nnbook.xavier_normal


@pytest.mark.parametrize("name", VARIANCES)
@FANS
def test_variance(name, n_in, n_out, rng):
    W = nnbook.INITIALIZERS[name](n_in, n_out, rng)
    assert (W.shape, W.dtype) == ((n_in, n_out), np.float64)
    variance = VARIANCES[name](n_in, n_out)
    count = W.size
    # Normal or uniform, and not merely of that variance: the fourth moment.
    kurtosis, spread = (3, 96) if name in NORMAL else (9 / 5, 9**2 * (1 / 9 - 1 / 25))
    # Five standard errors of a mean, of a variance and of a fourth moment.
    assert abs(W.mean()) < 5 * np.sqrt(variance / count)
    assert abs((W * W).mean() / variance - 1) < 5 * np.sqrt((kurtosis - 1) / count)
    assert abs((W**4).mean() / variance**2 - kurtosis) < 5 * np.sqrt(spread / count)


@pytest.mark.parametrize("name", NORMAL)
def test_normal_draws_are_the_generators(name):
    W = nnbook.INITIALIZERS[name](3, 2, np.random.default_rng(4))
    draws = np.random.default_rng(4).standard_normal((3, 2))
    np.testing.assert_allclose(W, draws * np.sqrt(VARIANCES[name](3, 2)), rtol=1e-15)


@pytest.mark.parametrize("name", UNIFORM)
def test_uniform_draws_reach_their_bounds_and_no_further(name):
    W = nnbook.INITIALIZERS[name](3, 2, np.random.default_rng(4))
    draws = 2 * np.random.default_rng(4).random((3, 2)) - 1
    bound = np.sqrt(3 * VARIANCES[name](3, 2))
    np.testing.assert_allclose(W, draws * bound, rtol=1e-14)


@pytest.mark.parametrize("kind", ["kaiming", "xavier"])
@pytest.mark.parametrize("form", ["normal", "uniform"])
def test_the_spread_is_that_of_torch(kind, form):
    torch = pytest.importorskip("torch")
    theirs = torch.empty(300, 200)  # (n_out, n_in)
    options = {"nonlinearity": "relu"} if kind == "kaiming" else {}
    seeded = torch.Generator().manual_seed(0)
    init = getattr(torch.nn.init, f"{kind}_{form}_")
    init(theirs, generator=seeded, **options)
    name = kind.replace("kaiming", "he") + f"_{form}"
    ours = nnbook.INITIALIZERS[name](200, 300, np.random.default_rng(0))
    assert ours.std() == pytest.approx(theirs.std().item(), rel=0.02)
    if form == "uniform":
        assert ours.max() == pytest.approx(theirs.max().item(), rel=1e-3)


@pytest.mark.parametrize("name", [*VARIANCES, "zeros"])
def test_another_shape_is_filled_with_the_same_draws(name):
    """A convolution's weights: fans of 9 and 4 spread over three axes."""
    initializer = nnbook.INITIALIZERS[name]
    W = initializer(9, 4, np.random.default_rng(4), (4, 3, 3))
    flat = initializer(9, 4, np.random.default_rng(4))
    assert W.shape == (4, 3, 3)
    np.testing.assert_array_equal(W.ravel(), flat.ravel())
    again = initializer(9, 4, np.random.default_rng(4), shape=(4, 3, 3))
    np.testing.assert_array_equal(again, W)


@pytest.mark.parametrize("name", [*VARIANCES, "zeros"])
def test_published_runs_draw_from_the_older_generator(name):
    W = nnbook.INITIALIZERS[name](2, 3, np.random.RandomState(0))
    assert W.shape == (2, 3)


def test_standard_deviation_is_chosen(rng):
    W = nnbook.normal(0.3)(200, 200, rng)
    assert W.std() == pytest.approx(0.3, rel=0.02)
    assert nnbook.normal(std=0)(1, 1, rng) == 0


@pytest.mark.parametrize(
    ("initializer", "value"),
    [(nnbook.zeros, 0), (nnbook.constant(0.25), 0.25), (nnbook.constant(-2), -2)],
)
def test_one_value_is_not_drawn(initializer, value, rng):
    state = rng.bit_generator.state
    W = initializer(3, 2, rng)
    np.testing.assert_array_equal(W, np.full((3, 2), value))
    assert W.dtype == np.float64
    assert initializer(3, 2, rng, (2, 1, 3)).shape == (2, 1, 3)
    assert rng.bit_generator.state == state


def test_smallest_counts(rng):
    for initializer in nnbook.INITIALIZERS.values():
        assert initializer(1, 1, rng).shape == (1, 1)
        assert initializer(1, 1, rng, (1,)).shape == (1,)


@pytest.mark.parametrize("form", ["normal", "uniform"])
def test_he_keeps_the_mean_square_through_relu_layers(form, rng):
    """E[A_l^2] stays that of the input; with Xavier's variance it halves each time."""
    X = rng.normal(size=(200, 200))
    kept = {}
    for name in (f"he_{form}", f"xavier_{form}"):
        A = X
        for _ in range(8):
            A = nnbook.relu(A @ nnbook.INITIALIZERS[name](200, 200, rng))
        kept[name[:2]] = (A * A).mean() / (X * X).mean()
    assert 0.3 < kept["he"] < 2
    assert kept["xa"] < 0.01


@pytest.mark.parametrize("form", ["normal", "uniform"])
def test_lecun_keeps_the_mean_square_through_linear_layers(form, rng):
    A = X = rng.normal(size=(200, 200))
    for _ in range(8):
        A = A @ nnbook.INITIALIZERS[f"lecun_{form}"](200, 200, rng)
    assert 0.5 < (A * A).mean() / (X * X).mean() < 1.5
