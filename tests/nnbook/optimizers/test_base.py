"""What every optimiser promises, and PyTorch's beside each of ours."""

import numpy as np
import pytest

import nnbook
from nnbook.optimizers import Optimizer
from nnbook.optimizers.base import MARGIN
from tests.nnbook.optimizers.recurrences import gradients

MAKERS = {
    "descent": lambda theta, lr=0.1: nnbook.GradientDescent(theta, lr),
    "momentum": lambda theta, lr=0.1: nnbook.Momentum(theta, lr),
    "average": lambda theta, lr=0.1: nnbook.Momentum(theta, lr, average=True),
    "nesterov": lambda theta, lr=0.1: nnbook.Nesterov(theta, lr),
    "rmsprop": lambda theta, lr=0.1: nnbook.RMSProp(theta, lr),
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
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_what_has_decayed_becomes_zero_and_the_rest_stays(make, dtype):
    theta = np.ones(3, dtype)
    optimizer = make(theta)
    optimizer.step(np.array([0, 1, -1], dtype))
    least = MARGIN * np.finfo(dtype).tiny
    vectors = [getattr(optimizer, n) for n in optimizer.memory if n != "t"]
    for vector in vectors:
        vector[0] = -least / 2 if vector.min() < 0 else least / 2
        vector[1] = least
    kept = [vector[1:].copy() for vector in vectors]
    optimizer.drop_subnormals()
    for vector, rest in zip(vectors, kept, strict=True):
        assert vector[0] == 0
        np.testing.assert_array_equal(vector[1:], rest)


def test_what_would_be_divided_by_nothing_goes_too():
    theta = np.zeros(2, np.float32)
    adam = nnbook.Adam(theta, eps=1e-30)
    adam.sum_g[:], adam.sum_g2[:] = 1e-17, [1e-34, 1e-32]
    adam.drop_subnormals()
    adam.step(np.zeros(2, np.float32))
    assert theta[0] == 0
    assert 0 < abs(theta[1]) < 1


@pytest.mark.parametrize("average", [False, True])
def test_sums_of_a_dead_unit_are_never_subnormal(average):
    """They shrink by 0.9 in each step, and 0.9^800 is below 1e-36."""
    theta = np.ones(2, np.float32)
    for optimizer in nnbook.Momentum(theta, 0.1, average=average), nnbook.Adam(theta):
        optimizer.step(np.array([1, -3], np.float32))
        for _ in range(1200):
            optimizer.step(np.zeros(2, np.float32))
            first = np.abs(getattr(optimizer, optimizer.memory[0]))
            assert ((first == 0) | (first >= np.finfo(np.float32).tiny)).all()
        assert (first == 0).all()


@each_maker
def test_every_hundredth_step_drops_them(make):
    """Which step that is does not change when a run is saved and goes on."""
    optimizer, before = make(np.ones(2)), make(np.ones(2))
    vectors = [n for n in optimizer.memory if n != "t"]
    for _ in range(98):
        before.step(np.array([0.0, 1.0]))
    optimizer.load_state(before.state())
    for name in vectors:
        getattr(optimizer, name)[0] = 1e-310
    for subnormal in (True, False):
        optimizer.step(np.array([0.0, 1.0]))
        kept = [getattr(optimizer, name)[0] != 0 for name in vectors]
        assert kept == [subnormal] * len(vectors)


@each_maker
def test_a_gradient_of_the_wrong_shape_is_refused(make):
    theta = np.ones(3)
    optimizer = make(theta)
    message = r"grad has shape \(2,\), expected \(3,\), the shape of theta"
    with pytest.raises(ValueError, match=message):
        optimizer.step(np.ones(2))
    np.testing.assert_array_equal(theta, np.ones(3))
    again = np.ones(3)
    make(again).step(np.ones(3))
    optimizer.step(np.ones(3))
    np.testing.assert_array_equal(theta, again)


@each_maker
def test_a_state_is_a_copy_and_goes_on_exactly(make, rng):
    grads = rng.normal(size=(6, 3))
    theta = np.ones(3)
    optimizer = make(theta)
    for g in grads[:3]:
        optimizer.step(g)
    state, kept = optimizer.state(), theta.copy()
    optimizer.lr *= 2
    for g in grads[3:]:
        optimizer.step(g)
    again = kept.copy()
    other = make(again, 0.7)
    for _ in range(2):  # the state is not used up by the first that goes on from it
        again[:] = kept
        other.load_state(state)
        assert other.lr == 0.1
        other.lr *= 2
        for g in grads[3:]:
            other.step(g)
        np.testing.assert_array_equal(again, theta)


@each_maker
def test_a_state_of_another_kind_is_refused(make):
    optimizer = make(np.ones(3))
    before = optimizer.state()
    for wrong in ({"lr": 1.0, "w": 2}, {}, None, [1]):
        with pytest.raises(ValueError, match="state"):
            optimizer.load_state(wrong)
    for name, kept in before.items():
        wrongs = [None, "x", np.nan, True, np.ones(1), -1]
        if isinstance(kept, np.ndarray):
            wrongs = [None, "x", [np.nan] * 3, [np.inf] * 3, ["x"] * 3, np.ones(4), 1j]
        for wrong in wrongs:
            with pytest.raises(ValueError, match=rf"^state.s {name}\b.*expected"):
                optimizer.load_state(before | {name: wrong})
    for name, value in optimizer.state().items():
        np.testing.assert_array_equal(value, before[name])


@each_maker
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_state_may_come_from_a_file_of_another_type(make, dtype):
    theta = np.ones(3, dtype)
    optimizer, other = make(theta), make(np.ones(3))
    other.step(np.ones(3))
    optimizer.load_state(other.state())
    for name in optimizer.memory:
        got, expected = getattr(optimizer, name), getattr(other, name)
        assert np.asarray(got).dtype == (int if name == "t" else dtype)
        np.testing.assert_allclose(got, expected, rtol=1e-6)


class Averaged(Optimizer):
    """An optimiser of one's own that remembers a number."""

    memory = ("mean",)
    mean = 0.5


def test_numbers_of_an_optimizer_of_ones_own_are_read_back():
    optimizer = Averaged(np.ones(2), 1.0)
    optimizer.load_state({"lr": 0, "steps": 2, "mean": np.float32(-0.25)})
    assert (optimizer.lr, optimizer.steps, optimizer.mean) == (0, 2, -0.25)
    assert [type(optimizer.lr), type(optimizer.mean)] == [float, float]
    for wrong in (np.nan, -np.inf, "x", None):
        with pytest.raises(ValueError, match=r"^state.s mean is .*expected a num"):
            optimizer.load_state(optimizer.state() | {"mean": wrong})


@each_maker
@pytest.mark.parametrize(
    ("grad", "message"),
    [
        (np.array(["a", "b", "c"]), "grad has dtype <U1, expected numbers"),
        ([1.0, 2.0, 3.0], r"grad is \[1.0, 2.0, 3.0\], expected an array of numbers"),
        (np.array([None] * 3), "grad has dtype object, expected numbers"),
        (np.ones(3) * 1j, "grad has dtype complex128, expected float64"),
        ([1, [2, 3]], "grad is .*, expected an array of numbers"),
        (None, "grad is None, expected an array of numbers"),
    ],
)
def test_a_gradient_that_is_none_is_refused_before_anything_moves(make, grad, message):
    theta = np.ones(3)
    optimizer = make(theta)
    optimizer.step(np.ones(3))
    before, kept = optimizer.state(), theta.copy()
    with pytest.raises(ValueError, match=message):
        optimizer.step(grad)
    np.testing.assert_array_equal(theta, kept)
    assert list(before) == list(optimizer.state())
    for name, value in optimizer.state().items():
        np.testing.assert_array_equal(value, before[name])


@each_maker
def test_a_theta_that_became_read_only_is_named_before_anything_moves(make):
    theta = np.ones(3)
    optimizer = make(theta)
    theta.flags.writeable = False
    before = optimizer.state()
    with pytest.raises(ValueError, match="theta is 'read-only', expected a vector th"):
        optimizer.step(np.ones(3))
    for name, value in optimizer.state().items():
        np.testing.assert_array_equal(value, before[name])


@each_maker
def test_a_gradient_of_another_type_counts_in_that_of_theta(make):
    thetas = [np.ones(3, np.float32) for _ in range(3)]
    for theta, dtype in zip(thetas, (int, np.float64, np.float32), strict=True):
        optimizer = make(theta)
        for _ in range(3):
            optimizer.step(np.array([1, -2, 0], dtype))
    np.testing.assert_array_equal(thetas[0], thetas[2])
    np.testing.assert_array_equal(thetas[1], thetas[2])


def test_an_optimizer_is_shown_by_its_numbers():
    theta = np.ones(3)
    shown = [nnbook.GradientDescent(theta, 0.5), nnbook.RMSProp(theta)]
    assert repr(shown[0]) == "GradientDescent(lr=0.5)"
    assert repr(shown[1]) == "RMSProp(lr=0.001, rho=0.9, eps=1e-08)"
    assert repr(nnbook.Adam(theta)) == (
        "Adam(lr=0.001, beta1=0.9, beta2=0.999, eps=1e-08)"
    )


def test_the_base_has_no_formula():
    with pytest.raises(NotImplementedError):
        Optimizer(np.zeros(1), 1.0).step(np.zeros(1))


@pytest.mark.parametrize(
    ("make", "theirs", "options"),
    [
        (MAKERS["descent"], "SGD", {}),
        (MAKERS["momentum"], "SGD", {"momentum": 0.9}),
        (MAKERS["average"], "SGD", {"momentum": 0.9, "lr": 0.01}),
        (MAKERS["nesterov"], "SGD", {"momentum": 0.9, "nesterov": True}),
        (MAKERS["rmsprop"], "RMSprop", {"alpha": 0.9}),
        (MAKERS["adam"], "Adam", {}),
        (lambda t: nnbook.AdamW(t, 0.1), "AdamW", {"weight_decay": 0.01}),
    ],
    ids=[*MAKERS, "adamw"],
)
def test_agrees_with_torch(make, theirs, options, rng):
    torch = pytest.importorskip("torch")
    start, grads = rng.normal(size=4), gradients(rng)
    leaf = torch.tensor(start, requires_grad=True)
    other = getattr(torch.optim, theirs)([leaf], **({"lr": 0.1} | options))
    theta = start.copy()
    optimizer = make(theta)
    for g in grads:
        leaf.grad = torch.tensor(g)
        other.step()
        optimizer.step(g)
        np.testing.assert_allclose(theta, leaf.detach().numpy(), rtol=1e-11, atol=1e-13)
